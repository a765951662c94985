"""Whether two propositions say the same: signs that are added up, each with its sentence.

What two wordings share weighs by how rare it is in the case (inverse document frequency, K. Spärck Jones,
"A statistical interpretation of term specificity", Journal of Documentation 28, 1972). A name counts as
one word however each report spells it. A telling number weighs only where both have it: two reports that
give one count differently still tell one thing, and the difference is what the reader looks for.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from stemmata.link.context import LinkContext
from stemmata.link.propositions import ENTITY, Proposition
from stemmata.link.values import agreement, date_interval, days_apart, quantity_interval
from stemmata.model.evidence import Evidence

# Two propositions are held to say the same from this score up. Taught by pairs such as
#   0.66  "forty drivers were hired in the port" / "the port hired about forty drivers"          same
#   0.48  "the mayor opened the new bridge" / "the mayor closed the old bridge"                  not the same
ENOUGH: Final = 0.57

# However much of the shorter wording is shared, so much of both must be: "the previous toll was 20" is not what
# "68 children were among the 126 killed, updating a previous toll of 112" says.
LEAST_OF_BOTH: Final = 0.34

# How the shared words are weighed: the share of both wordings together, and the share of the shorter one,
# since one report tells in ten words what another tells in thirty.
OF_BOTH: Final = 0.55
OF_SHORTER: Final = 0.45

# Words that both wordings are taken to lack besides, as a share of the case's mean weight: three words shared out of
# three prove less than eight out of eight. "another 70 were wounded" / "70 were killed or wounded".
UNSEEN: Final = 0.6

NUMBER: Final = "#"  # marks a feature that is a number

# Fewer shared words than this prove nothing; a number in common counts for one, and so does a document.
FEWEST_SHARED: Final = 3

# Sign → its strength, with the pair that taught it. Signs against are negative.
SIGNS: Final[Mapping[str, float]] = {
    # "150 men were trained" / "training was given to 150": few words, but the number is the same.
    "same_number": 0.08,
    # "he asks for identity cards" / "so it requests a number of cards": both from the one letter.
    "same_document": 0.12,
    # "more than 300 have died since 2011" / "400 people died since the war began in 2011", years apart.
    "same_date": 0.06,
    # "the harbour is open" / "ships may enter the harbour": both credited to the harbour master.
    "same_speaker": 0.07,
    # "the council met the envoy" / "the envoy was received by the council": both name both.
    "same_participants": 0.03,
    # "we train volunteers" / "we have 150 trained volunteers", of one report: it would not tell one thing twice.
    "same_report": -0.12,
    # "the depot was shelled" / "the depot was opened".
    "other_happening": -0.08,
    # "three died in the northern quarter" / "three died in the southern quarter".
    "other_place": -0.14,
    # "the mayor resigned on 2 May" / "the mayor resigned on 30 June".
    "other_date": -0.16,
    # "rebels used gas in the quarter" / "government forces used gas in the quarter".
    "other_side": -0.2,
    # "the marines hold the bridge" / "the militia holds the bridge".
    "other_party": -0.1,
    # "the minister resigned" of two ministers.
    "other_person": -0.12,
    # "the market was bombed" told in March and again in July: another bombing, unless the words are the same.
    "far_apart": -0.2,
    # "the attack caused damage to houses", told in March and again in July: the very words fit any attack.
    "any_day": -0.6,
    # "the party is no part of the pact" told in May and again in October: perhaps still the same pact.
    "weeks_apart": -0.08,
    # "12 people were killed" / "31 people were killed", and no date in common: perhaps another day's toll.
    "other_number": -0.05,
    # "13 killed and 106 injured in the city" / "12 killed, over 200 injured in the city", six days later.
    "another_toll": -0.2,
    # "the marines shelled the militia" / "the militia shelled the marines": the same words, the other way about.
    "swapped": -0.6,
}
# Less than this in words cannot become enough by any other sign.
LEAST_SHARED: Final = ENOUGH - sum(strength for strength in SIGNS.values() if strength > 0)
FAR_APART_DAYS: Final = 12
LONG_AGO_DAYS: Final = 120
SAME_DATE_DAYS: Final = 1
SAME_TOLL_DAYS: Final = 2
# From this share of both wordings on, signs against no longer part them: they are copies with a change.
COPIED: Final = 0.82
FORMULA_WORDS: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A proposition ready to be compared."""

    proposition: Proposition
    features: frozenset[str]
    numbers: frozenset[str]  # features of its telling numbers
    mass: float  # weights of its features, added up; numbers left out
    places: frozenset[str]  # entity ids
    persons: frozenset[str]
    parties: frozenset[str]  # organisations and groups


