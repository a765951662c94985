"""Goes through a report unit by unit, and drafts what each unit says or has somebody say."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from stemmata.annotate.attribution.attributions import Attribution, Range
from stemmata.annotate.attribution.chains import (
    CARRIED_ON,
    Antecedent,
    Link,
    chain_of,
    continued,
    near,
    step_of,
    unknown_step,
)
from stemmata.annotate.attribution.clauses import clauses_of
from stemmata.annotate.attribution.contents import manner_of, polarity_of, spans_of
from stemmata.annotate.attribution.found import found_in, links_of
from stemmata.annotate.attribution.frames import (
    ANSWERS,
    POINTS,
    Frame,
    after_colon,
    announces_points,
    is_point,
    maker_of_points,
    maker_of_words,
    without_words,
)
from stemmata.annotate.attribution.lending import Lending, Lent
from stemmata.annotate.attribution.narration import leftovers
from stemmata.annotate.attribution.nesting import carriers
from stemmata.annotate.attribution.transcripts import Label, still_speaks
from stemmata.annotate.attribution.units import Unit, Word
from stemmata.annotate.attribution.voices import Voice, Voices
from stemmata.annotate.attribution.within import sentences_within
from stemmata.model.annotations import Manner, Step
from stemmata.text.span import Span

_NOBODY = "No one is credited with the quoted words."
_SPOKEN_OF = "No one is credited with the quoted words; the sentence before is about this person."
_UNSETTLED = "Whose words these are could not be told from the sentence."


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A statement before it has an id and the layers that lie in it."""

    passage: Span
    content: tuple[Span, ...]
    manner: Manner
    chain: tuple[Step, ...]
    negative: bool = False
    doubt: str | None = None


