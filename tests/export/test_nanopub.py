"""Nanopublications: four graphs each, and an assertion that holds who says it and never the claim alone."""

from collections import defaultdict

import pytest
from rdflib import RDF, RDFS, Dataset, Graph, Namespace, URIRef
from rdflib.collection import Collection

from stemmata.model.case import Case
from tests.casefile.whole import letter_statement, whole_case
from tests.export.cases import CASES
from tests.export.opening import exported, trig

NP = Namespace("http://www.nanopub.org/nschema#")
PROV = Namespace("http://www.w3.org/ns/prov#")
OA = Namespace("http://www.w3.org/ns/oa#")
ST = Namespace("urn:stemmata:terms:")


def published(case: Case) -> tuple[Dataset, dict[URIRef, dict[str, Graph]]]:
    """Nanopublication → its part → the graph."""
    found = trig(exported("nanopub", case))
    made: dict[URIRef, dict[str, Graph]] = defaultdict(dict)
    for one, _, _, head in found.quads((None, RDF.type, NP.Nanopublication, None)):
        assert isinstance(one, URIRef)
        made[one]["Head"] = found.graph(head)
        for name in ("hasAssertion", "hasProvenance", "hasPublicationInfo"):
            ((_, _, part, where),) = found.quads((one, NP[name], None, None))
            assert where == head
            made[one][name] = found.graph(part)
    return found, made


@pytest.fixture(params=["whole", "made", "random", "hostile"])
def read(request: pytest.FixtureRequest) -> tuple[Case, Dataset, dict[URIRef, dict[str, Graph]]]:
    case = CASES[request.param]
    return case, *published(case)


def test_each_has_four_graphs_of_its_own_and_none_is_empty(
    read: tuple[Case, Dataset, dict[URIRef, dict[str, Graph]]],
) -> None:
    _, found, made = read
    named = [graph.identifier for parts in made.values() for graph in parts.values()]
    assert len(set(named)) == len(named) == 4 * len(made)
    assert all(len(graph) for parts in made.values() for graph in parts.values())
    assert {one.identifier for one in found.graphs() if len(one)} == set(named)


def test_there_is_one_for_each_claim_and_each_statement_that_tells_none(
    read: tuple[Case, Dataset, dict[URIRef, dict[str, Graph]]],
) -> None:
    case, _, made = read
    claimed = {name for claim in case.links.claims for name in claim.statements}
    statements = {one.id for entry in case.reports for one in entry.annotations.statements}
    assert len(made) == len(case.links.claims) + len(statements - claimed)


def test_an_assertion_holds_attributions_and_no_bare_claim(
    read: tuple[Case, Dataset, dict[URIRef, dict[str, Graph]]],
) -> None:
    for parts in read[2].values():
        assertion = parts["hasAssertion"]
        attributions = set(assertion.subjects(RDF.type, ST.Attribution))
        assert attributions
        for one in attributions:
            assert list(assertion.objects(one, ST.reportedBy))
            assert list(assertion.objects(one, ST.voices))
        for claim in assertion.objects(None, ST.tells):
            assert not list(assertion.predicate_objects(claim))


def test_provenance_is_about_the_assertion_and_pubinfo_about_the_publication(
    read: tuple[Case, Dataset, dict[URIRef, dict[str, Graph]]],
) -> None:
    for one, parts in read[2].items():
        about = parts["hasAssertion"].identifier
        assert list(parts["hasProvenance"].objects(about, PROV.wasGeneratedBy))
        assert list(parts["hasProvenance"].objects(about, PROV.wasDerivedFrom))
        assert list(parts["hasPublicationInfo"].objects(one, PROV.wasAttributedTo))


def test_words_are_quoted_with_their_characters_and_their_voices_in_order() -> None:
    _, made = published(whole_case())
    assertion = made[URIRef("urn:stemmata:np:c-left")]["hasAssertion"]
    told = URIRef(f"urn:stemmata:statement:{letter_statement().id}")
    (voices,) = assertion.objects(told, ST.voices)
    (voice,) = Collection(assertion, voices)
    assert [str(one) for one in assertion.objects(voice, RDFS.label)] == ["a letter"]
    (words,) = assertion.objects(told, ST.words)
    quoted = [str(one) for anchor in Collection(assertion, words) for one in assertion.objects(anchor, OA.exact)]
    assert quoted == ["more than 150 fighters", "left Quarra in April 2021"]


def test_the_number_of_origins_is_an_upper_bound() -> None:
    _, made = published(whole_case())
    provenance = made[URIRef("urn:stemmata:np:c-left")]["hasProvenance"]
    ((_, bound),) = provenance.subject_objects(ST.originsAtMost)
    assert bound.toPython() == 1  # type: ignore[attr-defined]
    assert len(list(provenance.subject_objects(ST.lineageNotKnown))) == 1


def test_any_words_come_back_but_for_what_no_literal_holds() -> None:
    found = trig(exported("nanopub", CASES["hostile"]))
    exact = {str(one) for *_, one, _ in found.quads((None, OA.exact, None, None))}
    text = CASES["hostile"].reports[0].report.text
    said = CASES["hostile"].reports[0].annotations.statements[0].content[0].of(text)
    unholdable = {"\0", "\ufffe", "\ud800"}
    assert exact == {"".join("\ufffd" if one in unholdable else one for one in said)}
