"""The stemma's geometry: time is never broken, no line hides behind a box, labels do not overlap."""

from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.web import choice
from stemmata.web.axis import DIGIT
from stemmata.web.choice import ALL, Choice, chosen
from stemmata.web.edition import edition
from stemmata.web.geometry import LABELS, Box, Drawing
from stemmata.web.layout import drawing
from stemmata.web.lettering import fitted, width
from stemmata.web.placing import levels, scale_of, step
from stemmata.web.stemma import Graph, case_graph, in_sequence
from stemmata.web.svg import LETTER, _box
from tests.web.made_case import made_case
from tests.web.random_case import random_case

SIZES = (1, 2, 18, 60, 150)
SIZE: dict[str | None, float] = {"name": 12.5, "when": 10.5, "value": 11.0, "letters": 12.5, "disc-letter": 15.0}
TIMES = ("compressed", "to scale")


@pytest.fixture(
    params=[(n, time) for n in SIZES for time in TIMES], ids=lambda param: f"{param[0]} reports, {param[1]}"
)
def drawn(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Drawing:
    number, time = request.param
    monkeypatch.setattr(choice, "COLLAPSE_FROM", 10_000)
    graph = chosen(edition(random_case(number, number)), Choice(every=True))
    return drawing(graph, to_scale=time == "to scale")


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


choices = st.builds(Choice, every=st.booleans(), opened=st.sampled_from(((), (ALL,))))


@settings(max_examples=30, deadline=None)
@given(st.sampled_from((18, 25, 60)), st.integers(0, 10_000), choices, st.booleans())
def test_no_random_case_breaks_the_order_or_hides_a_line(size: int, seed: int, wish: Choice, scaled: bool) -> None:
    found = drawing(chosen(edition(random_case(size, seed)), wish), to_scale=scaled)
    test_reports_stand_in_order_of_publication(found)
    test_reports_without_a_date_stand_right_of_all_others(found)
    test_no_line_passes_behind_a_box(found)
    test_boxes_do_not_overlap(found)
    test_nothing_lies_under_the_names_of_the_rows(found)
    test_labels_of_the_axis_do_not_overlap(found)
    test_everything_lies_within_the_picture(found)


@given(st.text(max_size=60), st.floats(20, 300), st.sampled_from((10.5, 12.5)))
def test_words_are_cut_to_the_room_that_they_have(words: str, room: float, size: float) -> None:
    shown = fitted(words, room, size)
    assert len(shown) <= max(2, len(" ".join(words.split())))
    assert len(shown) <= 2 or width(shown, size) <= room


@pytest.mark.parametrize("number", [18, 60, 150])
def test_words_in_a_box_do_not_overlap(number: int) -> None:
    read = edition(random_case(number, number))
    values = {report: f"≥{n * 137:,} well-trained volunteers" for n, report in enumerate(read.rank)}
    graph = case_graph(read, values)
    found = drawing(in_sequence(graph))
    for box in found.boxes:
        picture = ElementTree.fromstring(f"<g>{_box(box, None, 0)}</g>")
        texts = {one.get("class"): one for one in picture.iter("text")}
        ends = {
            name: float(one.get("x") or 0) + width("".join(one.itertext()), SIZE[name]) for name, one in texts.items()
        }
        assert ends["name"] <= box.x + box.width
        if "letters" in texts:
            right = float(texts["letters"].get("x") or 0)
            start = right - LETTER * len(texts["letters"].text or "")
            assert right <= box.x + box.width
            assert max(end for name, end in ends.items() if name in {"when", "value"}) <= start
        if "value" in texts and "when" in texts:
            assert ends["when"] <= float(texts["value"].get("x") or 0)


def test_time_to_scale_gives_every_day_the_same_room() -> None:
    graph = chosen(edition(made_case()), Choice(scale=True))
    scale = scale_of(graph)
    assert scale is not None
    found = drawing(graph, to_scale=True)
    there = [box for box in reports(found) if box.node.day]
    exact = [box for box in there if abs(box.x + box.width / 2 - scale.at(box.node.day or date.min)) <= 2]
    assert len(exact) + found.moved == len(there)
    assert len(exact) > len(there) / 2
    days = [tick.x for tick in found.ticks]
    assert days == sorted(days)
    assert found.gaps == ()


def test_two_reports_of_one_day_have_no_scale() -> None:
    graph = chosen(edition(random_case(1, 3)), Choice())
    assert scale_of(graph) is None
    assert drawing(graph, to_scale=True) == drawing(graph)


def test_an_origin_without_a_date_stands_before_its_first_taker() -> None:
    graph = chosen(edition(made_case()), Choice())
    at = {box.node.key: box.x + box.width / 2 for box in drawing(graph).boxes}
    for node in graph.nodes:
        takers = [at[edge.child] for edge in graph.edges if edge.parent == node.key and edge.child in at]
        if node.kind in {"origin", "unheld"} and takers:
            assert at[node.key] <= min(takers)


def test_gaps_of_forty_days_are_told_and_shorter_ones_not() -> None:
    found = drawing(chosen(edition(made_case()), Choice()))
    assert [gap.label for gap in found.gaps] == ["+3 mo", "+5 mo"]
