"""Marked pairs of propositions of the press: ``press/README.md`` says how they were drawn and marked."""

import csv
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from stemmata.link.claim.propositions import Proposition
from stemmata.link.claim.wordings import Wordings
from stemmata.model.case import Case
from stemmata.pipeline import Settings, build, opened
from training.data import place

PAIRS: Final = Path(__file__).parent / "press" / "pairs.tsv"
ORIGIN: Final = "https://zenodo.org/records/2607278 (FA-KES)"
# How many pairs of the whole each stratum stands for.
STANDS_FOR: Final[Mapping[str, int]] = {
    "joined": 1646, "carried": 1100, "refused": 1939, "below": 10900, "low": 31000,
}  # fmt: skip
Place = tuple[int, int, int]  # row of the table, first and last character
LEAST_SHARED: Final = 0.5  # of the characters of both, below which a proposition is not the one that was marked


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPair:
    """Two pieces of reports, and whether they say the same."""

    part: Literal["train", "test"]
    same: bool
    weight: float  # how many pairs it stands for
    one: Place
    other: Place


def marked_pairs() -> tuple[MarkedPair, ...]:
    """All pairs, in the order of the table."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    counted = Counter(row["stratum"] for row in rows)
    return tuple(
        MarkedPair(
            part="test" if row["part"] == "test" else "train",
            same=row["mark"] == "same",
            weight=STANDS_FOR[row["stratum"]] / counted[row["stratum"]],
            one=(int(row["row"]), int(row["start"]), int(row["end"])),
            other=(int(row["other row"]), int(row["other start"]), int(row["other end"])),
        )
        for row in rows
    )


def press_case() -> Case:
    """The reports of the table, read and linked. Raises FileNotFoundError where it is not there."""
    table = place("fakes", ORIGIN) / "fakes.csv"
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "press.stemma"
        build([str(table)], case, Settings())
        return opened(case)


def placed(found: Wordings, pairs: Sequence[MarkedPair]) -> Iterator[tuple[MarkedPair, int, int]]:
    """Each pair with the indices of its wordings; pairs of which one is no more there are left out."""
    by_row: dict[int, list[tuple[Proposition, int]]] = {}
    for index, group in enumerate(found.groups):
        for proposition in group:
            row = int(proposition.located.where.report.path.rpartition("row=")[2] or -1)
            by_row.setdefault(row, []).append((proposition, index))
    for pair in pairs:
        one, other = (_nearest(by_row.get(wanted[0], []), wanted) for wanted in (pair.one, pair.other))
        if one is not None and other is not None and one != other:
            yield pair, one, other


def _nearest(held: Sequence[tuple[Proposition, int]], wanted: Place) -> int | None:
    best, chosen = LEAST_SHARED, None
    _, start, end = wanted
    for proposition, index in held:
        first, last = proposition.spans[0].start, proposition.spans[-1].end
        shared = (min(end, last) - max(start, first)) / (max(end, last) - min(start, first))
        if shared > best:
            best, chosen = shared, index
    return chosen
