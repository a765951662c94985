"""Places of an invented land, Velia, its neighbour Dorn, and far Sund."""

from stemmata.model.place import GazetteerPlace, Listed, PlaceKind


def area(code: str, name: str, lat: float, lon: float, *names: str, demonyms: tuple[str, ...] = ()) -> Listed:
    """A country ("VL"), region ("VL.01") or district ("VL.01.2"), with the id of its code."""
    parts = code.split(".")
    kinds: tuple[PlaceKind, ...] = ("country", "region", "district")
    place = GazetteerPlace(
        id=f"geonames:{code}", name=name, lat=lat, lon=lon, kind=kinds[len(parts) - 1], area=code,
        within=tuple(".".join(parts[:depth]) for depth in range(1, len(parts))), uncertainty_km=60.0,
    )  # fmt: skip
    return Listed(place=place, names=names, demonyms=demonyms)


def town(id_: str, name: str, where: str, point: tuple[float, float], people: int | None, *names: str) -> Listed:
    """A town in the region ``where``."""
    place = GazetteerPlace(
        id=f"geonames:{id_}", name=name, lat=point[0], lon=point[1], kind="town",
        within=(where.partition(".")[0], where), population=people, uncertainty_km=3.0,
    )  # fmt: skip
    return Listed(place=place, names=names)


VELIA = area("VL", "Republic of Velia", 40.0, 20.0, "Velia", demonyms=("Velian", "Velians"))
DORN = area("DO", "Dorn", 60.0, 80.0)
NORTH = area("VL.01", "Northmark", 41.0, 20.0)
SOUTH = area("VL.02", "Southmark", 38.0, 20.0)
PORTEN = town("11", "Porten", "VL.01", (41.1, 20.1), 300_000, "Al-Portin")
BRACK_NORTH = town("12", "Brack", "VL.01", (41.2, 20.2), 2_000)
BRACK_SOUTH = town("13", "Brack", "VL.02", (38.1, 20.1), 60_000)
BRACK_DORN = town("14", "Brack", "DO.05", (60.1, 80.1), 90_000)
SUWAR = town("15", "As-Suwar", "VL.01", (41.3, 20.4), 9_000)
ALL = (VELIA, DORN, NORTH, SOUTH, PORTEN, BRACK_NORTH, BRACK_SOUTH, BRACK_DORN, SUWAR)
