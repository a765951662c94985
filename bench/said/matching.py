"""Which attribution of one hand is which of the other's: by the words of their contents."""

from collections.abc import Callable, Sequence

SAME_CONTENT = 0.5  # intersection over union, in words, from which two contents are one
WordSet = frozenset[int]


def alike(one: WordSet, other: WordSet) -> float:
    """Intersection over union; 0.0 where either is empty."""
    return len(one & other) / len(one | other) if one and other else 0.0


def same_source(one: WordSet, other: WordSet) -> bool:
    """Sources that share a word, or are both empty."""
    return bool(one & other) or not (one or other)


def anything(_one: int, _other: int) -> bool:
    """Every pair fits."""
    return True


def pairs(
    wanted: Sequence[WordSet], found: Sequence[WordSet], fits: Callable[[int, int], bool] = anything
) -> dict[int, int]:
    """Index of the wanted → index of the found: one to one, the most alike first, ties to the earlier.

    ``fits`` says which pairs may be made at all, beside the likeness of contents.
    """
    ranked = sorted(
        (-likeness, x, y)
        for x, one in enumerate(wanted)
        for y, other in enumerate(found)
        if (likeness := alike(one, other)) >= SAME_CONTENT and fits(x, y)
    )
    made: dict[int, int] = {}
    taken: set[int] = set()
    for _, x, y in ranked:
        if x not in made and y not in taken:
            made[x] = y
            taken.add(y)
    return made
