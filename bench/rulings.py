"""How long the server takes to answer a ruling: python -m bench.rulings CASE.stemma [--runs 5]

Rules on a copy of the case as the pages do: disagrees with edges, the surest first, merges two names, and takes the
merges back. Prints the median of the answers, in seconds of the clock and of the processor, how long it takes until all
is remembered that the first ruling waits for, and the memory of the process.
"""

import argparse
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stemmata.model.decision import DecisionKind
from stemmata.pipeline import Ruling
from stemmata.rulings import subject_of
from stemmata.web.server.desk import Desk

FEWEST, MOST = 3, 11  # reports that name a name which is merged: one that a reader would rule on


@dataclass(frozen=True, slots=True, kw_only=True)
class Took:
    """One answer."""

    kind: str  # "edge", "merge" or "take back"
    seconds: float
    processor: float


def rulings(case: Path, runs: int) -> Iterator[Took]:
    """The answers to ``runs`` rulings of each kind, on a copy of the case; first what is thought over before any."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "case.stemma"
        shutil.copyfile(case, copy)
        desk = Desk(copy)
        began = time.perf_counter(), time.process_time()
        desk.thought_over()
        yield Took(kind="until remembered", seconds=_since(began[0]), processor=time.process_time() - began[1])
        links = desk.laid().edition.case.links
        edges = sorted(links.derivations, key=lambda edge: (edge.parent_kind != "report", -edge.score, edge.id))
        for edge in edges[:runs]:
            yield _took(desk, "edge", "disagree", (edge.id,))
        names = [
            one.id
            for one in links.entities
            if one.kind in ("person", "organisation") and FEWEST <= len(one.members) <= MOST
        ]
        for one, other in zip(names[: 2 * runs : 2], names[1 : 2 * runs : 2], strict=True):
            yield _took(desk, "merge", "merge", (one, other))
        for decision in desk.laid().edition.case.decisions[-runs:]:
            if decision.kind == "merge":
                yield _took(desk, "take back", "withdraw", (decision.id,))


def _since(began: float) -> float:
    return time.perf_counter() - began


def _took(desk: Desk, name: str, kind: DecisionKind, ids: tuple[str, ...]) -> Took:
    subject = subject_of(desk.laid().edition.case, kind, ids)
    began = time.perf_counter(), time.process_time()
    desk.ruled(Ruling(kind=kind, author="bench", reason=None, subject=subject))
    return Took(kind=name, seconds=_since(began[0]), processor=time.process_time() - began[1])


def told(took: list[Took]) -> Iterator[str]:
    """The table, a line each."""
    yield "| | seconds, median | slowest | of the processor, median | answers |"
    yield "|---|---|---|---|---|"
    for kind in dict.fromkeys(one.kind for one in took):
        mine = [one for one in took if one.kind == kind]
        seconds = [one.seconds for one in mine]
        middle, processor = statistics.median(seconds), statistics.median(one.processor for one in mine)
        yield f"| {kind} | {middle:.2f} | {max(seconds):.2f} | {processor:.2f} | {len(mine)} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    for line in told(list(rulings(arguments.case, arguments.runs))):
        print(line)
    print(f"\nlargest memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
