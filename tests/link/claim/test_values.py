"""Numbers and dates as the sets of values that their words allow."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.link.claim.values import (
    Interval,
    agreement,
    date_interval,
    days_apart,
    quantity_interval,
    quantity_words,
)
from stemmata.model.annotations import Quantity, QuantityKind
from stemmata.text.span import Span

ENDS = st.one_of(st.integers(-50, 50).map(float), st.just(math.inf), st.just(-math.inf))
INTERVALS = st.tuples(ENDS, ENDS).map(lambda ends: Interval(min(ends), max(ends)))
TURNED = {"equal": "equal", "refines": "coarser", "coarser": "refines", "overlaps": "overlaps", "disjoint": "disjoint"}


def quantity(
    kind: QuantityKind,
    value: float | None,
    low: float | None = None,
    high: float | None = None,
    flag: str | None = None,
) -> Quantity:
    return Quantity(span=Span(0, 1), kind=kind, value=value, low=low, high=high, of=None, of_span=None, flag=flag)


@given(INTERVALS, INTERVALS)
def test_agreement_turns_round_with_its_sides(one: Interval, other: Interval) -> None:
    assert agreement(other, one) == TURNED[agreement(one, other)]


@given(INTERVALS)
def test_every_interval_equals_itself(one: Interval) -> None:
    assert agreement(one, one) == "equal"


@given(INTERVALS, INTERVALS, st.integers(-60, 60))
def test_disjoint_intervals_hold_no_value_in_common(one: Interval, other: Interval, value: int) -> None:
    if agreement(one, other) == "disjoint":
        assert not (one.low <= value <= one.high and other.low <= value <= other.high)


@given(INTERVALS, INTERVALS, st.integers(-60, 60))
def test_what_refines_allows_nothing_that_the_other_forbids(one: Interval, other: Interval, value: int) -> None:
    if agreement(one, other) in ("refines", "equal") and one.low <= value <= one.high:
        assert other.low <= value <= other.high


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        (quantity("exact", 150), quantity("at_least", 150, low=150), "refines"),
        (quantity("at_least", 150, low=150), quantity("exact", 1500), "coarser"),
        (quantity("about", 2500), quantity("exact", 2400), "coarser"),
        (quantity("about", 2500), quantity("exact", 1500), "disjoint"),
        (quantity("range", None, low=20, high=45), quantity("at_most", 30, high=30), "overlaps"),
        (quantity("exact", 112), quantity("exact", 126), "disjoint"),
        (quantity("exact", 112), quantity("exact", 112), "equal"),
    ],
)
def test_bounds_decide_how_two_quantities_agree(one: Quantity, other: Quantity, how: str) -> None:
    first, second = quantity_interval(one), quantity_interval(other)
    assert first is not None
    assert second is not None
    assert agreement(first, second) == how


def test_a_vague_quantity_without_bounds_has_no_interval() -> None:
    assert quantity_interval(quantity("vague", None)) is None


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (quantity("at_least", 150, low=150), "at least 150"),
        (quantity("about", 2500), "about 2,500"),
        (quantity("range", None, low=20, high=45), "20 to 45"),
        (quantity("vague", None), "dozens"),
        (quantity("exact", 60000, flag="odd number"), "dozens"),
        (quantity("exact", 2.5), "2.5"),
    ],
)
def test_a_quantity_is_shown_with_its_bound_and_a_vague_or_odd_one_as_written(given: Quantity, shown: str) -> None:
    assert quantity_words(given, "Dozens") == shown


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2014", 365),
        ("2014-02", 28),
        ("2016-02", 29),
        ("2014-04-07", 1),
        ("2014-04-07T09:14:00", 1),
        ("2014-04-XX", 30),
        ("201X", 3652),
        ("2014-04-01/2014-04-07", 7),
        ("2014-21", 365),
        ("2014-04~", 30),
    ],
)
def test_an_edtf_date_allows_its_days(edtf: str, days: int) -> None:
    found = date_interval(edtf)
    assert found is not None
    assert found.days.high - found.days.low + 1 == days
    assert found.doubtful is ("~" in edtf)


@pytest.mark.parametrize(
    "edtf", [None, "", "recently", "2014-13", "2014-02-30", "../..", "2015/2014", "0000", "x/2014"]
)
def test_what_is_no_date_has_no_interval(edtf: str | None) -> None:
    assert date_interval(edtf) is None


def test_a_date_open_at_one_end_is_an_interval_that_is_not_closed() -> None:
    found = date_interval("2014-04/..")
    assert found is not None
    assert not found.closed
    assert math.isinf(found.days.high)


@given(st.dates(), st.dates())
def test_days_between_are_the_same_both_ways(one: object, other: object) -> None:
    assert days_apart(str(one), str(other)) == days_apart(str(other), str(one))


def test_days_between_a_day_and_its_own_month_are_none() -> None:
    assert days_apart("2014-04-07", "2014-04") == 0
    assert days_apart("2014-04-07", "2014-05") == 24
    assert days_apart("2014-04-07", None) is None
