"""A text as the model reads it: word pieces, and windows cut at paragraphs.

A window owns a stretch of the text's pieces; the stretches of all windows are the text. Beside its own a window shows
the headline and what stands before, so that no piece is judged at the edge of what the model sees.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from stemmata.text.span import Span

MARKS: Final = 2  # [CLS] before a window's pieces, [SEP] behind them
_LINE: Final = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Windowing:
    """Sizes in word pieces: of a window with its two marks, of the context that it shows beside its own, and of what it
    shows of the headline before that."""

    size: int
    context: int
    headline: int = 0


class Piece(NamedTuple):
    """A word piece: its number in the vocabulary, where it stands in the text (half-open code points), whether it goes
    on with the word of the piece before it, and how it is written (see pieces.case_of)."""

    id: int
    start: int
    end: int
    goes_on: bool = False
    case: int = 0


class Stretch(NamedTuple):
    """Pieces ``[first, last)`` of a text, by their index."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What the model sees at once, in text order without overlap, and the part of it whose judgement counts."""

    shown: tuple[Stretch, ...]
    own: Stretch

    def __len__(self) -> int:
        return sum(last - first for first, last in self.shown)

    def place_of(self, piece: int) -> int | None:
        """Where a piece stands in the window, behind the first mark: 1 for the first; None where it is not shown."""
        before = 1
        for first, last in self.shown:
            if first <= piece < last:
                return before + piece - first
            before += last - first
        return None

    def places_of(self, stretch: Stretch) -> slice | None:
        """Where a stretch stands in the window; None where part of it is not shown, or not next to the rest."""
        first, last = self.place_of(stretch.first), self.place_of(stretch.last - 1)
        if first is None or last is None or last - first != stretch.last - 1 - stretch.first:
            return None
        return slice(first, last + 1)

    def pieces(self) -> Iterator[int]:
        """The indices of the pieces that are shown, in text order."""
        for stretch in self.shown:
            yield from range(*stretch)


def lines(text: str) -> tuple[Span, ...]:
    """The lines of a text that hold more than white space, in text order."""
    return tuple(Span(*match.span()) for match in _LINE.finditer(text))


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


def windows(paragraphs: Sequence[Stretch], sizes: Windowing) -> tuple[Window, ...]:
    """Windows in text order, whose own stretches are all pieces of the paragraphs, once each.

    A window owns as many whole paragraphs as it holds beside the headline, which is the first paragraph, and the
    context before them. Only a paragraph that no window holds is cut; the window that ends inside it also sees context
    behind its own.
    """
    made: list[Window] = []
    at = 0
    first = top = paragraphs[0].first if paragraphs else 0
    while at < len(paragraphs):
        start = max(top, first - sizes.context)
        headline = Stretch(top, min(paragraphs[0].last, top + sizes.headline, start))
        room = sizes.size - MARKS - (headline.last - headline.first)
        last = first
        while at < len(paragraphs) and paragraphs[at].last - start <= room:
            last = paragraphs[at].last
            at += 1
        seen = last
        if last == first:
            last, seen = start + room - sizes.context, min(paragraphs[at].last, start + room)
        shown = tuple(one for one in (headline, Stretch(start, seen)) if one.last > one.first)
        made.append(Window(shown=shown, own=Stretch(first, last)))
        first = last
    return tuple(made)


def cut(paragraphs: Sequence[Stretch], sentences: Sequence[Stretch], sizes: Windowing) -> tuple[Stretch, ...]:
    """The paragraphs, those that no window holds as their sentences; in text order, all of their pieces once each.

    ``sentences``: in text order, not overlapping; those that are not known are left to be cut anywhere.
    """
    room = sizes.size - MARKS - sizes.headline - sizes.context
    starts = [sentence.first for sentence in sentences]
    parts: list[Stretch] = []
    for first, last in paragraphs:
        inside = starts[bisect_right(starts, first) : bisect_left(starts, last)] if last - first > room else []
        ends = [*inside, last]
        parts.extend(Stretch(one, end) for one, end in zip([first, *inside], ends, strict=True))
    return tuple(parts)
