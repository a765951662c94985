"""What the words of two names say together, and how likely they are one name by it.

The weights are those of a logistic regression on the pairs of nomenklatura's name benchmark that were set aside for it
(``training/name_pairs.py``); the strength that comes of them is a probability among pairs such as stand there.
"""

import math
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA, Indel

from stemmata.link.entity.letters import differences as letters_apart
from stemmata.link.entity.letters import likeness
from stemmata.link.entity.name_words import WEAK
from stemmata.link.entity.word_match import Matched, matched
from stemmata.text.romanise import skeleton
from stemmata.text.sound_keys import sound_keys

Sort = Literal["person", "body"]
PARTNERS = 0.35  # likeness from which two words are partners, for better or worse
FAR = 0.4  # share of letters in common below which nothing is aligned
INITIAL = 0.8  # likeness of an initial and a word that it begins
TYPO = 0.7  # share of letters that a slip of the pen leaves right
LONG = 7  # letters of a word beyond which two slips are one too many no more
SKELETON = 0.95  # likeness of words with the same consonants: "Dzhabar", "Jabbar", which no Arabic name teaches
_NEIGHBOURS = frozenset(map(frozenset, ("ae", "ei", "ou", "ao", "eo")))  # Asma, Esma; Emad, Imad; Omar, Umar
_GENDERED = (("ova", "ov"), ("eva", "ev"), ("ina", "in"), ("aya", "iy"), ("aya", "y"), ("aia", "ii"), ("aya", "i"))
# learnt by training/name_pairs.py; signs without a row weigh nothing
WEIGHTS: Mapping[Sort, Mapping[str, float]] = {
    "person": {
        "bias": -0.01, "unlike": -0.67, "over, fewer": -1.63, "last": 0.3, "turned": -0.71, "squeezed": 0.45,
        "none over": 1.08,
    },
    "body": {"bias": -0.71, "over, fewer": -0.2, "initials": -0.34, "none over": 2.29},
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """How two names of several words agree. Words that say little count for nothing among those left over."""

    matched: Matched
    least: float  # likeness of the partners that are least alike; 0.0 where there are none
    unlike: float  # what the partners lack of likeness, summed
    over: tuple[int, int]  # words without a partner in the name that has fewer of them, and in the other
    first: bool  # the first words are partners
    last: bool
    in_order: bool
    squeezed: float  # share of letters in common without the spaces
    initials: int
    partnered: int

    @property
    def whole_words(self) -> bool:
        """True if all words of one name stand in the other, letter by letter."""
        return self.least == 1.0 and not self.over[0]

    def values(self) -> dict[str, float]:
        """The signs as the regression reads them."""
        return {
            "bias": 1.0,
            "least": self.least,
            "unlike": self.unlike,
            "over, fewer": float(min(self.over[0], 3)),
            "over, more": float(min(self.over[1], 3)),
            "first": float(self.first),
            "last": float(self.last),
            "turned": float(not self.in_order),
            "squeezed": self.squeezed,
            "initials": float(self.initials),
            "partnered": float(min(self.partnered, 4)),
            "none over": float(self.over == (0, 0)),
        }

    def partners(self, left: Sequence[str], right: Sequence[str]) -> list[tuple[str, str]]:
        """The words that are each other's partners, in the order of the left name."""
        return [(left[i], right[j]) for i, j, _ in self.matched.pairs]

    def lone(self, left: Sequence[str], right: Sequence[str]) -> list[str]:
        """The words without a partner."""
        return [*(left[i] for i in self.matched.left_over[0]), *(right[j] for j in self.matched.left_over[1])]


@lru_cache(maxsize=1 << 16)
def alike(left: str, right: str) -> float:
    """How alike two folded words are, by transliteration or as a slip of the pen; an initial begins its word."""
    if left == right:
        return 1.0
    if 1 in (len(left), len(right)):
        return INITIAL if left[0] == right[0] else 0.0
    if not (left.isalpha() and right.isalpha()) or Indel.normalized_similarity(left, right) < FAR:
        return 0.0
    if any(_of_one_house(*pair, *ends) for pair in ((left, right), (right, left)) for ends in _GENDERED):
        return 0.0
    longer = max(len(left), len(right))
    slips = OSA.distance(left, right)
    slip = 1 - slips / longer if slips <= 1 + (longer > LONG) else 0.0
    if sound_keys(left).isdisjoint(sound_keys(right)):
        heard = 0.0
    elif skeleton(left) == skeleton(right) and opens_alike(left, right):
        heard = SKELETON
    else:
        heard = likeness(left, right)
    return 0.99 * max(heard, slip if slip >= TYPO else 0.0)


def opens_alike(left: str, right: str) -> bool:
    """False for "Irran" and "Orren": a first vowel is heard as its neighbour at most."""
    first = frozenset({left[0], right[0]})
    return not first <= frozenset("aeiou") or len(first) == 1 or first in _NEIGHBOURS


def _of_one_house(one: str, other: str, woman: str, man: str) -> bool:
    """True of a woman's and a man's form of one family name: "orlova", "orlov"."""
    stem = one.removesuffix(woman)
    return stem != one and stem + man == other


def signs_of(left: tuple[str, ...], right: tuple[str, ...], *, left_out: Set[str]) -> Signs:
    """The signs of two names of one word at least. ``left_out``: words that may be missing at no cost."""
    found = matched(left, right, alike, PARTNERS)
    light = left_out | WEAK
    told = [(i, j, score) for i, j, score in found.pairs if left[i] not in light]
    over = sorted(
        (
            sum(left[i] not in light for i in found.left_over[0]),
            sum(right[j] not in light for j in found.left_over[1]),
        )
    )
    scores = [score for _, _, score in told]
    return Signs(
        matched=found,
        least=min(scores, default=0.0),
        unlike=sum(1 - score for score in scores),
        over=(over[0], over[1]),
        first=any(i == j == 0 for i, j, _ in found.pairs),
        last=any((i, j) == (len(left) - 1, len(right) - 1) for i, j, _ in found.pairs),
        in_order=found.in_order,
        squeezed=Indel.normalized_similarity("".join(left), "".join(right)),
        initials=sum(1 in (len(left[i]), len(right[j])) for i, j, _ in found.pairs),
        partnered=len(told),
    )


def chance(signs: Signs, sort: Sort) -> float:
    """The probability that two names are one; of bodies no more than that their least alike words are one.

    The regression does not see that last point, for its pairs of bodies are no other than one slip apart.
    """
    weights = WEIGHTS[sort]
    told = 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in signs.values().items())))
    return min(told, signs.least) if sort == "body" else told


def differences(left: Sequence[str], right: Sequence[str], signs: Signs) -> str:
    """Which words differ, as a sentence part: "“tarvaq” may be spelt “tarwak” (v/w, q/k) and only one has “bin”"."""
    parts = []
    for one, other in signs.partners(left, right):
        if 1 in (len(one), len(other)) and one != other:
            parts.append(f"“{min(one, other, key=len)}” may stand for “{max(one, other, key=len)}”")
        elif one != other:
            steps = ", ".join(f"{a or '–'}/{b or '–'}" for a, b in letters_apart(one, other))
            parts.append(f"“{one}” may be spelt “{other}” ({steps})")
    parts += [f"only one has “{word}”" for word in signs.lone(left, right)]
    if not signs.in_order:
        parts.append("the words stand in another order")
    return " and ".join(parts) or "the names are the same"
