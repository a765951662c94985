"""The order in which the pieces of a page are read: columns one after the other, what spans them above and below.

A gutter is a strip that no piece enters over some height, with running text on both sides. The page is cut at the
tallest gutter, and what lies above, on either side and below is cut in the same way ("recursive X-Y cut", G. Nagy and
S. Seth, 1984, but for the order: columns before bands, so that a blank line across two columns does not cut them).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from stemmata.ingest.readers.pdf_engine import Box
from stemmata.ingest.readers.pdf_words import Piece, Word, around, runs_leftwards

_NARROWEST = 0.6  # of the size of the type: a gutter
_FEWEST_LINES = 3  # of the longer column beside a gutter
_FLOWS = 0.25  # of the lines open in small letters: running text, as the cells of a table do not
_FEWEST_WORDS = 3  # of half the lines of a column that is too short to tell whether it flows
_LEVEL = 0.5  # points: cells of one row share their line to a fraction of a point
_MOST_EDGES = 24  # edges tried as one of a gutter; pages have at most eight columns
_DEEPEST = 24  # cuts inside cuts
_CELLS_APART = 2.0  # of the size: beyond it two pieces of one line are cells of a table
_BESIDE = 0.12  # of the size: nearer than this two pieces are one word


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a column."""

    words: tuple[Word, ...]  # as they are read; a word opens with "   " where a cell of a table begins
    box: Box
    column: Box  # round all lines of its column
    size: float  # of the type, in points
    page: int
    leftward: bool  # it is read from right to left

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def lines_in_order(pieces: Sequence[Piece], page: int) -> tuple[Line, ...]:
    """All lines of a page as they are read; nothing for no pieces."""
    if not pieces:
        return ()
    leftward = runs_leftwards("".join(piece.text for piece in pieces))
    return tuple(line for column in _columns(pieces, leftward, 0) for line in _lines(column, page, leftward))


def rows_of(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces by lines from top to bottom, whatever their column; each line from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: (one.box.bottom, one.box.left)):
        same = next((row for row in rows[-3:] if _level(row[0], piece)), None)
        if same is None:
            rows.append([piece])
        else:
            same.append(piece)
            same.sort(key=lambda one: (-one.size, one.box.left))
    return [sorted(row, key=lambda one: (one.box.left, one.box.top)) for row in rows]


def _level(one: Piece, other: Piece) -> bool:
    """Both stand on one line: the middle of the smaller lies in the other."""
    small, large = sorted((one, other), key=lambda piece: piece.size)
    return large.box.top <= small.box.middle[1] <= large.box.bottom


def _columns(pieces: Sequence[Piece], leftward: bool, depth: int) -> Iterator[Sequence[Piece]]:
    cut = _cut(pieces) if depth < _DEEPEST else None
    if cut is None:
        yield pieces
        return
    x, top, bottom = cut
    above = [one for one in pieces if one.box.middle[1] <= top]
    below = [one for one in pieces if one.box.middle[1] >= bottom]
    between = [one for one in pieces if top < one.box.middle[1] < bottom]
    left = [one for one in between if one.box.middle[0] < x]
    right = [one for one in between if one.box.middle[0] >= x]
    for part in (above, *((right, left) if leftward else (left, right)), below):
        if part:
            yield from _columns(part, leftward, depth + 1)


def _cut(pieces: Sequence[Piece]) -> tuple[float, float, float] | None:
    """The middle of the gutter with most text beside it, and between which heights it runs; None for none."""
    narrow = _NARROWEST * median(piece.size for piece in pieces)
    by_height = sorted(pieces, key=lambda one: one.box.middle[1])
    heights = [one.box.middle[1] for one in by_height]
    best: tuple[int, float, float, float, float] | None = None
    for x in _edges(pieces, narrow):
        for top, bottom in _bands(pieces, x, narrow / 2):
            inside = by_height[bisect_right(heights, top) : bisect_left(heights, bottom)]
            if len(inside) <= _FEWEST_LINES or (best and len(inside) < 2 * best[0]):
                continue
            left = [one for one in inside if one.box.middle[0] < x]
            right = [one for one in inside if one.box.middle[0] >= x]
            if _are_columns(left, right):
                found = (min(len(left), len(right)), bottom - top, -x, top, bottom)
                best = max(best, found) if best else found
    return (-best[2], best[3], best[4]) if best else None


