"""Writes and reads where the places of a case lie, and the case's own gazetteer."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from stemmata.casefile.cells import Row, evidence_of, evidence_row, listed, unlisted, word
from stemmata.model.entity import Entity
from stemmata.model.place import EntityPlace, GazetteerPlace, Listed, PlaceCandidate

_NAMED_BY_HUMAN = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlaces:
    """Places of a case's own gazetteer that came in one file."""

    source: str  # the file's name
    attribution: str
    listed: tuple[Listed, ...]  # by id


def insertions(entities: Iterable[Entity]) -> Iterator[tuple[str, Iterable[Row]]]:
    """What is to be written of the entities' places."""
    held = [(entity.id, entity.place) for entity in entities if entity.place is not None]
    yield (
        "INSERT INTO entity_place (entity, told, basis, attribution) VALUES (?, ?, ?, ?)",
        [(id_, _told(found), found.basis, listed(found.attribution)) for id_, found in held],
    )
    yield (
        "INSERT INTO entity_place_candidate (entity, n, place, name, latitude, longitude, kind, area, within,"
        " population, uncertainty_km, share) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(id_, n, *_cells(place), share) for id_, found in held for n, place, share in _candidates(found)],
    )
    yield (
        "INSERT INTO entity_place_evidence (entity, n, sign, strength, reason, against, anchors)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(id_, n, *evidence_row(sign)) for id_, found in held for n, sign in enumerate(found.evidence)],
    )


def read(connection: sqlite3.Connection, asked: tuple[str, str | bytes]) -> dict[str, EntityPlace]:
    """Entity id → what is known of its place, for the entities from the first id that is asked for to the last."""
    candidates: dict[str, dict[int, tuple[GazetteerPlace, float | None]]] = {}
    for entity, n, *cells, share in connection.execute(
        "SELECT entity, n, place, name, latitude, longitude, kind, area, within, population, uncertainty_km, share"
        " FROM entity_place_candidate WHERE entity BETWEEN ? AND ? ORDER BY entity, n",
        asked,
    ):
        candidates.setdefault(entity, {})[n] = (_place(cells), share)
    signs: dict[str, list[Any]] = {}
    for entity, *cells in connection.execute(
        "SELECT entity, sign, strength, reason, against, anchors FROM entity_place_evidence"
        " WHERE entity BETWEEN ? AND ? ORDER BY entity, n",
        asked,
    ):
        signs.setdefault(entity, []).append(evidence_of(*cells))
    return {
        entity: EntityPlace(
            place=None if told is None else candidates[entity][told][0],
            candidates=tuple(
                PlaceCandidate(place=place, share=share)
                for place, share in candidates.get(entity, {}).values()
                if share is not None
            ),
            basis=word(basis),
            evidence=tuple(signs.get(entity, ())),
            attribution=unlisted(attribution),
        )
        for entity, told, basis, attribution in connection.execute(
            "SELECT entity, told, basis, attribution FROM entity_place WHERE entity BETWEEN ? AND ? ORDER BY entity",
            asked,
        )
    }


def _told(found: EntityPlace) -> int | None:
    if found.place is None:
        return None
    ids = [one.place.id for one in found.candidates]
    return ids.index(found.place.id) if found.place.id in ids else _NAMED_BY_HUMAN


def _candidates(found: EntityPlace) -> Iterator[tuple[int, GazetteerPlace, float | None]]:
    if found.place is not None and _told(found) == _NAMED_BY_HUMAN:
        yield _NAMED_BY_HUMAN, found.place, None
    for n, one in enumerate(found.candidates):
        yield n, one.place, one.share


def _cells(place: GazetteerPlace) -> Row:
    return (
        place.id, place.name, place.lat, place.lon, place.kind, place.area, listed(place.within), place.population,
        place.uncertainty_km,
    )  # fmt: skip


def _place(cells: Sequence[Any]) -> GazetteerPlace:
    id_, name, lat, lon, kind, area, within, population, uncertainty = cells
    return GazetteerPlace(
        id=id_, name=name, lat=lat, lon=lon, kind=word(kind), area=area, within=unlisted(within), population=population,
        uncertainty_km=uncertainty,
    )  # fmt: skip


def write_own(connection: sqlite3.Connection, own: OwnPlaces) -> None:
    """Writes these places in place of those that a file of that name brought before; one id is held once."""
    connection.execute("DELETE FROM listed_place WHERE source = ?", (own.source,))
    connection.executemany(
        "INSERT OR REPLACE INTO listed_place (id, source, attribution, name, names, latitude, longitude, kind, area,"
        " within, population, uncertainty_km) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (id_, own.source, own.attribution, name, listed(one.names), *rest)
            for one in own.listed
            for id_, name, *rest in [_cells(one.place)]
        ),
    )


def read_own(connection: sqlite3.Connection) -> tuple[OwnPlaces, ...]:
    """The case's own gazetteer, by the name of the file, each by id."""
    held: dict[tuple[str, str], list[Listed]] = {}
    for source, attribution, names, *cells in connection.execute(
        "SELECT source, attribution, names, id, name, latitude, longitude, kind, area, within, population,"
        " uncertainty_km FROM listed_place ORDER BY source, id"
    ):
        held.setdefault((source, attribution), []).append(Listed(place=_place(cells), names=unlisted(names)))
    return tuple(
        OwnPlaces(source=source, attribution=attribution, listed=tuple(places))
        for (source, attribution), places in sorted(held.items())
    )
