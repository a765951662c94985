"""Adding reports from the pages: where they go, what is refused, what must wait, and a case that begins empty."""

import doctest
import re
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from stemmata.errors import CaseWriteError
from stemmata.ingest.decode import READABLE
from stemmata.pipeline import Settings, build
from stemmata.web.server import adding
from stemmata.web.server.desk import Desk
from stemmata.web.server.intake.reading import Reading
from tests.ingest.making_archives import mail, mbox, zipped
from tests.web.server.serving import OWN, browser, served

TEXT = "According to Harbour Ledger, 900 barrels lie under the quay at Kaldavik."
PATIENCE = 120


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return served(tmp_path)


@pytest.fixture
def empty(tmp_path: Path) -> Desk:
    case = tmp_path / "empty.stemma"
    build([], case, Settings())
    return Desk(case)


def add(client: TestClient, files: dict[str, bytes] | None = None, **fields: str) -> str:
    """Sends the form, waits until all is read, and returns the page then."""
    sent = [("files", (name, data)) for name, data in (files or {"": b""}).items()]
    answer = client.post("/add", files=sent, data=fields, headers=OWN)
    assert (answer.status_code, answer.headers.get("location")) == (303, "/add"), answer.text
    end = time.monotonic() + PATIENCE
    while "/add/stop" in (page := client.get("/add").text):
        assert time.monotonic() < end
        time.sleep(0.05)
    return page


def test_a_pasted_text_is_a_report_of_the_case_and_lies_beside_it(desk: Desk) -> None:
    client = browser(desk)
    page = add(client, text=TEXT, outlet="Fjord Today", date="2021-05-20", title="Nine hundred")
    assert "1 new report" in page
    assert 'href="/r/D"' in page
    assert "Fjord Today" in client.get("/r/D").text
    (folder,) = (desk.case.parent / "quay-added").iterdir()
    assert sorted(path.name for path in folder.iterdir()) == ["nine-hundred.txt", "nine-hundred.txt.meta.json"]


def test_files_are_read_or_refused_each_with_its_reason_and_those_that_are_held_are_said(desk: Desk) -> None:
    page = add(browser(desk), {"../a.txt": TEXT.encode(), "scan.pdf": b"%PDF-1.7", "old.stemma": b"x", ".hid": b"x"})
    assert "1 new report" in page
    assert re.search(r"scan\.pdf</bdi></code> \w", page)
    assert "It is a case file" in page
    assert "1 hidden file passed over" in page
    assert "0 new reports" in add(browser(desk), {"b.txt": TEXT.encode()})


def test_a_case_without_reports_opens_where_they_are_added(empty: Desk) -> None:
    client = browser(empty)
    assert "<h1>Add reports</h1>" in client.get("/").text
    add(client, text=TEXT)
    assert "<h1>Add reports</h1>" not in client.get("/").text


def test_nothing_sent_is_said_and_leaves_nothing(desk: Desk) -> None:
    answer = browser(desk).post("/add", files=[("files", ("", b""))], headers=OWN)
    assert (answer.status_code, "Nothing was chosen." in answer.text) == (409, True)
    assert not (desk.case.parent / "quay-added").exists()


def test_while_reports_are_read_pages_show_the_case_as_it_was_and_all_that_writes_must_wait(desk: Desk) -> None:
    client = browser(desk)
    before = client.get("/claims").text
    desk.builder._reading = Reading(folder="in", stage="Reading and annotating", done=3, total=9)
    desk.case.write_bytes(b"halfway")
    assert client.get("/claims").text == before
    edge = next(iter(desk.laid().edition.derivations))
    answer = client.post("/decide", data={"kind": "agree", "subject": edge}, headers=OWN)
    assert (answer.status_code, "Reports are being read" in answer.text) == (409, True)
    answer = client.post("/add", files=[("files", ("a.txt", TEXT.encode()))], headers=OWN)
    assert (answer.status_code, "Wait until that is done" in answer.text) == (409, True)
    assert not (desk.case.parent / "quay-added").exists()
    page = client.get("/add").text
    assert "3 of 9" in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert '<form method="post" action="/add/stop">' in page


def test_another_site_cannot_add(desk: Desk) -> None:
    answer = browser(desk).post("/add", files=[("files", ("a.txt", b"x"))], headers={"origin": "http://evil.example"})
    assert answer.status_code == 403
    assert not (desk.case.parent / "quay-added").exists()


def test_what_comes_together_lies_together_and_apart_from_what_came_before(tmp_path: Path) -> None:
    now = datetime(2021, 5, 14, 8, 30, tzinfo=UTC)
    for name in ("2021-05-14-083000", "2021-05-14-083000-2"):
        with adding.own_folder(tmp_path / "in", now) as folder:
            assert folder.name == name
            (folder / "a.txt").write_text("x", encoding="utf-8")
    assert len(list((tmp_path / "in").iterdir())) == 2


def fill_the_disk(parent: Path, now: datetime) -> None:
    with adding.own_folder(parent, now) as folder:
        (folder / "b.txt").write_text("x", encoding="utf-8")
        raise OSError(28, "The disk is full")


def test_a_folder_is_gone_where_nothing_came_or_something_failed_and_the_others_stay(tmp_path: Path) -> None:
    parent, now = tmp_path / "in", datetime(2021, 5, 14, 8, 30, tzinfo=UTC)
    with adding.own_folder(parent, now):
        pass
    assert not parent.exists()
    with adding.own_folder(parent, now) as kept:
        (kept / "a.txt").write_text("x", encoding="utf-8")
    with pytest.raises(CaseWriteError, match="is full"):
        fill_the_disk(parent, now)
    assert [path.name for path in parent.iterdir()] == [kept.name]


def test_the_examples_hold() -> None:
    assert doctest.testmod(adding).failed == 0


def test_mails_and_archives_are_taken_like_any_file(desk: Desk) -> None:
    sent = {"box.mbox": mbox(mail(TEXT)), "pile.zip": zipped({"a.txt": TEXT + " So he said.", "../b.txt": TEXT})}
    page = add(browser(desk), sent)
    assert "2 new reports" in page
    assert re.search(r"pile\.zip/_/b\.txt</bdi></code> Its name leads out", page)
    assert ".mbox" in page


def test_the_page_names_every_format_that_is_read_and_filters_none_out(tmp_path: Path) -> None:
    page = browser(served(tmp_path)).get("/add").text
    assert READABLE in page
    for one in (".pdf", ".docx", ".odt", ".rtf", ".eml", ".mbox", ".warc", ".wacz", ".zip", ".jsonl"):
        assert f"<code>{one}</code>" in page
    assert " accept=" not in page
