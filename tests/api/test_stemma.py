"""The stemma as a value: a graph, a picture, a file."""

import re
from xml.etree import ElementTree

import networkx
import pytest

from stemmata import OpenCase
from stemmata.errors import NotInCase


def test_the_graph_of_a_case_has_every_report_and_every_derivation(letter: OpenCase) -> None:
    graph = letter.stemma().to_networkx()
    assert set(letter.reports.ids) <= set(graph)
    found = {key: (parent, child, kind) for parent, child, key, kind in graph.edges(keys=True, data="kind")}
    assert found == {edge.id: (edge.parent_id, edge.child_id, edge.kind) for edge in letter.derivations}
    assert {type(data["score"]) for *_, data in graph.edges(data=True)} == {float}
    assert all(data["kind"] and isinstance(data["name"], str) for _, data in graph.nodes(data=True))


def test_the_graph_goes_through_other_programs_formats(letter: OpenCase) -> None:
    graph = letter.stemma().to_networkx()
    text = "\n".join(networkx.generate_graphml(graph))
    assert set(networkx.parse_graphml(text, force_multigraph=True)) == set(graph)


def test_the_stemma_of_a_claim_is_its_reports_and_their_roads(letter: OpenCase) -> None:
    (claim, *_) = letter.claims.where(lambda one: len(one.origins.named) == 1 and len(one.report_ids) > 3)
    stemma = letter.stemma(claim)
    assert stemma.derivations == letter.stemma(claim.id).derivations
    assert {edge.id for edge in stemma.derivations} == {s.id for road in claim.origins.paths for s in road.steps}
    assert set(claim.reports) <= set(stemma.reports)
    graph = stemma.to_networkx()
    (origin,) = claim.origins.named
    assert {report.id for report in origin.reports} <= networkx.descendants(graph, origin.id)
    with pytest.raises(NotInCase, match="among these claims"):
        letter.stemma("nothing")


def test_the_picture_stands_alone(letter: OpenCase) -> None:
    (claim, *_) = letter.claims.where(lambda one: len(one.report_ids) > 3)
    for stemma in (letter.stemma(), letter.stemma(claim)):
        svg = stemma.to_svg()
        root = ElementTree.fromstring(svg)
        assert root.tag.endswith("}svg")
        assert not re.search(r"<script|<style|\son\w+=|href|class=|url\(", svg)
        assert stemma._repr_svg_().startswith("<svg")
        assert stemma._repr_svg_() in stemma._repr_html_()
        assert stemma.to_svg() == svg


def test_two_pictures_on_one_page_share_no_id(letter: OpenCase) -> None:
    (claim, *_) = letter.claims.where(lambda one: len(one.report_ids) > 3)
    first, second = (
        set(re.findall(r'\bid="([^"]+)"', one.to_svg())) for one in (letter.stemma(), letter.stemma(claim))
    )
    assert first
    assert not first & second


def test_files_for_other_programs(letter: OpenCase) -> None:
    assert letter.stemma().to_dot().startswith("digraph")
    assert len(networkx.parse_graphml(letter.stemma().to_graphml())) > 5
