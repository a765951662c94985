"""Agencies that stand where an author's name would."""

from dataclasses import replace

import pytest

from stemmata.link.descent.bylines import UNNAMED, agency_credits
from stemmata.model.report import Zone
from stemmata.text.span import Span
from tests.making import report

STORY = "A barge struck the pier. Eleven labourers fell into the river."


def credits(text: str, *authors: str) -> dict[str, list[str]]:
    made = replace(report(text), authors=authors)
    found: dict[str, list[str]] = {}
    for name, spans in agency_credits(made):
        found.setdefault(name, []).extend(span.of(text) for span in spans)
    return found


@pytest.mark.parametrize("tail", ["(Reuters)", "— Reuters", "(Reuters) \n"])
def test_an_agency_behind_the_last_full_stop_is_credited(tail: str):
    assert credits(f"{STORY} {tail}") == {"Reuters": ["Reuters"]}


def test_two_agencies_of_one_tail_are_two():
    assert credits(f"{STORY} (AFP, Reuters)") == {"AFP": ["AFP"], "Reuters": ["Reuters"]}


def test_an_author_that_is_an_agency_is_credited_though_no_word_of_the_text_says_so():
    assert credits(STORY, "AFP") == {"AFP": []}
    assert credits(STORY, "Mara Quint and Reuters in Orlo") == {"Reuters": []}


def test_agencies_of_which_none_is_named_are_told_as_such():
    assert credits(STORY, "Agencies") == {UNNAMED: []}
    assert credits(f"Barge strikes pier\nStaff and agencies\n{STORY}") == {UNNAMED: ["agencies"]}


def test_people_and_sentences_are_no_credit():
    assert credits(f"{STORY} The warden spoke to Reuters.", "Mara Quint") == {}
    assert credits(f"{STORY} (Mara Quint)") == {}
    assert credits(f"Ministry of Ports on agencies\n{STORY}") == {}


@pytest.mark.parametrize(
    ("line", "credited"),
    [
        ("AFP", ["AFP"]),
        ("(With AP Reuters and AFP)", ["AP", "Reuters", "AFP"]),
        ("Source Reuters", ["Reuters"]),
        ("Agencies contributed to this report.", [UNNAMED]),
        ("Photo AFP", []),
        ("Mara Quint", []),
    ],
)
def test_a_line_that_says_who_wrote_credits_its_agencies(line: str, credited: list[str]):
    text = f"{line} {STORY}"
    zones = (Zone(kind="byline", span=Span(0, len(line))), Zone(kind="body", span=Span(len(line) + 1, len(text))))
    assert [name for name, _ in agency_credits(replace(report(text), zones=zones))] == credited


def test_of_a_dateline_only_what_stands_in_brackets_is_credited():
    for line, credited in (
        ("ORLO (Reuters) -", ["Reuters"]),
        ("REUTERS Images 4 May 2021", []),
        ("ORLO (North) -", []),
    ):
        text = f"{line} {STORY}"
        zones = (Zone(kind="dateline", span=Span(0, len(line))), Zone(kind="body", span=Span(len(line) + 1, len(text))))
        assert [name for name, _ in agency_credits(replace(report(text), zones=zones))] == credited
