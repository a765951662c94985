"""Propositions that say the same become clusters: by average link, not by chains of neighbours.

"a is like b" and "b is like c" do not make a and c the same. Two clusters join only where their members
are alike on the average (R. R. Sokal and C. D. Michener, "A statistical method for evaluating systematic
relationships", 1958: UPGMA), the most alike first, ties by the order of the propositions.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stemmata.link.similarity import ENOUGH, Comparison, Weighed, Weights, compared

# How far the average between two clusters may lie below what one pair needs.
SLACK: Final = 0.08
# Of a large cluster, so many members stand for all; which ones is fixed by their order.
STAND_FOR_ALL: Final = 6


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


def clusters(nodes: Sequence[Weighed], pairs: Sequence[tuple[int, int]], weights: Weights) -> tuple[Cluster, ...]:
    """Every node in one cluster, single ones too; sorted by the first member."""
    accepted = []
    for one, other in pairs:
        comparison = compared(nodes[one], nodes[other], weights)
        if comparison.same:
            accepted.append(Pair(one=one, other=other, comparison=comparison))
    accepted.sort(key=lambda pair: (-round(pair.comparison.score, 9), pair.one, pair.other))
    known = {(pair.one, pair.other): pair.comparison for pair in accepted}
    members = {index: [index] for index in range(len(nodes))}
    home = list(range(len(nodes)))
    joined: dict[int, list[Pair]] = {}
    for pair in accepted:
        left, right = sorted((home[pair.one], home[pair.other]))
        if left == right or not _alike(members[left], members[right], nodes, weights, known):
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


def _alike(
    left: list[int],
    right: list[int],
    nodes: Sequence[Weighed],
    weights: Weights,
    known: dict[tuple[int, int], Comparison],
) -> bool:
    """True where the members that stand for the two clusters are alike on the average, and none contradicts."""
    total, count = 0.0, 0
    for one in left[:STAND_FOR_ALL]:
        for other in right[:STAND_FOR_ALL]:
            key = (one, other) if one < other else (other, one)
            comparison = known.get(key)
            if comparison is None:
                comparison = known[key] = compared(nodes[key[0]], nodes[key[1]], weights)
            if "swapped" in comparison.signs:
                return False
            total += comparison.score
            count += 1
    return total / count >= ENOUGH - SLACK


def by_member(found: Sequence[Cluster]) -> Mapping[int, int]:
    """Index of a node → index of its cluster."""
    return {member: index for index, cluster in enumerate(found) for member in cluster.members}
