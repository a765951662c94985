"""Opposites, and nouns for people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.link.claim.lexicon import another_person, opposite, person

WORDS = st.sampled_from(
    "open closed rise fell keep removed popular unpopular brother sister harbour mayor captain named include".split()
)


@pytest.mark.parametrize(
    ("one", "other"),
    [("opened", "closed"), ("increased", "decreased"), ("popular", "unpopular"), ("keep", "removed"), ("young", "old")],
)
def test_opposites_are_told_in_any_form(one: str, other: str) -> None:
    assert opposite(one, other)


@pytest.mark.parametrize(("one", "other"), [("opened", "opens"), ("harbour", "port"), ("uniform", "form")])
def test_other_words_are_none(one: str, other: str) -> None:
    assert not opposite(one, other)


@given(WORDS, WORDS)
def test_order_makes_no_difference(one: str, other: str) -> None:
    assert opposite(one, other) == opposite(other, one)
    assert another_person(one, other) == another_person(other, one)


def test_nouns_for_people_are_known_in_both_numbers_and_adjectives_are_none() -> None:
    assert person("brother")
    assert person("women")
    assert not person("harbour")
    assert not person("federal")


def test_a_wider_word_names_no_other_person() -> None:
    assert another_person("brother", "sister")
    assert not another_person("wife", "woman")
    assert not another_person("soldiers", "troops")
