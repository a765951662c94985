"""Coasts, borders and names of countries as paths of a view; ``training/world_outline.py`` makes the table of them."""

import lzma
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import floor, log2
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemmata.web.map.mercator import MOST_NORTH, Point, View, north

ATTRIBUTION: Final = (
    "Coasts, borders and names of countries: Natural Earth 1:50m (public domain), by way of world-atlas 2.0.2 "
    "(ISC). They are drawn as they are found there, and rule on nothing"
)
PER_DEGREE: Final = 100.0
BEYOND: Final = 12.0  # px outside the view at which lines are cut, so that no cut is seen
SMALLEST: Final = 2.0  # px: an island that is smaller is left out
FINEST: Final = 0.01  # degrees: the grain of the table
GRAIN: Final = 0.5  # px: points that fall together at this grain are one


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A ring of coast or a border, with the box around it."""

    points: NDArray[np.float64]  # *Shape:* (n, 2): longitude and Mercator's ordinate in degrees, in order
    west: float
    east: float
    south: float  # ordinates
    north: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    name: str
    lat: float  # of the middle of its largest part
    lon: float
    wide: float  # degrees of longitude of that part


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    land: tuple[Strip, ...]
    borders: tuple[Strip, ...]
    countries: tuple[Country, ...]  # by name


@cache
def world() -> World:
    """The whole outline, read once."""
    table = lzma.decompress((files("stemmata.web.map") / "data" / "outline.tsv.xz").read_bytes()).decode("utf-8")
    rows = [line.split("\t", 1) for line in table.splitlines()]
    lines = [rest for kind, rest in rows if kind != "name"]
    strips = _strips(lines)
    kinds = [kind for kind, _ in rows if kind != "name"]
    return World(
        land=tuple(strip for kind, strip in zip(kinds, strips, strict=True) if kind == "land"),
        borders=tuple(strip for kind, strip in zip(kinds, strips, strict=True) if kind == "border"),
        countries=tuple(sorted((_country(rest) for kind, rest in rows if kind == "name"), key=lambda one: one.name)),
    )


def _country(words: str) -> Country:
    where, wide, name = words.split("\t")
    lon, lat = (int(number) / PER_DEGREE for number in where.split(","))
    return Country(name=name, lat=lat, lon=lon, wide=int(wide) / PER_DEGREE)


def _strips(lines: Sequence[str]) -> list[Strip]:
    """All lines at once: each has its points as steps from the one before."""
    steps = np.fromstring(" ".join(lines).replace(",", " "), dtype=np.int64, sep=" ").reshape(-1, 2)
    ends = np.cumsum([line.count(" ") + 1 for line in lines])
    found = []
    for part in np.split(steps, ends[:-1]):
        lon, lat = np.cumsum(part, axis=0).T / PER_DEGREE
        lat = np.radians(np.clip(lat, -MOST_NORTH, MOST_NORTH))
        found.append(_boxed(np.stack([lon, np.degrees(np.log(np.tan(np.pi / 4 + lat / 2)))], axis=1)))
    return found


def _boxed(points: NDArray[np.float64]) -> Strip:
    (west, south), (east, north) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    return Strip(points=points, west=west, east=east, south=south, north=north)


@cache
def _thinned(level: int) -> World:
    """The outline for wide views: points a grain apart, without islands of a grain or two. Level 0 is the whole."""
    if level == 0:
        return world()
    finer, grain = _thinned(level - 1), FINEST * 2.0**level
    land, borders = (tuple(_coarser(strip, grain) for strip in strips) for strips in (finer.land, finer.borders))
    large = tuple(one for one in land if max(one.east - one.west, one.north - one.south) > 2 * grain)
    return World(land=large, borders=borders, countries=finer.countries)


def _coarser(strip: Strip, grain: float) -> Strip:
    cells = np.rint(strip.points / grain)
    kept = np.ones(len(cells), dtype=bool)
    kept[1:-1] = (cells[1:-1] != cells[:-2]).any(axis=1)
    return _boxed(strip.points[kept])


def _level(view: View) -> int:
    """The coarsest whose grain is below two px."""
    return max(0, floor(log2(2.0 / view.scale / FINEST)))


def land(view: View) -> str:
    """The path of all land in view; "" where there is nothing but sea."""
    cut = (_clipped(ring, view) for ring in _shown(_thinned(_level(view)).land, view))
    return "".join(_path(ring, closed=True) for ring in cut if len(ring) > 2)


def borders(view: View) -> str:
    """The path of all borders in view."""
    return "".join(_path(line, closed=False) for line in _shown(_thinned(_level(view)).borders, view))


def names(view: View, px: float) -> tuple[tuple[Country, Point], ...]:
    """The countries whose name has room in them and in the view, at ``px`` a character, with their middles; by name."""
    found = []
    for country in world().countries:
        x, y = view.xy(country.lat, country.lon)
        half = len(country.name) * px / 2
        if half <= x <= view.width - half and px <= y <= view.height and country.wide * view.scale >= 2 * half:
            found.append((country, (x, y)))
    return tuple(found)


def _shown(strips: Sequence[Strip], view: View) -> Iterator[NDArray[np.float64]]:
    """The points in px of what may be in view, each turn of the world; *shape:* (n, 2)."""
    middle, beyond = north(view.lat), BEYOND / view.scale
    high = middle + view.height / 2 / view.scale + beyond
    low = middle - view.height / 2 / view.scale - beyond
    half, smallest = view.wide / 2 + beyond, SMALLEST / view.scale
    for strip in strips:
        if strip.north < low or strip.south > high:
            continue
        if strip.east - strip.west < smallest and strip.north - strip.south < smallest:
            continue
        for turn in (-360.0, 0.0, 360.0):
            if strip.east + turn > view.lon - half and strip.west + turn < view.lon + half:
                yield (strip.points - (view.lon - turn, middle)) * (view.scale, -view.scale) + (
                    view.width / 2,
                    view.height / 2,
                )


def _clipped(points: NDArray[np.float64], view: View) -> NDArray[np.float64]:
    """The ring cut at a box a little larger than the view (Sutherland and Hodgman, 1974)."""
    least, most = points.min(axis=0), points.max(axis=0)
    if (least >= -BEYOND).all() and most[0] <= view.width + BEYOND and most[1] <= view.height + BEYOND:
        return points
    ring: list[Point] = [(x, y) for x, y in points.tolist()]
    for axis, edge, sign in (
        (0, -BEYOND, 1.0),
        (0, view.width + BEYOND, -1.0),
        (1, -BEYOND, 1.0),
        (1, view.height + BEYOND, -1.0),
    ):
        ring = list(_on_one_side(ring, axis, edge, sign))
    return np.array(ring, dtype=np.float64).reshape(-1, 2)


def _on_one_side(ring: Sequence[Point], axis: int, edge: float, sign: float) -> Iterator[Point]:
    for before, here in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        inside, was = sign * (here[axis] - edge) >= 0, sign * (before[axis] - edge) >= 0
        if inside != was:
            yield _crossing(before, here, axis, edge)
        if inside:
            yield here


def _crossing(one: Point, other: Point, axis: int, edge: float) -> Point:
    share = (edge - one[axis]) / (other[axis] - one[axis])
    along = one[1 - axis] + share * (other[1 - axis] - one[1 - axis])
    return (edge, along) if axis == 0 else (along, edge)


def _path(points: NDArray[np.float64], *, closed: bool) -> str:
    """Moves and lines in steps of the grain, "M10 20l1-2" and so on; "" for what falls together in one point."""
    grains = np.rint(points / GRAIN).astype(np.int64)
    steps = np.diff(grains, axis=0)
    steps = steps[steps.any(axis=1)]
    if not len(steps):
        return ""
    x, y = grains[0].tolist()
    words = " ".join(f"{_n(dx)} {_n(dy)}" for dx, dy in steps.tolist())
    return f"M{_n(x)} {_n(y)}l{words}{'z' if closed else ''}"


@cache
def _n(grains: int) -> str:
    """So many grains in px, short: "1.5", "2"."""
    return f"{grains * GRAIN:g}"
