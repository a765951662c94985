"""Quantities: number, bound, head noun, and what is no quantity."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.annotate.value.quantities import in_sentence
from stemmata.text.span import Cover, Span


def read(sentence: str) -> list[str]:
    """Each quantity as "words | kind value low..high | of"."""
    found = []
    for q in in_sentence(sentence, Span(0, len(sentence)), Cover(len(sentence))):
        numbers = "/".join("–" if n is None else f"{n:g}" for n in (q.value, q.low, q.high))
        found.append(f"{q.span.of(sentence)} | {q.kind} {numbers} | {q.of}")
    return found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("We have 150 trained volunteers.", ["150 | exact 150/150/150 | trained volunteers"]),
        ("More than 150 drums lay there.", ["More than 150 | at_least 150/150/– | drums"]),
        ("There were drums, which numbered around 2,500.", ["around 2,500 | about 2500/–/– | drums"]),
        ("No fewer than 40 T-55 tanks came.", ["No fewer than 40 | at_least 40/40/– | t-55 tanks"]),
        ("Up to 72% of it burned.", ["Up to 72 | at_most 72/–/72 | percent"]),
        ("Trainees aged between 20 and 45 years.", ["between 20 and 45 | range –/20/45 | years"]),
        ("It cost 2 to 3 million euros.", ["2 to 3 million | range –/2e+06/3e+06 | euros"]),
        (
            "Dozens of men and hundreds of thousands of sheep.",
            ["Dozens | vague –/–/– | men", "hundreds of thousands | vague –/–/– | sheep"],
        ),
        ("Several hundred rowers left.", ["Several hundred | vague –/–/– | rowers"]),
        (
            "A dozen men and half a dozen boats.",
            ["A dozen | exact 12/12/12 | men", "half a dozen | about 6/–/– | boats"],
        ),
        ("Two hundred and fifty lorries passed.", ["Two hundred and fifty | exact 250/250/250 | lorries"]),
        (
            "Blast at mill kills 12 injures more than 40 others",
            ["12 | exact 12/12/12 | killed", "more than 40 | at_least 40/40/– | others"],
        ),
        ("The blast killed 12.", ["12 | exact 12/12/12 | killed"]),
        ("12 were killed and 30 injured.", ["12 | exact 12/12/12 | killed", "30 | exact 30/30/30 | injured"]),
        ("One child was found.", ["One | exact 1/1/1 | child"]),
        ("There were ٢٥٠٠ volunteers.", ["٢٥٠٠ | exact 2500/2500/2500 | volunteers"]),
        ("The number of drums had risen to 1,200 or more.", ["1,200 or more | at_least 1200/1200/– | drums"]),
    ],
)
def test_a_quantity_keeps_its_bound_and_its_head_noun(sentence: str, expected: list[str]) -> None:
    assert read(sentence) == expected


def test_an_odd_number_is_kept_as_written_and_flagged() -> None:
    sentence = "In addition to 600 hundred who served."
    (found,) = in_sentence(sentence, Span(0, len(sentence)), Cover(len(sentence)))
    assert (found.span.of(sentence), found.value, found.flag) == ("600 hundred", 600, "odd number")


@pytest.mark.parametrize(
    "sentence",
    ["A T-72 tank stood there.", "It was 2013 again.", "The 22nd brigade left.", "See page 12.", "They met at 9:30.",
     "One would think so.", "A 20-year-old driver spoke.", "The 1990s were quiet.", "Sector No. 5 is closed."],
)  # fmt: skip
def test_what_only_looks_like_a_quantity_is_none(sentence: str) -> None:
    assert read(sentence) == []


def test_a_number_inside_a_date_is_no_quantity() -> None:
    sentence = "On 4 May 40 drums sank."
    found = in_sentence(sentence, Span(0, len(sentence)), Cover(len(sentence), [Span(3, 8)]))
    assert [q.span.of(sentence) for q in found] == ["40"]


@given(st.text(max_size=200))
def test_every_quantity_anchors_inside_its_sentence(sentence: str) -> None:
    for q in in_sentence(sentence, Span(0, len(sentence)), Cover(len(sentence))):
        assert 0 <= q.span.start < q.span.end <= len(sentence)
        assert q.of_span is None or q.of_span.end <= len(sentence)


@given(st.integers(min_value=0, max_value=10**9))
def test_digits_with_separators_are_read_as_their_value(number: int) -> None:
    sentence = f"There were {number:,} drums."
    (found,) = in_sentence(sentence, Span(0, len(sentence)), Cover(len(sentence))) or [None]
    assert found is None or found.value == number


def test_a_number_is_read_over_the_end_of_a_wrapped_line() -> None:
    sentence = "They counted more than\n150 volunteers."
    (found,) = in_sentence(sentence, Span(0, len(sentence)), Cover(len(sentence)))
    assert (found.kind, found.value, found.of) == ("at_least", 150, "volunteers")
    assert found.span.of(sentence) == "more than\n150"


def test_a_noun_behind_once_is_not_counted() -> None:
    sentence = "We expect their number to reach 2,500 once rifles are issued."
    (found,) = in_sentence(sentence, Span(0, len(sentence)), Cover(len(sentence)))
    assert found.of != "once rifles"
    assert found.of != "rifles"
