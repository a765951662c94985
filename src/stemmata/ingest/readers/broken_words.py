"""Words that a hyphen parts at the end of a line: joined, or with their hyphen where it is one of the word's own."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

HYPHENS = "-\u2010\u00ad"
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_LAST = re.compile(r"[^\W\d_]+$")
_FIRST = re.compile(r"[^\W\d_]+")
_SHORTEST_HALF = 2  # letters; typesetters leave no single letter behind


def is_broken(before: str, after: str) -> bool:
    """The first word ends in a hyphen after a letter or digit, and the second opens with a letter."""
    return len(before) > 1 and before[-1] in HYPHENS and before[-2].isalnum() and after[:1].isalpha()


def counted(words: Iterable[str]) -> Counter[str]:
    """How often each word stands in a text, with and without hyphens, in small letters."""
    return Counter(match.group().lower() for word in words for match in _WORD.finditer(word))


def rejoined(before: str, after: str, text: Counter[str]) -> str:
    """The word whose halves these are; ``before`` ends in its hyphen.

    A soft hyphen is never the word's own; one before a capital or after a digit always is ("Anglo-Saxon", "20-year").
    Else the text decides that writes the word within a line, then a list of common English words ("long-term" is none
    of them, but "long" and "term" are); a word that neither knows is joined, as most broken words want it.
    """
    stem, hyphen = before[:-1], before[-1]
    if hyphen == "\u00ad":
        return stem + after
    first, second = _LAST.search(stem), _FIRST.match(after)
    if first is None or second is None or not second.group()[0].islower() or len(first.group()) < _SHORTEST_HALF:
        return before + after
    one, other = first.group().lower(), second.group().lower()
    whole, parted = text[one + other], sum(text[f"{one}{mark}{other}"] for mark in HYPHENS[:2])
    if whole != parted:
        return stem + after if whole > parted else before + after
    known = _common_words()
    own = one + other not in known and {one, other} <= known
    hyphened = stem[: first.start()].endswith(tuple(HYPHENS))  # "state-of-the-" and "art"
    return before + after if own or hyphened else stem + after


@cache
def _common_words() -> frozenset[str]:
    """Some 20,000 English words of at least two letters, those of the vocabulary that the package ships for vectors."""
    shipped = json.loads((files("stemmata.text") / "vocabulary.json").read_text("utf-8"))
    return frozenset(word for word in shipped["model"]["vocab"] if word.isalpha() and len(word) > 1)
