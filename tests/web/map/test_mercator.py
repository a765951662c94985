"""Degrees to pixels and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.link.place.apart import km_between
from stemmata.web.map.mercator import MOST_WIDE, View, beyond, fitted

LATS, LONS = st.floats(-75, 75), st.floats(-179.9, 179.9)
VIEWS = st.builds(View, lat=LATS, lon=LONS, wide=st.floats(0.5, 60))


@given(VIEWS, st.floats(0, 1080), st.floats(0, 620))
def test_from_pixels_to_degrees_and_back(view: View, x: float, y: float) -> None:
    lat, lon = view.at(x, y)
    if abs(lat) < 81:
        assert view.xy(lat, lon) == pytest.approx((x, y), abs=1e-3)


@given(st.lists(st.tuples(LATS, LONS), min_size=1, max_size=8))
def test_a_fitted_view_holds_all_of_its_places(points: list[tuple[float, float]]) -> None:
    view = fitted(points)
    assert view.wide == MOST_WIDE or all(view.holds(view.xy(*point)) for point in points)


def test_the_shorter_way_round_is_taken_over_the_date_line() -> None:
    view = fitted([(-17.0, 178.0), (-14.0, -172.0)])
    assert view.wide < 30
    assert abs(view.lon) > 170


def test_one_place_is_shown_with_the_country_around_it_and_none_is_the_world() -> None:
    assert fitted([(64.0, -21.0)]).wide == 2.0
    assert fitted([]).wide == MOST_WIDE


@given(VIEWS)
def test_nearer_and_farther_and_there_and_back_again(view: View) -> None:
    assert view.nearer(2).nearer(0.5).wide == pytest.approx(min(view.wide, MOST_WIDE), abs=1e-3)
    east = view.moved(0.4, 0)
    assert (east.lon - view.lon) % 360 == pytest.approx(0.4 * view.wide, abs=1e-3)
    assert view.moved(0, -0.4).lat >= view.lat


@pytest.mark.parametrize("times", [1e-9, 1e9])
def test_no_view_is_wider_than_the_world_or_narrower_than_a_village(times: float) -> None:
    assert 0.1 <= View(lat=0, lon=0, wide=10).nearer(times).wide <= MOST_WIDE


@given(LATS, LONS, st.floats(0.1, 900), st.floats(0, 359))
def test_a_point_beyond_lies_so_far_away(lat: float, lon: float, km: float, bearing: float) -> None:
    assert km_between((lat, lon), beyond(lat, lon, km, bearing)) == pytest.approx(km, rel=1e-3)


def test_a_kilometre_is_longer_on_the_map_in_the_north() -> None:
    view = View(lat=0, lon=0, wide=100)
    assert view.px(100, 60) == pytest.approx(2 * view.px(100, 0), rel=1e-6)
