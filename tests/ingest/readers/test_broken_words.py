import pytest
from hypothesis import given
from hypothesis import strategies as some

from stemmata.ingest.readers.broken_words import counted, is_broken, rejoined

LETTERS = some.text("abcdefghijklmnopqrstuvwxyzäßéžа", min_size=2, max_size=8)


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("direc-", "torate", "directorate"),
        ("Zhakel-", "din,", "Zhakeldin,"),
        ("long-", "term", "long-term"),
        ("Anglo-", "Saxon", "Anglo-Saxon"),
        ("20-", "year", "20-year"),
        ("state-of-the-", "art", "state-of-the-art"),
        ("har\u00ad", "bour", "harbour"),
        ("“mili-", "tiamen”", "“militiamen”"),
        ("e-", "mail", "e-mail"),
    ],
)
def test_a_hyphen_goes_or_stays_as_the_word_wants_it(before: str, after: str, whole: str) -> None:
    assert is_broken(before, after)
    assert rejoined(before, after, counted(())) == whole


def test_what_the_text_itself_writes_outranks_the_list_of_words() -> None:
    assert rejoined("long-", "term", counted(["longterm", "longterm", "long-term"])) == "longterm"
    assert rejoined("direc-", "torate", counted(["direc-torate"])) == "direc-torate"


@pytest.mark.parametrize(
    ("before", "after"), [("-", "so"), ("–", "so"), ("harbour", "so"), ("har-", "4"), ("$-", "so")]
)
def test_what_is_no_broken_word_is_left_alone(before: str, after: str) -> None:
    assert not is_broken(before, after)


@given(LETTERS, LETTERS)
def test_no_letter_is_ever_lost(before: str, after: str) -> None:
    whole = rejoined(f"{before}-", after, counted(()))
    assert whole.replace("-", "") == before + after
