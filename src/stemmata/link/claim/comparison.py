"""Whether two propositions say the same: what they share, and signs for and against that are added up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from stemmata.link.claim.days import background
from stemmata.link.claim.propositions import ENTITY, Proposition
from stemmata.link.claim.similarity import Overlap, Weighed, Weights, overlap
from stemmata.link.claim.stories import Stories
from stemmata.link.claim.values import agreement, date_interval, days_apart, quantity_interval

# Two propositions are held to say the same from this score up. Taught by pairs such as
#   0.66  "forty drivers were hired in the port" / "the port hired about forty drivers"          same
#   0.48  "the mayor opened the new bridge" / "the mayor closed the old bridge"                  not the same
ENOUGH: Final = 0.57

# However much of the shorter wording is shared, so much of both must be: "the previous toll was 20" is not what
# "68 children were among the 126 killed, updating a previous toll of 112" says.
LEAST_OF_BOTH: Final = 0.31

# Two words alone must be half of what is said: "the mayor opened the new bridge" / "the mayor closed the old bridge
# for repairs" share mayor and bridge.
TWO_WORDS: Final = 2
LEAST_OF_TWO_WORDS: Final = 0.45

# Fewer shared words than this prove nothing; a number in common counts for one, and so does a document. In reports
# that tell one story one word less will do: "the payments were for roads" / "the money was spent on roads".
FEWEST_SHARED: Final = 3
ONE_STORY_FROM: Final = 0.5
# Of the shorter wording one word in so many must be shared, before anything is weighed.
ONE_WORD_IN: Final = 3

# Sign → its strength, with the pair that taught it. Signs against are negative.
SIGNS: Final[Mapping[str, float]] = {
    # "180 men completed a course" / "180 recruits were taught", in two reports that tell one story; less, the less
    # they have in common.
    "one_story": 0.27,
    # "150 men were trained" / "training was given to 150": few words, but the number is the same.
    "same_number": 0.08,
    # "nearly 200 recruits" / "190 volunteers": the one may be the other, rounded.
    "near_number": 0.08,
    # "he asks for identity cards" / "so it requests a number of cards": both from the one letter.
    "same_document": 0.12,
    # "more than 300 have died since 2011" / "400 people died since the war began in 2011", years apart.
    "same_date": 0.06,
    # "the harbour is open" / "ships may enter the harbour": both credited to the harbour master.
    "same_speaker": 0.07,
    # "the council met the envoy" / "the envoy was received by the council": both name both.
    "same_participants": 0.03,
    # "the port gave them boats" / "the port gave no boats to anybody": what is denied is what was said before.
    "denial": 0.06,
    # "we train volunteers" / "we have 150 trained volunteers", of one report: it would not tell one thing twice.
    "same_report": -0.12,
    # "the depot was shelled" / "the depot was opened".
    "other_happening": -0.08,
    # "they will wear police uniforms" / "men in police uniforms shot at the crowd".
    "one_happening": -0.05,
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
# Where one of these speaks against, it is no help that the reports tell one story: a story goes on from day to day.
ANOTHER_TIME: Final = frozenset({"far_apart", "any_day", "other_date", "another_toll", "other_place"})
FAR_APART_DAYS: Final = 12
LONG_AGO_DAYS: Final = 120
SAME_DATE_DAYS: Final = 1
SAME_TOLL_DAYS: Final = 2
# From this share of both wordings on, signs against no longer part them: they are copies with a change.
COPIED: Final = 0.82
FORMULA_WORDS: Final = 8
# Numbers that lie no farther apart than this share of the larger may be one number, rounded; small ones lie near
# each other anyhow.
NEAR: Final = 0.15
NEAR_FROM: Final = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two propositions compared: the score, and the signs that made it."""

    score: float
    overlap: Overlap
    signs: tuple[str, ...]  # in the table's order

    @property
    def same(self) -> bool:
        return self.score >= ENOUGH


NOTHING_SHARED: Final = Overlap(features=frozenset(), of_both=0.0, of_shorter=0.0, in_words=0.0)
NOTHING_IN_COMMON: Final = Comparison(score=0.0, overlap=NOTHING_SHARED, signs=())


