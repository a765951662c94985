"""PROV-O: the derivation graph as RDF; what is inferred never takes the short form, which has no room for doubt."""

import json
from dataclasses import replace
from typing import Any

import pytest
from rdflib import RDF, Dataset, Namespace, URIRef

from stemmata.model.case import Case
from tests.casefile.whole import whole_case
from tests.export.cases import CASES
from tests.export.opening import exported, linked

PROV = Namespace("http://www.w3.org/ns/prov#")
ST = Namespace("urn:stemmata:terms:")
QUALIFIED = (PROV.qualifiedDerivation, PROV.qualifiedQuotation, PROV.qualifiedPrimarySource)
SHORT = (PROV.wasDerivedFrom, PROV.wasQuotedFrom, PROV.hadPrimarySource)
CLASSES = {
    PROV.qualifiedDerivation: PROV.Derivation,
    PROV.qualifiedQuotation: PROV.Quotation,
    PROV.qualifiedPrimarySource: PROV.PrimarySource,
}


def graph(case: Case) -> Dataset:
    return linked(exported("prov", case))


def triples(found: Dataset, subject: Any, predicate: Any, value: Any) -> list[tuple[Any, Any, Any]]:
    return [(one, name, other) for one, name, other, _ in found.quads((subject, predicate, value, None))]


@pytest.fixture(params=CASES)
def read(request: pytest.FixtureRequest) -> tuple[Case, Dataset]:
    case = CASES[request.param]
    return case, graph(case)


def test_every_derivation_is_there_once_with_its_parent_and_its_doubt(read: tuple[Case, Dataset]) -> None:
    case, found = read
    made = {value: child for name in QUALIFIED for child, _, value in triples(found, None, name, None)}
    assert len(made) == len(case.links.derivations)
    for edge in case.links.derivations:
        name = URIRef(f"urn:stemmata:derivation:{edge.id}")
        assert str(made[name]).endswith(edge.child)
        ((_, _, parent),) = triples(found, name, PROV.entity, None)
        assert triples(found, parent, RDF.type, PROV.Entity)
        assert [str(one) for *_, one in triples(found, name, ST.status, None)] == [edge.status]
        assert [float(one) for *_, one in triples(found, name, ST.score, None)] == [round(edge.score, 4)]
        assert triples(found, name, ST.reason, None)


def test_a_qualified_derivation_is_of_the_class_that_its_property_wants(read: tuple[Case, Dataset]) -> None:
    for name, wanted in CLASSES.items():
        for *_, value in triples(read[1], None, name, None):
            assert triples(read[1], value, RDF.type, wanted)


def test_only_what_a_report_states_has_the_short_form(read: tuple[Case, Dataset]) -> None:
    case, found = read
    short = {(str(child), str(parent)) for name in SHORT for child, _, parent in triples(found, None, name, None)}
    stated = {edge.child for edge in case.links.derivations if edge.status == "stated"}
    assert {child.rpartition(":")[2] for child, _ in short} <= stated
    if case is CASES["made"]:
        assert short


def test_agents_are_never_derived_from(read: tuple[Case, Dataset]) -> None:
    found = read[1]
    agents = {one for one, *_ in triples(found, None, RDF.type, PROV.Agent)}
    parents = {one for name in (*SHORT, PROV.entity) for *_, one in triples(found, None, name, None)}
    assert not agents & parents
    for one, *_ in triples(found, None, PROV.wasAttributedTo, None):
        assert triples(found, one, RDF.type, PROV.Entity)
    for *_, agent in triples(found, None, PROV.wasAttributedTo, None):
        assert triples(found, agent, RDF.type, PROV.Agent)


def test_what_is_ruled_out_is_no_derivation() -> None:
    case = whole_case()
    first, second = case.links.derivations
    out = replace(case, links=replace(case.links, derivations=(replace(first, score=0.0, status="stated"), second)))
    found = graph(out)
    name = URIRef(f"urn:stemmata:derivation:{first.id}")
    assert triples(found, name, RDF.type, ST.Doubted)
    assert not [one for kind in QUALIFIED for one in triples(found, None, kind, name)]
    assert not triples(found, None, PROV.wasDerivedFrom, None)


def test_signs_keep_their_order_their_side_and_their_characters() -> None:
    made = json.loads(exported("prov", whole_case()))["@graph"]
    (report,) = [one for one in made if one["id"] == "urn:stemmata:report:bbbbbbbbbbbbbbbb"]
    (edge,) = report["qualified"]
    assert [(sign["sign"], sign["against"]) for sign in edge["evidence"]] == [("cites", False), ("other_number", True)]
    texts = {f"urn:stemmata:report:{entry.report.id}": entry.report.text for entry in whole_case().reports}
    for sign in edge["evidence"]:
        for one in sign["anchors"]:
            assert texts[one["source"]][one["start"] : one["end"]] == one["exact"]


def test_the_build_says_which_version_made_it_and_when() -> None:
    found = graph(whole_case())
    ((build, _, software),) = triples(found, None, PROV.wasAssociatedWith, None)
    assert triples(found, build, RDF.type, PROV.Activity)
    assert triples(found, software, RDF.type, PROV.SoftwareAgent)
    assert [str(one) for *_, one in triples(found, build, PROV.endedAtTime, None)] == ["2021-06-01T12:00:00+00:00"]
    ((case, _, _),) = triples(found, None, PROV.wasGeneratedBy, build)
    assert str(case) == "urn:stemmata:case:quarra"
