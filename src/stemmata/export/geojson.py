"""``export --to geojson``: the places that reports name, for QGIS and other maps.

RFC 7946 (https://www.rfc-editor.org/rfc/rfc7946): WGS 84, longitude first. A feature for each place that was told
(``role`` "place"); one for each place that a name may mean, where none stands out ("candidate"); and one without a
geometry where no gazetteer lists the name, or a person ruled that it is none of them ("not located"). Properties are
flat where a map reads them (name, numbers); ``said`` holds each stretch of a report that names the place.
``uncertainty_km`` is the radius of the circle in which it lies. A map that shows the file has to show
``attribution``, too.
"""

from collections.abc import Iterator
from typing import Any

from stemmata.export.known import Known, flat, known
from stemmata.export.pieces import in_pieces, json_document
from stemmata.export.words import published_words, safe_url
from stemmata.model.case import Case
from stemmata.model.entity import Entity
from stemmata.model.evidence import Anchor
from stemmata.model.place import EntityPlace, GazetteerPlace

_Record = dict[str, Any]


class GeojsonExporter:
    """Writes the places as a FeatureCollection of points."""

    name = "geojson"
    media_type = "application/geo+json"
    summary = "The places that reports name, with uncertainty and who says so, for QGIS."

    def export(self, case: Case) -> Iterator[bytes]:
        """The bytes, in pieces; places by entity id, their candidates by share, largest first."""
        read = known(case)
        attribution = sorted({line for one in case.links.entities if one.place for line in one.place.attribution})
        head = {"type": "FeatureCollection", "name": flat(case.name), "attribution": attribution}
        return in_pieces(json_document(head, "features", _features(read)))


def _features(read: Known) -> Iterator[_Record]:
    for entity in read.entities.values():
        if entity.kind != "place":
            continue
        found = entity.place
        common = _common(read, entity)
        if found is not None and found.place is not None:
            told = {"candidates": [_candidate(one.place, one.share) for one in found.candidates]}
            yield _feature(
                entity.id, found.place, {"role": "place", **common, **_point(found.place), **told, **_why(found)}
            )
        elif found is not None and found.candidates and found.basis != "human":
            for one in found.candidates:
                share = {"share": round(one.share, 4), "of": len(found.candidates)}
                values = {"role": "candidate", **common, **_point(one.place), **share, **_why(found)}
                yield _feature(f"{entity.id}:{one.place.id}", one.place, values)
        else:
            yield _feature(entity.id, None, {"role": "not located", **common, **(_why(found) if found else {})})


def _feature(id_: str, place: GazetteerPlace | None, properties: _Record) -> _Record:
    point = {"type": "Point", "coordinates": [place.lon, place.lat]} if place else None
    return {"type": "Feature", "id": id_, "geometry": point, "properties": properties}


def _common(read: Known, entity: Entity) -> _Record:
    anchors = sorted(one for one in entity.mentions if one.report in read.by_report)
    reports = {anchor.report for anchor in anchors}
    return {
        "entity": entity.id,
        "name": flat(entity.name),
        "names": "; ".join(flat(one) for one in entity.names),
        "reports": len(reports),
        "mentions": len(anchors),
        "outlets": "; ".join(sorted({read.outlet(one) for one in reports})),
        "said": [_said(read, anchor) for anchor in anchors],
    }


def _said(read: Known, anchor: Anchor) -> _Record:
    report = read.by_report[anchor.report].report
    return {
        "report": report.id,
        "outlet": read.outlet(report.id),
        "published": published_words(report.published),
        "url": safe_url(report.url),
        "start": anchor.start,
        "end": anchor.end,
        "text": anchor.text,
    }


def _point(place: GazetteerPlace) -> _Record:
    return {
        "gazetteer": place.id,
        "gazetteer_name": place.name,
        "kind": place.kind,
        "within": ", ".join(place.within),
        "uncertainty_km": place.uncertainty_km,
    }


def _candidate(place: GazetteerPlace, share: float) -> _Record:
    return {**_point(place), "lat": place.lat, "lon": place.lon, "share": round(share, 4)}


def _why(found: EntityPlace) -> _Record:
    return {
        "basis": found.basis,
        "reasons": "; ".join(sign.reason for sign in found.evidence),
        "attribution": "; ".join(found.attribution),
    }


exporter = GeojsonExporter()
