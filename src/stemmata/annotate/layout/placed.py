"""Finds the spans of a layer that lie in a stretch of the text, by bisection, so that long reports stay linear."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from stemmata.text.span import Span


class Placed:
    """Spans in text order; they may overlap."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._starts = [span.start for span in spans]
        self._reached = list(accumulate((span.end for span in spans), max))  # by this span and those before it

    def touching(self, stretch: Span) -> tuple[int, ...]:
        """Indices of the spans that share a character with the stretch, in text order; none where there are none."""
        low = bisect_right(self._reached, stretch.start)
        high = bisect_left(self._starts, stretch.end)
        return tuple(at for at in range(low, high) if self._spans[at].overlaps(stretch))

    def inside(self, stretch: Span) -> tuple[int, ...]:
        """Indices of the spans that lie wholly in the stretch, in text order; none where there are none."""
        return tuple(at for at in self.touching(stretch) if stretch.contains(self._spans[at]))
