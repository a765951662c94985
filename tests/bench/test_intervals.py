"""Figures with bootstrap intervals, and the floors under those of public data."""

from pathlib import Path

import pytest
from bench.floors import fallen, updated
from bench.gold.figures import share
from bench.gold.floors import read_floors
from bench.intervals import f1_of, measured, share_of, table

RECALL = share_of("recall", right="right", of="gold")
F1 = f1_of("f1", right="right", wanted="gold", found="found")


def test_documents_that_are_all_alike_leave_no_doubt() -> None:
    (one,) = measured([{"right": 1, "gold": 2}] * 5, [RECALL])
    assert (one.figure.value, one.low, one.high) == (0.5, 0.5, 0.5)


def test_documents_that_differ_leave_a_range_around_the_figure_and_the_same_one_each_time() -> None:
    documents = [{"right": right, "gold": 4, "found": 4} for right in (0, 1, 2, 3, 4)]
    first, again = (measured(documents, [RECALL, F1]) for _ in range(2))
    assert first == again
    for one in first:
        assert one.low is not None
        assert one.high is not None
        assert one.figure.value is not None
        assert 0 < one.low < one.figure.value < one.high < 1


def test_where_there_is_nothing_to_measure_there_is_no_interval() -> None:
    for documents in ([], [{"right": 0, "gold": 0}]):
        (one,) = measured(documents, [RECALL])
        assert (one.figure.value, one.low, one.high) == (None, None, None)


def test_the_table_has_a_line_a_figure() -> None:
    shown = table("both", measured([{"right": 1, "gold": 2, "found": 4}], [RECALL, F1]))
    assert [line.split()[0] for line in shown.splitlines()] == ["both", "recall", "f1"]
    assert "33.3" in shown


def test_a_floor_is_written_below_the_figure_held_and_not_lowered_unasked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "floors.json"
    good, bad = [share("link", right=9, of=10)], [share("link", right=5, of=10)]
    assert fallen("set", good, "sum", path=path) == ()
    assert updated("set", good, "sum", allow_regression=False, path=path) == 0
    assert read_floors(path)["set"].figures == {"link": 0.89}
    assert fallen("set", good, "sum", path=path) == ()
    assert fallen("set", bad, "sum", path=path) == ("link: 0.500, floor 0.890",)
    assert updated("set", bad, "sum", allow_regression=False, path=path) == 1
    assert "floors would sink" in capsys.readouterr().err
    assert updated("set", bad, "sum", allow_regression=True, path=path) == 0
    assert read_floors(path)["set"].figures == {"link": 0.49}


def test_floors_of_other_data_hold_nothing(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    updated("set", [share("link", right=9, of=10)], "sum", allow_regression=False, path=path)
    (line,) = fallen("set", [share("link", right=9, of=10)], "another sum", path=path)
    assert "other data" in line
