"""The date of publication that a text itself prints, where it is another than the one that its metadata state.

A table may carry the day of the event, of the crawl, or a slip; the text's dateline or byline is a second clock. It is
read off those lines alone, never off prose. It does not replace what is stated: both are kept, and said.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from stemmata.ingest.dates import MONTH, MONTHS, full_dates, without_updates
from stemmata.model.report import OtherDate, Published, Zone, ZoneKind
from stemmata.text.span import Span

ALLOWED: Final = 2  # days: a night, a time zone and a desk that closes late
ZONES: Final[tuple[ZoneKind, ...]] = ("dateline", "byline")
LONGEST: Final = 200  # characters of a line
# what a line may hold beside its date, to be nothing but a date: "Last updated at 1 May 2021"
_LABEL: Final = re.compile(
    r"(?:first|last|date|time|on|at|published|posted|updated?|modified|edited|revised|issued|released|\W)*",
    re.IGNORECASE,
)
CHANGED: Final = re.compile(r"\b(?:updated?|modified|edited|revised)\b", re.IGNORECASE)
# "01-06-2016" is a day of January or of June, as the country has it
_NUMBERS = re.compile(r"(?<!\d)(?P<first>\d{1,2})(?P<bar>[/-])(?P<second>\d{1,2})(?P=bar)(?P<year>(?:19|20)\d\d)(?!\d)")
# "PORT SELM, Sept. 4 (Agency)", "PORT SELM, 4 September —": no year
_NO_YEAR = re.compile(
    rf"(?:\b(?P<day>\d{{1,2}}) (?P<name>{MONTH})\b|\b(?P<name2>{MONTH})\.? (?P<day2>\d{{1,2}})\b)(?!\.?,?\s*\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Read:
    """A date that a line prints."""

    readings: tuple[date, ...]  # the days that it can mean, sorted
    span: Span
    changed: bool  # when the text was last changed, and not when it was published


def other_date(text: str, zones: Sequence[Zone], stated: Published | None) -> OtherDate | None:
    """What the text prints, where that lies more than two days from all that is stated; else None.

    None, too, where nothing is stated, where nothing is printed, and where two lines print different days. A day
    without a year is taken in the year that brings it nearest to what is stated. A line that says when the text was
    changed counts where that was before the stated publication: nothing is changed before it is there.
    """
    if stated is None or stated.precision not in {"day", "second"}:
        return None
    day = date.fromisoformat(stated.value[:10])
    found = list(_read(text, zones, day))
    printed = [one for one in found if not one.changed]
    if not printed:
        early = [one for one in found if (day - one.readings[-1]).days > ALLOWED]
        return _told(early[0]) if len({one.readings for one in early}) == 1 else None
    if len({one.readings for one in printed}) > 1:
        return None
    nearest = min(abs((day - one).days) for one in printed[0].readings)
    return _told(printed[0]) if nearest > ALLOWED else None


def sentence(stated: Published, other: OtherDate, text: str) -> str:
    """What the reader is told of it: both dates, and where the text's stands."""
    words = " ".join(other.span.of(text).split())
    where = f"“{words}” (characters {other.span.start}–{other.span.end})"
    if other.changed:
        return (
            f"Its metadata say that it was published on {stated.value}, its text that it was changed before: {where}."
        )
    means = "" if len(other.readings) == 1 else f", which is {' or '.join(other.readings)}"
    printed = other.readings[0] if len(other.readings) == 1 else "another day"
    return f"Its metadata say that it was published on {stated.value}, its text prints {printed}: {where}{means}."


def _told(one: _Read) -> OtherDate:
    return OtherDate(readings=tuple(day.isoformat() for day in one.readings), span=one.span, changed=one.changed)


def _read(text: str, zones: Sequence[Zone], stated: date) -> Iterator[_Read]:
    """The date of each dateline and byline, and of a line above the body that is nothing but a date, in text order."""
    body = next((zone.span.start for zone in zones if zone.kind == "body"), len(text))
    for zone in zones:
        if zone.kind not in ZONES and (zone.kind != "furniture" or zone.span.start > body):
            continue
        start = zone.span.start
        for line in zone.span.of(text).split("\n"):
            head = without_updates(line[:LONGEST])
            found = _of_line(head, zone.kind, stated)
            if found is not None and (zone.kind in ZONES or _bare(head, found[1])):
                yield _Read(found[0], found[1].shifted(start), CHANGED.search(head) is not None)
            start += len(line) + 1


def _bare(line: str, date_of_it: Span) -> bool:
    """The line is nothing but this date and what labels it."""
    return _LABEL.fullmatch(line[: date_of_it.start] + line[date_of_it.end :]) is not None


def _of_line(line: str, kind: ZoneKind, stated: date) -> tuple[tuple[date, ...], Span] | None:
    """The days that the one date of the line can mean, and where it stands; None where it has none, or two."""
    full = {date.fromisoformat(found.value[:10]): Span(start, end) for found, start, end in full_dates(line)}
    numbers = list(_NUMBERS.finditer(line)) if not full else []
    if len(full) == 1:
        [(day, span)] = full.items()
        return (day,), _tight(line, span)
    if len(numbers) == 1:
        days = _either_order(numbers[0])
        return (days, Span(*numbers[0].span())) if days else None
    without = list(_NO_YEAR.finditer(line)) if kind == "dateline" and not full and not numbers else []
    if len(without) == 1:
        nearest = _nearest_year(without[0], stated)
        return ((nearest,), Span(*without[0].span())) if nearest else None
    return None


def _tight(line: str, span: Span) -> Span:
    """Without the spaces at its ends."""
    words = span.of(line)
    return Span(span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip()))


def _either_order(match: re.Match[str]) -> tuple[date, ...]:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    return tuple(sorted({day for one, other in ((first, second), (second, first)) if (day := _day(year, one, other))}))


def _nearest_year(match: re.Match[str], stated: date) -> date | None:
    """The day in the year that brings it nearest to what is stated."""
    month = MONTHS[(match["name"] or match["name2"]).lower()]
    number = int(match["day"] or match["day2"])
    days = [day for year in (stated.year - 1, stated.year, stated.year + 1) if (day := _day(year, month, number))]
    return min(days, key=lambda day: abs((day - stated).days), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
