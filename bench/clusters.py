"""How two partitions of the same mentions agree: MUC, B-cubed, CEAF-e and their mean, the CoNLL figure.

MUC: Vilain et al., 1995; B-cubed: Bagga and Baldwin, 1998; CEAF-e: Luo, 2005, with the alignment of clusters that has
the greatest sum, found as a matching of greatest weight; the mean of the three F1: Pradhan et al., CoNLL-2012. A
partition is a sequence of disjoint, non-empty sets that together hold every mention; both hold the same mentions."""

from collections import Counter
from collections.abc import Hashable, Sequence, Set
from dataclasses import dataclass

import networkx as nx

Clusters = Sequence[Set[Hashable]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Precision and recall, 0.0 to 1.0."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """The three measures."""

    muc: Agreement
    b_cubed: Agreement
    ceaf_e: Agreement

    @property
    def conll(self) -> float:
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


def scores(gold: Clusters, found: Clusters) -> Scores:
    """All measures of ``found`` against ``gold``."""
    return Scores(
        muc=Agreement(precision=_links_kept(found, gold), recall=_links_kept(gold, found)),
        b_cubed=Agreement(precision=_shared(found, gold), recall=_shared(gold, found)),
        ceaf_e=_entities_aligned(gold, found),
    )


def _where(clusters: Clusters) -> dict[Hashable, int]:
    return {mention: at for at, cluster in enumerate(clusters) for mention in cluster}


def _links_kept(these: Clusters, those: Clusters) -> float:
    """The share of the links that hold ``these`` together which ``those`` have as well; 0.0 where there are none."""
    where = _where(those)
    kept = sum(len(cluster) - len({where[mention] for mention in cluster}) for cluster in these)
    links = sum(len(cluster) - 1 for cluster in these)
    return kept / links if links else 0.0


def _shared(these: Clusters, those: Clusters) -> float:
    """The mean over mentions of the share of their cluster in ``these`` that is with them in ``those``."""
    where = _where(those)
    total = 0.0
    for cluster in these:
        total += sum(n * n for n in Counter(where[mention] for mention in cluster).values()) / len(cluster)
    return total / max(1, sum(len(cluster) for cluster in these))


def _entities_aligned(gold: Clusters, found: Clusters) -> Agreement:
    where = _where(found)
    graph = nx.Graph()
    for at, cluster in enumerate(gold):
        for other, both in sorted(Counter(where[mention] for mention in cluster).items()):
            likeness = 2 * both / (len(cluster) + len(found[other]))
            graph.add_edge(("gold", at), ("found", other), weight=likeness)
    total = sum(
        graph.edges[edge]["weight"]
        for part in sorted(nx.connected_components(graph), key=min)
        for edge in nx.max_weight_matching(graph.subgraph(part))
    )
    return Agreement(precision=total / max(1, len(found)), recall=total / max(1, len(gold)))
