"""Windows over a text's pieces: every piece is judged once, and no piece at the edge of what the model sees."""

import re
from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from stemmata.annotate.tagger.windows import MARKS, Piece, Stretch, Window, Windowing, cut, lines, stretches, windows
from stemmata.text.span import Span
from tests import making

TEXT = "Orla Quill said the ferry, which Bram called rotten, would sail.\n\nIt sank."
PIECES = tuple(Piece(id=7, start=m.start(), end=m.end()) for m in re.finditer(r"\w+|[^\w\s]", TEXT))
SIZES = Windowing(size=22, context=4)


@st.composite
def windowings(draw: st.DrawFn) -> Windowing:
    """Sizes as a configuration allows them: beside headline and context, a window has room for more."""
    context, headline = draw(st.integers(0, 6)), draw(st.integers(0, 5))
    return Windowing(size=3 * context + headline + MARKS + draw(st.integers(1, 12)), context=context, headline=headline)


def units_of(lengths: list[int]) -> list[Stretch]:
    ends = [sum(lengths[: at + 1]) for at in range(len(lengths))]
    return [Stretch(end - length, end) for length, end in zip(lengths, ends, strict=True)]


UNITS = st.lists(st.integers(1, 60), max_size=30).map(units_of)


def holding(units: list[Stretch], piece: int) -> Stretch:
    return next(unit for unit in units if unit.first <= piece < unit.last)


def test_lines_are_those_that_hold_words() -> None:
    assert [line.of("a b\n \n\n c\r\nd") for line in lines("a b\n \n\n c\r\nd")] == ["a b", " c\r", "d"]


@given(st.text(st.characters(codec="utf-8") | st.sampled_from(" \n\r\t"), max_size=40))
def test_lines_hold_all_that_is_no_white_space_and_no_line_end(text: str) -> None:
    held = "".join(line.of(text) for line in lines(text))
    assert "\n" not in held
    assert "".join(held.split()) == "".join(text.split())


def test_a_text_without_words_has_no_windows() -> None:
    assert lines(" \n\n") == ()
    assert windows([], SIZES) == ()


def test_stretches_are_the_pieces_that_share_a_character_with_a_span() -> None:
    spans = [making.span(TEXT, "Orla Quill"), making.span(TEXT, "ail.\n\nIt")]
    assert list(stretches(PIECES, spans)) == [Stretch(0, 2), Stretch(12, 15)]


def test_a_span_between_the_pieces_has_no_stretch() -> None:
    assert list(stretches(PIECES, [making.span(TEXT, "\n\n")])) == []


@given(st.sets(st.integers(0, len(TEXT)), max_size=12).map(sorted))
def test_a_stretch_leaves_out_no_piece_that_its_span_touches(ends: list[int]) -> None:
    spans = [Span(a, b) for a, b in pairwise(ends)][::2]
    touched = [[at for at, piece in enumerate(PIECES) if Span(piece.start, piece.end).overlaps(span)] for span in spans]
    assert [list(range(*one)) for one in stretches(PIECES, spans)] == [some for some in touched if some]


@given(UNITS, windowings())
def test_every_piece_belongs_to_one_window(units: list[Stretch], sizes: Windowing) -> None:
    owned = [at for window in windows(units, sizes) for at in range(*window.own)]
    assert owned == list(range(units[-1].last if units else 0))


@given(UNITS, windowings())
def test_no_window_is_larger_than_the_model_takes(units: list[Stretch], sizes: Windowing) -> None:
    for window in windows(units, sizes):
        assert MARKS < len(window) + MARKS <= sizes.size


@given(UNITS, windowings())
def test_every_own_piece_has_the_place_at_which_the_window_shows_it(units: list[Stretch], sizes: Windowing) -> None:
    for window in windows(units, sizes):
        shown = list(window.pieces())
        assert shown == sorted(set(shown))
        assert [window.place_of(at) for at in range(*window.own)] == [1 + shown.index(at) for at in range(*window.own)]
        assert window.places_of(window.own) is not None


