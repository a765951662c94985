"""Dates: EDTF intervals, resolved against the report's day, nothing invented."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.annotate.value.dates import in_stretch
from stemmata.text.span import Span

THURSDAY = dt.date(2014, 4, 10)


def read(text: str, near: dt.date | None = THURSDAY) -> list[tuple[str, str | None]]:
    return [(d.span.of(text), d.edtf) for d in in_stretch(text, Span(0, len(text)), near)]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("dated September 1st, 2013, it", "September 1st, 2013", "2013-09-01"),
        ("on 7 April 2014 they", "7 April 2014", "2014-04-07"),
        ("on Tuesday, 5 March 2013", "Tuesday, 5 March 2013", "2013-03-05"),
        ("on 7 April they", "7 April", "2014-04-07"),
        ("on 28 December they", "28 December", "2013-12-28"),
        ("in early February 2014", "early February 2014", "2014-02"),
        ("between 3 and 5 May 2014", "between 3 and 5 May 2014", "2014-05-03/2014-05-05"),
        ("May 3-5 was dry", "May 3-5", "2014-05-03/2014-05-05"),
        ("since 2011 they", "since 2011", "2011/.."),
        ("until May 2013 they", "until May 2013", "../2013-05"),
        ("said on Monday that", "Monday", "2014-04-07"),
        ("by next Tuesday", "next Tuesday", "2014-04-15"),
        ("two days ago", "two days ago", "2014-04-08"),
        ("three months ago", "three months ago", "2014-01~"),
        ("last month it", "last month", "2014-03"),
        ("this week it", "this week", "2014-04-07/2014-04-13"),
        ("between 17 January and 3 February, it", "between 17 January and 3 February", "2014-01-17/2014-02-03"),
        ("from 20 December to 3 January 2014", "from 20 December to 3 January 2014", "2013-12-20/2014-01-03"),
        ("between January and March 2013", "between January and March 2013", "2013-01/2013-03"),
        ("on 9 January. Then", "9 January", "2014-01-09"),
        ("on 9 Jan. it", "9 Jan.", "2014-01-09"),
        ("on Tuesday morning they", "Tuesday morning", "2014-04-08"),
        ("since last autumn it", "last autumn", "2013-23"),
        ("in the spring they", "the spring", "2014-21"),
        ("at the end of January", "January", "2014-01"),
        ("in the 1990s", "the 1990s", "199X"),
        ("in mid-2012 it", "mid-2012", "2012~"),
        ("the summer of 2013", "summer of 2013", "2013-22"),
        ("on 14/7/2014 it", "14/7/2014", "2014-07-14"),
        ("2014-04-07 09:00", "2014-04-07", "2014-04-07"),
    ],
)
def test_a_date_becomes_an_interval(text: str, words: str, edtf: str) -> None:
    assert (words, edtf) in read(text)


def test_day_and_month_that_cannot_be_told_apart_leave_the_year() -> None:
    assert read("on 4/7/2014") == [("4/7/2014", "2014")]


def test_without_a_date_of_the_report_the_year_stays_unspecified_and_a_weekday_is_open() -> None:
    assert read("on 7 April and on Monday", None) == [("7 April", "XXXX-04-07"), ("Monday", None)]


@pytest.mark.parametrize("text", ["they may march", "of 2014 fighters", "the fall of the town"])
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert read(text) == []


def test_a_day_that_the_calendar_does_not_have_is_kept_and_left_open() -> None:
    assert read("on 31 February 2014") == [("31 February 2014", None)]


def test_a_vague_time_is_found_and_left_open() -> None:
    assert read("recently they came") == [("recently", None)]


@given(st.text(max_size=200))
def test_dates_anchor_in_order_and_do_not_overlap(text: str) -> None:
    found = in_stretch(text, Span(0, len(text)), THURSDAY)
    assert all(0 <= d.span.start < d.span.end <= len(text) for d in found)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_a_full_date_is_read_as_written(day: dt.date) -> None:
    months = "January February March April May June July August September October November December".split()
    text = f"on {day.day} {months[day.month - 1]} {day.year} they"
    assert [edtf for _, edtf in read(text)] == [day.isoformat()]
