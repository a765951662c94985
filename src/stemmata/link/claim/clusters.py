"""Propositions that say the same become clusters: by average link, not by chains of neighbours.

"a is like b" and "b is like c" do not make a and c the same. Two clusters join only where their members
are alike on the average (R. R. Sokal and C. D. Michener, "A statistical method for evaluating systematic
relationships", 1958: UPGMA), the most alike first, ties by the order of the propositions.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stemmata.link.claim.comparison import Comparison
from stemmata.link.claim.reach import reachable
from stemmata.link.claim.wordings import Wordings

# What the pairs between two clusters need on the average, as log-odds.
ALIKE: Final = -1.9
# Of a large cluster, so many members stand for all; which ones is fixed by their order.
STAND_FOR_ALL: Final = 6
# One report seldom tells one thing twice in quite other words: two of its propositions less alike than this are two
# claims, and keep their clusters apart. "the men will wear uniforms" / "men in uniforms shot at the crowd".
TWO_CLAIMS: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two propositions that were compared, the smaller index first."""

    one: int
    other: int
    comparison: Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Propositions that say the same."""

    members: tuple[int, ...]  # indices, sorted
    joined_by: tuple[Pair, ...]  # the pairs that brought it together: one fewer than members


def clusters(found: Wordings, pairs: Sequence[tuple[int, int]]) -> tuple[Cluster, ...]:
    """Every wording in one cluster, single ones too; sorted by the first member. ``pairs``: to compare, sorted."""
    accepted = []
    for one, other in reachable(found, pairs):
        if not found.worth_comparing(one, other):
            continue
        comparison = found.compared(one, other)
        if comparison.same:
            accepted.append(Pair(one=one, other=other, comparison=comparison))
    accepted.sort(key=lambda pair: (-round(pair.comparison.score, 9), pair.one, pair.other))
    known = _Known(found, accepted)
    members = {index: [index] for index in range(len(found.nodes))}
    home = list(range(len(found.nodes)))
    joined: dict[int, list[Pair]] = {}
    for pair in accepted:
        left, right = sorted((home[pair.one], home[pair.other]))
        if left == right or not _alike(members[left], members[right], known):
            continue
        members[left] = sorted(members[left] + members.pop(right))
        for index in members[left]:
            home[index] = left
        joined.setdefault(left, []).extend([pair, *joined.pop(right, [])])
    return tuple(
        Cluster(members=tuple(members[first]), joined_by=tuple(_in_order(joined.get(first, []))))
        for first in sorted(members)
    )


def _in_order(pairs: list[Pair]) -> list[Pair]:
    return sorted(pairs, key=lambda pair: (-round(pair.comparison.score, 9), pair.one, pair.other))


class _Known:
    """Comparisons of pairs, each made once."""

    def __init__(self, found: Wordings, pairs: Sequence[Pair]) -> None:
        self._found = found
        self._made = {(pair.one, pair.other): pair.comparison for pair in pairs}

    def between(self, one: int, other: int) -> Comparison:
        key = (one, other) if one < other else (other, one)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._found.compared(*key)
        return made

    def part(self, one: int, other: int) -> bool:
        """True for two that must not stand in one claim."""
        comparison = self.between(one, other)
        first, second = self._found.nodes[one], self._found.nodes[other]
        if "swapped" in comparison.signs:
            return True
        return comparison.score < TWO_CLAIMS and first.report == second.report


def _alike(left: list[int], right: list[int], known: _Known) -> bool:
    """True where the members that stand for the two clusters are alike on the average, and no two must stay apart."""
    pairs = [(one, other) for one in left[:STAND_FOR_ALL] for other in right[:STAND_FOR_ALL]]
    if any(known.part(one, other) for one, other in pairs):
        return False
    return math.fsum(known.between(one, other).odds for one, other in pairs) >= ALIKE * len(pairs)
