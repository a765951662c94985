"""What part of the world the map shows, and what stands where in it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import hypot
from typing import Final

from stemmata.model.place import GazetteerPlace, PlaceKind
from stemmata.web.labels import shortened
from stemmata.web.map import outline
from stemmata.web.map.labelling import COUNTRY_CHARACTER, Marker, labelled, unhidden
from stemmata.web.map.mercator import Point, View, fitted
from stemmata.web.map.offsets import Offset
from stemmata.web.map.sites import Open, Site, Sites

AREAS: Final[frozenset[PlaceKind]] = frozenset({"continent", "country", "region", "district"})
MAIN_SHARE: Final = 0.8  # of all tellings: a war in Syria also names Washington, and is no map of the world
MOST_HOLLOW: Final = 80  # candidates that are drawn at once; more hide the map
SMALLEST_CIRCLE: Final = 6.0  # px
LONGEST: Final = 28  # characters of a label


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """The whole map of one view."""

    view: View
    markers: tuple[Marker, ...]  # those that most reports name first
    countries: tuple[tuple[str, Point], ...]
    outside: int  # places that are told, and not in view
    hidden: int  # candidates in view that are not drawn


def main_view(found: Sites) -> View:
    """The view of the places that most reports name; areas count only where there is nothing else."""
    sites = [one for one in found.told if one.place.kind not in AREAS] or list(found.told)
    if not sites:
        return fitted((c.place.lat, c.place.lon) for one in found.open for c in one.candidates[:1])
    weight = sum(len(one.reports) for one in sites)
    lat, lon = _middle(sites)
    held: list[Point] = []
    so_far = 0
    for one in sorted(sites, key=lambda s: (_away(s.place, lat, lon), -len(s.reports), s.entity.id)):
        if so_far >= MAIN_SHARE * weight and len(held) > 1:
            break
        held.append((one.place.lat, one.place.lon))
        so_far += len(one.reports)
    return fitted(held)


def whole_view(found: Sites) -> View:
    """The view of every place that is told, areas too."""
    return fitted((one.place.lat, one.place.lon) for one in found.told)


def _middle(sites: Sequence[Site]) -> Point:
    """The place that is named most: what the map is about lies around it."""
    first = min(sites, key=lambda one: (-len(one.reports), one.entity.id))
    return first.place.lat, first.place.lon


def _away(place: GazetteerPlace, lat: float, lon: float) -> float:
    return hypot(place.lat - lat, (place.lon - lon + 180) % 360 - 180)


def placed(found: Sites, view: View, which: str | None) -> Placed:
    """Everything that is in view. ``which``: the entity whose candidates are drawn even where there are too many."""
    told = [marker for marker in (*_of_sites(found.told, view), *_of_offsets(found.offsets, view)) if marker]
    hollow = [marker for one in found.open for marker in _of_open(one, view) if marker]
    shown = hollow if len(hollow) <= MOST_HOLLOW else [one for one in hollow if one.key == which]
    markers = labelled([*told, *shown], view)
    return Placed(
        view=view,
        markers=markers,
        countries=unhidden(outline.names(view, COUNTRY_CHARACTER), markers),
        outside=sum(not view.holds(view.xy(one.place.lat, one.place.lon)) for one in found.told),
        hidden=len(hollow) - len(shown),
    )


def _of_sites(told: Sequence[Site], view: View) -> Iterator[Marker | None]:
    """A marker for each place; several names of one place share it."""
    by_place: dict[str, list[Site]] = defaultdict(list)
    for site in told:
        by_place[site.place.id].append(site)
    for sites in by_place.values():
        first, place = sites[0], sites[0].place
        number = sum(len(site.reports) for site in sites)
        area = place.kind in AREAS
        yield _marker(
            view,
            (place.lat, place.lon, place.uncertainty_km),
            Marker(
                sort="area" if area else "place",
                key=first.entity.id,
                name=shortened(first.entity.name, LONGEST),
                title=f"{', '.join(site.entity.name for site in sites)}: {place.kind}, {basis_words(first)}",
                size=4.0 if area else min(9.0, 3.0 + number**0.35),
            ),
        )


def basis_words(site: Site) -> str:
    """How precisely it is known, and by whom: "within about 18 km, by the gazetteer"."""
    within = f"within about {site.place.uncertainty_km:.0f} km, " if site.place.uncertainty_km else ""
    return within + ("by the gazetteer" if site.basis == "gazetteer" else "as a person ruled")


def _of_offsets(found: Sequence[Offset], view: View) -> Iterator[Marker | None]:
    for n, one in enumerate(found, 1):
        title = f"{one.words}: within about {one.uncertainty_km:.0f} km, as a text says"
        made = Marker(sort="offset", key=f"offset-{n}", name=shortened(one.words, LONGEST), title=title, size=5.0)
        yield _marker(view, (one.lat, one.lon, one.uncertainty_km), made)


def _of_open(one: Open, view: View) -> Iterator[Marker | None]:
    for candidate in one.candidates:
        place = candidate.place
        title = f"{one.entity.name}? Perhaps {place.name}, {place.kind}, {100 * candidate.share:.0f} %"
        name = f"{shortened(one.entity.name, LONGEST - 1)}?"
        made = Marker(sort="candidate", key=one.entity.id, name=name, title=title, size=4.5)
        yield _marker(view, (place.lat, place.lon, 0.0), made)


def _marker(view: View, where: tuple[float, float, float], made: Marker) -> Marker | None:
    """In its place, latitude, longitude and radius in km; None where that is out of view."""
    lat, lon, km = where
    x, y = view.xy(lat, lon)
    if not view.holds((x, y)):
        return None
    radius = view.px(km, lat)
    return replace(made, x=x, y=y, circle=radius if radius > max(SMALLEST_CIRCLE, made.size) else None)
