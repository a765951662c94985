"""200 pairs of reports: alike in wording to four degrees, tied by the product, of one day and place, and any two.

Wording is the share of the shorter text's runs of three words that the other has too. It, dates and places know nothing
of the product's rules; the product's own pairs are a fifth, so that its errors of both kinds can show.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations

from bench.pairs.drawing import Stratum, drawn, tossed
from bench.pairs.sets import Item, Part
from bench.pairs.texts import days_apart, distinct, locations, reports, row_of, sha256
from stemmata.model.case import Annotated
from stemmata.model.derivation import Derivation
from stemmata.text.shingles import shingles, words

RUN = 3  # words
NEAR = 2  # days
MOST = 6  # pairs that one report may stand in
Pair = tuple[int, int]  # rows, the smaller first


def report_pairs(case_reports: Iterable[Annotated], derivations: Iterable[Derivation]) -> tuple[Item, ...]:
    """The set, without labels; by id."""
    shared = containments()
    tied = {pair for pair in tied_pairs(case_reports, derivations) if pair in shared}
    by_wording = sorted(shared)
    near = [pair for pair in by_wording if shared[pair] < 0.05 and _one_day_and_place(pair)]
    strata = [
        Stratum(name="much shared", wanted=35, candidates=[pair for pair in by_wording if shared[pair] >= 0.3]),
        Stratum(name="some shared", wanted=30, candidates=[pair for pair in by_wording if 0.15 <= shared[pair] < 0.3]),
        Stratum(name="little shared", wanted=35, candidates=[p for p in by_wording if 0.05 <= shared[p] < 0.15]),
        Stratum(name="tied by the product", wanted=40, candidates=sorted(tied)),
        Stratum(name="one day and place", wanted=40, candidates=near),
        Stratum(name="any two", wanted=20, candidates=by_wording),
    ]
    found = drawn(strata, lambda pair: ((row, MOST) for row in pair))
    return tuple(_item(f"r{number:03}", name, pair) for number, (name, pair) in enumerate(found, start=1))


def _item(name: str, stratum: str, pair: Pair) -> Item:
    parts = tuple(Part(row=row, sha256=sha256(reports()[row].text)) for row in tossed(pair, name))
    return Item(id=name, parts=parts, drawn=stratum)


@cache
def runs(row: int, size: int = RUN) -> frozenset[int]:
    """The runs of words of a report, as hashes."""
    return frozenset(shingles(words(reports()[row].text).hashes, size).tolist())


def containment(one: int, other: int) -> float:
    """The share of the shorter text's runs of words that the other has too, 0 to 1."""
    first, second = runs(one), runs(other)
    return len(first & second) / max(1, min(len(first), len(second)))


@cache
def containments() -> Mapping[Pair, float]:
    """Every pair of different texts, the smaller row first → its containment."""
    return {pair: containment(*pair) for pair in combinations(distinct(), 2)}


def tied_pairs(case_reports: Iterable[Annotated], derivations: Iterable[Derivation]) -> Iterator[Pair]:
    """Pairs of rows that a derivation joins, straight or by one hidden parent; some more than once."""
    rows = {one.report.id: row_of(one.report) for one in case_reports}
    children: dict[str, list[int]] = defaultdict(list)
    for one in derivations:
        if one.child in rows and one.parent in rows:
            yield _sorted(rows[one.child], rows[one.parent])
        elif one.child in rows and one.parent_kind == "hidden":
            children[one.parent].append(rows[one.child])
    for siblings in children.values():
        yield from (_sorted(*pair) for pair in combinations(siblings, 2))


def _sorted(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def _one_day_and_place(pair: Pair) -> bool:
    one, other = pair
    apart = days_apart(one, other)
    return apart is not None and apart <= NEAR and locations()[one] == locations()[other]
