"""The JSON export, made again from nothing but the CSV files and their dictionary: what a stranger would do."""

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

from stemmata.export.harmless import meant

Record = dict[str, Any]


class Tables:
    """The rows of a bundle as records with typed values; lists by the id of what has them."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        package = json.loads(files["datapackage.json"])
        self.rows = {one["name"]: _read(one, files[one["path"]]) for one in package["resources"]}
        self._under: dict[tuple[str, tuple[str, ...]], dict[tuple[Any, ...], list[Record]]] = {}

    def of(self, table: str, **key: Any) -> list[Record]:
        """The rows of this table that have these values, in their order."""
        names = tuple(key)
        if (table, names) not in self._under:
            found: dict[tuple[Any, ...], list[Record]] = {}
            for row in self.rows[table]:
                found.setdefault(tuple(row[name] for name in names), []).append(row)
            self._under[table, names] = found
        return self._under[table, names].get(tuple(key.values()), [])

    def column(self, table: str, column: str, **key: Any) -> list[Any]:
        return [row[column] for row in self.of(table, **key)]


def _read(resource: Record, data: bytes) -> list[Record]:
    fields = resource["schema"]["fields"]
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert next(rows) == [field["name"] for field in fields]
    return [{field["name"]: _value(field, cell) for field, cell in zip(fields, row, strict=True)} for row in rows]


def _value(field: Record, cell: str) -> Any:
    if cell == "" and field.get("missingValues", [""]) == [""]:
        return None
    if field["type"] == "string":
        return meant(cell)
    if field["type"] == "number":
        return float(cell)
    if field["type"] == "integer":
        return int(cell)
    return {"true": True, "false": False}[cell] if field["type"] == "boolean" else cell


def pick(row: Record, *names: str) -> Record:
    return {name: row[name] for name in names}


def rebuilt(files: Mapping[str, bytes]) -> Record:
    """The JSON export as one value."""
    tables = Tables(files)
    (case,) = tables.rows["case"]
    return {
        "stemmata": case["stemmata"],
        "schema": case["schema"],
        "case": pick(case, "name", "built"),
        "attribution": [row["attribution"] for row in tables.rows["attributions"]],
        "reports": [_report(tables, row) for row in tables.rows["reports"]],
        "entities": [_entity(tables, row) for row in tables.rows["entities"]],
        "documents": [_document(tables, row) for row in tables.rows["documents"]],
        "statements": [_statement(tables, row) for row in tables.rows["statements"]],
        "claims": [_claim(tables, row) for row in tables.rows["claims"]],
        "derivations": [_derivation(tables, row) for row in tables.rows["derivations"]],
        "relations": [_relation(tables, row) for row in tables.rows["relations"]],
        "events": [_event(tables, row) for row in tables.rows["events"]],
        "decisions": [
            {
                **pick(row, "id", "kind", "author", "time", "reason"),
                "subject": tables.column("decision_subjects", "subject", decision=row["id"]),
            }
            for row in tables.rows["decisions"]
        ],
        "refusals": [pick(row, "path", "reason") for row in tables.rows["refusals"]],
        "duplicates": [pick(row, "path", "report") for row in tables.rows["duplicates"]],
    }


STRETCH = ("start", "end", "text")


def _report(tables: Tables, row: Record) -> Record:
    id_ = row["id"]
    names = ("id", "path", "url", "outlet", "outlet_name", "outlet_domain", "title", "language", "sha256", "text")
    published = {"value": row["published"], "precision": row["published_precision"]}
    other = {
        "readings": tables.column("report_other_dates", "reading", report=id_),
        "start": row["other_date_start"],
        "end": row["other_date_end"],
        "changed": row["other_date_changed"],
    }
    captured = {key: row[f"captured_{key}"] for key in ("time", "address", "digest")}
    return {
        **pick(row, *names),
        "authors": tables.column("report_authors", "author", report=id_),
        "published": None if row["published"] is None else published,
        "other_date": None if row["other_date_start"] is None else other,
        "captured": None if row["captured_time"] is None else captured,
        "zones": [pick(one, "kind", "start", "end") for one in tables.of("report_zones", report=id_)],
        "links": [pick(one, "start", "end", "url") for one in tables.of("report_links", report=id_)],
        "notes": tables.column("report_notes", "note", report=id_),
    }


def _point(tables: Tables, place: str) -> Record:
    (row,) = tables.of("places", id=place)
    return {
        **pick(row, "lat", "lon", "name", "kind", "uncertainty_km"),
        "gazetteer": place,
        "within": tables.column("place_areas", "area", place=place),
    }


def _entity(tables: Tables, row: Record) -> Record:
    id_ = row["id"]
    candidates = [
        {**_point(tables, one["place"]), "share": one["share"]} for one in tables.of("place_candidates", entity=id_)
    ]
    place = row["place"] and {
        **_point(tables, row["place"]),
        "candidates": [one for one in candidates if one["gazetteer"] != row["place"]],
        "basis": row["place_basis"],
        "reason": row["place_reason"],
        "attribution": tables.column("place_attributions", "attribution", entity=id_),
    }
    return {
        **pick(row, "id", "kind", "name"),
        "names": tables.column("entity_names", "name", entity=id_),
        "place": place,
        "place_candidates": candidates,
        "place_reasons": _reasons(tables, "place", id_),
        "mentions": [pick(one, "report", *STRETCH) for one in tables.of("mentions", entity=id_)],
        "same_as_reasons": _reasons(tables, "entity", id_),
        "members": [f"{one['report']}:{one['local']}" for one in tables.of("entity_members", entity=id_)],
        "maybe_same": tables.column("entity_maybe_same", "other", entity=id_),
        "maybe_same_reasons": tables.column("evidence", "reason", of="maybe same", id=id_),
        "outlet_domains": tables.column("entity_outlet_domains", "domain", entity=id_),
    }


def _reasons(tables: Tables, of: str, id_: str) -> list[str]:
    return list(dict.fromkeys(one["reason"] for one in tables.of("evidence", of=of, id=id_) if not one["against"]))


def _document(tables: Tables, row: Record) -> Record:
    id_ = row["id"]
    return {
        **pick(row, "id", "kind", "title", "date"),
        "signatories": tables.column("document_entities", "entity", document=id_, role="signatory"),
        "addressees": tables.column("document_entities", "entity", document=id_, role="addressee"),
        "published_by": tables.column("document_entities", "entity", document=id_, role="publisher"),
        "described_by": tables.column("document_reports", "report", document=id_),
        "contents": [
            {
                "claim": one["claim"],
                "reports": tables.column("document_content_reports", "report", document=id_, content=one["n"]),
            }
            for one in tables.of("document_contents", document=id_)
        ],
        "same_as_reasons": _reasons(tables, "document", id_),
    }


def _statement(tables: Tables, row: Record) -> Record:
    id_ = row["id"]
    proposal = {key: row[f"proposal_{key}"] for key in ("model", "prompt", "alone")}
    return {
        **pick(row, "id", "report", "manner", "polarity", "doubt"),
        "proposal": None if row["proposal_model"] is None else proposal,
        "passage": {"start": row["passage_start"], "end": row["passage_end"]},
        "content": [pick(one, *STRETCH) for one in tables.of("statement_contents", statement=id_)],
        "chain": [_voice(one) for one in tables.of("statement_voices", statement=id_)],
        "quantities": [
            pick(one, *STRETCH, "value", "low", "high", "kind", "of", "flag")
            for one in tables.of("statement_quantities", statement=id_)
        ],
        "dates": [pick(one, *STRETCH, "edtf", "basis") for one in tables.of("statement_dates", statement=id_)],
        "entities": tables.column("statement_entities", "entity", statement=id_),
    }


def _voice(row: Record) -> Record:
    stretches = {
        name: None if row[f"{name}_start"] is None else {key: row[f"{name}_{key}"] for key in STRETCH}
        for name in ("mention", "cue")
    }
    return {**pick(row, "kind", "name", "entity", "modality"), **stretches}


def _claim(tables: Tables, row: Record) -> Record:
    id_ = row["id"]
    named = [
        {
            **pick(one, "origin", "name", "kind"),
            "reports": tables.column("origin_reports", "report", claim=id_, origin=one["origin"]),
        }
        for one in tables.of("origins", claim=id_)
    ]
    paths = [
        {
            "report": one["report"],
            "steps": tables.column("origin_path_steps", "derivation", claim=id_, path=one["n"]),
        }
        for one in tables.of("origin_paths", claim=id_)
    ]
    return {
        **pick(row, "id", "label"),
        "statements": tables.column("claim_statements", "statement", claim=id_),
        "reports": tables.column("claim_reports", "report", claim=id_),
        "origins": {
            "at_most": row["origins_at_most"],
            "named": named,
            "unknown": tables.column("unknown_lineages", "report", claim=id_),
            "paths": paths,
            "circular": tables.column("claim_circles", "derivation", claim=id_),
        },
        "variants": [_variant(tables, one) for one in tables.of("variants", claim=id_)],
        "same_as_reasons": _reasons(tables, "claim", id_),
    }


def _variant(tables: Tables, row: Record) -> Record:
    key = {"claim": row["claim"], "variant": row["n"]}
    return {
        **pick(row, "slot", "of", "kind", "reason", "bearing"),
        "values": [
            {
                "value": one["value"],
                "statements": tables.column("variant_value_statements", "statement", **key, value=one["n"]),
            }
            for one in tables.of("variant_values", **key)
        ],
        "changed_on": tables.column("variant_changes", "derivation", **key),
    }


def _signs(tables: Tables, of: str, id_: str, *, against: bool) -> list[Record]:
    return [
        {**pick(one, "sign", "strength", "reason"), "anchors": _anchors(tables, one)}
        for one in tables.of("evidence", of=of, id=id_)
        if one["against"] is against
    ]


def _anchors(tables: Tables, sign: Record) -> list[Record]:
    key = {"of": sign["of"], "id": sign["id"], "evidence": sign["n"]}
    return [pick(one, "report", *STRETCH) for one in tables.of("evidence_anchors", **key)]


def _derivation(tables: Tables, row: Record) -> Record:
    signs = _signs(tables, "derivation", row["id"], against=False)
    return {
        **row,
        "evidence": [anchor for sign in signs for anchor in sign["anchors"]],
        "signs": signs,
        "against": _signs(tables, "derivation", row["id"], against=True),
    }


def _relation(tables: Tables, row: Record) -> Record:
    id_ = row["id"]
    return {
        **pick(row, "id", "subject", "predicate", "object", "words"),
        "statements": tables.column("relation_statements", "statement", relation=id_, stance="alleges"),
        "denied_by": tables.column("relation_statements", "statement", relation=id_, stance="denies"),
        "origins": {"at_most": row["origins_at_most"]},
        "signs": _signs(tables, "relation", id_, against=False),
        "against": _signs(tables, "relation", id_, against=True),
    }


def _event(tables: Tables, row: Record) -> Record:
    id_ = row["id"]
    return {
        **pick(row, "id", "label"),
        "when": None if row["edtf"] is None else pick(row, "edtf", "basis"),
        "where": tables.column("event_entities", "entity", event=id_, role="where"),
        "participants": tables.column("event_entities", "entity", event=id_, role="participant"),
        "statements": tables.column("event_statements", "statement", event=id_),
    }
