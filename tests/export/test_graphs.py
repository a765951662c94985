"""GraphML, GEXF and DOT hold the whole stemma: every report, every derivation, each with its words."""

from dataclasses import replace
from typing import Any

import pytest

from stemmata.export import stemma_graph
from stemmata.export.known import known
from stemmata.export.pieces import printable
from stemmata.model.case import Case
from tests.casefile.whole import whole_case
from tests.export.cases import CASES
from tests.export.opening import dot, exported, gexf, graphml
from tests.making import annotated, report

READERS = {"graphml": graphml, "gexf": gexf}


def ends(case: Case) -> set[str]:
    derivations = case.links.derivations
    held = {entry.report.id for entry in case.reports}
    return held | {one.parent for one in derivations} | {one.child for one in derivations}


@pytest.fixture(params=READERS)
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("name", CASES)
def test_networkx_reads_back_the_same_nodes_and_edges(form: str, name: str) -> None:
    case = CASES[name]
    found = READERS[form](exported(form, case))
    assert set(found.nodes) == ends(case)
    edges = {(source, target, values["score"]) for source, target, values in found.edges(data=True)}
    assert edges == {(one.parent, one.child, round(one.score, 4)) for one in case.links.derivations}
    assert found.number_of_edges() == len(case.links.derivations)
    assert found.is_directed() or not case.links.derivations


def test_names_are_labels_and_numbers_are_numbers(form: str) -> None:
    found = READERS[form](exported(form, whole_case()))
    first, second = found.nodes["aaaaaaaaaaaaaaaa"], found.nodes["bbbbbbbbbbbbbbbb"]
    assert first["label"] == "A Harbour Ledger"
    assert (first["kind"], first["year"], first["published"]) == ("report", 2021, "2021-05-14T09:14:00")
    assert "year" not in second
    (edge,) = [values for _, target, values in found.edges(data=True) if target == "bbbbbbbbbbbbbbbb"]
    assert (edge["label"], edge["kind"], edge["status"], edge["weight"]) == ("cites", "cites", "inferred", 0.75)
    assert edge["circular"] is True


def test_an_edge_quotes_what_speaks_for_it_and_against_it(form: str) -> None:
    found = READERS[form](exported(form, whole_case()))
    (edge,) = [values for _, target, values in found.edges(data=True) if target == "bbbbbbbbbbbbbbbb"]
    assert (
        "“Harbour Ledger” (B, table.csv#row=2, date not known, report bbbbbbbbbbbbbbbb, characters" in edge["evidence"]
    )
    assert "“2,500”" in edge["against"]
    assert "“2,500”" not in edge["evidence"]


def test_words_come_back_but_for_what_xml_forbids(form: str) -> None:
    found = READERS[form](exported(form, CASES["hostile"]))
    wanted = {one.id: one for one in stemma_graph.nodes(known(CASES["hostile"]))}
    for name, values in found.nodes(data=True):
        assert values["label"] == of_xml(wanted[name].label)
        assert values.get("title", "") == of_xml(str(wanted[name].values.get("title", "")))
    assert "\u202eabc\u202c Ω 🜨" in values["label"] + str(found.nodes(data=True))


def of_xml(words: str) -> str:
    """As XML 1.0 can hold them: U+FFFD for control characters other than tab and line breaks, and for half ones."""
    return "".join("\ufffd" if one in "\x00\x0b\x1f\ufffe\ud800" else one for one in words)


def test_two_ties_of_two_reports_stay_two(form: str) -> None:
    case = CASES["made"]
    pairs = [(one.parent, one.child) for one in case.links.derivations]
    found = READERS[form](exported(form, case))
    assert sorted(found.edges()) == sorted(pairs)


@pytest.mark.parametrize("name", CASES)
def test_pydot_reads_back_the_same_nodes_and_edges(name: str) -> None:
    case = CASES[name]
    graph = dot(exported("dot", case))
    named = [one for one in graph.get_nodes() if one.get_name() not in {"node", "graph", "edge"}]
    assert {plain(one.get_name()) for one in named} == ends(case)
    edges = sorted((plain(one.get_source()), plain(one.get_destination())) for one in graph.get_edges())
    assert edges == sorted((one.parent, one.child) for one in case.links.derivations)


def plain(words: Any) -> str:
    return str(words).strip('"')


def test_a_label_of_dot_reads_as_it_was_written() -> None:
    outlet = 'The "Daily" \\ Echo\x00'
    case = Case(name="c", built=None, reports=(annotated(report("Ships left.", outlet=outlet)),))
    (node,) = [one for one in dot(exported("dot", case)).get_nodes() if one.get_name() not in {"node", "graph"}]
    read = node.get("label").strip('"').replace('\\"', '"').replace("\\\\", "\\").replace("\\n", "\n")
    assert read == f"A {printable(outlet)}\n14 May 2021"


def test_a_ruled_out_edge_scores_nought_and_still_has_a_width() -> None:
    """Gephi 0.9.2 breaks off at an edge whose weight is 0: https://github.com/gephi/gephi/issues/1945."""
    case = whole_case()
    (first, second) = case.links.derivations
    out = replace(case, links=replace(case.links, derivations=(replace(first, score=0.0), second)))
    for form, reader in READERS.items():
        edges = reader(exported(form, out)).edges(data=True)
        assert sorted((values["score"], values["weight"]) for *_, values in edges) == [(0.0, 0.01), (1.0, 1.0)]
