"""How much two propositions share, weighed by how rare it is in the case.

What two wordings share weighs by its inverse document frequency (K. Spärck Jones, "A statistical
interpretation of term specificity", Journal of Documentation 28, 1972). A name counts as one word however each
report spells it. Words of one kind ("recruits", "militiamen") are shared as far as their kind goes. A telling
number weighs only where both have it: two reports that give one count differently still tell one thing, and the
difference is what the reader looks for.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from stemmata.link.claim.counting import Count, counts
from stemmata.link.claim.meaning import Vectors, meaning
from stemmata.link.claim.propositions import ENTITY, Proposition
from stemmata.link.claim.wordclasses import poles
from stemmata.link.claim.wordkinds import Kinds, kinds
from stemmata.link.context import LinkContext
from stemmata.link.memory import FORGETFUL, Memory
from stemmata.text.tokens import stem, tokenise

# How the shared words are weighed: the share of both wordings together, and the share of the shorter one,
# since one report tells in ten words what another tells in thirty.
OF_BOTH: Final = 0.55
OF_SHORTER: Final = 0.45

# Words that both wordings are taken to lack besides, as a share of the case's mean weight: three words shared out of
# three prove less than eight out of eight. "another 70 were wounded" / "70 were killed or wounded".
UNSEEN: Final = 0.6

# Bounds take these in steps of a hundredth, downwards: what one ruling on a name adds to the mean moves no bound.
COARSE: Final = 100

# Of what a word says beyond its kind, so much counts as lacking in the other wording.
# "they trained 180 volunteers" / "180 mercenaries were prepared".
BEYOND_ITS_KIND: Final = 0.35

NUMBER: Final = "#"  # marks a feature that is a number
KIND: Final = "~"  # marks a feature that is a kind of word


class OfKind(NamedTuple):
    """The words of one kind in a wording."""

    words: int
    mass: float  # their weights, added up
    weight: float  # the kind's


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A proposition ready to be compared."""

    proposition: Proposition
    report: str  # id of the report that it stands in
    features: frozenset[str]
    kinds: Mapping[str, Kinds]  # feature → the kinds of word that it belongs to; no entry for one of no kind
    every_kind: frozenset[str]  # the kinds of all its features
    of_kind: Mapping[str, OfKind]  # by kind
    in_names: Mapping[str, float]  # entity feature → weights of its name's words, added up
    numbers: frozenset[str]  # features of its telling numbers
    counts: tuple[Count[Proposition], ...] = field(compare=False)  # its numbers with what they count
    mass: float  # weights of its features, added up; numbers left out
    places: frozenset[str]  # entity ids
    persons: frozenset[str]
    parties: frozenset[str]  # organisations and groups
    poles: Mapping[int, int]  # at which of two opposite poles its words stand, by axis
    vector: Vectors = field(compare=False)  # of its words' meaning, of length one; *shape:* [width]


class Weights:
    """How rare each feature, and each kind of word, is among the propositions of a case."""

    def __init__(self, every: Iterable[Proposition]) -> None:
        counted: Counter[str] = Counter()
        of_kinds: Counter[str] = Counter()
        number = 0
        self._numbers: dict[tuple[str, str, int], frozenset[str]] = {}
        for proposition in every:
            number += 1
            told = self._numbers[proposition.key] = frozenset(numbers(proposition))
            counted.update(proposition.words.keys())
            counted.update(told)
            of_kinds.update({KIND + kind for feature in proposition.words for kind in kinds(feature)})
        self.frequency: Mapping[str, int] = counted
        self.total = total = number + 1
        self._weight = {feature: math.log(1 + total / (n + 0.5)) for feature, n in (counted + of_kinds).items()}
        seen = max(1, counted.total())
        self.unseen = UNSEEN * math.fsum(self._weight[feature] * n for feature, n in counted.items()) / seen
        self.unseen_at_least = math.floor(self.unseen * COARSE) / COARSE

    def of(self, features: Iterable[str]) -> float:
        """The weights of these features, added up in a fixed order."""
        return math.fsum(self._weight[feature] for feature in features)

    def numbers(self, proposition: Proposition) -> frozenset[str]:
        """The features of its telling numbers."""
        return self._numbers[proposition.key]

    def each(self, feature: str) -> float:
        """The weight of one feature; a kind of word is marked with :data:`KIND`."""
        return self._weight[feature]


