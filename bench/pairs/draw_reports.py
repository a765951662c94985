"""200 pairs of reports: alike in wording to four degrees, tied by the product, of one day and place, and any two.

Wording is the share of the shorter text's runs of three words that the other has too. It, dates and places know nothing
of the product's rules; the product's own pairs are a fifth, so that its errors of both kinds can show. Few of the 200
are parent and child, so 20 more were drawn afterwards in which one report names the other's outlet: all that there are.
"""

import re
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
NAMED_FROM = 0.02  # containment of a pair in which one names the other's outlet: below, they tell of other things
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
    found = drawn(strata, _uses)
    taken = {pair for _, pair in found}
    naming = [
        p for p in by_wording if p not in taken and shared[p] >= NAMED_FROM and _one_day_and_place(p) and _names(p)
    ]
    found += drawn([Stratum(name="one names the other's outlet", wanted=20, candidates=naming)], _uses)
    return tuple(_item(f"r{number:03}", name, pair) for number, (name, pair) in enumerate(found, start=1))


def _uses(pair: Pair) -> Iterator[tuple[int, int]]:
    return ((row, MOST) for row in pair)


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


def _names(pair: Pair) -> bool:
    """True if one of the two names the outlet of the other, which is not its own."""
    one, other = (reports()[row] for row in pair)
    if one.outlet_name == other.outlet_name or one.outlet_name is None or other.outlet_name is None:
        return False
    sides = ((one.text, other.outlet_name), (other.text, one.outlet_name))
    return any(re.search(rf"\b(?:al-)?{name}(?:s)?\b", text, re.IGNORECASE) for text, name in sides)


def _one_day_and_place(pair: Pair) -> bool:
    one, other = pair
    apart = days_apart(one, other)
    return apart is not None and apart <= NEAR and locations()[one] == locations()[other]
