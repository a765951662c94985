"""Shared wording between two reports: where it stands in both, what it weighs, and why.

Shared wording proves that two texts depend on one another or on a third; it does not say which way.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import exp, isqrt
from typing import Final, NamedTuple

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from stemmata.link.descent.publication import order, within
from stemmata.link.descent.wording import Wording, pairs, wordings
from stemmata.model.case import Annotated
from stemmata.model.evidence import Anchor, Evidence
from stemmata.text.align import SEED, Run, chained, common, maximal_runs
from stemmata.text.shingles import shingles
from stemmata.text.span import Span

GAP: Final = 4  # words changed or put in between that do not break a stretch
LEAST_TOLD: Final = 4  # telling words besides stock, in a pair that shares little
FAMILIES: Final = 3  # families of reports in which background stands word for word, and a text that was copied does not
WITHIN: Final = 0.9  # of a text's words that stand in the other: almost wholly
LEAST_RARE: Final = 0.2  # a word that tells something: not every second report of the case has it
QUOTED: Final = 0.25  # what a quoted word weighs: both reports may have it from the speaker
LEAST_STRETCH: Final = 2.0  # a stretch that weighs less is a turn of phrase …
LEAST_OF_MANY: Final = 0.5  # … unless many keep the order through a good part of the text: a revised copy
LEAST: Final = 5.0  # a pair that shares less, in all, is not told …
LEAST_OF_LITTLE: Final = 8.0  # … nor one that shares less than this, where it is a small part of both:
LITTLE: Final = 0.2  # background of the affair, which desks keep ready and paste under any story
ENOUGH: Final = 12.0  # a pair that shares this much is as good as certain to depend (strength 0.63, then rising)
TAKEN: Final = 1 / 3  # who shares this much of the shorter text shares a story, not stock phrases
FORMULA: Final = 20  # words; no house style repeats more on end, though desks paste longer background
SEASON: Final = 14  # days; a text is taken over sooner, while formulae of the news live for years
STOCK: Final = 5  # reports, or half the square root of all, if that is more
STOCK_OF_A_SITE: Final = 2  # reports; wording that more pages of one outlet have is the site's own


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Wording that two reports share, small changes included."""

    a: Span
    b: Span
    words: int  # that are the same in both
    quoted: int  # of these, words between quotation marks
    weight: float  # rare words count most, words of grammar nothing
    changed: tuple[tuple[Span, Span], ...] = ()  # numbers that differ at the same place, in text order


@dataclass(frozen=True, slots=True, kw_only=True)
class Reuse:
    """Two reports that share wording. ``a`` and ``b`` are report ids, ``a`` the smaller."""

    a: str
    b: str
    stretches: tuple[Stretch, ...]  # in the order of both texts, not overlapping; at least one
    weight: float
    share_a: float  # of a's words, 0.0 to 1.0
    share_b: float
    strength: float  # 0.0 to 1.0: how sure it is that the two depend
    reason: str  # a sentence for the user
    told_a: int  # a bit for each word of a, in text order: set where it tells something and stands in b, too
    told_b: int

    def told(self, report: str) -> int:
        """The telling words of this one of the two that the other has, too, wherever they stand: a bit each."""
        return self.told_a if report == self.a else self.told_b

    def is_cut(self, part: str, shorter: float) -> bool:
        """This one of the two stands almost wholly in the other, and has at most so large a part of its length."""
        whole = self.b if part == self.a else self.a
        return self.share(part) >= WITHIN and self.share(whole) <= shorter * self.share(part)

    def share(self, report: str) -> float:
        """How much of this one of the two stands in the other, too."""
        return self.share_a if report == self.a else self.share_b

    def spans(self, report: str) -> tuple[Span, ...]:
        """Where the shared wording stands in this one of the two, in text order."""
        return tuple(stretch.a if report == self.a else stretch.b for stretch in self.stretches)

    def other(self, report: str) -> str:
        return self.b if report == self.a else self.a


def reuses(reports: Sequence[Annotated]) -> tuple[Reuse, ...]:
    """Every two reports that share wording, sorted by their ids; nothing where no two do."""
    ordered = sorted(reports, key=lambda one: order(one.report))
    found = wordings(ordered)
    shared = [
        one
        for pair in pairs(found)
        if (one := _reuse(found[pair.a], found[pair.b], _company(ordered, ordered[pair.a], ordered[pair.b])))
    ]
    stock = _stock_words(found, shared)
    told = (_without(one, stock[one.a], stock[one.b]) for one in shared)
    return tuple(sorted((one for one in told if one), key=lambda one: (one.a, one.b)))


