"""The JSON Schema of the contract describes what the exporter writes, key by key."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from stemmata.export.json_case import exporter
from stemmata.export.json_schema import json_schema
from stemmata.model.case import Case
from tests.casefile.whole import whole_case
from tests.contracts.test_export_contract import SCHEMA_1
from tests.web.random_case import random_case


def closed(schema: Any) -> Any:
    """The schema with no room for keys that it does not name."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(value) for key, value in schema.items()}
    return {**made, "additionalProperties": False} if made.get("type") == "object" else made


def faults(export: Any) -> list[str]:
    """What is wrong with an export, where each key of it must be named."""
    found = Draft202012Validator(closed(json_schema())).iter_errors(export)
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in found]


def exported(case: Case) -> Any:
    return json.loads(b"".join(exporter.export(case)))


def test_it_is_a_json_schema() -> None:
    Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize(
    "case", [whole_case(), random_case(20, seed=5), Case(name="empty", built=None)], ids=lambda one: one.name
)
def test_an_export_fits_and_has_no_key_that_the_schema_does_not_name(case: Case) -> None:
    assert faults(exported(case)) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda made: made.pop("claims"), "'claims' is a required property"),
        (lambda made: made["reports"][0].update(url=3), "reports/0/url: 3 is not of type"),
        (lambda made: made["statements"][0]["chain"][0].update(modality="knows"), "'knows' is not one of"),
        (lambda made: made["statements"][0].update(chain=[]), "[] should be non-empty"),
        (lambda made: made["derivations"][0].update(score=2), "2 is greater than the maximum"),
        (lambda made: made.update(schema=2), "1 was expected"),
    ],
)
def test_an_export_that_breaks_the_contract_does_not_fit(change: Any, says: str) -> None:
    made = exported(whole_case())
    change(made)
    assert any(says in fault for fault in faults(made))


def test_new_keys_may_come() -> None:
    made = exported(whole_case())
    made["reports"][0]["mood"] = "grim"
    assert Draft202012Validator(json_schema()).is_valid(made)
    assert faults(made)


@pytest.mark.parametrize("path", sorted(SCHEMA_1))
def test_it_demands_the_keys_of_the_contract(path: str) -> None:
    schema = json_schema()
    for key in path.split(".") if path else ():
        schema = inside(schema["properties"][key])
    assert SCHEMA_1[path] <= set(inside(schema)["required"])


def inside(schema: Any) -> Any:
    """The object that a schema is, a list of, null or, or refers to."""
    if "items" in schema:
        return inside(schema["items"])
    if "anyOf" in schema:
        return inside(schema["anyOf"][0])
    return json_schema()["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
