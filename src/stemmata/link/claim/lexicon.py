"""What words mean, as far as a changed word must be judged by it: opposites, and nouns for people.

From WordNet (``wordnet/``, its licence beside it; ``training/wordnet.py`` takes the tables out), with a few pairs that
the news opposes and WordNet does not.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from stemmata.link.claim.wordclasses import poles, same_word
from stemmata.text.tokens import stem

# Two poles, parted by "/"; the first two words are from the wordings that taught the row.
NEWS_OPPOSITES: Final = (
    "keep kept keeping retain / delete deleted remove removed removing discard erase",
    "install installed installing / remove removed uninstall uninstalled delete deleted",
    "voluntary optional / mandatory compulsory obligatory required",
    "allowed permitted free / forced obliged compelled banned",
    "banning banned prohibited / endorsing endorsed promoting promoted",
    "thriving successful / struggling failing troubled ailing",
    "arrested charged convicted / acquitted cleared released freed",
)
# "named" and "unnamed".
NEGATING: Final = ("un", "non", "dis")
SHORTEST: Final = 4  # letters of a word that such a syllable turns


def opposite(one: str, other: str) -> bool:
    """Whether two words, lower case, mean opposite things; the same either way about."""
    if one == other:
        return False
    first, second = stem(one), stem(other)
    if second in _opposites().get(first, ()) or _turned(one, other) or _turned(other, one):
        return True
    mine, its = poles([first]), poles([second])
    return any(axis in its and its[axis] != pole for axis, pole in mine.items())


def _turned(one: str, other: str) -> bool:
    return any(
        one.startswith(syllable) and len(other) >= SHORTEST and stem(one.removeprefix(syllable)) == stem(other)
        for syllable in NEGATING
    )


def person(word: str) -> bool:
    """Whether a word, lower case and of either number, is a noun for people."""
    return _noun(word) is not None


def another_person(one: str, other: str) -> bool:
    """Whether two nouns for people name different ones: neither means the same as the other, or more."""
    first, second = _noun(one), _noun(other)
    if first is None or second is None or first == second or same_word(stem(first)) == same_word(stem(second)):
        return False
    people = _people()
    return second not in people[first] and first not in people[second]


def _noun(word: str) -> str | None:
    people = _people()
    singular = (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y")
    tried = (*singular, word.removesuffix("men") + "man" if word.endswith("men") else word)
    return next((one for one in tried if one in people), None)


@cache
def _opposites() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    pairs = [line.split("\t") for line in _lines("antonyms.tsv")]
    for row in NEWS_OPPOSITES:
        first, second = (side.split() for side in row.split(" / "))
        pairs += [[one, other] for one in first for other in second]
    for one, other in pairs:
        left, right = stem(one), stem(other)
        if left != right:
            found.setdefault(left, set()).add(right)
            found.setdefault(right, set()).add(left)
    return {key: frozenset(words) for key, words in found.items()}


@cache
def _people() -> Mapping[str, frozenset[str]]:
    lines = (line.split("\t") for line in _lines("people.tsv"))
    return {word: frozenset(wider.split()) for word, wider in lines}


def _lines(name: str) -> list[str]:
    return (files("stemmata.link.claim") / "wordnet" / name).read_text("utf-8").splitlines()
