"""How fast a case answers from Python: python -m bench.api CASE.stemma [--runs 7]

Each task runs in a fresh process each time, on an open case but where it says otherwise; its libraries are imported
before the clock starts. Milliseconds of the processor, as the median of --runs with its 95 % bootstrap interval, and
MiB of the process at its peak. The peer is what a user does without the API: reading the JSON export.
The case is only read.
"""

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any


def _opened(path: str) -> Any:
    import stemmata

    return stemmata.open(path)


def _json(path: str) -> Any:
    return json.loads(Path(path).read_text("utf-8"))


TASKS: dict[str, Callable[[Any], object]] = {
    "open": _opened,
    "count the claims": lambda case: len(case.claims),
    "one claim with its statements and texts": lambda case: [one.content for one in case.claims[0].statements],
    "go through all claims": lambda case: sum(claim.origins.at_most for claim in case.claims),
    "go through all statements": lambda case: sum(len(one.words) for one in case.statements),
    "go through all chains, with names and cues": lambda case: sum(len(one.chain) for one in case.statements),
    "search": lambda case: len(case.search("the")),
    "claims as a polars frame": lambda case: case.claims.to_polars(),
    "statements as a polars frame": lambda case: case.statements.to_polars(),
    "all as a networkx graph": lambda case: case.stemma().to_networkx(),
    "JSON: read the export": _json,
}
FROM_THE_FILE = {"open", "JSON: read the export"}


def cost(name: str, path: str) -> dict[str, float]:
    """Runs one task in this process; seconds, and MiB at the peak."""
    import resource
    import time

    _opened(path).close() if not path.endswith(".json") else None
    if "frame" in name:
        import polars  # noqa: F401
    if "networkx" in name:
        import networkx  # noqa: F401
    subject = path if name in FROM_THE_FILE else _opened(path)
    before = time.process_time()
    TASKS[name](subject)
    seconds = time.process_time() - before
    return {"seconds": seconds, "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def measured(name: str, path: Path, runs: int) -> list[dict[str, float]]:
    """The task's cost in so many fresh processes."""
    words = [sys.executable, "-m", "bench.api", "--one", name, str(path)]
    return [json.loads(subprocess.run(words, check=True, capture_output=True).stdout) for _ in range(runs)]


def row(name: str, costs: Sequence[dict[str, float]]) -> str:
    """One line of the table: the median, its interval, the peak."""
    seconds = [one["seconds"] for one in costs]
    low, high = interval(seconds)
    peak = max(one["mib"] for one in costs)
    return f"{name:<44}{1000 * statistics.median(seconds):9.1f} {1000 * low:9.1f}–{1000 * high:<9.1f}{peak:7.0f}"


def interval(seconds: Sequence[float], draws: int = 2000) -> tuple[float, float]:
    """The 95 % bootstrap interval of the median; the same for the same figures."""
    draw = random.Random(11)
    medians = sorted(statistics.median(draw.choices(seconds, k=len(seconds))) for _ in range(draws))
    return medians[int(0.025 * draws)], medians[int(0.975 * draws) - 1]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--one", choices=TASKS, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if not arguments.case.exists():
        sys.exit(f"There is no {arguments.case}. Make a case with: stemmata build PATH... --case FILE.")
    if arguments.one:
        print(json.dumps(cost(arguments.one, str(arguments.case))))
        return
    print(f"{'milliseconds of the processor':<44}{'median':>9} {'95 % interval':^19}{'MiB':>7}")
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "case.json"
        words = [sys.executable, "-m", "stemmata.cli.app", "export", str(arguments.case), "--output", str(export)]
        subprocess.run(words, check=True, capture_output=True)
        for name in TASKS:
            path = export if name.startswith("JSON") else arguments.case
            print(row(name, measured(name, path, arguments.runs)), flush=True)


if __name__ == "__main__":
    main()
