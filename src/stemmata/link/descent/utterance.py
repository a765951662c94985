"""The same words in two reports, credited to two voices: one utterance, which one of the reports credits otherwise.

Nobody hits on eight words in a row that another has said, too. So where two statements of one claim share them, both
have them from one mouth or one pen, and there is one origin at most, whomever each of the reports names.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from stemmata.link.voices import Voice
from stemmata.text.shingles import WORD, fold
from stemmata.text.tokens import STOP_WORDS

RUN: Final = 8  # words on end: of so many, two who write alone hit on none ("were driven off from the pastures of Elm")
TELLING: Final = 3  # of them are no words of grammar ("it was the first time that he had been" tells nothing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A statement of a claim, as one report makes it."""

    report: str
    words: str
    denies: bool  # who denies what another says has its words from him
    voices: tuple[Voice, ...]  # where it comes from, as far as that is known


def one_utterance(tellings: Iterable[Telling]) -> Iterator[tuple[str, str]]:
    """Pairs of ids of voices to whom the same run of words is credited; none of voices that one report credits both."""
    heard: defaultdict[tuple[bool, tuple[str, ...]], set[tuple[str, str]]] = defaultdict(set)
    for one in tellings:
        for run in _runs(one.words) if one.voices else ():
            heard[one.denies, run] |= {(one.report, voice.id) for voice in one.voices}
    found: set[tuple[str, str]] = set()
    for places in heard.values():
        beside: defaultdict[str, set[str]] = defaultdict(set)
        for report, voice in places:
            beside[report].add(voice)
        for pair in combinations(sorted({voice for _, voice in places}), 2):
            if pair not in found and not any(set(pair) <= voices for voices in beside.values()):
                found.add(pair)
    yield from sorted(found)


def _runs(words: str) -> Iterator[tuple[str, ...]]:
    """Every run of folded words that is long and tells enough."""
    folded = [fold(word) for word in WORD.findall(words)]
    for first in range(len(folded) - RUN + 1):
        run = tuple(folded[first : first + RUN])
        if sum(word not in STOP_WORDS for word in run) >= TELLING:
            yield run
