"""What the bench of the API counts; its seconds are nobody's promise, and are not tested."""

from pathlib import Path

import pytest
from bench.api import FROM_THE_FILE, TASKS, cost, interval, row

from tests.casefile.keeping import kept
from tests.casefile.whole import whole_case


@pytest.mark.parametrize("task", [name for name in TASKS if not name.startswith("JSON")])
def test_every_task_runs_on_a_small_case(task: str, tmp_path: Path) -> None:
    kept(whole_case(), tmp_path / "small.stemma")
    found = cost(task, str(tmp_path / "small.stemma"))
    assert found["seconds"] >= 0
    assert found["mib"] > 1


def test_the_tasks_that_take_a_file_are_tasks() -> None:
    assert set(TASKS) >= FROM_THE_FILE


def test_the_interval_holds_the_median_and_is_the_same_each_time() -> None:
    seconds = [0.3, 0.1, 0.2, 0.4, 0.2]
    low, high = interval(seconds)
    assert low <= 0.2 <= high
    assert (low, high) == interval(seconds)
    assert "200.0" in row("open", [{"seconds": one, "mib": 40.0} for one in seconds])