@given(UNITS, windowings())
def test_before_its_own_a_window_shows_the_headline_and_the_context_and_no_more(
    units: list[Stretch], sizes: Windowing
) -> None:
    for window in windows(units, sizes):
        before = [at for at in window.pieces() if at < window.own.first]
        context = range(max(0, window.own.first - sizes.context), window.own.first)
        headline = range(min(sizes.headline, units[0].last, window.own.first))
        assert before == sorted({*headline, *context})


@given(UNITS, windowings())
def test_a_window_that_ends_inside_a_paragraph_shows_what_follows(units: list[Stretch], sizes: Windowing) -> None:
    for window in windows(units, sizes):
        paragraph = holding(units, window.own.last - 1)
        assert window.shown[-1].last == (min(paragraph.last, window.own.last + sizes.context))


@given(UNITS, windowings())
def test_a_paragraph_that_fits_is_not_cut(units: list[Stretch], sizes: Windowing) -> None:
    cuts = {window.own.first for window in windows(units, sizes)}
    room = sizes.size - MARKS - sizes.headline - sizes.context
    whole = [unit for unit in units if unit.last - unit.first <= room]
    assert not any(unit.first < cut < unit.last for unit in whole for cut in cuts)


@given(UNITS, windowings(), st.integers(0, 99))
def test_windows_are_the_same_wherever_the_pieces_are_counted_from(
    units: list[Stretch], sizes: Windowing, by: int
) -> None:
    moved = windows([Stretch(first + by, last + by) for first, last in units], sizes)
    assert [[at - by for at in window.pieces()] for window in moved] == [
        list(window.pieces()) for window in windows(units, sizes)
    ]


APART = Window(shown=(Stretch(0, 3), Stretch(10, 14)), own=Stretch(12, 14))


def test_places_are_counted_behind_the_first_mark_over_what_is_left_out() -> None:
    assert [APART.place_of(at) for at in (0, 2, 3, 9, 10, 13, 14)] == [1, 3, None, None, 4, 7, None]
    assert APART.places_of(Stretch(10, 13)) == slice(4, 7)


def test_a_stretch_that_is_not_shown_whole_has_no_places() -> None:
    assert APART.places_of(Stretch(2, 11)) is None
    assert APART.places_of(Stretch(13, 15)) is None
    assert APART.places_of(Stretch(5, 6)) is None


def test_a_headline_next_to_the_context_is_one_with_it() -> None:
    window = Window(shown=(Stretch(0, 3), Stretch(3, 6)), own=Stretch(4, 6))
    assert window.places_of(Stretch(2, 5)) == slice(3, 6)


def test_a_paragraph_that_no_window_holds_is_cut_where_its_sentences_end() -> None:
    paragraphs = [Stretch(0, 5), Stretch(5, 60)]
    sentences = [Stretch(0, 5), Stretch(5, 20), Stretch(20, 41), Stretch(41, 60)]
    parts = cut(paragraphs, sentences, Windowing(size=40, context=4, headline=4))
    assert parts == (Stretch(0, 5), Stretch(5, 20), Stretch(20, 41), Stretch(41, 60))


def test_a_paragraph_that_fits_stays_whole() -> None:
    assert cut([Stretch(0, 9)], [Stretch(0, 4), Stretch(4, 9)], Windowing(size=40, context=4)) == (Stretch(0, 9),)


@given(st.lists(st.integers(1, 90), min_size=1, max_size=6), st.lists(st.integers(0, 400), max_size=20))
def test_cut_paragraphs_have_every_piece_once_and_in_order(lengths: list[int], ends: list[int]) -> None:
    bounds = [0, *accumulate(lengths)]
    paragraphs = [Stretch(a, b) for a, b in pairwise(bounds)]
    marks = sorted({end for end in ends if end < bounds[-1]} | {0, bounds[-1]})
    sentences = [Stretch(a, b) for a, b in pairwise(marks)]
    parts = cut(paragraphs, sentences, Windowing(size=40, context=4, headline=4))
    assert [at for part in parts for at in range(*part)] == list(range(bounds[-1]))
