"""Which numbers count some of what another number counts, and which count over a stretch of time.

"Fifteen people were killed, four children among them": the four are some of the fifteen. "Sixty have been killed since
Tuesday": the sixty hold those of each day since. Neither stands against the number of the whole, or of one day.
"""

import re
from collections.abc import Sequence
from typing import Final

from stemmata.text.span import Span

# Right before a number that counts some of the others; the wording beside it taught the row.
SOME_FOLLOW: Final = (
    # "126 people, including at least 68 children"
    r"\b(?:including|included|counting|notably)(?:\W+(?:also|at least|some|another))?",
    # "13 civilians, among them seven children"
    r"\b(?:among|amongst) (?:them|whom|those killed|those hurt|the dead|the victims)(?:\W+(?:were|was|are))?",
    # "12 sailors, three of them officers" has its sign after the number; "of whom three"
    r"\bof (?:whom|them|these|those|which)",
)
# Right after it.
SOME_BEFORE: Final = (
    # "68 children were among the 126", "three of them", "109 of the dead", "four children among them"
    r"\b(?:of|among|amongst) (?:them|whom|these|those|the (?:dead|victims|injured|wounded|casualties))\b",
    r"\b(?:were|was|are|is) (?:also )?(?:among|amongst)\b",
)
_SOME_FOLLOW: Final = re.compile(rf"(?:{'|'.join(SOME_FOLLOW)})\W*$", re.IGNORECASE)
_SOME_BEFORE: Final = re.compile(rf"\W*(?:[\w-]+\W+){{0,2}}?(?:{'|'.join(SOME_BEFORE)})", re.IGNORECASE)
# "another 12 were killed" counts those beside the others.
_MORE: Final = re.compile(r"\b(?:another|additional|further)\W*$", re.IGNORECASE)
_MORE_AFTER: Final = re.compile(r"\W*(?:more|others?)\b", re.IGNORECASE)
# A number of a stretch of time.
STRETCH: Final = re.compile(
    r"\bsince\b|\bso far\b|\bin total\b|\b(?:over|in|for|during|within) the (?:past|last|previous)\b|"
    r"\b(?:over|in|within|after) (?:two|three|four|five|six|seven|\d+) (?:days|weeks|months)\b|"
    r"\b(?:two|three|four|five|six|seven|\d+) days of\b|\ba (?:week|month) of\b|\bthis (?:week|month|year)\b|"
    r"\b(?:war|conflict|fighting|violence) (?:that )?has\b|\byears?\b(?![ -]old)",
    re.IGNORECASE,
)


def some_of_others(text: str, piece: Span, numbers: Sequence[Span]) -> tuple[bool, ...]:
    """Of each number of a piece, in text order: whether the words beside it tell that it counts some of the others.

    In "13 people, among them seven children" the sign between the two is the second's.
    """
    led = [_SOME_FOLLOW.search(text[piece.start : number.start]) is not None for number in numbers]
    followed = [_SOME_BEFORE.match(text[number.end : piece.end]) is not None for number in numbers]
    return tuple(
        first or (second and not next_led)
        for first, second, next_led in zip(led, followed, (*led[1:], False), strict=True)
    )


def beside_others(text: str, piece: Span, number: Span) -> bool:
    """True for "another 12", "12 more", "12 others": those beside whom the text has counted already."""
    before, after = text[piece.start : number.start], text[number.end : piece.end]
    return _MORE.search(before) is not None or _MORE_AFTER.match(after) is not None


def of_a_stretch(text: str, spans: Sequence[Span]) -> bool:
    """True for words that tell of a stretch of time and not of one happening."""
    return any(STRETCH.search(span.of(text)) for span in spans)
