"""What a human ruled: append-only, never overwritten, replayed after each re-run."""

from dataclasses import dataclass
from typing import Literal

DecisionKind = Literal["merge", "split", "keep-disputed", "agree", "disagree", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A ruling. Entities are named by (report id, local id) members, since entity ids follow members.

    ``subject`` by kind — merge, split, keep-disputed: entity *keys*, each "report:local", at least two,
    one for each entity at hand; agree, disagree: one derivation id; place: an entity key, then the id of the place
    in a gazetteer, ``point:LAT,LON`` in degrees, or ``none``. A later decision on the same
    subject outranks an earlier one.
    """

    id: str
    kind: DecisionKind
    author: str
    time: str  # ISO 8601, UTC
    reason: str | None
    subject: tuple[str, ...]
