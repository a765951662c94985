"""Which pairs of wordings could reach the score at all, were their words the same: told for all pairs at once.

Most pairs of a large case fall short by what their reports, days and meaning give. Nothing is guessed: what is left out
here would be left out by :func:`~stemmata.link.claim.bounds.may_be_same`, one by one and much slower.
"""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemmata.link.claim.bounds import NEEDED
from stemmata.link.claim.comparison import MEASURES, SIGNS
from stemmata.link.claim.joint_weight import Floats, Numbers
from stemmata.link.claim.similarity import Weighed
from stemmata.link.claim.wordings import Wordings

ROUNDING: Final = 1e-3  # vectors are of single precision
AT_ONCE: Final = 1 << 17  # pairs whose vectors are laid side by side
OF_WORDS: Final = MEASURES["of_both"] + MEASURES["of_shorter"] + MEASURES["copied"]
Flags = NDArray[np.bool_]


def reachable(found: Wordings, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of the pairs, which are sorted, that are within reach."""
    if not pairs:
        return []
    one, other = np.array(pairs, dtype=np.int64).T
    return [pair for pair, near in zip(pairs, within_reach(found, one, other).tolist(), strict=True) if near]


def within_reach(found: Wordings, one: Numbers, other: Numbers) -> Flags:
    """False for pairs that surely do not say the same.

    ``one`` and ``other``: indices of the wordings of each pair, of one length; ``one`` sorted.
    """
    nodes = found.nodes
    most = OF_WORDS + _signs(nodes, one, other)
    most += MEASURES["story"] * found.stories.at_most([node.report for node in nodes], one, other)
    days, telling = found.calendar.all_between(one, other)
    many_days = MEASURES["days"] * np.where(_both(nodes, one, other, _of_one_time), 0.0, days)
    most += MEASURES["telling"] * telling + many_days
    reach = most + MEASURES["meaning"] >= NEEDED - ROUNDING
    near = np.flatnonzero(reach)
    reach[near] = most[near] + MEASURES["meaning"] * _meaning(nodes, one[near], other[near]) >= NEEDED - ROUNDING
    return reach


def _meaning(nodes: Sequence[Weighed], one: Numbers, other: Numbers) -> Floats:
    vectors = np.stack([node.vector for node in nodes])
    parts = (slice(start, start + AT_ONCE) for start in range(0, len(one), AT_ONCE))
    near = [np.einsum("ij,ij->i", vectors[one[part]], vectors[other[part]]) for part in parts]
    return np.asarray(np.maximum(0.0, np.concatenate([np.zeros(0), *near])))


def _signs(nodes: Sequence[Weighed], one: Numbers, other: Numbers) -> Floats:
    """What the signs for can add at most; ``same_report`` takes away."""

    counted = _both(nodes, one, other, lambda node: bool(node.proposition.quantities or node.numbers))
    documents = _both(nodes, one, other, lambda node: bool(node.proposition.documents))
    speakers = _both(nodes, one, other, lambda node: bool(node.proposition.speakers))
    dated = _both(nodes, one, other, lambda node: bool(node.proposition.dates))
    places = {report: place for place, report in enumerate(dict.fromkeys(node.report for node in nodes))}
    report = np.array([places[node.report] for node in nodes])
    together = report[one] == report[other]
    numbers = max(SIGNS["same_number"], SIGNS["near_number"]) + SIGNS["counts_agree"]
    credited = np.where(documents, SIGNS["same_document"], np.where(speakers, SIGNS["same_speaker"], 0.0))
    found = counted * max(numbers, SIGNS["one_toll"]) + dated * SIGNS["same_date"]
    return found + np.where(together, SIGNS["same_report"], credited)


def _of_one_time(node: Weighed) -> bool:
    """What may be told of one time whatever lies between."""
    return bool(node.proposition.documents or node.proposition.dates)


def _both(nodes: Sequence[Weighed], one: Numbers, other: Numbers, holds: Callable[[Weighed], bool]) -> Flags:
    held = np.array([holds(node) for node in nodes], dtype=np.bool_)
    return np.asarray(held[one] & held[other])
