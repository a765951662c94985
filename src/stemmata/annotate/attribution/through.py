"""Through whom a source came to the reader: "the letter, seen by the Beacon", "a memo quoted by the Beacon"."""

from collections.abc import Sequence
from typing import Final

from stemmata.annotate.attribution.attributions import Channel, Range
from stemmata.annotate.attribution.noun_phrases import phrase_after
from stemmata.annotate.attribution.units import Word
from stemmata.annotate.lexicon.function_words import DETERMINERS

# who holds a paper, nearest to it, and who tells of it, further out
_HOLDS: Final = frozenset("seen obtained reviewed viewed examined acquired released received leaked".split())
_TELLS: Final = frozenset(
    "speaking spoke talking talked reported carried published quoted cited broadcast aired printed posted".split()
)
_SPEAKS: Final = frozenset("speaking spoke talking talked quoted cited".split())  # of these a person may be the source
_BY: Final = frozenset({"by", "in", "to", "on", "with"})
_FILLERS: Final = frozenset("and also first later then exclusively been was were is has had have and which who".split())
_COPY: Final = (("a", "copy", "of", "which"), ("copies", "of", "which"), ("which",), ("that",))
_MOST = 3


def through(words: Sequence[Word], source: Range, limit: int) -> tuple[tuple[Channel, ...], int]:
    """The voices that stand between the reader and a source, outermost first, and the word after them.

    No channels and the source's own end where the source is followed by nothing of the kind. Names among them are cut
    at a comma; a participle without "by" and a name ends the list.
    """
    found: list[tuple[bool, Channel]] = []
    end = source[1]
    at = end
    for _ in range(_MOST):
        at = _past_fillers(words, at, limit)
        if at + 1 >= limit or words[at].lower not in _HOLDS | _TELLS or words[at + 1].lower not in _BY:
            break
        stop = phrase_after(words, at + 2, limit)
        if stop == at + 2 or not any(w.capital or w.lower in DETERMINERS for w in words[at + 2 : stop]):
            break
        channel = Channel(
            source=(at + 2, stop), cue=(at, at + 2), must_be="held" if words[at].lower not in _SPEAKS else "told"
        )
        found.append((words[at].lower in _TELLS, channel))
        at = end = stop
    told = [channel for tells, channel in reversed(found) if tells]
    held = [channel for tells, channel in reversed(found) if not tells]
    return (*told, *held), end


def _past_fillers(words: Sequence[Word], at: int, limit: int) -> int:
    if at < limit and words[at].kind == "comma":
        at += 1
    for phrase in _COPY:
        if tuple(w.lower for w in words[at : at + len(phrase)]) == phrase:
            at += len(phrase)
            break
    while at < limit and (words[at].lower in _FILLERS or words[at].lower.endswith("ly")):
        at += 1
    return at
