"""``export --to gexf``: the whole stemma in Gephi's own format, GEXF 1.2draft (https://gexf.net/schema.html).

Of the versions of the format this is the one that Gephi and networkx both read without being told.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from stemmata.export import stemma_graph
from stemmata.export.known import known
from stemmata.export.pieces import in_pieces, xml
from stemmata.export.stemma_graph import Edge, Node, Value, written
from stemmata.model.case import Case

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
_TYPES: Final = {bool: "boolean", int: "integer", float: "double", str: "string"}


class GexfExporter:
    """Writes the stemma as GEXF."""

    name = "gexf"
    media_type = "application/gexf+xml"
    summary = "The whole stemma in Gephi's own format."

    def export(self, case: Case) -> Iterator[bytes]:
        """The bytes, in pieces; the same for the same case, always."""
        read = known(case)
        return in_pieces(
            _lines(stemma_graph.attribution(read), list(stemma_graph.nodes(read)), list(stemma_graph.edges(read)))
        )


def _lines(about: str, nodes: list[Node], edges: list[Edge]) -> Iterator[str]:
    yield _HEAD
    yield f"  <meta>\n    <creator>Stemmata</creator>\n    <description>{xml(about)}</description>\n  </meta>\n"
    yield '  <graph mode="static" defaultedgetype="directed">\n'
    yield from _declared("node", (one.values for one in nodes))
    yield from _declared("edge", (one.values for one in edges))
    yield "    <nodes>\n"
    for node in nodes:
        yield f"      <node id={xml(node.id, quoted=True)} label={xml(node.label, quoted=True)}>\n"
        yield from _values(node.values)
        yield "      </node>\n"
    yield "    </nodes>\n    <edges>\n"
    for edge in edges:
        ends = f"source={xml(edge.source, quoted=True)} target={xml(edge.target, quoted=True)}"
        label = f'label={xml(edge.label, quoted=True)} weight="{edge.weight}"'
        yield f"      <edge id={xml(edge.id, quoted=True)} {ends} {label}>\n"
        yield from _values(edge.values)
        yield "      </edge>\n"
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _declared(domain: str, records: Iterable[Mapping[str, Value]]) -> Iterator[str]:
    types = {name: _TYPES[type(value)] for one in records for name, value in one.items()}
    yield f'    <attributes class="{domain}" mode="static">\n'
    for name, kind in sorted(types.items()):
        yield f'      <attribute id="{name}" title="{name}" type="{kind}"/>\n'
    yield "    </attributes>\n"


def _values(values: Mapping[str, Value]) -> Iterator[str]:
    yield "        <attvalues>\n"
    for name, value in values.items():
        yield f'          <attvalue for="{name}" value={xml(written(value), quoted=True)}/>\n'
    yield "        </attvalues>\n"


exporter = GexfExporter()
