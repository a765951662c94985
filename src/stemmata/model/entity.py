"""Entities over reports."""

from dataclasses import dataclass

from stemmata.model.annotations import EntityKind
from stemmata.model.evidence import Anchor, Evidence
from stemmata.model.place import EntityPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, organisation, place, group, document, weapon or vehicle, joined over reports."""

    id: str  # content hash of kind and the members
    kind: EntityKind
    name: str  # the most frequent full spelling; ties to the longest, then the alphabetically first
    names: tuple[str, ...]  # every spelling seen, sorted
    members: tuple[tuple[str, str], ...]  # (report id, local entity id), sorted
    mentions: tuple[Anchor, ...]  # sorted
    same_as: tuple[Evidence, ...] = ()  # why the spellings are held to be one
    maybe_same: tuple[str, ...] = ()  # entity ids: kept apart, but a person might look
    maybe_reasons: tuple[Evidence, ...] = ()  # why each of these may be the same, and is kept apart; in their order
    outlet_domains: tuple[str, ...] = ()  # registrable domains, where the entity is an outlet
    place: EntityPlace | None = None  # None: no place, no gazetteer, or nobody there bears the name
