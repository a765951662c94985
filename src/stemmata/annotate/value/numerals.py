"""Numerals: digits in any script and English number words, with where they stand."""

import re
import unicodedata
from dataclasses import dataclass

from stemmata.text.span import Span

UNITS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
ABBREVIATED = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 1_000_000_000}

_WORD = "|".join([*UNITS, *TENS, *SCALES])
_NUMERAL = re.compile(
    rf"""
    (?<![\w.,/:\-–])                                  # not the tail of T-72, 3.5, 10/4 or 9:30
    (?: (?P<digits> \d{{1,3}}(?:,\d{{3}})+(?:\.\d+)? | \d+(?:\.\d+)? )
        (?: [ ]?(?P<scale> dozen|hundred|thousand|million|billion )\b | (?P<short> k|mn|bn|m )\b )?
      | (?P<half> half\ a\ (?:million|billion) )\b
      | (?P<words> (?:(?:a|{_WORD})\b) (?:(?:[ ]|-|[ ]and[ ])(?:{_WORD})\b)* )
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    span: Span
    value: float
    digits: bool  # written in digits
    flag: str | None  # "odd number" where the writing contradicts itself, as in "600 hundred"


def numerals(text: str) -> list[Numeral]:
    """All numerals of a text, in order; the articles in "a hundred" belong to the numeral.

    Ordinals, parts of names (T-72), clock times and fractions are none.
    """
    found = []
    for match in _NUMERAL.finditer(text):
        end = match.end()
        if text[end : end + 1].isalnum() or _goes_on(text, end):
            continue
        value, flag = _value(match)
        if value is not None:
            found.append(
                Numeral(span=Span(match.start(), end), value=value, digits=match["digits"] is not None, flag=flag)
            )
    return found


def _goes_on(text: str, end: int) -> bool:
    """A clock time, a date in digits or a compound such as 20-year-old goes on after the numeral."""
    return re.match(r"[:/]\d|-(?!\d)\w|\.\d", text[end : end + 3]) is not None


def _value(match: re.Match[str]) -> tuple[float | None, str | None]:
    if digits := match["digits"]:
        value = float("".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in digits.replace(",", "")))
        scale = (match["scale"] or "").lower()
        if scale == "hundred" and value >= 100:
            return value, "odd number"
        factor = SCALES.get(scale) or ABBREVIATED.get((match["short"] or "").lower()) or 1
        return value * factor, None
    if half := match["half"]:
        return SCALES[half.lower().split()[-1]] / 2, None
    return _spelled(match["words"].lower()), None


def _spelled(words: str) -> float | None:
    """The value of number words; None for a lone article or a sequence that is no number ("two three")."""
    parts = [w for w in re.split(r"[ \-]+", words) if w != "and"]
    if parts == ["a"]:
        return None
    total = current = 0
    last = ""
    for part in parts:
        if part in SCALES:
            scale = SCALES[part]
            if scale <= 100:
                current = max(current, 1) * scale
            else:
                total, current = total + max(current, 1) * scale, 0
        elif part != "a":
            small = UNITS.get(part, TENS.get(part, 0))
            if last in UNITS or (last in TENS and small >= 10):
                return None
            current += small
        last = part
    return float(total + current)
