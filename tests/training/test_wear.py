"""Worn texts: some characters go, and what people marked goes with those that stay."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.wear import (
    DOUBLE,
    SINGLE,
    WAYS,
    Worn,
    as_it_was,
    capitals,
    lowered,
    scraped,
    straightened,
    unquoted,
    without,
    worn,
)

from stemmata.text.span import Span

TEXTS = st.text(st.sampled_from("abc XY.,\n'\"“”‘’„«»‚é한"), max_size=40)
SAID = "“Don’t sail,” she said, 'ever'.\n\nIt sank."


@st.composite
def texts_with_a_span(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(TEXTS)
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    return text, Span(start, end)


def letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


def within(made: Worn, span: Span) -> str:
    """The words of a carried span; nothing where nothing of it is left."""
    carried = made.carried(span)
    return carried.of(made.text) if carried else ""


def test_straightened_marks_are_straight_and_nothing_moves() -> None:
    assert straightened(SAID).text == "\"Don't sail,\" she said, 'ever'.\n\nIt sank."


def test_an_unquoted_text_keeps_the_apostrophes_in_its_words() -> None:
    assert unquoted(SAID).text == "Don’t sail, she said, ever.\n\nIt sank."


def test_a_scraped_text_is_one_line_without_commas_and_apostrophes() -> None:
    assert scraped(SAID).text == "Dont sail she said ever.  It sank."


def test_a_text_without_case_has_its_letters_where_they_were() -> None:
    assert lowered("İt sank, Orla Ünsal said").text == "İt sank, orla ünsal said"
    assert capitals("It sank in the Straße, Orla said").text == "IT SANK IN THE STRAßE, ORLA SAID"


def test_what_was_between_the_marks_is_carried_without_them() -> None:
    assert within(unquoted(SAID), Span(0, 13)) == "Don’t sail,"


def test_of_what_is_gone_altogether_nothing_is_carried() -> None:
    assert unquoted(SAID).carried(Span(0, 1)) is None
    assert unquoted("“”").carried(Span(0, 2)) is None


@given(texts_with_a_span(), st.sets(st.integers(0, 40)))
def test_a_carried_span_holds_what_is_left_of_its_characters(made: tuple[str, Span], gone: set[int]) -> None:
    text, span = made
    left = "".join(text[at] for at in range(span.start, span.end) if at not in gone)
    assert within(without(text, gone.__contains__), span) == left


@pytest.mark.parametrize("way", WAYS)
@given(made=texts_with_a_span())
def test_in_every_way_a_span_keeps_its_letters(way: object, made: tuple[str, Span]) -> None:
    text, span = made
    as_worn = way(text)  # type: ignore[operator]
    assert letters(within(as_worn, span)).lower() == letters(span.of(text)).lower()


@pytest.mark.parametrize("way", WAYS)
@given(made=texts_with_a_span())
def test_in_every_way_the_parts_of_a_text_are_the_whole(way: object, made: tuple[str, Span]) -> None:
    text, span = made
    as_worn = way(text)  # type: ignore[operator]
    parts = (Span(0, span.start), span, Span(span.end, len(text)))
    assert "".join(within(as_worn, part) for part in parts) == as_worn.text


@given(TEXTS)
def test_no_quotation_mark_is_left_but_within_words(text: str) -> None:
    left = unquoted(text).text
    assert not set(left) & set(DOUBLE)
    assert left.count("\n") == text.count("\n")
    assert not {*left[:1], *left[-1:]} & set(SINGLE)


@given(TEXTS)
def test_a_scraped_text_has_no_line_end(text: str) -> None:
    assert not set(scraped(text).text) & set("\n,'“”‘’")


@given(TEXTS, st.integers(0, 99))
def test_of_no_share_no_text_is_worn_and_of_all_each(text: str, seed: int) -> None:
    assert worn(text, 0.0, random.Random(seed)) == as_it_was(text)
    assert worn(text, 1.0, random.Random(seed)) in [way(text) for way in WAYS]


def test_the_share_is_that_of_the_texts_and_the_same_for_the_same_seed() -> None:
    def some(seed: int) -> list[Worn]:
        chance = random.Random(seed)
        return [worn(SAID, 0.25, chance) for _ in range(2000)]

    assert some(4) == some(4) != some(5)
    assert sum(one == as_it_was(SAID) for one in some(4)) / 2000 == pytest.approx(0.75, abs=0.05)
