"""The words of a content as PolNeAR marks them: with the "that" and the quotation marks around what is said.

A statement's content is what is said and nothing else, so that contents can be compared over reports.
"""

import re
from typing import Final

from stemmata.text.span import Span

_OPENING: Final = re.compile(r"(?:\bthat\s+|[\"“„«]|['‘]{1,2})$", re.IGNORECASE)
_CLOSING: Final = re.compile(r"\s?[.,;:!?…]?\s?(?:[\"”»]|['’]{1,2})(?!\w)")
_LONGEST: Final = 8  # characters of an opening sign


def in_notation(text: str, content: Span) -> Span:
    """The content with the "that" and the quotation marks next to it, and what stands before a closing one."""
    start, end = content.start, content.end
    while opening := _OPENING.search(text[max(0, start - _LONGEST) : start]):
        start -= len(opening[0])
    while closing := _CLOSING.match(text, end):
        end = closing.end()
    return Span(start, end)