def _stock_words(found: Sequence[Wording], shared: Sequence[Reuse]) -> Mapping[str, int]:
    """The stock words of each report, a bit each: formulae, official quotations, background that desks keep ready.

    They stand together in several families of reports that share nothing else. A family are reports that share a good
    part of their texts, over some chain.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(one.report for one in found)
    graph.add_edges_from((one.a, one.b) for one in shared if max(one.share_a, one.share_b) >= LITTLE)
    family = {name: number for number, part in enumerate(nx.connected_components(graph)) for name in part}
    runs = [shingles(one.words.hashes, SEED) for one in found]
    each = [np.unique(run) for run in runs]
    if not each:
        return {}
    hashes = np.concatenate(each)
    owner = np.repeat([family[one.report] for one in found], [len(one) for one in each])
    order = np.lexsort((owner, hashes))
    hashes, owner = hashes[order], owner[order]
    fresh = np.concatenate(([True], (hashes[1:] != hashes[:-1]) | (owner[1:] != owner[:-1])))[: len(hashes)]
    known, families = np.unique(hashes[fresh], return_counts=True)
    stock = {}
    for one, run in zip(found, runs, strict=True):
        count = families[np.searchsorted(known, run)]
        stock[one.report] = _bits_of(_spread(count >= FAMILIES, len(one.words)))
    return stock


def _spread(starts: NDArray[np.bool_], words: int) -> NDArray[np.bool_]:
    """The words that stand in the runs of words that start there."""
    at = np.flatnonzero(starts)
    held = np.zeros(words, dtype=np.bool_)
    for step in range(SEED):
        held[at + step] = True
    return held


def _bits_of(mask: NDArray[np.bool_]) -> int:
    """The mask as a number, its first entry the lowest bit."""
    return int.from_bytes(np.packbits(mask, bitorder="little").tobytes(), "little")


def _without(one: Reuse, a: int, b: int) -> Reuse | None:
    """The pair without stock words; None where hardly anything else is shared."""
    told_a, told_b = one.told_a & ~a, one.told_b & ~b
    if max(one.share_a, one.share_b) < LITTLE and min(told_a.bit_count(), told_b.bit_count()) < LEAST_TOLD:
        return None
    return replace(one, told_a=told_a, told_b=told_b)


def evidence(reuse: Reuse, child: str, texts: Mapping[str, str]) -> Evidence:
    """The shared wording as a sign that the child's text comes from the other's, quoted from both."""
    parent = reuse.other(child)
    quoted = (
        Anchor(report=report, start=span.start, end=span.end, text=span.of(texts[report]))
        for report in (child, parent)
        for span in reuse.spans(report)
    )
    return Evidence(sign="same_words", strength=reuse.strength, reason=reuse.reason, anchors=tuple(quoted))


def changed_numbers(reuse: Reuse, child: str, texts: Mapping[str, str]) -> Evidence | None:
    """A number that differs in the midst of shared wording; None where no number does.

    It speaks, weakly, against plain copying: somebody changed it, or both wrote after a third text.
    """
    parent = reuse.other(child)
    places = [pair if child == reuse.a else (pair[1], pair[0]) for one in reuse.stretches for pair in one.changed]
    if not places:
        return None
    mine, other = (span.of(texts[report]) for span, report in zip(places[0], (child, parent), strict=True))
    more = f", and {len(places) - 1} more" if len(places) > 1 else ""
    return Evidence(
        sign="number_differs",
        strength=0.1,
        reason=f"Where the wording is shared, the numbers differ: “{mine}” here, “{other}” there{more}.",
        against=True,
        anchors=tuple(
            Anchor(report=report, start=pair[side].start, end=pair[side].end, text=pair[side].of(texts[report]))
            for pair in places
            for side, report in enumerate((child, parent))
        ),
    )


class _Company(NamedTuple):
    """What two reports have in common before a word of theirs is compared."""

    crowd: int  # wording that stands in more reports than this may be a stock phrase
    same_outlet: bool
    same_season: bool


def _company(reports: Sequence[Annotated], a: Annotated, b: Annotated) -> _Company:
    same = a.report.outlet_name is not None and a.report.outlet_name == b.report.outlet_name
    crowd = STOCK_OF_A_SITE if same else max(STOCK, isqrt(len(reports)) // 2)
    return _Company(crowd, same, within(a.report, b.report, SEASON))


def _reuse(one: Wording, other: Wording, company: _Company) -> Reuse | None:
    a, b = (one, other) if one.report < other.report else (other, one)
    shorter = max(1, min(len(a.words), len(b.words)))
    found = maximal_runs(a.seeds, b.seeds)
    runs = _told(a, chained(found), shorter, company)
    least = LEAST_STRETCH if _length(runs) < LITTLE * shorter else LEAST_OF_MANY
    stretches = (_stretch(a, b, group) for group in _groups(runs))
    kept = tuple(stretch for stretch in stretches if stretch.weight >= least)
    weight = sum(stretch.weight for stretch in kept)
    same = sum(stretch.words for stretch in kept)
    if weight < (LEAST if same >= LITTLE * shorter else LEAST_OF_LITTLE):
        return None
    return Reuse(
        a=a.report,
        b=b.report,
        stretches=kept,
        weight=round(weight, 3),
        share_a=round(same / len(a.words), 4),
        share_b=round(same / len(b.words), 4),
        strength=round(min(0.98, 1 - exp(-weight / ENOUGH)), 3),
        reason=_reason(kept, same / shorter),
        told_a=_bits(a, common(found, a.words.hashes, b.words.hashes)),
        told_b=_bits(b, common([Run(run.b, run.a, run.length) for run in found], b.words.hashes, a.words.hashes)),
    )


def _bits(one: Wording, held: NDArray[np.bool_]) -> int:
    """The words that are held and tell something, neither grammar nor quoted, as the bits of a number."""
    telling = held & (one.rarity > LEAST_RARE) & ~one.quoted
    return _bits_of(telling)


def _told(a: Wording, runs: tuple[Run, ...], shorter: int, company: _Company) -> tuple[Run, ...]:
    """The runs without stock phrases: wording that many reports have, or that house style repeats over the years."""
    if _length(runs) >= TAKEN * shorter:
        stock_below = 0
    elif _length(runs) >= LITTLE * shorter and not company.same_outlet:
        stock_below = FORMULA
    else:
        stock_below = len(a.words) + 1
    left = tuple(run for run in runs if run.length >= stock_below or not _stock(a, run, company.crowd))
    if not company.same_season and max((run.length for run in left), default=0) < FORMULA:
        return ()
    return left


def _length(runs: Sequence[Run]) -> int:
    return sum(run.length for run in runs)


def _stock(a: Wording, run: Run, above: int) -> bool:
    """Most of the run's words stand together in many reports."""
    counts = a.known[run.a : run.a + run.length - SEED + 1]
    return int(np.count_nonzero(counts > above)) * 2 > len(counts)


