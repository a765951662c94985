"""Nearness in meaning, on wordings that any good vectors tell apart."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.link.claim.meaning import meaning


def near(one: str, other: str) -> float:
    first, second = meaning().vectors([one, other])
    return float(first @ second)


@pytest.mark.parametrize(
    ("said", "again", "else_"),
    [
        ("The parliament will investigate the fire.", "Lawmakers open an inquiry into the blaze.", "Olives are cheap."),
        ("Forty recruits were trained.", "The army instructed forty new soldiers.", "The ferry sank in a storm."),
        ("The minister stepped down.", "The cabinet member resigned.", "A choir sang in the old church."),
    ],
)
def test_paraphrases_without_a_word_in_common_lie_nearer_than_other_things(said: str, again: str, else_: str) -> None:
    assert near(said, again) > near(said, else_) + 0.2


def test_a_text_without_letters_is_near_nothing() -> None:
    assert near("", "The ferry sank.") == 0.0
    assert not meaning().vectors([" \n"]).any()


def test_no_texts_have_no_vectors() -> None:
    assert meaning().vectors([]).shape[0] == 0


@given(st.lists(st.text(max_size=40), max_size=6))
def test_every_vector_has_length_one_or_none_and_depends_on_its_text_alone(texts: list[str]) -> None:
    found = meaning().vectors(texts)
    lengths = np.linalg.norm(found, axis=1)
    assert all(length == 0 or abs(length - 1) < 1e-5 for length in lengths)
    for text, vector in zip(texts, found, strict=True):
        assert (meaning().vectors([text])[0] == vector).all()
