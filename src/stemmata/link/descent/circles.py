"""Circular reporting: a path of citations that comes back to where it started, or to the same outlet.

"A says that B reports it; B says that A reported it" is one voice heard twice. The second time it is
often another report of the same outlet: A's second piece cites B, which cites A's first.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

import networkx as nx

from stemmata.model.derivation import Derivation

LONGEST: Final = 6  # steps: no reader follows a longer one back


def circular(derivations: Iterable[Derivation], outlets: Mapping[str, str]) -> frozenset[str]:
    """Ids of the derivations that lie on a circle; empty where there is none.

    ``outlets`` gives the outlet of each report. A way back to the same outlet counts only if its first
    step is a credit and another outlet stands between: two versions of one article are no circle.
    """
    steps = sorted((one for one in derivations if one.parent_kind in ("report", "outlet")), key=lambda one: one.id)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from((one.child, one.parent) for one in steps)
    component = {node: number for number, part in enumerate(nx.strongly_connected_components(graph)) for node in part}
    closed = {one.id for one in steps if component[one.child] == component[one.parent]}
    children: defaultdict[str, list[Derivation]] = defaultdict(list)
    for one in steps:
        children[one.child].append(one)
    for start in sorted(children):
        if start in outlets:
            closed |= _returning(start, children, outlets)
    return frozenset(closed)


def _returning(start: str, children: Mapping[str, list[Derivation]], outlets: Mapping[str, str]) -> set[str]:
    """The steps on ways from this report, by way of another outlet, to its own outlet again."""
    home = outlets[start]
    reached: dict[str, list[Derivation]] = {}  # node → steps that first led there
    back: list[Derivation] = []
    layer = [one for one in children[start] if _credits(one) and outlets.get(one.parent, one.parent) != home]
    for _ in range(LONGEST):
        following: list[Derivation] = []
        for step in layer:
            if outlets.get(step.parent, step.parent) == home:
                back.append(step)
            elif step.parent in reached:
                reached[step.parent].append(step)
            else:
                reached[step.parent] = [step]
                following += children.get(step.parent, ())
        layer = following
    return _upstream(back, reached, start)


def _credits(step: Derivation) -> bool:
    """The child credits the parent, and does not only name it in passing."""
    signs = {one.sign for one in step.evidence if not one.against}
    return step.status == "stated" and signs != {"in_passing"}


def _upstream(back: list[Derivation], reached: Mapping[str, list[Derivation]], start: str) -> set[str]:
    """All steps by which the given ones were reached from the start."""
    found: set[str] = set()
    waiting = list(back)
    while waiting:
        step = waiting.pop()
        if step.id in found:
            continue
        found.add(step.id)
        if step.child != start:
            waiting += reached.get(step.child, ())
    return found
