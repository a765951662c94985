"""Correlation clustering of a sparse graph whose edges speak for or against one cluster.

N. Bansal, A. Blum and S. Chawla, "Correlation Clustering", Machine Learning 56, 2004, ask for the clusters with the
greatest sum of weights inside. Found by greedy additive edge contraction (M. Keuper et al., "Efficient Decomposition of
Image and Mesh Graphs by Lifted Multicuts", ICCV 2015, algorithm 1): the edge of the greatest weight is contracted, the
weights of the two ends to a third are added up, until no edge is left that speaks for one cluster. So a chain of likely
pairs whose ends are unlike does not become one cluster, as it would by transitive closure. The number of clusters
follows from the weights. Time: E log² E, since the smaller end is always folded into the larger.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping
from heapq import heapify, heappop, heappush
from typing import Final

SUREST: Final = 0.99  # no sign is surer than this

Pair = tuple[int, int]  # the smaller first


def weight(strength: float, *, joined: float, asked: float) -> float:
    """The log-odds of a strength above those of ``asked``; from there up to ``joined`` 0.0, neither for nor against."""
    return 0.0 if asked <= strength < joined else _log_odds(strength) - _log_odds(asked)


def _log_odds(strength: float) -> float:
    within = min(max(strength, 1 - SUREST), SUREST)
    return math.log(within / (1 - within))


def contract(weights: Mapping[Pair, float], root: Callable[[int], int], join: Callable[[Pair], bool]) -> None:
    """Contracts edges, the heaviest first, of equal ones the first in order of their ends, while one weighs above 0.

    ``root``: the cluster that a node is in at the beginning. ``join``: asked to unite the clusters of an edge's ends,
    by the pair that speaks most for the two; it says whether it did; where it did not, they are kept apart for good.
    """
    graph = _Graph()
    for pair, found in sorted(weights.items()):
        graph.add(root(pair[0]), root(pair[1]), found, pair)
    heap = [(-total, *ends) for ends, total in graph.edges()]
    heapify(heap)
    while heap and heap[0][0] < 0:
        negative, one, other = heappop(heap)
        if graph.total(one, other) != -negative:
            continue  # one of the ends has been folded into another, or weighs otherwise by now
        if not join(graph.best(one, other)):
            graph.part(one, other)
            continue
        for ends, total in graph.fold(one, other):
            if total > 0:
                heappush(heap, (-total, *ends))


class _Graph:
    """The clusters as nodes; each edge with its weights added up and the pair that speaks most for it."""

    def __init__(self) -> None:
        self._total: dict[int, dict[int, float]] = defaultdict(dict)
        self._best: dict[Pair, tuple[float, Pair]] = {}

    def add(self, one: int, other: int, found: float, pair: Pair) -> None:
        if one == other:
            return
        for a, b in ((one, other), (other, one)):
            self._total[a][b] = self._total[a].get(b, 0.0) + found
        ends = _ends(one, other)
        mine = (-found, pair)
        self._best[ends] = min(self._best.get(ends, mine), mine)

    def edges(self) -> list[tuple[Pair, float]]:
        return [(ends, self._total[ends[0]][ends[1]]) for ends in sorted(self._best)]

    def total(self, one: int, other: int) -> float | None:
        """None where there is no such edge any more."""
        return self._total[one].get(other) if one in self._total else None

    def best(self, one: int, other: int) -> Pair:
        return self._best[_ends(one, other)][1]

    def part(self, one: int, other: int) -> None:
        self._total[one][other] = self._total[other][one] = -math.inf

    def fold(self, one: int, other: int) -> list[tuple[Pair, float]]:
        """Makes two nodes one, that of more edges; the edges that weigh otherwise now."""
        keep, gone = sorted((one, other), key=lambda node: (-len(self._total[node]), node))
        changed = []
        for third, found in sorted(self._total.pop(gone).items()):
            del self._total[third][gone]
            mine = self._best.pop(_ends(gone, third))
            if third == keep:
                continue
            self._total[keep][third] = self._total[third][keep] = self._total[keep].get(third, 0.0) + found
            ends = _ends(keep, third)
            self._best[ends] = min(self._best.get(ends, mine), mine)
            changed.append((ends, self._total[keep][third]))
        return changed


def _ends(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)
