"""Stems: keys under which the forms of one word compare equal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.text.stems import stem


@pytest.mark.parametrize(
    "forms",
    [
        "train trains trained training",
        "volunteer volunteers volunteered",
        "supply supplies supplied supplying",
        "coordinate coordinated coordinating coordination",
        "fight fights fought fighting",
        "pay pays paid paying",
        "organise organised organisation organize",
        "organize organized organization",
        "hop hopped hopping",
        "man men",
        "deny denies denied",
    ],
)
def test_forms_of_one_word_share_their_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(("one", "other"), [("arm", "army"), ("north", "northern"), ("general", "generous")])
def test_other_words_keep_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@given(st.text(max_size=12))
def test_what_is_no_english_word_comes_back_as_it_is(word: str) -> None:
    if not (word.isascii() and word.isalpha()):
        assert stem(word) == word


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=14))
def test_a_stem_is_never_empty(word: str) -> None:
    assert stem(word)
