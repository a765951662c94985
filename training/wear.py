"""Texts as they come out of bad scrapers: without quotation marks, apostrophes, commas, paragraphs or case.

The annotated news has them all, the reports that are to be read have not: a share of the training texts is worn, anew
for each pass, with the annotated spans carried along.
"""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from stemmata.text.span import Span

STRAIGHT: Final = str.maketrans("“”„«»‘’‚", '"""""\'\'\'')
DOUBLE: Final = '"“”„«»'
SINGLE: Final = "'‘’‚"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worn:
    """A text with some characters gone, and where the spans of the whole text are in it."""

    text: str
    places: tuple[int, ...] | None  # of each character of the whole text, and of its end; None: as before

    def carried(self, span: Span) -> Span | None:
        """The span in the worn text; None where nothing of it is left."""
        if self.places is None:
            return span
        start, end = self.places[span.start], self.places[span.end]
        return Span(start, end) if end > start else None


def without(text: str, gone: Callable[[int], bool], put: Mapping[int, str] | None = None) -> Worn:
    """The text without the characters at the indices that are ``gone``; ``put`` exchanges single characters."""
    kept: list[str] = []
    places: list[int] = []
    for at, sign in enumerate(text):
        places.append(len(kept))
        if not gone(at):
            kept.append(put.get(at, sign) if put else sign)
    return Worn(text="".join(kept), places=(*places, len(kept)))


def as_it_was(text: str) -> Worn:
    return Worn(text=text, places=None)


def straightened(text: str) -> Worn:
    """Curly quotation marks and apostrophes become straight ones; nothing moves."""
    return Worn(text=text.translate(STRAIGHT), places=None)


def unquoted(text: str) -> Worn:
    """No quotation mark is left; apostrophes inside words are."""
    return without(text, lambda at: text[at] in DOUBLE or (text[at] in SINGLE and not _within_word(text, at)))


def scraped(text: str) -> Worn:
    """One line without commas, apostrophes and curly marks: what careless scraping leaves of an article."""
    breaks = {at: " " for at, sign in enumerate(text) if sign == "\n"}
    return without(text, lambda at: text[at] in ",'" or text[at] in "“”‘’", breaks)


def lowered(text: str) -> Worn:
    """No capitals; nothing moves."""
    return Worn(text=_each(text, str.lower), places=None)


def capitals(text: str) -> Worn:
    """Nothing but capitals; nothing moves."""
    return Worn(text=_each(text, str.upper), places=None)


def _each(text: str, change: Callable[[str], str]) -> str:
    """Each character changed, unless that takes more than one."""
    return "".join(changed if len(changed := change(sign)) == 1 else sign for sign in text)


def _within_word(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()


WAYS: Final = (straightened, unquoted, scraped, lowered, capitals)


def worn(text: str, share: float, chance: random.Random) -> Worn:
    """The text as it was, or, for ``share`` of the texts, worn in one of the ways."""
    return chance.choice(WAYS)(text) if chance.random() < share else as_it_was(text)
