"""What a few lines without any rule of the product would say: the lines that it must beat."""

from collections.abc import Iterable, Sequence

import numpy as np

from bench.pairs.draw_reports import containment
from bench.pairs.draw_statements import folded, numbers_in
from bench.pairs.predicted import Predictions
from bench.pairs.sets import Item
from bench.pairs.texts import later

SHARED = 0.15  # of the shorter text's runs of three words: set beforehand, a band of the draw begins there
ALIKE = 0.5  # of the shorter sentence's words
SHORT = 3  # letters; shorter words are of grammar


def by_containment(items: Iterable[Item], least: float = SHARED) -> Predictions:
    """Derived where enough wording is shared; the earlier day is the parent's, on one day both are siblings."""
    found = {}
    for one in items:
        a, b = (part.row for part in one.parts)
        after = later(a, b)
        told = "siblings" if after is None else "a-parent" if after == b else "b-parent"
        found[one.id] = told if containment(a, b) >= least else "independent"
    return found


def all_siblings(items: Iterable[Item], least: float = SHARED) -> Predictions:
    """The same, and always siblings."""
    return {
        one.id: "siblings" if containment(*(part.row for part in one.parts)) >= least else "independent"
        for one in items
    }


def best_containment(items: Sequence[Item]) -> float:
    """The threshold with the highest F1 on these very items: more than any baseline could have known beforehand."""
    shares = np.array([containment(*(part.row for part in one.parts)) for one in items])
    derived = np.array([one.label("relation") != "independent" for one in items])

    def f1(least: float) -> float:
        found = shares >= least
        return 2 * int((found & derived).sum()) / max(1, int(found.sum()) + int(derived.sum()))

    return max((float(share) for share in np.unique(shares)), key=f1)


def by_numbers(items: Iterable[Item]) -> Predictions:
    """Related where half of the shorter sentence's words are shared; numbers that share none contradict."""
    found = {}
    for one in items:
        first, second = (folded(part.words) for part in one.parts)
        mine, its = ({word for word in words if len(word) >= SHORT} for words in (first, second))
        related = len(mine & its) >= ALIKE * max(1, min(len(mine), len(its)))
        counts = [numbers_in(words) for words in (first, second)]
        differ = bool(counts[0] and counts[1]) and not counts[0] & counts[1]
        found[one.id] = "unrelated" if not related else "contradicts" if differ else "same"
    return found
