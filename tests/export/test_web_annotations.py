"""Web annotations: each selector finds its words, and the W3C's own context reads them."""

import json
from typing import Any

import pytest
from rdflib import RDF, Namespace, URIRef

from stemmata.export.web_annotations import AROUND
from stemmata.model.case import Case
from tests.casefile.whole import whole_case
from tests.export.cases import CASES
from tests.export.opening import ANNO, exported, linked

OA = Namespace("http://www.w3.org/ns/oa#")


def items(case: Case) -> list[dict[str, Any]]:
    made = json.loads(exported("web-annotations", case))
    assert made["total"] == len(made["first"]["items"])
    found: list[dict[str, Any]] = made["first"]["items"]
    return found


def targets(annotation: dict[str, Any]) -> list[dict[str, Any]]:
    target = annotation["target"]
    return target if isinstance(target, list) else [target]


@pytest.mark.parametrize("name", ["whole", "made", "random"])
def test_each_selector_finds_its_quotation(name: str) -> None:
    case = CASES[name]
    texts = {f"urn:stemmata:report:{entry.report.id}": entry.report.text for entry in case.reports}
    annotations = items(case)
    assert len(annotations) == sum(len(entry.annotations.statements) for entry in case.reports)
    for target in (one for annotation in annotations for one in targets(annotation)):
        quotation, position = target["selector"]
        text = texts[target["state"]["cached"]]
        assert text[position["start"] : position["end"]] == quotation["exact"]
        before, after = quotation.get("prefix", ""), quotation.get("suffix", "")
        assert before + quotation["exact"] + after in text
        assert len(before) <= AROUND
        assert len(after) <= AROUND


def test_a_quotation_that_is_there_twice_is_told_apart_by_what_stands_around_it() -> None:
    for annotation in items(whole_case()):
        for target in targets(annotation):
            quotation, position = target["selector"]
            around = quotation.get("prefix", "") + quotation["exact"] + quotation.get("suffix", "")
            text = next(
                entry.report.text for entry in whole_case().reports if entry.report.id in target["state"]["cached"]
            )
            assert text.index(around) + len(quotation.get("prefix", "")) == position["start"]


def test_the_context_knows_every_key() -> None:
    def keys(value: Any) -> set[str]:
        if isinstance(value, list):
            return {key for one in value for key in keys(one)}
        if isinstance(value, dict):
            return set(value) | {key for one in value.values() for key in keys(one)}
        return set()

    assert keys(json.loads(exported("web-annotations", whole_case()))) - {"@context"} <= set(ANNO)


def test_rdflib_reads_a_body_a_target_and_selectors_for_each() -> None:
    graph = linked(exported("web-annotations", whole_case()), ANNO)
    annotations = {one for one, *_ in graph.quads((None, RDF.type, OA.Annotation, None))}
    assert len(annotations) == 3
    for one in annotations:
        assert list(graph.quads((one, OA.hasBody, None, None)))
        assert list(graph.quads((one, OA.hasTarget, None, None)))
    assert len(list(graph.quads((None, RDF.type, OA.TextQuoteSelector, None)))) == 4  # one statement is interrupted


def test_the_source_is_the_report_s_address_where_it_has_one() -> None:
    sources = {target["source"] for annotation in items(whole_case()) for target in targets(annotation)}
    assert sources == {"https://harbourledger.example/letter", "urn:stemmata:report:bbbbbbbbbbbbbbbb"}
    graph = linked(exported("web-annotations", whole_case()), ANNO)
    assert {str(one) for *_, one, _ in graph.quads((None, OA.hasSource, None, None))} >= sources


def test_an_address_with_odd_characters_is_an_iri() -> None:
    graph = linked(exported("web-annotations", CASES["hostile"]), ANNO)
    pages = [one for *_, one, _ in graph.quads((None, OA.hasSource, None, None)) if str(one).startswith("https")]
    assert pages
    assert all(isinstance(one, URIRef) and not set("{}|\\^` ") & set(str(one)) for one in pages)


def test_the_body_says_whose_words_they_are_and_how_many_origins_at_most() -> None:
    for annotation in items(whole_case()):
        describing, *rest = annotation["body"]
        assert describing["value"].startswith("Said by: ")
        for body in rest:
            if body["type"] == "SpecificResource":
                assert "at most" in body["label"]
    denial = next(one for one in items(whole_case()) if "Oram Veld (denies)" in one["body"][0]["value"])
    tags = {body["value"] for body in denial["body"] if body.get("purpose") == "tagging"}
    assert {"denies", "negative"} <= tags
