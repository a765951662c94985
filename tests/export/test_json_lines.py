"""JSON Lines: the records of the JSON export, one a line."""

import json
from typing import Any

from stemmata.export.json_case import exporter as json_exporter
from stemmata.export.json_lines import TYPES, exporter
from stemmata.model.case import Case
from tests.casefile.whole import whole_case


def lines(case: Case) -> list[dict[str, Any]]:
    data = b"".join(exporter.export(case))
    assert data.endswith(b"\n")
    return [json.loads(line) for line in data.removesuffix(b"\n").split(b"\n")]


def test_the_lines_are_the_records_of_the_json_export_with_their_type() -> None:
    whole = json.loads(b"".join(json_exporter.export(whole_case())))
    found = lines(whole_case())
    head = found.pop(0)
    assert head == {"type": "case", **{key: value for key, value in whole.items() if key not in TYPES}}
    wanted = [{"type": TYPES[key], **record} for key in whole if key in TYPES for record in whole[key]]
    assert found == wanted


def test_every_list_of_the_json_export_has_a_type() -> None:
    whole = json.loads(b"".join(json_exporter.export(whole_case())))
    assert [key for key, value in whole.items() if isinstance(value, list)] == ["attribution", *TYPES]


def test_a_case_without_reports_is_one_line() -> None:
    (head,) = lines(Case(name="empty", built=None))
    assert (head["type"], head["case"]) == ("case", {"name": "empty", "built": None})