def compared(one: Weighed, other: Weighed, weights: Weights, stories: Stories) -> Comparison:
    """The two propositions compared; order makes no difference."""
    words, of_kind = _in_common(one, other)
    if not _enough(words + of_kind, FEWEST_SHARED - 1, one, other):
        return NOTHING_IN_COMMON
    likeness = stories.likeness(one.report, other.report)
    fewest = FEWEST_SHARED - (likeness >= ONE_STORY_FROM)
    if not _enough(words + of_kind * (likeness > 0), fewest, one, other):
        return NOTHING_IN_COMMON
    common = overlap(one, other, weights, of_kind=likeness > 0)
    if common.of_both < (LEAST_OF_TWO_WORDS if common.size <= TWO_WORDS else LEAST_OF_BOTH):
        return Comparison(score=common.score, overlap=common, signs=())
    found = set(_signs_for(one, other, common))
    if common.size + len(found & {"same_number", "near_number", "same_document"}) < fewest:
        return Comparison(score=0.0, overlap=common, signs=())
    if common.in_words < COPIED or formula(one.proposition):
        found.update(_signs_against(one, other, found))
    if _swapped(one.proposition, other.proposition, common):
        found.add("swapped")
    score = common.score + sum(SIGNS[sign] for sign in SIGNS if sign in found)
    if likeness > 0 and not found & ANOTHER_TIME:
        score += SIGNS["one_story"] * likeness
        found.add("one_story")
    signs = tuple(sign for sign in SIGNS if sign in found)
    return Comparison(score=max(0.0, min(1.0, score)), overlap=common, signs=signs)


def _in_common(one: Weighed, other: Weighed) -> tuple[int, int]:
    """How many words (numbers and a document count for one each), and how many kinds of word, both have.

    Most candidates share a word or two: they are told apart before anything is weighed.
    """
    shared = len(one.features & other.features) + (not one.numbers.isdisjoint(other.numbers))
    shared += _same_document(one.proposition, other.proposition)
    return shared, len(one.every_kind & other.every_kind)


def _enough(shared: int, fewest: int, one: Weighed, other: Weighed) -> bool:
    return shared >= fewest and shared * ONE_WORD_IN >= min(len(one.features), len(other.features))


def _same_document(one: Proposition, other: Proposition) -> bool:
    return bool(one.documents) and bool(other.documents) and bool(set(one.documents) & set(other.documents))


def formula(proposition: Proposition) -> bool:
    """Words that fit any day: short, and without a name, a number or a date. "The attack caused damage to houses"."""
    named = any(feature.startswith(ENTITY) for feature in proposition.words)
    return proposition.size <= FORMULA_WORDS and not (named or proposition.numbers or proposition.dates)


def _signs_for(one: Weighed, other: Weighed, common: Overlap) -> Iterable[str]:
    mine, its = one.proposition, other.proposition
    if one.numbers & other.numbers:
        yield "same_number"
    elif _near_number(mine, its):
        yield "near_number"
    if one.report == other.report:
        yield "same_report"
    elif _same_document(mine, its):
        yield "same_document"
    elif set(mine.speakers) & set(its.speakers):
        yield "same_speaker"
    if mine.denied != its.denied:
        yield "denial"
    if sum(feature.startswith(ENTITY) for feature in common.features) >= 2:
        yield "same_participants"
    if _same_date(mine, its):
        yield "same_date"


def _signs_against(one: Weighed, other: Weighed, found: set[str]) -> Iterable[str]:
    mine, its = one.proposition, other.proposition
    if mine.happenings and its.happenings and not set(mine.happenings) & set(its.happenings):
        yield "other_happening"
    elif bool(mine.happenings) != bool(its.happenings):
        yield "one_happening"
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
    if "same_document" not in found:
        yield from _at_another_time(mine, its, found)


def _at_another_time(mine: Proposition, its: Proposition, found: set[str]) -> Iterable[str]:
    gap = days_apart(mine.located.published, its.located.published)
    far = gap is not None and gap > FAR_APART_DAYS and "same_date" not in found
    if far and not (background(mine) and background(its)):
        happened = bool(mine.happenings or its.happenings)
        if happened and formula(mine) and formula(its):
            yield "any_day"
        yield "far_apart" if happened or (gap or 0) > LONG_AGO_DAYS else "weeks_apart"
    if not found & {"same_number", "near_number"} and _other_number(mine, its):
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
