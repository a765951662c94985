"""The wording of every report of a case, made comparable, and which pairs are worth aligning.

Never all pairs: reports meet where they share runs of words. Everything here is arrays in, arrays out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from stemmata.model.case import Annotated
from stemmata.model.report import ZoneKind
from stemmata.text.align import SEED, Seeds, seeds
from stemmata.text.shingles import Hashes, Words, shingles, word_hash, words
from stemmata.text.span import Span
from stemmata.text.tokens import STOP_WORDS

# Zones whose words an outlet writes or takes over as text. A caption comes with its photo, from the
# agency that sold it; bylines, datelines, link lists and furniture are alike on all pages of a site.
WORDED: Final[frozenset[ZoneKind]] = frozenset({"headline", "body", "editorial"})
SMALLEST_CASE: Final = 50  # rarity in a case of three reports is judged as if it had fifty
SPEECH: Final = 4  # words; shorter quotations are labels, and a label is no speech
CROWD: Final = 24  # reports; a run of words in more than these pairs only neighbours
NEIGHBOURS: Final = 3
PARTNERS: Final = 24  # for one report: those with whom it shares most
SHARED: Final = 6  # runs in common that make a pair worth aligning: nine words on end, which …
TELLING: Final = 1.5  # … weigh at least this; a run weighs 1 if only the two have it, less the more do


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Wording:
    """One report's words, with what they weigh: arrays of one length."""

    report: str
    words: Words
    seeds: Seeds
    rarity: NDArray[np.float64]  # 0.0 for a word of grammar or one that all reports have, to 1.0
    quoted: NDArray[np.bool_]  # the word stands between quotation marks, as speech
    known: NDArray[np.int64]  # in how many reports the run of words that starts here stands; shorter by SEED - 1


class Pair(NamedTuple):
    """Places of two reports in the sequence of wordings; ``a`` is before ``b``."""

    a: int
    b: int


def wordings(reports: Sequence[Annotated]) -> tuple[Wording, ...]:
    """The wording of each report, in the order given."""
    texts = [words(one.report.text, _worded(one)) for one in reports]
    rare = _table([np.unique(text.hashes) for text in texts])
    runs = [shingles(text.hashes, SEED) for text in texts]
    common = _table([np.unique(run) for run in runs])
    return tuple(
        Wording(
            report=one.report.id,
            words=text,
            seeds=seeds(text.hashes),
            rarity=_rarity(text.hashes, rare, len(reports)),
            quoted=_quoted(one, text),
            known=common.counts[np.searchsorted(common.hashes, run)],
        )
        for one, text, run in zip(reports, texts, runs, strict=True)
    )


def pairs(found: Sequence[Wording]) -> tuple[Pair, ...]:
    """Pairs of reports that share enough runs of words to be worth aligning, sorted.

    A run of words that many reports have (a wire story with forty takers, a stock phrase) pairs each
    report only with the next few in the order given, so that the work grows with the reports and not
    with their square; takers of one wire story stay joined. Each report keeps the partners with whom
    it shares most; a pair that either of the two keeps is kept.
    """
    unique = [np.unique(wording.seeds.hashes) for wording in found]
    if not unique:
        return ()
    hashes = np.concatenate(unique)
    owner = np.repeat(np.arange(len(unique)), [len(one) for one in unique])
    order = np.lexsort((owner, hashes))
    hashes, owner = hashes[order], owner[order]
    met = _meetings(hashes, owner, len(found))
    pair, at, count = np.unique(met.pairs, return_inverse=True, return_counts=True)
    shared = np.bincount(at, weights=met.weights, minlength=len(pair))
    enough = (count >= SHARED) & (shared >= TELLING)
    pair, weight = pair[enough], shared[enough].astype(np.float64).round(6)
    a, b = np.divmod(pair, max(1, len(found)))
    keep = _strongest(a, b, weight) | _strongest(b, a, weight)
    return tuple(map(Pair, a[keep].tolist(), b[keep].tolist()))


class _Table(NamedTuple):
    hashes: Hashes  # sorted
    counts: NDArray[np.int64]  # in how many reports


def _table(unique: Sequence[Hashes]) -> _Table:
    joined = np.concatenate(unique) if unique else np.empty(0, dtype=np.uint64)
    hashes, counts = np.unique(joined, return_counts=True)
    return _Table(hashes, counts)


def _worded(one: Annotated) -> list[Span]:
    if not one.report.zones:
        return [Span(0, len(one.report.text))]
    return [zone.span for zone in one.report.zones if zone.kind in WORDED]


def _rarity(hashes: Hashes, table: _Table, reports: int) -> NDArray[np.float64]:
    """1.0 for a word that one report has, falling with the logarithm of how many have it."""
    size = max(reports, SMALLEST_CASE) + 1
    frequency = table.counts[np.searchsorted(table.hashes, hashes)]
    rarity: NDArray[np.float64] = np.log(size / frequency) / np.log(size)
    rarity[np.isin(hashes, _GRAMMAR)] = 0.0
    return rarity


def _quoted(one: Annotated, text: Words) -> NDArray[np.bool_]:
    mask = np.zeros(len(text), dtype=np.bool_)
    for quotation in one.annotations.quotations:
        if not quotation.scare:
            first, stop = np.searchsorted(text.starts, (quotation.span.start, quotation.span.end))
            mask[first:stop] |= stop - first >= SPEECH
    return mask


class _Meetings(NamedTuple):
    """One entry for each run of words and each two reports that it pairs."""

    pairs: NDArray[np.int64]  # the number of the pair: first report times all reports, plus second
    weights: NDArray[np.float64]


def _meetings(hashes: Hashes, owner: NDArray[np.intp], reports: int) -> _Meetings:
    starts = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1])))
    sizes = np.diff(np.concatenate((starts, [len(hashes)])))
    met = [np.empty(0, dtype=np.int64)]
    weights = [np.empty(0)]
    for size in range(2, CROWD + 1):
        members = owner[starts[sizes == size][:, None] + np.arange(size)]
        left, right = np.triu_indices(size, 1)
        met.append((members[:, left] * reports + members[:, right]).ravel())
        weights.append(np.full(len(met[-1]), 1 / np.sqrt(size - 1)))
    size_of = np.repeat(sizes, sizes)
    for step in range(1, NEIGHBOURS + 1):
        near = np.flatnonzero((size_of[:-step] > CROWD) & (hashes[:-step] == hashes[step:]))
        met.append(owner[near] * reports + owner[near + step])
        weights.append(1 / np.sqrt(size_of[near] - 1))
    return _Meetings(np.concatenate(met), np.concatenate(weights))


def _strongest(one: NDArray[np.int64], other: NDArray[np.int64], shared: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which pairs are among the PARTNERS with whom ``one`` shares most; ties by the other's place."""
    order = np.lexsort((other, -shared, one))
    ranked = one[order]
    starts = np.flatnonzero(np.concatenate(([True], ranked[1:] != ranked[:-1]))) if len(ranked) else ranked
    sizes = np.diff(np.concatenate((starts, [len(ranked)])))
    rank = np.arange(len(ranked)) - np.repeat(starts, sizes)
    keep = np.zeros(len(one), dtype=np.bool_)
    keep[order[rank < PARTNERS]] = True
    return keep


_GRAMMAR: Final = np.array(sorted({word_hash(word) for word in STOP_WORDS}), dtype=np.uint64)
