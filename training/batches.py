"""Windows as tensors: the inputs of the model, and what it should say of them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from tokenizers import Tokenizer

from training.config import Windowing
from training.inputs import inputs, pieces_of
from training.model import IGNORED, Batch
from training.polnear import Document
from training.windows import MARKS, Labels, Stretch, Window, labels, paragraphs, stretches, windows


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One window and the labels of its document; ``ids`` are those of the seen pieces, without marks."""

    ids: tuple[int, ...]
    window: Window
    labels: Labels


def examples_of(document: Document, tokenizer: Tokenizer, sizes: Windowing) -> tuple[Example, ...]:
    """The windows of a document, in text order, with what a reader said of it."""
    pieces = pieces_of(document.text, tokenizer)
    units = tuple(stretches(pieces, paragraphs(document.text)))
    marked = labels(pieces, document.attributions)
    return tuple(
        Example(ids=tuple(piece.id for piece in pieces[slice(*window.seen)]), window=window, labels=marked)
        for window in windows(units, sizes)
    )


def batch_of(examples: Sequence[Example]) -> Batch:
    """One batch of windows with their labels."""
    ids, mask = inputs([example.ids for example in examples])
    tags = np.full(ids.shape, IGNORED, dtype=np.int64)
    cues = np.zeros((*ids.shape, ids.shape[1]), dtype=bool)
    sources = np.zeros_like(cues)
    for row, example in enumerate(examples):
        seen = example.window.seen
        tags[row, 1 : 1 + seen.last - seen.first] = example.labels.tags[slice(*seen)]
        for at in range(*seen):
            if at in example.labels.cues:
                cue = example.labels.cues[at]
                _want(cues[row, at - seen.first + 1], example.window, at, (cue,) if cue else ())
            if at in example.labels.sources:
                _want(sources[row, at - seen.first + 1], example.window, at, example.labels.sources[at])
    return Batch(*(torch.from_numpy(part) for part in (ids, mask, tags, cues, sources)))


def _want(row: np.ndarray, window: Window, at: int, partners: tuple[Stretch, ...]) -> None:
    """Marks in a row what the piece ``at`` may choose: its partner's pieces, or the first mark where it sees none.

    A piece of the context whose partner is outside the window wants nothing: another window owns it and shows both.
    """
    seen = window.seen
    for partner in partners:
        first, last = max(partner.first, seen.first), min(partner.last, seen.last)
        row[first - seen.first + 1 : max(first, last) - seen.first + 1] = True
    if not row.any() and (not partners or window.own.first <= at < window.own.last):
        row[0] = True


def order_of(examples: Sequence[Example], batch_pieces: int, seed: int) -> tuple[tuple[int, ...], ...]:
    """Batches for one pass, as indices of examples: windows of like length together, batches in random order.

    The same for the same seed. A batch holds at most ``batch_pieces`` pieces with its padding, but one window at least.
    """
    chance = random.Random(seed)
    ranked = sorted(range(len(examples)), key=lambda at: (len(examples[at].ids) // 16, chance.random()))
    batches: list[list[int]] = []
    longest = 0
    for at in ranked:
        longest = max(longest, len(examples[at].ids) + MARKS)
        if not batches or longest * (len(batches[-1]) + 1) > batch_pieces:
            batches.append([])
            longest = len(examples[at].ids) + MARKS
        batches[-1].append(at)
    chance.shuffle(batches)
    return tuple(tuple(batch) for batch in batches)
