"""What a human ruled: append-only, never overwritten, replayed after each re-run."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

DecisionKind = Literal[
    "merge",
    "split",
    "keep-disputed",
    "agree",
    "disagree",
    "undecided",
    "place",
    "differ",
    "set-aside",
    "note",
    "withdraw",
]
ON_DIFFERENCES: Final = frozenset({"differ", "set-aside"})  # the rulings on differences
BESIDE_LINKS: Final = ON_DIFFERENCES | {"note"}  # no link depends on these


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A ruling. Entities are named by (report id, local id) members, since entity ids follow members.

    ``subject`` by kind — merge, split, keep-disputed: entity *keys*, each "report:local", at least two,
    one for each entity at hand; agree, disagree, undecided: one derivation id; place: an entity key, then the id of
    the place in a gazetteer, ``point:LAT,LON`` in degrees, or ``none``; differ, set-aside: what differs
    ("quantity:barrels"), then where one statement for each value stands, each "report:start-end", sorted (see
    :mod:`stemmata.model.contested`); note: what a person remarked (``reason``) on "report:start-end", or on a whole
    report, by its id; withdraw: the id of an earlier decision, which then counts no longer.
    A later decision on the same subject outranks an earlier one: undecided leaves a derivation
    to the signs again, and keeps its reason as a note.
    """

    id: str
    kind: DecisionKind
    author: str
    time: str  # ISO 8601, UTC
    reason: str | None
    subject: tuple[str, ...]


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that are replayed, oldest first: those that nobody withdrew, without the withdrawals."""
    withdrawn: set[str] = set()
    kept = []
    for one in reversed(tuple(decisions)):
        if one.id in withdrawn:
            continue
        if one.kind == "withdraw":
            withdrawn.update(one.subject)
        else:
            kept.append(one)
    return tuple(reversed(kept))


def on_links(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions on which links depend, in order, without notes, those on differences and their withdrawals.

    ``decisions``: oldest first.
    """
    beside: set[str] = set()
    kept = []
    for one in decisions:
        if one.kind in BESIDE_LINKS or (one.kind == "withdraw" and beside.issuperset(one.subject)):
            beside.add(one.id)
        else:
            kept.append(one)
    return tuple(kept)
