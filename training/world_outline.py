"""Makes the outline of the world that maps are drawn on: coasts, borders and names of countries.

usage: python -m training.world_outline FILE

FILE is ``countries-50m.json`` of the npm package world-atlas 2.0.2 (``npm pack world-atlas``; ISC; the data are those
of Natural Earth 1:50m, in the public domain), a TopoJSON of arcs. A line of the table that is made is
``land``, ``border`` or ``name``, a tab, and what it holds. Land: a ring of coast, closed. Border: an arc that two
countries share. Both are hundredths of a degree, longitude and latitude, each point as its distance from the one
before. Name: the middle of a country's largest part, how wide that is in hundredths of a degree, and the name.
"""

import json
import lzma
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

OUT = Path(__file__).parents[1] / "src" / "stemmata" / "web" / "map" / "data" / "outline.tsv.xz"
PER_DEGREE = 100
AROUND, POLE = 360 * PER_DEGREE, 90 * PER_DEGREE

Point = tuple[int, int]
Line = Sequence[Point]


def arcs_of(topology: Mapping[str, Any]) -> list[Line]:
    """The arcs in hundredths of a degree, on over the date line (181° east), without points that fall together."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            point = (
                round((x * scale_x + move_x) * PER_DEGREE),
                round((y * scale_y + move_y) * PER_DEGREE),
            )
            if not points or points[-1] != point:
                points.append(point)
        found.append(_unbroken(points))
    return found


def _unbroken(points: Line) -> list[Point]:
    """The points with longitudes that never jump from one side of the date line to the other."""
    found: list[Point] = []
    for x, y in points:
        turns = round((x - found[-1][0]) / AROUND) if found else 0
        found.append((x - turns * AROUND, y))
    return found


def ring_of(numbers: Sequence[int], arcs: Sequence[Line]) -> Line:
    """The arcs one after another; ~n is arc n backwards. The last point is the first.

    A ring that goes round the world, as the coast of Antarctica does, is closed along the pole.
    """
    found: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else list(reversed(arcs[~number]))
        found = _unbroken([*found, *(arc[1:] if found else arc)])
    if abs(found[-1][0] - found[0][0]) >= AROUND:
        found += [(found[-1][0], -POLE), (found[0][0], -POLE), found[0]]
    return found


def rings_of(geometry: Mapping[str, Any]) -> Iterator[Sequence[int]]:
    """The rings of a geometry and of all within it, as numbers of arcs."""
    if geometry["type"] == "GeometryCollection":
        for one in geometry["geometries"]:
            yield from rings_of(one)
    elif geometry["type"] == "MultiPolygon":
        yield from (ring for polygon in geometry["arcs"] for ring in polygon)
    elif geometry["type"] == "Polygon":
        yield from geometry["arcs"]


def borders_of(countries: Sequence[Mapping[str, Any]]) -> list[int]:
    """The arcs that two countries have, sorted."""
    used = Counter(number if number >= 0 else ~number for one in countries for ring in rings_of(one) for number in ring)
    return sorted(number for number, times in used.items() if times > 1)


def middle_of(ring: Line) -> tuple[Point, float]:
    """The centroid of a ring and its area in square units."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise(ring):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross / 2, x + (x1 + x2) * cross / 6, y + (y1 + y2) * cross / 6
    return ((round(x / area), round(y / area)), abs(area)) if area else (ring[0], 0.0)


def rows(topology: Mapping[str, Any]) -> list[str]:
    """The lines of the table: land and borders as the file has them, names by the alphabet."""
    arcs = arcs_of(topology)
    countries = topology["objects"]["countries"]["geometries"]
    made = [
        f"land\t{_line(ring)}" for one in rings_of(topology["objects"]["land"]) if len(ring := ring_of(one, arcs)) > 3
    ]
    made += [f"border\t{_line(arcs[number])}" for number in borders_of(countries) if len(arcs[number]) > 1]
    return made + sorted(_name(one, arcs) for one in countries)


def _line(points: Line) -> str:
    last = (0, 0)
    made = []
    for x, y in points:
        made.append(f"{x - last[0]},{y - last[1]}")
        last = x, y
    return " ".join(made)


def _name(country: Mapping[str, Any], arcs: Sequence[Line]) -> str:
    largest = max((ring_of(ring, arcs) for ring in rings_of(country)), key=lambda ring: middle_of(ring)[1])
    (x, y), _ = middle_of(largest)
    wide = max(point[0] for point in largest) - min(point[0] for point in largest)
    x = (x + AROUND // 2) % AROUND - AROUND // 2
    return f"name\t{x},{y}\t{wide}\t{country['properties']['name']}"


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 1 or not Path(arguments[0]).is_file():
        print("usage: python -m training.world_outline FILE (countries-50m.json of world-atlas)", file=sys.stderr)
        return 2
    made = rows(json.loads(Path(arguments[0]).read_text("utf-8")))
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_bytes(lzma.compress("\n".join(made).encode("utf-8") + b"\n", preset=9 | lzma.PRESET_EXTREME))
    print(f"{OUT.name}: {len(made):,} lines, {OUT.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
