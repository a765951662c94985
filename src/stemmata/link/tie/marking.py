"""A stretch of a report as the tables of wordings read it: lower-case words, each party a number."""

import re
from collections.abc import Sequence
from typing import Final, Protocol, TypeVar

from stemmata.model.annotations import Mention
from stemmata.text.span import Span
from stemmata.text.tokens import STOP_WORDS, WORD

ADJECTIVE: Final = re.compile(r"(?:[ie]an|ese|ish|[ai]te|ic|[iy]i|i|ench|utch|ern|rd)$")
NEXT_WORD: Final = re.compile(r" ([^\W\d_]+)")

BREAKS: Final = ".;:!?()—–"
SHORTENED: Final = frozenset(
    "gen maj brig lt col capt cmdr adm sgt cpl pvt mr mrs ms dr prof st mt no jan feb aug sept oct nov dec".split()
)


class Named(Protocol):
    """Something that stands in a text: a mention, a party."""

    @property
    def span(self) -> Span: ...


T = TypeVar("T", bound=Named)


def marked(text: str, span: Span, parties: Sequence[Named]) -> str:
    """The words parted by single spaces, the parties as ``<0>``, ``<1>`` …, commas apart, other marks as ``;``.

    ``parties``: inside the span, in text order, not overlapping.
    """
    pieces: list[str] = []
    start = span.start
    for number, party in enumerate(parties):
        pieces += [*_words(text[start : party.span.start]), f"<{number}>"]
        start = party.span.end
    return " ".join([*pieces, *_words(text[start : span.end])])


def longest(parties: Sequence[T]) -> list[T]:
    """The parties in text order; of two that overlap the longer."""
    kept: list[T] = []
    for party in sorted(parties, key=lambda one: (-len(one.span), one.span)):
        if not any(party.span.overlaps(other.span) for other in kept):
            kept.append(party)
    return sorted(kept, key=lambda one: one.span)


def modifies(text: str, mention: Mention) -> bool:
    """A people's adjective before a noun says whose, not who: "the Norlandic envoy met …" has the envoy meet."""
    word = mention.span.of(text)
    if mention.kind != "group" or not ADJECTIVE.search(word):
        return False
    following = NEXT_WORD.match(text, mention.span.end)
    return following is not None and following.group(1).lower() not in STOP_WORDS


def _words(text: str) -> list[str]:
    plain = text.lower().replace("’", "'")
    found: list[str] = []
    end = 0
    for match in WORD.finditer(plain):
        start = match.start()
        if start > end and (between := plain[end:start]) != " ":
            found += _signs(between, found[-1] if found else "")
        end = match.end()
        word = match.group()
        # "'s": what is left of "<party>'s"
        found.append("'s" if word == "s" and plain.endswith("'", 0, start) else word)
    return found + _signs(plain[end:], found[-1] if found else "") if end < len(plain) else found


def _signs(between: str, before: str) -> list[str]:
    """What parts two words: a break, a comma, or nothing; the full stop of "Brig." and "U.S." is none."""
    shortened = len(before) == 1 or before in SHORTENED
    if any(mark in between[1:] if shortened and between.startswith(".") else mark in between for mark in BREAKS):
        return [";"]
    return [","] if "," in between else []
