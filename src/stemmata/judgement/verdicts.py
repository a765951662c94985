"""What a log of rulings says of each thing that can be ruled on, and by which ruling."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final, get_args

from stemmata.model.case import Case
from stemmata.model.contested import contested, standings
from stemmata.model.decision import Decision, in_force
from stemmata.model.derivation import DerivationKind
from stemmata.text.ids import content_id
from stemmata.text.romanise import folded

Matter = tuple[str, ...]  # ("names", key, key), ("edge", derivation), ("place", entity), ("difference", its id)
ON_NAMES: Final = frozenset({"merge", "split", "keep-disputed"})
ON_EDGES: Final = frozenset({"agree", "disagree", "undecided"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A case as rulings see it: which members, edges and differences there are."""

    case: Case
    members: Mapping[str, str]  # "report:local" → entity id
    spelled: Mapping[str, str]  # "report:local" → the folded name of the local entity
    edges: Mapping[str, str]  # the id of an edge under every kind that it could have → its id here
    reports: frozenset[str]

    def alike(self, key: str) -> tuple[str, str]:
        """What a key has in common with others of its entity that are spelt alike: those no human joined."""
        return (self.members[key], self.spelled.get(key, "")) if key in self.members else ("", key)


def ground(case: Case) -> Ground:
    known = get_args(DerivationKind)
    return Ground(
        case=case,
        members={f"{report}:{local}": one.id for one in case.links.entities for report, local in one.members},
        spelled={
            f"{entry.report.id}:{local.id}": folded(local.name)
            for entry in case.reports
            for local in entry.annotations.entities
        },
        edges={
            **{
                content_id("derivation", edge.child, edge.parent, kind): edge.id
                for edge in case.links.derivations
                for kind in known
            },
            **{edge.id: edge.id for edge in case.links.derivations},
        },
        reports=frozenset(entry.report.id for entry in case.reports),
    )


def verdict(decision: Decision) -> str:
    """What it says: rulings of one verdict do not gainsay each other."""
    return f"place {decision.subject[1]}" if decision.kind == "place" else decision.kind


def verdicts(on: Ground, decisions: Iterable[Decision]) -> Mapping[Matter, Decision]:
    """Each matter with the ruling that stands. ``decisions``: oldest first."""
    every = tuple(decisions)
    found: dict[Matter, Decision] = {}
    for one in in_force(every):
        found |= dict.fromkeys(matters(on, one), one)
    for name, standing in standings(contested(on.case), every).items():
        if standing.decision is not None:
            found["difference", name] = standing.decision
    return found


def matters(on: Ground, decision: Decision) -> list[Matter]:
    """What a ruling on names, an edge or a place is about; none for one on a difference, a note and a withdrawal."""
    if decision.kind in ON_NAMES:
        return [("names", *pair) for pair in combinations(sorted(set(decision.subject)), 2)]
    if decision.kind in ON_EDGES:
        return [("edge", on.edges.get(decision.subject[0], decision.subject[0]))]
    if decision.kind == "place":
        return [("place", on.members.get(decision.subject[0], decision.subject[0]))]
    return []


@dataclass(slots=True)
class Joined:
    """Which keys hang together by merges, those spelt alike in one entity counted as one."""

    on: Ground
    _parent: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    _by: dict[tuple[str, str], list[Decision]] = field(default_factory=lambda: defaultdict(list))

    def add(self, merge: Decision) -> None:
        first, *rest = (self._root(self.on.alike(key)) for key in merge.subject)
        for other in rest:
            root, gone = self._root(first), self._root(other)
            if root != gone:
                self._parent[gone] = root
                self._by[root] += self._by.pop(gone, [])
        self._by[self._root(first)].append(merge)

    def between(self, left: str, right: str) -> tuple[Decision, ...]:
        """The merges by which two keys that are not spelt alike hang together; none where they do not."""
        one, other = self.on.alike(left), self.on.alike(right)
        if one == other or self._root(one) != self._root(other):
            return ()
        return tuple(self._by[self._root(one)])

    def _root(self, node: tuple[str, str]) -> tuple[str, str]:
        while (above := self._parent.get(node, node)) != node:
            node = above
        return node
