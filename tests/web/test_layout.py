"""The stemma's geometry: time is never broken, no line hides behind a box, labels do not overlap."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.web import choice
from stemmata.web.axis import DIGIT
from stemmata.web.choice import Choice, chosen
from stemmata.web.edition import edition
from stemmata.web.geometry import LABELS, Box, Drawing
from stemmata.web.layout import drawing
from stemmata.web.placing import levels, step
from stemmata.web.stemma import Graph
from tests.web.made_case import made_case
from tests.web.random_case import random_case

SIZES = (1, 2, 18, 60, 150)


@pytest.fixture(params=SIZES, ids=lambda n: f"{n} reports")
def drawn(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Drawing:
    monkeypatch.setattr(choice, "COLLAPSE_FROM", 10_000)
    monkeypatch.setattr(choice, "MOST_NODES", 10_000)
    return drawing(chosen(edition(random_case(request.param, request.param)), Choice(every=True)))


def reports(found: Drawing) -> list[Box]:
    return [box for box in found.boxes if box.node.kind == "report"]


def test_reports_stand_in_order_of_publication(drawn: Drawing) -> None:
    dated = [box for box in reports(drawn) if box.node.day]
    assert [box.node.day for box in dated] == sorted(box.node.day for box in dated if box.node.day)
    assert all(a.x < b.x for a, b in pairwise(reports(drawn)))


def test_reports_without_a_date_stand_right_of_all_others(drawn: Drawing) -> None:
    if drawn.undated_from is not None:
        for box in reports(drawn):
            assert (box.x > drawn.undated_from) == box.node.undated
            assert not box.x < drawn.undated_from < box.x + box.width


def test_boxes_do_not_overlap(drawn: Drawing) -> None:
    for n, a in enumerate(drawn.boxes):
        for b in drawn.boxes[n + 1 :]:
            apart = a.x + a.width <= b.x or b.x + b.width <= a.x or a.y + a.height <= b.y or b.y + b.height <= a.y
            assert apart, (a, b)


def test_no_line_passes_behind_a_box(drawn: Drawing) -> None:
    for line in drawn.lines:
        for (x1, y1), (x2, y2) in pairwise(line.points):
            assert x1 == x2 or y1 == y2
            for box in drawn.boxes:
                beside = max(x1, x2) <= box.x or min(x1, x2) >= box.x + box.width
                above = max(y1, y2) <= box.y or min(y1, y2) >= box.y + box.height
                assert beside or above, (line, box)


def test_lines_begin_at_their_parent_and_end_at_their_child(drawn: Drawing) -> None:
    boxes = {box.node.key: box for box in drawn.boxes}
    for line in drawn.lines:
        for key, (x, y) in ((line.edge.parent, line.points[0]), (line.edge.child, line.points[-1])):
            box = boxes[key]
            assert box.x <= x <= box.x + box.width
            assert box.y <= y <= box.y + box.height


def test_lines_of_different_bundles_never_lie_on_each_other_sideways(drawn: Drawing) -> None:
    level = [
        (y1, min(x1, x2), max(x1, x2), (line.edge.parent, line.edge.style, line.edge.colour))
        for line in drawn.lines
        if len(line.points) > 2
        for (x1, y1), (x2, y2) in pairwise(line.points)
        if y1 == y2
    ]
    for n, (y, left, right, owner) in enumerate(level):
        for other_y, other_left, other_right, other in level[n + 1 :]:
            if owner != other and y == other_y:
                assert right <= other_left or other_right <= left


def test_nothing_lies_under_the_names_of_the_rows(drawn: Drawing) -> None:
    assert all(x >= LABELS for line in drawn.lines for x, _ in line.points)
    assert all(box.x >= LABELS for box in drawn.boxes)


def test_labels_of_the_axis_do_not_overlap(drawn: Drawing) -> None:
    for labels in (
        [(tick.x, tick.label) for tick in drawn.ticks if tick.label],
        [(gap.x, gap.label) for gap in drawn.gaps],
    ):
        for (x1, first), (x2, second) in pairwise(labels):
            assert x1 + len(first) * DIGIT / 2 <= x2 - len(second) * DIGIT / 2


def test_everything_lies_within_the_picture(drawn: Drawing) -> None:
    for box in drawn.boxes:
        assert 0 <= box.x <= box.x + box.width <= drawn.width
        assert 0 <= box.y <= box.y + box.height <= drawn.height
    for line in drawn.lines:
        assert all(0 <= x <= drawn.width and 0 <= y <= drawn.height for x, y in line.points)


def test_eighteen_reports_fit_a_wide_screen() -> None:
    assert drawing(chosen(edition(random_case(18, 18)), Choice(every=True))).width < 2000


def test_an_empty_case_has_an_empty_drawing() -> None:
    found = drawing(Graph(nodes=(), edges=()))
    assert found.boxes == found.lines == found.lanes == ()


def test_levels_count_the_steps_from_an_origin() -> None:
    read = edition(made_case())
    found = levels(chosen(read, Choice(every=True)))
    named = {read.outlet(key) if key in read.rank else key: level for key, level in found.items()}
    assert named["letter"] == named["dockers"] == 0
    assert named["Tidewater Weekly"] == named["Daily Compass"] == 1
    assert named["Sund Wire"] == named["Coastline Watch"] == 2
    assert named["Fjord Today"] == 3
    assert named["radio"] == 1  # an outlet whose piece is not held is no origin
    assert named["Leaflet"] == 1  # names nothing


@given(st.integers(0, 4000))
def test_a_longer_gap_is_never_drawn_shorter(days: int) -> None:
    assert step(days) < step(days + 1)


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 10_000))
def test_no_random_case_breaks_the_order_or_hides_a_line(seed: int) -> None:
    found = drawing(chosen(edition(random_case(25, seed)), Choice(every=True)))
    test_reports_stand_in_order_of_publication(found)
    test_no_line_passes_behind_a_box(found)
    test_boxes_do_not_overlap(found)
    test_labels_of_the_axis_do_not_overlap(found)
