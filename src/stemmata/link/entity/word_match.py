"""Which words of two names are each other's spellings: pairs, what is left over, and in which order they stand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """How the words of two names meet. Words are told by their places."""

    pairs: tuple[tuple[int, int, float], ...]  # by place in the left name; with how alike the two are, 0.0 to 1.0
    left_over: tuple[tuple[int, ...], tuple[int, ...]]  # places without a partner, left and right

    @property
    def in_order(self) -> bool:
        """True if the partners stand in the same order in both names."""
        places = [right for _, right, _ in self.pairs]
        return places == sorted(places)


def matched(left: Sequence[str], right: Sequence[str], alike: Callable[[str, str], float], least: float) -> Matched:
    """Pairs words, the most alike first; of those as alike, the ones that stand in like places. From ``least`` on."""
    found = [
        (-score, abs(i - j), i, j)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
        if (score := alike(one, other)) >= least
    ]
    taken: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for score, _, i, j in sorted(found):
        if i not in taken and j not in used:
            taken[i] = (j, -score)
            used.add(j)
    return Matched(
        pairs=tuple((i, j, score) for i, (j, score) in sorted(taken.items())),
        left_over=(
            tuple(i for i in range(len(left)) if i not in taken),
            tuple(j for j in range(len(right)) if j not in used),
        ),
    )
