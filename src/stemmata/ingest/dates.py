"""When an outlet says that it published: a strict parse, as precise as the words are, with nothing invented.

The order of day and month in "4/7/2014" differs from country to country. One such date alone says only its year,
unless a part is above 12 or both are equal; a column of them may settle the order for all of its rows.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from typing import Literal

from stemmata.model.report import Precision, Published

Order = Literal["day-first", "month-first", "unknown"]

# The twelve months as press texts write them, by language; a name is matched whole or by an abbreviation listed here.
_MONTHS_BY_LANGUAGE = {
    "en": "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep "
    "october|oct november|nov december|dec",
    "fr": "janvier|janv février|fevrier|févr mars avril|avr mai juin juillet|juil août|aout septembre octobre "
    "novembre décembre|decembre|déc",
    "de": "januar|jänner februar märz|maerz april mai juni juli august september oktober|okt november dezember|dez",
    "es": "enero|ene febrero marzo abril|abr mayo junio julio agosto|ago septiembre|setiembre octubre noviembre "
    "diciembre|dic",
    "it": "gennaio|gen febbraio marzo aprile maggio|mag giugno|giu luglio|lug agosto settembre|set ottobre|ott "
    "novembre dicembre",
    "pt": "janeiro fevereiro|fev março abril maio|mai junho julho agosto setembro outubro|out novembro dezembro",
    "nl": "januari februari maart|mrt april mei juni juli augustus september oktober november december",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "ar": "يناير فبراير مارس أبريل|ابريل|إبريل مايو يونيو يوليو أغسطس|اغسطس سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر",
    "ar-levant": "كانون_الثاني شباط آذار|اذار نيسان أيار|ايار حزيران تموز آب أيلول|ايلول تشرين_الأول "
    "تشرين_الثاني كانون_الأول",
}
MONTHS = {
    name.replace("_", " "): number
    for names in _MONTHS_BY_LANGUAGE.values()
    for number, spellings in enumerate(names.split(" "), start=1)
    for name in spellings.split("|")
}
MONTH = "|".join(sorted(map(re.escape, MONTHS), key=lambda name: (-len(name), name)))
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY, _YEAR = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|ª)?", r"(?P<year>(?:19|20)\d\d)"

# (what it looks like, pattern); tried in this order, the first that fits is taken
_SHAPES: tuple[tuple[str, str], ...] = (
    ("2014-04-07, 2014/04/07", rf"{_YEAR}[-/](?P<month>\d{{1,2}})[-/](?P<day>\d{{1,2}})"),
    ("20140407", rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)"),
    ("7 April 2014", rf"{_DAY}[\s-]+(?:of\s+|de\s+)?(?P<name>{MONTH})\.?,?[\s-]+(?:de\s+)?{_YEAR}"),
    ("April 7, 2014", rf"(?P<name>{MONTH})\.?\s+{_DAY},?\s*{_YEAR}"),
    ("7.4.2014", rf"(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}"),
    ("4/7/2014", rf"(?P<first>\d{{1,2}})[/-](?P<second>\d{{1,2}})[/-]{_YEAR}"),
    ("2014-04", rf"{_YEAR}-(?P<month>\d\d)"),
    ("April 2014", rf"(?P<name>{MONTH})\.?,?\s+{_YEAR}"),
    ("2014", _YEAR),
)
_ISSUED = r"(?:published|publication|posted|updated|issued|released?|filed|sent|written|date|day)"
_LABEL = rf"(?:(?:first\s+|date\s+(?:of\s+)?|last\s+)?{_ISSUED}(?:\s+(?:on|at))?\s*:?\s*)?"
_TIME = r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second_>[0-5]\d)(?:\.\d+)?)?"
_ZONE = r"(?:\s*(?P<zone>z|utc|gmt|[+-]\d\d:?\d\d|[ap]\.?m\.?(?!\w)|(?-i:[A-Z]{2,3}[SD]?T|MSK)\b))?"
_CLOCK = rf"(?:(?:\s*[,t]\s*|\s+(?:at\s+)?|\s+[-–|]\s+)(?:{_TIME}|\d{{4}}(?=\s|$)){_ZONE})?"
_DATES = tuple(re.compile(_LABEL + _WEEKDAY + shape + _CLOCK, re.IGNORECASE) for _, shape in _SHAPES)
_UPDATED = re.compile(r"\s*\((?:last |first )?(?:updated|modified|published)\b[^()]{0,40}\)", re.IGNORECASE)
_BARS = re.compile(r"\s*[|·•/]\s+|\s+[–—-]+\s+")
_HAS_YEAR = re.compile(r"(?:19|20)\d\d")
_JOINED_TIME = re.compile(
    r"\s*(?:\b(?:on|at)\b|,)?\s*\b(?:[01]?\d|2[0-3])[:.][0-5]\d\b(?:\s*(?:[ap]\.?m\.?|[A-Z]{3,4}))?|\s+(?:on|at)\s*$"
)
_PART, _LONGEST_PARTS = 8, 120  # words of one part; characters of the line
_SLASHED = re.compile(r"\s*(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}(?!\d)")


def published(text: str | None, order: Order = "unknown") -> Published | None:
    """What these words say, if they are a date and nothing else; None otherwise.

    ``order`` is what is known of dates written in numbers alone (see :func:`order_of`).
    """
    if text is None:
        return None
    text = " ".join(text.split())
    for pattern in _DATES:
        match = pattern.fullmatch(text)
        if match:
            return _value(match, order)
    return None


def resolved(text: str | None, order: Order = "unknown") -> tuple[Published | None, str | None]:
    """What these words say as a date, and a sentence for the user where they say less than they seem to.

    (None, None) where there are no words.
    """
    if text is None or not text.strip():
        return None, None
    found = published(text, order)
    if found is None:
        return None, f"The date {text.strip()[:60]!r} could not be read."
    if found.precision == "year" and _SLASHED.match(text):
        return found, f"The date {text.strip()[:60]!r} leaves open which number is the month: only its year is kept."
    return found, None


def in_parts(line: str) -> Published | None:
    """The day or month of a line like "Port Selm | 14 May 2021 | 09:30": one short part is a date; else None.

    A line that is nothing but a date is one too; a bare year is none.
    """
    parts = _BARS.split(line)
    if len(line) > _LONGEST_PARTS or any(len(part.split()) > _PART for part in parts):
        return None
    for part in parts:
        found = published(part) or published(part.partition(",")[2])
        if found and found.precision != "year":
            return found
    return None


def within(line: str) -> Published | None:
    """The one full date that stands somewhere in these words; None where there is none, or where there are two."""
    found = {date.value[:10]: date for date, *_ in full_dates(line)}
    return next(iter(found.values())) if len(found) == 1 else None


def without_updates(line: str) -> str:
    """The line with what says in brackets when it was changed blanked out, as long as before."""
    return _UPDATED.sub(lambda match: " " * len(match.group()), line)


def undated(line: str) -> str:
    """The words without the full dates and times of day in them, and without what joined these to the rest."""
    for _, start, end in reversed(tuple(full_dates(line))):
        line = line[:start].rstrip(" ,|·•–—-(") + " " + line[end:].lstrip(" ,)")
    return _JOINED_TIME.sub("", line).strip(" ,|·•–—-")


def full_dates(line: str) -> Iterator[tuple[Published, int, int]]:
    """Full dates with where they start and end, in text order."""
    at = 0 if _HAS_YEAR.search(line) else len(line)
    while at < len(line):
        date, length = leading_date(line[at:]) if at == 0 or not line[at - 1].isalnum() else (None, 0)
        if date and date.precision in {"day", "second"}:
            yield date, at, at + length
        at += length or 1


def leading_date(line: str) -> tuple[Published | None, int]:
    """The full date that the line begins with and where it ends; (None, 0) where it begins otherwise."""
    for pattern in _DATES[:6]:
        match = pattern.match(line)
        if match and not line[match.end() : match.end() + 1].isalnum():
            updated = _UPDATED.match(line, match.end())
            return _value(match, "unknown"), updated.end() if updated else match.end()
    return None, 0


def order_of(column: Iterable[str | None]) -> Order:
    """The order of day and month that all dates of a column share; "unknown" where they leave it open or disagree."""
    day_first = month_first = False
    for value in column:
        match = _SLASHED.match(value or "")
        if match:
            day_first = day_first or int(match[1]) > 12
            month_first = month_first or int(match[2]) > 12
    if day_first == month_first:
        return "unknown"
    return "day-first" if day_first else "month-first"


def _value(match: re.Match[str], order: Order) -> Published | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if parts.get("first"):
        return _from_numbers(year, int(parts["first"]), int(parts["second"]), order)
    month = MONTHS[parts["name"].lower()] if parts.get("name") else _number(parts.get("month"))
    made = _dated(year, month, _number(parts.get("day")))
    if made is None or made.precision != "day":
        return made
    return _clocked(made, parts)


def _from_numbers(year: int, first: int, second: int, order: Order) -> Published | None:
    if order == "unknown" and first <= 12 and second <= 12 and first != second:
        return Published(value=f"{year:04d}", precision="year")
    day_first = order == "day-first" if first <= 12 and second <= 12 else first > 12
    return _dated(year, second, first) if day_first else _dated(year, first, second)


def _dated(year: int, month: int | None, day: int | None) -> Published | None:
    if month is None:
        return Published(value=f"{year:04d}", precision="year")
    if not 1 <= month <= 12:
        return None
    if day is None:
        return Published(value=f"{year:04d}-{month:02d}", precision="month")
    if not 1 <= day <= monthrange(year, month)[1]:
        return None
    precision: Precision = "day"
    return Published(value=f"{year:04d}-{month:02d}-{day:02d}", precision=precision)


def _clocked(day: Published, parts: dict[str, str | None]) -> Published:
    """With the time of day where it is stated to the second and no other clock is named.

    Midnight sharp is what programs write who know only the day. A time of another zone could move the day.
    """
    if parts.get("second_") is None or parts.get("zone") not in {None, "z", "Z"}:
        return day
    time = f"{int(parts['hour'] or 0):02d}:{parts['minute']}:{parts['second_']}"
    if time == "00:00:00":
        return day
    return Published(value=f"{day.value}T{time}", precision="second")


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None
