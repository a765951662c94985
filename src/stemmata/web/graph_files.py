"""The stemma as data for other programs: GraphML (Gephi, yEd, networkx, Cytoscape) and DOT (Graphviz)."""

import re
from collections.abc import Iterator
from typing import Final

from stemmata.web.edition import Edition
from stemmata.web.lens import SAYS
from stemmata.web.standalone import COLOURS
from stemmata.web.stemma import Edge, Node
from stemmata.web.stemma_views import View

_NOT_XML: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2
_SHAPES: Final = {"report": "box", "family": "box3d", "origin": "ellipse", "unheld": "ellipse"}
_LINES: Final = {"says-so": "solid", "wording": "dashed", "error": "dotted"}


def as_graphml(edition: Edition, view: View) -> bytes:
    """A directed graph from the source to its taker. A node's id is the report's or the source's."""
    import networkx

    made: networkx.DiGraph[str] = networkx.DiGraph(name=_xml(edition.case.name))
    for node in view.graph.nodes:
        made.add_node(_xml(node.key), **{name: _xml(value) for name, value in _node(edition, view, node)})
    for edge in view.graph.edges:
        words = {name: _xml(value) if isinstance(value, str) else value for name, value in _edge(edition, edge)}
        made.add_edge(_xml(edge.parent), _xml(edge.child), **words)
    return "\n".join([*networkx.generate_graphml(made, named_key_ids=True), ""]).encode()


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


def _xml(words: str) -> str:
    return _NOT_XML.sub("\ufffd", words)


def as_dot(edition: Edition, view: View) -> bytes:
    """The same for Graphviz: sources above their takers, line styles and colours as in the picture."""
    rows = [
        f"digraph {_quoted(edition.case.name)} {{",
        '  graph [rankdir=TB, charset="UTF-8"];',
        "  node [fontsize=11];",
    ]
    number = {node.key: n for n, node in enumerate(view.graph.nodes)}
    for node in view.graph.nodes:
        words = "\n".join(part for part in (f"{node.siglum} {node.name}".strip(), node.when, node.value) if part)
        colour = COLOURS[f"o{node.colours[0]}"] if len(node.colours) == 1 else COLOURS["ink"]
        style = "" if node.kind in {"report", "family"} else ", style=dashed"
        rows.append(
            f"  n{number[node.key]} [label={_quoted(words)}, shape={_SHAPES[node.kind]}, "
            f'color="{colour}"{style}, id={_quoted(node.key)}];'
        )
    for edge in view.graph.edges:
        colour = COLOURS["rule"] if edge.faded else COLOURS["mixed" if edge.colour is None else f"o{edge.colour}"]
        reason = edition.derivations[edge.derivations[0]].reason
        rows.append(
            f'  n{number[edge.parent]} -> n{number[edge.child]} [style={_LINES[edge.style]}, color="{colour}", '
            f"penwidth={1 + 2 * edge.strength:.1f}, tooltip={_quoted(reason)}];"
        )
    return "\n".join([*rows, "}", ""]).encode("utf-8", "replace")


def _quoted(words: str) -> str:
    r"""A quoted string of the DOT language: of its escapes only \" is read, so a backslash is doubled for labels.

    >>> print(_quoted('a "b" \\ c\nd'))
    "a \"b\" \\ c\nd"
    """
    clean = _NOT_XML.sub("\ufffd", words).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + clean.replace("\r", " ").replace("\n", "\\n") + '"'
