"""Statements: everything that a report says or has somebody say, each with its whole chain of voices."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from stemmata.annotate.attributions import Attribution, Range
from stemmata.annotate.chains import CARRIED_ON, Antecedent, Link, chain_of, continued, near, unknown_step
from stemmata.annotate.contents import manner_of, polarity_of, spans_of
from stemmata.annotate.credits import other_attributions
from stemmata.annotate.narration import leftovers
from stemmata.annotate.nesting import parents, sorted_out
from stemmata.annotate.units import Unit, Word, units_of, words_of
from stemmata.annotate.verbal import verbal_attributions
from stemmata.annotate.voices import Voices
from stemmata.model.annotations import Annotations, Manner, Quotation, Statement, Step
from stemmata.model.report import Report
from stemmata.text.ids import content_id
from stemmata.text.span import Span

_ZONES: Final = frozenset({"headline", "body", "caption", "editorial"})
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


def _references(found: Annotations) -> tuple[Span, ...]:
    """Stretches that only point elsewhere: "Source: …", "Read also …"."""
    return tuple(sorted(c.span for c in found.citations if c.kind in _REFERENCES))


def _is_reference(span: Span, references: Sequence[Span]) -> bool:
    """True where most of a sentence is such a stretch."""
    return any(2 * (min(span.end, r.end) - max(span.start, r.start)) > len(span) for r in references)


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
        references = _references(found)
        for index, unit in enumerate(u for u in _units(report, found) if not _is_reference(u.span, references)):
            walk.read(unit, index)
        walk.finish(index + 1)
        made = {s.id: s for s in (_statement(report, found, voices, draft) for draft in walk.drafts)}
        ordered = sorted(made.values(), key=lambda s: (s.content[0], -s.content[-1].end, len(s.chain), s.id))
        return replace(found, statements=tuple(ordered))


def _units(report: Report, found: Annotations) -> Iterator[Unit]:
    sentences = [p.span for p in found.passages if p.kind == "sentence"]
    starts = [s.start for s in sentences]
    outermost = [q for q in found.quotations if q.depth == 0 and not q.scare and _is_read_as_one(q)]
    mentioned = [m.span.start for m in found.mentions]
    quoted = [q.outer.start for q in outermost]
    open_ones = [q for q in found.quotations if not q.closed and not q.continues and q.depth == 0]
    for paragraph in (p.span for p in found.passages if p.kind == "paragraph"):
        zone = report.zone_at(paragraph.start)
        if zone not in _ZONES:
            continue
        unclosed = [q for q in open_ones if q.outer.overlaps(paragraph)]
        inside = sentences[bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.end)]
        held = outermost[bisect_left(quoted, paragraph.start) : bisect_left(quoted, paragraph.end)]
        for span, quotations in units_of(inside, held):
            yield Unit(
                text=report.text,
                span=span,
                words=words_of(report.text, span, quotations),
                starts_paragraph=span.start == paragraph.start,
                zone=zone,
                quotations=quotations,
                names=_names(found, span, mentioned),
                open=any(q.outer.overlaps(span) for q in unclosed),
            )


def _names(found: Annotations, span: Span, starts: Sequence[int]) -> dict[int, int]:
    """Names of persons and bodies in a stretch, as end → start; the longest where several end together."""
    names: dict[int, int] = {}
    for mention in found.mentions[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
        if mention.form in {"name", "acronym"} and mention.kind in {"person", "organisation", "group"}:
            names[mention.span.end] = min(mention.span.start, names.get(mention.span.end, mention.span.start))
    return names


def _is_read_as_one(quotation: Quotation) -> bool:
    """A closed quotation, or one of several paragraphs; in any other unclosed one the credit may stand unmarked."""
    return quotation.closed or quotation.continues


def _statement(report: Report, found: Annotations, voices: Voices, draft: _Draft) -> Statement:
    names = [f"{step.kind}:{step.name}" for step in draft.chain]
    spans = [f"{span.start}-{span.end}" for span in draft.content]
    held = [m.local for span in draft.content for m in voices.mentions_in(span) if m.local is not None]
    return Statement(
        id=content_id("statement", report.id, *spans, *names),
        passage=draft.passage,
        content=draft.content,
        manner=draft.manner,
        chain=draft.chain,
        polarity="negative" if draft.negative else "positive",
        quantities=_inside([q.span for q in found.quantities], draft.content),
        dates=_inside([d.span for d in found.dates], draft.content),
        locals=tuple(sorted(set(held))),
        doubt=draft.doubt,
    )


def _inside(spans: Sequence[Span], content: Sequence[Span]) -> tuple[int, ...]:
    """Indices of the spans that lie within one piece of the content. ``spans`` are in text order."""
    return tuple(i for i, span in enumerate(spans) if any(piece.contains(span) for piece in content))


annotator = Statements()
