"""Fewer lines and nodes than a case has: by kind and strength of line, by origin, and by what longer roads tell."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from stemmata.web.stemma import BOXES, Edge, Graph, Node, Style

FAMILY_FROM = 3


def of_styles(graph: Graph, styles: frozenset[Style], least: float) -> Graph:
    """Only lines of these styles, from this strength on; parents not held that lose all their lines go."""
    return _with_edges(graph, [e for e in graph.edges if e.style in styles and e.strength >= least])


def _with_edges(graph: Graph, edges: Iterable[Edge]) -> Graph:
    kept = tuple(edges)
    tied = {key for edge in kept for key in (edge.parent, edge.child)}
    nodes = [node for node in graph.nodes if node.kind in BOXES or node.key in tied]
    return replace(graph, nodes=tuple(nodes), edges=kept)


def of_origin(graph: Graph, origin: str, resting: Iterable[str]) -> Graph:
    """Only what comes from one origin: ``resting``, the reports that rest on it, and all that lies below it."""
    children: dict[str, list[str]] = defaultdict(list)
    for edge in graph.edges:
        children[edge.parent].append(edge.child)
    kept, waiting = set(resting) | {origin}, [origin]
    seen = {origin}
    while waiting:
        for child in children[waiting.pop()]:
            if child not in seen:
                seen.add(child)
                waiting.append(child)
    kept |= seen
    edges = tuple(edge for edge in graph.edges if edge.parent in kept and edge.child in kept)
    nodes = tuple(node for node in graph.nodes if node.key in kept)
    return replace(graph, nodes=tuple(nodes), edges=edges)


def fewest_lines(graph: Graph) -> Graph:
    """Without the lines that a longer road repeats; those that carry the claim of a lens, and those on a circle, stay.

    Only lines forward in time count as roads, so that nothing is lost: whoever stood below another still does.
    """
    place = {node.key: n if node.kind in BOXES else -1 for n, node in enumerate(graph.nodes)}
    forward = [e for e in graph.edges if place[e.parent] < place[e.child] and not e.circular]
    parents: dict[str, list[str]] = defaultdict(list)
    for edge in forward:
        parents[edge.child].append(edge.parent)
    above: dict[str, int] = {}  # key → the set of its ancestors, a bit for each
    bit = {node.key: 1 << n for n, node in enumerate(graph.nodes)}
    for key in sorted(bit, key=place.__getitem__):
        above[key] = 0
        for parent in parents[key]:
            above[key] |= above[parent] | bit[parent]
    lensed = any(edge.faded for edge in graph.edges)
    told: set[tuple[str, str]] = {
        (edge.parent, edge.child)
        for edge in forward
        if (edge.faded or not lensed)
        and any(above[other] & bit[edge.parent] for other in parents[edge.child] if other != edge.parent)
    }
    kept = tuple(edge for edge in graph.edges if (edge.parent, edge.child) not in told)
    return replace(graph, edges=kept, repeated=len(told))


def tied_only(graph: Graph) -> Graph:
    """Without reports to which no line leads; they are named."""
    tied = {key for edge in graph.edges for key in (edge.parent, edge.child)}
    return replace(
        graph,
        nodes=tuple(node for node in graph.nodes if node.key in tied),
        unconnected=tuple(node.key for node in graph.nodes if node.kind == "report" and node.key not in tied),
    )


def shared_only(graph: Graph) -> Graph:
    """Without parents not held that one report alone has; they are counted."""
    takers: dict[str, set[str]] = defaultdict(set)
    has_parent = set()
    for edge in graph.edges:
        takers[edge.parent].add(edge.child)
        has_parent.add(edge.child)
    lone = {
        node.key
        for node in graph.nodes
        if node.kind == "unheld" and len(takers[node.key]) == 1 and node.key not in has_parent
    }
    return replace(
        graph,
        nodes=tuple(node for node in graph.nodes if node.key not in lone),
        edges=tuple(edge for edge in graph.edges if edge.parent not in lone),
        lone_voices=graph.lone_voices + len(lone),
    )


def families(graph: Graph) -> tuple[tuple[Node, ...], ...]:
    """Reports with the same parents and no children, three or more, each family in order of publication."""
    parents: dict[str, list[str]] = defaultdict(list)
    busy = set()
    for edge in graph.edges:
        parents[edge.child].append(f"{edge.parent} {edge.style}")
        busy.add(edge.parent)
    found: dict[tuple[str, ...], list[Node]] = defaultdict(list)
    for node in graph.nodes:
        if node.kind == "report" and node.key not in busy and parents[node.key]:
            found[(*sorted(parents[node.key]), "faded" if node.faded else "")].append(node)
    return tuple(tuple(members) for members in found.values() if len(members) >= FAMILY_FROM)


def folded(graph: Graph, found: Iterable[Sequence[Node]], places: Mapping[str, int]) -> Graph:
    """Each of these families as one box at the date of its first. ``places``: letters in their order."""
    large = {members[0].key: members for members in found}
    first = {node.key: key for key, members in large.items() for node in members}
    nodes = (
        family(large[n.key], places) if n.key in large else n for n in graph.nodes if first.get(n.key, n.key) == n.key
    )
    return replace(graph, nodes=tuple(nodes), edges=_joined(graph.edges, first))


def _joined(edges: Iterable[Edge], first: Mapping[str, str]) -> tuple[Edge, ...]:
    """One line to each family for all that its members have from one parent; ``first``: member → its family."""
    found: dict[tuple[str, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        found[first.get(edge.child, edge.child), edge.parent].append(edge)
    return tuple(
        replace(
            next((edge for edge in same if edge.child == child), same[0]),
            child=child,
            derivations=tuple(name for edge in same for name in edge.derivations),
        )
        for (child, _), same in sorted(found.items())
    )


def family(found: Sequence[Node], places: Mapping[str, int]) -> Node:
    """One box for several reports, which stand in order of publication."""
    first, last = found[0], found[-1]
    names = list(dict.fromkeys(node.name for node in found))
    values = list(dict.fromkeys(node.value for node in found if node.value))
    letters = sorted({letter for node in found for letter in node.letters}, key=lambda one: (places.get(one, 0), one))
    return replace(
        first,
        kind="family",
        siglum=f"×{len(found)}",
        name=", ".join(names),
        when=first.when if first.when == last.when else f"from {first.when}",
        short_when=first.short_when,
        value=" / ".join(values) or None,
        letters=tuple(letters),
        unlettered=max(node.unlettered for node in found),
        colours=tuple(sorted({colour for node in found for colour in node.colours})),
        members=tuple(node.key for node in found),
    )


def largest(graph: Graph, most: int, wanted: frozenset[str] = frozenset()) -> Graph:
    """At most so many nodes: those with most lines, families by what they hold; reports that go are named.

    ``wanted``: nodes that are kept before all others, each with its parents.
    """
    if len(graph.nodes) <= most:
        return graph
    weight: dict[str, int] = defaultdict(int)
    size = {node.key: max(1, len(node.members)) for node in graph.nodes}
    for edge in graph.edges:
        weight[edge.parent] += size[edge.child]
        weight[edge.child] += size[edge.child]
    wanted |= {edge.parent for edge in graph.edges if edge.child in wanted}
    order = sorted(graph.nodes, key=lambda n: (n.key not in wanted, n.faded, -weight[n.key], n.key))
    kept = {node.key for node in order[:most]}
    edges = tuple(edge for edge in graph.edges if edge.parent in kept and edge.child in kept)
    tied = {key for edge in edges for key in (edge.parent, edge.child)}
    left_out = tuple(
        name
        for node in graph.nodes
        if node.kind in BOXES and node.key not in tied
        for name in node.members or (node.key,)
    )
    nodes = tuple(node for node in graph.nodes if node.key in tied)
    return replace(graph, nodes=tuple(nodes), edges=edges, left_out=left_out)
