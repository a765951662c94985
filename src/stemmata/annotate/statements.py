"""Statements: everything that a report says or has somebody say, each with its whole chain of voices."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from stemmata.annotate.attributions import Attribution, Range
from stemmata.annotate.chains import CARRIED_ON, Antecedent, Link, chain_of, continued, near, unknown_step
from stemmata.annotate.contents import manner_of, polarity_of, spans_of
from stemmata.annotate.credits import other_attributions
from stemmata.annotate.narration import leftovers
from stemmata.annotate.nesting import parents, sorted_out
from stemmata.annotate.placed import Placed
from stemmata.annotate.units import Unit, Word, parts_of, units_of, words_of
from stemmata.annotate.verbal import verbal_attributions
from stemmata.annotate.voices import Voices
from stemmata.model.annotations import Annotations, Manner, Quotation, Statement, Step
from stemmata.model.report import Report
from stemmata.text.ids import content_id
from stemmata.text.span import Span

_ZONES: Final = frozenset({"headline", "body", "caption", "editorial"})
_NAMING: Final = frozenset({"name", "acronym"})
_SPEAKING: Final = frozenset({"person", "organisation", "group"})
_NOBODY = "No one is credited with the quoted words."
_INTRODUCED = "The paragraph before ends with a colon; these are taken to be the words it introduces."
_UNSETTLED = "Whose words these are could not be told from the sentence."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    passage: Span
    content: tuple[Span, ...]
    manner: Manner
    chain: tuple[Step, ...]
    negative: bool = False
    doubt: str | None = None


@dataclass(slots=True)
class _Walk:
    """Goes through a report unit by unit, and remembers which voice was credited last."""

    voices: Voices
    drafts: list[_Draft] = field(default_factory=list)
    before: Antecedent | None = None
    introduced: Antecedent | None = None  # whose words this paragraph is, after a colon
    waiting: Unit | None = None  # a bare quotation whose speaker may follow: “….” Varro said.

    def read(self, unit: Unit, index: int) -> None:
        if unit.starts_paragraph:
            self.introduced = self.before if self._announced(unit, index) else None
        found = self._found(unit, index)
        if self._is_bare_quotation(unit, found):
            self._settle(index)
            self.waiting = unit
            return
        links = self._links(unit, index, found)
        bare = next((i for i, a in enumerate(found) if not a.content and links[i] is not None), None)
        if bare is not None and self.waiting is not None:
            self._credit_waiting(unit, links[bare])
        self._settle(index)
        self._emit(unit, index, found, links)

    def _announced(self, unit: Unit, index: int) -> bool:
        before = self.before
        return before is not None and before.announces and before.unit == index - 1 and before.zone == unit.zone

    def finish(self, index: int) -> None:
        self._settle(index)

    def _found(self, unit: Unit, index: int) -> tuple[Attribution, ...]:
        before = near(self.before, index, unit.zone)

        def is_document(phrase: Range) -> bool:
            voice = self.voices.voice_of(unit.between(*phrase))
            if voice is None:
                return False
            if voice.pronoun and voice.name.lower() == "it" and before is not None:
                return before.chain[-1].kind == "document"
            return voice.kind == "document"

        verbal = verbal_attributions(unit, is_document)
        return sorted_out(unit, [*verbal, *other_attributions(unit, verbal)])

    def _is_bare_quotation(self, unit: Unit, found: Sequence[Attribution]) -> bool:
        return (
            not found
            and any(w.kind == "quote" for w in unit.words)
            and all(w.kind in {"quote", "mark", "break", "comma"} for w in unit.words)
        )

    def _links(self, unit: Unit, index: int, found: Sequence[Attribution]) -> list[Link | None]:
        outermost = self.introduced.chain if self.introduced is not None else (self.voices.outlet_step(opines=False),)
        above = parents(found)
        links: dict[int, Link | None] = {}

        def link(at: int) -> Link | None:
            if at not in links:
                parent = above[at]
                held = link(parent) if parent is not None else None
                chain = held.chain if held is not None else outermost
                links[at] = chain_of(found[at], unit, chain, self.voices, near(self.before, index, unit.zone))
            return links[at]

        return [link(at) for at in range(len(found))]

    def _credit_waiting(self, unit: Unit, link: Link | None) -> None:
        waiting = self.waiting
        if waiting is None or link is None or waiting.zone != unit.zone:
            return
        content = spans_of(waiting, [(0, len(waiting.words))])
        passage = Span(waiting.span.start, unit.span.end)
        self._add(
            _Draft(passage=passage, content=content, manner="direct", chain=link.chain, doubt=link.doubt), waiting
        )
        self.waiting = None

    def _settle(self, index: int) -> None:
        """A bare quotation that nobody claimed takes the voice before it."""
        unit, self.waiting = self.waiting, None
        if unit is None:
            return
        content = spans_of(unit, [(0, len(unit.words))])
        chain = continued(self.before, index, unit.zone)
        if chain is None:
            outlet = self.voices.outlet_step(opines=False)
            self._add(
                _Draft(
                    passage=unit.span, content=content, manner="direct", chain=(outlet, unknown_step()), doubt=_NOBODY
                ),
                unit,
            )
            return
        self._add(_Draft(passage=unit.span, content=content, manner="direct", chain=chain), unit)
        if self.before is not None:
            self.before = replace(self.before, unit=index)

    def _emit(self, unit: Unit, index: int, found: Sequence[Attribution], links: Sequence[Link | None]) -> None:
        kept = [(a, k) for a, k in zip(found, links, strict=True) if k is not None]
        for made, link in kept:
            content = spans_of(unit, made.content)
            draft = _Draft(
                passage=unit.span,
                content=content,
                manner=manner_of(content, unit.quotations),
                chain=link.chain,
                negative=made.negative or made.modality == "denies",
                doubt=link.doubt or _unsettled(link.chain),
            )
            self._add(draft, unit)
        self._remember(unit, index, kept)
        for piece in leftovers(unit, [a for a, _ in kept]):
            self._narrate(unit, index, piece)

    def _remember(self, unit: Unit, index: int, kept: Sequence[tuple[Attribution, Link]]) -> None:
        outermost = [(a, k) for a, k in kept if a.form not in {"nominal", "adverb", "passive"} and not a.relative]
        if not outermost:
            return
        shortest = min(len(k.chain) for _, k in outermost)
        link = [k for _, k in outermost if len(k.chain) == shortest][-1]
        announces = unit.words[-1].text == ":"
        self.before = Antecedent(chain=link.chain, unit=index, zone=unit.zone, doubt=link.doubt, announces=announces)

    def _narrate(self, unit: Unit, index: int, piece: Range) -> None:
        content = spans_of(unit, [piece])
        manner, chain, doubt = self._narrator(unit, index, piece, content)
        self._add(_Draft(passage=unit.span, content=content, manner=manner, chain=chain, doubt=doubt), unit)

    def _narrator(
        self, unit: Unit, index: int, piece: Range, content: Sequence[Span]
    ) -> tuple[Manner, tuple[Step, ...], str | None]:
        """Whose words an uncredited stretch is: the outlet's, unless it is quoted or was introduced by a colon."""
        manner = manner_of(content, unit.quotations)
        if self.introduced is not None:
            last = self.introduced.chain[-1]
            return manner, (*self.introduced.chain[:-1], replace(last, cue=None)), _INTRODUCED
        opines = unit.zone == "editorial"
        outlet = self.voices.outlet_step(opines=opines)
        quoted = unit.open or any(_is_speech(w) for w in unit.words[slice(*piece)])
        if opines or not quoted:
            return "narration", (outlet,), None
        carried = continued(self.before, index, unit.zone)
        if carried is None or self.before is None:
            return "narration", (outlet,), _NOBODY
        if unit.open:
            self.before = replace(self.before, unit=index)
        return manner, carried, CARRIED_ON

    def _add(self, draft: _Draft, unit: Unit) -> None:
        if draft.content:
            negative = draft.negative or polarity_of(unit.text, draft.content) == "negative"
            self.drafts.append(replace(draft, negative=negative))


