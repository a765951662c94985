"""What may stand before the first sentence of a report: a place, an agency, a date.

Shapes as agencies and newspapers print them; a sentence that merely begins with a place or holds a dash is none.
"""

import re

from stemmata.ingest.dates import MONTH, leading_date
from stemmata.ingest.run_in_words import BY_NAME

_CAPS = r"[A-ZÀ-ÖØ-ÞĞİŞŁŠŽА-Я][A-ZÀ-ÖØ-ÞĞİŞŁŠŽА-Я.'’-]+(?: [A-ZÀ-ÖØ-ÞĞİŞŁŠŽА-Я.'’-]{2,}){0,3}"
_PLACE = r"[^\W\d_a-z][\w.'’-]+(?: [^\W\d_a-z][\w.'’-]+){0,3}"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_DAY = rf"(?:(?:{_WEEKDAY},? )?(?:\d{{1,2}} (?:{MONTH})|(?:{MONTH})\.? \d{{1,2}})\.?(?:,? \d{{4}})?|{_WEEKDAY})"
_AGENCY = r"\([^()\n]{2,40}\)"
_DASH = r"(?:\s*(?:[—–]|--?)\s+|—)"
_SENTENCE = r"(?=[^\Wa-z_]|[\"“'‘«])"
_MORE = rf"(?:\s?[/,]\s?{_PLACE}){{0,2}}"
_DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        # PORT SELM (Agency) — A ship
        rf"(?:{_AGENCY},? )?{_CAPS}{_MORE}(?:,? (?i:{_DAY}))?(?:,? {_AGENCY})?{_DASH}{_SENTENCE}",
        rf"{_CAPS}{_MORE} {_AGENCY}:?\s+{_SENTENCE}",  # PORT SELM (Agency) A ship
        rf"{_PLACE}{_MORE}(?:,? (?i:{_DAY}))? {_AGENCY}{_DASH}",  # Port Selm (Agency) - a ship
        rf"{_CAPS}{_MORE},? (?i:{_DAY})(?: {_AGENCY})?[.:]\s+{_SENTENCE}",  # PORT SELM, 14 May: A ship
        rf"{_PLACE}{_MORE},? (?i:{_DAY}){_DASH}",  # Port Selm, 4 April — a ship
    )
)
_AGENCY_BEFORE_DATE = re.compile(r"[A-Z]{2,8}\s+(?=\w)")
_LONGEST_DATELINE = 200  # characters


def dateline_end(text: str) -> int:
    """Where the dateline ends that the text opens with; 0 where it opens with a sentence."""
    text = text[:_LONGEST_DATELINE]
    agency = _AGENCY_BEFORE_DATE.match(text)
    for start in (0, agency.end() if agency else 0):
        date, end = leading_date(text[start:])
        following = text[start + end :].lstrip()
        goes_on = following[:1].islower() or following[:1] in (",", ";")
        if date is not None and (not goes_on or BY_NAME.match(following)):
            return start + end
    return place_line_end(text)


def place_line_end(text: str) -> int:
    """Where the dateline ends that the text opens with, if that begins with a place or an agency; else 0."""
    text = text[:_LONGEST_DATELINE]
    place = next((match for pattern in _DATELINES if (match := pattern.match(text))), None)
    return place.end() if place else 0
