"""Whose child a report is, by what its relatives share with it and a parent would have to have, too.

The test is that of textual criticism: whoever descends from a text has nothing from its family that the text has not.
Where a report shares words with a relative that the supposed parent lacks, both have them from a text behind the parent
(Paul Maas, Textkritik, 1927: the separative error). What cannot be told so has an unseen common source.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import networkx as nx

from stemmata.link.descent.customs import Customs
from stemmata.link.descent.publication import days_apart, order, same_outlet, surely_before
from stemmata.link.descent.reuse import Reuse
from stemmata.model.report import Report

NEWS: Final = 4  # telling words that make a further source worth telling
LACKED: Final = 6  # telling words that a parent may lack of what its child shares with the family: two hit on one word
LACKED_SHARE: Final = 0.06  # … or this part of what child and parent share, if that is more
TWICE: Final = 2  # times as many words must tell which of two reports stands between the other and the family
SHORTER: Final = 0.75  # part of the longer text's length: whoever takes over a text cuts it
WHOLLY: Final = 0.98
WIRE: Final = 3  # outlets; takers of one wire story publish within a day of each other, in any order
WIRE_DAYS: Final = 0
MOSTLY: Final = 0.6  # of a report of another outlet, days after: whoever shares less has it from the agency of both
NEWS_DAYS: Final = 3  # so long a story of an agency is news


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """The reports of a case and what each two of them share."""

    known: Mapping[str, Report]
    shared: Mapping[str, Mapping[str, Reuse]]  # report → relative → their wording
    said: Mapping[str, frozenset[str]] = field(default_factory=dict)  # report → the parents that it states itself
    customs: Customs = field(default_factory=Customs)
    _within: dict[tuple[str, str], bool] = field(default_factory=dict, repr=False, compare=False)
    _lacks: dict[tuple[str, str], int] = field(default_factory=dict, repr=False, compare=False)

    def words(self, report: str, other: str) -> int:
        """The report's telling words that the other has, too: a bit each; 0 where they are no relatives."""
        reuse = self.shared.get(report, {}).get(other)
        return reuse.told(report) if reuse is not None else 0

    def lacks(self, parent: str, child: str) -> int:
        """How many words the child shares with a common relative that the parent lacks: the most for any relative."""
        if (parent, child) not in self._lacks:
            self._lacks[parent, child] = self._lacking(parent, child)
        return self._lacks[parent, child]

    def _lacking(self, parent: str, child: str) -> int:
        held = self.words(child, parent)
        return max(
            (
                (reuse.told(child) & ~held).bit_count()
                for other, reuse in self.shared.get(child, {}).items()
                if other in self.shared.get(parent, {})
                and (reuse.told(child) & held).bit_count() >= NEWS
                and self._witnesses(other, child)
            ),
            default=0,
        )

    def _witnesses(self, other: str, child: str) -> bool:
        """True unless the relative may have it from the child."""
        if surely_before(self.known[other], self.known[child]):
            return True
        return child not in self.said.get(other, ()) and not self._is_within(other, child)

    def _is_within(self, report: str, other: str) -> bool:
        """True where the other has what the report shares with any relative of both that is not surely later."""
        if (report, other) not in self._within:
            held = self.words(report, other)
            most = _allowed(held)
            self._within[report, other] = all(
                (reuse.told(report) & ~held).bit_count() <= most
                for third, reuse in self.shared.get(report, {}).items()
                if third in self.shared.get(other, {}) and not surely_before(self.known[report], self.known[third])
            )
        return self._within[report, other]

    def owes(self, child: str, parent: str, others: Iterable[str]) -> int:
        """How many words the child has from the parent that none of the other relatives has."""
        held = 0
        for other in others:
            held |= self.words(child, other) if other != parent else 0
        return (self.words(child, parent) & ~held).bit_count()

    def may_descend(self, child: str, parent: str) -> bool:
        """True where the parent lacks hardly anything that the child shares with the family."""
        return self.lacks(parent, child) <= _allowed(self.words(child, parent))


def _allowed(shared: int) -> float:
    """How many telling words may be wanting where so many are shared, and mean nothing."""
    return max(LACKED, LACKED_SHARE * shared.bit_count())


