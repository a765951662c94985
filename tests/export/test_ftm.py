"""FollowTheMoney: values that its cleaning leaves as they are, edges that end somewhere, allegations that say so."""

import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stemmata.model.case import Case
from tests.casefile.whole import first_report, whole_case
from tests.export.cases import CASES, odd_case
from tests.export.opening import VENDORED, exported, records

MODEL: dict[str, Any] = json.loads((VENDORED / "ftm_model.json").read_text("utf-8"))


def entities(case: Case) -> dict[str, dict[str, Any]]:
    made = records(exported("ftm", case))
    found = {one["id"]: one for one in made}
    assert len(found) == len(made)
    return found


@pytest.fixture(params=CASES)
def made(request: pytest.FixtureRequest) -> dict[str, dict[str, Any]]:
    return entities(CASES[request.param])


def test_every_property_is_one_of_its_schema(made: dict[str, dict[str, Any]]) -> None:
    for one in made.values():
        assert set(one) == {"id", "schema", "properties"}
        assert set(one["properties"]) <= set(MODEL[one["schema"]]["properties"])
        assert all(isinstance(value, str) and value for values in one["properties"].values() for value in values)


def test_every_reference_ends_at_an_entity_of_the_right_kind(made: dict[str, dict[str, Any]]) -> None:
    for one in made.values():
        for name, values in one["properties"].items():
            kind, *ranges = MODEL[one["schema"]]["properties"][name]
            for value in values if kind == "entity" else ():
                assert set(ranges) <= set(MODEL[made[value]["schema"]]["is_a"]), (one["id"], name, value)


def test_every_edge_has_both_ends(made: dict[str, dict[str, Any]]) -> None:
    for one in made.values():
        for end in MODEL[one["schema"]]["edge"] or ():
            assert len(one["properties"][end]) == 1


def test_the_library_takes_every_value_as_it_is(made: dict[str, dict[str, Any]]) -> None:
    """Needs followthemoney, whose pyicu is built from source: see docs/decisions/0026."""
    taken(made)


@settings(max_examples=60)
@given(words=st.text(alphabet=st.characters(), max_size=60))
@example("\u200babc\u3000def\u202f5\u00ad\ufeff")
@example("'“x”'")
@example("a" * 70_000)
@example("word " * 30_000)
@example("esq., a;b<br>,,.")
def test_the_library_takes_any_words_as_they_are_written(words: str) -> None:
    taken(entities(odd_case(words)))


def taken(made: dict[str, dict[str, Any]]) -> None:
    model = pytest.importorskip("followthemoney").model
    for one in made.values():
        proxy = model.get_proxy(one, cleaned=False)
        proxy.schema.validate(proxy.to_dict())
        assert proxy.to_dict()["properties"] == one["properties"]
        assert (proxy.id, proxy.schema.name) == (one["id"], one["schema"])
        assert proxy.caption


def test_the_excerpt_of_the_model_is_the_library_s() -> None:
    model = pytest.importorskip("followthemoney").model
    for name, known in MODEL.items():
        schema = model.get(name)
        types = {
            one.name: [one.type.name, *([one.range.name] if one.type.name == "entity" else [])]
            for one in schema.properties.values()
            if not one.stub
        }
        assert {key: types.get(key) for key in known["properties"]} == known["properties"]
        assert set(known["is_a"]) == {one.name for one in schema.schemata}


def test_a_report_is_an_article_with_its_text() -> None:
    article = entities(whole_case())[f"report-{first_report().id}"]
    said = article["properties"]
    assert article["schema"] == "Article"
    assert "".join(said["bodyText"]) == first_report().text
    assert (said["publishedAt"], said["publisher"], said["language"]) == (["2021-05-14"], ["Harbour Ledger"], ["eng"])
    assert said["sourceUrl"] == ["https://harbourledger.example/letter"]


def test_a_relation_is_an_allegation_and_never_a_fact() -> None:
    for case in (whole_case(), CASES["made"]):
        made = entities(case)
        relations = [one for one in made.values() if one["id"].startswith("relation-")]
        assert relations
        for one in relations:
            said = one["properties"]
            assert one["schema"] == "UnknownLink"
            assert said["role"][0].startswith("allegedly ")
            assert "at most " in said["status"][0]
            assert said["summary"][0].startswith("Alleged")
            assert all(
                words.startswith(("Alleged: “", "Denied: “", "For: ", "Against: ")) for words in said["description"]
            )
            assert said["proof"]


def test_a_denial_stands_beside_its_allegation() -> None:
    made = entities(CASES["made"])
    said = made["relation-r1"]["properties"]
    assert "denied in 1 statement" in said["status"][0]
    assert any(words.startswith("Denied: ") for words in said["description"])


def test_claims_and_statements_say_whose_words_they_are() -> None:
    made = entities(whole_case())
    for one in made.values():
        said = one["properties"]
        if "claim" in said.get("keywords", ()):
            assert "at most" in said["summary"][0]
        elif "statement" in said.get("keywords", ()):
            assert said["summary"][0].startswith("Said by: ")
            assert all(" characters " in place for place in said["notes"][:1])
            assert said["proof"]
    claim = made["claim-c-left"]
    assert [one for one in made.values() if claim["id"] in one["properties"].get("entity", ())]


def test_a_refusal_is_a_document_with_its_error() -> None:
    (refused,) = [one for one in entities(whole_case()).values() if one["id"].startswith("refusal-")]
    assert refused["properties"]["processingError"] == ["The file is empty: save it again from its source."]
