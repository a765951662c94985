"""The stemma as data for other programs: GraphML (Gephi, yEd, networkx, Cytoscape) and DOT (Graphviz)."""

from collections.abc import Iterator
from typing import Final

from stemmata.export import graphml, stemma_graph
from stemmata.export.dot import quoted
from stemmata.export.pieces import in_pieces
from stemmata.web.edition import Edition
from stemmata.web.lens import SAYS
from stemmata.web.standalone import COLOURS
from stemmata.web.stemma import Edge, Node
from stemmata.web.stemma_views import View

_SHAPES: Final = {"report": "box", "family": "box3d", "origin": "ellipse", "unheld": "ellipse"}
_LINES: Final = {"says-so": "solid", "wording": "dashed", "error": "dotted"}


def as_graphml(edition: Edition, view: View) -> bytes:
    """A directed graph from the source to its taker. A node's id is the report's or the source's."""
    nodes = [
        stemma_graph.Node(id=one.key, label=f"{one.siglum} {one.name}".strip(), values=dict(_node(edition, view, one)))
        for one in view.graph.nodes
    ]
    edges = [
        stemma_graph.Edge(
            id=one.derivations[0],
            source=one.parent,
            target=one.child,
            label=edition.derivations[one.derivations[0]].kind,
            weight=round(one.strength, 4),
            values=dict(_edge(edition, one)),
        )
        for one in view.graph.edges
    ]
    return b"".join(in_pieces(graphml.lines({"name": edition.case.name}, nodes, edges)))


def _node(edition: Edition, view: View, node: Node) -> Iterator[tuple[str, str]]:
    yield "kind", node.kind
    yield "siglum", node.siglum
    yield "name", node.name
    yield "published", node.day.isoformat() if node.day else ""
    yield "origins", " ".join(node.letters)
    yield "value", node.value or ""
    yield "value_of", _value_of(edition, view)
    yield "members", " ".join(edition.sigla[one] for one in node.members)


def _value_of(edition: Edition, view: View) -> str:
    """ "C2, number of drums"; "" where boxes show nothing."""
    if view.of is None or view.gives is None:
        return ""
    claim = f"C{edition.claim_numbers[view.of.id]}"
    return claim if view.gives.key == SAYS else f"{claim}, {view.gives.words}"


def _edge(edition: Edition, edge: Edge) -> Iterator[tuple[str, str | float | bool]]:
    strongest = edition.derivations[edge.derivations[0]]
    yield "kind", strongest.kind
    yield "status", strongest.status
    yield "strength", round(edge.strength, 4)
    yield "circular", edge.circular
    yield "in_claim", not edge.faded
    yield "reason", strongest.reason
    yield "derivations", " ".join(edge.derivations)


def as_dot(edition: Edition, view: View) -> bytes:
    """The same for Graphviz: sources above their takers, line styles and colours as in the picture."""
    rows = [
        f"digraph {quoted(edition.case.name)} {{",
        '  graph [rankdir=TB, charset="UTF-8"];',
        "  node [fontsize=11];",
    ]
    number = {node.key: n for n, node in enumerate(view.graph.nodes)}
    for node in view.graph.nodes:
        words = "\n".join(part for part in (f"{node.siglum} {node.name}".strip(), node.when, node.value) if part)
        colour = COLOURS[f"o{node.colours[0]}"] if len(node.colours) == 1 else COLOURS["ink"]
        style = "" if node.kind in {"report", "family"} else ", style=dashed"
        rows.append(
            f"  n{number[node.key]} [label={quoted(words)}, shape={_SHAPES[node.kind]}, "
            f'color="{colour}"{style}, id={quoted(node.key)}];'
        )
    for edge in view.graph.edges:
        colour = COLOURS["rule"] if edge.faded else COLOURS["mixed" if edge.colour is None else f"o{edge.colour}"]
        reason = edition.derivations[edge.derivations[0]].reason
        rows.append(
            f'  n{number[edge.parent]} -> n{number[edge.child]} [style={_LINES[edge.style]}, color="{colour}", '
            f"penwidth={1 + 2 * edge.strength:.1f}, tooltip={quoted(reason)}];"
        )
    return "\n".join([*rows, "}", ""]).encode("utf-8", "replace")
