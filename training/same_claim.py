"""Fits how much each measure and sign weighs in whether two propositions say the same.

usage: python -m training.same_claim

Logistic regression on two sets of pairs, which weigh alike: sentences of ECB+'s train part that tell one event or do
not, each pair by its best comparison, and members of the claims of the sample affair that rules were made with. Signs
that neither set can teach (days of publication, opposite sides) keep the weight that they have. What comes out is
printed, to be put into the table of ``link/claim/comparison.py`` by hand: a reader should see it where it is used.
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

SAMPLE: Final = "leaked-letter"  # the one that may be looked at
FITTED: Final = ("same_number", "near_number", "other_number", "same_date", "other_date")
PENALTY: Final = 1.0
STEPS: Final = 30
Case = tuple[Comparison, bool]


def of_events() -> Iterator[Case]:
    """The best comparison of each pair of sentences of two documents."""
    for pair in same_event.pairs("Train", planned(annotators())):
        if pair.comparisons and pair.one.document != pair.other.document:
            yield max(pair.comparisons, key=lambda found: (found.score, found.meaning)), pair.same


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
            yield found.compared(one, other), claim == its


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


def fit(sets: Sequence[Sequence[Case]]) -> np.ndarray:
    every = [case for cases in sets for case in cases]
    rows = np.array([row(found) for found, _ in every])
    same = np.array([float(said) for _, said in every])
    fixed = [sum(SIGNS[sign] for sign in found.signs if sign not in FITTED) for found, _ in every]
    times = np.concatenate([np.full(len(cases), len(every) / len(sets) / len(cases)) for cases in sets])
    return fitted(rows, same, np.array(fixed), times)


def main() -> None:
    try:
        sets = [list(of_events()), list(of_claims())]
    except FileNotFoundError as error:
        sys.exit(str(error))
    for name, weight in zip(("START", *MEASURES, *FITTED), fit(sets), strict=True):
        print(f"{name:14} {weight:6.2f}")


if __name__ == "__main__":
    main()
