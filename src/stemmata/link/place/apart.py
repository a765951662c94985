"""How far places lie apart."""

from math import asin, cos, radians, sin, sqrt

from stemmata.model.place import GazetteerPlace

EARTH_KM = 6371.0


def apart_km(one: GazetteerPlace, other: GazetteerPlace) -> float:
    """The great-circle distance of two places' points, in km."""
    return km_between((one.lat, one.lon), (other.lat, other.lon))


def km_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The great-circle distance of two points, (latitude, longitude) in degrees, in km."""
    north, south = radians(one[0]), radians(other[0])
    half = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin(radians(one[1] - other[1]) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def lies_in(place: GazetteerPlace, area: GazetteerPlace) -> bool:
    """Whether the place lies in the area, as far as a gazetteer tells.

    Towns are listed without their district: one counts as in a district of its region whose circle holds it.
    """
    if area.area is None:
        return False
    if area.area in place.within:
        return True
    if area.kind != "district" or place.area is not None or not set(area.within) <= set(place.within):
        return False
    return apart_km(place, area) <= area.uncertainty_km + 10
