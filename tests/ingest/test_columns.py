from collections.abc import Sequence
from pathlib import Path

import pytest

from stemmata.ingest.columns import ColumnMap, with_dates
from tests.ingest.reading import reports, written

TEXT = ColumnMap(columns={"text": "words"})


def table(**columns: Sequence[str]) -> list[dict[str, str | None]]:
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


@pytest.mark.parametrize("name", ["When it ran", "posted", "Stamp", "issue_day", "aired", "x"])
def test_the_only_column_of_dates_is_the_date_whatever_its_name(name: str) -> None:
    rows = table(**{"words": ["Gates shut.", "Pumps stood."], name: ["14 May 2021", "2021-05-16"], "n": ["1", "2"]})
    assert with_dates(TEXT, rows).columns.get("date") == name


def test_of_several_columns_of_dates_the_one_that_speaks_of_publication_is_taken() -> None:
    days = ["2021-05-14", "2021-05-16"]
    rows = table(words=["Gates shut.", "Pumps stood."], day=days, posted=days, seen=days)
    assert with_dates(TEXT, rows).columns.get("date") == "posted"


@pytest.mark.parametrize(
    "columns",
    [
        {"seen": ["2021-05-14", "2021-05-16"], "kept": ["2021-05-14", "2021-05-16"]},
        {"updated": ["2021-05-14", "2021-05-16"]},
        {"year": ["2021", "2020"]},
        {"when": ["2021-05-14", "after the flood"]},
        {"when": ["", ""]},
    ],
)
def test_no_date_is_guessed_where_the_columns_leave_it_open(columns: dict[str, list[str]]) -> None:
    assert with_dates(TEXT, table(words=["Gates shut.", "Pumps stood."], **columns)) == TEXT


def test_a_named_column_of_dates_is_left_alone() -> None:
    named = ColumnMap(columns={"text": "words", "date": "published"})
    assert with_dates(named, table(words=["Gates shut."], published=["soon"], when=["2021-05-14"])) == named


def test_a_table_and_a_list_of_objects_are_dated_by_their_values(tmp_path: Path) -> None:
    csv = "Heading,When it ran,Text\nGates shut,4/17/2021,The gates were shut.\nPumps,4/7/2021,The pumps stood.\n"
    lines = '{"text": "The gates were shut.", "stamp": "2021-04-17"}\n{"text": "Pumps stood.", "stamp": "2021-04-07"}\n'
    for path in (written(tmp_path, "a.csv", csv), written(tmp_path, "a.jsonl", lines)):
        assert [one.published.value for one in reports(path) if one.published] == ["2021-04-17", "2021-04-07"]
