"""What an offset means, for the whole project.

Every span is half-open, ``[start, end)``, and counts Unicode code points of the frozen text: the
indices that Python's ``str`` uses. ``text[span.start:span.end]`` is always the stored quotation.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text; ordered by start, then end."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """True if the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def shared(self, other: "Span") -> int:
        """How many characters the two share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def shifted(self, by: int) -> "Span":
        return Span(self.start + by, self.end + by)


def trimmed(text: str, span: Span) -> Span:
    """The span without white space at either end; an empty span at its start when nothing is left."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def subtracted(span: Span, holes: Iterable[Span]) -> Iterator[Span]:
    """The pieces of ``span`` that no hole covers, in text order; nothing when the holes cover it all."""
    start = span.start
    for hole in sorted(holes):
        if hole.end <= start or hole.start >= span.end:
            continue
        if hole.start > start:
            yield Span(start, hole.start)
        start = max(start, hole.end)
    if start < span.end:
        yield Span(start, span.end)


class Cover:
    """Which characters of a text are taken; asking costs the length of the span, however many there are."""

    def __init__(self, length: int, spans: Iterable[Span] = ()) -> None:
        """``length``: of the text. ``spans``: those that are taken from the start."""
        self._taken = bytearray(length)
        for span in spans:
            self.add(span)

    def add(self, span: Span) -> None:
        self._taken[span.start : span.end] = b"\1" * len(span)

    def touches(self, span: Span) -> bool:
        """True if at least one character of the span is taken."""
        return self._taken.find(1, span.start, span.end) >= 0
