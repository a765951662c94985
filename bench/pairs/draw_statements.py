"""150 pairs of statements of two reports: alike in words, with other numbers, with a denial, of one claim, and any two.

Few of the 150 contradict each other, so 30 more were drawn afterwards: other counts of the dead or hurt of one day and
place. Likeness is the cosine of words weighed by how few sentences have them; it knows nothing of the product's rules.
Those of "one claim" are the product's statements, clauses for the most part; all others are whole sentences.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from bench.pairs.drawing import Stratum, drawn, tossed
from bench.pairs.sets import Item, Part
from bench.pairs.texts import days_apart, distinct, locations, prose_sentences, reports, row_of, sha256
from stemmata.model.annotations import Statement
from stemmata.model.case import Annotated
from stemmata.model.claim import Claim
from stemmata.text.shingles import WORD, fold
from stemmata.text.span import Span

NEAR = 5  # days
LENGTH = range(6, 61)  # words of a sentence
MOST = 5  # pairs that one report may stand in
MOST_TOGETHER = 2  # pairs of the same two reports
COPIED = 0.95  # cosine: the same sentence, but for a word
_NEGATIVE = re.compile(
    r"\b(?:not?|never|none|den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?|without)\b", re.IGNORECASE
)
_HURT = re.compile(r"\b(?:kill(?:ed|s|ing)|dead|died|deaths?|toll|injur(?:ed|ing)|wounded)\b", re.IGNORECASE)
_STANDING = re.compile(r"\b(?:19|20)\d\d\b|\bsince\b", re.IGNORECASE)  # the war's whole toll, told in every report
_COUNTS = "one two three four five six seven eight nine ten eleven twelve dozen dozens hundreds thousands".split()


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """Some words of a row."""

    row: int
    spans: tuple[Span, ...]


Pair = tuple[Words, Words]  # the smaller first


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with what it is compared by."""

    at: Words
    weights: Mapping[str, float]  # word → weight, of length one
    numbers: frozenset[str]
    negative: bool
    hurt: bool  # it counts dead or hurt, of one event as far as its words tell


def statement_pairs(case_reports: Sequence[Annotated], claims: Iterable[Claim]) -> tuple[Item, ...]:
    """The set, without labels; by id."""
    alike = dict(_alike(_sentences()))
    joined, differing = _in_one_claim(case_reports, claims)
    numbers = [pair for pair, (cosine, one, other) in alike.items() if cosine >= 0.3 and _other_numbers(one, other)]
    denial = [pair for pair, (cosine, one, other) in alike.items() if cosine >= 0.2 and one.negative != other.negative]
    strata = [
        Stratum(name="one claim, values differ", wanted=30, candidates=sorted(differing)),
        Stratum(name="one claim", wanted=20, candidates=sorted(joined - differing)),
        Stratum(name="other numbers", wanted=30, candidates=sorted(numbers)),
        Stratum(name="one denies", wanted=15, candidates=sorted(denial)),
        Stratum(name="alike", wanted=25, candidates=_between(alike, 0.5, COPIED)),
        Stratum(name="somewhat alike", wanted=20, candidates=_between(alike, 0.25, 0.5)),
        Stratum(name="one day and place", wanted=5, candidates=[p for p in _between(alike, 0.05, 0.25) if _place(p)]),
        Stratum(name="any two", wanted=5, candidates=_between(alike, 0.0, 0.05)),
    ]
    found = drawn(strata, _uses)
    taken = {pair for _, pair in found}
    tolls = [p for p, (cosine, a, b) in alike.items() if p not in taken and cosine >= 0.15 and _other_toll(a, b)]
    found += drawn([Stratum(name="other tolls", wanted=30, candidates=sorted(tolls))], _uses)
    return tuple(_item(f"s{number:03}", name, pair) for number, (name, pair) in enumerate(found, start=1))


def _item(name: str, stratum: str, pair: Pair) -> Item:
    parts = tuple(
        Part(row=one.row, sha256=sha256(reports()[one.row].text), spans=one.spans) for one in tossed(pair, name)
    )
    return Item(id=name, parts=parts, drawn=stratum)


def _uses(pair: Pair) -> Iterator[tuple[object, int]]:
    rows = tuple(one.row for one in pair)
    yield rows, MOST_TOGETHER
    yield from ((row, MOST) for row in rows)


