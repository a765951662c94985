import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from stemmata.errors import UnreadableReport
from stemmata.ingest import Found, KnownReport, ReadReport, choice, read_file, record
from stemmata.model.report import Refusal
from stemmata.plugins import RawRecord, ReadOptions
from tests.ingest.reading import READERS, intakes, refusal, report, reports, written

STORY = "The gates of the harbour were shut at nine on the night of the flood, a letter seen by this newspaper says."


def test_the_same_bytes_have_the_same_id_wherever_they_lie(tmp_path: Path) -> None:
    first, second = written(tmp_path, "a.txt", STORY), written(tmp_path, "b.txt", STORY)
    assert report(first).id == report(second).id
    assert report(first).sha256 == report(second).sha256
    assert report(written(tmp_path, "c.txt", STORY + "!")).id != report(first).id


def test_the_file_s_bytes_come_with_the_report(tmp_path: Path) -> None:
    data = STORY.encode("utf-16")
    (one,) = intakes(written(tmp_path, "a.txt", data))
    assert isinstance(one, ReadReport)
    assert one.data == data
    assert one.report.text == STORY


def test_bare_addresses_are_links_without_the_stop_after_them(tmp_path: Path) -> None:
    found = report(written(tmp_path, "a.txt", f"{STORY} It is at https://hl.com/a?b=1. (www.selmtoday.com)"))
    assert [link.url for link in found.links] == ["https://hl.com/a?b=1", "www.selmtoday.com"]
    assert all(link.span.of(found.text) == link.url for link in found.links)


def test_a_date_in_the_text_days_away_from_the_metadata_is_kept_and_told(tmp_path: Path) -> None:
    (one,) = intakes(written(tmp_path, "a.txt", f"Outlet: Ledger\nDate: 14 May 2021\n\n25 May 2021\n\n{STORY}"))
    assert isinstance(one, ReadReport)
    assert one.report.published
    assert one.report.published.value == "2021-05-14"
    assert one.report.other_date is not None
    assert one.report.other_date.readings == ("2021-05-25",)
    assert one.report.other_date.span.of(one.report.text) == "25 May 2021"
    [note] = one.report.notes
    assert note.startswith("Its metadata say that it was published on 2021-05-14, its text prints 2021-05-25: “25 May")


def test_a_day_between_text_and_metadata_is_no_doubt(tmp_path: Path) -> None:
    (one,) = intakes(written(tmp_path, "a.txt", f"Outlet: Ledger\nDate: 14 May 2021\n\n15 May 2021\n\n{STORY}"))
    assert isinstance(one, ReadReport)
    assert (one.report.other_date, one.report.notes) == (None, ())


def test_an_outlet_is_named_by_its_domain_where_nothing_else_names_it(tmp_path: Path) -> None:
    found = report(written(tmp_path, "a.txt", f"URL: https://news.selmtoday.com/a\nDate: 2021-05-14\n\n{STORY}"))
    assert (found.outlet_name, found.outlet_domain) == ("selmtoday.com", "selmtoday.com")


@pytest.mark.parametrize("content", ["", "   \n\t\n", "\ufeff\u200b"])
def test_a_file_without_text_is_refused(tmp_path: Path, content: str) -> None:
    assert refusal(written(tmp_path, "a.txt", content)).reason.startswith(("The file is empty.", "It has no text."))


def test_200_megabytes_of_text_are_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        os.truncate(file.fileno(), 200 << 20)
    reason = refusal(path).reason
    assert reason.startswith("The file is larger than 50 MiB, more than any single report. Split it")


def test_a_text_longer_than_any_report_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "LONGEST_TEXT", 50)
    assert "more than 50 characters" in refusal(written(tmp_path, "a.txt", STORY)).reason


