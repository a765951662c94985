"""Where quoted words stand in a text, told by words alone: white space, marks and case may differ."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from stemmata.text.span import Span

_WORD = re.compile(r"\w+")
_EMPTY = frozenset(
    "a an the of in on at by for to from and or as is was were are be been it its his her their our this that with who"
    " which has have had there s t colonel general lieutenant major captain sergeant mr mrs ms dr".split()
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text, in text order."""

    spans: tuple[Span, ...]
    written: tuple[str, ...]  # as written
    folded: tuple[str, ...]  # case-folded


def tokens_of(text: str) -> Tokens:
    """The words of a text, composed (NFC); the spans count the text as given."""
    found = list(_WORD.finditer(text))
    written = tuple(unicodedata.normalize("NFC", match.group()) for match in found)
    return Tokens(
        spans=tuple(Span(match.start(), match.end()) for match in found),
        written=written,
        folded=tuple(word.casefold() for word in written),
    )


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text, composed and case-folded, in order."""
    return tokens_of(text).folded


def content_words(text: str) -> frozenset[str]:
    """The words that tell who is meant; all of its words where none does ("it is" …), without ranks and articles."""
    words = frozenset(words_of(text))
    return words - _EMPTY or words


def occurrences(tokens: Tokens, words: str, *, as_written: bool = False) -> Iterator[range]:
    """Every place, in text order, at which the words stand one after the other: ranges of token indices."""
    wanted = tokens_of(words)
    needle, hay = (wanted.written, tokens.written) if as_written else (wanted.folded, tokens.folded)
    size = len(needle)
    for start in range(len(hay) - size + 1) if size else ():
        if hay[start] == needle[0] and hay[start : start + size] == needle:
            yield range(start, start + size)


def indices(tokens: Tokens, spans: Iterable[Span]) -> frozenset[int]:
    """The tokens that the spans touch."""
    return frozenset(
        number
        for span in spans
        for number in range(
            bisect_right(tokens.spans, span.start, key=attrgetter("end")),
            bisect_left(tokens.spans, span.end, key=attrgetter("start")),
        )
    )


def span_of(tokens: Tokens, place: range) -> Span:
    """From the first character of the first token to the last of the last."""
    return Span(tokens.spans[place[0]].start, tokens.spans[place[-1]].end)


def same_name(one: str, other: str) -> bool:
    """Whether two names share more than half of the content words of the one with fewer."""
    mine, theirs = content_words(one), content_words(other)
    least = min(len(mine), len(theirs))
    return bool(least) and len(mine & theirs) > least / 2
