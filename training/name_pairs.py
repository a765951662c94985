"""Fits what the signs of two names weigh, and prints the table for ``link/entity/name_signs.py``.

usage: python -m training.name_pairs

From one half of nomenklatura's name benchmark (github.com/opensanctions/nomenklatura, MIT). Rows that share a name,
in whatever spelling folds alike, stay together; which half such a group is in, is told by the hash of its first name.
Pairs that rules decide before the signs are asked (numbers and forms of companies that differ, single words) are left
out. A logistic regression with a ridge of RIDGE, in which likeness can only speak for a pair. The strength is then
calibrated for such pairs and for no others."""

import csv
import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import numpy as np

from stemmata.link.entity.name_signs import Sort, signs_of
from stemmata.link.entity.name_words import PARTICLES, body_words, numbers, person_words
from stemmata.text.romanise import folded
from training.data import place

ORIGIN: Final = "github.com/opensanctions/nomenklatura (name benchmark)"
RIDGE: Final = 1.0
STEPS: Final = 20_000
DIRECTIONS: Final = {
    "least": 1, "unlike": -1, "over, fewer": -1, "over, more": -1, "turned": -1, "first": 1, "last": 1, "squeezed": 1,
    "partnered": 1, "none over": 1, "initials": -1,
}  # fmt: skip
Half = Literal["tuning", "held out"]


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


def halves(pairs: Sequence[Pair]) -> tuple[Half, ...]:
    """The half of each pair; pairs that share a name are in one."""
    parent: dict[str, str] = {}

    def first(name: str) -> str:
        while parent.setdefault(name, name) != name:
            name = parent[name]
        return name

    for pair in pairs:
        a, b = sorted((first(folded(pair.left)), first(folded(pair.right))))
        parent[b] = a
    digests = (hashlib.sha256(first(folded(pair.left)).encode()).digest() for pair in pairs)
    return tuple("held out" if digest[-1] % 2 else "tuning" for digest in digests)


def weights_of(pairs: Sequence[Pair], sort: Sort) -> dict[str, float]:
    """What each sign weighs for one sort of names."""
    rows, labels = [], []
    for pair in pairs:
        values = _values(pair, sort) if pair.person is (sort == "person") else None
        if values is not None:
            rows.append(values)
            labels.append(pair.match)
    names = list(rows[0])
    table = np.array([[row[name] for name in names] for row in rows])
    directions = np.array([DIRECTIONS.get(name, 0) for name in names])
    solved = monotone(table, np.array(labels, dtype=np.float64), directions, RIDGE)
    return {name: round(float(weight), 2) for name, weight in zip(names, solved, strict=True)}


def _values(pair: Pair, sort: Sort) -> dict[str, float] | None:
    if sort == "person":
        a, b = person_words(pair.left), person_words(pair.right)
        return signs_of(a, b, left_out=frozenset(PARTICLES)).values() if min(len(a), len(b)) > 1 and a != b else None
    (a, forms), (b, others) = body_words(pair.left), body_words(pair.right)
    decided = not a or not b or a == b or numbers(a) != numbers(b) or (forms and others and not forms & others)
    return None if decided or len(a) == len(b) == 1 else signs_of(a, b, left_out=frozenset()).values()


def monotone(table: np.ndarray, labels: np.ndarray, directions: np.ndarray, ridge: float) -> np.ndarray:
    """The weights of a logistic regression with a ridge, each of the sign in ``directions`` (0: either), by projected
    steps.

    More likeness may not speak against a pair: of few pairs chosen to be hard one learns such things by accident.
    """
    weights = np.zeros(table.shape[1])
    rate = 4 / (np.linalg.norm(table, 2) ** 2 + 4 * ridge)
    for _ in range(STEPS):
        told = 1 / (1 + np.exp(-(table @ weights)))
        weights -= rate * (table.T @ (told - labels) + ridge * weights)
        weights = np.where(
            directions > 0, np.maximum(weights, 0), np.where(directions < 0, np.minimum(weights, 0), weights)
        )
    return weights


def main() -> int:
    try:
        path = place("names", ORIGIN) / "name_bench.csv"
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    pairs = pairs_of(path)
    tuning = [pair for pair, half in zip(pairs, halves(pairs), strict=True) if half == "tuning"]
    for sort in ("person", "body"):
        rows = {name: weight for name, weight in weights_of(tuning, sort).items() if weight}
        print(f'    "{sort}": {rows},')
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
