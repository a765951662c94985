"""``export --to json``, schema 1: its keys keep their names and meanings."""

import json
from pathlib import Path
from typing import Any

import pytest

from stemmata import __version__
from stemmata.export.json_case import exporter
from stemmata.export.json_schema import json_schema
from stemmata.plugins import exporters
from tests.casefile.keeping import kept
from tests.casefile.whole import (
    LETTER,
    denial,
    echo_statement,
    first_report,
    letter_statement,
    second_report,
    whole_case,
)

STRETCH = {"start", "end", "text"}
ANCHOR = {"report", *STRETCH}

# The keys of every kind of record in schema 1. More may be added; none may go.
SCHEMA_1: dict[str, set[str]] = {
    "": {
        "stemmata", "schema", "case", "reports", "entities", "documents", "statements", "claims", "derivations",
        "relations", "events", "decisions", "refusals",
    },
    "case": {"name", "built"},
    "reports": {
        "id", "path", "url", "outlet", "outlet_name", "title", "authors", "published", "language", "sha256", "text",
        "zones",
    },
    "reports.published": {"value", "precision"},
    "reports.zones": {"kind", "start", "end"},
    "entities": {"id", "kind", "name", "names", "place", "mentions", "same_as_reasons"},
    "entities.place": {"lat", "lon", "gazetteer", "candidates", "uncertainty_km", "basis", "reason", "attribution"},
    "entities.place.candidates": {"lat", "lon", "gazetteer", "share"},
    "entities.mentions": ANCHOR,
    "documents": {
        "id", "kind", "title", "date", "signatories", "addressees", "published_by", "described_by", "contents",
    },
    "documents.contents": {"claim", "reports"},
    "statements": {
        "id", "report", "passage", "content", "manner", "chain", "polarity", "quantities", "dates", "entities",
    },
    "statements.passage": {"start", "end"},
    "statements.content": STRETCH,
    "statements.chain": {"kind", "name", "entity", "mention", "cue", "modality"},
    "statements.chain.mention": STRETCH,
    "statements.chain.cue": STRETCH,
    "statements.quantities": {*STRETCH, "value", "low", "high", "kind", "of"},
    "statements.dates": {*STRETCH, "edtf"},
    "claims": {"id", "label", "statements", "reports", "origins", "variants"},
    "claims.origins": {"at_most", "named", "unknown", "paths"},
    "claims.origins.named": {"origin", "name", "kind", "reports"},
    "claims.origins.paths": {"report", "steps"},
    "claims.variants": {"slot", "of", "kind", "values", "changed_on", "reason"},
    "claims.variants.values": {"value", "statements"},
    "derivations": {
        "id", "child", "parent", "parent_kind", "parent_name", "kind", "status", "score", "reason", "evidence",
    },
    "derivations.evidence": ANCHOR,
    "relations": {
        "id", "subject", "predicate", "object", "words", "statements", "denied_by", "origins",
    },
    "relations.origins": {"at_most"},
    "events": {"id", "label", "when", "where", "statements"},
    "events.when": {"edtf", "basis"},
    "decisions": {"id", "kind", "author", "time", "reason", "subject"},
    "refusals": {"path", "reason"},
}  # fmt: skip


# Words of schema 1 that other programs tell records apart by. More may be added; none may go.
WORDS_1: dict[str, set[str]] = {
    "entities.kind": {"person", "organisation", "place", "group", "document", "weapon", "vehicle"},
    "statements.manner": {"direct", "indirect", "mixed", "narration"},
    "statements.chain.kind": {"outlet", "person", "organisation", "document", "group", "unnamed", "unknown"},
    "statements.chain.modality": {
        "asserts", "alleges", "denies", "expects", "requests", "asks", "supposes", "opines",
    },
    "statements.polarity": {"positive", "negative"},
    "statements.quantities.kind": {"exact", "about", "at_least", "at_most", "range", "vague"},
    "claims.origins.named.kind": {"document", "person", "organisation", "unnamed"},
    "claims.variants.slot": {"quantity", "date", "place", "name", "role", "polarity", "attribution"},
    "claims.variants.kind": {"differ", "contradict"},
    "derivations.parent_kind": {"report", "outlet", "document", "person", "organisation", "unnamed", "hidden"},
    "derivations.kind": {"cites", "links", "translates", "reuses", "describes", "syndicates"},
    "derivations.status": {"stated", "inferred"},
    "events.when.basis": {"stated", "resolved"},
}  # fmt: skip


