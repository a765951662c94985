import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.annotate.layout.quotations import annotator
from stemmata.model.annotations import Quotation
from stemmata.plugins import Annotator
from tests.annotate.reading import marked


def quoted(text: str) -> list[Quotation]:
    return list(marked(text).quotations)


def words(text: str) -> list[str]:
    return [q.span.of(text) for q in quoted(text)]


def test_it_fits_the_protocol() -> None:
    assert isinstance(annotator, Annotator)


@pytest.mark.parametrize(
    "text",
    [
        'He said "we wait here" again.',
        "He said “we wait here” again.",
        "He said „we wait here“ again.",
        "He said « we wait here » again.",
        "He said »we wait here« again.",
        "He said ``we wait here'' again.",
        "He said ''we wait here'' again.",
        "He said ‘we wait here’ again.",
        "He said 'we wait here' again.",
    ],
)
def test_marks_of_every_kind(text: str) -> None:
    assert words(text) == ["we wait here"]
    assert quoted(text)[0].closed


@pytest.mark.parametrize(
    "text",
    [
        "The guards' list wasn't long.",
        "The guards’ list wasn’t long.",
        "’Twas in the ’90s that the crews’ pay fell.",
        'A 5" pipe and a 6" pipe.',
        "It's Pell's, and that's that.",
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    assert words(text) == []


def test_a_single_mark_in_a_double_one_is_nested() -> None:
    text = "“They told me ‘no’ twice,” he said."
    outer, inner = quoted(text)
    assert (outer.depth, inner.depth) == (0, 1)
    assert inner.span.of(text) == "no"


def test_a_plural_possessive_inside_single_marks_does_not_close_them() -> None:
    text = "He said ‘the crews’ pay is late’ and left."
    assert words(text) == ["the crews’ pay is late"]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "“We waited.\n“Nobody came,” he said."
    first, second = quoted(text)
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)


def test_a_mark_that_is_never_closed_runs_to_the_end_of_the_paragraph() -> None:
    text = 'He said "we wait here. And then we go.\nThe guild was silent.'
    (one,) = quoted(text)
    assert one.span.of(text) == "we wait here. And then we go."
    assert not one.closed


def test_a_mark_that_is_never_closed_ends_before_the_next_one_opens() -> None:
    text = 'Pell said "the port is shut. "Nobody came" he said.'
    assert words(text) == ["the port is shut.", "Nobody came"]
    assert [q.closed for q in quoted(text)] == [False, True]


def test_brackets_are_not_the_speakers_words() -> None:
    text = "“We had [normal] training in [the port],” he said."
    (one,) = quoted(text)
    assert [span.of(text) for span in one.interpolations] == ["[normal]", "[the port]"]


def test_a_quotation_over_lines_that_the_page_broke_is_one() -> None:
    said = "“We had [normal training for the night shift] in the port, and then we waited for the order,” he said."
    text = textwrap.fill(f"{said} " * 3, 40)
    found = quoted(text)
    assert [" ".join(q.span.of(text).split()) for q in found] == [said[1 : said.index("”")]] * 3
    assert all(q.closed and len(q.interpolations) == 1 for q in found)


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ("The ‘harbour committee’ met.", True),
        ("It was called a “safe zone” by the guild.", True),
        ("“Never,” he said.", False),
        ("He said “we wait”.", False),
        ("He said the crews were “ready to sail at once”.", False),
    ],
)
def test_a_label_in_marks_is_told_from_speech(text: str, scare: bool) -> None:
    assert quoted(text)[0].scare is scare


MARKS = st.text(alphabet=st.sampled_from("ab .,\"'“”‘’«»„[]\n"), max_size=80)


@given(MARKS)
def test_quotations_anchor_nest_and_stay_in_their_paragraph(text: str) -> None:
    found = marked(text)
    paragraphs = [p.span for p in found.passages if p.kind == "paragraph"]
    for quotation in found.quotations:
        assert quotation.outer.contains(quotation.span)
        assert any(p.contains(quotation.outer) for p in paragraphs)
        assert all(quotation.span.contains(span) for span in quotation.interpolations)
    top = [q.outer for q in found.quotations if q.depth == 0]
    assert all(a.end <= b.start for a, b in pairwise(top))
