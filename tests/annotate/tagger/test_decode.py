"""From chances to credits: "Orla said ferries sink , Bram denied it" and what a model might say of its pieces."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.annotate.tagger.decode import by_role, credits_of, in_text
from stemmata.annotate.tagger.names import NAME_TAGS
from stemmata.annotate.tagger.reading import Reading, log_softmax
from stemmata.annotate.tagger.sequence import ROLES, TAGS, tags_of
from stemmata.annotate.tagger.windows import Piece, Stretch, Window, lines
from stemmata.model.annotations import Credit
from stemmata.text.span import Span
from tests.annotate.tagger.making_pieces import drawn_model, reading_of

WORDS = "Orla said ferries sink , Bram denied it".split()
TEXT = " ".join(WORDS)
COUNT = len(WORDS)
PIECES = tuple(Piece(7, TEXT.index(word), TEXT.index(word) + len(word)) for word in WORDS)
SPOKEN = ["B-source", "B-cue", "B-content", "I-content", "O", "B-source", "B-cue", "B-content"]
ALL_SAID = ["B-source", "B-cue", "B-content", "I-content", "I-content", "I-content", "I-content", "I-content"]
NOTHING = ["O"] * COUNT
WHOLE = (Window(shown=(Stretch(0, COUNT),), own=Stretch(0, COUNT)),)
NONE = 0  # the place that stands for "none to be seen"
TEXTS = st.lists(st.sampled_from(["Orla", "said", "it", "sank", ",", ".", "\n", "\n\n"]), max_size=90).map(" ".join)


def sure(shape: tuple[int, int], chosen: dict[int, int], chance: float = 0.9) -> np.ndarray:
    """Chances that leave little doubt: row → the column that it chooses."""
    chances = np.full(shape, np.log((1.0 - chance) / (shape[1] - 1)))
    for row, column in chosen.items():
        chances[row, column] = np.log(chance)
    return chances


def tags_as(tags: list[str], chance: float = 0.9) -> np.ndarray:
    return sure((COUNT, len(TAGS)), {at: TAGS.index(tag) for at, tag in enumerate(tags)}, chance)


def reading(
    tags: np.ndarray,
    cues: dict[int, int],
    sources: dict[int, int | None],
    inner: np.ndarray | None = None,
    windows: tuple[Window, ...] = WHOLE,
) -> Reading:
    """Of WORDS as one paragraph; ``cues`` and ``sources``: which piece chooses which, or none."""

    def chosen(links: dict[int, int] | dict[int, int | None], window: Window) -> np.ndarray:
        own = range(*window.own)
        places = {at - own[0]: window.place_of(to) if to is not None else NONE for at, to in links.items() if at in own}
        return sure((len(own), len(window) + 1), {row: NONE if to is None else to for row, to in places.items()})

    return Reading(
        pieces=PIECES,
        paragraphs=(Stretch(0, COUNT),),
        windows=windows,
        roles=tags,
        inner=tags_as(NOTHING) if inner is None else inner,
        names=sure((COUNT, len(NAME_TAGS)), dict.fromkeys(range(COUNT), 0)),
        cues=tuple(chosen(cues, window) for window in windows),
        sources=tuple(chosen(sources, window) for window in windows),
    )


def said(found: tuple[Credit, ...]) -> list[tuple[list[str], list[str], list[str]]]:
    return [
        ([s.of(TEXT) for s in a.source], [s.of(TEXT) for s in a.cue], [s.of(TEXT) for s in a.content]) for a in found
    ]


def test_contents_take_their_cue_and_cues_their_source() -> None:
    found = credits_of(reading(tags_as(SPOKEN), {2: 1, 3: 1, 7: 6}, {1: 0, 6: 5}))
    assert said(found) == [(["Orla"], ["said"], ["ferries sink"]), (["Bram"], ["denied"], ["it"])]
    assert {one.depth for one in found} == {0}


def test_links_are_the_model_s_and_not_the_nearest() -> None:
    found = credits_of(reading(tags_as(SPOKEN), {2: 6, 3: 6, 7: 1}, {1: 5, 6: 0}))
    assert said(found) == [(["Bram"], ["said"], ["it"]), (["Orla"], ["denied"], ["ferries sink"])]


def test_two_contents_of_one_cue_are_one_credit() -> None:
    found = credits_of(reading(tags_as(SPOKEN), {2: 1, 3: 1, 7: 1}, {1: 0, 6: 5}))
    assert said(found) == [(["Orla"], ["said"], ["ferries sink", "it"])]


def test_two_cues_may_share_a_source() -> None:
    found = credits_of(reading(tags_as(SPOKEN), {2: 1, 3: 1, 7: 6}, {1: 0, 6: 0}))
    assert [one.source for one in found] == [(Span(0, 4),), (Span(0, 4),)]


def test_a_source_that_is_not_expressed_is_none() -> None:
    found = credits_of(reading(tags_as(SPOKEN), {2: 1, 3: 1, 7: 6}, {1: None, 6: 5}))
    assert [one.source for one in found] == [(), (Span(25, 29),)]


def test_a_content_that_sees_no_cue_is_left_out() -> None:
    tags = ["O", "O", "B-content", "I-content", "O", "O", "O", "O"]
    assert credits_of(reading(tags_as(tags), {}, {})) == ()


def test_a_cue_that_no_content_chooses_is_left_out() -> None:
    found = credits_of(reading(tags_as(SPOKEN), {2: 1, 3: 1, 7: 1}, {1: 0, 6: 5}))
    assert [one.cue for one in found] == [(Span(5, 9),)]


def test_the_pieces_of_a_content_choose_together() -> None:
    found = credits_of(reading(tags_as(ALL_SAID), {2: 1}, {1: 0}))
    assert said(found) == [(["Orla"], ["said"], ["ferries sink , Bram denied it"])]


TWO = (
    Window(shown=(Stretch(0, 5),), own=Stretch(0, 5)),
    Window(shown=(Stretch(0, 1), Stretch(4, COUNT)), own=Stretch(5, COUNT)),
)


def test_a_source_in_the_headline_can_be_chosen_from_any_window() -> None:
    found = credits_of(reading(tags_as(SPOKEN), {2: 1, 3: 1, 7: 6}, {1: 0, 6: 0}, windows=TWO))
    assert said(found) == [(["Orla"], ["said"], ["ferries sink"]), (["Orla"], ["denied"], ["it"])]


def test_a_cue_that_the_window_does_not_show_cannot_be_chosen() -> None:
    found = credits_of(reading(tags_as(SPOKEN), {2: 1, 3: 1}, {1: 0, 6: 5}, windows=TWO))
    assert said(found) == [(["Orla"], ["said"], ["ferries sink"]), (["Bram"], ["denied"], ["it"])]


def test_what_is_credited_within_a_content_is_a_credit_of_its_own() -> None:
    inner = tags_as(["O", "O", "O", "O", "O", "B-source", "B-cue", "B-content"])
    found = credits_of(reading(tags_as(ALL_SAID), dict.fromkeys(range(2, COUNT), 1), {1: 0, 6: 5}, inner))
    assert said(found) == [
        (["Orla"], ["said"], ["ferries sink , Bram denied it"]),
        (["Bram"], ["denied"], ["it"]),
    ]
    assert [one.depth for one in found] == [0, 1]


def test_within_a_content_the_nearest_cue_is_taken_and_of_equals_the_one_before() -> None:
    inner = tags_as(["O", "O", "B-cue", "B-content", "B-cue", "O", "O", "B-content"])
    found = credits_of(reading(tags_as(ALL_SAID), dict.fromkeys(range(2, COUNT), 1), {1: 0}, inner))
    assert [[s.of(TEXT) for s in one.content] for one in found if one.depth] == [["sink"], ["it"]]


def test_what_is_credited_within_no_content_counts_for_nothing() -> None:
    inner = tags_as(["B-source", "B-cue", "B-content", "O", "O", "B-source", "B-cue", "B-content"])
    found = credits_of(reading(tags_as(SPOKEN), {2: 1, 3: 1, 7: 6}, {1: 0, 6: 5}, inner))
    assert {one.depth for one in found} == {0}


def test_a_model_without_a_head_for_contents_gives_the_outermost_alone() -> None:
    found = credits_of(reading(tags_as(SPOKEN), {2: 1, 3: 1, 7: 6}, {1: 0, 6: 5}, np.zeros((COUNT, 1))))
    assert len(found) == 2


def test_a_credit_is_as_sure_as_its_parts_together() -> None:
    (one,) = credits_of(reading(tags_as(ALL_SAID), dict.fromkeys(range(2, COUNT), 1), {1: 0}))
    role = 0.9 + 0.1 / (len(TAGS) - 1)  # to begin the role or to go on with it
    assert one.score == pytest.approx(role**3 * 0.9**2, abs=0.002)


@pytest.mark.parametrize("role", ROLES)
def test_a_credit_says_of_which_part_it_is_least_sure(role: str) -> None:
    tags, doubtful = tags_as(ALL_SAID, 0.95), tags_as(ALL_SAID, 0.5)
    for at, tag in enumerate(ALL_SAID):
        if tag.endswith(role):
            tags[at] = doubtful[at]
    (one,) = credits_of(reading(tags, dict.fromkeys(range(2, COUNT), 1), {1: 0}))
    assert one.least_sure == role
    assert one.score < 0.6


def test_a_text_without_pieces_has_no_credits() -> None:
    assert credits_of(reading_of(" \n", drawn_model(1))) == ()


def test_neighbouring_stretches_become_one_span() -> None:
    whole = reading(tags_as(NOTHING), {}, {})
    assert in_text(whole, [Stretch(3, 4), Stretch(2, 3), Stretch(7, 8)]) == (Span(10, 22), Span(37, 39))
    assert in_text(whole, []) == ()


def test_neighbours_in_two_paragraphs_stay_two_spans() -> None:
    parted = replace(reading(tags_as(NOTHING), {}, {}), paragraphs=(Stretch(0, 3), Stretch(3, COUNT)))
    assert in_text(parted, [Stretch(3, 4), Stretch(2, 3)]) == (Span(10, 17), Span(18, 22))


@given(st.lists(st.integers(0, len(TAGS) - 1), max_size=20))
def test_spans_by_role_cover_each_tagged_piece_once(tags: list[int]) -> None:
    covered = [at for spans in by_role(tags).values() for stretch in spans for at in range(*stretch)]
    assert sorted(covered) == [at for at, tag in enumerate(tags) if tag]


def credited(text: str, seed: int, spread: float) -> tuple[Credit, ...]:
    return credits_of(reading_of(text, drawn_model(seed, spread)))


RANDOM = given(TEXTS, st.integers(0, 999), st.sampled_from([0.1, 1.0, 6.0]))


@settings(max_examples=150, deadline=None)
@RANDOM
def test_whatever_a_model_says_every_span_begins_and_ends_with_a_piece_of_the_text(
    text: str, seed: int, spread: float
) -> None:
    pieces = reading_of(text, drawn_model(seed, spread)).pieces
    starts, ends = {piece.start for piece in pieces}, {piece.end for piece in pieces}
    for one in credited(text, seed, spread):
        for spans in (one.source, one.cue, one.content):
            assert list(spans) == sorted(spans)
            assert all(before.end <= span.start for before, span in pairwise(spans))
            assert all(span.start in starts and span.end in ends and span.start < span.end for span in spans)


@settings(max_examples=100, deadline=None)
@RANDOM
def test_whatever_a_model_says_cue_and_source_stay_in_their_line(text: str, seed: int, spread: float) -> None:
    held = lines(text)
    for one in credited(text, seed, spread):
        assert all(any(line.contains(span) for line in held) for span in (*one.cue, *one.source))


@settings(max_examples=150, deadline=None)
@RANDOM
def test_whatever_a_model_says_a_credit_has_one_cue_a_content_and_at_most_one_source(
    text: str, seed: int, spread: float
) -> None:
    for one in credited(text, seed, spread):
        assert len(one.cue) == 1
        assert len(one.source) <= 1
        assert one.content
        assert 0.0 <= one.score <= 1.0
        assert not any(span.overlaps(other) for span in one.content for other in (*one.cue, *one.source))


@settings(max_examples=100, deadline=None)
@RANDOM
def test_whatever_a_model_says_a_cue_and_a_content_belong_to_one_credit_of_their_depth(
    text: str, seed: int, spread: float
) -> None:
    found = credited(text, seed, spread)
    for depth in (0, 1):
        some = [one for one in found if one.depth == depth]
        cues = [one.cue for one in some]
        contents = sorted(span for one in some for span in one.content)
        assert cues == sorted(set(cues))
        assert all(before.end <= span.start for before, span in pairwise(contents))
    assert [one.depth for one in found] == sorted(one.depth for one in found)


@settings(max_examples=100, deadline=None)
@RANDOM
def test_whatever_a_model_says_the_same_text_gives_the_same_credits(text: str, seed: int, spread: float) -> None:
    assert credited(text, seed, spread) == credited(text, seed, spread)


def outer_contents(reading: Reading) -> tuple[Span, ...]:
    """Where the outermost contents stand, those that found no cue among them."""
    return in_text(reading, by_role(tags_of(reading.roles, reading.paragraphs))["content"])


@settings(max_examples=100, deadline=None)
@RANDOM
def test_whatever_a_model_says_an_inner_credit_stands_within_an_outer_content(
    text: str, seed: int, spread: float
) -> None:
    made = reading_of(text, drawn_model(seed, spread))
    holding = outer_contents(made)
    for one in credits_of(made):
        if one.depth:
            held = (*one.source, *one.cue, *one.content)
            assert any(all(content.contains(span) for span in held) for content in holding)


def test_chances_need_not_be_normalised_to_be_decoded_alike() -> None:
    """A model's logits are normalised once, in reading: decoding them anew changes nothing."""
    tags = tags_as(SPOKEN)
    links = ({2: 1, 3: 1, 7: 6}, {1: 0, 6: 5})
    assert said(credits_of(reading(tags, *links))) == said(credits_of(reading(log_softmax(tags + 3.0), *links)))
