"""What of an annotated phrase is the name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.naming import bare_name, is_name, may_hold_name

from stemmata.text.span import Span


def bare(words: str, *, person: bool = False) -> str | None:
    text = f"… {words} …"
    found = bare_name(text, Span(2, 2 + len(words)), person=person)
    return found.of(text) if found else None


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the Tide Board", "Tide Board"),
        ("The Tide Board's", "Tide Board"),
        ("“Tide Board”,", "Tide Board"),
        ("Bank of Velia", "Bank of Velia"),
        ("THE TIDE BOARD", "TIDE BOARD"),
        ("Jabh al-Marsa", "Jabh al-Marsa"),
        ("al-Marsa", "al-Marsa"),
        ("Église de l'Aval", "Église de l'Aval"),
        ("US", "US"),
    ],
)
def test_a_name_is_without_article_possessive_and_marks(phrase: str, name: str) -> None:
    assert bare(phrase) == name


@pytest.mark.parametrize("phrase", ["Harbour forces", "the harbour", "Us", "It", "I", "", "the", "“”"])
def test_a_phrase_of_common_words_holds_no_name(phrase: str) -> None:
    assert bare(phrase) is None


@pytest.mark.parametrize(
    "phrase",
    [
        "Colonel Orla Quill",
        "Maj. Gen. Orla Quill",
        "Deputy Secretary of State Orla Quill",
        "Velian Foreign Minister Orla Quill",
        "the Velian President Orla Quill's",
        "Special Adviser Orla Quill for the Northern Ports",
    ],
)
def test_a_person_s_name_is_without_rank_office_and_charge(phrase: str) -> None:
    assert bare(phrase, person=True) == "Orla Quill"


@pytest.mark.parametrize("phrase", ["Colonel", "Mr President", "the Prime Minister", "he"])
def test_a_title_alone_names_nobody(phrase: str) -> None:
    assert bare(phrase, person=True) is None


def test_a_surname_that_is_a_title_stays_behind_a_name() -> None:
    assert bare("Orla Judge", person=True) == "Orla Judge"


def test_the_titles_of_an_organisation_stay() -> None:
    assert bare("Minister Council of Velia") == "Minister Council of Velia"


@pytest.mark.parametrize(("words", "told"), [("Velm forces", True), ("The ", False), ("Secretary ", False)])
def test_only_words_that_may_be_names_are_in_doubt(words: str, told: bool) -> None:
    assert may_hold_name(words) is told


@given(st.text(alphabet="Aa b'’s\"“.I", max_size=24), st.booleans())
def test_what_is_found_stands_in_the_phrase_and_is_a_name(words: str, person: bool) -> None:
    found = bare_name(words, Span(0, len(words)), person=person)
    if found is not None:
        assert 0 <= found.start < found.end <= len(words)
        assert is_name(found.of(words))
