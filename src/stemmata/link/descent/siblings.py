"""Reports that share the same wording with each other, and how much of it another source leaves open."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Final

import networkx as nx

from stemmata.link.descent.reuse import Reuse
from stemmata.text.span import Span, subtracted

OVERLAP: Final = 0.5  # of the shorter of two shared wordings: then both are about the same text


def sibling_groups(reuses: Sequence[Reuse]) -> list[tuple[Reuse, ...]]:
    """The pairs in groups that share one text, each sorted by its reports; sorted.

    Two pairs belong together where they have a report in common and, in it, share mostly the same words.
    """
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(reuses)))
    at: defaultdict[str, list[int]] = defaultdict(list)
    for number, reuse in enumerate(reuses):
        at[reuse.a].append(number)
        at[reuse.b].append(number)
    for report, numbers in at.items():
        for one, other in combinations(numbers, 2):
            if _overlap(reuses[one].spans(report), reuses[other].spans(report)):
                graph.add_edge(one, other)
    return sorted(
        (tuple(sorted((reuses[number] for number in group), key=_ends)) for group in nx.connected_components(graph)),
        key=lambda group: [_ends(reuse) for reuse in group],
    )


def members(group: Iterable[Reuse]) -> tuple[str, ...]:
    """The reports of a group, sorted."""
    return tuple(sorted({report for reuse in group for report in (reuse.a, reuse.b)}))


def remainder(reuse: Reuse, report: str, covered: Iterable[Span]) -> float:
    """What the shared wording weighs where nothing else covers it in this report."""
    holes = sorted(covered)
    left = 0.0
    for span, stretch in zip(reuse.spans(report), reuse.stretches, strict=True):
        open_length = sum(len(piece) for piece in subtracted(span, holes))
        left += stretch.weight * open_length / max(1, len(span))
    return left


def _ends(reuse: Reuse) -> tuple[str, str]:
    return (reuse.a, reuse.b)


def _overlap(one: Sequence[Span], other: Sequence[Span]) -> bool:
    length_one, length_other = sum(map(len, one)), sum(map(len, other))
    open_length = sum(len(piece) for span in one for piece in subtracted(span, other))
    return length_one - open_length >= OVERLAP * min(length_one, length_other)