def described(schema: Any) -> dict[str, Any]:
    """The schema of every key, by its dotted path, looking through lists, nulls and references."""
    found: dict[str, Any] = {}
    waiting = [("", schema)]
    while waiting:
        path, one = waiting.pop()
        one = schema["$defs"][one["$ref"].rpartition("/")[2]] if "$ref" in one else one
        waiting += [(path, inner) for inner in (one.get("items"), *one.get("anyOf", ())) if inner]
        for key, inner in one.get("properties", {}).items():
            name = f"{path}.{key}" if path else key
            found[name] = inner
            waiting.append((name, inner))
    return found


def meaning(schema: Any, root: Any) -> str:
    if "$ref" in schema:
        return str(root["$defs"][schema["$ref"].rpartition("/")[2]]["description"])
    inner = [one for one in (schema.get("items"), *schema.get("anyOf", ())) if one]
    return str(schema.get("description") or next(filter(None, (meaning(one, root) for one in inner)), ""))


def test_the_printed_schema_says_of_every_key_what_it_means() -> None:
    schema = json_schema()
    known = described(schema)
    assert [path for path, one in known.items() if not meaning(one, schema)] == []
    wanted = {f"{path}.{key}" if path else key for path, keys in SCHEMA_1.items() for key in keys}
    assert wanted <= set(known)


@pytest.mark.parametrize("path", sorted(WORDS_1))
def test_the_printed_schema_knows_the_words_of_the_contract(path: str) -> None:
    assert WORDS_1[path] <= set(described(json_schema())[path]["enum"])


@pytest.fixture(scope="module")
def export() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(b"".join(exporter.export(whole_case())))
    return made


def at(value: Any, path: str) -> list[Any]:
    """All records at a dotted path, looking through lists; nulls left out."""
    found = [value]
    for key in path.split(".") if path else ():
        found = [record[key] for record in found]
        found = [each for one in found for each in (one if isinstance(one, list) else [one]) if each is not None]
    return found


def by_id(export: dict[str, Any], key: str, id_: str) -> dict[str, Any]:
    (record,) = [record for record in export[key] if record["id"] == id_]
    return record


@pytest.mark.parametrize("path", sorted(SCHEMA_1))
def test_every_record_has_the_keys_of_the_contract(export: dict[str, Any], path: str) -> None:
    records = at(export, path)
    assert records, f"the case made by hand has no {path}"
    for record in records:
        assert SCHEMA_1[path] <= set(record)


def test_the_head_names_the_version_the_schema_and_the_case(export: dict[str, Any]) -> None:
    assert (export["stemmata"], export["schema"]) == (__version__, 1)
    assert export["case"] == {"name": "quarra", "built": "2021-06-01T12:00:00Z"}


def test_every_stretch_of_text_is_the_report_s_own(export: dict[str, Any]) -> None:
    texts = {report["id"]: report["text"] for report in export["reports"]}
    anchors = at(export, "entities.mentions") + at(export, "derivations.evidence")
    for statement in export["statements"]:
        alone = {"only": [statement]}
        keys = ("content", "chain.mention", "chain.cue", "quantities", "dates")
        stretches = [each for key in keys for each in at(alone, f"only.{key}")]
        anchors += [{"report": statement["report"], **each} for each in stretches]
    assert len(anchors) > 15
    for anchor in anchors:
        assert texts[anchor["report"]][anchor["start"] : anchor["end"]] == anchor["text"]


def test_a_report_names_its_outlet_by_entity(export: dict[str, Any]) -> None:
    report = by_id(export, "reports", first_report().id)
    assert report["outlet"] == "e-ledger"
    assert report["outlet_name"] == "Harbour Ledger"
    assert report["text"] == LETTER
    assert report["published"] == {"value": "2021-05-14T09:14:00", "precision": "second"}


def test_what_is_not_known_is_null(export: dict[str, Any]) -> None:
    report = by_id(export, "reports", second_report().id)
    for key in ("url", "title", "outlet_name", "language", "published"):
        assert report[key] is None
    assert by_id(export, "events", "v-undated")["when"] is None
    assert export["decisions"][0]["reason"] is None
    assert [entity["id"] for entity in export["entities"] if entity["place"] is not None] == ["e-quarra"]


