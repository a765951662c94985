"""How fast each stage is, and how it grows: python -m bench.speed TABLE.csv [--reports 100 461 10000]

Prints reports a second for ingest, annotate, save, load and link in one process, and seconds and peak memory of the
whole command: a first build, a build with nothing changed, a build with one more report; and seconds until the server
has answered one ruling, on an edge and on names (median of five, ``bench.rulings``).
Reports beyond the table's own are made by recombining its sentences, so that they share words and names
but not whole texts. Each figure is the median of --runs runs.
"""

import argparse
import csv
import itertools
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import public_data
from bench.rulings import rulings

COLUMNS = "title=article_title,text=article_content,outlet=source,date=date"


def recombined(rows: list[dict[str, str]], count: int, seed: int = 7) -> list[dict[str, str]]:
    """``count`` rows: the table's own first, then texts of sentences drawn from two or three of its rows."""
    draw = random.Random(seed)
    made = rows[:count]
    while len(made) < count:
        parents = draw.sample(rows, draw.choice((2, 3)))
        sentences = [s for p in parents for s in p["article_content"].split(". ") if s]
        kept = draw.sample(sentences, max(1, len(sentences) // len(parents)))
        made.append({**parents[0], "article_content": ". ".join(kept), "unit_id": f"made-{len(made)}"})
    return made


def write(rows: list[dict[str, str]], path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, fieldnames=list(rows[0]))
        table.writeheader()
        table.writerows(rows)


def command(*arguments: str) -> tuple[float, float]:
    """Seconds and MiB of the largest process of one ``stemmata`` command."""
    stemmata = [sys.executable, "-m", "stemmata.cli.app", *arguments]
    before = time.perf_counter()
    subprocess.run(stemmata, check=True, capture_output=True, env=_plain())
    seconds = time.perf_counter() - before
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _plain() -> dict[str, str]:
    """The environment of a user: compiled modules are kept from one run to the next."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def stages(table: Path) -> dict[str, float]:
    """Seconds of each stage in this process, one core."""
    from stemmata import plugins
    from stemmata.annotate.plan import annotate, planned
    from stemmata.casefile import CaseFile, ReportToSave
    from stemmata.ingest.discover import Found
    from stemmata.ingest.read import ReadReport, read_file
    from stemmata.link.stage import linked
    from stemmata.model.case import Annotated

    options = plugins.ReadOptions(columns=dict(pair.split("=") for pair in COLUMNS.split(",")))
    clock = [time.perf_counter()]
    read = [one for one in read_file(Found(path=str(table)), plugins.readers(), options) if isinstance(one, ReadReport)]
    clock.append(time.perf_counter())
    plan = planned(plugins.annotators())
    done = [Annotated(report=one.report, annotations=annotate(one.report, plan)) for one in read]
    clock.append(time.perf_counter())
    with tempfile.TemporaryDirectory() as folder, CaseFile.open_for_writing(Path(folder) / "a.stemma") as file:
        file.save_reports(
            ReportToSave(report=a.report, annotations=a.annotations, data=b"", fingerprint="bench") for a in done
        )
        clock.append(time.perf_counter())
        loaded = file.load_reports()
        clock.append(time.perf_counter())
    linked(loaded, ())
    clock.append(time.perf_counter())
    return dict(
        zip(
            ("ingest", "annotate", "save", "load", "link"),
            (b - a for a, b in itertools.pairwise(clock)),
            strict=True,
        )
    )


def measured(table: Path, more: Path, runs: int) -> dict[str, object]:
    """The medians for one table; ``more`` holds one report more than it."""
    with tempfile.TemporaryDirectory() as folder:
        first, again, added, memory = [], [], [], 0.0
        for run in range(runs):
            build = ("build", "--case", str(Path(folder) / f"{run}.stemma"), "--columns", COLUMNS, "--quiet")
            seconds, memory = command(*build, str(table))
            first.append(seconds)
            again.append(command(*build, str(table))[0])
            added.append(command(*build, str(more))[0])
        took = list(rulings(Path(folder) / "0.stemma", 5))
    return {
        "build_seconds": round(statistics.median(first), 2),
        "unchanged_build_seconds": round(statistics.median(again), 2),
        "one_more_build_seconds": round(statistics.median(added), 2),
        "largest_process_mib": round(memory),
        **{
            f"{kind}_ruling_seconds": round(statistics.median(one.seconds for one in took if one.kind == kind), 2)
            for kind in ("edge", "merge")
            if any(one.kind == kind for one in took)
        },
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path, nargs="?", default=public_data.folder("fakes") / "fakes.csv")
    parser.add_argument("--reports", type=int, nargs="+", default=[100, 461])
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    if not arguments.table.exists():
        sys.exit(f"{arguments.table} is not there. Name a table, or set STEMMATA_DATA to the folder of public data.")
    with arguments.table.open(newline="", encoding="utf-8", errors="replace") as file:
        rows = list(csv.DictReader(file))
    for count in arguments.reports:
        with tempfile.TemporaryDirectory() as folder:
            table, more = Path(folder) / "table.csv", Path(folder) / "more.csv"
            made = recombined(rows, count + 1)
            write(made[:count], table)
            write(made, more)
            figures = measured(table, more, arguments.runs)
            by_stage = stages(table)
        rates = {f"{name}_per_s": round(count / seconds, 1) for name, seconds in by_stage.items()}
        print(json.dumps({"reports": count, **figures, **rates}))


if __name__ == "__main__":
    main()
