from hypothesis import given
from hypothesis import strategies as st

from stemmata.text.span import Cover, Span, subtracted, trimmed

LENGTH = 40
spans = st.tuples(st.integers(0, LENGTH), st.integers(0, LENGTH)).map(lambda ends: Span(min(ends), max(ends)))


@given(st.lists(spans), spans)
def test_a_cover_is_touched_where_one_of_its_spans_overlaps(taken: list[Span], asked: Span) -> None:
    assert Cover(LENGTH, taken).touches(asked) == any(asked.overlaps(one) for one in taken if len(one) and len(asked))


@given(spans, spans)
def test_two_spans_share_the_characters_that_both_hold(one: Span, other: Span) -> None:
    assert one.shared(other) == len(set(range(one.start, one.end)) & set(range(other.start, other.end)))


@given(spans, st.lists(spans))
def test_what_is_left_of_a_span_is_what_no_hole_covers(span: Span, holes: list[Span]) -> None:
    left = {at for piece in subtracted(span, holes) for at in range(piece.start, piece.end)}
    covered = {at for hole in holes for at in range(hole.start, hole.end)}
    assert left == set(range(span.start, span.end)) - covered


@given(st.text(alphabet="a \n"))
def test_trimming_takes_white_space_from_both_ends_and_nothing_else(text: str) -> None:
    assert trimmed(text, Span(0, len(text))).of(text) == text.strip()
