"""Windows as tensors: the inputs of the model, and what it should say of them."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import torch

from stemmata.annotate.tagger.pieces import pieces_of
from stemmata.annotate.tagger.reading import CLS, SEP
from stemmata.annotate.tagger.windows import MARKS, Stretch, Window, Windowing, lines, windows
from stemmata.text.wordpieces import Encoder
from training.labels import Labels, labels
from training.mentions import Named, NamedText
from training.mentions import labels as name_tags
from training.model import IGNORED, Batch
from training.polnear import Attribution
from training.taught import Taught
from training.wear import Worn, worn

PAD: Final = 0
MASK: Final = 103


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One window and what is taught of its text; ``ids`` and ``cases`` are those of the shown pieces, without marks.

    A layer that nobody marked in the text is None.
    """

    ids: tuple[int, ...]
    cases: tuple[int, ...]
    window: Window
    outer: Labels | None
    inner: tuple[int, ...] | None
    inner_sources: dict[int, tuple[Stretch, ...]]
    names: tuple[int, ...] | None


def examples_of(text: Taught, encoder: Encoder, sizes: Windowing) -> tuple[Example, ...]:
    """The windows of a text, in text order, with what is taught of it."""
    pieces, units = pieces_of(text.text, lines(text.text), encoder)
    outer = labels(pieces, text.attributions) if text.attributions is not None else None
    inner = labels(pieces, text.inner) if text.inner is not None else None
    names = name_tags(pieces, text.names) if text.names is not None else None
    return tuple(
        Example(
            ids=tuple(pieces[at].id for at in window.pieces()),
            cases=tuple(pieces[at].case for at in window.pieces()),
            window=window,
            outer=outer,
            inner=inner.tags if inner else None,
            inner_sources=inner.sources if inner else {},
            names=names,
        )
        for window in windows(units, sizes)
    )


def worn_texts(texts: Iterable[Taught], share: float, seed: int) -> list[Taught]:
    """The texts of one pass: a share of them worn, with their marks carried along. The same for the same seed."""
    chance = random.Random(seed)
    return [_carried(text, worn(text.text, share, chance)) for text in texts]


def _carried(text: Taught, as_worn: Worn) -> Taught:
    def moved(some: Iterable[Attribution]) -> tuple[Attribution, ...]:
        return tuple(
            Attribution(
                **{
                    role: tuple(span for one in spans if (span := as_worn.carried(one)) is not None)
                    for role, spans in (("source", a.source), ("cue", a.cue), ("content", a.content))
                }
            )
            for a in some
        )

    return replace(
        text,
        text=as_worn.text,
        attributions=moved(text.attributions) if text.attributions is not None else None,
        inner=moved(text.inner) if text.inner is not None else None,
        names=_names_carried(text.names, as_worn) if text.names is not None else None,
    )


def _names_carried(named: NamedText, as_worn: Worn) -> NamedText:
    names = ((as_worn.carried(name.span), name.kind) for name in named.names)
    unsure = (as_worn.carried(span) for span in named.unsure)
    return replace(
        named,
        text=as_worn.text,
        names=tuple(Named(span, kind) for span, kind in names if span is not None),
        unsure=tuple(span for span in unsure if span is not None),
    )


def batch_of(examples: Sequence[Example]) -> Batch:
    """One batch of windows with their labels."""
    ids, mask = inputs([example.ids for example in examples])
    cases = np.zeros_like(ids)
    tags, inner, names = (np.full(ids.shape, IGNORED, dtype=np.int64) for _ in range(3))
    cues = np.zeros((*ids.shape, ids.shape[1]), dtype=bool)
    sources = np.zeros_like(cues)
    for row, example in enumerate(examples):
        shown = list(example.window.pieces())
        places = slice(1, 1 + len(shown))
        cases[row, places] = example.cases
        for layer, said in (
            (tags, example.outer.tags if example.outer else None),
            (inner, example.inner),
            (names, example.names),
        ):
            if said is not None:
                layer[row, places] = [said[at] for at in shown]
        hung = example.outer.cues if example.outer else {}
        said_by = {**(example.outer.sources if example.outer else {}), **example.inner_sources}
        for place, at in enumerate(shown, start=1):
            if at in hung:
                cue = hung[at]
                _want(cues[row, place], example.window, at, (cue,) if cue else ())
            if at in said_by:
                _want(sources[row, place], example.window, at, said_by[at])
    return Batch(*(torch.from_numpy(part) for part in (ids, cases, mask, tags, inner, names, cues, sources)))


def masked(batch: Batch, share: float) -> Batch:
    """The batch with a share of its pieces, drawn by torch's seed, hidden: what is said of them has to come from
    their neighbours. Marks and padding stay."""
    drawn = torch.rand(batch.ids.shape) < share
    words = (batch.ids != PAD) & (batch.ids != CLS) & (batch.ids != SEP)
    return batch._replace(ids=batch.ids.masked_fill(drawn & words, MASK))


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


def _want(row: np.ndarray, window: Window, at: int, partners: tuple[Stretch, ...]) -> None:
    """Marks in a row what the piece ``at`` may choose: its partner's pieces, or the first mark where it sees none.

    A piece of the context whose partner is outside the window wants nothing: another window owns it and shows both.
    """
    for partner in partners:
        for piece in range(*partner):
            place = window.place_of(piece)
            if place is not None:
                row[place] = True
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
