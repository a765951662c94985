"""The stemma as SVG that stands alone, GraphML and DOT: other programs read them, whatever the names are."""

import doctest
import io
import re
from dataclasses import replace
from xml.etree import ElementTree

import networkx
import pytest

from stemmata.model.case import Case
from stemmata.web import graph_files
from stemmata.web.addresses import Addresses
from stemmata.web.assets import style_sheet
from stemmata.web.choice import Choice
from stemmata.web.edition import Edition, edition
from stemmata.web.graph_files import as_dot, as_graphml
from stemmata.web.standalone import COLOURS, SVG, standalone
from stemmata.web.stemma_views import View, view_of
from tests.web.made_case import made_case
from tests.web.random_case import random_case

ODD = 'x" ]; n0 -> n1 [label="\\ </title><script>alert(1)</script>\n\x00\x0b\ufffe & Ω ليلى 🜨'


def odd_case() -> Case:
    """The made case, with outlets, sources and claims whose names no format loves."""
    case = made_case()
    reports = tuple(
        replace(one, report=replace(one.report, outlet_name=f"{ODD}{one.report.outlet_name}")) for one in case.reports
    )
    derivations = tuple(
        replace(one, parent_name=f"{one.parent_name}{ODD}", reason=ODD) for one in case.links.derivations
    )
    claims = tuple(replace(one, label=f"{one.label}{ODD}") for one in case.links.claims)
    links = replace(case.links, derivations=derivations, claims=claims)
    return replace(case, name=f"a{ODD}", reports=reports, links=links)


CASES = {"made": made_case(), "odd": odd_case(), "random": random_case(60, 2)}
# A statement of the DOT language as they are written here: https://graphviz.org/doc/info/lang.html
STRING = r'"(?:[^"\\]|\\.)*"'
VALUE = rf"(?:{STRING}|[A-Za-z_]\w*|-?\d+(?:\.\d+)?)"
STATEMENT = re.compile(rf"  (?:\w+|n\d+ -> n\d+) \[\w+={VALUE}(?:, \w+={VALUE})*\];")


@pytest.fixture(params=[*CASES])
def read(request: pytest.FixtureRequest) -> Edition:
    return edition(CASES[request.param], Addresses(form="served"))


@pytest.fixture(params=[Choice(), Choice(scale=True, every=True), "lens"], ids=["whole", "scale", "lens"])
def view(request: pytest.FixtureRequest, read: Edition) -> View:
    choice = Choice(claim=read.claims[0]) if request.param == "lens" else request.param
    return view_of(read, choice, "stemma")


def test_networkx_reads_the_graphml_back(read: Edition, view: View) -> None:
    found = networkx.read_graphml(io.BytesIO(as_graphml(read, view)))
    assert found.is_directed()
    assert len(found.nodes) == len(view.graph.nodes)
    assert len(found.edges) == len(view.graph.edges)
    for node in view.graph.nodes:
        assert found.nodes[node.key]["kind"] == node.kind
    for edge in view.graph.edges:
        assert found.edges[edge.parent, edge.child]["derivations"].split() == list(edge.derivations)


def test_dot_is_well_formed(read: Edition, view: View) -> None:
    first, *rows, last, end = as_dot(read, view).decode().split("\n")
    assert re.fullmatch(rf"digraph {STRING} \{{", first)
    assert (last, end) == ("}", "")
    assert [row for row in rows if not STATEMENT.fullmatch(row)] == []
    assert sum(" -> n" in row.partition("[")[0] for row in rows) == len(view.graph.edges)


def test_the_svg_stands_alone(view: View) -> None:
    root = ElementTree.fromstring(standalone(view.picture))
    assert root.tag == f"{{{SVG}}}svg"
    for element in root.iter():
        assert not {"class", "style", "href", "tabindex"} & set(element.attrib)
        assert element.tag.removeprefix(f"{{{SVG}}}") in {
            "svg", "title", "desc", "g", "path", "rect", "circle", "text", "tspan",
        }  # fmt: skip
        if element.tag == f"{{{SVG}}}text":
            assert "fill" in element.attrib or "letters" in str(element.attrib) or element.get("text-anchor") == "end"
    lines = [one for one in root.iter(f"{{{SVG}}}path") if one.get("stroke-width") in {"1.2", "1.7", "2.3"}]
    assert len(lines) == len(view.graph.edges)
    assert {one.get("stroke") for one in lines} <= set(COLOURS.values())


def test_the_file_has_the_colours_of_the_pages() -> None:
    light = re.findall(r":root \{(.*?)\}", style_sheet(), re.DOTALL)[0]
    page = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    assert {name: page[name] for name in COLOURS} == dict(COLOURS)


def test_the_same_view_gives_the_same_bytes(read: Edition, view: View) -> None:
    again = view_of(read, view.choice, "stemma")
    for made in (as_graphml, as_dot):
        assert made(read, view) == made(read, again)
    assert standalone(view.picture) == standalone(again.picture)


def test_the_examples_hold() -> None:
    assert doctest.testmod(graph_files).failed == 0