def folded(text: str) -> list[str]:
    """The words of a text, folded."""
    return [word for match in WORD.finditer(text) if (word := fold(match.group()))]


def numbers_in(held: Iterable[str]) -> frozenset[str]:
    """Which of the folded words count something."""
    return frozenset(word for word in held if word[0].isdigit() or word in _COUNTS)


def _sentences() -> list[Sentence]:
    found = []
    for row in distinct():
        report = reports()[row]
        for span in prose_sentences(report):
            held = folded(span.of(report.text))
            if len(held) in LENGTH:
                found.append((Words(row, (span,)), held, span.of(report.text)))
    counts = Counter(word for _, held, _ in found for word in set(held))
    return [
        Sentence(
            at=at,
            weights=_weights(held, counts, len(found)),
            numbers=numbers_in(held),
            negative=bool(_NEGATIVE.search(text)),
            hurt=bool(_HURT.search(text)) and not _STANDING.search(text),
        )
        for at, held, text in found
    ]


def _weights(held: Iterable[str], counts: Mapping[str, int], every: int) -> dict[str, float]:
    weights = {word: math.log(every / counts[word]) for word in sorted(set(held))}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def _alike(found: Sequence[Sentence]) -> Iterator[tuple[Pair, tuple[float, Sentence, Sentence]]]:
    """Pairs of sentences of different reports, a few days apart, with their cosine."""
    by_row: dict[int, list[Sentence]] = defaultdict(list)
    for one in found:
        by_row[one.at.row].append(one)
    for first, second in combinations(sorted(by_row), 2):
        apart = days_apart(first, second)
        if apart is None or apart > NEAR:
            continue
        for one, other in product(by_row[first], by_row[second]):
            shared = one.weights.keys() & other.weights.keys()
            cosine = sum(one.weights[word] * other.weights[word] for word in sorted(shared))
            yield (one.at, other.at), (cosine, one, other)


def _between(alike: Mapping[Pair, tuple[float, Sentence, Sentence]], low: float, high: float) -> list[Pair]:
    return sorted(pair for pair, (cosine, _, _) in alike.items() if low <= cosine < high)


def _other_numbers(one: Sentence, other: Sentence) -> bool:
    return bool(one.numbers and other.numbers) and not one.numbers & other.numbers


def _other_toll(one: Sentence, other: Sentence) -> bool:
    """True if two outlets count the dead or hurt of one day and place otherwise."""
    rows = (one.at, other.at)
    return (
        _other_numbers(one, other)
        and one.hurt
        and other.hurt
        and _place(rows)
        and len({reports()[at.row].outlet_name for at in rows}) > 1
    )


def _place(pair: Pair) -> bool:
    one, other = (at.row for at in pair)
    apart = days_apart(one, other)
    return apart is not None and apart <= 1 and locations()[one] == locations()[other]


def _in_one_claim(case_reports: Iterable[Annotated], claims: Iterable[Claim]) -> tuple[set[Pair], set[Pair]]:
    """Pairs of different texts that the product joins, and those of them to which it gives other values."""
    kept = set(distinct())
    at = {
        statement.id: Words(row_of(one.report), statement.content)
        for one in case_reports
        for statement in one.annotations.statements
        if row_of(one.report) in kept and _words_of(statement, one.report.text) in LENGTH
    }
    joined, differing = set[Pair](), set[Pair]()
    for claim in claims:
        joined.update(_pairs(at, claim.statements, claim.statements))
        for variant in claim.variants:
            for one, other in combinations(variant.values, 2):
                differing.update(_pairs(at, one.statements, other.statements))
    return {pair for pair in joined if not _copied(pair)}, {pair for pair in differing if not _copied(pair)}


def _copied(pair: Pair) -> bool:
    """True where both are the same words, which nobody needs to label."""
    one, other = ([folded(span.of(reports()[at.row].text)) for span in at.spans] for at in pair)
    return one == other


def _words_of(statement: Statement, text: str) -> int:
    return sum(len(folded(span.of(text))) for span in statement.content)


def _pairs(at: Mapping[str, Words], ones: Iterable[str], others: Iterable[str]) -> Iterator[Pair]:
    for one, other in product(ones, others):
        if one in at and other in at and at[one].row < at[other].row:
            yield at[one], at[other]
        elif one in at and other in at and at[other].row < at[one].row:
            yield at[other], at[one]
