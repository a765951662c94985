"""Pages that a browser saved whole."""

from pathlib import Path

import pytest

from tests.ingest.making_archives import ADDRESS, GATES, PAGE, mhtml
from tests.ingest.reading import refusal, report, written


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "saved"])
def test_a_saved_page_is_a_report_and_its_date_a_capture(tmp_path: Path, name: str) -> None:
    found = report(written(tmp_path, name, mhtml()))
    assert (found.title, found.url, found.published) == ("Gates shut", ADDRESS, None)
    assert GATES in found.text
    assert found.captured
    assert (found.captured.time, found.captured.address) == ("2021-05-20T10:00:00Z", ADDRESS)


def test_what_the_page_says_of_itself_outranks_where_it_was_saved_from(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", '<head><link rel="canonical" href="https://ledger.example/own">')
    assert report(written(tmp_path, "a.mhtml", mhtml(page))).url == "https://ledger.example/own"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (mhtml().partition("--part")[0], "It holds no page."),
        ("nothing of the kind", "It has no header of a mail"),
        (mhtml("<html><body></body></html>"), "The page has no text of its own"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, data: str, reason: str) -> None:
    assert refusal(written(tmp_path, "a.mhtml", data)).reason.startswith(reason)
