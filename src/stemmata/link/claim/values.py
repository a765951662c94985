"""What it means for two numbers, or two dates, to agree: intervals with bounds, never averages.

A quantity and a date both stand for the set of values that their words allow. "more than 150" allows
everything from 150 up, "2014-04" every day of that month. Comparing two is comparing the two sets.
"""

import calendar
import math
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, Literal

from stemmata.model.annotations import Quantity

Agreement = Literal["equal", "refines", "coarser", "overlaps", "disjoint"]

# How far "about" reaches to either side, as a share of the number. "about 2,500" and "2,400" are
# compatible; "about 2,500" and "1,500" are not.
ABOUT_SHARE: Final = 0.1

# Seasons (21–41 of EDTF level 2) name no fixed months over both hemispheres: the year is all that is sure.
SEASONS: Final = range(21, 42)
DATE_PARTS: Final = re.compile(r"(?P<year>[\dXxu]{4})(?:-(?P<month>[\dXxu]{2})(?:-(?P<day>[\dXxu]{2}))?)?")
DOUBTS: Final = "~?%"


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Every number from ``low`` to ``high``, both included; infinite where a side is open."""

    low: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"not an interval: [{self.low}, {self.high}]")

    @property
    def point(self) -> bool:
        """True where the words allow one value only."""
        return self.low == self.high


def agreement(one: Interval, other: Interval) -> Agreement:
    """How the values that ``one`` allows lie to those that ``other`` allows.

    *Returns:* "equal"; "refines" where one lies inside the other and says more; "coarser" where it is
    the other way about; "overlaps" where they share some values; "disjoint" where they share none.
    """
    if one == other:
        return "equal"
    if one.high < other.low or other.high < one.low:
        return "disjoint"
    if other.low <= one.low and one.high <= other.high:
        return "refines"
    if one.low <= other.low and other.high <= one.high:
        return "coarser"
    return "overlaps"


def quantity_interval(quantity: Quantity) -> Interval | None:
    """The values that a quantity's words allow; None where they set no bound at all ("dozens" without one)."""
    low = -math.inf if quantity.low is None else quantity.low
    high = math.inf if quantity.high is None else quantity.high
    if quantity.kind == "about" and quantity.value is not None:
        reach = abs(quantity.value) * ABOUT_SHARE
        low, high = min(low, quantity.value), max(high, quantity.value)
        low = quantity.value - reach if low in (-math.inf, quantity.value) else low
        high = quantity.value + reach if high in (math.inf, quantity.value) else high
    elif quantity.kind == "exact" and quantity.value is not None:
        low = high = quantity.value
    elif quantity.kind == "at_least" and quantity.low is None and quantity.value is not None:
        low = quantity.value
    elif quantity.kind == "at_most" and quantity.high is None and quantity.value is not None:
        high = quantity.value
    if low > high or (low == -math.inf and high == math.inf):
        return None
    return Interval(low, high)


def _number(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:,.2f}".rstrip("0")


def quantity_words(quantity: Quantity, written: str) -> str:
    """The quantity as the pages show it: "at least 150", "about 2,500", "20 to 45"; as written where it is vague."""
    low, high, value = quantity.low, quantity.high, quantity.value
    if quantity.flag or quantity.kind == "vague":
        return written.lower()
    if quantity.kind == "range" and low is not None and high is not None:
        return f"{_number(low)} to {_number(high)}"
    prefix = {"exact": "", "about": "about ", "at_least": "at least ", "at_most": "at most ", "range": ""}[
        quantity.kind
    ]
    bound = {"at_least": low, "at_most": high}.get(quantity.kind)
    number = bound if bound is not None else value
    return written.lower() if number is None else f"{prefix}{_number(number)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateInterval:
    """The days that an EDTF expression allows."""

    days: Interval  # proleptic Gregorian ordinals, both ends included
    doubtful: bool  # "~", "?" or "%": the source itself is unsure

    @property
    def closed(self) -> bool:
        """False for "since 2011" and "until 2011"."""
        return math.isfinite(self.days.low) and math.isfinite(self.days.high)

    @property
    def single_day(self) -> bool:
        return self.days.point and not self.doubtful


@lru_cache(maxsize=1 << 14)
def date_interval(edtf: str | None) -> DateInterval | None:
    """The days of an EDTF date ("2014", "2014-04", "2014-04-07", "2014-04-XX", "a/b", "a/..", each with ~ ? %).

    *Returns:* None for None, for what is no such date, and for an interval open at both ends.
    """
    if not edtf:
        return None
    doubtful = any(mark in edtf for mark in DOUBTS)
    plain = edtf.strip().translate({ord(mark): None for mark in DOUBTS})
    first, slash, last = plain.partition("/")
    start, end = _days(first), _days(last if slash else first)
    open_start, open_end = slash and first in ("", ".."), slash and last in ("", "..")
    if (start is None and not open_start) or (end is None and not open_end) or (open_start and open_end):
        return None
    low = start.low if start else -math.inf
    high = end.high if end else math.inf
    return DateInterval(days=Interval(low, high), doubtful=doubtful) if low <= high else None


def _days(text: str) -> Interval | None:
    match = DATE_PARTS.match(text.partition("T")[0])
    if match is None or match.end() != len(text.partition("T")[0]):
        return None
    year, month, day = match.group("year"), match.group("month"), match.group("day")
    first_year = int(re.sub(r"[Xxu]", "0", year))
    last_year = int(re.sub(r"[Xxu]", "9", year))
    if first_year < 1:
        return None
    if first_year != last_year or not month or not month.isdigit() or int(month) in SEASONS:
        return Interval(date(first_year, 1, 1).toordinal(), date(last_year, 12, 31).toordinal())
    return _days_of_month(first_year, int(month), int(day) if day and day.isdigit() else None)


def _days_of_month(year: int, month: int, day: int | None) -> Interval | None:
    if not 1 <= month <= 12:
        return None
    length = calendar.monthrange(year, month)[1]
    if day is not None and not 1 <= day <= length:
        return None
    first, last = (1, length) if day is None else (day, day)
    return Interval(date(year, month, first).toordinal(), date(year, month, last).toordinal())


def days_apart(one: str | None, other: str | None) -> int | None:
    """The fewest days that can lie between two EDTF dates; None where one is not known or open."""
    first, second = date_interval(one), date_interval(other)
    if first is None or second is None:
        return None
    gap = max(first.days.low - second.days.high, second.days.low - first.days.high, 0)
    return int(gap) if math.isfinite(gap) else None
