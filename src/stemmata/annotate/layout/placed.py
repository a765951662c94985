"""Finds the spans of a layer that lie in a stretch of the text, by bisection, so that long reports stay linear."""

from bisect import bisect_left
from collections.abc import Sequence

from stemmata.text.span import Span


class Placed:
    """Spans in text order; they may overlap."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._starts = [span.start for span in spans]
        self._longest = max(map(len, spans), default=0)

    def touching(self, stretch: Span) -> tuple[int, ...]:
        """Indices of the spans that share a character with the stretch, in text order; none where there are none."""
        low = bisect_left(self._starts, max(0, stretch.start - self._longest))
        high = bisect_left(self._starts, stretch.end)
        return tuple(at for at in range(low, high) if self._spans[at].overlaps(stretch))

    def inside(self, stretch: Span) -> tuple[int, ...]:
        """Indices of the spans that lie wholly in the stretch, in text order; none where there are none."""
        return tuple(at for at in self.touching(stretch) if stretch.contains(self._spans[at]))