class Weights:
    """How rare each feature is among the propositions of a case."""

    def __init__(self, every: Iterable[Proposition]) -> None:
        counted: Counter[str] = Counter()
        number = 0
        for proposition in every:
            number += 1
            counted.update(proposition.words.keys())
            counted.update(numbers(proposition))
        self.frequency: Mapping[str, int] = counted
        total = number + 1
        self._weight = {feature: math.log(1 + total / (count + 0.5)) for feature, count in counted.items()}

        self.unseen = UNSEEN * math.fsum(self._weight[f] * n for f, n in counted.items()) / max(1, counted.total())

    def of(self, features: Iterable[str]) -> float:
        """The weights of these features, added up in a fixed order."""
        return math.fsum(self._weight[feature] for feature in features)


def numbers(proposition: Proposition) -> set[str]:
    """A feature for each number of two digits and more: one, two and three are everywhere."""
    written = {NUMBER + word.replace(",", "") for word in proposition.numbers}
    counted = {f"{NUMBER}{q.value:.15g}" for q in proposition.quantities if q.value is not None}
    return {feature for feature in written | counted if len(feature) > len(NUMBER) + 1}


def weighed(proposition: Proposition, weights: Weights, context: LinkContext) -> Weighed:
    """The proposition with what every comparison of it needs."""
    kinds: dict[str, set[str]] = {"place": set(), "person": set(), "organisation": set(), "group": set()}
    for feature in proposition.words:
        entity = context.entity_of.get(feature.removeprefix(ENTITY)) if feature.startswith(ENTITY) else None
        if entity is not None and entity.kind in kinds:
            kinds[entity.kind].add(entity.id)
    return Weighed(
        proposition=proposition,
        features=frozenset(proposition.words),
        numbers=frozenset(numbers(proposition)),
        mass=weights.of(proposition.words),
        places=frozenset(kinds["place"]),
        persons=frozenset(kinds["person"]),
        parties=frozenset(kinds["organisation"] | kinds["group"]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlap:
    """What two wordings share."""

    features: frozenset[str]
    of_both: float  # 0.0 to 1.0
    of_shorter: float

    @property
    def score(self) -> float:
        return OF_BOTH * self.of_both + OF_SHORTER * self.of_shorter


def overlap(one: Weighed, other: Weighed, weights: Weights) -> Overlap:
    """The shared features and their share of the weights; a name that both hold counts once, however spelled."""
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
    if not common or mass <= 0 or other_mass <= 0:
        return Overlap(features=common, of_both=0.0, of_shorter=0.0)
    alike = weights.of(one.numbers & other.numbers)
    together, mass, other_mass = weights.of(common) + alike, mass + alike, other_mass + alike
    return Overlap(
        features=common,
        of_both=min(1.0, 2 * together / (mass + other_mass + weights.unseen)),
        of_shorter=min(1.0, together / (min(mass, other_mass) + weights.unseen)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two propositions compared: the score, and the signs that made it."""

    score: float
    overlap: Overlap
    signs: tuple[str, ...]  # in the table's order

    @property
    def same(self) -> bool:
        return self.score >= ENOUGH


NOTHING_IN_COMMON: Final = Comparison(
    score=0.0, overlap=Overlap(features=frozenset(), of_both=0.0, of_shorter=0.0), signs=()
)


def _enough_in_common(one: Weighed, other: Weighed) -> bool:
    """Most candidates share a word or two: they are told apart before anything is weighed."""
    shared = len(one.features & other.features)
    if shared >= FEWEST_SHARED:
        return True
    documents = set(one.proposition.documents) & set(other.proposition.documents)
    return shared + bool(one.numbers & other.numbers) + bool(documents) >= FEWEST_SHARED


def compared(one: Weighed, other: Weighed, weights: Weights) -> Comparison:
    """The two propositions compared; order makes no difference."""
    if not _enough_in_common(one, other):
        return NOTHING_IN_COMMON
    common = overlap(one, other, weights)
    if common.of_both < LEAST_OF_BOTH or common.score < LEAST_SHARED:
        return Comparison(score=common.score, overlap=common, signs=())
    found = set(_signs_for(one, other, common))
    if len(common.features) + len(found & {"same_number", "same_document"}) < FEWEST_SHARED:
        return Comparison(score=0.0, overlap=common, signs=())
    if common.of_both < COPIED or formula(one.proposition):
        found.update(_signs_against(one, other, found))
    if _swapped(one.proposition, other.proposition, common):
        found.add("swapped")
    signs = tuple(sign for sign in SIGNS if sign in found)
    score = common.score + sum(SIGNS[sign] for sign in signs)
    return Comparison(score=max(0.0, min(1.0, score)), overlap=common, signs=signs)


def formula(proposition: Proposition) -> bool:
    """Words that fit any day: short, and without a name, a number or a date. "The attack caused damage to houses"."""
    named = any(feature.startswith(ENTITY) for feature in proposition.words)
    return proposition.size <= FORMULA_WORDS and not (named or proposition.numbers or proposition.dates)


def _signs_for(one: Weighed, other: Weighed, common: Overlap) -> Iterable[str]:
    mine, its = one.proposition, other.proposition
    if one.numbers & other.numbers:
        yield "same_number"
    if mine.located.report == its.located.report:
        yield "same_report"
    elif set(mine.documents) & set(its.documents):
        yield "same_document"
    elif set(mine.speakers) & set(its.speakers):
        yield "same_speaker"
    if sum(feature.startswith(ENTITY) for feature in common.features) >= 2:
        yield "same_participants"
    if _same_date(mine, its):
        yield "same_date"


def _signs_against(one: Weighed, other: Weighed, found: set[str]) -> Iterable[str]:
    mine, its = one.proposition, other.proposition
    if mine.happenings and its.happenings and not set(mine.happenings) & set(its.happenings):
        yield "other_happening"
    if one.places and other.places and not one.places & other.places:
        yield "other_place"
    if one.persons and other.persons and not one.persons & other.persons:
        yield "other_person"
    if mine.sides and its.sides and not set(mine.sides) & set(its.sides):
        yield "other_side"
    elif one.parties and other.parties and not one.parties & other.parties:
        yield "other_party"
    if _other_date(mine, its):
        yield "other_date"
    if "same_document" in found:
        return
    gap = days_apart(mine.located.published, its.located.published)
    if gap is not None and gap > FAR_APART_DAYS and "same_date" not in found:
        happened = bool(mine.happenings or its.happenings)
        if happened and formula(mine) and formula(its):
            yield "any_day"
        yield "far_apart" if happened or gap > LONG_AGO_DAYS else "weeks_apart"
    if "same_number" not in found and _other_number(mine, its):
        later = gap is not None and gap > SAME_TOLL_DAYS and "same_date" not in found
        yield "another_toll" if later and mine.happenings and its.happenings else "other_number"


def _swapped(one: Proposition, other: Proposition, common: Overlap) -> bool:
    """The first two parties that both name change places around a word that both have, and neither turns the verb."""
    parties = [feature for feature in one.words if feature in common.features and feature.startswith(ENTITY)][:2]
    if len(parties) < 2 or _passive(one) != _passive(other):
        return False
    orders = []
    for proposition in (one, other):
        features = list(proposition.words)
        first, second = sorted(features.index(party) for party in parties)
        between = {f for f in features[first + 1 : second] if f in common.features and not f.startswith(ENTITY)}
        orders.append((features[first], between))
    return orders[0][0] != orders[1][0] and bool(orders[0][1] & orders[1][1])


def _passive(proposition: Proposition) -> bool:
    return " by " in proposition.text


def _other_number(one: Proposition, other: Proposition) -> bool:
    mine = [found for found in map(quantity_interval, one.quantities) if found]
    its = [found for found in map(quantity_interval, other.quantities) if found]
    return bool(mine and its) and all(agreement(first, second) == "disjoint" for first in mine for second in its)


def _same_date(one: Proposition, other: Proposition) -> bool:
    its = {found.edtf for found in other.dates}
    return any(found.edtf is not None and found.edtf in its for found in one.dates)


def _other_date(one: Proposition, other: Proposition) -> bool:
    mine = [found.edtf for found in one.dates if date_interval(found.edtf)]
    its = [found.edtf for found in other.dates if date_interval(found.edtf)]
    gaps = [days_apart(first, second) for first in mine for second in its]
    return bool(gaps) and all(gap is not None and gap > SAME_DATE_DAYS for gap in gaps)


def evidence(one: Proposition, other: Proposition, comparison: Comparison) -> Evidence:
    """Why the two are held to say the same, as a sentence, with the characters of both."""
    anchors = tuple(found.located.anchor(span) for found in (one, other) for span in found.spans)
    return Evidence(
        sign="same_words" if comparison.overlap.of_both >= COPIED else "says_the_same",
        strength=round(comparison.score, 3),
        reason=reason(one, comparison),
        anchors=anchors,
    )


TOLD: Final[Mapping[str, str]] = {
    "same_number": "give the same number",
    "same_document": "are credited to the same document",
    "same_speaker": "are credited to the same voice",
    "same_date": "give the same date",
}
TOLD_AGAINST: Final[Mapping[str, str]] = {
    "other_happening": "they tell of different kinds of happening",
    "other_place": "they name different places",
    "other_date": "they name different dates",
    "other_person": "they name different persons",
    "other_side": "they name opposite sides",
    "other_party": "they name different parties",
    "far_apart": "they were published weeks apart",
    "any_day": "their words fit any such day",
    "weeks_apart": "they were published weeks apart",
    "other_number": "their numbers differ",
    "another_toll": "their numbers differ and they were published days apart",
}
SHOWN_WORDS: Final = 8


def reason(one: Proposition, comparison: Comparison) -> str:
    """The comparison as one sentence: what both share, then what speaks against."""
    shared = comparison.overlap.features
    names = sorted({one.words[feature] for feature in shared if feature.startswith(ENTITY)})
    words = sorted({one.words[feature].lower() for feature in shared if not feature.startswith(ENTITY)})
    parts = []
    if not shared:
        return "Both say it in the same words."
    if comparison.overlap.of_both >= COPIED:
        parts.append("are worded almost alike")
    if names:
        parts.append(f"name {_listed(names)}")
    if words:
        shown = _listed([f"“{word}”" for word in words[:SHOWN_WORDS]])
        parts.append(f"share {shown}" + (f" and {len(words) - SHOWN_WORDS} more words" * (len(words) > SHOWN_WORDS)))
    parts += [TOLD[sign] for sign in comparison.signs if sign in TOLD]
    against = [TOLD_AGAINST[sign] for sign in comparison.signs if sign in TOLD_AGAINST]
    said = f"Both {'; '.join(parts)}"
    return f"{said}; although {_listed(against)}." if against else f"{said}."


def _listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