_REFERENCES: Final = frozenset({"source_line", "read_also", "photo", "agency", "link"})


def _prose(report: Report, found: Annotations) -> Iterator[Unit]:
    """The units that say something, without those that only point elsewhere: "Source: …", "Read also …"."""
    references = sorted(c.span for c in found.citations if c.kind in _REFERENCES)
    placed = Placed(references)
    for unit in _units(report, found):
        touched = [references[at] for at in placed.touching(unit.span)]
        span = unit.span
        if not any(2 * (min(span.end, r.end) - max(span.start, r.start)) > len(span) for r in touched):
            yield unit


def _is_speech(word: Word) -> bool:
    """A quotation of at least four words that is no title: most of its words are in lower case."""
    spoken = word.text.split() if word.kind == "quote" else []
    return len(spoken) >= 4 and 2 * sum(w.lower() == w for w in spoken) >= len(spoken)


def _unsettled(chain: tuple[Step, ...]) -> str | None:
    return _UNSETTLED if chain[-1].kind == "unknown" else None


class Statements:
    """Reads every sentence for who says what, through whom."""

    name = "statements"
    version = "1"
    needs: tuple[str, ...] = (
        "passages", "quotations", "mentions", "entities", "documents", "citations", "quantities", "dates",
    )  # fmt: skip
    gives: tuple[str, ...] = ("statements",)

    def annotate(self, report: Report, found: Annotations) -> Annotations:
        """Statements in the order of their contents; none where the report has no prose."""
        voices = Voices(report, found)
        walk = _Walk(voices)
        index = -1
        for index, unit in enumerate(_prose(report, found)):
            walk.read(unit, index)
        walk.finish(index + 1)
        layers = _Layers(
            voices=voices,
            quantities=Placed([q.span for q in found.quantities]),
            dates=Placed([d.span for d in found.dates]),
        )
        made = {s.id: s for s in (_statement(report, layers, draft) for draft in walk.drafts)}
        ordered = sorted(made.values(), key=lambda s: (s.content[0], -s.content[-1].end, len(s.chain), s.id))
        return replace(found, statements=tuple(ordered))