def numbers(proposition: Proposition) -> set[str]:
    """A feature for each number of two digits and more: one, two and three are everywhere.

    "4 million" is one number, and no 4.
    """
    text = proposition.located.where.report.text
    counted = {f"{NUMBER}{q.value:.15g}" for q in proposition.quantities if q.value is not None}
    part = {token.word for q in proposition.quantities if q.value is not None for token in tokenise(text, q.span)}
    written = {NUMBER + word.replace(",", "") for word in proposition.numbers if word not in part}
    return {feature for feature in written | counted if len(feature) > len(NUMBER) + 1}


def all_weighed(
    every: Sequence[Proposition], weights: Weights, context: LinkContext, memory: Memory = FORGETFUL
) -> list[Weighed]:
    """Each proposition with what every comparison of it needs, in order."""
    return [_once(one, weights, context, memory) for one in every]


def _once(proposition: Proposition, weights: Weights, context: LinkContext, memory: Memory) -> Weighed:
    text = proposition.text
    vector = memory.each(("vector", text), None, lambda: meaning().vectors([text])[0])
    weighing = memory.each(("words", proposition.key), proposition, lambda: _all_of(proposition, weights))
    given = (proposition, list(map(weights.each, weighing)), _kinds_of(proposition, context))
    return memory.each(proposition.key, given, lambda: _weighed(proposition, vector, weights, context))


def _all_of(proposition: Proposition, weights: Weights) -> tuple[str, ...]:
    """Its words, numbers and kinds of word, in a fixed order."""
    words = (*proposition.words, *sorted(weights.numbers(proposition)))
    return (*words, *(KIND + kind for word in words for kind in sorted(kinds(word))))


def _kinds_of(proposition: Proposition, context: LinkContext) -> tuple[str | None, ...]:
    """The kind of entity that each of its names is."""
    named = (context.entity_of.get(word.removeprefix(ENTITY)) for word in proposition.words if word.startswith(ENTITY))
    return tuple(entity.kind if entity is not None else None for entity in named)


def _weighed(proposition: Proposition, vector: Vectors, weights: Weights, context: LinkContext) -> Weighed:
    named: dict[str, set[str]] = {"place": set(), "person": set(), "organisation": set(), "group": set()}
    for feature in proposition.words:
        entity = context.entity_of.get(feature.removeprefix(ENTITY)) if feature.startswith(ENTITY) else None
        if entity is not None and entity.kind in named:
            named[entity.kind].add(entity.id)
    of_kinds = {feature: found for feature in proposition.words if (found := kinds(feature))}
    every_kind = frozenset(kind for found in of_kinds.values() for kind in found)
    return Weighed(
        proposition=proposition,
        report=proposition.located.report,
        features=frozenset(proposition.words),
        kinds=of_kinds,
        every_kind=every_kind,
        of_kind={kind: _of_kind(kind, of_kinds, weights) for kind in every_kind},
        in_names={entity: weights.of(words) for entity, words in proposition.names.items()},
        numbers=weights.numbers(proposition),
        counts=counts(proposition) if proposition.quantities else (),
        mass=weights.of(proposition.words),
        places=frozenset(named["place"]),
        persons=frozenset(named["person"]),
        parties=frozenset(named["organisation"] | named["group"]),
        poles=poles(stem(word.lower()) for word in proposition.beside_names),
        vector=vector,
    )