@dataclass(slots=True)
class Walk:
    """Goes through a report unit by unit, and remembers which voice was credited last."""

    voices: Voices
    labels: dict[int, Label]  # speakers' names before what they say, by the start of the paragraph
    lending: Lending  # what the tagger credits
    drafts: list[Draft] = field(default_factory=list)
    before: Antecedent | None = None
    frame: Frame | None = None  # whose words these are, whatever the sentence itself says
    points: Frame | None = None  # whose points are being told one by one
    spoken_of: Voice | None = None  # with whose name or pronoun the sentence before begins, where it credits nobody
    waiting: Unit | None = None  # a bare quotation whose speaker may follow: “….” Varro said.

    def read(self, unit: Unit, index: int) -> None:
        spoken = self._framed(unit, index)
        if spoken is not None:
            self._read(spoken, index)

    def _framed(self, unit: Unit, index: int) -> Unit | None:
        """The unit without a speaker's label, once the frame that holds for it is set."""
        if unit.starts_paragraph:
            label = self.labels.get(unit.span.start)
            if label is not None:
                self._settle(index)
                self._give_floor(unit, index, label)
                return without_words(unit, label.cue.end)
            self.frame = self._held(unit, index)
        elif self.frame is not None and self.frame.points:
            self.frame = None
        if self.frame is not None and not self.frame.spoken and self.lending.begins(index):
            self.frame = None  # the narrator is back, and says who speaks
        if self.frame is None and self.points is not None:
            self.points = self.points if is_point(unit) else None
            self.frame = self.points
        return unit

    def _held(self, unit: Unit, index: int) -> Frame | None:
        """The frame of a new paragraph without a label; None where it stands in none."""
        before, frame = self.before, self.frame
        if frame is not None and frame.spoken:
            return frame if still_speaks(unit.text, unit.span, self.labels) else None
        if frame is not None and not frame.points and (going_on := after_colon(None, unit, frame)):
            return going_on
        if before is None or before.unit != index - 1 or before.zone != unit.zone:
            return None
        return after_colon(before, unit, frame)

    def _give_floor(self, unit: Unit, index: int, label: Label) -> None:
        """``Varro: …``: the frame is what Varro says, until the next label."""
        outlet = self.voices.outlet_step(opines=False)
        self.frame = Frame(chain=(outlet,), spoken=True)
        if label.role == "asker":
            return
        doubt = None
        if label.role == "answerer":
            known = self.before is not None and self.before.chain[-1].kind in {"person", "unnamed"}
            last = self.before.chain[-1] if known and self.before is not None else unknown_step()
            step, doubt = replace(last, mention=label.name, cue=label.cue, modality="asserts"), ANSWERS
        else:
            voice = self.voices.voice_of(label.name)
            if voice is None:
                return
            step = replace(step_of(voice), cue=label.cue)
        self.frame = Frame(chain=(outlet, step), doubt=doubt, spoken=True)
        self.before = Antecedent(chain=self.frame.chain, unit=index, zone=unit.zone, doubt=doubt)

    def _read(self, unit: Unit, index: int) -> None:
        near_before = near(self.before, index, unit.zone)
        found, remarks = found_in(unit, self.voices, near_before, self.lending.tagged(unit, index))
        lent = self.lending.lent(unit, index)
        if not lent and self._is_bare_quotation(unit, found) and self.frame is None:
            self._settle(index)
            self.waiting = unit
            return
        outermost = self.frame.chain if self.frame is not None else (self.voices.outlet_step(opines=False),)
        links = links_of(unit, found, outermost, self.voices, near_before)
        credits_before = unit.words[-1].text != ":"
        bare = next((i for i, a in enumerate(found) if not a.content and links[i] and credits_before), None)
        bare = bare if self.waiting is not None else None
        if bare is not None:
            self._credit_waiting(unit, links[bare])
        self._settle(index)
        self._emit(unit, index, found, links)
        self._pay(found, links)
        taken = [part for one in lent if self._lend(one) for part in one.content]
        used = bare is not None or not credits_before
        kept = [a for a, k in zip(found, links, strict=True) if k is not None and (a.content or used)]
        for piece in leftovers(unit, kept, remarks, taken):
            self._narrate(unit, index, piece)
        introducer = self._link_of(maker_of_words(unit), unit, index) if not found else None
        if introducer is not None:
            self.before = Antecedent(chain=introducer.chain, unit=index, zone=unit.zone, announces=True)
        newcomer = self.voices.newcomer(unit.span) if not found else None
        if newcomer is not None:
            outlet = self.voices.outlet_step(opines=False)
            self.before = Antecedent(chain=(outlet, step_of(newcomer)), unit=index, zone=unit.zone)
        self.spoken_of = self.voices.person_at(unit.span.start) if not found else None
        if announces_points(unit):
            self._open_points(unit, index)

    def _open_points(self, unit: Unit, index: int) -> None:
        """The points that a sentence announces are the voice's that it credits, or that makes them."""
        if self.before is not None and self.before.unit == index:
            self.points = Frame(chain=self.before.chain, doubt=POINTS, points=True)
            return
        link = self._link_of(maker_of_points(unit), unit, index)
        if link is not None:
            self.points = Frame(chain=link.chain, doubt=POINTS, points=True)

    def _link_of(self, made: Attribution | None, unit: Unit, index: int) -> Link | None:
        """The chain of a credit without content; None where it is nobody's but the outlet's."""
        if made is None:
            return None
        outermost = (self.voices.outlet_step(opines=False),)
        link = chain_of(made, unit, outermost, self.voices, near(self.before, index, unit.zone))
        return link if link is not None and len(link.chain) > 1 else None

    def finish(self, index: int) -> None:
        self._settle(index)
        for one in self.lending.waiting:
            for piece in one.content:
                self._narrate(one.unit, one.index, piece)

    def _lend(self, lent: Lent) -> bool:
        """Tells words that belong to a credit of another unit, now or when that unit comes; False where it is none."""
        link = self.lending.chain_for(lent)
        if link is None:
            return self.lending.waits(lent)
        self._draft(lent.unit, lent.content, link, negative=False)
        return True

    def _pay(self, found: Sequence[Attribution], links: Sequence[Link | None]) -> None:
        """Tells the words that stand before the credits of a unit and belong to them."""
        for made, link in zip(found, links, strict=True):
            for one in self.lending.settle(made, link):
                if link is not None:
                    self._draft(one.unit, one.content, link, negative=made.negative)

    def _is_bare_quotation(self, unit: Unit, found: Sequence[Attribution]) -> bool:
        return (
            not found
            and any(w.kind == "quote" for w in unit.words)
            and all(w.kind in {"quote", "mark", "break", "comma"} for w in unit.words)
        )

    def _credit_waiting(self, unit: Unit, link: Link | None) -> None:
        waiting = self.waiting
        if waiting is None or link is None or waiting.zone != unit.zone:
            return
        content = spans_of(waiting, [(0, len(waiting.words))])
        passage = Span(waiting.span.start, unit.span.end)
        self._add(Draft(passage=passage, content=content, manner="direct", chain=link.chain, doubt=link.doubt), waiting)
        self.waiting = None

    def _settle(self, index: int) -> None:
        """A bare quotation that nobody claimed takes the voice before it."""
        unit, self.waiting = self.waiting, None
        if unit is None:
            return
        content = spans_of(unit, [(0, len(unit.words))])
        chain = continued(self.before, index, unit.zone)
        if chain is None and self.spoken_of is not None and not unit.starts_paragraph:
            outlet = self.voices.outlet_step(opines=False)
            step = step_of(self.spoken_of)
            self._add(
                Draft(passage=unit.span, content=content, manner="direct", chain=(outlet, step), doubt=_SPOKEN_OF),
                unit,
            )
            self.before = Antecedent(chain=(outlet, step), unit=index - 1, zone=unit.zone, doubt=_SPOKEN_OF)
            return
        if chain is None:
            outlet = self.voices.outlet_step(opines=False)
            self._add(
                Draft(
                    passage=unit.span, content=content, manner="direct", chain=(outlet, unknown_step()), doubt=_NOBODY
                ),
                unit,
            )
            return
        if not self._joined(unit, content, chain, index):
            self._add(Draft(passage=unit.span, content=content, manner="direct", chain=chain), unit)
        if self.before is not None:
            self.before = replace(self.before, unit=index)

    def _joined(self, unit: Unit, content: tuple[Span, ...], chain: tuple[Step, ...], index: int) -> bool:
        """``“…,” Varro said. “….”``: the second quotation belongs to the first one's statement."""
        last = self.drafts[-1] if self.drafts else None
        next_to = self.before is not None and self.before.unit == index - 2 and not unit.starts_paragraph
        if last is None or not next_to or last.manner != "direct" or not content or last.passage.end > unit.span.start:
            return False
        if [(s.kind, s.name) for s in last.chain] != [(s.kind, s.name) for s in chain]:
            return False
        passage = Span(last.passage.start, unit.span.end)
        self.drafts[-1] = replace(last, passage=passage, content=(*last.content, *content))
        return True

    def _emit(self, unit: Unit, index: int, found: Sequence[Attribution], links: Sequence[Link | None]) -> None:
        other = [link is not None and not link.again for link in links]
        only_carries = carriers(unit, found, other)
        for at, (made, link) in enumerate(zip(found, links, strict=True)):
            if link is None or link.again or at in only_carries:
                continue
            self._draft(unit, made.content, link, negative=made.negative)
            self._quoted(unit, index, made, link)
        self._remember(unit, index, [(a, k) for a, k in zip(found, links, strict=True) if k is not None])

    def _quoted(self, unit: Unit, index: int, made: Attribution, link: Link) -> None:
        """What a voice is quoted as saying that others say."""
        for sentence in sentences_within(unit, spans_of(unit, made.content)):
            found, _ = found_in(sentence, self.voices, None, self.lending.tagged(sentence, index))
            links = links_of(sentence, found, link.chain, self.voices, None)
            for inner, deeper in zip(found, links, strict=True):
                if deeper is not None and not deeper.again and inner.content and len(deeper.chain) > len(link.chain):
                    self._draft(sentence, inner.content, deeper, negative=inner.negative)

    def _draft(self, unit: Unit, credited: tuple[Range, ...], link: Link, *, negative: bool) -> None:
        """A statement for each single thing that one credit says."""
        for one in clauses_of(unit, credited):
            content = spans_of(unit, one)
            draft = Draft(
                passage=unit.span,
                content=content,
                manner=manner_of(content, unit.quotations),
                chain=link.chain,
                negative=negative,
                doubt=link.doubt or _unsettled(link.chain),
            )
            self._add(draft, unit)

    def _remember(self, unit: Unit, index: int, kept: Sequence[tuple[Attribution, Link]]) -> None:
        outermost = [(a, k) for a, k in kept if a.form not in {"nominal", "adverb", "passive"} and not a.relative]
        if not outermost:
            return
        shortest = min(len(k.chain) for _, k in outermost)
        link = [k for _, k in outermost if len(k.chain) == shortest][-1]
        announces = unit.words[-1].text == ":"
        self.before = Antecedent(
            chain=link.chain,
            unit=index,
            zone=unit.zone,
            doubt=link.doubt,
            announces=announces,
        )

    def _narrate(self, unit: Unit, index: int, piece: Range) -> None:
        content = spans_of(unit, [piece])
        manner, chain, doubt = self._narrator(unit, index, piece, content)
        self._add(Draft(passage=unit.span, content=content, manner=manner, chain=chain, doubt=doubt), unit)

    def _narrator(
        self, unit: Unit, index: int, piece: Range, content: Sequence[Span]
    ) -> tuple[Manner, tuple[Step, ...], str | None]:
        """Whose words an uncredited stretch is: the outlet's, unless it is quoted or was introduced by a colon."""
        manner = manner_of(content, unit.quotations)
        frame = self.frame
        if frame is not None and len(frame.chain) > 1:
            last = frame.chain[-1]
            cue = last.cue if frame.spoken and last.cue is not None and last.cue.end <= unit.span.start else None
            said = "direct" if frame.spoken else manner
            return said, (*frame.chain[:-1], replace(last, cue=cue)), frame.doubt
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

    def _add(self, draft: Draft, unit: Unit) -> None:
        if draft.content:
            negative = draft.negative or polarity_of(unit.text, draft.content) == "negative"
            self.drafts.append(draft if draft.negative == negative else replace(draft, negative=negative))


def _is_speech(word: Word) -> bool:
    """A quotation of at least four words that is no title: most of its words are in lower case."""
    spoken = word.text.split() if word.kind == "quote" else []
    return len(spoken) >= 4 and 2 * sum(w.lower() == w for w in spoken) >= len(spoken)


def _unsettled(chain: tuple[Step, ...]) -> str | None:
    return _UNSETTLED if chain[-1].kind == "unknown" else None
