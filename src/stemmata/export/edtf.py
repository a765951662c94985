"""EDTF dates as the first and last day that they can mean: https://www.loc.gov/standards/datetime/.

The forms are those that annotation makes: a year, month or day, a season ("2018-23", autumn), "~" and "?" behind them,
and intervals with an open end ("2019-01/..").
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from typing import Final

Day = tuple[int, int | None, int | None]  # year, month, day of the month; None where not known
_SEASONS: Final = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}  # of the north; winter as far as its year goes
_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T[\d:.]+Z?)?([~?%]?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """When something is told to have been."""

    first: Day | None  # as precise as known; None where open
    last: Day | None  # the same as ``first`` where one date is told
    about: bool  # the source says "about" or leaves a doubt


def time_of(edtf: str | None) -> Time | None:
    """None where the words cannot be read as a date, and where both ends are open.

    >>> time_of("2018-10~"), time_of("2018-11/..").last
    (Time(first=(2018, 10, None), last=(2018, 10, None), about=True), None)
    """
    if not edtf:
        return None
    start, mark, end = edtf.partition("/")
    first, last = _date(start), _date(end if mark else start)
    if first is None and last is None:
        return None
    if (start not in {"", ".."} and first is None) or (mark and end not in {"", ".."} and last is None):
        return None
    about = any(found is not None and found[2] for found in (first, last))
    return Time(first=first[0] if first else None, last=last[1] if last else None, about=about)


def _date(words: str) -> tuple[Day, Day, bool] | None:
    """First day, last day, and whether it is about; they are the same where a season has not to be spelled out."""
    found = _DATE.fullmatch(words)
    if found is None:
        return None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    about = bool(found[4])
    if month in _SEASONS and not day:
        begins, ends = _SEASONS[month]
        return (year, begins, None), (year, ends, None), True
    if not 1 <= year <= 9999 or month > 12 or (day and not 1 <= day <= monthrange(year, month or 1)[1]):
        return None
    if day and not month:
        return None
    one = (year, month or None, day or None)
    return one, one, about
