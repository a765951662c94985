"""How fast texts become statements, and in how much memory: python -m bench.annotate_speed [TABLE.csv] [--profile]

usage: python -m bench.annotate_speed [TABLE.csv] [--reports N] [--runs 3] [--processes 1 2] [--profile]

Counts words a second from the text of a report to its statements, with all installed annotators, as a build runs them:
in this process for one, in a pool for more. The start of the pool and of what it loads is counted. Reading the files is
not, and is told apart. Each figure is the median of --runs runs, each in a process of its own, with the least and the
most beside it; words a CPU-second are what other work on the machine blurs least. Memory is that of the largest process
that annotates. Lost documents are those without annotations; wrong offsets are spans that leave their text, are
empty, or were dropped. --profile splits the time of one process by annotator. Without a table it is fakes.csv of the
public data ($STEMMATA_DATA, or ../shared/data).
Exit status: 0 done; 1 a document was lost, or an offset is wrong; 2 no data.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from bench import public_data
from bench.speed import COLUMNS
from stemmata import plugins
from stemmata.annotate.plan import planned
from stemmata.annotate.pool import annotated
from stemmata.ingest.discover import Found
from stemmata.ingest.read import ReadReport, read_file
from stemmata.model.annotations import Annotations
from stemmata.model.case import Annotated
from stemmata.model.report import Report
from stemmata.text.span import Span


def reports_of(table: Path, count: int | None) -> list[Report]:
    """The first reports of a table, or all."""
    options = plugins.ReadOptions(columns=dict(pair.split("=") for pair in COLUMNS.split(",")))
    read = read_file(Found(path=str(table)), plugins.readers(), options)
    return [one.report for one in read if isinstance(one, ReadReport)][:count]


def words_in(reports: Sequence[Report]) -> int:
    """Words between white space."""
    return sum(len(report.text.split()) for report in reports)


def spans_in(value: object) -> Iterator[Span]:
    """Every span anywhere in a value of the model."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from spans_in(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from spans_in(getattr(value, field.name))


def wrong_offsets(report: Report, found: Annotations) -> int:
    """Spans that are empty or leave the text, and spans that an annotator dropped."""
    length = len(report.text)
    wrong = sum(not 0 <= span.start < span.end <= length for span in spans_in(found))
    return wrong + sum(count for _, count in found.dropped)


def once(table: Path, count: int | None, processes: int) -> dict[str, float]:
    """One run in this process."""
    started = time.perf_counter()
    reports = reports_of(table, count)
    read, before = time.perf_counter(), time.process_time()
    outcomes = list(annotated(reports, workers=processes))
    done, after = time.perf_counter(), time.process_time()
    workers = resource.getrusage(resource.RUSAGE_CHILDREN)  # none, and 0 seconds, where this process annotates
    largest = resource.getrusage(resource.RUSAGE_SELF) if processes == 1 else workers
    kept = [one for one in outcomes if isinstance(one, Annotated)]
    return {
        "reading_seconds": read - started,
        "seconds": done - read,
        "cpu_seconds": after - before + workers.ru_utime + workers.ru_stime,
        "documents": len(reports),
        "words": words_in(reports),
        "statements": sum(len(one.annotations.statements) for one in kept),
        "documents_lost": len(reports) - len(kept),
        "offsets_wrong": sum(wrong_offsets(one.report, one.annotations) for one in kept),
        "peak_mib": largest.ru_maxrss / 1024,
    }


def profile(table: Path, count: int | None) -> dict[str, float]:
    """Annotator → seconds in this process, in running order, after one report that warms everything up."""
    reports = reports_of(table, count)
    plan = planned(plugins.annotators())
    spent = dict.fromkeys((one.name for one in plan), 0.0)
    for number, report in enumerate([*reports[:1], *reports]):
        found = Annotations(report=report.id)
        for one in plan:
            before = time.perf_counter()
            found = one.annotate(report, found)
            spent[one.name] += (time.perf_counter() - before) if number else 0.0
    return spent


def apart(arguments: Sequence[str]) -> dict[str, Any]:
    """What this module prints in a process of its own."""
    command = [sys.executable, "-m", "bench.annotate_speed", *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def summary(processes: int, runs: Sequence[dict[str, float]]) -> str:
    """One line for a number of processes."""
    rates = sorted(one["words"] / one["seconds"] for one in runs)
    per_cpu = statistics.median(one["words"] / one["cpu_seconds"] for one in runs)
    peak = max(one["peak_mib"] for one in runs)
    last = runs[-1]
    return (
        f"{processes:>9}  {statistics.median(rates):>9,.0f}  {rates[0]:>8,.0f} to {rates[-1]:>8,.0f}"
        f"  {per_cpu:>11,.0f}  {peak:>8.0f}  {last['documents']:>9.0f}  {last['documents_lost']:>4.0f}"
        f"  {last['offsets_wrong']:>13.0f}  {last['statements']:>10.0f}"
    )


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.annotate_speed", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("table", type=Path, nargs="?", default=public_data.folder("fakes") / "fakes.csv")
    parser.add_argument("--reports", type=int, metavar="N", help="only the first N; default: all")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--processes", type=int, nargs="+", default=[1, 2], metavar="N")
    parser.add_argument("--profile", action="store_true", help="split the time by annotator")
    parser.add_argument("--once", type=int, metavar="PROCESSES", help="one run here, as JSON")
    options = parser.parse_args(arguments)
    if not options.table.exists():
        sys.stderr.write(
            f"{options.table} is not there: name a table, or set STEMMATA_DATA (FA-KES, Zenodo 2607278).\n"
        )
        return 2
    if options.once is not None:
        print(json.dumps(once(options.table, options.reports, options.once)))
        return 0
    if options.profile:
        spent = profile(options.table, options.reports)
        whole = sum(spent.values())
        for name, seconds in spent.items():
            print(f"{name:16}{seconds:8.2f} s{100 * seconds / whole:7.1f} %")
        print(f"{'all':16}{whole:8.2f} s")
        return 0
    few = [] if options.reports is None else ["--reports", str(options.reports)]
    print(
        "processes    words/s     least to      most  words/CPU-s  MiB each  documents  lost  wrong offsets  statements"
    )
    wrong = 0.0
    for processes in options.processes:
        runs = [apart([str(options.table), *few, "--once", str(processes)]) for _ in range(options.runs)]
        print(summary(processes, runs))
        wrong += sum(one["documents_lost"] + one["offsets_wrong"] for one in runs)
    print(f"reading the files: {statistics.median(one['reading_seconds'] for one in runs):.1f} s, not counted")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
