from dataclasses import replace

import pytest

from stemmata.link.descent.publication import came_out, days_apart, interval, surely_before, within
from stemmata.model.report import Captured, OtherDate, Precision, Published, Report
from stemmata.text.span import Span
from tests.making import report


def dated(value: str | None, precision: Precision = "day") -> Report:
    made = report("text", published=None)
    return replace(made, published=Published(value=value, precision=precision)) if value else made


@pytest.mark.parametrize(
    ("earlier", "later", "surely"),
    [
        (dated("2021-05-01"), dated("2021-05-02"), True),
        (dated("2021-05-01"), dated("2021-05-01"), False),
        (dated("2021-05-02"), dated("2021-05-01"), False),
        (dated("2021-05", "month"), dated("2021-05-30"), False),
        (dated("2021-05", "month"), dated("2021-06-01"), True),
        (dated("2020", "year"), dated("2021-01-01"), True),
        (dated("2021-05-01T09:00:00", "second"), dated("2021-05-01T10:00:00", "second"), True),
        (dated("2021-05-01T09:00:00+02:00", "second"), dated("2021-05-01"), False),
        (dated(None), dated("2021-05-01"), False),
    ],
)
def test_one_is_before_the_other_only_if_no_unknown_part_can_change_it(earlier: Report, later: Report, surely: bool):
    assert surely_before(earlier, later) is surely


def test_days_apart_are_the_fewest_possible():
    assert days_apart(dated("2021-05-01"), dated("2021-05-09")) == 8
    assert days_apart(dated("2021-05-09"), dated("2021-05", "month")) == 0
    assert days_apart(dated(None), dated("2021-05-01")) is None


def test_an_unknown_date_may_be_any():
    assert within(dated(None), dated("2021-05-01"), 1)
    assert not within(dated("2021-05-01"), dated("2021-05-03"), 1)


def test_what_is_no_date_is_none():
    assert interval(Published(value="spring", precision="day")) is None


def printing(stated: str, *readings: str) -> Report:
    return replace(dated(stated), other_date=OtherDate(readings=readings, span=Span(0, 1)))


def test_where_the_text_prints_another_day_either_may_be_right_and_nothing_between_them_is_ordered() -> None:
    doubted = printing("2021-05-10", "2021-05-01")
    assert not surely_before(doubted, dated("2021-05-05"))
    assert not surely_before(dated("2021-05-05"), doubted)
    assert surely_before(doubted, dated("2021-05-11"))
    assert surely_before(dated("2021-04-30"), doubted)
    assert days_apart(doubted, dated("2021-05-05")) == 0
    assert within(doubted, dated("2021-05-03"), 1)


def test_of_two_readings_both_may_be_right() -> None:
    doubted = printing("2021-03-01", "2021-01-06", "2021-06-01")
    assert not surely_before(dated("2021-02-01"), doubted)
    assert surely_before(dated("2021-01-01"), doubted)


def captured(time: str, published: str | None = None) -> Report:
    return replace(dated(published), captured=Captured(time=time, address=None, digest=None))


def test_a_capture_bounds_the_day_of_what_has_no_date_and_moves_none_that_is_stated() -> None:
    undated = captured("2021-05-20T10:00:00Z")
    assert surely_before(undated, dated("2021-05-22"))
    assert not surely_before(undated, dated("2021-05-21"))  # in UTC; a clock somewhere shows the 21st already
    assert not surely_before(dated("2021-05-01"), undated)
    assert surely_before(dated("2021-05-01"), captured("2021-05-20T10:00:00Z", "2021-05-02"))
    assert not surely_before(captured("2021-05-01T10:00:00Z", "2021-05-09"), dated("2021-05-05"))
    assert days_apart(undated, dated("2021-05-01")) == 0


def test_a_capture_without_a_time_bounds_nothing() -> None:
    assert came_out(captured("some day")) is None
