"""Reads a whole text with a model, window by window, into one value that decoding takes.

A model is anything that gives the arrays of Heads for a batch of windows: the one that ships, or weights in training.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from stemmata.annotate.tagger.windows import MARKS, Piece, Stretch, Window

CLS: Final = 101
SEP: Final = 102
PAD: Final = 0
AT_ONCE: Final = 8  # windows: bounds memory, whatever the length of the text
Logs = np.ndarray  # logarithms of chances


class Heads(NamedTuple):
    """What a model says of a batch of windows; logits, not normalised.

    ``roles`` of outermost attributions and ``inner`` of those within their contents: [windows, places, tags].
    ``names``: [windows, places, name tags]. ``cues`` and ``sources``: [windows, places, places], row chooses column.
    Place 0 is the window's first mark.
    """

    roles: np.ndarray
    inner: np.ndarray
    names: np.ndarray
    cues: np.ndarray
    sources: np.ndarray


Model = Callable[[np.ndarray, np.ndarray], Heads]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a model says of a whole text.

    ``paragraphs``: their stretches of pieces. ``roles``, ``inner``, ``names``: [pieces, tags], logarithms of chances.
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

    def window_of(self, piece: int) -> int:
        """The index of the window that owns a piece."""
        return bisect_right([window.own.first for window in self.windows], piece) - 1


def read(pieces: Sequence[Piece], paragraphs: Sequence[Stretch], made: Sequence[Window], model: Model) -> Reading:
    """The reading of a text of which ``made`` are the windows; windows of like length go through the model together."""
    widths: dict[str, np.ndarray] = {}
    links: dict[int, tuple[Logs, Logs]] = {}
    order = sorted(range(len(made)), key=lambda at: (len(made[at]), at))
    for batch in (order[at : at + AT_ONCE] for at in range(0, len(order), AT_ONCE)):
        heads = model(*inputs([[pieces[p].id for p in made[at].pieces()] for at in batch]))
        for row, at in enumerate(batch):
            window = made[at]
            own, places = window.places_of(window.own), len(window) + 1
            for name in ("roles", "inner", "names"):
                said: np.ndarray = getattr(heads, name)
                kept = widths.setdefault(name, np.zeros((len(pieces), said.shape[2])))
                kept[slice(*window.own)] = log_softmax(said[row, own])
            links[at] = (log_softmax(heads.cues[row, own, :places]), log_softmax(heads.sources[row, own, :places]))
    none = np.zeros((len(pieces), 1))
    return Reading(
        pieces=tuple(pieces),
        paragraphs=tuple(paragraphs),
        windows=tuple(made),
        roles=widths.get("roles", none),
        inner=widths.get("inner", none),
        names=widths.get("names", none),
        cues=tuple(links[at][0] for at in range(len(made))),
        sources=tuple(links[at][1] for at in range(len(made))),
    )


def inputs(windows: Sequence[Sequence[int]]) -> tuple[np.ndarray, np.ndarray]:
    """Windows of piece numbers with their marks, padded to the longest, and the mask: 1 where a piece or a mark stands.

    *Shape of both:* [windows, places], int64.
    """
    length = max(len(ids) for ids in windows) + MARKS
    padded = np.full((len(windows), length), PAD, dtype=np.int64)
    mask = np.zeros_like(padded)
    for at, ids in enumerate(windows):
        padded[at, : len(ids) + MARKS] = [CLS, *ids, SEP]
        mask[at, : len(ids) + MARKS] = 1
    return padded, mask


def log_softmax(logits: np.ndarray) -> Logs:
    """Logarithms of chances along the last axis; what cannot be chosen, as padding, has to be left out before."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    chances: np.ndarray = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return chances
