"""Dates as written, resolved to EDTF intervals against the report's own date; nothing is invented.

A date without a year takes the year nearest to the report's date, a weekday the last one before it
(both ``basis="resolved"``). Without a date of the report the year stays unspecified (``XXXX-04-07``),
and a weekday has no EDTF. "Early February" is February: the tenth is nobody's word.

Source: Extended Date/Time Format, Library of Congress, levels 0 and 1 (ISO 8601-2:2019, annex A).
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from stemmata.annotate.value import calendar_words as calendar
from stemmata.annotate.value.calendar_words import MONTHS, SEASONS, SMALL, WEEKDAYS
from stemmata.model.annotations import Annotations, DateExpression
from stemmata.model.report import Report
from stemmata.text.span import Cover, Span
from stemmata.text.wrapping import unwrapped

Basis = Literal["stated", "resolved"]
Resolved = tuple[str | None, Basis]
Rule = Callable[[re.Match[str], dt.date | None], Resolved | None]


def _names(table: dict[str, int], full: int) -> str:
    """The words of a table; a full stop belongs to an abbreviation only."""
    whole = [word for word in table if len(word) >= full or word in {"may", "june", "july"}]
    short = [word for word in table if word not in whole]
    ordered = [*sorted(whole, key=len, reverse=True), *(rf"{w}\b\." for w in sorted(short, key=len, reverse=True))]
    return "(?:" + "|".join([*ordered, *sorted(short, key=len, reverse=True)]) + r")(?!\w)"


_M = _names(MONTHS, 5)
_W = _names(WEEKDAYS, 6)
_LONG_W = "(?:" + "|".join(w for w in WEEKDAYS if w.endswith("day")) + ")"
_D = r"(?:[0-3]?\d)(?:st|nd|rd|th)?"
_Y = r"(?:1[89]|20)\d\d"
_S = "(?:" + "|".join(SEASONS) + ")"
_N = "(?:" + "|".join(SMALL) + r"|\d{1,3})"
_OPEN = r"(?:(?P<open>since|until|till) )?"


def _number(words: str) -> int:
    return SMALL.get(words.lower()) or int(re.sub(r"\D", "", words))


def _month(words: str) -> int:
    return MONTHS[words.rstrip(".").lower()]


def _opened(edtf: str | None, match: re.Match[str]) -> str | None:
    """ "since 2011" runs on, "until May 2014" ran up to it."""
    word = (match.groupdict().get("open") or "").lower()
    if not word or edtf is None:
        return edtf
    return f"{edtf}/.." if word == "since" else f"../{edtf}"


def _iso(match: re.Match[str], near: dt.date | None) -> Resolved | None:
    return calendar.day(int(match["y"]), int(match["m"]), int(match["d"])), "stated"


def _numeric(match: re.Match[str], near: dt.date | None) -> Resolved | None:
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if first > 12 >= second:
        return calendar.day(year, second, first), "stated"
    if (second > 12 >= first) or first == second:
        return calendar.day(year, first, second), "stated"
    return f"{year:04}", "stated"  # day and month cannot be told apart


def _day(match: re.Match[str], near: dt.date | None) -> Resolved | None:
    number, month_number = _number(match["d"]), _month(match["m"])
    if match["y"]:
        return _opened(calendar.day(int(match["y"]), month_number, number), match), "stated"
    year = calendar.nearest_year(month_number, number, near) if near else None
    return _opened(calendar.day(year, month_number, number), match), "resolved"


def _days(match: re.Match[str], near: dt.date | None) -> Resolved | None:
    month_number = _month(match["m"])
    year = int(match["y"]) if match["y"] else None
    basis: Basis = "stated" if year else "resolved"
    if year is None and near:
        year = calendar.nearest_year(month_number, 1, near)
    ends = [calendar.day(year, month_number, _number(match[name])) for name in ("d", "e")]
    return (f"{ends[0]}/{ends[1]}", basis) if all(ends) else None


def _span_of_days(match: re.Match[str], near: dt.date | None) -> Resolved | None:
    """ "between 17 January and 3 February 2019": a year at the end is of both, unless the first has its own."""
    months = _month(match["m"]), _month(match["n"])
    years = [int(match[name]) if match[name] else None for name in ("y", "z")]
    basis: Basis = "stated" if years[1] else "resolved"
    if years[1] is None and near:
        years[1] = calendar.nearest_year(months[1], _number(match["e"]), near)
    if years[0] is None and years[1] is not None:
        years[0] = years[1] - (months[0] > months[1])
    ends = [
        calendar.day(years[0], months[0], _number(match["d"])),
        calendar.day(years[1], months[1], _number(match["e"])),
    ]
    return (f"{ends[0]}/{ends[1]}", basis) if all(ends) else None


def _span_of_months(match: re.Match[str], near: dt.date | None) -> Resolved | None:
    months = _month(match["m"]), _month(match["n"])
    last = int(match["z"])
    first = int(match["y"]) if match["y"] else last - (months[0] > months[1])
    return f"{calendar.month(first, months[0])}/{calendar.month(last, months[1])}", "stated"


def _month_year(match: re.Match[str], near: dt.date | None) -> Resolved | None:
    approximate = "~" if (match["part"] or "").lower().startswith(("around", "about", "circa")) else ""
    return _opened(calendar.month(int(match["y"]), _month(match["m"])) + approximate, match), "stated"


def _month_alone(match: re.Match[str], near: dt.date | None) -> Resolved | None:
    number = _month(match["m"])
    if near is None:
        return _opened(calendar.month(None, number), match), "resolved"
    year = near.year if number <= near.month else near.year - 1
    if (match["which"] or "").lower() == "next":
        year = near.year if number > near.month else near.year + 1
    return _opened(calendar.month(year, number), match), "resolved"


def _season(match: re.Match[str], near: dt.date | None) -> Resolved | None:
    code = SEASONS[match["s"].lower()]
    if match["y"]:
        return f"{match['y']}-{code}", "stated"
    if not match["which"]:
        return None
    if near is None or match["which"].lower() == "next":
        return None, "resolved"
    return _opened(calendar.season_before(code, near), match), "resolved"


def _year(match: re.Match[str], near: dt.date | None) -> Resolved | None:
    return _opened(match["y"], match), "stated"


def _years(match: re.Match[str], near: dt.date | None) -> Resolved | None:
    return (f"{match['y']}/{match['z']}", "stated") if match["y"] < match["z"] else None


def _decade(match: re.Match[str], near: dt.date | None) -> Resolved | None:
    return f"{match['y'][:3]}X", "stated"


def _approximate_year(match: re.Match[str], near: dt.date | None) -> Resolved | None:
    return f"{match['y']}~", "stated"


def _weekday(match: re.Match[str], near: dt.date | None) -> Resolved | None:
    if near is None:
        return None, "resolved"
    number = WEEKDAYS[match["w"].rstrip(".").lower()]
    which = (match["which"] or "").lower()
    if which in {"next", "coming"}:
        return str(near + dt.timedelta(days=(number - near.weekday() - 1) % 7 + 1)), "resolved"
    found = calendar.weekday_before(number, near)
    if which == "last" and found == near:
        found -= dt.timedelta(days=7)
    return str(found), "resolved"


_NEAR_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def _near_day(match: re.Match[str], near: dt.date | None) -> Resolved | None:
    if near is None:
        return None, "resolved"
    word = match["t"].lower().split()[0]
    return str(near + dt.timedelta(days=_NEAR_DAYS.get(word, 0))), "resolved"


def _near_period(match: re.Match[str], near: dt.date | None) -> Resolved | None:
    if near is None:
        return None, "resolved"
    back = {"last": 1, "this": 0, "next": -1}[match["which"].lower()]
    unit = match["unit"].lower()
    if unit == "week":
        return calendar.week_of(near - dt.timedelta(days=7 * back)), "resolved"
    if unit == "month":
        return calendar.months_back(near, back), "resolved"
    return f"{near.year - back:04}", "resolved"


def _ago(match: re.Match[str], near: dt.date | None) -> Resolved | None:
    if near is None:
        return None, "resolved"
    count, unit = _number(match["n"]), match["unit"].lower()
    if unit == "day":
        return str(near - dt.timedelta(days=count)), "resolved"
    if unit == "week":
        return f"{near - dt.timedelta(days=7 * count)}~", "resolved"
    if unit == "month":
        return f"{calendar.months_back(near, count)}~", "resolved"
    return f"{near.year - count:04}~", "resolved"


def _vague(match: re.Match[str], near: dt.date | None) -> Resolved | None:
    return None, "resolved"


_PART = r"(?:(?P<part>early|mid|late|the (?:start|beginning|middle|end) of|around|about|circa)[ -](?:in )?)?"

# Longer forms first: the first rule that matches at a place takes it.
RULES: tuple[tuple[str, Rule], ...] = (
    (r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-])", _iso),
    (rf"(?P<a>\d{{1,2}})[/.](?P<b>\d{{1,2}})[/.](?P<y>{_Y})(?!\d)", _numeric),
    (rf"(?:between |from )?(?P<d>{_D}) ?(?:-|–|to|and) ?(?P<e>{_D}) (?:of )?(?P<m>{_M})(?:,? (?P<y>{_Y})\b)?", _days),
    (rf"(?:between |from )?(?P<m>{_M}) (?P<d>{_D}) ?(?:-|–|to|and) ?(?P<e>{_D})\b(?:,? (?P<y>{_Y})\b)?", _days),
    (
        rf"(?:between|from) (?P<d>{_D}) (?:of )?(?P<m>{_M})(?:,? (?P<y>{_Y}))? (?:and|to|until|till) "
        rf"(?P<e>{_D}) (?:of )?(?P<n>{_M})(?:,? (?P<z>{_Y})\b)?",
        _span_of_days,
    ),
    (rf"{_OPEN}(?:{_W},? (?:the )?)?(?P<d>{_D}) (?:of )?(?P<m>{_M})(?:,? (?:of )?(?P<y>{_Y})\b)?", _day),
    (rf"{_OPEN}(?:{_W},? )?(?P<m>{_M}) (?:the )?(?P<d>{_D})\b(?![:,]?\d\d)(?:,? (?P<y>{_Y})\b)?", _day),
    (
        rf"(?:between|from) (?P<m>{_M})(?: (?P<y>{_Y}))? (?:and|to|until|till) (?P<n>{_M}) (?P<z>{_Y})\b",
        _span_of_months,
    ),
    (rf"{_OPEN}{_PART}(?P<m>{_M}),?(?: of)? (?P<y>{_Y})\b", _month_year),
    (rf"(?:between |from )(?P<y>{_Y}) (?:and|to|until) (?P<z>{_Y})\b", _years),
    (rf"(?P<y>{_Y})[-–](?P<z>{_Y})\b", _years),
    (r"(?:the )?(?P<y>(?:1[89]|20)\d0)s\b", _decade),
    (rf"{_OPEN}(?P<which>)(?P<s>{_S})\b(?: of)? (?P<y>{_Y})\b", _season),
    (rf"(?:in|during) (?P<x>(?P<open>)(?P<y>)(?P<which>the) (?P<s>{_S})\b)(?! of\b)", _season),
    (rf"(?P<open>since|until|till) (?P<which>the) (?P<s>{_S})\b(?P<y>)(?! of\b)", _season),
    (rf"(?P<which>last|this|next) (?P<s>{_S})\b(?P<y>)(?! of\b)", _season),
    (rf"(?:mid-|around |about |circa |c\. ?)(?P<y>{_Y})\b", _approximate_year),
    (
        rf"(?:in|during|by|of|late|early|end of|before|after|year|from|to|in {_Y} (?:and|or)) "
        rf"(?P<x>(?P<y>{_Y}))\b(?! \w+s\b)",
        _year,
    ),
    (
        rf"(?P<open>since|until|till) (?P<y>{_Y})\b",
        _year,
    ),
    (
        rf"(?:(?P<which>last|next|this|coming) )?\b(?P<w>{_LONG_W})\b"
        r"(?: (?:morning|afternoon|evening|night|noon|midnight)\b)?",
        _weekday,
    ),
    (r"\b(?P<t>yesterday|today|tonight|tomorrow|this (?:morning|afternoon|evening))\b", _near_day),
    (r"\b(?P<which>last|this|next) (?P<unit>week|month|year)\b", _near_period),
    (rf"\b(?P<n>{_N}) (?P<unit>day|week|month|year)s? ago\b", _ago),
    (
        rf"(?:in|by|during|of|from) (?P<x>(?P<open>)(?P<which>){_PART}(?P<m>{_M}))",
        _month_alone,
    ),
    (rf"(?:(?P<open>since|until|till)|(?P<which>last|next|this)) {_PART}(?P<m>{_M})", _month_alone),
    (rf"(?:(?P<which>)(?P<open>)early|mid|late)[ -](?P<m>{_M})", _month_alone),
    (r"\b(?:recently|in recent (?:days|weeks|months|years)|lately|a few (?:days|weeks|months|years) ago)\b", _vague),
)
# What a rule asks for is a part of its pattern; lines without one of its words are not tried. "": any digit.
_ASKED: tuple[tuple[str, frozenset[str]], ...] = (
    (_M, frozenset(MONTHS)),
    (_S, frozenset(SEASONS)),
    (_LONG_W, frozenset(WEEKDAYS)),
    (_Y, frozenset({""})),
    (r"\d\d", frozenset({""})),
    (r"20)\d0", frozenset({""})),
    ("ago", frozenset({"ago", "recently", "recent", "lately"})),
)
_WORDS = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")
_LINE = re.compile(r"[^\n]+")


def _asked(pattern: str) -> frozenset[str]:
    """Words of which one stands in each line that the rule finds a date in; none: any line may hold one."""
    return next((words for part, words in _ASKED if part in pattern), frozenset())


_COMPILED = tuple(
    (re.compile(r"(?<![\w/-])" + pattern, re.IGNORECASE), _asked(pattern), rule) for pattern, rule in RULES
)
_MODAL_MAY = re.compile(r"(?<!\d )\bmay$|\bmarch$")  # lower case "may", "march": the verbs


class DateAnnotator:
    """Finds date expressions outside furniture and link lists."""

    name = "dates"
    version = "3"
    needs = ()
    gives = ("dates",)

    def annotate(self, report: Report, found: Annotations) -> Annotations:
        near = published_day(report)
        text = unwrapped(report.text)
        dates: list[DateExpression] = []
        for zone in report.zones:
            if zone.kind not in {"furniture", "links"}:
                dates += in_stretch(text, zone.span, near)
        return replace(found, dates=tuple(dates))


annotator = DateAnnotator()


def published_day(report: Report) -> dt.date | None:
    """The day of publication; None where it is not known to the day."""
    if report.published is None or report.published.precision not in {"day", "second"}:
        return None
    return dt.date.fromisoformat(report.published.value[:10])


def in_stretch(text: str, stretch: Span, near: dt.date | None) -> list[DateExpression]:
    """The dates of a stretch of text, in order, not overlapping; none goes on over a line's end."""
    found = [date for line in _LINE.finditer(text, stretch.start, stretch.end) for date in _in_line(line, near)]
    return sorted(found, key=lambda date: date.span)


def _in_line(line: re.Match[str], near: dt.date | None) -> list[DateExpression]:
    """The dates of a line in the order of the rules; what an earlier rule takes, a later one leaves."""
    text, start, end = line.string, line.start(), line.end()
    words = line[0].casefold()
    held = {*_WORDS.findall(words), *([""] if _DIGIT.search(words) else [])}
    found: list[DateExpression] = []
    taken = Cover(end - start)
    for pattern, asked, rule in _COMPILED:
        if asked and held.isdisjoint(asked):
            continue
        for match in pattern.finditer(text, start, end):
            named = "x" if "x" in pattern.groupindex else 0  # without the preposition that let the rule match
            span = Span(match.start(named), match.end(named))
            if taken.touches(span.shifted(-start)) or _is_verb(match):
                continue
            if resolved := rule(match, near):
                taken.add(span.shifted(-start))
                found.append(DateExpression(span=span, edtf=resolved[0], basis=resolved[1]))
    return found


def _is_verb(match: re.Match[str]) -> bool:
    return "m" in match.re.groupindex and _MODAL_MAY.search(match["m"] or "") is not None
