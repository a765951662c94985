"""Spans as tags and back."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from stemmata.annotate.tagger.sequence import (
    ROLES,
    TAGS,
    likeliest_tags,
    stretches_of,
    tag_names,
    tagged,
    tags_of,
)
from stemmata.annotate.tagger.windows import Stretch

COUNT = 12
TWO_KINDS = len(tag_names(("tide", "port")))


def chances(tags: int, most: int) -> st.SearchStrategy[np.ndarray]:
    return arrays(np.float64, st.tuples(st.integers(1, most), st.just(tags)), elements=st.floats(-30, 0))


@st.composite
def spans(draw: st.DrawFn) -> list[tuple[Stretch, int]]:
    """Spans of twelve pieces in text order, not overlapping, each with one of three kinds."""
    ends = sorted(draw(st.sets(st.integers(0, COUNT), max_size=COUNT)))
    return [(Stretch(a, b), draw(st.integers(0, 2))) for a, b in pairwise(ends) if draw(st.booleans())]


def spells_spans(tags: list[int]) -> bool:
    return tagged(len(tags), stretches_of(tags)) == tags


def worth(said: np.ndarray, tags: list[int]) -> float:
    return float(said[np.arange(len(tags)), tags].sum())


def test_no_span_begins_or_ends_within_a_word() -> None:
    inside = [TAGS.index("B-cue"), TAGS.index("O"), TAGS.index("I-content"), TAGS.index("B-source")]
    said = np.log(np.eye(len(TAGS))[inside] * 0.9 + 0.01)
    found = tags_of(said, [Stretch(0, 4)], goes_on=[False, True, True, False])
    assert [TAGS[tag] for tag in found] == ["B-cue", "I-cue", "I-cue", "B-source"]


def test_a_kind_has_a_tag_to_begin_and_one_to_go_on() -> None:
    assert tag_names(("tide", "port")) == ("O", "B-tide", "I-tide", "B-port", "I-port")
    assert len(TAGS) == 1 + 2 * len(ROLES)


@given(spans())
def test_tags_spell_the_spans_they_were_made_of(made: list[tuple[Stretch, int]]) -> None:
    assert stretches_of(tagged(COUNT, made)) == tuple(made)


@given(st.lists(st.integers(-1, 6), max_size=20))
def test_any_tags_spell_spans_that_cover_each_tagged_piece_once(tags: list[int]) -> None:
    covered = [at for stretch, _ in stretches_of(tags) for at in range(*stretch)]
    assert covered == [at for at, tag in enumerate(tags) if tag > 0]


def test_of_two_spans_on_one_piece_the_later_stands() -> None:
    assert tagged(4, [(Stretch(0, 3), 0), (Stretch(2, 4), 1)]) == [1, 2, 3, 4]


def test_a_tag_that_goes_on_with_nothing_begins_a_span() -> None:
    assert stretches_of([2, 4, 4, 0, 2]) == ((Stretch(0, 1), 0), (Stretch(1, 3), 1), (Stretch(4, 5), 0))


def test_a_span_that_begins_beside_one_of_its_kind_is_another() -> None:
    assert stretches_of([1, 2, 1, 2]) == ((Stretch(0, 2), 0), (Stretch(2, 4), 0))


@given(chances(TWO_KINDS, most=4))
def test_no_tags_that_spell_spans_are_likelier_than_the_likeliest(said: np.ndarray) -> None:
    every = (list(tags) for tags in product(range(TWO_KINDS), repeat=len(said)))
    best = max(worth(said, tags) for tags in every if spells_spans(tags))
    found = likeliest_tags(said)
    assert spells_spans(found)
    assert worth(said, found) == pytest.approx(best)


def test_what_goes_on_with_a_role_follows_that_role() -> None:
    said = np.full((2, len(TAGS)), -20.0)
    said[:, TAGS.index("O")] = np.log([0.6, 0.1])
    said[0, TAGS.index("B-cue")] = np.log(0.4)
    said[1, TAGS.index("I-cue")] = np.log(0.9)
    assert [TAGS[tag] for tag in likeliest_tags(said)] == ["B-cue", "I-cue"]


def test_no_pieces_have_no_tags() -> None:
    assert likeliest_tags(np.zeros((0, 5))) == []
    assert tags_of(np.zeros((0, 5)), []) == []


@given(chances(len(TAGS), most=12), st.sets(st.integers(1, 11), max_size=3))
def test_the_tags_of_paragraphs_are_as_likely_as_those_that_are_sought_in_each(
    said: np.ndarray, cuts: set[int]
) -> None:
    ends = [0, *sorted(cut for cut in cuts if cut < len(said)), len(said)]
    found = tags_of(said, [Stretch(a, b) for a, b in pairwise(ends)])
    for a, b in pairwise(ends):
        assert spells_spans(found[a:b])
        assert worth(said[a:b], found[a:b]) == pytest.approx(worth(said[a:b], likeliest_tags(said[a:b])))


@given(st.integers(0, 10_000), st.integers(1, 12))
def test_the_tags_of_a_paragraph_are_the_likeliest_that_spell_spans(seed: int, count: int) -> None:
    said = np.random.default_rng(seed).normal(0.0, 3.0, (count, len(TAGS)))  # no two sequences are equally likely
    assert tags_of(said, [Stretch(0, count)]) == likeliest_tags(said)


@given(chances(len(TAGS), most=12), st.integers(0, 12), st.integers(0, 12))
def test_nothing_is_tagged_outside_the_paragraphs(said: np.ndarray, one: int, other: int) -> None:
    first, last = sorted((min(one, len(said)), min(other, len(said))))
    found = tags_of(said, [Stretch(first, last)])
    assert len(found) == len(said)
    assert set(found[:first] + found[last:]) <= {0}


def test_no_span_leaves_its_paragraph() -> None:
    said = np.full((4, len(TAGS)), -20.0)
    said[0, TAGS.index("B-content")] = said[1:, TAGS.index("I-content")] = 0.0
    tags = [TAGS[tag] for tag in tags_of(said, [Stretch(0, 2), Stretch(2, 4)])]
    assert tags[:2] == ["B-content", "I-content"]
    assert tags[2] != "I-content"
