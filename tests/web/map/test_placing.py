"""What part of the world is shown, and what stands in it."""

from dataclasses import replace

import pytest

from stemmata.web.map import placing
from stemmata.web.map.placing import main_view, placed, whole_view
from stemmata.web.map.sites import Sites, sites
from tests.web.map.made_places import SELM, place, shore

FOUND = sites(shore())


def with_far_away(reports: int) -> Sites:
    """Selm told by many, and a capital far away by so many."""
    selm = replace(FOUND.told[0], reports=tuple(f"r{n}" for n in range(20)))
    near = replace(selm, entity=replace(selm.entity, id="near"), place=place("Near", 64.3, -21.0), reports=("r1",))
    passing = tuple(f"r{n}" for n in range(reports))
    far = replace(selm, entity=replace(selm.entity, id="far"), place=place("Far", 10.0, 80.0), reports=passing)
    return replace(FOUND, told=(selm, near, far), offsets=(), open=())


def test_the_main_view_holds_most_tellings_and_not_every_capital_named_in_passing() -> None:
    found = with_far_away(3)
    assert main_view(found).wide < 10
    assert whole_view(found).wide > 90
    assert placed(found, main_view(found), None).outside == 1


def test_areas_do_not_widen_the_main_view() -> None:
    view = main_view(FOUND)
    assert abs(view.lat - SELM.lat) < 0.5
    assert view.wide == 2.0


def test_circles_are_as_large_as_what_is_uncertain_and_left_out_where_the_marker_is_larger() -> None:
    near = {marker.name: marker for marker in placed(FOUND, main_view(FOUND), None).markers}
    assert near["Selm"].circle is not None
    assert abs(near["Selm"].circle - main_view(FOUND).px(12, SELM.lat)) < 1e-9
    far = {marker.name: marker for marker in placed(FOUND, main_view(FOUND).nearer(0.01), None).markers}
    assert far["Selm"].circle is None


def test_every_candidate_of_an_open_name_is_a_ring() -> None:
    rings = [one for one in placed(FOUND, whole_view(FOUND).nearer(0.15), None).markers if one.sort == "candidate"]
    assert {one.key for one in rings} == {"entity-brack"}
    assert len(rings) == 2


def test_where_rings_would_hide_the_map_only_those_asked_for_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placing, "MOST_HOLLOW", 1)
    view = whole_view(FOUND).nearer(0.15)
    assert placed(FOUND, view, None).hidden == 2
    asked = placed(FOUND, view, "entity-brack")
    assert asked.hidden == 0
    assert sum(one.sort == "candidate" for one in asked.markers) == 2
