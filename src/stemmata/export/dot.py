r"""``export --to dot``: the whole stemma for Graphviz, sources above their takers.

The language is told at https://graphviz.org/doc/info/lang.html. In its quoted strings \" alone is an escape, but labels
read more of them, so that each backslash of a name is doubled.
"""

from collections.abc import Iterator
from typing import Final

from stemmata.export import stemma_graph
from stemmata.export.known import known
from stemmata.export.pieces import in_pieces, printable
from stemmata.export.stemma_graph import Edge, Node
from stemmata.export.words import edtf_words
from stemmata.model.case import Case

_SHAPES: Final = {"report": "box"}
_LINES: Final = {"stated": "solid", "inferred": "dashed"}


class DotExporter:
    """Writes the stemma as DOT."""

    name = "dot"
    media_type = "text/vnd.graphviz"
    summary = "The whole stemma for Graphviz."
    suffixes = (".dot", ".gv")

    def export(self, case: Case) -> Iterator[bytes]:
        """The bytes, in pieces; the same for the same case, always."""
        read = known(case)
        return in_pieces(_lines(case.name, stemma_graph.nodes(read), stemma_graph.edges(read)))


def _lines(name: str, nodes: Iterator[Node], edges: Iterator[Edge]) -> Iterator[str]:
    yield f"digraph {quoted(name)} {{\n"
    yield '  graph [rankdir=TB, charset="UTF-8"];\n  node [fontsize=11];\n'
    for node in nodes:
        kind = str(node.values["kind"])
        day = f"\n{edtf_words(str(node.values['published'])[:10])}" if "published" in node.values else ""
        style = "" if kind == "report" else ", style=dashed"
        yield (
            f"  {quoted(node.id)} [label={quoted(node.label + day)}, shape={_SHAPES.get(kind, 'ellipse')}, "
            f"kind={quoted(kind)}{style}];\n"
        )
    for edge in edges:
        values = edge.values
        status, circular = str(values["status"]), str(values["circular"]).lower()
        yield (
            f"  {quoted(edge.source)} -> {quoted(edge.target)} [id={quoted(edge.id)}, label={quoted(edge.label)}, "
            f"style={_LINES[status]}, penwidth={1 + 2 * edge.weight:.2f}, kind={quoted(str(values['kind']))}, "
            f"status={quoted(status)}, score={values['score']}, circular={circular}, "
            f"tooltip={quoted(str(values['reason']))}, evidence={quoted(str(values['evidence']))}];\n"
        )
    yield "}\n"


def quoted(words: str) -> str:
    r"""A quoted string of the DOT language.

    >>> print(quoted('a "b" \\ c\nd'))
    "a \"b\" \\ c\nd"
    """
    clean = printable(words).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + clean.replace("\r", " ").replace("\n", "\\n") + '"'


exporter = DotExporter()
