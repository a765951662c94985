"""Tables as data: nothing lost, nothing run."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.web.sheet import Sheet, as_csv, as_json

WORDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=30)


def read(made: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("words", ["=1+1", "+1", "-cmd", "@SUM(A1)", "\t=1", " =1", "＝1"])
def test_words_that_a_spreadsheet_would_run_stand_behind_an_apostrophe(words: str) -> None:
    sheet = Sheet(name="t", columns=("a", "b"), rows=[(words, (words, "x"))])
    assert read(as_csv(sheet))[1] == [f"'{words}", f"'{words}; x"]


def test_numbers_stay_numbers_and_nothing_is_empty() -> None:
    sheet = Sheet(name="t", columns=("a", "b", "c", "d"), rows=[(-3, None, True, 1.5)])
    assert read(as_csv(sheet))[1] == ["-3", "", "yes", "1.5"]


@given(st.lists(st.tuples(WORDS, WORDS), max_size=5))
def test_every_row_comes_back(rows: list[tuple[str, str]]) -> None:
    sheet = Sheet(name="t", columns=("a", "b"), rows=rows)
    back = read(as_csv(sheet))[1:]
    assert [tuple(cell.removeprefix("'") for cell in row) for row in back] == [
        tuple(cell.removeprefix("'") for cell in row) for row in rows
    ]
    assert json.loads(as_json(sheet, "case"))["rows"] == [{"a": a, "b": b} for a, b in rows]
