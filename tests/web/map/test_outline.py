"""Coasts and borders of a view."""

import re

import pytest

from stemmata.web.map.mercator import View
from stemmata.web.map.outline import BEYOND, borders, land, names, world


def points(path: str) -> list[tuple[float, float]]:
    """Every point that the path goes through."""
    found = []
    for ring in re.findall(r"M([^Mlz]+)l([^Mz]*)", path):
        x, y = map(float, ring[0].split())
        found.append((x, y))
        numbers = [float(n) for n in re.findall(r"-?[\d.]+(?:e-?\d+)?", ring[1])]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            found.append((x, y))
    return found


def test_the_outline_has_land_borders_and_names() -> None:
    found = world()
    assert len(found.land) > 1000
    assert len(found.borders) > 300
    assert {"Iceland", "Syria", "Fiji"} <= {country.name for country in found.countries}


def test_no_ring_jumps_over_the_date_line() -> None:
    for strip in (*world().land, *world().borders):
        steps = abs(strip.points[1:, 0] - strip.points[:-1, 0])
        assert steps.max() < 180 or strip.points[:, 1].min() < -100  # Antarctica is closed along the pole


@pytest.mark.parametrize(
    "view", [View(lat=64, lon=-19, wide=14), View(lat=-17, lon=179, wide=40), View(lat=20, lon=150, wide=360)]
)
def test_land_stays_within_the_view_and_a_little_beyond(view: View) -> None:
    found = points(land(view))
    assert found
    assert all(-BEYOND - 1 <= x <= view.width + BEYOND + 1 for x, _ in found)
    assert all(-BEYOND - 1 <= y <= view.height + BEYOND + 1 for _, y in found)


def test_there_is_only_sea_in_the_middle_of_an_ocean_and_only_land_within_a_continent() -> None:
    assert (land(View(lat=-30, lon=-100, wide=4)), borders(View(lat=-30, lon=-100, wide=4))) == ("", "")
    inland = View(lat=63.9, lon=101.0, wide=4)
    x, y = zip(*points(land(inland)), strict=True)
    assert (min(x), max(x), min(y), max(y)) == (-BEYOND, inland.width + BEYOND, -BEYOND, inland.height + BEYOND)


def test_a_country_is_named_where_its_name_has_room() -> None:
    assert "Iceland" in {country.name for country, _ in names(View(lat=65, lon=-19, wide=20), 9)}
    assert "Luxembourg" not in {country.name for country, _ in names(View(lat=50, lon=6, wide=100), 9)}


def test_the_same_view_gives_the_same_bytes() -> None:
    view = View(lat=40, lon=10, wide=60)
    assert land(view) == land(view)
    assert borders(view) == borders(view)