def _groups(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs that small gaps part, together."""
    groups: list[list[Run]] = []
    for run in runs:
        last = groups[-1][-1] if groups else None
        if last and run.a - last.a - last.length <= GAP and run.b - last.b - last.length <= GAP:
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups


def _stretch(a: Wording, b: Wording, group: Sequence[Run]) -> Stretch:
    in_a = np.concatenate([np.arange(run.a, run.a + run.length) for run in group])
    in_b = np.concatenate([np.arange(run.b, run.b + run.length) for run in group])
    quoted = a.quoted[in_a] | b.quoted[in_b]
    weight = float(np.sum(a.rarity[in_a] * np.where(quoted, QUOTED, 1.0)))
    first, last = group[0], group[-1]
    return Stretch(
        a=a.words.span(first.a, last.a + last.length),
        b=b.words.span(first.b, last.b + last.length),
        words=len(in_a),
        quoted=int(np.sum(quoted)),
        weight=round(weight, 3),
        changed=tuple(_changed(a, b, group)),
    )


def _changed(a: Wording, b: Wording, group: Sequence[Run]) -> Iterator[tuple[Span, Span]]:
    """Numbers that stand at the same place of a stretch and differ."""
    for before, after in pairwise(group):
        in_a = a.words.numbers(before.a + before.length, after.a)
        in_b = b.words.numbers(before.b + before.length, after.b)
        if len(in_a) == len(in_b):
            for i, j in zip(in_a, in_b, strict=True):
                if a.words.hashes[i] != b.words.hashes[j]:
                    yield a.words.span(i, i + 1), b.words.span(j, j + 1)


def _reason(stretches: Sequence[Stretch], share: float) -> str:
    same = sum(stretch.words for stretch in stretches)
    quoted = sum(stretch.quoted for stretch in stretches)
    longest = max(stretch.words for stretch in stretches)
    told = f"{same} words stand in the same order in both, {share:.0%} of the shorter text"
    told += f"; the longest stretch has {longest}" if len(stretches) > 1 else ""
    if quoted:
        told += f"; {quoted} of them are quoted, and count less, since both may have them from the speaker"
    return told + "."
