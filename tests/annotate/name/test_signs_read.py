"""What the tagger says of names, weighed with the rules' own signs."""

from dataclasses import replace

import pytest

from stemmata.annotate.layout.passages import annotator as passages
from stemmata.annotate.name.mentions import annotator as mentions
from stemmata.model.annotations import Annotations, EntityKind, NameSign
from tests.making import report, span


def read(text: str, *said: tuple[str, EntityKind | None, float]) -> dict[str, str]:
    """The names of a text and their kinds, where the tagger says this of its words."""
    made = report(text)
    signs = tuple(NameSign(span=span(text, words), kind=kind, score=score) for words, kind, score in said)
    found = passages.annotate(made, Annotations(report=made.id))
    found = mentions.annotate(made, replace(found, name_signs=tuple(sorted(signs, key=lambda one: one.span))))
    return {one.span.of(text): one.kind for one in found.mentions if one.form in {"name", "acronym"}}


def test_a_name_with_hardly_a_sign_of_its_own_takes_the_kind_that_is_read() -> None:
    text = "They spoke of Belmara Tosk at noon."
    assert read(text) == {"Belmara Tosk": "person"}
    assert read(text, ("Belmara Tosk", "place", 0.9)) == {"Belmara Tosk": "place"}


def test_a_reading_that_is_not_sure_counts_for_little() -> None:
    assert read("They spoke of Belmara Tosk at noon.", ("Belmara Tosk", "place", 0.3)) == {"Belmara Tosk": "person"}


def test_what_a_name_says_of_itself_outweighs_any_reading() -> None:
    text = "They spoke of the Ministry of Tides at noon."
    assert read(text, ("Ministry of Tides", "person", 1.0)) == {"Ministry of Tides": "organisation"}


def test_a_reading_of_less_than_half_of_a_name_says_nothing_of_it() -> None:
    text = "They spoke of Belmarandria Tosk at noon."
    assert read(text, ("Tosk", "place", 1.0)) == read(text) == {"Belmarandria Tosk": "person"}


def test_capitals_that_surely_are_no_name_are_none() -> None:
    text = "When prompted, enter the Passcode at noon."
    assert read(text) != {}
    assert read(text, ("Passcode", None, 0.99)) == {}
    assert read(text, ("Passcode", None, 0.9)) == read(text)


def test_who_is_told_something_is_somebody_whatever_is_read() -> None:
    text = "Quill told Tarvianews the ferry was safe."
    assert read(text, ("Tarvianews", None, 0.99))["Tarvianews"] == "organisation"
    assert "Tarvianews" not in read(text.replace("told", "called"), ("Tarvianews", None, 0.99))


def test_a_name_stays_where_one_of_its_places_may_be_one() -> None:
    text = "They spoke of Tosk. Nobody knows Tosk."
    at = text.rindex("Tosk")
    assert "Tosk" in read(text)
    assert "Tosk" in read(text, ("Tosk", None, 0.99))
    made = report(text)
    both = tuple(
        NameSign(span=replace(span(text, "Tosk"), start=start, end=start + 4), kind=None, score=0.99)
        for start in (text.index("Tosk"), at)
    )
    found = passages.annotate(made, Annotations(report=made.id))
    assert not [m for m in mentions.annotate(made, replace(found, name_signs=both)).mentions if m.form == "name"]


@pytest.mark.parametrize(("score", "found"), [(0.9, {"Tides": "organisation"}), (0.5, {})])
def test_a_name_that_rules_pass_over_is_found_where_the_reading_is_sure(score: float, found: dict[str, str]) -> None:
    text = "Tides of spring flood the wharf, and tides of autumn too."
    assert read(text) == {}
    assert read(text, ("Tides", "organisation", score)) == found


def test_a_name_that_is_read_is_written_as_one_and_stands_in_no_other() -> None:
    text = "They spoke of the Ministry of Tides and the wharf."
    assert read(text, ("wharf", "place", 1.0)) == {"Ministry of Tides": "organisation"}
    assert read(text, ("Tides", "place", 1.0)) == {"Ministry of Tides": "organisation"}
