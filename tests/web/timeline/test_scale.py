"""The axis: order kept, words apart."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from stemmata.web.timeline.scale import DIGIT, dates, gaps, positions

DAYS = st.sets(st.integers(700_000, 740_000), min_size=1, max_size=60)


@given(DAYS, st.data())
def test_time_is_never_out_of_order_and_boxes_have_room(days: set[int], draw: st.DataObject) -> None:
    boxes = dict.fromkeys(draw.draw(st.sets(st.sampled_from(sorted(days)))), 30.0)
    where = positions(days, boxes, 100.0)
    order = sorted(days)
    assert where[order[0]] == 100.0
    assert all(where[a] < where[b] for a, b in pairwise(order))
    assert all(where[b] - where[a] >= 30 for a, b in pairwise(sorted(boxes)))


@given(DAYS)
def test_words_of_the_axis_do_not_overlap(days: set[int]) -> None:
    where = positions(days, {}, 100.0)
    for marks in ([m for m in dates(where) if m.label], gaps(where)):
        for one, other in pairwise(marks):
            assert one.x + len(one.label or "") * DIGIT / 2 <= other.x - len(other.label or "") * DIGIT / 2


def test_the_year_stands_where_it_is_a_new_one() -> None:
    from datetime import date

    where = {
        date(2018, 12, 30).toordinal(): 0.0,
        date(2019, 1, 2).toordinal(): 200.0,
        date(2019, 1, 5).toordinal(): 400.0,
    }
    assert [mark.label for mark in dates(where)] == ["30 Dec 2018", "2 Jan 2019", "5 Jan"]
