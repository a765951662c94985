"""On which day a happening is told to have happened, and whether two tellings can be of one.

A telling belongs to its day: that of its own words, else of its sentence, else the day on which its report was
published. Shelling, raids and tolls come back day after day in the same few words; what tells one day's from
another's is the day, and beside it only words that are rare in the case.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from stemmata.link.claim.propositions import Proposition
from stemmata.link.claim.values import Interval, date_interval
from stemmata.text.span import Span

# What happens on a day and may happen again, as HAPPENINGS names it.
OF_A_DAY: Final = frozenset({"attack", "kill", "injure", "explode", "burn", "sink", "protest", "damage", "detain"})
# Words that tell of years and habits, and not of a day: "the war has killed more than 9,000 since 2011".
BACKGROUND: Final = re.compile(
    r"\bsince\b|\bso far\b|\b(?:over|in|for|during) the (?:past|last)\b|\byears?\b(?! old)|\b(?:months|weeks)-long\b|"
    r"\b(?:regularly|routinely|often|usually|repeatedly|frequently|daily|previous(?:ly)?)\b|"
    r"\bin the past\b|\bwar has\b|\bconflict has\b|-year\b(?!-old)",
    re.I,
)
TOLL_OF_A_WAR: Final = 5000
WIDEST: Final = 35  # days: a date no wider than a month tells when; "in 2013" does not
NEARBY_WIDEST: Final = 3  # and one that stands beside the words, no wider than this

APART_DAYS: Final = 7
APART_AS_TOLD: Final = 2  # where both texts tell the day


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """When a telling says that it happened."""

    days: tuple[Interval, ...]  # sorted
    told: bool  # by the text; False: nothing but the day of publication tells


def day_of(proposition: Proposition) -> Day | None:
    """The day of a happening; None for states, background, and where nothing tells."""
    if not OF_A_DAY & set(proposition.happenings) or background(proposition):
        return None
    own = _intervals((date.edtf for date in proposition.dates), WIDEST)
    if own:
        return Day(days=own, told=True)
    beside = _intervals(_beside(proposition), NEARBY_WIDEST)
    if beside:
        return Day(days=beside, told=True)
    published = _intervals((proposition.located.published,), WIDEST)
    return Day(days=published, told=False) if published else None


def together(days: Iterable[Day | None]) -> Day | None:
    """The days of several tellings in the same words; None where one of them is of no day."""
    found = list(days)
    known = [day for day in found if day is not None]
    if not known or len(known) < len(found):
        return None
    return Day(
        days=tuple(sorted({interval for day in known for interval in day.days})), told=all(day.told for day in known)
    )


def gap(one: Day, other: Day) -> float:
    """The fewest days between the two."""
    return min(max(a.low - b.high, b.low - a.high, 0.0) for a in one.days for b in other.days)


def far_apart(one: Day, other: Day) -> bool:
    """Too far for one happening of which neither text says more."""
    return gap(one, other) > (APART_AS_TOLD if one.told and other.told else APART_DAYS)


def background(proposition: Proposition) -> bool:
    """Told of years and not of a day: "the war has killed more than 9,000 since 2011"."""
    if _of_years(proposition.text):
        return True
    return of_a_war(proposition)


def of_a_war(proposition: Proposition) -> bool:
    """It gives a number of people that no one happening has."""
    return any((q.value or q.low or 0) >= TOLL_OF_A_WAR for q in proposition.quantities)


@lru_cache(maxsize=1 << 15)
def _of_years(text: str) -> bool:
    return BACKGROUND.search(text) is not None


def _beside(proposition: Proposition) -> Sequence[str | None]:
    sentence = proposition.located.statement.passage
    return [date.edtf for date in proposition.located.where.annotations.dates if _within(date.span, sentence)]


def _within(span: Span, sentence: Span) -> bool:
    return sentence.start <= span.start and span.end <= sentence.end


def _intervals(dates: Iterable[str | None], widest: int) -> tuple[Interval, ...]:
    found = {known.days for edtf in dates if (known := date_interval(edtf)) is not None and known.closed}
    return tuple(sorted(days for days in found if days.high - days.low <= widest))
