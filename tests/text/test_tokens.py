"""Words with their offsets."""

from hypothesis import given
from hypothesis import strategies as st

from stemmata.text.span import Span
from stemmata.text.tokens import content_stems, tokenise


def test_words_numbers_and_possessives_are_found_with_their_places() -> None:
    text = "The minister’s aide has 2,500 anti-aircraft guns."
    assert [token.word for token in tokenise(text)] == [
        "the", "minister", "aide", "has", "2,500", "anti", "aircraft", "guns",
    ]  # fmt: skip
    assert [token.word for token in tokenise(text) if token.number] == ["2,500"]


def test_offsets_count_the_whole_text_also_within_a_stretch() -> None:
    text = "One two three"
    assert [(token.start, token.word) for token in tokenise(text, Span(4, 13))] == [(4, "two"), (8, "three")]


@given(st.text(max_size=60))
def test_tokens_stand_in_order_and_never_overlap(text: str) -> None:
    end = 0
    for token in tokenise(text):
        assert end <= token.start < token.end <= len(text)
        assert text[token.start : token.end].strip()
        end = token.end


def test_content_leaves_out_grammar_and_numbers() -> None:
    assert content_stems("They have trained 150 of the volunteers") == ("train", "volunt")
