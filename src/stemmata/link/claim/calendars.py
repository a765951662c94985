"""Which wordings of a case can tell of one happening, by their days; only words rare in the case bridge days apart.

"Two killed in shelling of the old town" of March and of August share every word and are two happenings. The same
sentence in two texts that hold whole paragraphs in common is one, whatever the dates that they carry.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Final, Literal, NamedTuple

import numpy as np

from stemmata.link.claim.days import APART_DAYS, Day, day_of, far_apart, gap, of_a_war, together
from stemmata.link.claim.joint_weight import Floats, Numbers, Sets
from stemmata.link.claim.propositions import ENTITY, Proposition
from stemmata.link.claim.similarity import Weighed
from stemmata.link.claim.values import Interval, date_interval
from stemmata.link.claim.wordclasses import happenings
from stemmata.link.claim.wordkinds import kinds

STOCK_FORTNIGHTS: Final = 3  # a word told of in more fortnights is of the case's common stock
TELLING: Final = 3  # rare words and names in common that make one happening of two days
STOCK_KINDS: Final = frozenset({"person", "fighter", "official", "government", "leader", "many"})
LONG: Final = 9  # words of content: so long a sentence is not found twice but by copying
COPIED_SENTENCES: Final = 2
COPIED_SHARE: Final = 0.2  # of the long sentences of the shorter report
MANY_COPIES: Final = 30  # a sentence in more reports than this makes no two of them copies

LONG_APART: Final = 30  # days
LONGEST: Final = 400  # days between two publications beyond which no more days are counted

NONE: Final[frozenset[str]] = frozenset()

Groups = Sequence[Sequence[Proposition]]


Parted = Literal["another_day", "long_apart", "of_a_war"]


class Between(NamedTuple):
    """What lies between two wordings in time, and what rare they share all the same."""

    days: float  # between their publications, as the binary logarithm of one more; 0.0 where one is not known
    # The sign of comparison that they tell of different days, of days more than :data:`LONG_APART` apart, or one of a
    # day and one of a whole war; None where they may tell of one happening.
    parted: Parted | None
    telling: float  # how many rare words and names both have, as a share of those that make one happening: 0.0 to 1.0


NOTHING_BETWEEN: Final = Between(days=0.0, parted=None, telling=0.0)


class Calendar:
    """The days of the wordings of a case. Made once."""

    def __init__(self, nodes: Sequence[Weighed], groups: Groups) -> None:
        """``groups``: of each node, the propositions in its words."""
        self._nodes = nodes
        self._days = [together(day_of(one) for one in group) for group in groups]
        self._of_a_war = [of_a_war(group[0]) for group in groups]
        self._reports = [tuple(sorted({one.located.report for one in group})) for group in groups]
        self._copies = copies(groups)
        self._published = [_published(group[0]) for group in groups]
        fortnights = _fortnights(nodes, groups)
        # Words for what happens and for sorts of people are stock in any case.
        self._rare = [
            frozenset(
                one
                for one in node.features | node.numbers
                if fortnights.get(one, 0) <= STOCK_FORTNIGHTS and not (happenings(one) or STOCK_KINDS & set(kinds(one)))
            )
            for node in nodes
        ]

    def between(self, one: int, other: int) -> Between:
        """What lies between two wordings, by the indices of their nodes."""
        first, second = self._published[one], self._published[other]
        days = 0.0
        if first is not None and second is not None:
            days = math.log2(1 + min(max(first.low - second.high, second.low - first.high, 0.0), LONGEST))
        telling = min(len(self._rare[one] & self._rare[other]), TELLING) / TELLING
        return Between(days=days, parted=self._parted(one, other), telling=telling)

    def all_between(self, one: Numbers, other: Numbers) -> tuple[Floats, Floats]:
        """Days and telling of :class:`Between` for many pairs at once, by indices of nodes; ``one`` is sorted."""
        low = np.array([day.low if day else np.nan for day in self._published])
        high = np.array([day.high if day else np.nan for day in self._published])
        apart = np.nan_to_num(np.maximum(low[one] - high[other], low[other] - high[one]))
        days = np.log2(1 + np.clip(apart, 0.0, LONGEST))
        telling = np.minimum(Sets(self._rare).shared(one, other), TELLING) / TELLING
        return np.asarray(days), np.asarray(telling)

    def _parted(self, one: int, other: int) -> Parted | None:
        if not self.apart(one, other):
            return None
        first, second = self._days[one], self._days[other]
        if first is None or second is None:
            return "of_a_war"
        return "long_apart" if gap(first, second) > LONG_APART else "another_day"

    def of(self, one: int) -> tuple[object, ...]:
        """All that tells of one wording whether it is apart from another."""
        reports = self._reports[one]
        copied = tuple(self._copies.get(report, NONE) for report in reports)
        return self._days[one], self._published[one], self._of_a_war[one], reports, self._rare[one], copied

    def apart(self, one: int, other: int) -> bool:
        """True for two wordings that tell of happenings of different days, and share no more than such tellings do.

        ``one`` and ``other``: indices of nodes. States, background and what a document says are never apart; but one
        day's toll is apart from that of a whole war.
        """
        first, second = self._days[one], self._days[other]
        if first is None or second is None:
            return (first is not None and self._of_a_war[other]) or (second is not None and self._of_a_war[one])
        if not far_apart(first, second):
            return False
        return not self._bridged(one, other, first, second)

    def _bridged(self, one: int, other: int, first: Day, second: Day) -> bool:
        mine, its = self._nodes[one], self._nodes[other]
        documents = mine.proposition.documents
        if documents and not set(documents).isdisjoint(its.proposition.documents):
            return True
        beside = self._reports[other]
        if any(not self._copies.get(report, NONE).isdisjoint(beside) for report in self._reports[one]):
            return True
        needed = TELLING + (first.told and second.told and gap(first, second) > APART_DAYS)
        common = self._rare[one] & self._rare[other]
        if len(common) < needed:
            return False
        of_names = {word for name in common if name.startswith(ENTITY) for word in mine.proposition.names.get(name, ())}
        return len(common - of_names) >= needed


def _published(proposition: Proposition) -> Interval | None:
    known = date_interval(proposition.located.published)
    return known.days if known is not None and known.closed else None


def _fortnights(nodes: Sequence[Weighed], groups: Groups) -> Mapping[str, int]:
    """Feature → in how many fortnights reports that use it were published."""
    seen: set[tuple[str, int]] = set()
    for node, group in zip(nodes, groups, strict=True):
        published = {one.located.published for one in group}
        when = {int(known.days.low) // 14 for value in published if (known := date_interval(value)) is not None}
        seen.update((feature, fortnight) for feature in node.features | node.numbers for fortnight in when)
    return Counter(feature for feature, _ in seen)


def copies(groups: Groups) -> Mapping[str, frozenset[str]]:
    """Report id → the reports that hold several of its long sentences in the very same words; no entry without any."""
    shared: Counter[tuple[str, str]] = Counter()
    held: Counter[str] = Counter()
    for group in groups:
        if group[0].size < LONG:
            continue
        reports = sorted({one.located.report for one in group})
        held.update(reports)
        if len(reports) <= MANY_COPIES:
            shared.update(combinations(reports, 2))
    found: dict[str, set[str]] = {}
    for (one, other), count in shared.items():
        if count >= COPIED_SENTENCES and count >= COPIED_SHARE * min(held[one], held[other]):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return {report: frozenset(beside) for report, beside in found.items()}
