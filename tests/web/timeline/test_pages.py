"""The timeline's pages, and the picture as it was looked at and found good."""

import re
from pathlib import Path

import pytest

from stemmata.web.timeline import pages
from stemmata.web.timeline.clocks import happenings
from stemmata.web.timeline.pages import late_words, timeline_pages
from tests.web.timeline.made_times import barrels, told

GOLDEN = Path(__file__).with_name("timeline.svg")


def html() -> str:
    return next(timeline_pages(barrels())).html


def test_the_picture_is_the_golden_one() -> None:
    """After a change on purpose: delete timeline.svg, run the test, look at the new file, commit it."""
    found = re.search(r'<svg class="strips".*?</svg>', html(), re.DOTALL)
    assert found is not None
    if not GOLDEN.exists():
        GOLDEN.write_text(found[0] + "\n", encoding="utf-8")
        pytest.fail("timeline.svg was made anew; look at it")
    assert found[0] + "\n" == GOLDEN.read_text(encoding="utf-8")


def test_the_same_case_gives_the_same_bytes() -> None:
    assert html() == html()


def test_nothing_has_a_style_or_a_script_of_its_own() -> None:
    assert not re.search(r"\sstyle=|\son\w+=|<script", html())


def test_each_line_of_the_picture_stands_in_the_list_with_the_same_address() -> None:
    page = html()
    lines = set(re.findall(r'<a class="thread[^"]*" href="([^"]+)"', page))
    listed = set(re.findall(r'<li><a class="siglum" href="([^"]+)"', page))
    assert lines
    assert lines <= listed


def test_dates_are_given_in_words_and_as_edtf() -> None:
    assert '<time data-edtf="2018-10~">about Oct 2018</time>' in html()


def test_a_long_case_shows_the_main_ones_first_and_all_of_them_on_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    read = told([(f"2018-{month:02}-03", ["2018-12-01"]) for month in range(1, 11)])
    monkeypatch.setattr(pages, "PER_PAGE", 4)
    found = list(timeline_pages(read))
    assert [page.name for page in found] == ["timeline", "timeline-all", "timeline-all-2", "timeline-all-3"]
    ids = re.findall(r'id="happening-(event-\d+)"', "".join(page.html for page in found[1:]))
    assert ids == [f"event-{n:02}" for n in range(10)]


@pytest.mark.parametrize(
    ("edtf", "days", "words"),
    [
        ("2018-10-01", 1, "1 day later"),
        ("2018-10-01", 0, "the same day"),
        ("2018-10", 0, "within it"),
        ("2018-10-01", -2, "2 days before"),
        ("2018-10-01", None, ""),
    ],
)
def test_how_late_in_words(edtf: str, days: int | None, words: str) -> None:
    [one] = happenings(told([(edtf, ["2018-11-01"])]))
    assert late_words(days, one) == words