def _edges(pieces: Sequence[Piece], narrow: float) -> list[float]:
    """Where a gutter may run: beside the edges that most pieces share, from left to right."""
    first = min(piece.box.left for piece in pieces)
    last = max(piece.box.right for piece in pieces)
    shared: dict[float, int] = {}
    for piece in pieces:
        for edge in (round(piece.box.left - narrow / 2), round(piece.box.right + narrow / 2)):
            if first + narrow < edge < last - narrow:
                shared[edge] = shared.get(edge, 0) + 1
    most = sorted(shared, key=lambda edge: (-shared[edge], edge))[:_MOST_EDGES]
    return sorted(most)


def _bands(pieces: Sequence[Piece], x: float, half: float) -> Iterator[tuple[float, float]]:
    """The heights between the pieces that stand in the strip."""
    top = min(piece.box.top for piece in pieces) - 1
    inside = [one for one in pieces if one.box.left < x + half - 0.5 and one.box.right > x - half + 0.5]
    for piece in sorted(inside, key=lambda one: one.box.top):
        if piece.box.top > top:
            yield top, piece.box.middle[1]
        top = max(top, piece.box.middle[1])
    yield top, max(piece.box.bottom for piece in pieces) + 1


def _are_columns(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Running text stands on both sides, and not the cells of a table."""
    short, long = sorted((left, right), key=len)
    if not short or len(long) < _FEWEST_LINES or not _flows(long):
        return False
    if _is_sidebar(short, long) or (len(short) > _FEWEST_LINES and _flows(short)):
        return True
    if len(short) > _FEWEST_LINES:
        return False
    return median(len(piece.words) for piece in short) >= _FEWEST_WORDS


def _is_sidebar(short: Sequence[Piece], long: Sequence[Piece]) -> bool:
    """Most lines stand beside no line of the other column, as those of a table would: on their own heights."""
    level = sum(any(abs(one.box.bottom - other.box.bottom) < _LEVEL for other in long) for one in short)
    return len(short) >= _FEWEST_LINES and 2 * level < len(short)


def _flows(pieces: Sequence[Piece]) -> bool:
    """Enough lines open in the midst of a sentence; scripts without capitals do not tell, and pass."""
    openings = [piece.text.lstrip("“”\"'‘’«»([-–—")[:1] for piece in pieces]
    cased = [one for one in openings if one.islower() or one.isupper() or one.isdigit()]
    if 2 * len(cased) < len(openings):
        return median(len(piece.words) for piece in pieces) >= _FEWEST_WORDS
    return sum(one.islower() for one in cased) >= _FLOWS * len(cased)


def _lines(pieces: Sequence[Piece], page: int, leftward: bool) -> Iterator[Line]:
    column = around(piece.box for piece in pieces)
    for row in rows_of(pieces):
        ordered = row[::-1] if leftward else row
        size = max(ordered, key=lambda piece: len(piece.text)).size
        yield Line(
            words=tuple(_joined(ordered, size)),
            box=around(piece.box for piece in row),
            column=column,
            size=size,
            page=page,
            leftward=leftward,
        )


def _joined(row: Sequence[Piece], size: float) -> Iterator[Word]:
    """The words of the pieces of one line; what touches is one word."""
    held: Word | None = None
    for piece in row:
        apart = max(piece.box.left - held.box.right, held.box.left - piece.box.right) if held else 0.0
        for at, word in enumerate(piece.words):
            if held is None:
                held = word
            elif at == 0 and apart <= _BESIDE * size:
                held = Word(
                    text=held.text + word.text,
                    box=around((held.box, word.box)),
                    size=max(held.size, word.size),
                    url=held.url or word.url,
                )
            else:
                yield held
                cell = at == 0 and apart > _CELLS_APART * size
                held = Word(text=f"   {word.text}", box=word.box, size=word.size, url=word.url) if cell else word
    if held:
        yield held
