"""Which of two reports with the same wording took it from the other, or whether both took it from a third.

Dates and citations decide; wording alone only breaks a tie, weakly. What stays undecided gets a hidden
parent: an unseen common source. It is a root of unknown lineage, so it never adds an origin.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from stemmata.link.descent.bylines import UNNAMED
from stemmata.link.descent.customs import customs_of
from stemmata.link.descent.parentage import NEWS_DAYS, Kin, kin, parentage
from stemmata.link.descent.publication import came_out, days_apart, same_outlet, surely_before, within
from stemmata.link.descent.reuse import Reuse
from stemmata.link.descent.signs import Sign, Source
from stemmata.model.case import Annotated
from stemmata.model.report import Report
from stemmata.text.span import Span

DATED: Final = 0.85  # the earlier day is the parent's, unless both have a third text
TIMED: Final = 0.6  # only the hour differs, and outlets do not say their time zone
BETWEEN: Final = 0.5  # only the rest of the family tells
CONTAINED: Final = 0.45  # only the wording tells
SHORTER: Final = 0.6  # part of the longer text's length: whoever takes over a text cuts it
ADOPTED_DAYS: Final = 1  # so far apart at most a report has the agency of the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """The child shares this wording with a parent, or with another child of that parent."""

    child: str
    parent: str  # a report's id, or an agency's
    reuse: Reuse
    factor: float  # how sure the direction is, 0.0 to 1.0
    because: str  # a clause: why the child is the child

    @property
    def spans(self) -> tuple[Span, ...]:
        return self.reuse.spans(self.child)


@dataclass(frozen=True, slots=True, kw_only=True)
class Directions:
    """Where the shared wording of a case points. Each tuple is sorted."""

    supports: tuple[Tie, ...]  # the child itself names the parent
    adopted: tuple[Tie, ...]  # the child shares wording with a report that credits this agency
    inferred: tuple[Tie, ...]  # dates, or wording, tell the parent
    hidden: tuple[tuple[Reuse, ...], ...]  # groups of reports with an unseen common source


def directions(reports: Iterable[Annotated], reuses: Sequence[Reuse], stated: Iterable[Sign]) -> Directions:
    """What becomes of each shared wording.

    1. Where one of the two names the other as its source, the wording supports that.
    2. Where both credit the same agency, it supports both credits; where one does, and both are of about
       the same day, the other has it from the agency, too.
    3. Else, where the one may copy the other by the custom of the case (:mod:`stemmata.link.descent.customs`), the
       earlier is the parent, if it has all that the other shares with their common relatives; where no date
       tells, the one that stands between the other and the rest (:mod:`stemmata.link.descent.parentage`).
    4. What can have it from no report of the case, and what nothing tells apart, has an unseen common source.
    """
    known = {one.report.id: one.report for one in reports}
    said = tuple(stated)
    credited = _credited(said)
    supports: list[Tie] = []
    adopted: list[Tie] = []
    free: list[Reuse] = []
    for reuse in reuses:
        named = _named(reuse, known, credited)
        heirs = [] if named else _adopted(reuse, known, credited)
        supports += named
        adopted += heirs
        if not named and not heirs:
            free.append(reuse)
    taken = [(tie.child, tie.parent) for tie in (*supports, *adopted)]
    sharing = len({report for reuse in reuses for report in (reuse.a, reuse.b)})
    customs = customs_of(known, said, taken, sharing)
    family = kin(reuses, known, [(tie.child, tie.parent) for tie in supports], customs)
    covered: defaultdict[str, int] = defaultdict(int)
    for tie in (*supports, *adopted):
        covered[tie.child] |= tie.reuse.told(tie.child)
    found = parentage(family, free, covered)
    return Directions(
        supports=_sorted(supports),
        adopted=_sorted(adopted),
        inferred=_sorted(_tie(family, child, parent) for child, parent in found.parents),
        hidden=tuple(shared for group in found.unseen if (shared := _among(family, group))),
    )


def _among(family: Kin, group: Sequence[str]) -> tuple[Reuse, ...]:
    """What the reports of the group share with each other, sorted."""
    return tuple(
        reuse for one, other in combinations(sorted(group), 2) if (reuse := family.shared[one].get(other)) is not None
    )


def _tie(family: Kin, child: str, parent: str) -> Tie:
    """The child and its parent, and why the parent is the parent."""
    reuse = family.shared[child][parent]
    told = earlier(reuse, family.known)
    if told is not None and told.parent == parent:
        return told
    because = "it has nothing from the common text that the other lacks, while the other has more of it"
    return Tie(child=child, parent=parent, reuse=reuse, factor=BETWEEN, because=because)


def earlier(reuse: Reuse, known: Mapping[str, Report]) -> Tie | None:
    """Parent and child as dates, or else the wording, tell; None where they do not.

    The earlier day is the parent's. On the same day the earlier hour is, if both state one. Else a text
    that stands almost wholly within a much longer one was cut from it; of two versions by one outlet the
    longer is the later.
    """
    for parent, child in ((reuse.a, reuse.b), (reuse.b, reuse.a)):
        if surely_before(known[parent], known[child]):
            days = days_apart(known[parent], known[child]) or 0
            when = f"{days} day{'s' if days != 1 else ''} earlier" if days else "earlier on the same day"
            return Tie(
                child=child,
                parent=parent,
                reuse=reuse,
                factor=DATED if days else TIMED,
                because=f"the other was published {when}"
                if known[parent].published
                else f"an archive had captured the other {when}",
            )
    undated = known[reuse.a].published is None and known[reuse.b].published is None  # captures order no two of them
    if not undated and came_out(known[reuse.a]) != came_out(known[reuse.b]):
        return None
    for part, whole in ((reuse.a, reuse.b), (reuse.b, reuse.a)):
        if reuse.is_cut(part, SHORTER):
            if same_outlet(known[part], known[whole]):
                because = "both are by one outlet, and the longer version is the later"
                return Tie(child=whole, parent=part, reuse=reuse, factor=CONTAINED, because=because)
            because = "it stands almost wholly within the other, which is much longer"
            return Tie(child=part, parent=whole, reuse=reuse, factor=CONTAINED, because=because)
    return None


Credited = Mapping[str, Mapping[str, tuple[Sign, ...]]]


def _credited(stated: Iterable[Sign]) -> Credited:
    """What each report states of its parents: report id, parent id, signs."""
    found: defaultdict[str, defaultdict[str, tuple[Sign, ...]]] = defaultdict(lambda: defaultdict(tuple))
    for sign in stated:
        found[sign.child][sign.parent.id] += (sign,)
    return found


def _named(reuse: Reuse, known: Mapping[str, Report], credited: Credited) -> list[Tie]:
    """One of the two names the other, or both credit one agency.

    What one outlet carries again after days is background of its own, whomever it credits for the news above.
    """
    ties = [
        Tie(child=child, parent=parent, reuse=reuse, factor=1.0, because="it names the other as its source")
        for child, parent in ((reuse.a, reuse.b), (reuse.b, reuse.a))
        if parent in credited.get(child, {})
    ]
    if ties or (same_outlet(known[reuse.a], known[reuse.b]) and not within(known[reuse.a], known[reuse.b], NEWS_DAYS)):
        return ties
    return [
        Tie(child=child, parent=agency.id, reuse=reuse, factor=1.0, because=f"both credit {agency.name}")
        for agency in _agencies(reuse.a, credited)
        for child in (reuse.a, reuse.b)
        if agency in _agencies(reuse.b, credited)
    ]


def _adopted(reuse: Reuse, known: Mapping[str, Report], credited: Credited) -> list[Tie]:
    """One of the two credits an agency, and both are of about the same day."""
    if not within(known[reuse.a], known[reuse.b], ADOPTED_DAYS):
        return []
    return [
        Tie(child=child, parent=agency.id, reuse=reuse, factor=0.75, because=f"the other credits {agency.name}")
        for child, other in ((reuse.a, reuse.b), (reuse.b, reuse.a))
        if not _agencies(child, credited)
        for agency in _agencies(other, credited)
        if agency.id != child
    ]


def _agencies(report: str, credited: Credited) -> list[Source]:
    """The agencies that the report credits by name, sorted."""
    signs = [sign for named in credited.get(report, {}).values() for sign in named if sign.kind == "syndicates"]
    signs = [sign for sign in signs if sign.parent.name != UNNAMED]
    return sorted({sign.parent for sign in signs}, key=lambda source: source.id)


def _sorted(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    return tuple(sorted(ties, key=lambda tie: (tie.child, tie.parent, tie.reuse.a, tie.reuse.b)))
