"""Words with their offsets, the words that carry no content, and their stems.

Offsets are those of :mod:`stemmata.text.span`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from stemmata.text.span import Span
from stemmata.text.stems import stem

__all__ = ["STOP_WORDS", "Token", "content_stems", "stem", "tokenise"]

# A number keeps its separators ("2,500", "3.5"); a word keeps an apostrophe inside ("don't").
# Hyphens part words: one desk writes "anti-aircraft", the next "anti aircraft".
WORD: Final = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|\w+")
POSSESSIVE: Final = re.compile(r"['’]s?$")

# Words of English grammar, the verbs that only carry another, and the words with which reports credit a
# voice: what is left is what the sentence is about.
GRAMMAR: Final = """
    a about above after again against ago all almost along already also although always am amid among an
    and another any anyone anything are aren't around as at away back be became because become been before
    being below between both but by can can't cannot could couldn't did didn't do does doesn't doing don't
    done down due during each either else enough even ever every few for former from further furthermore get
    got had hadn't has hasn't have haven't having he her here hers herself him himself his how however i if
    in including indeed instead into is isn't it its itself just last later least less let like made make
    many may me meanwhile might more moreover most much must my myself near nearly neither never nevertheless
    no nor not now of off often on once one only onto or other others otherwise our ours ourselves out over
    own per perhaps quite rather really same several shall she should shouldn't since so some somewhat
    still such than that the their theirs them themselves then there therefore these they this those though
    through throughout thus to today together too toward towards under until up upon us very via was wasn't
    we well were weren't what whatever when where whereas whether which while who whoever whom whose why will
    with within without won't would wouldn't yesterday yet you your yours yourself yourselves
    according add added adding addition adds say said saying says tell telling tells told
    approximately estimated roughly some exactly
    monday tuesday wednesday thursday friday saturday sunday
    mr mrs ms dr
    """
STOP_WORDS: Final = frozenset(GRAMMAR.split())


class Token(NamedTuple):
    """A word of a text. ``word`` is lower case, without a possessive ending."""

    start: int
    end: int
    word: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def number(self) -> bool:
        """True for a word of digits: "2,500"."""
        return self.word[0].isdigit()

    @property
    def stop(self) -> bool:
        """True for a word of grammar, which says nothing about what a sentence is about."""
        return self.word in STOP_WORDS

    @property
    def stem(self) -> str:
        return stem(self.word)


def tokenise(text: str, within: Span | None = None) -> Iterator[Token]:
    """The words of a text, or of a stretch of it, in text order; offsets always count the whole text."""
    start, end = (within.start, within.end) if within else (0, len(text))
    return iter(_tokens(text, start, end))


@lru_cache(maxsize=1 << 12)
def _tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Kept for a while: one rule after another asks for the words of the same stretch."""
    words = ((match.start(), match.end(), _plain(match.group())) for match in WORD.finditer(text, start, end))
    return tuple(Token(*found) for found in words if found[2])


@lru_cache(maxsize=1 << 16)
def _plain(written: str) -> str:
    return POSSESSIVE.sub("", written.lower().replace("’", "'"))


def content_stems(text: str) -> tuple[str, ...]:
    """Stems of the words that carry content, in text order, repeats kept, numbers left out."""
    return tuple(token.stem for token in tokenise(text) if not (token.number or token.stop or len(token.word) < 2))
