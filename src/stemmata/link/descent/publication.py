"""Which of two reports was published first, as far as their own dates tell."""

from calendar import monthrange
from datetime import datetime, timedelta
from functools import lru_cache

from stemmata.model.report import Captured, Published, Report

Interval = tuple[datetime, datetime]
_FIRST_PAGE = datetime(1991, 8, 6)  # noqa: DTZ001 - the day of the first page of the web; times carry no zone here
_LATEST_CLOCK = timedelta(hours=14)  # a capture is in UTC; the latest local clock (Kiribati) is so far ahead of it


@lru_cache(maxsize=1 << 14)
def interval(published: Published | None) -> Interval | None:
    """The first and the last second that the date allows; None where there is no date or it is none.

    Times carry no zone: outlets seldom say theirs.
    """
    if published is None:
        return None
    try:
        moment = datetime.fromisoformat(_filled(published.value)).replace(tzinfo=None)
    except ValueError:
        return None
    match published.precision:
        case "second":
            return moment, moment
        case "day":
            last = moment.replace(hour=23, minute=59, second=59)
        case "month":
            last = moment.replace(day=monthrange(moment.year, moment.month)[1], hour=23, minute=59, second=59)
        case "year":
            last = moment.replace(month=12, day=31, hour=23, minute=59, second=59)
    return moment, last


def came_out(report: Report) -> Interval | None:
    """The first and the last second at which the report may have come out, by all that is said of it.

    Where the text prints a day of its own, days away from the stated one, nothing tells which is right: both may be.
    Where no date is known and an archive captured the report, it came out no later than that; the first page of the web
    was no earlier. A capture never moves a date that is stated.
    """
    stated = interval(report.published)
    if stated is None and report.captured is not None:
        return _until(report.captured)
    if stated is None or report.other_date is None:
        return stated
    days = [interval(Published(value=day, precision="day")) for day in report.other_date.readings]
    known = [stated, *(day for day in days if day is not None)]
    return min(first for first, _ in known), max(last for _, last in known)


def _until(captured: Captured) -> Interval | None:
    try:
        moment = datetime.fromisoformat(captured.time).replace(tzinfo=None)
    except ValueError:
        return None
    return _FIRST_PAGE, moment + _LATEST_CLOCK


def surely_before(a: Report, b: Report) -> bool:
    """True if ``a`` was published before ``b`` whatever the unknown parts of their dates are."""
    first, second = came_out(a), came_out(b)
    return first is not None and second is not None and first[1] < second[0]


def days_apart(a: Report, b: Report) -> int | None:
    """The fewest days that can lie between the two; None where one has no date."""
    first, second = came_out(a), came_out(b)
    if first is None or second is None:
        return None
    return max(0, (second[0].date() - first[1].date()).days, (first[0].date() - second[1].date()).days)


def same_outlet(a: Report, b: Report) -> bool:
    """True if one outlet, known by name, published both."""
    return a.outlet_name is not None and a.outlet_name == b.outlet_name


def order(report: Report) -> tuple[str, str]:
    """A key that sorts reports by date, those without a date first, then by id."""
    return (report.published.value if report.published else "", report.id)


def within(a: Report, b: Report, days: int) -> bool:
    """True if the two may have been published no more than so many days apart; unknown dates may."""
    apart = days_apart(a, b)
    return apart is None or timedelta(days=apart) <= timedelta(days=days)


def _filled(value: str) -> str:
    """An ISO date with the month and day that the year's or month's first day has."""
    return f"{value}-01-01" if len(value) == 4 else f"{value}-01" if len(value) == 7 else value
