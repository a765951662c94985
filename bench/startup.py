"""How soon the commands answer: python -m bench.startup [--runs 5]

Prints one JSON object: the median seconds of ``stemmata --help`` and ``--version`` in a fresh process, and of a bare
``python -c pass`` beside them, for scale. Exit status 1 where --help takes more than BUDGET seconds.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time

BUDGET = 0.3  # seconds in which --help answers
COMMANDS = {
    "python": ("-c", "pass"),
    "help": ("-m", "stemmata.cli.app", "--help"),
    "version": ("-m", "stemmata.cli.app", "--version"),
}


def median_seconds(arguments: tuple[str, ...], runs: int) -> float:
    """Of ``runs`` fresh processes, after one that warms the files up."""
    times = []
    for _ in range(runs + 1):
        before = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        times.append(time.perf_counter() - before)
    return statistics.median(times[1:])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    seconds = {name: round(median_seconds(arguments, runs), 3) for name, arguments in COMMANDS.items()}
    print(json.dumps({"seconds": seconds, "budget": BUDGET, "runs": runs}))
    sys.exit(0 if seconds["help"] <= BUDGET else 1)


if __name__ == "__main__":
    main()
