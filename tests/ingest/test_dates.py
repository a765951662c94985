from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.ingest.dates import in_parts, leading_date, order_of, published, resolved, undated, within

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))


@pytest.mark.parametrize(
    ("words", "value", "precision"),
    [
        ("2021-05-14", "2021-05-14", "day"),
        ("2021/05/14", "2021-05-14", "day"),
        ("20210514", "2021-05-14", "day"),
        ("14 May 2021", "2021-05-14", "day"),
        ("14th of May, 2021", "2021-05-14", "day"),
        ("May 14, 2021", "2021-05-14", "day"),
        ("Sept. 5, 2013", "2013-09-05", "day"),
        ("Friday, 14 May 2021", "2021-05-14", "day"),
        ("Fri 14 May 2021 at 0914", "2021-05-14", "day"),
        ("Published May 14 2021", "2021-05-14", "day"),
        ("Date of publication 14 May 2021", "2021-05-14", "day"),
        ("May 14, 2021 9:14 pm", "2021-05-14", "day"),
        ("14.5.2021", "2021-05-14", "day"),
        ("14 мая 2021", "2021-05-14", "day"),
        ("1er mai 2021", "2021-05-01", "day"),
        ("14/5/2021", "2021-05-14", "day"),
        ("5/14/2021", "2021-05-14", "day"),
        ("5/5/2021", "2021-05-05", "day"),
        ("May 2021", "2021-05", "month"),
        ("2021-05", "2021-05", "month"),
        ("2021", "2021", "year"),
        ("2021-05-14T09:14:07", "2021-05-14T09:14:07", "second"),
        ("2021-05-14 00:00:00", "2021-05-14", "day"),
        ("2021-05-14T23:30:00+02:00", "2021-05-14", "day"),
    ],
)
def test_a_date_is_read_as_precisely_as_it_is_written(words: str, value: str, precision: str) -> None:
    found = published(words)
    assert found
    assert (found.value, found.precision) == (value, precision)


@pytest.mark.parametrize("words", [None, "", "Thursday", "14 May", "31/2/2021", "30 February 2021", "soon", "14/5/21"])
def test_what_is_no_full_date_is_none(words: str | None) -> None:
    assert published(words) is None


def test_numbers_that_may_be_either_say_only_their_year_and_the_user_is_told() -> None:
    found, note = resolved("4/7/2021")
    assert found
    assert (found.value, found.precision) == ("2021", "year")
    assert note == "The date '4/7/2021' leaves open which number is the month: only its year is kept."


@pytest.mark.parametrize(
    ("column", "order"),
    [
        (["4/7/2021", "4/17/2021", None], "month-first"),
        (["4/7/2021", "17/4/2021"], "day-first"),
        (["4/7/2021", "5/6/2021"], "unknown"),
        (["17/4/2021", "4/17/2021"], "unknown"),
        (["2021-04-17", ""], "unknown"),
    ],
)
def test_a_whole_column_may_settle_which_number_is_the_month(column: list[str | None], order: str) -> None:
    assert order_of(column) == order


def test_a_settled_order_is_used_but_cannot_bend_a_date_that_is_clear() -> None:
    assert getattr(published("4/7/2021", "month-first"), "value", None) == "2021-04-07"
    assert getattr(published("4/7/2021", "day-first"), "value", None) == "2021-07-04"
    assert getattr(published("17/4/2021", "month-first"), "value", None) == "2021-04-17"


@given(DAYS)
def test_every_day_comes_back_from_its_iso_form_and_from_words(day: date) -> None:
    months = "January February March April May June July August September October November December".split()
    for words in (day.isoformat(), f"{day.day} {months[day.month - 1]} {day.year}"):
        assert getattr(published(words), "value", None) == day.isoformat()


@given(DAYS)
def test_an_ambiguous_date_never_becomes_the_wrong_day(day: date) -> None:
    found = published(f"{day.month}/{day.day}/{day.year}")
    assert found
    assert day.isoformat().startswith(found.value)


def test_a_line_may_open_with_a_date() -> None:
    found, end = leading_date("14 May 2021 Gates were shut")
    assert getattr(found, "value", None) == "2021-05-14"
    assert end == len("14 May 2021")
    assert leading_date("Gates were shut on 14 May 2021") == (None, 0)


@pytest.mark.parametrize(
    "line",
    ["14 May 2021", "Port Selm | 14 May 2021 | 09:30", "Briefing no. 14 · 14 May 2021", "News – Friday, 14 May 2021"],
)
def test_a_line_of_short_parts_may_hold_a_date(line: str) -> None:
    assert getattr(in_parts(line), "value", None) == "2021-05-14"


@pytest.mark.parametrize("line", ["2021", "Gates were shut on 14 May 2021", "Gates – 14 May", ""])
def test_a_line_of_other_words_is_no_date(line: str) -> None:
    assert in_parts(line) is None


def test_words_lose_their_dates_and_times() -> None:
    assert undated("Posted by Mira Tolland on 14 May 2021 at 10:14") == "Posted by Mira Tolland"
    assert undated("By Mira Tolland, 14 May 2021") == "By Mira Tolland"
    assert undated("By Mira Tolland") == "By Mira Tolland"


def test_two_dates_in_a_line_are_not_one() -> None:
    assert getattr(within("Posted 14 May 2021 by Gull"), "value", None) == "2021-05-14"
    assert within("14 May 2021 or 15 May 2021") is None
