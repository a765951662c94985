"""Unnamed sources: which descriptions can be of one, in reports of one line."""

import pytest

from stemmata.link.descent.unnamed import description, is_staff, one_description
from stemmata.link.voices import Voice, unnamed


def voices(*said: tuple[str, str]) -> list[tuple[str, Voice]]:
    return [(report, unnamed(name, report)) for report, name in said]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A diplomat who follows the strait", "the diplomat"),
        ("a western diplomat", "the diplomat"),
        ("Activists", "activists"),
        ("the monitoring group", "a monitor"),
    ],
)
def test_fewer_words_may_mean_the_same_source(one: str, other: str) -> None:
    assert description(one).fits(description(other))
    assert description(other).fits(description(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a source at the Port Directorate", "a source at the Water Board"),
        ("a diplomat", "two diplomats"),
        ("a young driver", "an old driver"),
    ],
)
def test_other_words_mean_another(one: str, other: str) -> None:
    assert not description(one).fits(description(other))


def test_in_a_report_and_its_copy_a_description_is_one_source() -> None:
    heard = voices(("r1", "A diplomat who follows the strait"), ("r2", "the diplomat"))
    assert len(list(one_description(heard, {"r1": "r1", "r2": "r1"}, {}))) == 1


def test_reports_that_nothing_links_keep_their_sources_apart() -> None:
    heard = voices(("r1", "local sources"), ("r2", "local sources"))
    assert list(one_description(heard, {}, {"r1": "the ledger", "r2": "the post"})) == []


def test_a_group_is_one_for_one_outlet_and_a_witness_is_not() -> None:
    outlets = {"r1": "the ledger", "r2": "the ledger"}
    assert len(list(one_description(voices(("r1", "rebels"), ("r2", "rebels")), {}, outlets))) == 1
    assert list(one_description(voices(("r1", "a witness"), ("r2", "a witness")), {}, outlets)) == []


def test_a_source_at_a_named_body_is_one_for_one_outlet() -> None:
    heard = voices(("r1", "A source at the Port Directorate"), ("r2", "a source at the Port Directorate"))
    assert len(list(one_description(heard, {}, {"r1": "the ledger", "r2": "the ledger"}))) == 1


def test_an_outlets_own_people_are_the_outlet() -> None:
    assert is_staff("our correspondent", "Harbour Ledger")
    assert is_staff("the Harbour Ledger's reporter", "Harbour Ledger")
    assert not is_staff("a Coast Post reporter", "Harbour Ledger")
    assert not is_staff("the mayor", "Harbour Ledger")
