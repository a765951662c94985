"""Entities: their spellings and mentions, and the places of a gazetteer that they may be."""

from collections.abc import Iterator
from operator import attrgetter
from typing import Final

from stemmata.export.tables.table import (
    PLACE_IN_LIST,
    Row,
    Table,
    listed,
    maybe,
    number,
    one_of,
    stretch,
    to,
    whole,
    word,
)
from stemmata.model.annotations import EntityKind
from stemmata.model.case import Case
from stemmata.model.entity import Entity
from stemmata.model.place import GazetteerPlace, PlaceKind


def in_order(case: Case) -> list[Entity]:
    """The entities, sorted by id."""
    return sorted(case.links.entities, key=attrgetter("id"))


def _entities(case: Case) -> Iterator[Row]:
    for entity in in_order(case):
        found = entity.place if entity.place and entity.place.place else None
        place = found.place if found else None
        yield (
            entity.id,
            entity.kind,
            entity.name,
            place.id if place else None,
            found.basis if found else None,
            found.evidence[0].reason if found and found.evidence else None,
            place.lat if place else None,
            place.lon if place else None,
            len(entity.mentions),
        )


def _mentions(case: Case) -> Iterator[Row]:
    for entity in in_order(case):
        for n, anchor in enumerate(entity.mentions):
            yield entity.id, n, anchor.report, anchor.start, anchor.end, anchor.text


def _members(case: Case) -> Iterator[Row]:
    for entity in in_order(case):
        for n, (report, local) in enumerate(entity.members):
            yield entity.id, n, report, local


def _places_in_order(case: Case) -> list[GazetteerPlace]:
    """Each place that the case speaks of, once, sorted by id."""
    known: dict[str, GazetteerPlace] = {}
    for entity in in_order(case):
        if entity.place is not None:
            told = (entity.place.place,) if entity.place.place else ()
            for one in (*told, *(candidate.place for candidate in entity.place.candidates)):
                known.setdefault(one.id, one)
    return [known[id_] for id_ in sorted(known)]


def _places(case: Case) -> Iterator[Row]:
    for place in _places_in_order(case):
        yield place.id, place.name, place.kind, place.lat, place.lon, place.uncertainty_km


def _candidates(case: Case) -> Iterator[Row]:
    for entity in in_order(case):
        for n, candidate in enumerate(entity.place.candidates if entity.place else ()):
            yield entity.id, n, candidate.place.id, candidate.share


_OF_ENTITY: Final = word("entity", "The id of the entity.")
_TO_ENTITY: Final = to("entity", "entities")
_DEGREES: Final = "in degrees, WGS 84"
TABLES: Final = (
    Table(
        name="entities",
        about="A person, organisation, place, group, document, weapon or vehicle, joined over reports.",
        columns=(
            word("id", "A hash of the kind and the members."),
            one_of("kind", "What kind of thing.", EntityKind),
            word("name", "The commonest full spelling."),
            maybe("place", "The id of the place where it lies, where one stands out."),
            maybe("place_basis", "Who says so: “gazetteer” or “human”."),
            maybe("place_reason", "The strongest reason; all of them stand in evidence."),
            number("lat", f"How far north that place lies, {_DEGREES}.", nullable=True),
            number("lon", f"How far east that place lies, {_DEGREES}.", nullable=True),
            whole("mentions", "How often reports name it."),
        ),
        key=("id",),
        rows=_entities,
        references=(to("place", "places"),),
    ),
    listed(
        "entity_names",
        "A spelling of an entity.",
        of=("entity", "entities"),
        value=word("name", "The spelling."),
        lists=lambda case: ((entity.id, entity.names) for entity in in_order(case)),
    ),
    Table(
        name="mentions",
        about="A span that names an entity.",
        columns=(_OF_ENTITY, PLACE_IN_LIST, word("report", "The id of the report."), *stretch()),
        key=("entity", "n"),
        rows=_mentions,
        references=(_TO_ENTITY, to("report", "reports")),
    ),
    Table(
        name="entity_members",
        about="What one report knows as one thing, and that was joined in an entity; decisions name entities by these.",
        columns=(
            _OF_ENTITY,
            PLACE_IN_LIST,
            word("report", "The id of the report."),
            word("local", "The local entity of that report: e1, e2 and so on."),
        ),
        key=("entity", "n"),
        rows=_members,
        references=(_TO_ENTITY, to("report", "reports")),
    ),
    listed(
        "entity_maybe_same",
        "Another entity that may be the same, and is kept apart; why stands in evidence.",
        of=("entity", "entities"),
        value=word("other", "The id of the other entity."),
        lists=lambda case: ((entity.id, entity.maybe_same) for entity in in_order(case)),
        in_table="entities",
    ),
    listed(
        "entity_outlet_domains",
        "A registrable domain of an entity that is an outlet.",
        of=("entity", "entities"),
        value=word("domain", "The domain."),
        lists=lambda case: ((entity.id, entity.outlet_domains) for entity in in_order(case)),
    ),
    Table(
        name="places",
        about="A place of a gazetteer that an entity is, or may be.",
        columns=(
            word("id", "The gazetteer's id for it."),
            word("name", "The gazetteer's name for it."),
            one_of("kind", "What kind of place.", PlaceKind),
            number("lat", f"How far north, {_DEGREES}."),
            number("lon", f"How far east, {_DEGREES}."),
            number("uncertainty_km", "The radius of the circle in which it, or most of an area, lies, in kilometres."),
        ),
        key=("id",),
        rows=_places,
    ),
    listed(
        "place_areas",
        "An area that a place lies in, widest first.",
        of=("place", "places"),
        value=word("area", "The code of the area: a country, then its parts."),
        lists=lambda case: ((place.id, place.within) for place in _places_in_order(case)),
    ),
    Table(
        name="place_candidates",
        about="A place that an entity may be, the likeliest first; the one told is among them.",
        columns=(
            _OF_ENTITY,
            PLACE_IN_LIST,
            word("place", "The id of the place."),
            number("share", "How much speaks for it, from 0 to 1, of all candidates and of none of them together."),
        ),
        key=("entity", "n"),
        rows=_candidates,
        references=(_TO_ENTITY, to("place", "places")),
    ),
    listed(
        "place_attributions",
        "What is to be shown with the places of an entity.",
        of=("entity", "entities"),
        value=word("attribution", "The line."),
        lists=lambda case: ((entity.id, entity.place.attribution if entity.place else ()) for entity in in_order(case)),
    ),
)
