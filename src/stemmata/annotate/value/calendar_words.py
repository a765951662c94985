"""The calendar's words, and intervals in EDTF (ISO 8601-2:2019), by arithmetic alone."""

import datetime as dt

MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: n
    for n, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat",
         "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}  # EDTF level 1 season codes
SMALL = {
    w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
} | {"a": 1, "an": 1}


def day(year: int | None, month: int, number: int) -> str | None:
    """EDTF of a day; the year unspecified (``XXXX-04-07``) where not known; None where there is no such day."""
    try:
        dt.date(year if year is not None else 2000, month, number)
    except ValueError:
        return None
    return f"{_year(year)}-{month:02}-{number:02}"


def month(year: int | None, number: int) -> str:
    return f"{_year(year)}-{number:02}"


def _year(year: int | None) -> str:
    return "XXXX" if year is None else f"{year:04}"


def nearest_year(month_number: int, day_number: int, near: dt.date) -> int:
    """The year that puts a day without a year closest to ``near``; ties to the past."""
    candidates = []
    for year in (near.year, near.year - 1, near.year + 1):
        try:
            candidates.append((abs((dt.date(year, month_number, day_number) - near).days), year))
        except ValueError:  # 29 February of a common year
            continue
    return min(candidates)[1] if candidates else near.year


def weekday_before(number: int, near: dt.date) -> dt.date:
    """The last such weekday on or before ``near``: what a newspaper means by "on Tuesday"."""
    return near - dt.timedelta(days=(near.weekday() - number) % 7)


def season_before(code: int, near: dt.date) -> str:
    """EDTF of the last such season (21 spring to 24 winter, northern) that began on or before ``near``."""
    began = {21: 3, 22: 6, 23: 9, 24: 12}[code]
    return f"{near.year if near.month >= began else near.year - 1}-{code}"


def week_of(near: dt.date) -> str:
    monday = near - dt.timedelta(days=near.weekday())
    return f"{monday}/{monday + dt.timedelta(days=6)}"


def months_back(near: dt.date, count: int) -> str:
    total = near.year * 12 + near.month - 1 - count
    return month(total // 12, total % 12 + 1)
