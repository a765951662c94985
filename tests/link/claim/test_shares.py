"""Which numbers count some of what others count."""

import pytest

from stemmata.link.claim.shares import beside_others, of_a_stretch, some_of_others
from stemmata.text.span import Span
from tests.making import span


@pytest.mark.parametrize(
    ("words", "numbers", "some"),
    [
        ("126 sailors were killed, including at least 68 cooks", ("126", "68"), (False, True)),
        ("13 sailors, among them seven cooks, were killed", ("13", "seven"), (False, True)),
        ("68 cooks were among the 126 killed", ("68", "126"), (True, False)),
        ("three of them were cooks", ("three",), (True,)),
        ("12 sailors and 3 cooks were killed", ("12", "3"), (False, False)),
    ],
)
def test_a_share_is_told_by_the_words_beside_it(words: str, numbers: tuple[str, ...], some: tuple[bool, ...]) -> None:
    assert some_of_others(words, Span(0, len(words)), [span(words, number) for number in numbers]) == some


def test_others_and_more_are_counted_beside_the_first() -> None:
    words = "12 sailors and another 30 were hurt, 5 more than that drowned"
    whole = Span(0, len(words))
    assert [beside_others(words, whole, span(words, number)) for number in ("12", "30", "5")] == [False, True, True]


@pytest.mark.parametrize(
    ("words", "stretch"),
    [
        ("sixty have been hurt since Tuesday", True),
        ("two days of storms have hurt sixty", True),
        ("sixty were hurt in the past week", True),
        ("sixty were hurt on Tuesday", False),
        ("a boy, six years old, was hurt", False),
    ],
)
def test_a_stretch_of_time_is_no_day(words: str, stretch: bool) -> None:
    assert of_a_stretch(words, [Span(0, len(words))]) is stretch
