"""A stretch of a report as the tables of wordings read it: lower-case words, each party a number."""

import re
from collections.abc import Sequence
from typing import Final

from stemmata.model.annotations import Mention
from stemmata.text.span import Span
from stemmata.text.tokens import STOP_WORDS, WORD

ADJECTIVE: Final = re.compile(r"(?:[ie]an|ese|ish|[ai]te|ic|[iy]i|i|ench|utch|ern|rd)$")
NEXT_WORD: Final = re.compile(r" ([^\W\d_]+)")


def marked(text: str, span: Span, mentions: Sequence[Mention]) -> str:
    """The words parted by single spaces, the mentions as ``<0>``, ``<1>`` …, commas apart, other marks as ``;``.

    ``mentions``: inside the span, in text order, not overlapping.
    """
    pieces: list[str] = []
    start = span.start
    for number, mention in enumerate(mentions):
        pieces += [*_words(text[start : mention.span.start]), f"<{number}>"]
        start = mention.span.end
    return " ".join([*pieces, *_words(text[start : span.end])])


def longest(mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions in text order; of two that overlap the longer."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (-len(m.span), m.span)):
        if not any(mention.span.overlaps(other.span) for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.span)


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
        between = plain[end : match.start()]
        if any(mark in between for mark in ".;:!?()—–"):
            found.append(";")
        elif "," in between:
            found.append(",")
        elif between.endswith("'") and match.group() == "s":  # what is left of "<party>'s"
            found.append("'s")
            end = match.end()
            continue
        found.append(match.group())
        end = match.end()
    tail = plain[end:]
    return found + ([";"] if any(mark in tail for mark in ".;:!?()—–") else [","] if "," in tail else [])
