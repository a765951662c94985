"""Claims: what several reports say alike, how it varies, and where it comes from."""

from dataclasses import dataclass
from typing import Literal

from stemmata.model.evidence import Evidence

Slot = Literal["quantity", "date", "place", "name", "role", "polarity", "attribution"]
# How two values of a slot bear on each other. "contradicts": of one event, and both cannot hold. "update": one
# tells a later state. "part of": the one holds the other. "maybe another": of another day or place, so perhaps of
# another event. "refines": both can hold, and one says more.
Bearing = Literal["contradicts", "update", "part of", "maybe another", "refines", "differs"]
OriginKind = Literal["document", "person", "organisation", "unnamed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a chain of derivations ends."""

    id: str  # entity id, or a content hash for an unnamed source
    name: str
    kind: OriginKind
    reports: tuple[str, ...]  # the reports whose paths end here, sorted


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginPath:
    report: str
    steps: tuple[str, ...]  # derivation ids, from the report towards the origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """How many independent origins there are at most. Unknown lineage never adds one."""

    at_most: int
    named: tuple[Origin, ...]  # sorted by id
    unknown: tuple[str, ...]  # report ids whose lineage cannot be known, sorted
    paths: tuple[OriginPath, ...]  # sorted
    circular: tuple[str, ...] = ()  # derivation ids that lie on a circle


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantValue:
    value: str  # as compared: "≥ 150", "2013-09-01", an entity's name
    statements: tuple[str, ...]  # statement ids, sorted


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A slot of a claim to which the reports give different values."""

    slot: Slot
    of: str | None  # head noun for a quantity, None elsewhere
    kind: Literal["differ", "contradict"]
    values: tuple[VariantValue, ...]  # sorted by value
    changed_on: tuple[str, ...]  # derivation ids on which the value changed
    reason: str
    bearing: Bearing = "differs"  # the strongest of any two of its values; "contradicts" goes with "contradict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Statements of one or several reports that say the same thing."""

    id: str  # content hash of its statements
    label: str  # words of one of its statements
    statements: tuple[str, ...]  # sorted
    reports: tuple[str, ...]  # sorted
    origins: Origins
    variants: tuple[Variant, ...]
    same_as: tuple[Evidence, ...] = ()  # why the statements are held to say the same
