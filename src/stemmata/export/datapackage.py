"""The data dictionary of the tables by the Data Package standard 2.0 of the Frictionless project (datapackage.org)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from stemmata import __version__
from stemmata.export.schema import SCHEMA
from stemmata.export.tables import Column, Reference, Table
from stemmata.model.case import Case

_PROFILES: Final = "https://datapackage.org/profiles/2.0"
ABOUT: Final = (
    "Who says what in a pile of reports, from how many origins at most, and where reports differ. Everything here is "
    "attributed to somebody; nothing is judged. Positions count Unicode code points of a report's text, from 0; the "
    "end is the first character after it. An empty cell is what is not known."
)
GUARDED: Final = (
    " Where a text begins with an apostrophe or with what a spreadsheet would run as a formula, one apostrophe stands "
    "before it: take one from the beginning of a cell of type string, and it is the text."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file of a table, as it was written."""

    table: Table
    path: str
    bytes: int
    sha256: str


def datapackage(case: Case, files: Iterable[Written]) -> dict[str, Any]:
    """What ``datapackage.json`` holds."""
    attributions = sorted({line for one in case.links.entities if one.place for line in one.place.attribution})
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "stemmata-case",
        "title": case.name or "A case",
        "description": ABOUT + GUARDED,
        **({"created": case.built} if case.built else {}),
        **({"sources": [{"title": line} for line in attributions]} if attributions else {}),
        "stemmata": {"version": __version__, "schema": SCHEMA},
        "resources": [_resource(file) for file in files],
    }


def _resource(file: Written) -> dict[str, Any]:
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": file.table.name,
        "type": "table",
        "path": file.path,
        "description": file.table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "schema": {
            "$schema": f"{_PROFILES}/tableschema.json",
            "fields": [_field(column) for column in file.table.columns],
            "missingValues": [""],
            "primaryKey": list(file.table.key),
            **_foreign_keys(file.table),
        },
    }


def _field(column: Column) -> dict[str, Any]:
    made: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.about}
    if column.type == "string" and not column.nullable and not column.words:
        return {**made, "missingValues": []}  # always there, and may be the empty text
    constraints: dict[str, Any] = {}
    if not column.nullable:
        constraints["required"] = True
    if column.words:
        constraints["enum"] = list(column.words)
    return {**made, "constraints": constraints} if constraints else made


def _foreign_keys(table: Table) -> Mapping[str, Any]:
    keys = [_foreign_key(table, reference) for reference in table.references]
    return {"foreignKeys": keys} if keys else {}


def _foreign_key(table: Table, reference: Reference) -> dict[str, Any]:
    resource = "" if reference.table == table.name else reference.table
    return {
        "fields": list(reference.columns),
        "reference": {"resource": resource, "fields": list(reference.key)},
    }
