"""The table of runs: rows are added under one header."""

import csv
from pathlib import Path

import pytest
from training.runs import COLUMNS, append


def test_rows_are_added_under_one_header(tmp_path: Path) -> None:
    place = tmp_path / "runs.csv"
    append("train", "0a1b2c3d", {"steps": 12, "loss": 0.5}, place)
    append("dev", "0a1b2c3d", {"link": 61.5}, place)
    with place.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    assert tuple(rows[0]) == COLUMNS
    assert [(row["step"], row["steps"], row["link"]) for row in rows] == [("train", "12", ""), ("dev", "", "61.5")]


def test_a_figure_without_a_column_is_an_error_and_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="colour"):
        append("train", "0a1b2c3d", {"colour": "red"}, tmp_path / "runs.csv")
    assert not (tmp_path / "runs.csv").exists()
