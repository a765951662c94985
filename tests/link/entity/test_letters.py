"""Letters: spellings of one name are likely one, whichever stands left; the steps add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.link.entity.letters import UNSEEN, Weights, aligned, differences, features, likeness, log_odds, shipped

WORDS = st.text("abdhkosuy", min_size=1, max_size=9)


@pytest.mark.parametrize(("left", "right"), [("qasim", "kassem"), ("haydar", "haider"), ("yusuf", "yousef")])
def test_transliterations_of_one_name_are_likely_one(left: str, right: str) -> None:
    assert likeness(left, right) > 0.9


@pytest.mark.parametrize(("left", "right"), [("halabi", "haddad"), ("nadia", "nikita"), ("brigade", "12")])
def test_other_names_are_not(left: str, right: str) -> None:
    assert likeness(left, right) < 0.1


def test_what_differs_is_told_from_left_to_right() -> None:
    assert differences("qarim", "kareem") == (("q", "k"), ("i", "ee"))


@given(WORDS, WORDS)
def test_likeness_does_not_depend_on_the_order(left: str, right: str) -> None:
    assert log_odds(left, right, shipped()) == pytest.approx(log_odds(right, left, shipped()))


@given(WORDS, WORDS)
def test_the_weights_of_the_steps_add_up_to_the_log_odds(left: str, right: str) -> None:
    found, known = aligned(left, right, shipped()), shipped().steps
    told = [known.get(name, 0.0 if "^" in name or "$" in name else UNSEEN) for name in features(found)]
    assert sum(told) + shipped().bias == pytest.approx(found.log_odds)


def test_an_alignment_takes_the_steps_that_weigh_most() -> None:
    weights = Weights(bias=1.0, steps={"k|q": 2.0, "a|a": 1.0, "ee|i": 3.0})
    assert aligned("qai", "kaee", weights).steps == (("q", "k"), ("a", "a"), ("i", "ee"))
    assert log_odds("qai", "kaee", weights) == 7.0
