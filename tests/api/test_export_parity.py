"""What the API gives is what the JSON export has, record by record and in the same order."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stemmata
from stemmata import OpenCase
from stemmata.casefile import CaseFile
from stemmata.export.json_case import exporter
from tests.api.as_json import lists_of
from tests.casefile.keeping import kept
from tests.casefile.whole import whole_case
from tests.web.random_case import random_case


def exported(path: Path) -> dict[str, Any]:
    with CaseFile.open_for_reading(path) as file:
        made: dict[str, Any] = json.loads(b"".join(exporter.export(file.load())))
    return made


def same(given: Any, export: Any) -> bool:
    """Everything that the API gives is so in the export; the export may have more keys."""
    if isinstance(given, dict):
        return given.keys() <= export.keys() and all(same(given[key], export[key]) for key in given)
    if isinstance(given, list):
        return len(given) == len(export) and all(map(same, given, export))
    return bool(given == export)


def check(path: Path) -> None:
    export = exported(path)
    with stemmata.open(path) as case:
        assert (case.name, case.built) == (export["case"]["name"], export["case"]["built"])
        for name, records in lists_of(case).items():
            for given, there in zip(records, export[name], strict=True):
                assert same(given, there), (name, given, there)


def test_of_a_case_made_by_hand(tmp_path: Path) -> None:
    path = tmp_path / "made.stemma"
    kept(whole_case(), path)
    check(path)


def test_of_the_sample(letter_file: Path) -> None:
    check(letter_file)


@settings(max_examples=6)
@given(seed=st.integers(0, 10_000), reports=st.integers(0, 30))
def test_of_cases_drawn_at_random(seed: int, reports: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("random") / "random.stemma"
    kept(replace(random_case(reports, seed), built="2021-06-01T12:00:00Z"), path)
    check(path)


def test_the_tables_are_those_of_the_whole_case(letter: OpenCase, letter_file: Path) -> None:
    from stemmata.export.tables import TABLES

    with CaseFile.open_for_reading(letter_file) as file:
        whole = file.load()
    assert [*letter.tables] == [table.name for table in TABLES]
    for table in TABLES:
        assert list(letter.tables[table.name].rows()) == list(table.rows(whole)), table.name
