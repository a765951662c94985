"""Spans over text: nested where they nest, cut where they cross, and never a character lost."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st

from stemmata.text.span import Span
from stemmata.web.marking import Stretch, marked

TEXT = "the letter says barrels lie here"


def stretch(start: int, end: int, name: str, rank: int = 0) -> Stretch:
    return Stretch(span=Span(start, end), rank=rank, id=name)


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_spans_that_nest_become_nested_elements() -> None:
    found = marked(TEXT, Span(0, 32), [stretch(16, 32, "outer"), stretch(16, 23, "inner")])
    assert found == 'the letter says <span id="outer"><span id="inner">barrels</span> lie here</span>'


def test_of_equal_spans_the_lower_rank_is_outside() -> None:
    found = marked("ab", Span(0, 2), [stretch(0, 2, "second", 1), stretch(0, 2, "first", 0)])
    assert found == '<span id="first"><span id="second">ab</span></span>'


def test_a_span_that_crosses_another_is_cut_and_keeps_its_id_once() -> None:
    found = marked("abcd", Span(0, 4), [stretch(0, 3, "one"), stretch(2, 4, "two")])
    assert found == '<span id="one">ab<span id="two">c</span></span><span data-id="two">d</span>'


def test_a_span_that_begins_before_the_block_has_its_id_elsewhere() -> None:
    assert marked("abcd", Span(2, 4), [stretch(0, 3, "one")]) == '<span data-id="one">c</span>d'


def test_text_and_attributes_are_escaped() -> None:
    made = Stretch(span=Span(0, 3), rank=0, attributes=(("title", '"<'),))
    assert marked("<&>", Span(0, 3), [made]) == '<span title="&quot;&lt;">&lt;&amp;&gt;</span>'


spans = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda pair: Span(min(pair), max(pair)))


@given(
    st.text(alphabet="ab <>&\"'ش", min_size=12, max_size=12), st.lists(st.tuples(spans, st.integers(0, 3)), max_size=12)
)
def test_no_character_is_lost_and_every_element_closes(text: str, laid: list[tuple[Span, int]]) -> None:
    stretches = [Stretch(span=span, rank=rank, id=f"n{n}") for n, (span, rank) in enumerate(laid)]
    found = marked(text, Span(0, 12), stretches)
    assert plain(found) == text
    assert found.count("<span") == found.count("</span>")
    for made in stretches:
        pieces = re.findall(rf'id="{made.id}"', found)
        assert bool(pieces) == bool(len(made.span))
        assert len(re.findall(rf' id="{made.id}"', found)) == min(1, len(made.span))
