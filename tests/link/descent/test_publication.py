from dataclasses import replace

import pytest

from stemmata.link.descent.publication import days_apart, interval, surely_before, within
from stemmata.model.report import Precision, Published, Report
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