def _of_kind(kind: str, kinds_of: Mapping[str, Kinds], weights: Weights) -> OfKind:
    words = [feature for feature, found in kinds_of.items() if kind in found]
    return OfKind(words=len(words), mass=weights.of(words), weight=weights.each(KIND + kind))


class Akin(NamedTuple):
    """Two words of one kind, one of each wording."""

    one: str  # feature of the first wording
    other: str  # feature of the second
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """What two wordings share."""

    features: frozenset[str]
    akin: tuple[Akin, ...] = ()  # the rarest kind first
    of_both: float  # 0.0 to 1.0
    of_shorter: float
    in_words: float  # of both, words of one kind left out

    @property
    def score(self) -> float:
        return OF_BOTH * self.of_both + OF_SHORTER * self.of_shorter

    @property
    def size(self) -> int:
        """How many words are shared, be it by their kind only."""
        return len(self.features) + len(self.akin)


def overlap(one: Weighed, other: Weighed, weights: Weights, *, of_kind: bool) -> Overlap:
    """The shared features and their share of the weights; a name that both hold counts once, however spelled.

    ``of_kind``: words of one kind are shared too, as far as their kind goes.
    """
    shared = one.features & other.features
    mass, other_mass = one.mass, other.mass
    names: set[str] = set()
    for feature in shared:
        if feature.startswith(ENTITY):
            mine, its = one.proposition.names.get(feature, ()), other.proposition.names.get(feature, ())
            mass -= weights.of(mine)
            other_mass -= weights.of(its)
            names.update(mine, its)
    common = shared - names if names else shared
    if mass <= 0 or other_mass <= 0:
        return Overlap(features=common, of_both=0.0, of_shorter=0.0, in_words=0.0)
    akin = _akin(one, other, shared | names, weights) if of_kind else ()
    alike = weights.of(one.numbers & other.numbers)
    of_kinds = math.fsum(weights.each(KIND + pair.kind) for pair in akin)
    in_words = weights.of(common) + alike
    together = in_words + of_kinds
    all_words = mass + other_mass + 2 * alike + weights.unseen
    mass += alike + math.fsum(_spared(weights, pair.one, pair.kind) for pair in akin)
    other_mass += alike + math.fsum(_spared(weights, pair.other, pair.kind) for pair in akin)
    return Overlap(
        features=common,
        akin=akin,
        of_both=min(1.0, 2 * together / (mass + other_mass + weights.unseen)),
        of_shorter=min(1.0, together / (min(mass, other_mass) + weights.unseen)),
        in_words=min(1.0, 2 * in_words / all_words),
    )


def _spared(weights: Weights, feature: str, kind: str) -> float:
    """How much less (or more) a word weighs when only what it says beyond its kind may be lacking."""
    of_kind, of_word = weights.each(KIND + kind), weights.each(feature)
    return of_kind + BEYOND_ITS_KIND * max(0.0, of_word - of_kind) - of_word


def _akin(one: Weighed, other: Weighed, taken: set[str] | frozenset[str], weights: Weights) -> tuple[Akin, ...]:
    """Words that only one wording has each, paired by their kind, the rarest kind first; each in one pair at most."""
    if not one.every_kind & other.every_kind:
        return ()
    by_kind: dict[str, list[str]] = {}
    for feature, found in other.kinds.items():
        if feature not in taken:
            for kind in found:
                by_kind.setdefault(kind, []).append(feature)
    fits = sorted(
        (-weights.each(KIND + kind), kind, min(feature, its), max(feature, its), feature)
        for feature, found in one.kinds.items()
        if feature not in taken
        for kind in found
        for its in by_kind.get(kind, ())
    )
    used: set[str] = set()
    pairs = []
    for _, kind, first, second, feature in fits:
        if first not in used and second not in used:
            used |= {first, second}
            pairs.append(Akin(one=feature, other=second if feature == first else first, kind=kind))
    return tuple(pairs)
