"""TimelineJS: dates as precise as they are told, words escaped, nothing that has no date lost."""

import json
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.export.edtf import time_of
from stemmata.model.case import Case
from tests.casefile.whole import whole_case
from tests.export.cases import CASES
from tests.export.opening import exported


def timeline(case: Case) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(exported("timelinejs", case))
    return made


def dated(case: Case, edtf: str | None) -> dict[str, Any]:
    """The slide of an event told for this date."""
    event = replace(case.links.events[0], edtf=edtf)
    made = timeline(replace(case, links=replace(case.links, events=(event,))))
    (slide,) = [one for one in made["events"] if one["unique_id"] == f"event-{event.id}"]
    found: dict[str, Any] = slide
    return found


@pytest.mark.parametrize(
    ("edtf", "start", "end", "shown"),
    [
        ("2021-04", {"year": 2021, "month": 4}, None, "Apr 2021"),
        ("2018-10~", {"year": 2018, "month": 10}, None, "about Oct 2018"),
        ("2014", {"year": 2014}, None, "2014"),
        ("2018/2019", {"year": 2018}, {"year": 2019}, "2018 to 2019"),
        ("2019-01/..", {"year": 2019, "month": 1}, None, "from Jan 2019"),
        ("../2017", {"year": 2017}, None, "until 2017"),
        ("2018-23", {"year": 2018, "month": 9}, {"year": 2018, "month": 11}, "2018-23"),
    ],
)
def test_a_date_is_as_precise_as_it_is_told(edtf: str, start: object, end: object, shown: str) -> None:
    slide = dated(whole_case(), edtf)
    assert (slide["start_date"], slide.get("end_date"), slide["display_date"]) == (start, end, shown)


@pytest.mark.parametrize("edtf", [None, "", "recently", "2018-13", "2021-02-30", "../..", "x/2017"])
def test_what_cannot_be_read_as_a_date_is_listed_and_not_drawn(edtf: str | None) -> None:
    case = whole_case()
    event = replace(case.links.events[0], edtf=edtf)
    made = timeline(replace(case, links=replace(case.links, events=(event,))))
    assert f"event-{event.id}" in {one["unique_id"] for one in made["undated"]}
    assert f"event-{event.id}" not in {one["unique_id"] for one in made["events"]}


@pytest.mark.parametrize("name", CASES)
def test_everything_that_has_a_clock_is_there_once(name: str) -> None:
    case = CASES[name]
    made = timeline(case)
    found = sorted(one["unique_id"] for one in (*made["events"], *made["undated"]))
    wanted = [f"event-{one.id}" for one in case.links.events] + [f"document-{one.id}" for one in case.links.documents]
    assert found == sorted([*wanted, *(f"report-{entry.report.id}" for entry in case.reports)])


def test_words_of_others_are_words() -> None:
    tags: set[str] = set()

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.add(tag)
            assert [name for name, _ in attrs] in ([], ["href"])

    for slide in timeline(CASES["hostile"])["events"]:
        Tags().feed(slide["text"]["headline"])
        assert not tags - {"p", "a"}
        Tags().feed(slide["text"]["text"])
    assert tags <= {"p", "a"}


def test_a_happening_is_told_by_somebody_with_at_most_so_many_origins() -> None:
    slides = [one for one in timeline(whole_case())["events"] if one["unique_id"].startswith("event-")]
    assert slides
    for one in slides:
        assert one["text"]["headline"].startswith("Told: ")
    assert any("at most 1 origin" in one["text"]["text"] for one in slides)


@given(st.text(alphabet="0123456789-/.~T", max_size=24))
def test_any_words_are_a_time_or_none(words: str) -> None:
    found = time_of(words)
    assert found is None or found.first is not None or found.last is not None
