"""Whether two propositions say the same: what they share, how near they lie in meaning, and signs for and against.

What speaks for and against is added up as log-odds and becomes a chance, the score. The table's first rows were fitted
(logistic regression, ``training/same_claim.py``); the others, for which no marked pairs are at hand, were set by
the pairs that stand beside them.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from stemmata.link.claim.calendars import LONG, NOTHING_BETWEEN, Between
from stemmata.link.claim.counting import agree, both_tell_the_fate
from stemmata.link.claim.propositions import ENTITY, Proposition
from stemmata.link.claim.similarity import Overlap, Weighed, Weights, overlap
from stemmata.link.claim.stories import Stories
from stemmata.link.claim.values import agreement, date_interval, days_apart, quantity_interval
from stemmata.model.annotations import WANTED

# Two propositions are held to say the same from this score up.
ENOUGH: Final = 0.45

# Where meaning is not so near, and of the shorter wording not one word in so many is shared, nothing is weighed.
NEAR_IN_MEANING: Final = 0.3
ONE_WORD_IN: Final = 4

# Log-odds beyond which no pair speaks louder, where members of claims are averaged.
SURELY: Final = 3.0
SURELY_NOT: Final = -6.0

START: Final = -3.2  # of two propositions that share nothing
# What is measured from 0.0 to 1.0 (days: see calendars.Between), and what it adds at 1.0.
MEASURES: Final[Mapping[str, float]] = {
    "of_both": 0.4,  # the share of both wordings' weight
    "of_shorter": 0.7,  # the share of the shorter's
    "copied": 1.5,  # the share of both that is in the very same words
    "meaning": 0.9,  # how near both lie in meaning
    "story": 2.1,  # how far the reports tell one story
    "telling": 1.35,  # how many words and names both have that few days of the case have
    "days": -0.27,  # how far their publications lie apart
}
# Sign → what it adds, with the pair that taught it.
SIGNS: Final[Mapping[str, float]] = {
    # "150 men were trained" / "training was given to 150": few words, but the number is the same.
    "same_number": 0.8,
    # "nearly 200 recruits" / "190 volunteers": the one may be the other, rounded.
    "near_number": 0.7,
    # "12 people were killed" / "31 people were killed", and no date in common: perhaps another day's toll.
    "other_number": -0.65,
    # "at least 40 died" / "43 dead": the same is counted, and one number may be the other.
    "counts_agree": 1.0,
    # "32 killed in the attack on the wedding" / "20 killed at the wedding", of two outlets on one day: two tolls.
    "one_toll": 1.2,
    # "more than 300 have died since 2011" / "400 people died since the war began in 2011", years apart.
    "same_date": 0.85,
    # "the mayor resigned on 2 May" / "the mayor resigned on 30 June".
    "other_date": -3.5,
    # "he asks for identity cards" / "so it requests a number of cards": both from the one letter.
    "same_document": 0.4,
    # "the harbour is open" / "ships may enter the harbour": both credited to the harbour master.
    "same_speaker": 0.2,
    # "we train volunteers" / "we have 150 trained volunteers", of one report: it would not tell one thing twice.
    "same_report": -0.6,
    # "the envoy called on the town to admit inspectors" / "the town has admitted inspectors".
    "asked_for": -1.0,
    # "the mayor opened the new bridge" / "the mayor closed the old bridge for repairs".
    "opposite": -2.0,
    # "three died in the northern quarter" / "three died in the southern quarter".
    "other_place": -0.1,
    # "the minister resigned" of two ministers.
    "other_person": -0.6,
    # "rebels used gas in the quarter" / "government forces used gas in the quarter".
    "other_side": -1.0,
    # "the marines hold the bridge" / "the militia holds the bridge".
    "other_party": -0.3,
    # "two killed in shelling on Friday" / "two killed in shelling", of the week before.
    "another_day": -0.35,
    # "two killed in shelling" of March and of August.
    "long_apart": -3.3,
    # "27 people were killed" / "220,000 people were killed": of a day, and of the whole war.
    "of_a_war": -3.0,
    # "the attack caused damage to houses", told in March and again in July: the very words fit any attack.
    "any_day": -5.0,
    # "the marines shelled the militia" / "the militia shelled the marines": the same words, the other way about.
    "swapped": -5.0,
}
# Where one of these speaks for it, days between the publications do not speak against: a letter is read out for years.
ONE_TIME: Final = frozenset({"same_document", "same_date"})
SAME_DATE_DAYS: Final = 1
# From this share of both wordings on, signs against no longer part them: they are copies with a change.
COPIED: Final = 0.82
FORMULA_WORDS: Final = 8
FAR_APART_DAYS: Final = 12  # between publications: words that fit any day are another day's
# Numbers that lie no farther apart than this share of the larger may be one number, rounded; small ones lie near
# each other anyhow.
NEAR: Final = 0.15
NEAR_FROM: Final = 13
# Two outlets count the dead of one happening where their reports are so like each other, and come out by the next day.
ONE_STORY: Final = 0.2
NEXT_DAY: Final = 1.0  # as Between counts days


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two propositions compared: the score, and the signs that made it."""

    score: float  # a chance, 0.0 to 1.0
    overlap: Overlap
    meaning: float  # how near both lie in meaning, 0.0 to 1.0
    story: float = 0.0  # how far their reports tell one story
    between: Between = NOTHING_BETWEEN
    signs: tuple[str, ...]  # in the table's order

    @property
    def measures(self) -> Mapping[str, float]:
        """What :data:`MEASURES` weighs."""
        return {
            "of_both": self.overlap.of_both,
            "of_shorter": self.overlap.of_shorter,
            "copied": self.overlap.in_words,
            "meaning": self.meaning,
            "story": self.story,
            "telling": self.between.telling,
            "days": 0.0 if ONE_TIME.intersection(self.signs) else self.between.days,
        }

    @property
    def odds(self) -> float:
        """The score as log-odds, between :data:`SURELY_NOT` and :data:`SURELY`."""
        if self.score <= 0:
            return SURELY_NOT
        return SURELY if self.score >= 1 else min(SURELY, max(SURELY_NOT, math.log(self.score / (1 - self.score))))

    @property
    def same(self) -> bool:
        return self.score >= ENOUGH


