"""Fits how much each measure and sign weighs in whether two propositions say the same.

usage: python -m training.same_claim

Logistic regression on three sets of pairs: pairs of the press (``training/press``), of its train part, which weigh
half as much again as sentences of ECB+'s train part that tell one event or do not, each pair by its best comparison,
and members of the claims of the sample affair that rules were made with. Signs of which all have too few keep the
weight that they have. What comes out is printed, to be put into the table of ``link/claim/comparison.py`` by hand: a
reader should see it where it is used.
"""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Final

import numpy as np
from bench.gold.__main__ import SAMPLES, built
from bench.gold.ground import Ground, ground_of
from bench.gold.read import GoldMember, gold_at
from bench.gold.statements import gold_tokens
from bench.gold.tokens import indices

from bench import same_event
from stemmata.annotate.plan import planned
from stemmata.link.claim.comparison import MEASURES, SIGNS, Comparison
from stemmata.link.claim.wordings import Wordings, wordings
from stemmata.link.stage import context_of
from stemmata.plugins import annotators
from training.press import marked_pairs, placed, press_case

SAMPLE: Final = "leaked-letter"  # the one that may be looked at
FITTED: Final = (
    "same_number", "near_number", "other_number", "counts_agree", "one_toll", "same_date", "same_report", "other_place",
    "other_party", "another_day",
)  # fmt: skip
OF_PRESS: Final = 1.5  # how much the pairs of the press weigh, beside either other set
PENALTY: Final = 1.0
STEPS: Final = 30
Case = tuple[Comparison, bool, float]  # the comparison, whether both say the same, how much the pair weighs


def of_press() -> Iterator[Case]:
    """The pairs of the press that may be looked at; each by the root of how many it stands for."""
    found = wordings(context_of(press_case().reports))
    for pair, one, other in placed(found, [pair for pair in marked_pairs() if pair.part == "train"]):
        yield found.compared(one, other), pair.same, pair.weight**0.5


def of_events() -> Iterator[Case]:
    """The best comparison of each pair of sentences of two documents."""
    for pair in same_event.pairs("Train", planned(annotators())):
        if pair.comparisons and pair.one.document != pair.other.document:
            yield max(pair.comparisons, key=lambda found: (found.score, found.meaning)), pair.same, 1.0


def of_claims() -> Iterator[Case]:
    """Members of claims of two reports, each by the wording that is most like it."""
    with tempfile.TemporaryDirectory() as folder:
        case = built(SAMPLES / SAMPLE, Path(folder))
    ground = ground_of(case, gold_at(SAMPLES / SAMPLE / "gold.yaml"))
    found = wordings(context_of(case.reports))
    members = [(claim.id, member) for claim in ground.gold.claims for member in claim.members]
    placed = [(claim, member.report, _wording(ground, found, member)) for claim, member in members]
    for (claim, report, one), (its, other_report, other) in combinations(placed, 2):
        if report != other_report and one is not None and other is not None and one != other:
            yield found.compared(one, other), claim == its, 1.0


def _wording(ground: Ground, found: Wordings, member: GoldMember) -> int | None:
    if member.report not in ground.reports:
        return None
    tokens, report = ground.tokens[member.report], ground.reports[member.report].report.id
    wanted = gold_tokens(tokens, (member.content,))
    best, chosen = 0.0, None
    for index, group in enumerate(found.groups):
        for proposition in group:
            if proposition.located.report == report:
                held = indices(tokens, proposition.spans)
                likeness = len(held & wanted) / len(held | wanted)
                if likeness > best:
                    best, chosen = likeness, index
    return chosen


def row(found: Comparison) -> list[float]:
    """1 for the start, the measures in the table's order, then the fitted signs."""
    return [1.0, *(found.measures[name] for name in MEASURES), *(float(sign in found.signs) for sign in FITTED)]


def fitted(rows: np.ndarray, same: np.ndarray, given: np.ndarray, times: np.ndarray) -> np.ndarray:
    """Weights by Newton's steps; the start is not held down. ``given``: log-odds that are not fitted, a row each."""
    weights = np.zeros(rows.shape[1])
    held = np.diag([0.0] + [PENALTY] * (rows.shape[1] - 1))
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-(rows @ weights + given)))
        slope = rows.T @ (times * (chance - same)) + held @ weights
        bend = (rows * (times * chance * (1 - chance))[:, None]).T @ rows + held
        weights -= np.linalg.solve(bend, slope)
    return weights


def fit(sets: Sequence[tuple[float, Sequence[Case]]]) -> np.ndarray:
    """The start, the measures and the fitted signs. ``sets``: how much a set weighs, and its pairs."""
    every = [case for _, cases in sets for case in cases]
    rows = np.array([row(found) for found, _, _ in every])
    same = np.array([float(said) for _, said, _ in every])
    fixed = [sum(SIGNS[sign] for sign in found.signs if sign not in FITTED) for found, _, _ in every]
    number = len(sets[0][1])
    times = [
        number * share * weight / sum(one for _, _, one in cases) for share, cases in sets for _, _, weight in cases
    ]
    return fitted(rows, same, np.array(fixed), np.array(times))


def main() -> None:
    try:
        sets = [(OF_PRESS, list(of_press())), (1.0, list(of_events())), (1.0, list(of_claims()))]
    except FileNotFoundError as error:
        sys.exit(str(error))
    for name, weight in zip(("START", *MEASURES, *FITTED), fit(sets), strict=True):
        print(f"{name:14} {weight:6.2f}")


if __name__ == "__main__":
    main()
