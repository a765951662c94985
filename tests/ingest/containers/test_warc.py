"""Web archives: each captured page is a report, with the time, the address and the digest that the archive has."""

import gzip
from pathlib import Path

import pytest

from stemmata.ingest import ReadArchive, ReadReport
from stemmata.ingest.containers import warc as module
from tests.ingest.making_archives import ADDRESS, GATES, PAGE, Warc, wacz, zipped
from tests.ingest.reading import intakes, refusal, refusals, report, reports, written

HTML = ("Content-Type", "text/html; charset=utf-8")


def notes(path: Path) -> tuple[str, ...]:
    *_, last = intakes(path)
    assert isinstance(last, ReadArchive), last
    return last.notes


@pytest.mark.parametrize("packed", [True, False])
def test_a_page_is_a_report_with_its_capture(tmp_path: Path, packed: bool) -> None:
    path = written(tmp_path, "a.warc.gz" if packed else "a.warc", Warc(packed=packed).page().data())
    one, _ = intakes(path)
    assert isinstance(one, ReadReport)
    assert one.data == PAGE.encode()
    found = one.report
    assert found.path == f"{path.as_posix()}#{ADDRESS}"
    assert (found.url, found.outlet_domain, found.title, found.published) == (
        ADDRESS,
        "ledger.example",
        "Gates shut",
        None,
    )
    assert found.captured
    assert (found.captured.time, found.captured.address) == ("2021-05-20T10:00:00Z", ADDRESS)
    assert str(found.captured.digest).startswith("sha1:")


def test_what_is_no_page_is_counted(tmp_path: Path) -> None:
    made = Warc().page()
    made.page("https://ledger.example/a.png", b"\x89PNG", headers=[("Content-Type", "image/png")])
    made.page("https://ledger.example/a.js", b"x", headers=[("Content-Type", "application/javascript")])
    made.page("https://ledger.example/old", b"", status="301 Moved", headers=[HTML, ("Location", ADDRESS)])
    made.page("https://ledger.example/gone", PAGE, status="404 Not Found")
    made.page("https://ledger.example/robots.txt", "User-agent: *", headers=[("Content-Type", "text/plain")])
    (told,) = notes(written(tmp_path, "a.warc.gz", made.data()))
    kinds = "error pages (1), images (1), redirects (1), rules for robots (1), style sheets and scripts (1)"
    assert told == f"Of 6 files in it, passed over as no reports: {kinds}."


def test_a_page_captured_again_and_changed_is_another_report_with_its_time(tmp_path: Path) -> None:
    made = Warc().page().page(body=PAGE.replace("nine", "ten"), time="2021-05-21T11:00:00Z")
    paths = [one.path.rpartition("#")[2] for one in reports(written(tmp_path, "a.warc.gz", made.data()))]
    assert paths == [ADDRESS, f"{ADDRESS}@20210521110000"]


def test_the_same_bytes_at_another_address_are_another_report(tmp_path: Path) -> None:
    made = Warc().page().page("https://tidewater.example/gates")
    first, second = reports(written(tmp_path, "a.warc.gz", made.data()))
    assert first.id != second.id
    assert (first.outlet_name, second.outlet_name) == ("ledger.example", "tidewater.example")


def test_an_unchanged_capture_is_counted_where_its_page_is_there_and_refused_where_not(tmp_path: Path) -> None:
    (page,) = reports(written(tmp_path, "a.warc.gz", Warc().page().data()))
    assert page.captured
    made = Warc().unchanged(digest=str(page.captured.digest)).page()
    made.unchanged("https://ledger.example/other", "sha1:ELSEWHERE")
    path = written(tmp_path, "b.warc.gz", made.data())
    assert len(reports(path)) == 1
    assert "had not changed (1)" in notes(path)[0]
    (told,) = refusals(path)
    assert told.path.endswith("#https://ledger.example/other")
    assert "since another capture, which it does not hold" in told.reason


def test_content_that_was_packed_for_the_way_is_unpacked(tmp_path: Path) -> None:
    made = Warc().page(body=gzip.compress(PAGE.encode()), headers=[HTML, ("Content-Encoding", "gzip")])
    assert report_of(written(tmp_path, "a.warc.gz", made.data())).title == "Gates shut"


def report_of(path: Path):  # type: ignore[no-untyped-def]
    (one,) = reports(path)
    return one


def test_a_bomb_in_a_page_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LIMIT", 1 << 20)
    made = Warc().page(body=gzip.compress(bytes(30 << 20)), headers=[HTML, ("Content-Encoding", "gzip")])
    made.page("https://ledger.example/b")
    path = written(tmp_path, "a.warc.gz", made.data())
    assert "larger than 1 MiB" in refusals(path)[0].reason
    assert len(reports(path)) == 1