NOTHING_SHARED: Final = Overlap(features=frozenset(), of_both=0.0, of_shorter=0.0, in_words=0.0)
NOTHING_IN_COMMON: Final = Comparison(score=0.0, overlap=NOTHING_SHARED, meaning=0.0, signs=())


def compared(
    one: Weighed, other: Weighed, weights: Weights, stories: Stories, between: Between = NOTHING_BETWEEN
) -> Comparison:
    """The two propositions compared; order makes no difference."""
    near = max(0.0, float(one.vector @ other.vector))
    if near < NEAR_IN_MEANING and not _shares_words(one, other):
        return NOTHING_IN_COMMON
    story = stories.likeness(one.report, other.report)
    common = overlap(one, other, weights, of_kind=story > 0)
    found = set(_signs_for(one, other))
    if common.in_words < COPIED or formula(one.proposition):
        found.update(_signs_against(one, other, found))
    if _other_date(one.proposition, other.proposition) and (common.in_words < COPIED or one.proposition.size < LONG):
        found.add("other_date")
    if _swapped(one.proposition, other.proposition, common):
        found.add("swapped")
    if story >= ONE_STORY and between.days <= NEXT_DAY and "other_number" in found and _one_toll(one, other):
        found.add("one_toll")
    if "same_document" not in found:
        found.update(_of_another_time(one.proposition, other.proposition, between))
    signs = tuple(sign for sign in SIGNS if sign in found)
    unweighed = Comparison(score=0.0, overlap=common, meaning=near, story=story, between=between, signs=signs)
    return replace(unweighed, score=_chance(unweighed))


def _shares_words(one: Weighed, other: Weighed) -> bool:
    if not one.numbers.isdisjoint(other.numbers):
        return True
    return len(one.features & other.features) * ONE_WORD_IN >= min(len(one.features), len(other.features))


def _chance(found: Comparison) -> float:
    weights = (MEASURES[name] * value for name, value in found.measures.items())
    return 1 / (1 + math.exp(-math.fsum((START, *weights, *(SIGNS[sign] for sign in found.signs)))))


def _same_document(one: Proposition, other: Proposition) -> bool:
    return bool(one.documents) and bool(other.documents) and bool(set(one.documents) & set(other.documents))


def formula(proposition: Proposition) -> bool:
    """Words that fit any day: short, and without a name, a number or a date. "The attack caused damage to houses"."""
    named = any(feature.startswith(ENTITY) for feature in proposition.words)
    return proposition.size <= FORMULA_WORDS and not (named or proposition.numbers or proposition.dates)


def _signs_for(one: Weighed, other: Weighed) -> Iterable[str]:
    mine, its = one.proposition, other.proposition
    if one.numbers & other.numbers:
        yield "same_number"
    elif _near_number(mine, its):
        yield "near_number"
    if one.counts and other.counts and agree(one.counts, other.counts):
        yield "counts_agree"
    if one.report == other.report:
        yield "same_report"
    elif _same_document(mine, its):
        yield "same_document"
    elif set(mine.speakers) & set(its.speakers):
        yield "same_speaker"
    if _same_date(mine, its):
        yield "same_date"


def _signs_against(one: Weighed, other: Weighed, found: set[str]) -> Iterable[str]:
    mine, its = one.proposition, other.proposition
    if any(other.poles.get(axis, pole) != pole for axis, pole in one.poles.items()):
        yield "opposite"
    if _asked_for(mine) != _asked_for(its):
        yield "asked_for"
    if one.places and other.places and not one.places & other.places:
        yield "other_place"
    if one.persons and other.persons and not one.persons & other.persons:
        yield "other_person"
    if mine.sides and its.sides and not set(mine.sides) & set(its.sides):
        yield "other_side"
    elif one.parties and other.parties and not one.parties & other.parties:
        yield "other_party"
    if not found & {"same_number", "near_number"} and _other_number(mine, its):
        yield "other_number"


def _one_toll(one: Weighed, other: Weighed) -> bool:
    """Two reports count those whom one thing befell, and name no two places."""
    return one.report != other.report and both_tell_the_fate(one.counts, other.counts)


def _of_another_time(one: Proposition, other: Proposition, between: Between) -> Iterable[str]:
    if between.parted:
        yield between.parted
    if (
        between.days > math.log2(1 + FAR_APART_DAYS)
        and (one.happenings or other.happenings)
        and formula(one)
        and formula(other)
    ):
        yield "any_day"


def _asked_for(proposition: Proposition) -> bool:
    """Its voice wants it, and does not tell it."""
    chain = proposition.located.statement.chain
    return bool(chain) and chain[-1].modality in WANTED


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


def _near_number(one: Proposition, other: Proposition) -> bool:
    """Two telling numbers that lie so near each other that the one may be the other, rounded."""
    mine = [quantity.value or quantity.low or 0.0 for quantity in one.quantities]
    its = [quantity.value or quantity.low or 0.0 for quantity in other.quantities]
    return any(
        min(first, second) >= NEAR_FROM and abs(first - second) <= NEAR * max(first, second)
        for first in mine
        for second in its
    )


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
