"""A text as the model reads it: word pieces, windows cut at paragraphs, and a label for each piece.

A window owns a stretch of the document's pieces; the stretches of all windows are the document. Beside its own a window
shows context, so that no piece is judged at the edge of what the model sees.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from stemmata.text.span import Span
from training.config import Windowing
from training.polnear import Attribution, Role

MARKS: Final = 2  # [CLS] before a window's pieces, [SEP] behind them
PARAGRAPH: Final = re.compile(r"[^\n]*\S[^\n]*")
TAGS: Final[tuple[str, ...]] = (
    "O",
    "B-source",
    "I-source",
    "B-cue",
    "I-cue",
    "B-content",
    "I-content",
)
BEGIN: Final[dict[Role, int]] = {"source": 1, "cue": 3, "content": 5}
# Where spans of two roles share a character, the piece is labelled with the rarer one.
PRECEDENCE: Final[tuple[Role, ...]] = ("content", "source", "cue")


class Piece(NamedTuple):
    """A word piece: its number in the vocabulary and where it stands in the text, half-open code points."""

    id: int
    start: int
    end: int


class Stretch(NamedTuple):
    """Pieces ``[first, last)`` of a document, by their index."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What the model sees at once, and the part of it whose judgement counts."""

    seen: Stretch
    own: Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What a reader would say of each piece of a document; all three have one entry a piece.

    ``tags``: an index into TAGS. ``cues``: for a piece of content, the cue that it hangs on (None: it has none).
    ``sources``: for a piece of a cue, the stretches of its source, none where the source is not expressed.
    A piece that is no content is not in ``cues``, one that is no cue not in ``sources``.
    """

    tags: tuple[int, ...]
    cues: dict[int, Stretch | None]
    sources: dict[int, tuple[Stretch, ...]]


def paragraphs(text: str) -> tuple[Span, ...]:
    """The lines of a text that hold more than white space, in text order."""
    return tuple(Span(*match.span()) for match in PARAGRAPH.finditer(text))


def stretches(pieces: Sequence[Piece], spans: Iterable[Span]) -> Iterator[Stretch]:
    """For each span, in text order, the pieces that share a character with it; a span that holds none is left out.

    ``spans`` are sorted and do not overlap.
    """
    at = 0
    for span in spans:
        while at < len(pieces) and pieces[at].end <= span.start:
            at += 1
        last = at
        while last < len(pieces) and pieces[last].start < span.end:
            last += 1
        if last > at:
            yield Stretch(at, last)


def windows(units: Sequence[Stretch], sizes: Windowing) -> tuple[Window, ...]:
    """Windows in text order, whose own stretches are all pieces of the paragraphs ``units``, once each.

    A window owns as many whole paragraphs as it holds beside the context before them. Only a paragraph that no window
    holds is cut; the window that ends inside it also sees context behind its own.
    """
    room = sizes.size - MARKS
    made: list[Window] = []
    first = at = 0
    while at < len(units):
        start = max(0, first - sizes.context)
        last = first
        while at < len(units) and units[at].last - start <= room:
            last = units[at].last
            at += 1
        seen = last
        if last == first:
            last, seen = start + room - sizes.context, min(units[at].last, start + room)
        made.append(Window(seen=Stretch(start, seen), own=Stretch(first, last)))
        first = last
    return tuple(made)


def labels(pieces: Sequence[Piece], attributions: Iterable[Attribution]) -> Labels:
    """The labels of a document's pieces. An attribution without a cue gives tags and links to none."""
    tags = [0] * len(pieces)
    cues: dict[int, Stretch | None] = {}
    sources: dict[int, tuple[Stretch, ...]] = {}
    made = [{role: tuple(stretches(pieces, _apart(one.spans(role)))) for role in PRECEDENCE} for one in attributions]
    for role in PRECEDENCE:
        for one in made:
            for stretch in one[role]:
                begin = BEGIN[role]
                tags[stretch.first : stretch.last] = [begin] + [begin + 1] * (stretch.last - stretch.first - 1)
    for one in made:
        cue = one["cue"][0] if one["cue"] else None
        cues.update({at: cue for stretch in one["content"] for at in range(*stretch)})
        sources.update({at: one["source"] for stretch in one["cue"] for at in range(*stretch)})
    return Labels(tags=tuple(tags), cues=cues, sources=sources)


def _apart(spans: tuple[Span, ...]) -> Iterator[Span]:
    """The spans, each without what the one before it covers."""
    end = 0
    for span in sorted(spans):
        if span.end > max(end, span.start):
            yield Span(max(span.start, end), span.end)
        end = max(end, span.end)