def _units(report: Report, found: Annotations) -> Iterator[Unit]:
    sentences = [p.span for p in found.passages if p.kind == "sentence"]
    outermost = [q for q in found.quotations if q.depth == 0 and not q.scare]
    read = [q for q in outermost if _is_read_as_one(q)]
    names = [m.span for m in found.mentions if m.form in _NAMING and m.kind in _SPEAKING]
    placed_sentences, placed_quotations = Placed(sentences), Placed([q.outer for q in read])
    placed_names, unclosed = Placed(names), Placed([q.outer for q in outermost if not _is_read_as_one(q)])
    for paragraph in (p.span for p in found.passages if p.kind == "paragraph"):
        zone = report.zone_at(paragraph.start)
        if zone not in _ZONES:
            continue
        inside = [sentences[at] for at in placed_sentences.inside(paragraph)]
        held = [read[at] for at in placed_quotations.inside(paragraph)]
        for span, quotations in units_of(inside, held):
            known = [names[at] for at in placed_names.inside(span)]
            unit = Unit(
                text=report.text,
                span=span,
                words=words_of(report.text, span, quotations),
                starts_paragraph=span.start == paragraph.start,
                zone=zone,
                quotations=quotations,
                names={name.end: name.start for name in reversed(known)},
                open=bool(unclosed.touching(span)),
            )
            yield from parts_of(unit)


def _is_read_as_one(quotation: Quotation) -> bool:
    """A closed quotation, or one of several paragraphs; in any other unclosed one the credit may stand unmarked."""
    return quotation.closed or quotation.continues


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layers:
    voices: Voices
    quantities: Placed
    dates: Placed


def _statement(report: Report, layers: _Layers, draft: _Draft) -> Statement:
    names = [f"{step.kind}:{step.name}" for step in draft.chain]
    spans = [f"{span.start}-{span.end}" for span in draft.content]
    held = {m.local for span in draft.content for m in layers.voices.mentions_in(span) if m.local is not None}
    return Statement(
        id=content_id("statement", report.id, *spans, *names),
        passage=draft.passage,
        content=draft.content,
        manner=draft.manner,
        chain=draft.chain,
        polarity="negative" if draft.negative else "positive",
        quantities=tuple(sorted({at for span in draft.content for at in layers.quantities.inside(span)})),
        dates=tuple(sorted({at for span in draft.content for at in layers.dates.inside(span)})),
        locals=tuple(sorted(held)),
        doubt=draft.doubt,
    )


annotator = Statements()
