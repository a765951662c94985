"""What merging a colleague's rulings into a case would do: which are taken, which wait, which gainsay ours.

Two logs of rulings are compared as three: ours, theirs, and what both hold. Where only one side changed a matter since,
that side stands; where both did, and differ, it is a conflict. Rulings of other subjects that hang together through
merges (they part what our merges join, or join what we part) are conflicts, too.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from stemmata.judgement.theirs import Refused, Theirs
from stemmata.judgement.verdicts import (
    ON_EDGES,
    ON_NAMES,
    Ground,
    Joined,
    Matter,
    ground,
    matters,
    verdict,
    verdicts,
)
from stemmata.model.case import Case
from stemmata.model.contested import place_of
from stemmata.model.decision import ON_DIFFERENCES, Decision, DecisionKind, in_force

_PARTING: Final = frozenset({"split", "keep-disputed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A ruling that means nothing here, since the case lacks what it names."""

    decision: Decision
    missing: tuple[str, ...]  # sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A ruling of theirs that gainsays one or several of ours."""

    theirs: Decision
    ours: tuple[Decision, ...]  # oldest first; those in force
    matters: tuple[tuple[Matter, Decision], ...]  # what both ruled on, with our ruling that stands; sorted
    through: tuple[Decision, ...]  # of ``ours``, those that it gainsays through merges, about other names; sorted


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What deciding all conflicts for one side takes."""

    added: tuple[Decision, ...]  # of theirs, oldest first
    anew: tuple[tuple[DecisionKind, tuple[str, ...]], ...]  # kind and subject of what is ruled once more, to stand last
    withdrawn: tuple[str, ...]  # ids of rulings, sorted


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """What a merge would do; every ruling of theirs is in one of these, or known already."""

    known: int
    taken: tuple[Decision, ...] = ()  # oldest first
    aside: tuple[Aside, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    waiting: tuple[Decision, ...] = ()  # others of theirs on what is in conflict: they go with it
    refused: tuple[Refused, ...] = ()


def merge(case: Case, theirs: Theirs) -> Merge:
    """What merging ``theirs`` into ``case`` would do. Pure, and the same whatever the order of the records."""
    on = ground(case)
    held = {one.id for one in case.decisions}
    fresh = [one for one in theirs.decisions if one.id not in held]
    fitting, aside = _fitting(on, fresh, held, theirs.spellings)
    conflicts = _conflicts(on, case.decisions, theirs.decisions, {one.id for one in fitting})
    contrary = {one.theirs.id for one in conflicts}
    waiting = _waiting(on, fitting, conflicts, theirs.decisions)
    left = contrary | {one.id for one in waiting}
    return Merge(
        known=len(theirs.decisions) - len(fresh),
        taken=tuple(one for one in fitting if one.id not in left),
        aside=aside,
        conflicts=conflicts,
        waiting=waiting,
        refused=theirs.refused,
    )


def _fitting(
    on: Ground, fresh: Iterable[Decision], held: Collection[str], spellings: Mapping[str, frozenset[str]]
) -> tuple[list[Decision], tuple[Aside, ...]]:
    """Those that mean something here, and those that do not."""
    fitting: list[Decision] = []
    aside: list[Aside] = []
    known = set(held)
    for one in fresh:
        missing, enough = _missing(on, one, known, spellings)
        if enough:
            fitting.append(one)
            known.add(one.id)
        else:
            aside.append(Aside(decision=one, missing=tuple(missing)))
    return fitting, tuple(aside)


def _missing(
    on: Ground, one: Decision, known: Collection[str], spellings: Mapping[str, frozenset[str]]
) -> tuple[list[str], bool]:
    """What of its subject the case lacks, as sentences; and whether what is there is enough to mean something."""
    if one.kind == "withdraw":
        there = one.subject[0] in known
        return ([] if there else [f"The ruling {one.subject[0]}, which it takes back, is not here."]), there
    if one.kind in ON_EDGES:
        there = one.subject[0] in on.edges
        return ([] if there else [f"The derivation {one.subject[0]} is not here."]), there
    if one.kind in ON_DIFFERENCES:
        lacking = [key for key in one.subject[1:] if (place_of(key) or ("",))[0] not in on.reports]
        return [_no_report(key) for key in lacking], len(one.subject) - 1 - len(lacking) > 1
    if one.kind == "note":
        there = one.subject[0].partition(":")[0] in on.reports
        return ([] if there else [_no_report(one.subject[0])]), there
    keys = one.subject[:1] if one.kind == "place" else one.subject
    said = [_no_member(on, key, spellings) for key in keys]
    present = said.count("")
    return [sentence for sentence in said if sentence], present >= min(len(keys), 2)


def _no_report(key: str) -> str:
    return f"The report {key.partition(':')[0]} is not here."


def _no_member(on: Ground, key: str, spellings: Mapping[str, frozenset[str]]) -> str:
    """Why a member of theirs is none here; empty where it is. A number that two versions gave to two names is none."""
    if key.partition(":")[0] not in on.reports:
        return _no_report(key)
    if key not in on.members:
        return f"The name {key} is not here: another version read that report, or found another name there."
    theirs, ours = spellings.get(key), on.spelled.get(key, "")
    if theirs is not None and ours and ours not in theirs:
        return f"{key} is “{ours}” here and “{min(theirs)}” there: another version read that report."
    return ""


def _waiting(
    on: Ground, fitting: Iterable[Decision], conflicts: Iterable[Conflict], theirs: Iterable[Decision]
) -> tuple[Decision, ...]:
    """Their other rulings on what is in conflict: taken alone, they would pass for what both hold."""
    by_id = {one.id: one for one in theirs}
    contrary = {one.theirs.id: one.theirs for one in conflicts}
    about = {matter for one in contrary.values() for matter in _about(on, one, by_id)}
    found: dict[str, Decision] = {}
    for one in fitting:
        with_it = one.kind == "withdraw" and (one.subject[0] in contrary or one.subject[0] in found)
        if one.id not in contrary and (with_it or not about.isdisjoint(_about(on, one, by_id))):
            found[one.id] = one
    return tuple(found.values())


def _about(on: Ground, one: Decision, by_id: Mapping[str, Decision]) -> list[Matter]:
    """What a ruling is about; of a withdrawal, what it takes back; of a difference, the places of its values."""
    if one.kind == "withdraw":
        earlier = by_id.get(one.subject[0])
        return _about(on, earlier, by_id) if earlier else []
    if one.kind in ON_DIFFERENCES:
        return [("value", key) for key in one.subject[1:]]
    return matters(on, one)


def _conflicts(
    on: Ground, ours: tuple[Decision, ...], theirs: tuple[Decision, ...], fitting: Collection[str]
) -> tuple[Conflict, ...]:
    both = {one.id for one in ours} & {one.id for one in theirs}
    base = verdicts(on, (one for one in ours if one.id in both))
    mine, other = verdicts(on, ours), verdicts(on, theirs)
    contrary: dict[str, Decision] = {}
    direct: dict[str, dict[Matter, Decision]] = defaultdict(dict)
    through: dict[str, dict[str, Decision]] = defaultdict(dict)
    for matter in sorted({*base, *other}):
        found = _contrary(mine.get(matter), other.get(matter), base.get(matter), theirs)
        if found is not None and found.id in fitting:
            contrary[found.id] = found
            direct[found.id][matter] = mine[matter]
    for found, against in _through_merges(on, in_force(ours), in_force(theirs), both):
        if found.id in fitting:
            contrary[found.id] = found
            through[found.id][against.id] = against
    made = (
        Conflict(
            theirs=one,
            ours=_in_order([*direct[name].values(), *through[name].values()]),
            matters=tuple(sorted(direct[name].items(), key=lambda item: item[0])),
            through=_in_order(through[name].values()),
        )
        for name, one in contrary.items()
    )
    return tuple(sorted(made, key=lambda one: (one.theirs.time, one.theirs.id)))


def _in_order(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    return tuple(sorted({one.id: one for one in decisions}.values(), key=lambda one: (one.time, one.id)))


def _contrary(
    mine: Decision | None, other: Decision | None, base: Decision | None, theirs: Iterable[Decision]
) -> Decision | None:
    """Their ruling by which both changed a matter since they parted, and differ; None where they do not."""
    if mine is None or mine == base:
        return None
    if other is None:  # they took back what both held, and we ruled anew
        if base is None:
            return None
        return next((one for one in theirs if one.kind == "withdraw" and base.id in one.subject), None)
    return other if other != base and verdict(other) != verdict(mine) else None


def _through_merges(
    on: Ground, ours: Iterable[Decision], theirs: Iterable[Decision], both: Collection[str]
) -> list[tuple[Decision, Decision]]:
    """(theirs, ours) where one parts what merges of the other join, though no two keys of them are the same."""
    mine, other = ([one for one in log if one.kind in ON_NAMES and one.id not in both] for log in (ours, theirs))
    found = [(apart, held) for apart, held in _parted(on, other, mine)]
    return found + [(held, apart) for apart, held in _parted(on, mine, other)]


def _parted(on: Ground, parting: Iterable[Decision], merging: Iterable[Decision]) -> list[tuple[Decision, Decision]]:
    """(a ruling that parts, a merge by which what it parts hangs together)."""
    joined = Joined(on)
    for one in merging:
        if one.kind == "merge":
            joined.add(one)
    return [
        (one, held)
        for one in parting
        if one.kind in _PARTING
        for left, right in combinations(one.subject, 2)
        for held in joined.between(left, right)
    ]


def settled(found: Merge, *, ours: bool) -> Settled:
    """What deciding all conflicts for one side takes.

    Theirs are added either way, so that the log holds both and the next merge finds nothing to ask; then the side that
    stands is ruled once more, on just what is in conflict. What it gainsays through merges is taken back.
    """
    added = _in_order([*found.taken, *found.waiting, *(one.theirs for one in found.conflicts)])
    anew: dict[tuple[DecisionKind, tuple[str, ...]], None] = {}
    withdrawn: set[str] = set()
    for conflict in found.conflicts:
        for matter, mine in conflict.matters:
            stands = mine if ours else conflict.theirs
            if stands.kind == "withdraw":
                withdrawn.add(mine.id)
            else:
                anew[stands.kind, matter[1:] if matter[0] == "names" else stands.subject] = None
        if conflict.through:
            withdrawn |= {conflict.theirs.id} if ours else {one.id for one in conflict.through}
    return Settled(added=added, anew=tuple(anew), withdrawn=tuple(sorted(withdrawn)))
