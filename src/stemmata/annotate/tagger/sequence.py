"""Spans as tags of pieces, and back: a piece begins a span of a kind, goes on with it, or stands outside all.

Tag 0 is outside; of the kind number k, counted from 0, ``2k + 1`` begins a span and ``2k + 2`` goes on with it.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final, Literal

import numpy as np

from stemmata.annotate.tagger.windows import Stretch

Role = Literal["source", "cue", "content"]
ROLES: Final[tuple[Role, ...]] = ("source", "cue", "content")
IMPOSSIBLE: Final = -1e9
OUTSIDE: Final = 0


def tag_names(kinds: Sequence[str]) -> tuple[str, ...]:
    """The names of the tags, by their number: "O", "B-person", "I-person" …"""
    return ("O", *(f"{part}-{kind}" for kind in kinds for part in "BI"))


TAGS: Final = tag_names(ROLES)


def tagged(count: int, spans: Iterable[tuple[Stretch, int]]) -> list[int]:
    """The tags of ``count`` pieces that spell the spans, each with the number of its kind; of two, the later stands."""
    tags = [OUTSIDE] * count
    for stretch, kind in spans:
        tags[stretch.first : stretch.last] = [2 * kind + 1] + [2 * kind + 2] * (stretch.last - stretch.first - 1)
    return tags


def stretches_of(tags: Sequence[int]) -> tuple[tuple[Stretch, int], ...]:
    """The spans that tags spell, in text order, each with the number of its kind.

    A tag that goes on with nothing begins a span; numbers below 0 stand outside.
    """
    found: list[tuple[Stretch, int]] = []
    for at, tag in enumerate(tags):
        if tag <= OUTSIDE:
            continue
        kind, inside = divmod(tag - 1, 2)
        if inside and found and found[-1][1] == kind and found[-1][0].last == at:
            found[-1] = (Stretch(found[-1][0].first, at + 1), kind)
        else:
            found.append((Stretch(at, at + 1), kind))
    return tuple(found)


def tags_of(chances: np.ndarray, paragraphs: Iterable[Stretch], goes_on: Sequence[bool] | None = None) -> list[int]:
    """The likeliest tags of a text's pieces; no span leaves its paragraph, and outside them nothing is tagged.

    ``chances``: [pieces, tags], logarithms. ``goes_on``: of each piece, whether it goes on with the word of the piece
    before it; no span begins or ends within a word, whose first piece speaks for it. None: each piece is a word.
    """
    tags = [OUTSIDE] * len(chances)
    for first, last in paragraphs:
        words = [at for at in range(first, last) if at == first or not (goes_on and goes_on[at])]
        found = _tags_of_words(chances[words])
        for tag, at, end in zip(found, words, [*words, last][1:], strict=True):
            tags[at] = tag
            tags[at + 1 : end] = [tag + tag % 2] * (end - at - 1)  # the rest of a word goes on with what it begins
    return tags


def _tags_of_words(chances: np.ndarray) -> list[int]:
    """The likeliest tag of each for itself, where that spells spans; only where it does not, a sequence is sought."""
    likeliest = chances.argmax(axis=1)
    legal = allowed(chances.shape[1])[np.concatenate([[-1], likeliest[:-1]]), likeliest] == 0.0
    found: list[int] = likeliest.tolist()
    return found if legal.all() else likeliest_tags(chances)


@cache
def allowed(tags: int) -> np.ndarray:
    """The costs of one tag after another: 0, or IMPOSSIBLE where a span goes on without having begun.

    *Shape:* [tags before, tags]. The last row stands for the start of a paragraph.
    """
    costs = np.zeros((tags + 1, tags))
    for inside in range(2, tags, 2):
        costs[:, inside] = IMPOSSIBLE
        costs[[inside - 1, inside], inside] = 0.0
    return costs


def likeliest_tags(chances: np.ndarray) -> list[int]:
    """The likeliest sequence of tags (Viterbi 1967) that spells spans; of equals, the tag with the least number.
    Nothing for no pieces.

    ``chances``: [pieces, tags], logarithms. A tag that goes on with a span has two tags before it, every other tag has
    all of them: for so few, plain numbers are faster than arrays.
    """
    if not len(chances):
        return []
    first, *others = chances.tolist()
    best = [log + IMPOSSIBLE if tag and tag % 2 == 0 else log for tag, log in enumerate(first)]
    came_from: list[list[int]] = []
    for logs in others:
        highest = max(best)
        sums, ways = [highest + logs[OUTSIDE]], [best.index(highest)]
        for begun in range(1, len(logs), 2):
            within = begun if best[begun] >= best[begun + 1] else begun + 1
            sums += [highest + logs[begun], best[within] + logs[begun + 1]]
            ways += [ways[OUTSIDE], within]
        best = sums
        came_from.append(ways)
    tags = [best.index(max(best))]
    for ways in reversed(came_from):
        tags.append(ways[tags[-1]])
    return tags[::-1]
