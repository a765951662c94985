"""The strips' geometry: order kept, labels apart, no stem across a label."""

from itertools import combinations

from hypothesis import given, settings

from stemmata.web.timeline.clocks import happenings
from stemmata.web.timeline.strips import ROW, Strips, strips
from tests.web.timeline.made_times import barrels, tellings, told


def laid(dates: list[tuple[str, list[str | None]]]) -> Strips:
    read = told(dates)
    return strips(read, happenings(read))


@given(tellings())
@settings(max_examples=60, deadline=None)
def test_what_begins_earlier_never_stands_further_right(dates: list[tuple[str, list[str | None]]]) -> None:
    found = laid(dates)
    order = sorted(found.items, key=lambda item: item.happening.begins)
    assert all(a.x <= b.x for a, b in combinations(order, 2))
    dated = [box.x for box in found.boxes if box.x != found.undated_x]
    assert dated == sorted(dated)
    assert found.undated_x is None or all(x < found.undated_x for x in dated)


@given(tellings())
@settings(max_examples=60, deadline=None)
def test_labels_and_boxes_do_not_overlap_and_no_stem_crosses_a_label(dates: list[tuple[str, list[str | None]]]) -> None:
    found = laid(dates)
    for one, other in combinations(found.items, 2):
        left, right = sorted((one, other), key=lambda item: item.x)
        assert abs(one.y - other.y) >= ROW or left.right < right.x
        if left.x < right.x <= left.right:
            assert right.y > left.y, "the stem of what begins within a label stands below it"
    for a, b in combinations(found.boxes, 2):
        assert abs(a.y - b.y) >= ROW or a.x + a.width < b.x or b.x + b.width < a.x


@given(tellings())
@settings(max_examples=40, deadline=None)
def test_every_line_leads_from_its_happening_to_its_report(dates: list[tuple[str, list[str | None]]]) -> None:
    found = laid(dates)
    boxes = {box.report: box for box in found.boxes}
    items = {item.happening.id: item for item in found.items}
    for thread in found.threads:
        item, box = items[thread.happening.id], boxes[thread.telling.report]
        assert thread.points[0] == (item.x, item.y)
        assert thread.points[-1] == (box.x, box.y)
    assert len(found.threads) + found.cut == sum(len(one.happening.told) for one in found.items)
    assert all(item.right <= found.width for item in found.items)
    assert all(box.y + ROW <= found.height for box in found.boxes)


def test_an_uncertain_date_is_a_bar_as_wide_as_it_may_be() -> None:
    read = barrels()
    found = {item.happening.label: item for item in strips(read, happenings(read)).items}
    assert found["lorries passed"].until > found["barrels landed at night"].until > found["lorries passed"].x
    assert found["barrels lie under the quay"].point
    assert found["nobody counted since"].open_right


def test_a_document_s_lines_pass_the_day_that_it_was_written() -> None:
    read = barrels()
    found = strips(read, happenings(read))
    threads = [thread for thread in found.threads if thread.happening.kind == "document"]
    assert threads
    assert {thread.points[2] for thread in threads} == {(found.spoken[0][0], found.said_y)}


def test_nothing_makes_an_empty_picture() -> None:
    found = strips(barrels(), ())
    assert (found.items, found.boxes, found.threads, found.said_y) == ((), (), (), None)
