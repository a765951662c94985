"""The table of all runs: one row a training, one an evaluation, one an export; rows are only ever added."""

import csv
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

RUNS: Final = Path(__file__).with_name("runs.csv")
COLUMNS: Final = tuple(
    "time step run documents windows steps seconds_a_step loss source cue content detect link full strict note".split()
)


def append(step: str, run: str, figures: Mapping[str, object], place: Path = RUNS) -> None:
    """Adds a row; what ``figures`` does not hold stays empty. Raises ValueError for a figure that has no column."""
    unknown = sorted(set(figures) - set(COLUMNS))
    if unknown:
        raise ValueError(f"the table of runs has no column for {', '.join(unknown)}")
    new = not place.exists()
    row = {"time": datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ"), "step": step, "run": run, **figures}
    with place.open("a", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, COLUMNS, lineterminator="\n")
        if new:
            writer.writeheader()
        writer.writerow(row)
