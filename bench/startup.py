"""How soon the commands answer: python -m bench.startup [--runs 5]

Prints one JSON object: the median seconds of ``stemmata --help`` and ``--version`` in a fresh process, and of a bare
``python -c pass`` beside them, for scale; by the clock, and of the processor, which other programs on the machine
lengthen less. Exit status 1 where --help takes more than BUDGET seconds by the clock.
"""

import argparse
import json
import resource
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


def median_seconds(arguments: tuple[str, ...], runs: int) -> tuple[float, float]:
    """By the clock, and of the processor, of ``runs`` fresh processes, after one that warms the files up."""
    times, processor = [], []
    for _ in range(runs + 1):
        before, used = time.perf_counter(), _used()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        times.append(time.perf_counter() - before)
        processor.append(_used() - used)
    return statistics.median(times[1:]), statistics.median(processor[1:])


def _used() -> float:
    """Seconds of the processor that the processes of this one have taken."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    medians = {name: median_seconds(arguments, runs) for name, arguments in COMMANDS.items()}
    seconds, processor = ({name: round(pair[unit], 3) for name, pair in medians.items()} for unit in (0, 1))
    print(json.dumps({"seconds": seconds, "processor": processor, "budget": BUDGET, "runs": runs}))
    sys.exit(0 if seconds["help"] <= BUDGET else 1)


if __name__ == "__main__":
    main()
