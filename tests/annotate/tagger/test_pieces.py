"""Word pieces stand where they say, in any script."""

from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.annotate.tagger.pieces import CASES, anchors, case_of, pieces_of
from stemmata.annotate.tagger.tagger import shipped
from stemmata.annotate.tagger.windows import Piece, Stretch
from stemmata.text.span import Span
from stemmata.text.wordpieces import UNKNOWN
from tests import making
from tests.annotate.tagger.making_pieces import Encoded, Words

TEXT = "Orla sails.\n\nIt sank."
BOTH = (making.span(TEXT, "Orla sails."), making.span(TEXT, "It sank."))
ANY = st.characters(codec="utf-8") | st.sampled_from(" \n\r\t\u00a0\u00ad\u200b“”‘’'#[한국말éßİﬁ")
PLAIN = st.sampled_from("abcXYZ019.,;:!?'\"()-$%&/ \n")


@st.composite
def texts_with_paragraphs(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """Any text, and spans of it in text order that do not overlap; some of it may be in none."""
    text = draw(st.text(ANY, max_size=60))
    ends = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    return text, [Span(a, b) for a, b in pairwise(ends) if draw(st.booleans())]


@dataclass(frozen=True)
class Said:
    """A tokenizer that says what it was told to say."""

    ids: list[int]
    tokens: list[str]
    offsets: list[tuple[int, int]]

    def encode(self, sequence: str, *, add_special_tokens: bool) -> Encoded:
        return Encoded(ids=self.ids, tokens=self.tokens, offsets=self.offsets)


def test_pieces_of_all_paragraphs_are_counted_on() -> None:
    pieces, units = pieces_of(TEXT, BOTH, Words())
    assert [TEXT[piece.start : piece.end] for piece in pieces] == ["Orla", "sails", ".", "It", "sank", "."]
    assert units == (Stretch(0, 3), Stretch(3, 6))


def test_what_is_in_no_paragraph_is_in_no_piece() -> None:
    pieces, units = pieces_of(TEXT, BOTH[1:], Words())
    assert [TEXT[piece.start : piece.end] for piece in pieces] == ["It", "sank", "."]
    assert units == (Stretch(0, 3),)


def test_a_paragraph_without_a_piece_is_left_out() -> None:
    assert pieces_of(TEXT, (BOTH[0], making.span(TEXT, "\n\n"), BOTH[1]), Words())[1] == (Stretch(0, 3), Stretch(3, 6))
    assert pieces_of(TEXT, (), Words()) == ((), ())


def test_a_piece_that_stands_elsewhere_than_it_says_is_dropped() -> None:
    astray = Said(ids=[1, 2, 3], tokens=["orla", "sails", "."], offsets=[(0, 4), (4, 9), (10, 11)])
    assert pieces_of(TEXT, BOTH[:1], astray)[0] == (Piece(1, 0, 4, case=1), Piece(3, 10, 11))


def test_of_the_pieces_that_spell_one_character_the_first_stands_for_it() -> None:
    apart = Said(ids=[1, 2, 3, 4], tokens=["ㅎ", "##ㅏ", "##ㄴ", "국"], offsets=[(0, 1), (0, 1), (0, 1), (1, 2)])
    assert pieces_of("한국", [Span(0, 2)], apart)[0] == (Piece(1, 0, 1), Piece(4, 1, 2))


@pytest.mark.parametrize(
    ("letters", "case"),
    [
        ("", 0),
        ("the", 0),
        ("9", 0),
        ("한", 0),
        ("Orla", 1),
        ("A", 1),
        ("É", 1),
        ("UN", 2),
        ("F16", 2),
        ("McQuill", 3),
        ("iOS", 3),
    ],
)
def test_how_letters_are_written_is_one_of_four(letters: str, case: int) -> None:
    assert case_of(letters) == case


@given(st.text(ANY))
def test_any_letters_are_written_in_one_of_the_four_ways(letters: str) -> None:
    assert 0 <= case_of(letters) < CASES


def test_pieces_say_how_they_are_written_in_the_text() -> None:
    text = "UN aide Orla said no."
    pieces, _ = pieces_of(text, [Span(0, len(text))], Words())
    assert [piece.case for piece in pieces] == [2, 0, 1, 0, 0, 0]


@pytest.mark.parametrize(
    ("letters", "start", "end"), [("orla", 0, 4), ("##la", 2, 4), (UNKNOWN, 0, 4), ("eclair", 5, 11)]
)
def test_a_piece_anchors_where_its_letters_are_in_either_case_or_changed(letters: str, start: int, end: int) -> None:
    assert anchors("Orla éclair", letters, start, end)


@pytest.mark.parametrize(
    ("letters", "start", "end"), [("orla", 1, 5), ("orla", 0, 0), ("éclair", 5, 12), ("r", 11, 12)]
)
def test_a_piece_does_not_anchor_on_other_letters_on_nothing_or_behind_the_end(
    letters: str, start: int, end: int
) -> None:
    assert not anchors("Orla éclair", letters, start, end)


@settings(max_examples=300, deadline=None)
@given(texts_with_paragraphs())
def test_in_any_text_pieces_lie_in_their_paragraphs_and_no_two_overlap(made: tuple[str, list[Span]]) -> None:
    text, paragraphs = made
    pieces, units = pieces_of(text, paragraphs, shipped().encoder)
    assert all(before.end <= piece.start for before, piece in pairwise(pieces))
    assert all(text[piece.start : piece.end].strip() for piece in pieces)
    assert [at for unit in units for at in range(*unit)] == list(range(len(pieces)))
    for unit in units:
        within = Span(pieces[unit.first].start, pieces[unit.last - 1].end)
        assert sum(paragraph.contains(within) for paragraph in paragraphs) == 1


@settings(max_examples=200, deadline=None)
@given(st.text(PLAIN, max_size=80))
def test_of_plain_text_no_letter_is_lost(text: str) -> None:
    pieces, _ = pieces_of(text, [Span(0, len(text))], shipped().encoder)
    assert "".join(text[piece.start : piece.end] for piece in pieces) == "".join(text.split())


@settings(max_examples=100, deadline=None)
@given(st.text(PLAIN, max_size=40), st.text(PLAIN, max_size=40))
def test_a_paragraph_has_the_same_pieces_whatever_stands_before_it(before: str, text: str) -> None:
    encoder = shipped().encoder
    alone, _ = pieces_of(text, [Span(0, len(text))], encoder)
    behind, _ = pieces_of(before + text, [Span(len(before), len(before) + len(text))], encoder)
    assert [(one.id, one.start + len(before)) for one in alone] == [(one.id, one.start) for one in behind]
