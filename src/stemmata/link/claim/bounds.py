"""How like two wordings can be at most: cheap to tell, so that only those that may say the same are compared in full.

Nothing is guessed: the bound is never below the score of :func:`~stemmata.link.claim.comparison.compared`. Signs
against are left out, signs for are taken as given wherever they may be, and a word of a kind that the other wording
has too is taken to lack nowhere.
"""

import math
from typing import Final

from stemmata.link.claim.calendars import Between
from stemmata.link.claim.comparison import ENOUGH, MEASURES, SIGNS, START
from stemmata.link.claim.similarity import Weighed, Weights
from stemmata.link.claim.stories import Stories

NEEDED: Final = math.log(ENOUGH / (1 - ENOUGH)) - START  # what measures and signs must add up to
ROUNDING: Final = 1e-9


def may_be_same(one: Weighed, other: Weighed, weights: Weights, stories: Stories, between: Between) -> bool:
    """False only for two wordings whose comparison would not find that they say the same."""
    needed = NEEDED - ROUNDING - MEASURES["meaning"] * max(0.0, float(one.vector @ other.vector)) - _signs(one, other)
    needed -= MEASURES["story"] * stories.likeness(one.report, other.report)
    needed -= MEASURES["telling"] * between.telling + _of_time(one, other, between)
    if needed <= 0:
        return True
    if needed > MEASURES["of_both"] + MEASURES["of_shorter"] + MEASURES["copied"]:
        return False
    together, lacking, its_lacking, copied = _shared(one, other, weights)
    of_both = 2 * together / (2 * together + lacking + its_lacking + weights.unseen_at_least)
    of_shorter = together / (together + min(lacking, its_lacking) + weights.unseen_at_least)
    most = MEASURES["of_both"] * of_both + MEASURES["of_shorter"] * of_shorter + MEASURES["copied"] * copied
    return most >= needed


def _of_time(one: Weighed, other: Weighed, between: Between) -> float:
    """What days between the two take away at least."""
    mine, its = one.proposition, other.proposition
    if mine.documents and its.documents:
        return 0.0
    of_days = 0.0 if mine.dates and its.dates else MEASURES["days"] * between.days
    return of_days + (SIGNS[between.parted] if between.parted else 0.0)


def _signs(one: Weighed, other: Weighed) -> float:
    """What the signs for can add at most."""
    mine, its = one.proposition, other.proposition
    most = 0.0
    if mine.quantities and its.quantities:
        most = max(SIGNS["near_number"] + SIGNS["counts_agree"], SIGNS["one_toll"])
    if not one.numbers.isdisjoint(other.numbers):
        most = SIGNS["same_number"] + SIGNS["counts_agree"]
    if one.report == other.report:
        most += SIGNS["same_report"]
    elif mine.documents and its.documents:
        most += SIGNS["same_document"]
    elif mine.speakers and its.speakers:
        most += SIGNS["same_speaker"]
    if mine.dates and its.dates:
        most += SIGNS["same_date"]
    return most


def _shared(one: Weighed, other: Weighed, weights: Weights) -> tuple[float, float, float, float]:
    """The most that both share, by word or by kind, and the least that each has besides, as weights; and the largest
    share that can be in the very same words."""
    shared = one.features & other.features
    common = sum(map(weights.each, shared))
    lacking, its_lacking = one.mass - common, other.mass - common
    used: dict[str, int] = {}
    for feature in shared:
        lacking -= one.in_names.get(feature, 0.0)
        its_lacking -= other.in_names.get(feature, 0.0)
        for kind in one.kinds.get(feature, ()):
            used[kind] = used.get(kind, 0) + 1
    together = common + sum(map(weights.each, one.numbers & other.numbers))
    copied = 2 * together / max(1e-9, 2 * together + lacking + its_lacking + weights.unseen_at_least)
    for kind in one.every_kind & other.every_kind:
        mine, its = one.of_kind[kind], other.of_kind[kind]
        most = min(mine.words, its.words) - used.get(kind, 0)
        if most > 0:
            together += most * mine.weight
            lacking -= mine.mass
            its_lacking -= its.mass
    return together, max(0.0, lacking), max(0.0, its_lacking), min(1.0, copied)
