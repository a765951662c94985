"""What an import of names would do to a case: the rulings that it makes, what gainsays it, what it met nothing for."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal

from stemmata.judgement.verdicts import Ground, ground, verdicts
from stemmata.model.case import Case
from stemmata.model.decision import Decision, DecisionKind, in_force
from stemmata.model.entity import Entity

_MARKS: Final = str.maketrans({"’": "'", "‘": "'", "`": "'", "ʼ": "'", "‐": "-", "‑": "-"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Names that somebody holds to be of one, or not."""

    names: tuple[str, ...]  # as the file writes them, or ids of entities
    where: str  # "line 3", "cluster 2"
    kind: DecisionKind = "merge"
    why: str | None = None  # who judged so, and when, where the file says


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A ruling that an import would make."""

    kind: DecisionKind
    subject: tuple[str, ...]  # a member key for each spelling of each entity, sorted
    names: tuple[str, ...]  # of the entities, sorted
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmet:
    """A name, or a group, for which nothing is ruled, and why."""

    name: str
    where: str
    reason: str  # a sentence
    kind: Literal["nobody", "several", "unusable"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrary:
    """A ruling that an import would make, against rulings in force."""

    ruling: Ruled
    ours: tuple[Decision, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """What an import would do; each in the order of the file."""

    rulings: tuple[Ruled, ...] = ()
    known: int = 0  # groups that the case already has so
    conflicts: tuple[Contrary, ...] = ()
    unmet: tuple[Unmet, ...] = ()


def planned(case: Case, groups: Iterable[Group], source: str, unmet: Sequence[Unmet] = ()) -> Import:
    """What importing these groups would do. ``source``: the file's name; ``unmet``: what its reader could not use.

    A name is an entity's if it is one of its spellings, whatever the case of letters; ids of entities are names, too.
    One that several entities bear, or none, is listed and never guessed.
    """
    on, bearers = ground(case), _bearers(case)
    made = {one.reason for one in in_force(case.decisions)}
    standing = verdicts(on, case.decisions)
    rulings: dict[tuple[str, tuple[str, ...]], Ruled] = {}
    conflicts: list[Contrary] = []
    left, known = list(unmet), 0
    for group in groups:
        met, missing = _met(group, bearers)
        left += missing
        if len(met) < 2:
            if met and not missing and group.kind != "merge":
                reason = "The case holds them for one: split them by their members, as show why lists them."
                left.append(Unmet(name=met[0].name, where=group.where, reason=reason, kind="unusable"))
            known += not missing and group.kind == "merge"
            continue
        ruling = _ruled(on, group, met, source)
        if ruling.reason in made or _holds(ruling, standing):
            known += 1
        elif against := _against(on, ruling, case.decisions):
            conflicts.append(Contrary(ruling=ruling, ours=against))
        else:
            rulings.setdefault((ruling.kind, ruling.subject), ruling)
    return Import(rulings=tuple(rulings.values()), known=known, conflicts=tuple(conflicts), unmet=tuple(left))


def plain(name: str) -> str:
    """A name for comparing with spellings: case, runs of spaces and kinds of apostrophe do not matter."""
    return " ".join(unicodedata.normalize("NFKC", name).translate(_MARKS).casefold().split())


def _bearers(case: Case) -> Mapping[str, tuple[Entity, ...]]:
    """A plain spelling, or an id → the entities that bear it, sorted by id."""
    found: dict[str, dict[str, Entity]] = defaultdict(dict)
    for one in sorted(case.links.entities, key=lambda held: held.id):
        for name in (one.id, one.name, *one.names):
            found[plain(name)][one.id] = one
    return {name: tuple(held.values()) for name, held in found.items()}


def _met(group: Group, bearers: Mapping[str, tuple[Entity, ...]]) -> tuple[list[Entity], list[Unmet]]:
    met: dict[str, Entity] = {}
    missing: list[Unmet] = []
    for name in dict.fromkeys(group.names):
        found = bearers.get(plain(name), ())
        named = [one for one in found if one.members]
        if len(named) == 1:
            met[named[0].id] = named[0]
        elif len(named) > 1:
            ids = ", ".join(f"{one.kind} {one.id[:12]}" for one in named)
            reason = f"Several bear this name ({ids}): nothing is guessed."
            missing.append(Unmet(name=name, where=group.where, reason=reason, kind="several"))
        else:
            reason = "It publishes reports and is named in none." if found else "Nobody in the case is spelt so."
            missing.append(Unmet(name=name, where=group.where, reason=reason, kind="nobody"))
    return list(met.values()), missing


def _ruled(on: Ground, group: Group, met: Sequence[Entity], source: str) -> Ruled:
    """A member for each spelling of each entity, so that none is left behind when they are joined; of what is to be
    parted, one for each entity, since a ruling parts all that it names.

    The reason names what was read: by it the same line, imported again, is known.
    """
    reason = f"{source}, {group.where}: {', '.join(group.names)}" + (f"; {group.why}" if group.why else "")
    first: dict[tuple[str, str], str] = {}
    for one in met:
        for report, local in one.members if group.kind == "merge" else one.members[:1]:
            key = f"{report}:{local}"
            first.setdefault(on.alike(key), key)
    return Ruled(
        kind=group.kind,
        subject=tuple(sorted(first.values())),
        names=tuple(sorted(one.name for one in met)),
        reason=reason,
    )


def _holds(ruling: Ruled, standing: Mapping[tuple[str, ...], Decision]) -> bool:
    """Whether the case has it so already, by the same kind of ruling on each pair."""
    pairs = combinations(ruling.subject, 2)
    held = [standing.get(("names", *pair)) for pair in pairs]
    return all(one is not None and one.kind == ruling.kind for one in held)


def _against(on: Ground, ruling: Ruled, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The rulings in force that say otherwise of two of these entities, whatever members they name."""
    entities = {on.members[key] for key in ruling.subject}
    found = []
    for one in in_force(decisions):
        if one.kind in {"merge", "split", "keep-disputed"} and one.kind != ruling.kind:
            named = {on.members[key] for key in one.subject if key in on.members}
            if len(named & entities) > 1:
                found.append(one)
    return tuple(found)
