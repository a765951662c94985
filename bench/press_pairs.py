"""Of statements of many reports on one war: which stand in one claim, and should; on marked pairs of the press.

usage: python -m bench.press_pairs [--update-floors [--allow-regression]]

The reports are FA-KES's, read and linked as a case; the pairs are those of ``training/press``, of which those of four
months of the year are measured and nothing was fitted to. Each pair stands for the pairs of its stratum. *Together* is
how often two that stand in one claim belong there (precision), and how many that belong there stand so (recall);
months are drawn anew for the intervals. Recall is of pairs that an earlier version had looked at. Exit status: 0 done;
1 a figure is below its floor, or a floor would sink; 2 wrong usage, or no data.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from training.press import MarkedPair, marked_pairs, placed, press_case

from bench.floors import add_options, gated, sha256_of
from bench.intervals import Totals, f1_of, measured, table
from stemmata.link.claim.candidates import candidate_pairs
from stemmata.link.claim.clusters import clusters
from stemmata.link.claim.wordings import Wordings, wordings
from stemmata.link.stage import context_of

NAME: Final = "pairs of the press, four months"
TOGETHER: Final = f1_of("together", right="right", wanted="wanted", found="found")
BEFORE: Final = "before claims were fitted to such pairs: P 61, R 31, F1 41"


def counted(pairs: Sequence[tuple[MarkedPair, int, int]], homes: Sequence[int], found: Wordings) -> tuple[Totals, ...]:
    """Pairs found and wanted together, in units of one pair of the whole, by the month of the first piece."""
    months: dict[str, Counter[str]] = defaultdict(Counter)
    for pair, one, other in pairs:
        month = (found.groups[one][0].located.published or "")[:7]
        together, weight = homes[one] == homes[other], round(pair.weight)
        months[month].update(
            {
                "found": weight * together,
                "wanted": weight * pair.same,
                "right": weight * (together and pair.same),
            }
        )
    return tuple(months[month] for month in sorted(months))


def homes_of(found: Wordings) -> list[int]:
    """Of each wording, the claim that it stands in."""
    homes = [0] * len(found.nodes)
    for number, cluster in enumerate(clusters(found, candidate_pairs(found))):
        for member in cluster.members:
            homes[member] = number
    return homes


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.press_pairs", description=(__doc__ or "").partition("\n")[0])
    add_options(parser)
    options = parser.parse_args(arguments)
    try:
        case = press_case()
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    found = wordings(context_of(case.reports))
    wanted = [pair for pair in marked_pairs() if pair.part == "test"]
    pairs = list(placed(found, wanted))
    told = measured(counted(pairs, homes_of(found), found), [TOGETHER])
    print(table(f"{len(pairs)} of {len(wanted)} marked pairs", told))
    print(f"beside: {BEFORE}")
    data = sha256_of([[pair.same, pair.weight, pair.one, pair.other] for pair in wanted])
    return gated(NAME, [told[0].figure], data, options)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
