"""From the model's chances to attributions, under what an attribution is: one cue, its contents, at most one source.

Spans come from the tags, as the likeliest sequence that is one. Then each content takes the cue that its pieces
choose, and each cue that has a content takes the source that its pieces choose, or none. What no cue holds together is
left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from stemmata.text.span import Span
from training.polnear import ROLES, Attribution, Role
from training.windows import BEGIN, TAGS, Piece, Stretch

IMPOSSIBLE: Final = -1e9


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the model says of a whole document.

    ``pieces``: in text order. ``paragraphs``: their stretches of pieces.
    ``roles``: [pieces, tags], logarithms of chances. ``cues`` and ``sources``: [pieces, places], logarithms of the
    chance that the row's piece chooses a place: place 0 is "none to be seen", place k the piece ``seen[row] + k - 1``.
    ``seen``: [pieces], the first piece that the window which owns the piece shows.
    """

    pieces: tuple[Piece, ...]
    paragraphs: tuple[Stretch, ...]
    roles: np.ndarray
    cues: np.ndarray
    sources: np.ndarray
    seen: np.ndarray


def attributions(reading: Reading) -> tuple[Attribution, ...]:
    """The attributions of a document, in the order of their cues. Each has one cue and at least one content."""
    spans = stretches_of(tags_of(reading))
    contents: dict[Stretch, list[Stretch]] = {}
    for content in spans["content"]:
        cue = likeliest(reading.cues, reading.seen, content, spans["cue"], none=False)
        if cue is not None:
            contents.setdefault(cue, []).append(content)
    made = []
    for cue in sorted(contents):
        source = likeliest(reading.sources, reading.seen, cue, spans["source"], none=True)
        made.append(
            Attribution(
                source=spans_of(reading.pieces, [source] if source else []),
                cue=spans_of(reading.pieces, [cue]),
                content=spans_of(reading.pieces, contents[cue]),
            )
        )
    return tuple(made)


def allowed() -> np.ndarray:
    """The costs of one tag after another: 0, or IMPOSSIBLE for a span that goes on without having begun.

    *Shape:* [tags before, tags]. The last row stands for the start of a paragraph.
    """
    costs = np.zeros((len(TAGS) + 1, len(TAGS)))
    for begin in BEGIN.values():
        costs[:, begin + 1] = IMPOSSIBLE
        costs[[begin, begin + 1], begin + 1] = 0.0
    return costs


ALLOWED: Final = allowed()


def tags_of(reading: Reading) -> list[int]:
    """The likeliest tags of a document's pieces; no span leaves its paragraph."""
    tags = [0] * len(reading.pieces)
    for paragraph in reading.paragraphs:
        tags[slice(*paragraph)] = likeliest_tags(reading.roles[slice(*paragraph)])
    return tags


def likeliest_tags(chances: np.ndarray) -> list[int]:
    """The likeliest sequence of tags (Viterbi 1967) in which every inside tag goes on with a span of its role.

    ``chances``: [pieces, tags], logarithms; at least one piece.
    """
    best = ALLOWED[-1] + chances[0]
    came_from = np.zeros(chances.shape, dtype=np.int64)
    for at in range(1, len(chances)):
        ways = best[:, None] + ALLOWED[:-1]
        came_from[at] = ways.argmax(axis=0)
        best = ways.max(axis=0) + chances[at]
    tags = [int(best.argmax())]
    for at in range(len(chances) - 1, 0, -1):
        tags.append(int(came_from[at, tags[-1]]))
    return tags[::-1]


def stretches_of(tags: Sequence[int]) -> dict[Role, tuple[Stretch, ...]]:
    """The spans that tags spell, by role, in text order. An inside tag that goes on with nothing begins a span."""
    found: dict[Role, list[Stretch]] = {role: [] for role in ROLES}
    for role, begin in BEGIN.items():
        for at, tag in enumerate(tags):
            if tag == begin or (tag == begin + 1 and (at == 0 or tags[at - 1] not in (begin, begin + 1))):
                found[role].append(Stretch(at, at + 1))
            elif tag == begin + 1:
                found[role][-1] = Stretch(found[role][-1].first, at + 1)
    return {role: tuple(some) for role, some in found.items()}


def likeliest(
    chances: np.ndarray, seen: np.ndarray, chooser: Stretch, candidates: Iterable[Stretch], *, none: bool
) -> Stretch | None:
    """The candidate that the chooser's pieces choose, on the mean of the logarithms; of equals, the first in the text.

    None where no candidate is to be seen from the chooser and, if ``none`` is to be heard, where that is likelier.
    """
    rows = np.arange(*chooser)
    nearest, furthest = int(seen[rows].max()), int(seen[rows].min()) + chances.shape[1] - 1
    chosen, highest = None, float(chances[rows, 0].mean()) if none else IMPOSSIBLE / 2
    for candidate in candidates:
        if candidate.first < nearest or candidate.last > furthest:
            continue
        places = np.arange(*candidate) + 1 - seen[rows, None]
        score = float(np.logaddexp.reduce(chances[rows[:, None], places], axis=1).mean())
        if score > highest:
            chosen, highest = candidate, score
    return chosen


def spans_of(pieces: Sequence[Piece], stretches: Iterable[Stretch]) -> tuple[Span, ...]:
    """Where stretches of pieces stand in the text, in text order; neighbours become one span."""
    joined: list[Stretch] = []
    for stretch in sorted(stretches):
        if joined and joined[-1].last == stretch.first:
            joined[-1] = Stretch(joined[-1].first, stretch.last)
        else:
            joined.append(stretch)
    return tuple(Span(pieces[one.first].start, pieces[one.last - 1].end) for one in joined)
