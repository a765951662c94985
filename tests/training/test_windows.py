"""Windows over a text's pieces, and the labels of pieces, on a text of invented people."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from training.config import Windowing
from training.polnear import Attribution
from training.windows import TAGS, Piece, Stretch, labels, paragraphs, stretches, windows

from stemmata.text.span import Span

TEXT = "Orla Quill said the ferry, which Bram called rotten, would sail.\n\nIt sank."
SIZES = Windowing(size=22, context=4)


def pieces_in(text: str) -> tuple[Piece, ...]:
    return tuple(Piece(id=7, start=m.start(), end=m.end()) for m in re.finditer(r"\w+|[^\w\s]", text))


def span(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def units_of(lengths: list[int]) -> list[Stretch]:
    ends = [sum(lengths[: at + 1]) for at in range(len(lengths))]
    return [Stretch(end - length, end) for length, end in zip(lengths, ends, strict=True)]


LENGTHS = st.lists(st.integers(1, 60), max_size=30)


def test_paragraphs_are_the_lines_that_hold_words() -> None:
    assert [p.of("a b\n \n\n c\r\nd") for p in paragraphs("a b\n \n\n c\r\nd")] == ["a b", " c\r", "d"]


def test_a_text_without_words_has_no_windows() -> None:
    assert paragraphs(" \n\n") == ()
    assert windows([], SIZES) == ()


def test_stretches_are_the_pieces_that_share_a_character_with_a_span() -> None:
    pieces = pieces_in(TEXT)
    assert list(stretches(pieces, [span("Orla Quill"), span("ail.\n\nIt")])) == [Stretch(0, 2), Stretch(12, 15)]


def test_a_span_between_the_pieces_has_no_stretch() -> None:
    assert list(stretches(pieces_in(TEXT), [span("\n\n")])) == []


@given(LENGTHS)
def test_every_piece_belongs_to_one_window(lengths: list[int]) -> None:
    owned = [at for window in windows(units_of(lengths), SIZES) for at in range(*window.own)]
    assert owned == list(range(sum(lengths)))


@given(LENGTHS)
def test_no_window_shows_more_than_the_model_takes_or_less_than_it_owns(lengths: list[int]) -> None:
    for window in windows(units_of(lengths), SIZES):
        assert window.seen.last - window.seen.first <= SIZES.size - 2
        assert window.seen.first <= window.own.first < window.own.last <= window.seen.last


@given(LENGTHS)
def test_every_window_but_the_first_shows_what_stands_before(lengths: list[int]) -> None:
    for before, window in pairwise(windows(units_of(lengths), SIZES)):
        assert window.own.first == before.own.last
        assert window.own.first - window.seen.first == min(SIZES.context, window.own.first)


@given(LENGTHS)
def test_a_paragraph_that_fits_is_not_cut(lengths: list[int]) -> None:
    units = units_of(lengths)
    cuts = {window.own.first for window in windows(units, SIZES)}
    whole = [unit for unit in units if unit.last - unit.first <= SIZES.size - 2 - 3 * SIZES.context]
    assert not any(unit.first < cut < unit.last for unit in whole for cut in cuts)


SAID = Attribution(source=(span("Orla Quill"),), cue=(span("said"),), content=(span("the ferry"), span("would sail")))


def test_tags_begin_every_span_anew() -> None:
    found = labels(pieces_in(TEXT), [SAID])
    assert [TAGS[tag] for tag in found.tags[:5]] == ["B-source", "I-source", "B-cue", "B-content", "I-content"]
    assert [TAGS[tag] for tag in found.tags[5:13]] == ["O"] * 6 + ["B-content", "I-content"]


def test_each_piece_of_a_content_hangs_on_the_cue_and_the_cue_on_the_source() -> None:
    found = labels(pieces_in(TEXT), [SAID])
    assert found.cues == dict.fromkeys([3, 4, 11, 12], Stretch(2, 3))
    assert found.sources == {2: (Stretch(0, 2),)}


def test_a_cue_without_a_source_and_a_content_without_a_cue_say_so() -> None:
    unsaid = Attribution(cue=(span("called"),), content=(span("rotten"),))
    loose = Attribution(content=(span("sank"),))
    found = labels(pieces_in(TEXT), [unsaid, loose])
    at = {TEXT[piece.start : piece.end]: number for number, piece in enumerate(pieces_in(TEXT))}
    assert found.sources == {at["called"]: ()}
    assert found.cues[at["rotten"]] == Stretch(at["called"], at["called"] + 1)
    assert found.cues[at["sank"]] is None


def test_where_roles_share_a_piece_the_cue_is_labelled() -> None:
    found = labels(pieces_in(TEXT), [Attribution(cue=(span("said"),), content=(span("said the ferry"),))])
    assert [TAGS[tag] for tag in found.tags[2:5]] == ["B-cue", "I-content", "I-content"]


def test_nothing_said_nothing_labelled() -> None:
    found = labels(pieces_in(TEXT), [])
    assert set(found.tags) == {0}
    assert (found.cues, found.sources) == ({}, {})
