"""Exact alignment of two texts: the runs of words that both have, in the same order in both.

Seeds are shared shingles; neighbouring seeds on one diagonal grow into maximal runs; the heaviest
chain of runs that keeps the order of both texts is the alignment. Whoever copies a text keeps its
order, while stock phrases that two texts happen to share stand in any order.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemmata.text.shingles import Hashes, Places, shingles

SEED: Final = 4  # words; two sentences that merely tell the same thing often share three in a row
REPEATS: Final = 4  # a shingle that one text repeats more often is a refrain, and seeds nothing
NEAR: Final = 12  # words on either side of a run within which changed words part it from the rest of its sentence
RUNS: Final = 256  # the longest runs that a chain is made of


class Run(NamedTuple):
    """The same words in both texts: ``length`` words from word ``a`` and from word ``b``."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Seeds:
    """The shingles of one text, sorted by hash, each with its place: made once, used for every pair."""

    hashes: Hashes
    places: Places


def seeds(hashes: Hashes, size: int = SEED) -> Seeds:
    """The seeds of a text, from the hashes of its words."""
    made = shingles(hashes, size)
    order = np.argsort(made, kind="stable")
    return Seeds(hashes=made[order], places=order.astype(np.int64))


def aligned(a: Seeds, b: Seeds, size: int = SEED) -> tuple[Run, ...]:
    """Runs of at least ``size`` words, strictly later in both texts from one to the next; maybe none.

    ``size`` must be the one that the seeds were made with.
    """
    return chained(maximal_runs(a, b, size), size)


def maximal_runs(a: Seeds, b: Seeds, size: int = SEED) -> tuple[Run, ...]:
    """Every run of at least ``size`` words that both texts have and that cannot grow, sorted."""
    left = np.searchsorted(b.hashes, a.hashes, side="left")
    found = np.searchsorted(b.hashes, a.hashes, side="right") - left
    hits = np.flatnonzero((found > 0) & (found <= REPEATS))
    if not len(hits):
        return ()
    times = found[hits]
    in_a = np.repeat(a.places[hits], times)
    nth = np.arange(len(in_a)) - np.repeat(np.cumsum(times) - times, times)
    in_b = b.places[np.repeat(left[hits], times) + nth]
    diagonal = in_a - in_b
    order = np.lexsort((in_a, diagonal))
    in_a, in_b, diagonal = in_a[order], in_b[order], diagonal[order]
    breaks = np.flatnonzero((np.diff(diagonal) != 0) | (np.diff(in_a) != 1)) + 1
    first = np.concatenate(([0], breaks))
    last = np.concatenate((breaks, [len(in_a)])) - 1
    lengths = in_a[last] - in_a[first] + size
    return tuple(sorted(map(Run, in_a[first].tolist(), in_b[first].tolist(), lengths.tolist())))


def chained(runs: tuple[Run, ...], shortest: int = SEED) -> tuple[Run, ...]:
    """The heaviest chain of runs in the order of both texts; where two overlap, the later gives way.

    Nothing of a run that gave way stays if fewer than ``shortest`` words are left. Among equally heavy
    chains the one that starts first wins.
    """
    kept = runs if len(runs) <= RUNS else tuple(sorted(sorted(runs, key=lambda run: (-run.length, run))[:RUNS]))
    weights = [run.length for run in kept]
    before = [-1] * len(kept)
    for i, run in enumerate(kept):
        for j in range(i):
            rest = run.length - _overlap(kept[j], run)
            if rest >= shortest and kept[j].a < run.a and kept[j].b < run.b and weights[j] + rest > weights[i]:
                weights[i] = weights[j] + rest
                before[i] = j
    if not kept:
        return ()
    at = max(range(len(kept)), key=lambda i: (weights[i], -i))
    chain: list[Run] = []
    while at >= 0:
        cut = _overlap(kept[before[at]], kept[at]) if before[at] >= 0 else 0
        run = kept[at]
        chain.append(Run(run.a + cut, run.b + cut, run.length - cut))
        at = before[at]
    return tuple(reversed(chain))


def common(runs: Sequence[Run], a: Hashes, b: Hashes) -> NDArray[np.bool_]:
    """Which words of ``a`` stand in ``b`` too: those of the runs, and between and beside them the same words again.

    *Shape:* that of ``a``. Runs need not keep an order. A revision that changes every third word leaves no run of four
    between its changes; so the words near a run are looked for near the same run in the other text.
    """
    held = np.zeros(len(a), dtype=np.bool_)
    if not runs:
        return held
    first_a, first_b, lengths = np.array(runs, dtype=np.int64).T
    for run in runs:
        held[run.a : run.a + run.length] = True
    step = np.arange(NEAR)
    for start_a, start_b in ((first_a - NEAR, first_b - NEAR), (first_a + lengths, first_b + lengths)):
        in_a, in_b = start_a[:, None] + step, start_b[:, None] + step
        there_a, there_b = (in_a >= 0) & (in_a < len(a)), (in_b >= 0) & (in_b < len(b))
        mine, other = a[np.where(there_a, in_a, 0)], b[np.where(there_b, in_b, 0)]
        same = ((mine[:, :, None] == other[:, None, :]) & there_b[:, None, :]).any(axis=2) & there_a
        held[in_a[same]] = True
    return held


def _overlap(earlier: Run, later: Run) -> int:
    """How many words the later run must give up so that it starts after the earlier one in both texts."""
    return max(0, earlier.a + earlier.length - later.a, earlier.b + earlier.length - later.b)