def test_the_voices_of_a_chain_are_entities_of_the_case(export: dict[str, Any]) -> None:
    outlet, letter = by_id(export, "statements", letter_statement().id)["chain"]
    assert (outlet["kind"], outlet["entity"], outlet["mention"], outlet["cue"]) == ("outlet", "e-ledger", None, None)
    assert (letter["kind"], letter["entity"]) == ("document", "e-letter")
    assert letter["cue"]["text"] == "says"
    assert by_id(export, "statements", denial().id)["chain"][1]["modality"] == "denies"


def test_a_local_id_means_another_entity_in_another_report(export: dict[str, Any]) -> None:
    assert by_id(export, "statements", echo_statement().id)["entities"] == ["e-quarra"]
    assert by_id(export, "statements", letter_statement().id)["entities"] == ["e-quarra", "e-veld"]


def test_a_quantity_keeps_its_bound(export: dict[str, Any]) -> None:
    (quantity,) = by_id(export, "statements", letter_statement().id)["quantities"]
    assert (quantity["text"], quantity["kind"], quantity["of"]) == ("more than 150", "at_least", "fighters")
    assert (quantity["value"], quantity["low"], quantity["high"]) == (150, 150, None)


def test_a_document_shares_its_id_with_its_entity(export: dict[str, Any]) -> None:
    (document,) = export["documents"]
    assert by_id(export, "entities", document["id"])["kind"] == "document"
    assert document["signatories"] == ["e-veld"]
    assert document["contents"] == [{"claim": "c-left", "reports": [first_report().id, second_report().id]}]


def test_a_claim_has_its_origins_and_the_edge_on_which_it_changed(export: dict[str, Any]) -> None:
    (claim,) = export["claims"]
    assert claim["origins"]["at_most"] == 1
    assert claim["origins"]["unknown"] == [second_report().id]
    assert claim["origins"]["paths"][1]["steps"] == ["d-cites", "d-describes"]
    assert claim["variants"][0]["changed_on"] == ["d-cites"]


def test_the_signs_against_an_edge_are_no_evidence_for_it(export: dict[str, Any]) -> None:
    edge = by_id(export, "derivations", "d-cites")
    assert [anchor["text"] for anchor in edge["evidence"]] == ["Harbour Ledger", "Quarra"]
    assert [sign["reason"] for sign in edge["against"]] == ["The numbers differ."]
    assert by_id(export, "entities", "e-quarra")["same_as_reasons"] == ["Both reports write it alike."]


def test_a_place_has_its_point_its_candidates_and_what_is_to_be_shown_with_it(export: dict[str, Any]) -> None:
    entity = by_id(export, "entities", "e-quarra")
    place = entity["place"]
    assert (place["lat"], place["lon"], place["gazetteer"]) == (12.5, -3.25, "geonames:1")
    assert [one["gazetteer"] for one in place["candidates"]] == ["geonames:2"]
    assert [one["gazetteer"] for one in entity["place_candidates"]] == ["geonames:1", "geonames:2"]
    assert place["attribution"] == export["attribution"] == ["Places: GeoNames (geonames.org), CC BY 4.0"]


def test_every_id_that_is_spoken_of_is_there(export: dict[str, Any]) -> None:
    ids = {key: {record["id"] for record in export[key]} for key in ("reports", "entities", "statements", "claims")}
    for claim in export["claims"]:
        assert set(claim["statements"]) <= ids["statements"]
        assert set(claim["reports"]) <= ids["reports"]
    for relation in export["relations"]:
        assert {relation["subject"], relation["object"]} <= ids["entities"]
        assert set(relation["statements"]) | set(relation["denied_by"]) <= ids["statements"]
    for statement in export["statements"]:
        assert set(statement["entities"]) <= ids["entities"]


def test_a_case_exported_from_its_file_is_the_case_exported_from_memory(tmp_path: Path) -> None:
    read = kept(whole_case(), tmp_path / "quarra.stemma")
    assert (
        json.loads(b"".join(exporter.export(read)))["claims"]
        == json.loads(b"".join(exporter.export(whole_case())))["claims"]
    )


def test_the_exporter_comes_through_the_same_door_as_any_plugin() -> None:
    assert exporter in exporters()
