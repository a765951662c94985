"""Spans as tags and back."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from training.decode import likeliest_tags as of_roles
from training.sequence import likeliest_tags, stretches_of, tag_names, tagged
from training.windows import TAGS, Stretch

COUNT = 12


@st.composite
def spans(draw: st.DrawFn) -> list[tuple[Stretch, int]]:
    """Spans of twelve pieces in text order, not overlapping, each with one of three kinds."""
    ends = sorted(draw(st.sets(st.integers(0, COUNT), max_size=COUNT)))
    return [(Stretch(a, b), draw(st.integers(0, 2))) for a, b in pairwise(ends) if draw(st.booleans())]


def test_a_kind_has_a_tag_to_begin_and_one_to_go_on() -> None:
    assert tag_names(("tide", "port")) == ("O", "B-tide", "I-tide", "B-port", "I-port")


@given(spans())
def test_tags_spell_the_spans_they_were_made_of(made: list[tuple[Stretch, int]]) -> None:
    assert stretches_of(tagged(COUNT, made)) == tuple(made)


@given(st.lists(st.integers(-1, 6), max_size=20))
def test_any_tags_spell_spans_that_cover_each_tagged_piece_once(tags: list[int]) -> None:
    covered = [at for stretch, _ in stretches_of(tags) for at in range(*stretch)]
    assert covered == [at for at, tag in enumerate(tags) if tag > 0]


def test_a_tag_that_goes_on_with_nothing_begins_a_span() -> None:
    assert stretches_of([2, 4, 4, 0, 2]) == ((Stretch(0, 1), 0), (Stretch(1, 3), 1), (Stretch(4, 5), 0))


@given(arrays(np.float64, st.tuples(st.integers(1, 10), st.just(len(TAGS))), elements=st.floats(-30, 0)))
def test_likeliest_tags_are_legal_and_those_of_the_attributions_decoder(chances: np.ndarray) -> None:
    tags = likeliest_tags(chances)
    assert tags == of_roles(chances)
    assert tagged(len(tags), stretches_of(tags)) == tags


def test_no_pieces_have_no_tags() -> None:
    assert likeliest_tags(np.zeros((0, 5))) == []
