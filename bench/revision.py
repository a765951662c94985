"""Derived or not, and how freely, of texts that were revised on purpose: python -m bench.revision

usage: python -m bench.revision [--update-floors [--allow-regression]]

Clough and Stevenson (2011): 95 short answers to five questions, each beside an encyclopaedia article: cut from it,
lightly or heavily revised, or written without it. ``all-plagiarised-files.txt`` of the corpus says which. What the
product computes of two texts (`stemmata.text.align`, `stemmata.link.descent.wording`) is the evidence; a linear
discriminant, learnt from all other answers each time, tells the category. That weighing is the bench's, not the
product's, which has no categories.

Exit status: 0 done; 1 a figure is below its floor, or the data are not there; 2 wrong usage.
"""

import argparse
import csv
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bench import public_data
from bench.floors import add_options, gated, sha256_of
from bench.intervals import measured, share_of, table
from bench.plain_report import report_of
from stemmata.link.descent.wording import Wording, wordings
from stemmata.model.annotations import Annotations
from stemmata.model.case import Annotated
from stemmata.text.align import aligned, chained, common, maximal_runs, seeds
from stemmata.text.shingles import shingles

DERIVED: Final = ("cut", "light", "heavy")
SIZES: Final = (1, 2, 3, 5)  # words of a run, for containment
SHRINK: Final = 0.1  # of the way from the evidence's covariance to a diagonal one; there are 95 texts
Features = NDArray[np.float64]


def features(answer: Wording, source: Wording) -> list[float]:
    """What the answer shares with the source, each from 0.0 to about 1.0."""
    mine, other = answer.words.hashes, source.words.hashes
    held = [float(np.isin(shingles(mine, n), shingles(other, n)).mean()) for n in SIZES]
    runs = maximal_runs(answer.seeds, source.seeds)
    chain = chained(runs)
    near = common(runs, mine, other)
    rare = answer.rarity
    fine = aligned(seeds(mine, 2), seeds(other, 2), 2)
    return [
        *held,
        float(np.sum(rare[np.isin(mine, other)]) / max(1e-9, np.sum(rare))),
        sum(run.length for run in chain) / len(mine),
        float(np.log1p(max((run.length for run in runs), default=0))) / 5,
        float(np.sum(rare[near]) / max(1e-9, np.sum(rare))),
        sum(run.length for run in fine) / len(mine),
    ]


def told(evidence: Features, categories: Sequence[str]) -> list[str]:
    """The category of each answer as the others teach it."""
    return [_nearest(np.delete(evidence, n, 0), _without(categories, n), evidence[n]) for n in range(len(evidence))]


def _without(names: Sequence[str], place: int) -> list[str]:
    return [*names[:place], *names[place + 1 :]]


def _nearest(known: Features, names: Sequence[str], one: Features) -> str:
    """The linear discriminant (Fisher, 1936): the mean that is nearest by the pooled covariance, with priors."""
    kinds = sorted(set(names))
    labels = np.array([kinds.index(name) for name in names])
    means = np.stack([known[labels == k].mean(0) for k in range(len(kinds))])
    spread = (known - means[labels]).T @ (known - means[labels]) / len(known)
    shrunk = (1 - SHRINK) * spread + SHRINK * np.diag(np.diag(spread)) + 1e-9 * np.eye(len(spread))
    inverse = np.linalg.inv(shrunk)
    priors = np.log([np.mean(labels == k) for k in range(len(kinds))])
    away = [float((one - mean) @ inverse @ (one - mean)) for mean in means]
    return min(zip(away, priors, kinds, strict=True), key=lambda pair: (pair[0] / 2 - pair[1], pair[2]))[2]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.revision", description=__doc__.split("\n\n")[0])
    add_options(parser)
    options = parser.parse_args(arguments)
    folder = public_data.folder("clough-stevenson")
    labels = folder / "all-plagiarised-files.txt"
    if not labels.is_file():
        sys.stderr.write(
            "The data are not here. Fetch the corpus of plagiarised short answers (Clough and Stevenson, 2011) into"
            " clough-stevenson/ of the folder that STEMMATA_DATA names.\n"
        )
        return 1
    rows = list(csv.reader(labels.read_text(encoding="utf-8").split()))
    texts = {name: _text(folder / name) for name in sorted({name for row in rows for name in row[:2]})}
    found = dict(zip(texts, wordings([_annotated(name, text) for name, text in texts.items()]), strict=True))
    evidence = np.sqrt([features(found[answer], found[source]) for source, answer, _ in rows])
    categories = [category for *_, category in rows]
    four = told(evidence, categories)
    two = told(evidence, ["derived" if one in DERIVED else one for one in categories])
    counts = [
        {"all": 1, "four": four[n] == one, "two": (two[n] == "derived") == (one in DERIVED)}
        for n, one in enumerate(categories)
    ]
    held = measured(
        [{key: int(value) for key, value in row.items()} for row in counts],
        [
            share_of("derived or not", right="two", of="all"),
            share_of("cut, light, heavy, none", right="four", of="all"),
        ],
    )
    print(table(f"Clough and Stevenson, {len(rows)} answers", held))
    print("n-gram containment and longest common subsequence: 95.8 and 75.8\n")
    return gated("clough and stevenson", [one.figure for one in held], sha256_of(sorted(texts.items())), options)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _annotated(name: str, text: str) -> Annotated:
    report = report_of(name, text, headline=False)
    return Annotated(report=report, annotations=Annotations(report=report.id))


if __name__ == "__main__":
    sys.exit(main())
