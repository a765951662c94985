"""Places that a text tells from another: "30 km north of Hama". How far they may lie off is told with them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import radians, sin
from typing import Final

from stemmata.model.entity import Entity
from stemmata.model.evidence import Anchor
from stemmata.model.place import GazetteerPlace
from stemmata.web.edition import Edition
from stemmata.web.map.mercator import Point, beyond

WINDS: Final = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
HALF_A_WIND: Final = 22.5  # degrees to either side that a wind of eight leaves open
KM: Final = {"km": 1.0, "kilo": 1.0, "mile": 1.609344, "mi": 1.609344}  # by how the unit begins
BEFORE: Final = 80  # characters before the name in which the distance stands
_FAR = r"(?P<far>\d{1,3}(?:\.\d)?)[\s-]?(?P<unit>km|kilomet(?:er|re)s?|miles?|mi)\b"
_WIND = r"(?P<ns>north|south)?[\s-]?(?P<ew>east|west)?(?:ern|wards?)?"
_SAID = re.compile(
    rf"(?<![\d.,]){_FAR}(?:\s\([^()]{{1,20}}\))?\s(?:to the |away to the )?{_WIND}\s(?:of|from)\s"
    r"(?:(?:the\s)?(?:city|town|village|centre|center|capital)\sof\s|(?:the\s|central\s|downtown\s))?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """A spot that reports tell by its distance from a place."""

    words: str  # "30 km north of Hama"
    lat: float
    lon: float
    uncertainty_km: float  # half a wind to the side, and what is uncertain of the place itself
    entity: str  # the place that it is told from
    anchors: tuple[Anchor, ...]  # the words that say so, sorted


def told_from(text: str, start: int) -> tuple[float, str, int] | None:
    """Kilometres, wind and where the words begin that tell a distance from the name that stands at ``start``.

    ``None`` where the words before it tell none: "near Hama", "a few km from Hama".
    """
    at = max(0, start - BEFORE)
    said = _SAID.search(text[at:start])
    wind = f"{said['ns'] or ''}{said['ew'] or ''}".lower() if said else ""
    if said is None or wind not in WINDS:
        return None
    km = next(factor for unit, factor in KM.items() if said["unit"].lower().startswith(unit)) * float(said["far"])
    return round(km, 1), wind, at + said.start()


def offsets(edition: Edition, placed: Iterable[tuple[Entity, GazetteerPlace]]) -> tuple[Offset, ...]:
    """What the reports tell from these places, by words; the same words of several reports are one spot."""
    found: dict[tuple[str, float, str], list[Anchor]] = defaultdict(list)
    places = {}
    for entity, place in placed:
        places[entity.id] = entity, place
        for mention in entity.mentions:
            found_here = _anchored(edition, mention)
            if found_here is not None:
                found[entity.id, *found_here[:2]].append(found_here[2])
    made = (_offset(*places[key[0]], key[1], key[2], anchors) for key, anchors in found.items())
    return tuple(sorted(made, key=lambda one: (one.words, one.entity)))


def _anchored(edition: Edition, mention: Anchor) -> tuple[float, str, Anchor] | None:
    text = edition.by_report[mention.report].report.text
    if not text[: mention.start].endswith((" ", "\n")):
        return None
    said = told_from(text, mention.start)
    if said is None:
        return None
    km, wind, start = said
    return km, wind, Anchor(report=mention.report, start=start, end=mention.end, text=text[start : mention.end])


def _offset(entity: Entity, place: GazetteerPlace, km: float, wind: str, anchors: list[Anchor]) -> Offset:
    lat, lon = point_of(place, km, wind)
    return Offset(
        words=f"{km:.0f} km {wind} of {entity.name}" if km >= 10 else f"{km:g} km {wind} of {entity.name}",
        lat=lat,
        lon=lon,
        uncertainty_km=round(place.uncertainty_km + km * sin(radians(HALF_A_WIND)), 1),
        entity=entity.id,
        anchors=tuple(sorted(anchors)),
    )


def point_of(place: GazetteerPlace, km: float, wind: str) -> Point:
    """Latitude and longitude so far from the place in the middle of this wind."""
    return beyond(place.lat, place.lon, km, WINDS.index(wind) * 45.0)
