"""How much many pairs of sets have in common, all at once."""

from collections.abc import Collection, Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]


class Sets:
    """Sets of features, each with a weight, as arrays."""

    def __init__(self, every: Sequence[Collection[str]], weight: Mapping[str, float] | None = None) -> None:
        """``weight``: of each feature; one each where None."""
        known: dict[str, int] = {}
        for feature in chain.from_iterable(every):
            known.setdefault(feature, len(known))
        self._sizes = np.array([len(one) for one in every], dtype=np.int64)
        self._starts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(self._sizes)])
        self._members = np.fromiter(
            (known[feature] for feature in chain.from_iterable(every)), dtype=np.int64, count=int(self._starts[-1])
        )
        self._weights = np.array([weight[feature] if weight else 1.0 for feature in known], dtype=np.float64)

    def shared(self, one: Numbers, other: Numbers) -> Floats:
        """The weights of what each pair of sets has in common, added up, but for rounding.

        ``one`` and ``other``: indices of sets, of one length; ``one`` sorted. Work grows with what ``other`` hold.
        """
        found = np.zeros(len(one), dtype=np.float64)
        held = np.zeros(len(self._weights), dtype=np.float64)
        firsts, begins = np.unique(one, return_index=True)
        for first, begin, end in zip(firsts, begins, [*begins[1:], len(one)], strict=True):
            mine = self._members[self._starts[first] : self._starts[first + 1]]
            held[mine] = self._weights[mine]
            found[begin:end] = self._sums(other[begin:end], held)
            held[mine] = 0.0
        return found

    def _sums(self, sets: Numbers, held: Floats) -> Floats:
        sizes = self._sizes[sets]
        ends = np.cumsum(sizes)
        places = np.arange(int(ends[-1])) + np.repeat(self._starts[sets] - (ends - sizes), sizes)
        running = np.concatenate([np.zeros(1), np.cumsum(held[self._members[places]])])
        return np.asarray(running[ends] - running[ends - sizes])
