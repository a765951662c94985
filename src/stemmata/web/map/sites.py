"""What the map shows: places that are told, names that may be several, and names that no gazetteer has."""

from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace

from stemmata.model.claim import Claim
from stemmata.model.entity import Entity
from stemmata.model.place import GazetteerPlace, PlaceCandidate
from stemmata.web.edition import Edition
from stemmata.web.map.offsets import Offset, offsets


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A name with its place."""

    entity: Entity
    place: GazetteerPlace
    basis: str  # "gazetteer", "a person's ruling"
    reports: tuple[str, ...]  # in order of publication
    claims: tuple[Claim, ...]  # whose statements name it, those of most reports first


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A name of which several places, or one that is not sure, may be meant."""

    entity: Entity
    candidates: tuple[PlaceCandidate, ...]  # the likeliest first
    why: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sites:
    """All names of places of a case; each stands in one of the three."""

    told: tuple[Site, ...]  # those of most reports first, ties by name
    open: tuple[Open, ...]  # the same
    unmatched: tuple[tuple[Entity, tuple[str, ...]], ...]  # no gazetteer has them, or a person ruled so
    offsets: tuple[Offset, ...]
    attribution: tuple[str, ...]  # of the gazetteers, sorted

    @property
    def gazetteer(self) -> bool:
        """False where nothing has a place: then there was no gazetteer, or one that has none of the names."""
        return bool(self.told or self.open)


def sites(edition: Edition) -> Sites:
    """The places of the case."""
    entities = [entity for entity in edition.case.links.entities if entity.kind == "place" and entity.members]
    reports = {one.id: edition.in_order(report for report, _ in one.members) for one in entities}
    entities.sort(key=lambda one: (-len(reports[one.id]), -len(one.mentions), one.name.casefold(), one.id))
    claims = _claims(edition, entities)
    told, open_, unmatched = [], [], []
    for entity in entities:
        found = entity.place
        if found is not None and found.place is not None:
            basis = "gazetteer" if found.basis == "gazetteer" else "a person’s ruling"
            told.append(
                Site(
                    entity=entity,
                    place=found.place,
                    basis=basis,
                    reports=reports[entity.id],
                    claims=claims.get(entity.id, ()),
                )
            )
        elif found is not None and found.candidates and found.basis == "gazetteer":
            why = found.evidence[0].reason if found.evidence else ""
            open_.append(Open(entity=entity, candidates=found.candidates, why=why, reports=reports[entity.id]))
        else:
            unmatched.append((entity, reports[entity.id]))
    return Sites(
        told=tuple(told),
        open=tuple(open_),
        unmatched=tuple(unmatched),
        offsets=offsets(edition, [(site.entity, site.place) for site in told]),
        attribution=tuple(sorted({line for one in entities if one.place for line in one.place.attribution})),
    )


def narrowed(found: Sites, entities: Container[str]) -> Sites:
    """Only the names that are among these entities, and what is told by a distance from one of them."""
    return replace(
        found,
        told=tuple(one for one in found.told if one.entity.id in entities),
        open=tuple(one for one in found.open if one.entity.id in entities),
        unmatched=tuple(one for one in found.unmatched if one[0].id in entities),
        offsets=tuple(one for one in found.offsets if one.entity in entities),
    )


def _claims(edition: Edition, entities: list[Entity]) -> Mapping[str, tuple[Claim, ...]]:
    """Entity → claims of which a statement names it, in the edition's order."""
    member_of = {member: entity.id for entity in entities for member in entity.members}
    found: dict[str, set[int]] = defaultdict(set)
    for statement, item in edition.said.items():
        numbers = [edition.claim_numbers[claim.id] for claim in edition.claims_of.get(statement, ())]
        for local in item.statement.locals if numbers else ():
            entity = member_of.get((item.source.report.id, local))
            if entity is not None:
                found[entity].update(numbers)
    return {entity: tuple(edition.claims[n - 1] for n in sorted(numbers)) for entity, numbers in found.items()}
