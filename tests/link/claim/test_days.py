"""On which day a happening is told to have happened."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.link.claim.days import Day, day_of, far_apart, gap, together
from stemmata.link.claim.propositions import Proposition, propositions
from stemmata.link.claim.values import Interval, date_interval
from tests.link.saying import Number, Values, case, report

MAY_14 = date_interval("2021-05-14")
INTERVALS = st.builds(lambda low, length: Interval(low, low + length), st.integers(0, 400), st.integers(0, 30))
DAYS = st.builds(
    lambda days, told: Day(days=tuple(sorted(days)), told=told), st.lists(INTERVALS, min_size=1), st.booleans()
)


def only(words: str, values: Values | None = None, published: str | None = "2021-05-14") -> Proposition:
    (found,) = propositions(case(report("Harbour Ledger", words, values=values or Values(), published=published)))
    return found


def test_a_happening_belongs_to_the_day_of_publication_where_the_text_says_no_more() -> None:
    day = day_of(only("Three people were killed in the old town."))
    assert MAY_14 is not None
    assert day == Day(days=(MAY_14.days,), told=False)


def test_a_date_in_its_words_goes_before_the_day_of_publication() -> None:
    day = day_of(only("Three people were killed on 2 May.", Values(dates={"2 May": "2021-05-02"})))
    assert day is not None
    assert day.told
    assert gap(day, Day(days=(Interval(737912, 737912),), told=True)) == 0  # 2 May 2021


def test_a_year_tells_no_day() -> None:
    day = day_of(only("Three people were killed in 2019.", Values(dates={"2019": "2019"})))
    assert day is not None
    assert not day.told


@pytest.mark.parametrize(
    "words",
    [
        "The harbour is open to ships.",
        "The war has killed many people.",
        "People have been killed since the revolt began.",
        "The quarter is regularly shelled.",
        "The four-year siege killed people.",
    ],
)
def test_states_and_background_are_of_no_day(words: str) -> None:
    assert day_of(only(words)) is None


def test_the_toll_of_a_war_is_of_no_day() -> None:
    values = Values(numbers=(Number(words="9,000", value=9000, of="people"),))
    assert day_of(only("More were killed: 9,000 people.", values)) is None


def test_without_any_date_a_happening_is_of_no_known_day() -> None:
    assert day_of(only("Three people were killed in the old town.", published=None)) is None


def test_days_that_both_texts_tell_part_sooner_than_days_of_publication() -> None:
    first, third, ninth = (Interval(day, day) for day in (1, 4, 9))
    assert far_apart(Day(days=(first,), told=True), Day(days=(third,), told=True))
    assert not far_apart(Day(days=(first,), told=True), Day(days=(third,), told=False))
    assert far_apart(Day(days=(first,), told=False), Day(days=(ninth,), told=False))


def test_the_same_words_of_several_days_are_of_all_of_them() -> None:
    one, other = Day(days=(Interval(1, 1),), told=True), Day(days=(Interval(3, 3),), told=False)
    assert together((other, one)) == Day(days=(Interval(1, 1), Interval(3, 3)), told=False)
    assert together((one, None)) is None
    assert together(()) is None


@given(DAYS, DAYS)
def test_the_gap_is_the_same_both_ways_and_none_of_a_day_with_itself(one: Day, other: Day) -> None:
    assert gap(one, other) == gap(other, one) >= 0
    assert gap(one, one) == 0
    assert far_apart(one, other) == far_apart(other, one)
