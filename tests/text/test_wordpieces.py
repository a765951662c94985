"""The tokenizer that ships."""

from stemmata.text.wordpieces import GOES_ON, UNKNOWN, shipped


def test_words_come_apart_into_pieces_that_stand_where_they_are_said_to() -> None:
    text = "The Harbourmaster’s ferry"
    found = shipped().encode(text, add_special_tokens=False)
    assert found.tokens == ["the", "harbour", "##master", "’", "s", "ferry"]
    assert [text[start:end] for start, end in found.offsets] == ["The", "Harbour", "master", "’", "s", "ferry"]
    assert found.tokens[2].startswith(GOES_ON)


def test_a_sign_that_the_vocabulary_does_not_hold_is_unknown() -> None:
    assert shipped().encode("\U0001f9ff", add_special_tokens=False).tokens == [UNKNOWN]


def test_a_long_text_is_neither_cut_nor_filled_up() -> None:
    assert len(shipped().encode("ferry " * 700, add_special_tokens=False).ids) == 700
    assert shipped().encode("", add_special_tokens=False).ids == []
