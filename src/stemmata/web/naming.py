"""Which statements name an entity, which places statements name, and which of them the map has."""

from collections import defaultdict
from collections.abc import Iterable

from stemmata.model.entity import Entity
from stemmata.web.edition import Edition, Said


def naming(edition: Edition, entity: Entity) -> list[Said]:
    """The statements that name it, in order of publication."""
    members: dict[str, set[str]] = defaultdict(set)
    for report, local in entity.members:
        members[report].add(local)
    found = [
        Said(source=edition.by_report[report], statement=one)
        for report, locals_ in members.items()
        if report in edition.by_report
        for one in edition.by_report[report].annotations.statements
        if not locals_.isdisjoint(one.locals)
    ]
    return sorted(found, key=lambda one: (edition.rank[one.source.report.id], one.span, one.statement.id))


def places_named(edition: Edition, said: Iterable[Said]) -> frozenset[str]:
    """The ids of the entities that are places and that one of these statements names."""
    named = {(one.source.report.id, local) for one in said for local in one.statement.locals}
    places = (one for one in edition.case.links.entities if one.kind == "place")
    return frozenset(one.id for one in places if not named.isdisjoint(one.members))


def on_map(entity: Entity) -> bool:
    """Whether the map has a row of its own for this name: its place is told, or several may be meant."""
    found = entity.place
    if entity.kind != "place" or not entity.members or found is None:
        return False
    return found.place is not None or (bool(found.candidates) and found.basis == "gazetteer")
