import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.text.normalise import normalised

SPACES_AND_SIGNS = st.text(
    alphabet="a é\u0301 \t\n\r\u00a0\u2003\u2028\u2029\u200b\u200c\u200d\u00ad\ufeff\u202e\x85\x00\ud800“7"
)


@given(st.one_of(st.text(), SPACES_AND_SIGNS))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalised(text)
    assert normalised(once) == once


@given(st.one_of(st.text(), SPACES_AND_SIGNS))
def test_what_comes_out_is_composed_encodable_and_has_two_kinds_of_white_space(text: str) -> None:
    out = normalised(text)
    out.encode("utf-8")
    assert unicodedata.is_normalized("NFC", out)
    assert {character for character in out if character.isspace()} <= {" ", "\n"}
    assert "\n\n\n" not in out
    assert " \n" not in out
    assert out == out.strip()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one\u2029two", "one\n\ntwo"),
        ("40\u00a0000\u2009men", "40 000 men"),
        ("a\tb", "a b"),
        ("har\u00adbour\u200b wall\ufeff", "harbour wall"),
        ("\u202eSelm\u202c", "Selm"),
        ("cafe\u0301", "café"),
        ("line   \n\n\n\n  next", "line\n\n  next"),
        ("half \ud83d pair", "half \ufffd pair"),
    ],
)
def test_spaces_line_ends_and_unseen_signs_become_plain(before: str, after: str) -> None:
    assert normalised(before) == after


def test_every_space_that_unicode_knows_becomes_plain() -> None:
    spaces = [chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) == "Zs"]
    assert {normalised(f"a{space}b") for space in spaces} == {"a b"}


def test_a_joiner_stays_between_letters_and_goes_elsewhere() -> None:
    assert normalised("می\u200cرود") == "می\u200cرود"
    assert normalised("end\u200d. \u200cStart") == "end. Start"


@pytest.mark.parametrize("evidence", ["“so” ‘he’ «said» „it”", "٣٤ १२", "donâ€™t", "600 hundred", "a  b", "A — B – C"])
def test_marks_digits_runs_of_spaces_and_wrongly_decoded_text_are_evidence(evidence: str) -> None:
    assert normalised(evidence) == evidence


def test_nothing_to_see_is_empty() -> None:
    assert normalised("\ufeff \r\n\u200b\t") == ""
