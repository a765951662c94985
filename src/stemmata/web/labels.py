"""The short words of the pages: sigla, Greek letters, dates, kinds, counts. Nothing here reads a case."""

import re
from datetime import date
from functools import lru_cache
from typing import Literal

from stemmata.export.words import (
    BEARING_WORDS,
    DATE_NOT_KNOWN,
    DERIVATION_WORDS,
    MODALITY_WORDS,
    MONTHS,
    MOST_DATES,
    ORIGIN_WORDS,
    OUTLET_NOT_KNOWN,
    PARENT_WORDS,
    SLOT_WORDS,
    edtf_words,
    published_words,
    safe_url,
    shortened,
    siglum,
)
from stemmata.model.annotations import QuantityKind, Statement
from stemmata.model.decision import DecisionKind
from stemmata.model.report import Captured, OtherDate, Published, ZoneKind

__all__ = [  # what pages and exports share, beside what stands here
    "BEARING_WORDS",
    "DATE_NOT_KNOWN",
    "DERIVATION_WORDS",
    "MODALITY_WORDS",
    "MONTHS",
    "MOST_DATES",
    "ORIGIN_WORDS",
    "OUTLET_NOT_KNOWN",
    "PARENT_WORDS",
    "SLOT_WORDS",
    "edtf_words",
    "published_words",
    "safe_url",
    "shortened",
    "siglum",
]

GREEK = "αβγδεζηθικλμνξοπρστυφχψω"

DECISION_WORDS: dict[DecisionKind, str] = {
    "merge": "the same",
    "split": "not one",
    "keep-disputed": "kept apart",
    "agree": "agreed",
    "disagree": "disagreed",
    "undecided": "undecided",
    "place": "placed",
    "differ": "they differ",
    "set-aside": "difference set aside",
    "note": "note on",
    "withdraw": "taken back",
}
STATUS_WORDS: dict[Literal["stated", "inferred"], str] = {
    "stated": "says so itself",
    "inferred": "inferred from signs",
}
BASIS_WORDS: dict[Literal["stated", "resolved"], str] = {
    "stated": "as it is written",
    "resolved": "reckoned from the report’s date",
}
QUANTITY_WORDS: dict[QuantityKind, str] = {
    "exact": "exact",
    "about": "about",
    "at_least": "at least",
    "at_most": "at most",
    "range": "between two numbers",
    "vague": "no number named",
}
ZONE_WORDS: dict[ZoneKind, str] = {
    "headline": "headline",
    "byline": "byline",
    "dateline": "dateline",
    "body": "",
    "caption": "caption",
    "editorial": "editor's own words",
    "links": "links",
    "furniture": "page furniture",
}
DEPTH_WORDS = {2: "second hand", 3: "third hand", 4: "fourth hand"}


def greek(index: int) -> str | None:
    """The letter of an origin, from 0; None after the last: a page then says the origin's name.

    >>> [greek(n) for n in (0, 23, 24)]
    ['α', 'ω', None]
    """
    return GREEK[index] if index < len(GREEK) else None


@lru_cache(maxsize=MOST_DATES)
def published_day(published: Published | None) -> date | None:
    """The first day that the published value can mean; None where it is not known or not a date."""
    if published is None:
        return None
    parts = re.match(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", published.value)
    if parts is None:
        return None
    try:
        return date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1))
    except ValueError:
        return None


def other_date_words(other: OtherDate) -> str:
    """ "20 Jun 2016"; "6 Jan 2016 or 1 Jun 2016" where the text leaves it open; "changed 1 Aug 2016"."""
    words = " or ".join(edtf_words(day) for day in other.readings)
    return f"changed {words}" if other.changed else words


def captured_words(captured: Captured) -> str:
    """ "20 May 2021, 10:00 UTC"."""
    return f"{edtf_words(captured.time[:10])}, {captured.time[11:16]} UTC"


def gap_words(days: int) -> str:
    """A stretch of time as the axis labels it: "+3 mo", "+2 y".

    >>> gap_words(41), gap_words(400), gap_words(800)
    ('+1 mo', '+13 mo', '+2 y')
    """
    months = max(1, round(days / 30.44))
    return f"+{months} mo" if months < 24 else f"+{round(days / 365.25)} y"


def hands(statement: Statement) -> str:
    """How many voices stand between the reader and the statement: "second hand"; "" for the outlet's own words."""
    voices = len(statement.chain)
    if voices < 2:
        return ""
    return DEPTH_WORDS.get(voices, f"{voices} voices deep")
