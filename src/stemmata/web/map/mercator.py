"""Degrees to pixels and back: Mercator's projection of the sphere, as far as a flat map needs it.

Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395), 1987, equations 7-1 and 7-2.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, atan, atan2, cos, degrees, exp, log, pi, radians, sin, tan
from typing import Final

KM_PER_DEGREE: Final = 111.195  # of a great circle, on a sphere of 6,371 km
MOST_NORTH: Final = 82.0  # degrees; Mercator knows no pole
LEAST_WIDE, MOST_WIDE = 0.1, 360.0  # degrees of longitude across the view
ROOM: Final = 1.35  # how much wider than its places a fitted view is
LEAST_FITTED: Final = 2.0  # degrees: a single village is shown with the country around it

Point = tuple[float, float]  # latitude and longitude in degrees, or x and y in px


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What part of the world is shown, and how large."""

    lat: float  # of the middle, degrees north
    lon: float  # of the middle, degrees east, -180 to 180
    wide: float  # degrees of longitude from side to side
    width: float = 1080.0  # px
    height: float = 620.0  # px

    @property
    def scale(self) -> float:
        """px a degree of longitude."""
        return self.width / self.wide

    def xy(self, lat: float, lon: float) -> Point:
        """Where a point stands in the view, from its upper left; the nearer way round the world."""
        east = (lon - self.lon + 180) % 360 - 180
        return self.width / 2 + east * self.scale, self.height / 2 - (north(lat) - north(self.lat)) * self.scale

    def at(self, x: float, y: float) -> Point:
        """Latitude and longitude of a point of the view."""
        lat = south_of(north(self.lat) - (y - self.height / 2) / self.scale)
        return lat, (self.lon + (x - self.width / 2) / self.scale + 180) % 360 - 180

    def px(self, km: float, lat: float) -> float:
        """How many px a distance has at this latitude."""
        return km / (KM_PER_DEGREE * cos(radians(_clamped(lat)))) * self.scale

    def holds(self, point: Point) -> bool:
        """Whether px lie inside."""
        return 0 <= point[0] <= self.width and 0 <= point[1] <= self.height

    def nearer(self, times: float) -> "View":
        """The same middle, so many times as large; farther where below 1. Stays between a village and the world."""
        return self.around(self.lat, self.lon, self.wide / times)

    def moved(self, across: float, down: float) -> "View":
        """By shares of its width and height."""
        lat, lon = self.at(self.width * (0.5 + across), self.height * (0.5 + down))
        return self.around(lat, lon, self.wide)

    def around(self, lat: float, lon: float, wide: float) -> "View":
        """A view of the same size around this point, within what can be shown."""
        return View(
            lat=round(_clamped(lat), 4),
            lon=round((lon + 180) % 360 - 180, 4),
            wide=round(min(max(wide, LEAST_WIDE), MOST_WIDE), 4),
            width=self.width,
            height=self.height,
        )


def north(lat: float) -> float:
    """Mercator's ordinate in degrees: 0 at the equator, as long as a degree of longitude there."""
    return degrees(log(tan(pi / 4 + radians(_clamped(lat)) / 2)))


def south_of(ordinate: float) -> float:
    """The latitude of Mercator's ordinate."""
    return _clamped(degrees(2 * atan(exp(radians(ordinate))) - pi / 2))


def _clamped(lat: float) -> float:
    return min(max(lat, -MOST_NORTH), MOST_NORTH)


def fitted(points: Iterable[Point]) -> View:
    """The view that holds these latitudes and longitudes with room around; the world where there are none.

    Longitudes are spanned the shorter way round: from Fiji to Samoa is no way round the world.
    """
    found = sorted(set(points))
    whole = View(lat=20.0, lon=0.0, wide=MOST_WIDE)
    if not found:
        return whole
    west, across = _shortest_arc(sorted({lon % 360 for _, lon in found}))
    low, high = north(found[0][0]), north(found[-1][0])
    wide = max(across * ROOM, (high - low) * ROOM * whole.width / whole.height, LEAST_FITTED)
    return whole.around(south_of((low + high) / 2), west + across / 2, wide)


def _shortest_arc(lons: list[float]) -> Point:
    """Where the shortest arc that holds these longitudes (0 to 360, sorted) begins, and how wide it is."""
    gaps = [(lons[(n + 1) % len(lons)] - lon) % 360 or (360.0 if len(lons) == 1 else 0.0) for n, lon in enumerate(lons)]
    widest = max(range(len(lons)), key=lambda n: (gaps[n], -n))
    return lons[(widest + 1) % len(lons)], 360.0 - gaps[widest]


def beyond(lat: float, lon: float, km: float, bearing: float) -> Point:
    """The point so far from another in this direction (degrees from north, clockwise), on the sphere."""
    far, turn, here = radians(km / KM_PER_DEGREE), radians(bearing), radians(lat)
    there = asin(sin(here) * cos(far) + cos(here) * sin(far) * cos(turn))
    east = atan2(sin(turn) * sin(far) * cos(here), cos(far) - sin(here) * sin(there))
    return degrees(there), (lon + degrees(east) + 180) % 360 - 180