def test_the_encoding_that_the_server_named_is_believed(tmp_path: Path) -> None:
    words = "Дружина капитана вышла в море, сказал мэр города в пятницу вечером."
    page = f"<html><body><p>{words}</p></body></html>".encode("koi8-r")
    made = Warc().page(body=page, headers=[("Content-Type", "text/html; charset=koi8-r")])
    assert words in report_of(written(tmp_path, "a.warc.gz", made.data())).text


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_that_breaks_off_gives_what_is_whole_and_says_so(tmp_path: Path, share: float, packed: bool) -> None:
    made = Warc(packed=packed)
    for number in range(12):
        made.page(f"{ADDRESS}/{number}", PAGE.replace("nine", str(number)))
    data = made.data()
    path = written(tmp_path, "a.warc.gz" if packed else "a.warc", data[: int(len(data) * share)])
    assert 12 * share - 2 <= len(reports(path)) <= 12 * share
    assert refusals(path)


@pytest.mark.parametrize(
    "data", [b"no archive at all", b"WARC/1.0\r\nnonsense", b"\x1f\x8b\x08" + bytes(200), b"\0" * 500]
)
def test_what_is_no_web_archive_is_refused(tmp_path: Path, data: bytes) -> None:
    assert refusal(written(tmp_path, "a.warc", data)).reason


def test_an_archive_packed_as_one_piece_says_how_to_mend_it(tmp_path: Path) -> None:
    data = gzip.compress(Warc(packed=False).page().page(f"{ADDRESS}/2").data())
    assert "warcio recompress" in refusals(written(tmp_path, "a.warc.gz", data))[0].reason


# -- WACZ --------------------------------------------------------------------------------------------------


def test_the_pages_of_the_list_alone_are_reports(tmp_path: Path) -> None:
    made = Warc().page().page("https://adverts.example/frame", PAGE)
    pages = [{"url": ADDRESS, "title": "From the list", "ts": "2021-05-20T10:00:00Z"}]
    path = written(tmp_path, "a.wacz", wacz({"a.warc.gz": made.data()}, pages))
    assert [one.path for one in reports(path)] == [f"{path.as_posix()}#{ADDRESS}"]
    assert "pages that its page list does not name (1)" in notes(path)[0]


def test_without_a_list_all_pages_are_reports(tmp_path: Path) -> None:
    made = Warc().page().page("https://ledger.example/b", PAGE.replace("nine", "ten"))
    assert len(reports(written(tmp_path, "a.wacz", wacz({"a.warc.gz": made.data()})))) == 2


def test_a_redirect_of_a_listed_page_leads_to_its_report(tmp_path: Path) -> None:
    made = (
        Warc()
        .page("http://ledger.example/gates", b"", status="301 Moved", headers=[HTML, ("Location", ADDRESS)])
        .page()
    )
    path = written(tmp_path, "a.wacz", wacz({"a.warc.gz": made.data()}, [{"url": "http://ledger.example/gates"}]))
    assert [one.url for one in reports(path)] == [ADDRESS]
    assert refusals(path) == []


def test_a_listed_page_that_is_not_there_is_refused_with_what_the_server_said(tmp_path: Path) -> None:
    made = Warc().page().page("https://ledger.example/gone", PAGE, status="404 Not Found")
    pages = [{"url": one} for one in (ADDRESS, "https://ledger.example/gone", "https://ledger.example/never")]
    told = refusals(written(tmp_path, "a.wacz", wacz({"a.warc.gz": made.data()}, pages)))
    assert [one.reason.partition(".")[0] for one in told] == [
        "The page list names it, and the server answered 404",
        "The page list names it, and the archive holds no capture of it",
    ]


def test_a_broken_archive_in_a_wacz_is_refused_by_itself(tmp_path: Path) -> None:
    path = written(tmp_path, "a.wacz", wacz({"a.warc.gz": Warc().page().data(), "b.warc.gz": b"nonsense"}))
    assert len(reports(path)) == 1
    assert refusals(path)[0].path.endswith("/archive/b.warc.gz")


def test_a_zip_that_is_named_wacz_is_refused(tmp_path: Path) -> None:
    assert "holds no archive/*.warc" in refusal(written(tmp_path, "a.wacz", zipped({"a.txt": GATES}))).reason


def test_a_page_saved_under_the_name_of_an_archive_is_a_page(tmp_path: Path) -> None:
    assert report(written(tmp_path, "a.warc", PAGE)).title == "Gates shut"
