"""The words of a voice: without quotation marks, without the "'s", and without what hangs on its head."""

import re
from itertools import islice
from typing import Final

from stemmata.text.span import Span

_LONGEST: Final = 12
_PLAIN_WORD = re.compile(r"\S+")
_PREPOSITION = re.compile(r"\s(?:of|for|in|at|from|on|with|near|inside|within|who|which|close|aged)(?:\s|$)|,")
_COUNTED = re.compile(  # "a large number of volunteers" is volunteers
    r"(?:[^\W_]+\s+){0,3}(?:number|numbers|group|majority|majorities|handful|series|percent|dozens|hundreds|thousands"
    r"|half|most|many|some|several|one|two|three|all|\d+|%)\s+of\s+(?:(?:the|its|his|their|these)\s+)?",
    re.IGNORECASE,
)


def head_of(text: str, phrase: Span) -> Span:
    """The phrase without what hangs on it: "a clerk" of "a clerk at the harbour office"."""
    start = phrase.start
    counted = _COUNTED.match(text, start, phrase.end)
    if counted is not None:
        start = counted.end()
    match = _PREPOSITION.search(text, start, phrase.end)
    if match is None or match.start() == start:
        return Span(start, phrase.end)
    return Span(start, match.start())


def shortened(text: str, phrase: Span) -> Span:
    """The phrase's first twelve words: a quotation that speaks is longer than any name."""
    words = list(islice(_PLAIN_WORD.finditer(text, phrase.start, phrase.end), _LONGEST))
    return Span(phrase.start, words[-1].end()) if len(words) == _LONGEST else phrase


def without_marks(text: str, phrase: Span) -> Span:
    """The phrase without quotation marks and punctuation at its ends."""
    start, end = phrase.start, phrase.end
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in ".'’"):
        end -= 1
    return Span(start, end)


def unpossessed(text: str, phrase: Span) -> Span:
    """ "the guild" of "the guild's"."""
    words = phrase.of(text)
    if words.endswith(("'s", "’s")):
        return Span(phrase.start, phrase.end - 2)
    return Span(phrase.start, phrase.end - 1) if words.endswith(("s'", "s’")) else phrase