def kin(
    reuses: Iterable[Reuse],
    known: Mapping[str, Report],
    said: Iterable[tuple[str, str]] = (),
    customs: Customs | None = None,
) -> Kin:
    """The relatives of every report. ``said``: (child, parent) as the children state it."""
    stated: defaultdict[str, set[str]] = defaultdict(set)
    for child, parent in said:
        stated[child].add(parent)
    shared: defaultdict[str, dict[str, Reuse]] = defaultdict(dict)
    for reuse in reuses:
        shared[reuse.a][reuse.b] = reuse
        shared[reuse.b][reuse.a] = reuse
    return Kin(
        known=known,
        shared=shared,
        said={child: frozenset(found) for child, found in stated.items()},
        customs=customs or Customs(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Parentage:
    """What was found of one case."""

    parents: tuple[tuple[str, str], ...]  # (child, parent), sorted
    unseen: tuple[tuple[str, ...], ...]  # reports with one unseen common source, sorted


def parentage(family: Kin, free: Sequence[Reuse], covered: Mapping[str, int]) -> Parentage:
    """Parents and unseen sources by the wording that nothing stated explains.

    ``covered``: report → its telling words that it has from parents that are stated, a bit each.
    """
    pairs = {frozenset((reuse.a, reuse.b)) for reuse in free}
    houses = {
        child: tuple(_houses(family, child, pairs, covered.get(child, 0)))
        for child in sorted({report for reuse in free for report in (reuse.a, reuse.b)})
    }
    loose: nx.Graph[str] = nx.Graph()
    parents: dict[str, list[str]] = {}
    for child, found in houses.items():
        parents[child] = [parent for house in found if (parent := _parent(family, child, house)) is not None]
        for house in found:
            if parents[child] == [] or parents[child][-1] not in house:
                loose.add_edges_from((child, one) for one in house if _open(family, child, one))
    unseen = _unseen(family, loose, parents)
    kept, proven = _settled(family, unseen, parents)
    _adopt(family, proven, houses, parents)
    steps = {(child, parent) for child, found in parents.items() for parent in found}
    return Parentage(
        parents=tuple(
            (child, parent)
            for child, parent in sorted(steps)
            if (parent, child) not in steps or _first(family, parent) < _first(family, child)
        ),
        unseen=tuple(sorted(tuple(sorted(group)) for group in kept)),
    )


def _houses(family: Kin, child: str, free: set[frozenset[str]], covered: int) -> Iterator[tuple[str, ...]]:
    """The relatives from which, or with which, a report has words, family by family; those that explain most first."""
    mine = family.known[child]
    pool = [
        other
        for other in sorted(family.shared[child])
        if frozenset((child, other)) in free and not surely_before(mine, family.known[other])
    ]
    while pool:
        best = max(pool, key=lambda one: ((family.words(child, one) & ~covered).bit_count(), one))
        if (family.words(child, best) & ~covered).bit_count() < NEWS:
            return
        same = family.words(child, best)
        house = tuple(one for one in pool if one == best or (family.words(child, one) & same).bit_count() >= NEWS)
        yield house
        for one in house:
            covered |= family.words(child, one)
        pool = [one for one in pool if one not in house]


def _parent(family: Kin, child: str, house: Sequence[str]) -> str | None:
    """Of one family, the earlier report that shares most with the child and lacks nothing; None where all lack some.

    Of several that share as much, one that stands wholly in the child: a copy's copy has it from the copy.
    """
    able = [one for one in house if before(family, one, child) and family.may_descend(child, one)]
    most = max((family.words(child, one).bit_count() for one in able), default=0)
    near = [one for one in able if family.words(child, one).bit_count() >= most - 1]
    return min(near, key=lambda one: (family.shared[child][one].share(one) < WHOLLY, _first(family, one)), default=None)


def _first(family: Kin, report: str) -> tuple[bool, tuple[str, str]]:
    """A key by which the earliest comes first, and those without a date last."""
    return (family.known[report].published is None, order(family.known[report]))


def _open(family: Kin, child: str, other: str) -> bool:
    return not before(family, child, other) or not family.may_descend(other, child)


def before(family: Kin, parent: str, child: str) -> bool:
    """True where the child may have it from the parent, and dates, or else the wording, put the parent before it.

    An agency's report comes before all that are not surely earlier.
    Where only a day differs and the same words stand in reports of three outlets, or where dates tell nothing, the
    wording must: the one that stands between the other and the rest of the family comes first, or, of two that have no
    family, the much longer one. Two outlets that tell a story of these days, partly in the same words, have them from a
    third.
    """
    one, other = family.known[parent], family.known[child]
    if surely_before(other, one) or not family.customs.may_copy(other, one):
        return False
    if one.id in family.customs.agencies and other.id not in family.customs.agencies:
        return True
    if not (_is_mostly(family, child, parent) or _no_news(one, other)):
        return False
    wire = _is_wire(family, parent, child)
    told = family.may_descend(child, parent) and (
        family.lacks(child, parent) >= TWICE * LACKED
        or (not wire and family.shared[child][parent].is_cut(child, SHORTER))
    )
    if not surely_before(one, other):
        return told
    return _long_before(one, other) or told or not wire


def _is_mostly(family: Kin, child: str, parent: str) -> bool:
    """The child stands in the parent for the greater part."""
    return family.shared[child][parent].share(child) >= MOSTLY


def _no_news(one: Report, other: Report) -> bool:
    """Two reports of one outlet, or published so far apart that no agency's story brings both."""
    return same_outlet(one, other) or (days_apart(one, other) or 0) > NEWS_DAYS


def _long_before(one: Report, other: Report) -> bool:
    """True where the one was published longer before the other than takers of one wire story are apart."""
    return surely_before(one, other) and (days_apart(one, other) or 0) > WIRE_DAYS


def _is_wire(family: Kin, one: str, other: str) -> bool:
    """Reports of three outlets or more share this wording."""
    common = family.shared[one].keys() & family.shared[other].keys()
    return len({family.known[report].outlet_name or report for report in (one, other, *common)}) >= WIRE


def _unseen(family: Kin, loose: "nx.Graph[str]", parents: Mapping[str, Sequence[str]]) -> list[set[str]]:
    """The loose reports in groups, without those that have it from another of the group; groups of one are none."""
    groups = []
    for part in nx.connected_components(loose):
        has = {one: {*parents.get(one, ()), *family.said.get(one, ())} for one in part}
        first = {one for one in part if part.isdisjoint(has[one])}
        if len(first) > 1:
            groups.append(first)
    return sorted(groups, key=sorted)


def _fullest(family: Kin, group: Collection[str]) -> list[str]:
    """Those of a group from which all others of it may descend; none where two have what neither has from the other.

    Where one of them is surely the first, only that one.
    """
    full = [
        one
        for one in sorted(group, key=lambda one: _first(family, one))
        if all(
            other in family.shared[one]
            and family.customs.may_copy(family.known[other], family.known[one])
            and family.may_descend(other, one)
            and not _long_before(family.known[other], family.known[one])
            for other in group
            if other != one
        )
    ]
    if len(full) > 1 and all(before(family, full[0], other) for other in full[1:]):
        return full[:1]
    named = [one for one in full if any(one in family.said.get(other, ()) for other in family.shared[one])]
    return named if len(named) == 1 else full


def _settled(
    family: Kin, groups: Sequence[set[str]], parents: dict[str, list[str]]
) -> tuple[list[set[str]], list[set[str]]]:
    """The groups that stay, and those among them in which no report can be the source.

    Where one report can be the source of all others of its group, it is, and the group is none.
    """
    kept, proven = [], []
    for group in groups:
        full = _fullest(family, group)
        if len(full) == 1:
            for child in sorted(group - {full[0]}):
                parents[child].append(full[0])
        else:
            kept.append(group)
            if not full:
                proven.append(group)
    return kept, proven


def _adopt(
    family: Kin,
    groups: Sequence[set[str]],
    houses: Mapping[str, Sequence[Sequence[str]]],
    parents: dict[str, list[str]],
) -> None:
    """Takes into the groups those whose parent is of the group, and who owe it no word that others have not as well.

    Common words tell nothing between a copy and its sister; only what the parent alone has shows that it was copied.
    """
    waiting = True
    while waiting:
        waiting = False
        for child in sorted(parents):
            for parent in list(parents[child]):
                group = next((one for one in groups if parent in one), None)
                house = next((one for one in houses[child] if parent in one), ())
                if group is None:
                    continue
                if family.owes(child, parent, house) <= _allowed(family.words(child, parent)):
                    parents[child].remove(parent)
                    group.add(child)
                    waiting = True
