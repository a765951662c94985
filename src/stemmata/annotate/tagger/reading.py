"""Reads a whole text with a model, window by window, into one value that decoding takes.

A model is anything that gives the arrays of Heads for a batch of windows: the one that ships, or weights in training.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from stemmata.annotate.tagger.windows import Piece, Stretch, Window
from stemmata.text.span import Span

CLS: Final = 101
SEP: Final = 102
Logs = np.ndarray  # logarithms of chances


class Heads(NamedTuple):
    """What a model says of one window; logits, not normalised.

    ``roles`` of outermost attributions and ``inner`` of those within their contents: [places, tags].
    ``names``: [places, name tags].
    ``cues`` and ``sources``: [places, places], row chooses column. Place 0 is the window's first mark.
    """

    roles: np.ndarray
    inner: np.ndarray
    names: np.ndarray
    cues: np.ndarray
    sources: np.ndarray


# Takes the numbers of a window's pieces, with its marks, and how each is written; both [places], int64.
Model = Callable[[np.ndarray, np.ndarray], Heads]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a model says of a whole text.

    ``paragraphs``: their stretches of pieces. ``roles``, ``inner``, ``names``: [pieces, tags], logarithms of
    chances.
    ``cues`` and ``sources``: for each window [own pieces, places], logarithms of the chance that the row's piece
    chooses the place; place 0 is "none to be seen".
    """

    pieces: tuple[Piece, ...]
    paragraphs: tuple[Stretch, ...]
    windows: tuple[Window, ...]
    roles: Logs
    inner: Logs
    names: Logs
    cues: tuple[Logs, ...]
    sources: tuple[Logs, ...]

    @property
    def goes_on(self) -> list[bool]:
        """Of each piece, whether it goes on with the word of the piece before it."""
        return [piece.goes_on for piece in self.pieces]

    def span_of(self, stretch: Stretch) -> Span:
        """Where a stretch of pieces stands in the text."""
        return Span(self.pieces[stretch.first].start, self.pieces[stretch.last - 1].end)

    def window_of(self, piece: int) -> int:
        """The index of the window that owns a piece."""
        return bisect_right(self.windows, piece, key=lambda window: window.own.first) - 1


def read(pieces: Sequence[Piece], paragraphs: Sequence[Stretch], made: Sequence[Window], model: Model) -> Reading:
    """The reading of a text of which ``made`` are the windows.

    One window at a time: nothing is padded, memory is that of one window, and none is read otherwise for its company.
    """
    tags: dict[str, list[Logs]] = {"roles": [], "inner": [], "names": []}
    cues: list[Logs] = []
    sources: list[Logs] = []
    for window in made:
        shown = [pieces[at] for at in window.pieces()]
        heads = model(
            np.array([CLS, *(piece.id for piece in shown), SEP], dtype=np.int64),
            np.array([0, *(piece.case for piece in shown), 0], dtype=np.int64),
        )
        own, places = window.places_of(window.own), len(window) + 1
        for name, kept in tags.items():
            said: np.ndarray = getattr(heads, name)
            kept.append(log_softmax(said[own]))
        cues.append(log_softmax(heads.cues[own, :places]))
        sources.append(log_softmax(heads.sources[own, :places]))
    return Reading(
        pieces=tuple(pieces),
        paragraphs=tuple(paragraphs),
        windows=tuple(made),
        cues=tuple(cues),
        sources=tuple(sources),
        **{name: np.concatenate(kept) if kept else np.zeros((0, 1)) for name, kept in tags.items()},
    )


def log_softmax(logits: np.ndarray) -> Logs:
    """Logarithms of chances along the last axis; what cannot be chosen, as padding, has to be left out before."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    chances: np.ndarray = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return chances


def mean_of(some: np.ndarray) -> float:
    """The mean of one row of numbers, at least one: what ``mean`` gives, in a third of the time for a few of them."""
    return float(np.add.reduce(some) / len(some))
