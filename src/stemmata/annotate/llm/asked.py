"""The passages of a report that a model is asked about, each small enough for the context that it has.

Together they hold all prose of the report once. Beside its own text a passage shows what stands before it, which the
model may read and not quote.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from stemmata.annotate.layout.placed import Placed
from stemmata.errors import UsageError
from stemmata.model.annotations import Annotations
from stemmata.model.report import PROSE_ZONES, Report
from stemmata.text.ids import content_id
from stemmata.text.span import Span

LEAST_CONTEXT: Final = 2048  # tokens: below this no whole paragraph would fit beside the prompt
_BYTES_A_TOKEN: Final = 3  # English has four and more, Arabic and Chinese two to three: an estimate on the safe side
_PROMPT: Final = 900  # tokens that the prompt's own words take, by the same estimate
_LONGEST: Final = 800  # tokens of a passage: in longer ones small models leave statements out


def tokens(text: str) -> int:
    """About how many tokens a text has; rather too many."""
    return -(-len(text.encode("utf-8", "replace")) // _BYTES_A_TOKEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How many tokens there are, by the estimate of ``tokens``."""

    passage: int
    before: int
    answer: int


def room_in(context: int) -> Room:
    """The room in a model's context. An answer repeats most of a passage, with the names of its parts.

    Raises UsageError where the context is too small.
    """
    if context < LEAST_CONTEXT:
        raise UsageError(
            f"A context of {context} tokens is too small.", hint=f"Give --llm-context {LEAST_CONTEXT} or more."
        )
    passage = min(_LONGEST, (context - _PROMPT) // 5)
    return Room(passage=passage, before=passage // 2, answer=3 * passage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What one request is about."""

    own: tuple[Span, ...]  # what may be quoted: paragraphs, or pieces of one, in text order
    before: tuple[Span, ...]  # what is only shown, in text order, before or within nothing of ``own``

    def shown(self, text: str) -> tuple[str, str]:
        """The text before, and the passage's own: paragraphs parted by an empty line."""
        before, own = (tuple(span.of(text) for span in spans) for spans in (self.before, self.own))
        return "\n\n".join(before), "\n\n".join(own)

    def key(self, text: str, prompt: str, model: str) -> str:
        """What an answer is kept under: the same question to the same model has the same key, in any report."""
        return content_id("asked", prompt, model, *self.shown(text))


def passages_of(report: Report, found: Annotations, room: Room) -> tuple[Passage, ...]:
    """The passages in text order; none where the report has no prose."""
    pieces = list(_pieces(report, found, room))
    made: list[Passage] = []
    own: list[Span] = []
    held = 0
    for at, piece in enumerate(pieces):
        size = tokens(piece.of(report.text))
        if own and held + size > room.passage:
            made.append(Passage(own=tuple(own), before=_before(report, pieces, at - len(own), room)))
            own, held = [], 0
        own.append(piece)
        held += size
    if own:
        made.append(Passage(own=tuple(own), before=_before(report, pieces, len(pieces) - len(own), room)))
    return tuple(made)


def _pieces(report: Report, found: Annotations, room: Room) -> Iterator[Span]:
    """Paragraphs of prose, those that are too long cut where their sentences end, these where words do."""
    sentences = [p.span for p in found.passages if p.kind == "sentence"]
    placed = Placed(sentences)
    for paragraph in (p.span for p in found.passages if p.kind == "paragraph"):
        if report.zone_at(paragraph.start) not in PROSE_ZONES:
            continue
        if tokens(paragraph.of(report.text)) <= room.passage:
            yield paragraph
            continue
        for at in placed.inside(paragraph):
            yield from _cut(report.text, sentences[at], room)


def _cut(text: str, sentence: Span, room: Room) -> Iterator[Span]:
    start = sentence.start
    while tokens(text[start : sentence.end]) > room.passage:
        limit = start + room.passage * _BYTES_A_TOKEN // 4  # no character has more than four bytes
        space = text.rfind(" ", start + 1, limit)
        end = space if space > start else limit
        yield Span(start, end)
        start = end
    yield Span(start, sentence.end)


def _before(report: Report, pieces: Sequence[Span], first: int, room: Room) -> tuple[Span, ...]:
    """The headline, and as many whole pieces before the first as there is room for."""
    if not first:
        return ()
    left = room.before
    kept: list[Span] = []
    if report.zone_at(pieces[0].start) == "headline" and (size := tokens(pieces[0].of(report.text))) <= left:
        kept.append(pieces[0])
        left -= size
    tail: list[Span] = []
    for piece in reversed(pieces[len(kept) : first]):
        left -= tokens(piece.of(report.text))
        if left < 0:
            break
        tail.append(piece)
    return (*kept, *reversed(tail))
