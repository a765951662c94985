"""``export --to jsonl``: the records of the JSON export, one a line, each with its ``type``.

The first line is of the type ``case`` and has what stands at the head of the JSON export. Then come all reports, all
entities and so on, in the order of that export; a program reads them one by one, however large the case is.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from stemmata.export.json_case import head, lists
from stemmata.export.pouring import poured
from stemmata.model.case import Case

# By the name of the list in the JSON export.
TYPES: Final[Mapping[str, str]] = {
    "reports": "report",
    "entities": "entity",
    "documents": "document",
    "statements": "statement",
    "claims": "claim",
    "derivations": "derivation",
    "relations": "relation",
    "events": "event",
    "decisions": "decision",
    "refusals": "refusal",
    "duplicates": "duplicate",
}


class JsonLinesExporter:
    """Writes a case as JSON Lines (jsonlines.org): UTF-8, one object a line."""

    name = "jsonl"
    media_type = "application/jsonl"
    summary = "The records of the JSON export one a line, each with its type: for streams, jq and log tools."
    suffixes = (".jsonl", ".ndjson")

    def export(self, case: Case) -> Iterator[bytes]:
        return poured(_line(record) for record in _records(case))


def _records(case: Case) -> Iterator[dict[str, Any]]:
    yield {"type": "case", **head(case)}
    for name, records in lists(case):
        for record in records:
            yield {"type": TYPES[name], **record}


def _line(record: dict[str, Any]) -> bytes:
    written = json.dumps(record, ensure_ascii=False, allow_nan=False)
    return f"{written}\n".encode("utf-8", "backslashreplace")


exporter = JsonLinesExporter()
