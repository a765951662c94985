"""Keys of sound: spellings of one name meet, unlike names do not."""

import pytest

from stemmata.text.sound_keys import sound_keys


@pytest.mark.parametrize(
    ("left", "right"),
    [("qasim", "kassem"), ("khaled", "haled"), ("dzhabar", "jabbar"), ("george", "jorj"), ("zecharia", "zakaria")],
)
def test_spellings_of_one_name_share_a_key(left: str, right: str) -> None:
    assert sound_keys(left) & sound_keys(right)


@pytest.mark.parametrize(("left", "right"), [("omar", "nadia"), ("halabi", "qasim"), ("12", "21")])
def test_unlike_words_share_none(left: str, right: str) -> None:
    assert not sound_keys(left) & sound_keys(right)


def test_only_a_word_of_no_letters_has_no_key() -> None:
    assert sound_keys("") == frozenset()
    assert sound_keys("aoi")
