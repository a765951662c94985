"""``export --to graphml``: the whole stemma for Gephi, yEd, Cytoscape and networkx.

GraphML 1.0, http://graphml.graphdrawing.org/primer/graphml-primer.html: directed, typed attributes, an id on each
edge since two reports may be bound in several ways. Gephi shows ``label`` as names and takes ``weight`` for the
lines' width (https://docs.gephi.org/desktop/User_Manual/Import/GraphML_Format/).
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

from stemmata.export import stemma_graph
from stemmata.export.known import known
from stemmata.export.pieces import in_pieces, xml
from stemmata.export.stemma_graph import Edge, Node, Value, written
from stemmata.model.case import Case

_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
_TYPES: Final = {bool: "boolean", int: "int", float: "double", str: "string"}


class GraphmlExporter:
    """Writes the stemma as GraphML."""

    name = "graphml"
    media_type = "application/graphml+xml"
    summary = "The whole stemma for Gephi, yEd, Cytoscape and networkx."

    def export(self, case: Case) -> Iterator[bytes]:
        """The bytes, in pieces; the same for the same case, always."""
        read = known(case)
        made = (list(stemma_graph.nodes(read)), list(stemma_graph.edges(read)))
        return in_pieces(lines({"name": case.name, "description": stemma_graph.attribution(read)}, *made))


def lines(about: Mapping[str, str], nodes: Iterable[Node], edges: Iterable[Edge]) -> Iterator[str]:
    """A graph as GraphML, line by line. ``about``: attributes of the graph as a whole."""
    nodes, edges = list(nodes), list(edges)
    yield _HEAD
    yield from _keys("graph", [about])
    yield from _keys("node", ({"label": one.label, **one.values} for one in nodes))
    yield from _keys("edge", ({"label": one.label, "weight": one.weight, **one.values} for one in edges))
    yield '  <graph edgedefault="directed">\n'
    yield from _data("graph", about)
    for node in nodes:
        yield f"    <node id={xml(node.id, quoted=True)}>\n"
        yield from _data("node", {"label": node.label, **node.values})
        yield "    </node>\n"
    for edge in edges:
        ends = f"source={xml(edge.source, quoted=True)} target={xml(edge.target, quoted=True)}"
        yield f"    <edge id={xml(edge.id, quoted=True)} {ends}>\n"
        yield from _data("edge", {"label": edge.label, "weight": edge.weight, **edge.values})
        yield "    </edge>\n"
    yield "  </graph>\n</graphml>\n"


def _keys(domain: str, records: Iterable[Mapping[str, Value]]) -> Iterator[str]:
    """The declarations of all attributes that occur, in order of their names."""
    types = {name: _TYPES[type(value)] for name, value in chain.from_iterable(one.items() for one in records)}
    for name, kind in sorted(types.items()):
        yield f'  <key id="{domain}-{name}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>\n'


def _data(domain: str, values: Mapping[str, Value]) -> Iterator[str]:
    for name, value in values.items():
        yield f'      <data key="{domain}-{name}">{xml(written(value))}</data>\n'


exporter = GraphmlExporter()
