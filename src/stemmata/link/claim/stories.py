"""How far two reports tell one story: by the names, numbers and rare words that they have in common.

Two wordings that are not quite alike say the same far more often where they stand in reports of one story than
where they only stand in one case. The likeness is the cosine of the two reports' features, each weighed by how few
reports have it (G. Salton, A. Wong and C. S. Yang, "A vector space model for automatic indexing", Communications
of the ACM 18, 1975).
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np

from stemmata.link.claim.joint_weight import Floats, Numbers, Sets

# In a case of few reports a name in all of them is still what makes them one story, not a word that says nothing:
# rarity is measured as if there were so many reports at least.
FEWEST_REPORTS: Final = 100
# The cosine from which reports begin to tell one story, and from which they surely do. Of reports drawn from one event
# of the ECB+ corpus half lie above 0.15, of two events of one sort half lie below 0.05.
BEGINS: Final = 0.05
SURE: Final = 0.20
# Both reports are taken to hold so many words besides that none else has: of two headlines with one word in common
# nothing can be told.
BESIDES: Final = 10
ROUNDING: Final = 1e-6


class Stories:
    """Which reports tell one story. ``said`` gives (report id, a feature of what it says), repeats allowed."""

    def __init__(self, said: Iterable[tuple[str, Iterable[str]]]) -> None:
        features: dict[str, set[str]] = {}
        for report, found in said:
            features.setdefault(report, set()).update(found)
        reports = Counter(feature for found in features.values() for feature in found)
        number = max(FEWEST_REPORTS, len(features))
        self._weight = {feature: math.log(1 + number / count) ** 2 for feature, count in reports.items()}
        self._features: Mapping[str, frozenset[str]] = {one: frozenset(found) for one, found in features.items()}
        self._mass = {one: math.fsum(self._weight[f] for f in found) for one, found in self._features.items()}
        self._besides = BESIDES * math.log(1 + number) ** 2
        self._known: dict[tuple[str, str], float] = {}

    def of(self, report: str) -> tuple[float, Mapping[str, float]]:
        """All that tells of one report how like it is to another."""
        return self._besides, {feature: self._weight[feature] for feature in self._features.get(report, ())}

    def likeness(self, one: str, other: str) -> float:
        """0.0 for two reports of two stories, 1.0 for two that surely tell one, and for a report with itself."""
        if one == other:
            return 1.0
        key = (one, other) if one < other else (other, one)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._likeness(*key)
        return known

    def at_most(self, reports: Sequence[str], one: Numbers, other: Numbers) -> Floats:
        """The likeness of many pairs at once, rounded up a little. ``one`` and ``other`` are indices of ``reports``."""
        places = {report: place for place, report in enumerate(sorted(set(reports)))}
        of_report = np.array([places[report] for report in reports], dtype=np.int64)
        pairs, which = np.unique(of_report[one] * len(places) + of_report[other], return_inverse=True)
        first, second = np.divmod(pairs, len(places))
        sets = Sets([sorted(self._features.get(report, ())) for report in places], self._weight)
        mass = np.array([self._mass.get(report, 0.0) for report in places])
        share = sets.shared(first, second) / (np.sqrt(mass[first] * mass[second]) + self._besides)
        likeness = np.clip((share + ROUNDING - BEGINS) / (SURE - BEGINS), 0.0, 1.0)
        return np.asarray(np.where(first == second, 1.0, likeness)[which])

    def _likeness(self, one: str, other: str) -> float:
        mass = math.sqrt(self._mass.get(one, 0.0) * self._mass.get(other, 0.0))
        if mass <= 0:
            return 0.0
        weight = self._weight
        shared = math.fsum(weight[feature] for feature in self._features[one] & self._features[other])
        return min(1.0, max(0.0, (shared / (mass + self._besides) - BEGINS) / (SURE - BEGINS)))
