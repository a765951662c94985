"""A quotation is found where its words stand, whatever white space and marks it is written with, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.annotate.llm.folding import folded
from stemmata.text.normalise import normalised
from stemmata.text.span import Span

TEXT = "“We can’t  leave,” said Ilda\nMorrow – twice… “We can’t leave.”"


def found(text: str, quoted: str) -> list[str]:
    spans = folded(text, (Span(0, len(text)),)).occurrences(quoted)
    return [span.of(text) for span in spans]


@pytest.mark.parametrize(
    ("quoted", "words"),
    [
        ('"We can\'t leave,"', ["“We can’t  leave,”"]),
        ("We can't leave", ["We can’t  leave", "We can’t leave"]),
        ("Ilda   Morrow - twice...", ["Ilda\nMorrow – twice…"]),
        ("\n said \t", ["said"]),
    ],
)
def test_white_space_and_the_shapes_of_marks_do_not_matter(quoted: str, words: list[str]) -> None:
    assert found(TEXT, quoted) == words


@pytest.mark.parametrize(
    "quoted", ["we can’t leave", "We cannot leave", "Ilda Morow", "Ílda", "said Morrow", "", "“”", "…"]
)
def test_letters_case_accents_and_order_do(quoted: str) -> None:
    assert found(TEXT, quoted) == []


@pytest.mark.parametrize("quoted", ["aid", "Ild", "orrow", "twice.."])
def test_no_word_and_no_mark_is_cut(quoted: str) -> None:
    assert found(TEXT, quoted) == []


def test_a_script_without_spaces_is_quoted_from_anywhere() -> None:
    assert found("村长说桥是安全的。", "桥是安全的") == ["桥是安全的"]
    assert found("وقال العمدة إن الجسر آمن", "الجسر آمن") == ["الجسر آمن"]
    assert found("وقال العمدة إن الجسر آمن", "قال") == []


def test_composed_and_decomposed_letters_are_one() -> None:
    assert found("José Peña spoke", "Jose\u0301 Pen\u0303a") == ["José Peña"]


def test_a_quotation_may_run_over_stretches_that_are_shown_together() -> None:
    text = "One said so.\n\nByline\n\nTwo did not."
    shown = folded(text, (Span(0, 12), Span(22, 34)))
    assert shown.occurrences("so. Two") == (Span(9, 25),)
    assert shown.occurrences("Byline") == ()


def test_pieces_that_touch_are_one_text() -> None:
    text = "forty barrels lie"
    shown = folded(text, (Span(0, 5), Span(5, len(text))))
    assert shown.occurrences("forty") == (Span(0, 5),)
    assert shown.occurrences("forty barrels") == (Span(0, 13),)


WORDS = st.lists(st.sampled_from(["ab", "a", "b’s", "“c”", "…", "–", "é", "村", "1"]), min_size=1, max_size=12)


@given(WORDS, st.data())
def test_what_is_copied_is_found_where_it_was_copied_from(words: list[str], data: st.DataObject) -> None:
    text = normalised(data.draw(st.sampled_from([" ", "\n", "  "])).join(words))
    pieces = [word for word in text.split() if word]
    first = data.draw(st.integers(0, len(pieces) - 1))
    last = data.draw(st.integers(first + 1, len(pieces)))
    quoted = " ".join(pieces[first:last])
    whole = folded(text, (Span(0, len(text)),))
    if any(c.isalnum() for c in quoted):
        assert whole.occurrences(quoted)


@given(st.text(max_size=40), st.text(max_size=6))
def test_all_that_is_found_is_the_quotation_but_for_spaces_and_marks(raw: str, quoted: str) -> None:
    text = normalised(raw)
    whole = folded(text, (Span(0, len(text)),))

    def bare(words: str) -> str:
        return "".join(c for c in normalised(words) if c.isalnum())

    for span in whole.occurrences(quoted):
        assert bare(span.of(text)) == bare(quoted)
