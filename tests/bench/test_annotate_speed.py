"""What the bench of speed counts; its seconds are nobody's promise, and are not tested."""

from dataclasses import replace

from bench.annotate_speed import spans_in, words_in, wrong_offsets

from stemmata.text.span import Span
from tests.making import annotated, report, span, statement, step

MADE = report("Quill said that the quay was shut.")
QUILL = step("person", "Quill", mention=span(MADE.text, "Quill"), cue=span(MADE.text, "said"))


def test_words_are_counted_between_white_space() -> None:
    assert words_in([MADE, report("Two words.")]) == 9


def test_every_span_of_every_layer_is_seen() -> None:
    found = annotated(MADE, statements=(statement(MADE, "the quay was shut", QUILL),)).annotations
    assert sorted({one.of(MADE.text) for one in spans_in(found)}) == ["Quill", "said", "the quay was shut"]
    assert wrong_offsets(MADE, found) == 0


def test_spans_that_leave_the_text_are_empty_or_were_dropped_are_wrong() -> None:
    good = statement(MADE, "the quay was shut", QUILL)
    bad = replace(good, content=(Span(3, 3), Span(30, 99)))
    found = annotated(MADE, statements=(bad,), dropped=(("mentions", 2),)).annotations
    assert wrong_offsets(MADE, found) == 4
