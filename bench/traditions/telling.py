"""How one desk makes its text of another's: the operators of a tradition, line by line.

A line is a sentence with what is known of it: of which first text it is, and which fact it tells by whose word. The
operators keep that knowledge while they change the words.
"""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from bench.traditions.words import Family

Operator = Literal["republish", "abridge", "rewrite", "brief"]
CAPITAL: Final = re.compile(
    r"(?<=[a-z,] )(?!\w+day\b|January|February|March|April|August|September|\w+ember)[A-Z][a-z]{4,}\b"
)
NUMBER: Final = re.compile(
    r"(?<![\w.,-])\d{2,4}(?![\w.,-])(?! (?:January|February|March|April|May|June|July|August|S|O|N|D))"
)
FORMS: Final = ("{voice} said that {words}.", "According to {voice}, {words}.", "{voice} told reporters that {words}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence of a text."""

    unit: str  # the sentence of a first text that it goes back to; "own" for what a desk adds
    words: str  # the sentence; of a fact, the content alone, without its voice and full stop
    fact: int | None = None  # number of the fact that it tells
    teller: int | None = None  # which independent telling of the fact this is
    voice: str | None = None  # who is credited with the fact; None where it is narrated
    form: int = 0

    @property
    def text(self) -> str:
        """The sentence as it stands in the report."""
        if self.fact is None:
            return self.words
        if self.voice is None:
            return f"{self.words[0].upper()}{self.words[1:]}."
        said = FORMS[self.form].format(voice=self.voice, words=self.words)
        return f"{said[0].upper()}{said[1:]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """How much an operator changes, as probabilities."""

    kept: float  # a line stays
    word: float  # a word that has a synonym is exchanged
    moved: float  # a sentence is told in another order or voice, if it can be
    swapped: float  # two neighbouring lines change places
    rounded: float  # a number gets a bound
    spelled: float  # the desk spells names its own way
    trimmed: float  # a clause behind the last comma is cut off


RATES: Final[dict[Operator, Rates]] = {
    "republish": Rates(kept=0.97, word=0.01, moved=0, swapped=0, rounded=0, spelled=0.1, trimmed=0),
    "abridge": Rates(kept=1.0, word=0.05, moved=0.02, swapped=0.02, rounded=0.05, spelled=0.2, trimmed=0.1),
    "rewrite": Rates(kept=0.88, word=0.7, moved=0.35, swapped=0.15, rounded=0.3, spelled=0.6, trimmed=0.2),
    "brief": Rates(kept=1.0, word=0.4, moved=0.15, swapped=0.0, rounded=0.3, spelled=0.3, trimmed=0.3),
}


def retold(lines: Sequence[Line], operator: Operator, family: Family, draw: random.Random) -> list[Line]:
    """The lines as another desk tells them; at least one."""
    rates = RATES[operator]
    kept = [line for line in _chosen(lines, operator, draw) if draw.random() < rates.kept] or list(lines[:1])
    at = 0
    while at + 1 < len(kept):
        if draw.random() < rates.swapped:
            kept[at], kept[at + 1] = kept[at + 1], kept[at]
            at += 1
        at += 1
    spelled = draw.choice(family.spelling) if draw.random() < rates.spelled else None
    return [replace(line, words=_reworded(line, rates, family, draw, spelled)) for line in kept]


def _chosen(lines: Sequence[Line], operator: Operator, draw: random.Random) -> list[Line]:
    if operator == "abridge":  # cut from the end, as desks do
        return list(lines[: max(2, round(len(lines) * draw.uniform(0.45, 0.8)))])
    if operator == "brief":
        facts = [n for n, line in enumerate(lines) if line.fact is not None]
        first = draw.choice(facts) if facts and draw.random() < 0.6 else 0
        return [lines[n] for n in sorted({0, first, min(first + 1, len(lines) - 1)})]
    return list(lines)


def _reworded(line: Line, rates: Rates, family: Family, draw: random.Random, spelled: tuple[str, str] | None) -> str:
    words = line.words
    if line.unit.startswith("quotation"):
        return words  # what an official said is quoted, not revised
    for pattern, order in family.moves:
        if line.fact is None and draw.random() < rates.moved and pattern.match(words):
            words = pattern.sub(order, words)
            words = words[0].upper() + words[1:]
            break
    if line.fact is None and draw.random() < rates.trimmed and words.count(",") and '"' not in words:
        words = words.rpartition(",")[0] + "."
    words = _each(words, rates.word, lambda word: family.synonyms.get(word, word), draw)
    if draw.random() < rates.rounded:
        bound = draw.choice(family.roundings)
        words = NUMBER.sub(lambda number: bound.format(_round(number.group())), words, count=1)
    if spelled:
        words = CAPITAL.sub(lambda name: name.group().replace(*spelled), words)
    return words


def _each(words: str, rate: float, change: Callable[[str], str], draw: random.Random) -> str:
    return " ".join(change(word) if draw.random() < rate else word for word in words.split(" "))


def _round(number: str) -> str:
    digits = max(1, len(number) - 1)
    step = 10 ** (len(number) - digits)
    return str((int(number) + step // 2) // step * step or int(number))


def interleaved(one: Sequence[Line], other: Sequence[Line], draw: random.Random) -> list[Line]:
    """A compilation: stretches of two texts by turns, each in its own order; what both tell is told once."""
    left, right, made, seen = list(one), list(other), [], set()
    while left or right:
        source = left if left and (not right or draw.random() < 0.5) else right
        for line in [source.pop(0) for _ in range(min(len(source), draw.choice((2, 3, 4))))]:
            if line.unit not in seen:
                seen.add(line.unit)
                made.append(line)
    return made
