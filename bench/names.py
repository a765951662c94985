"""How well two spellings are told to name one thing, and how fast: precision, recall and F1 on name pairs.

The pairs are those of nomenklatura's name benchmark (github.com/opensanctions/nomenklatura, MIT): persons,
companies, vessels, each marked as a match or not. Its own matcher of names, logic-v2, reaches an F1 of .796 there.
Pairs that nobody marked are left out. A pair matches from a given strength; several are printed.
Run ``python -m bench.names``; the data folder is ``$STEMMATA_DATA`` or ``../shared/data``.
"""

import csv
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import public_data
from stemmata.link.entity.names import compare_bodies, compare_persons

REFERENCE = 0.796  # logic-v2, as its authors report it
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two names, whether they are persons', and whether they name one thing."""

    left: str
    right: str
    person: bool
    match: bool


def pairs_of(path: Path) -> tuple[Pair, ...]:
    """The marked pairs, in the order of the file."""
    with path.open(newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return tuple(
        Pair(
            left=row["name1"],
            right=row["name2"],
            person=row["schema"] == "Person",
            match=row["is_match"].strip().lower() == "true",
        )
        for row in rows
        if row["is_match"].strip().lower() in {"true", "false"}
    )


def strengths(pairs: Sequence[Pair]) -> list[float]:
    """For each pair how strongly the names alone say that they are one; 0.0 where they differ."""
    return [(compare_persons if pair.person else compare_bodies)(pair.left, pair.right).strength for pair in pairs]


def scores(pairs: Sequence[Pair], found: Sequence[float], least: float) -> tuple[float, float, float]:
    """Precision, recall and F1 where a pair matches from this strength."""
    hit = sum(pair.match and strength >= least for pair, strength in zip(pairs, found, strict=True))
    told = sum(strength >= least for strength in found)
    precision, recall = hit / max(1, told), hit / max(1, sum(pair.match for pair in pairs))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> int:
    path = public_data.folder("names") / "name_bench.csv"
    if not path.is_file():
        print(f"There is no data at {path}: set STEMMATA_DATA to a folder with names/name_bench.csv.")
        return 1
    pairs = pairs_of(path)
    started = time.perf_counter()
    found = strengths(pairs)
    took = (time.perf_counter() - started) / len(pairs) * 1e6
    for least in THRESHOLDS:
        precision, recall, f1 = scores(pairs, found, least)
        print(f"from {least:.1f}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    for name, chosen in (("persons", True), ("bodies", False)):
        some = [(pair, strength) for pair, strength in zip(pairs, found, strict=True) if pair.person is chosen]
        precision, recall, f1 = scores([pair for pair, _ in some], [strength for _, strength in some], 0.6)
        print(f"{name:8}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({len(some)} pairs, from 0.6)")
    print(f"{took:.0f} µs a pair, {len(pairs)} pairs; logic-v2: F1 {REFERENCE}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
