"""How well the family tree and the origins of synthetic traditions are found: python -m bench.traditions

usage: python -m bench.traditions [--family A|B] [--count N] [--errors FILE] [--update-floors [--allow-regression]]

Real articles (FA-KES) are copied, cut, rewritten and compiled along known trees (OpenStemmata, and random ones). Rules
are tuned on family A; family B, with other days, shapes, words and names, is scored only. See docs/measuring.md.
Exit status: 0 done; 1 a figure is below its floor, or the data are not there; 2 wrong usage.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench import public_data
from bench.floors import add_options, gated, sha256_of
from bench.intervals import Measure, f1_of, measured, share_of, table
from bench.traditions import articles
from bench.traditions.runs import FAMILIES, run

COUNT = 40
MEASURES: tuple[Measure, ...] = (
    f1_of("edges", right="edges right", wanted="edges wanted", found="edges found"),
    f1_of("edges without direction", right="related right", wanted="related wanted", found="related found"),
    f1_of("siblings of one unseen", right="siblings right", wanted="siblings wanted", found="siblings found"),
    share_of("origins exact", right="exact", of="facts"),
    share_of("origins exact, of two or more", right="several exact", of="several"),
    share_of("origins not over-counted", right="not over", of="facts"),
)


def mean_error(counts: Sequence[Mapping[str, int]]) -> float:
    """By how much the number of origins of a fact is wrong, on average."""
    return sum(one["error"] for one in counts) / max(1, sum(one["facts"] for one in counts))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.traditions", description=__doc__.split("\n\n")[0])
    parser.add_argument("--family", choices=sorted(FAMILIES), default="B")
    parser.add_argument("--count", type=int, default=COUNT, help=f"traditions to make ({COUNT})")
    parser.add_argument("--errors", type=Path)
    add_options(parser)
    options = parser.parse_args(arguments)
    if not articles.there() or not public_data.folder("openstemmata").is_dir():
        sys.stderr.write(
            "The data are not here. Fetch FA-KES (Zenodo 2607278) and OpenStemmata (github.com/OpenStemmata/database)"
            " into fakes/ and openstemmata/, and let STEMMATA_DATA name the folder that holds them.\n"
        )
        return 1
    by_method, errors = run(options.family, range(options.count))
    for method, counts in by_method.items():
        print(
            table(
                f"{options.family}: {method}",
                [one for one in measured(counts, MEASURES) if one.figure.value is not None],
            )
        )
        print(f"mean error of a number of origins: {mean_error(counts):.2f}\n")
    if options.errors:
        options.errors.write_text(errors, encoding="utf-8")
    if options.count != COUNT:
        return 0
    held = [one.figure for one in measured(by_method["stemmata"], MEASURES)]
    made = [one.id for one in articles.articles()]
    return gated(f"traditions, family {options.family}", held, sha256_of([made, options.count]), options)


if __name__ == "__main__":
    sys.exit(main())
