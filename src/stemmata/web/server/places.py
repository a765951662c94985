"""What a reader may ask of the map: a view, a name that is not settled; as a page, and as data."""

from collections.abc import Iterator
from math import isfinite
from typing import Final
from urllib.parse import quote

from starlette.requests import Request

from stemmata.errors import UsageError
from stemmata.web.addresses import claim_path, entity_path
from stemmata.web.edition import Edition
from stemmata.web.map.mercator import View, fitted
from stemmata.web.map.pages import NAME, Asked, Of, asked_page
from stemmata.web.map.sites import Sites, narrowed, sites
from stemmata.web.naming import naming, places_named
from stemmata.web.pages import Page
from stemmata.web.search.query import claim_number
from stemmata.web.server.desk import Laid
from stemmata.web.sheet import Sheet, Value

WORLD: Final = fitted(())
COLUMNS: Final = (
    "name",
    "entity",
    "settled",
    "place",
    "place_id",
    "kind",
    "lat",
    "lon",
    "uncertainty_km",
    "basis",
    "why",
    "candidates",
    "claims",
    "reports",
)


class Chart:
    """The map of the case that is laid out; its places are looked up once for each reading of the case."""

    def __init__(self, author: str) -> None:
        self._author = author
        self._held: tuple[Edition, Sites] | None = None

    def page(self, laid: Laid, request: Request) -> Page:
        """The view that is asked for; the main places where none is."""
        found = self._sites(laid.edition)
        view, which = view_of(request), request.query_params.get("which")
        if which is not None:
            one = next((one for one in found.open if one.entity.id == which), None)
            if one is None:
                raise UsageError("That name is settled, or not in this case.", hint="The map lists those that are not.")
            view = view or fitted((candidate.place.lat, candidate.place.lon) for candidate in one.candidates)
        of = of_what(laid.edition, request)
        return asked_page(laid.edition, found, Asked(view=view, which=which, author=self._author, of=of))

    def sheet(self, edition: Edition, request: Request) -> Sheet:
        """A row for each name of a place and each spot told by a distance, of all or of what is asked for."""
        of = of_what(edition, request)
        found = narrowed(self._sites(edition), of.places) if of else self._sites(edition)
        return Sheet(name=NAME, columns=COLUMNS, rows=_rows(edition, found))

    def _sites(self, edition: Edition) -> Sites:
        if self._held is None or self._held[0] is not edition:
            self._held = edition, sites(edition)
        return self._held[1]


def of_what(edition: Edition, request: Request) -> Of | None:
    """The claim or the name that the address names. Raises UsageError where the case has none such."""
    claim, name = request.query_params.get("claim"), request.query_params.get("name")
    if claim is not None:
        number = claim_number(claim)
        if number is None or not 1 <= number <= len(edition.claims):
            raise UsageError(f"There is no claim {claim[:40]!r}.", hint="Claims are written C2.")
        found = edition.claims[number - 1]
        places = places_named(edition, edition.statements_of(found))
        return Of(query=f"claim=C{number}", words=f"claim C{number}", href=claim_path(found.id), places=places)
    if name is not None:
        entity = edition.entities.get(name)
        if entity is None:
            raise UsageError("That name is not in this case.", hint="The page of a name leads to its map.")
        places = places_named(edition, naming(edition, entity)) | {name}
        return Of(query=f"name={quote(name)}", words=entity.name, href=entity_path(name), places=places)
    return None


def view_of(request: Request) -> View | None:
    """The view that the address names. Raises UsageError where its numbers are none."""
    words = [request.query_params.get(name) for name in ("lat", "lon", "wide")]
    if words == [None, None, None]:
        return None
    try:
        lat, lon, wide = (float(word or "") for word in words)
    except ValueError:
        lat = lon = wide = float("nan")
    if not (isfinite(lat) and isfinite(lon) and isfinite(wide)) or wide <= 0 or abs(lat) > 90 or abs(lon) > 360:
        raise UsageError("That is no part of the world.", hint="/map?lat=36.2&lon=37.1&wide=5, all three in degrees.")
    return WORLD.around(lat, lon, wide)


def _rows(edition: Edition, found: Sites) -> Iterator[tuple[Value, ...]]:
    for site in found.told:
        place, told = site.place, site.entity.place
        yield (
            site.entity.name,
            site.entity.id,
            "yes",
            place.name,
            place.id,
            place.kind,
            place.lat,
            place.lon,
            place.uncertainty_km,
            site.basis,
            told.evidence[0].reason if told and told.evidence else None,
            tuple(one.place.id for one in told.candidates) if told else (),
            tuple(f"C{edition.claim_numbers[claim.id]}" for claim in site.claims),
            tuple(edition.sigla[report] for report in site.reports),
        )
    for spot in found.offsets:
        where = (spot.words, spot.entity, "text", None, None, "spot", round(spot.lat, 4), round(spot.lon, 4))
        told_in = tuple(edition.sigla[report] for report in edition.in_order(one.report for one in spot.anchors))
        yield (*where, spot.uncertainty_km, "text", spot.anchors[0].text, (), (), told_in)
    for one in found.open:
        candidates = tuple(candidate.place.id for candidate in one.candidates)
        told_in = tuple(edition.sigla[report] for report in one.reports)
        yield (one.entity.name, one.entity.id, "which one?", *(None,) * 7, one.why, candidates, (), told_in)
    for entity, reports in found.unmatched:
        told_in = tuple(edition.sigla[report] for report in reports)
        yield (entity.name, entity.id, "no match", *(None,) * 8, (), (), told_in)
