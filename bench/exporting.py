"""How long exports take and what they hold in memory: python -m bench.exporting CASE.stemma [--formats json csv]

Runs every installed exporter, those of other packages too, each in a process of its own: it opens the case, writes it
to nowhere, and tells seconds of the processor, thousands of bytes written, and MiB that it held beside the case, its
library among them (PyArrow alone takes some 120). The largest piece shows whether it streams. The case is only read.
Exit status: 0 done; 1 an exporter failed; 2 no such case.
"""

import argparse
import multiprocessing
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stemmata import plugins
from stemmata.errors import StemmataError
from stemmata.pipeline import opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one export took."""

    format: str
    seconds: float  # of the processor
    written: int  # bytes
    largest: int  # bytes of the largest piece
    held: int  # bytes at the peak, beside the case
    failed: str = ""  # what went wrong, as a sentence


def cost(path: Path, name: str) -> Cost:
    """Exports the case in this format, in this process, to nowhere."""
    (exporter,) = [one for one in plugins.exporters() if one.name == name]
    case = opened(path)
    before, begun = _peak(), time.process_time()
    written = largest = 0
    try:
        for chunk in exporter.export(case):
            written += len(chunk)
            largest = max(largest, len(chunk))
        failed = ""
    except StemmataError as error:
        failed = str(error)
    seconds = time.process_time() - begun
    return Cost(format=name, seconds=seconds, written=written, largest=largest, held=_peak() - before, failed=failed)


def _peak() -> int:
    """The most that this process has held, in bytes."""
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def table(costs: Sequence[Cost]) -> str:
    """The costs, a line each."""
    lines = [f"{'format':<18} {'s':>7} {'kB':>9} {'largest kB':>10} {'MiB more':>8}"]
    for one in costs:
        figures = f"{one.seconds:>7.2f} {one.written / 1e3:>9.0f} {one.largest / 1e3:>10.0f} {one.held / 2**20:>8.0f}"
        lines.append(f"{one.format:<18} {one.failed or figures}")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case", type=Path, metavar="CASE.stemma")
    parser.add_argument("--formats", nargs="*", default=[], help="only these")
    asked = parser.parse_args(arguments)
    if not asked.case.is_file():
        sys.stderr.write(f"There is no case at {asked.case}: make one with stemmata build.\n")
        return 2
    names = [one.name for one in plugins.exporters() if not asked.formats or one.name in asked.formats]
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        costs = [pool.apply(cost, (asked.case, name)) for name in names]
    print(table(costs))
    return 1 if any(one.failed for one in costs) else 0


if __name__ == "__main__":
    sys.exit(main())
