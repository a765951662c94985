"""Models behind the one form that reading takes."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from training.models import reading_of, same_tags

from stemmata.annotate.tagger.windows import lines
from tests.annotate.tagger.making_pieces import SIZES, Words, drawn_model

TEXT = "Orla said it sank.\r\n\r\nBram denied it."


def test_the_lines_of_a_text_are_its_paragraphs() -> None:
    found = reading_of(TEXT, Words(), drawn_model(1), SIZES)
    assert len(found.paragraphs) == len(lines(TEXT)) == 2
    assert "".join(TEXT[piece.start : piece.end] for piece in found.pieces) == "".join(TEXT.split())


@given(st.integers(0, 99), st.integers(0, 99))
def test_the_share_of_like_tags_is_that_of_the_pieces(one: int, other: int) -> None:
    first, second = (reading_of(TEXT, Words(), drawn_model(seed), SIZES) for seed in (one, other))
    alike = np.mean(first.roles.argmax(axis=1) == second.roles.argmax(axis=1))
    assert same_tags([first], [second]) == alike
    assert same_tags([first, second], [first, second]) == 1.0


def test_readings_of_nothing_agree() -> None:
    empty = reading_of(" \n", Words(), drawn_model(1), SIZES)
    assert same_tags([], []) == same_tags([empty], [empty]) == 1.0
