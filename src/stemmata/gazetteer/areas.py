"""The areas that ship with Stemmata: countries, regions, districts of GeoNames, made by ``training/admin_areas.py``."""

import lzma
from collections.abc import Iterator
from importlib.resources import files

from stemmata.model.place import GazetteerPlace, Listed, PlaceKind

_KINDS: tuple[PlaceKind, ...] = ("country", "region", "district")  # by the number of dots in the code


def areas() -> Iterator[Listed]:
    """Continents first, then countries, regions, districts, each by code. Their centres are those of their towns."""
    table = lzma.decompress((files("stemmata.gazetteer") / "data" / "areas.tsv.xz").read_bytes()).decode("utf-8")
    for line in table.splitlines():
        number, code, name, lat, lon, km, names, demonyms = line.split("\t")
        parts = code.split(".") if code else []
        place = GazetteerPlace(
            id=f"geonames:{number}",
            name=name,
            lat=float(lat),
            lon=float(lon),
            kind=_KINDS[len(parts) - 1] if parts else "continent",
            area=code or None,
            within=tuple(".".join(parts[:depth]) for depth in range(1, len(parts))),
            uncertainty_km=float(km),
        )
        yield Listed(place=place, names=_cells(names), demonyms=_cells(demonyms))


def _cells(words: str) -> tuple[str, ...]:
    return tuple(words.split("|")) if words else ()