@pytest.mark.parametrize(
    "line",
    [
        "a" + " " * 200_000 + "b",
        "http://a,http://a," * 10_000 + " b",
        "http://a" + "." * 200_000 + "b",
        "A-" * 100_000,
        "Title:" + " " * 200_000 + "x",
        "SELM " * 50_000,
        "/A" * 50_000,
        "<!---->" * 500,
        "(" * 100_000,
        "Read " * 50_000 + ":",
        "A" * 200_000,
        "x (Mer) A " * 20_000,
        "x (Quay photo) A " * 10_000,
        "Gate - YouTube " * 10_000,
        ". Advertisement A" * 10_000,
    ],
    ids=lambda line: line[:9],
)
@pytest.mark.parametrize("name", ["a.txt", "a", "a.html"])
def test_no_line_can_make_reading_slow(tmp_path: Path, line: str, name: str) -> None:
    path = written(tmp_path, name, f"{line}\n\n{line}\n\n{STORY}")
    started = time.perf_counter()
    assert intakes(path)
    assert time.perf_counter() - started < 10


def test_a_file_that_grows_while_it_is_read_is_still_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "LIMIT", 10)
    assert "larger than 0 MiB" in refusal(written(tmp_path, "a.txt", STORY)).reason


@pytest.mark.parametrize("name", ["a.txt", "a", "a.csv", "a.html", "a.jsonl"])
def test_a_binary_is_refused_whatever_its_name(tmp_path: Path, name: str) -> None:
    reason = refusal(written(tmp_path, name, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64))).reason
    assert reason.startswith("It seems to be an old office document.")
    assert "Convert it with your word processor (save as plain text)." in reason


@pytest.mark.parametrize("name", ["style.css", "page.js", "dates.ics", "tables.sql"])
def test_text_that_is_no_report_is_refused_by_its_name(tmp_path: Path, name: str) -> None:
    assert refusal(written(tmp_path, name, "words {}")).reason.startswith("Stemmata has no reader for .")


def test_a_name_that_tells_nothing_is_read_as_text(tmp_path: Path) -> None:
    assert report(written(tmp_path, "statement No. 4", STORY)).text == STORY


def test_a_file_that_is_gone_or_locked_is_named(tmp_path: Path) -> None:
    (one,) = read_file(Found(path=str(tmp_path / "gone.txt")), READERS, ReadOptions())
    assert isinstance(one, Refusal)
    assert one.reason == "The file cannot be opened: No such file or directory. Check its permissions."


class Failing:
    """A reader of somebody else's that breaks off."""

    name: str = "failing"
    suffixes: tuple[str, ...] = (".odd",)

    def __init__(self, error: Exception) -> None:
        self.error = error

    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:
        yield RawRecord(locator="row=1", text=STORY)
        raise self.error


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (UnreadableReport("It breaks off.", hint="Save it anew."), "It breaks off. Save it anew."),
        (KeyError("x"), "The failing reader failed (KeyError: 'x'). Save the report's text in a .txt file."),
        (RecursionError("deep"), "The failing reader failed (RecursionError: deep)."),
    ],
)
def test_what_a_reader_gave_before_it_failed_is_kept(tmp_path: Path, error: Exception, reason: str) -> None:
    path = written(tmp_path, "a.odd", "words")
    read_first, refused = read_file(Found(path=str(path)), (*READERS, Failing(error)), ReadOptions())
    assert isinstance(read_first, ReadReport)
    assert isinstance(refused, Refusal)
    assert refused.reason.startswith(reason)


def test_paths_are_as_the_user_named_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, "a.txt", STORY)
    monkeypatch.chdir(tmp_path)
    assert report(Path("a.txt")).path == "a.txt"


def test_a_name_in_no_encoding_is_shown_and_read(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(path, "wb") as file:
            file.write(STORY.encode())
    except OSError:
        pytest.skip("this file system takes no such names")
    assert report(Path(os.fsdecode(path))).path.endswith("caf\ufffd.txt")


def test_a_file_that_is_known_is_not_taken_apart_again(tmp_path: Path) -> None:
    path = written(tmp_path, "a.txt", STORY)
    identity = report(path).id
    (again,) = read_file(Found(path=str(path)), READERS, ReadOptions(), {identity})
    assert isinstance(again, KnownReport)
    assert again.id == identity


def test_of_a_table_only_the_rows_that_are_known_are_passed_over(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "title,text\nOne,The ferry left Selm.\nTwo,The ferry came back.\n")
    first, second = reports(path)
    held, fresh = read_file(Found(path=str(path)), READERS, ReadOptions(), {first.id})
    assert isinstance(held, KnownReport)
    assert isinstance(fresh, ReadReport)
    assert (held.path, fresh.report) == (first.path, second)
