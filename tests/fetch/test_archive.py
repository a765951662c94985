"""What came, as WARC and WACZ: read back and checked by the tools of the people who made these formats."""

import json
import subprocess
import sys
import zipfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from stemmata.fetch.archive import Archive, indexed, unused_stamp
from stemmata.fetch.fetching import Fetcher
from stemmata.fetch.refused import Refused
from stemmata.fetch.rules import Rules
from stemmata.fetch.wacz import Page, save
from tests.fetch.serving import LEDGER, PAGE, QUICK, Road, Watch, answer, moved, served

NOW = datetime(2021, 5, 14, 9, 30, tzinfo=UTC)
CHUNKED = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<html\r\n1\r\n>\r\n0\r\n\r\n"
)


@pytest.fixture(scope="module")
def warc(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four pages of one host, one of them forbidden and fetched nevertheless, one sent in chunks, one moved."""
    path = tmp_path_factory.mktemp("archive") / "2021-05-14-093000.warc.gz"
    pages = {
        "/robots.txt": answer("User-agent: *\nDisallow: /private", Content_Type="text/plain"),
        "/gates?b=2&a=1": answer(PAGE),
        "/private": answer(PAGE),
        "/chunks": CHUNKED,
        "/old": moved("/gates?b=2&a=1"),
    }
    rules = Rules(ignore_robots=True, limits=QUICK)
    with served(pages) as site, Archive(path, rules) as archive:
        fetcher = Fetcher(rules, archive.keep, Road(site=site).network(), Watch().clock())
        for page in ("gates?b=2&a=1", "private", "chunks", "old"):
            fetcher.fetched(f"http://{LEDGER}/{page}")
    return path


def test_each_answer_stands_beside_its_request_with_time_and_address(warc: Path) -> None:
    with warc.open("rb") as file:
        heads = [(one.rec_type, one.rec_headers) for one in ArchiveIterator(file)]
    names = ("WARC-Target-URI", "WARC-IP-Address")
    records = [(kind, *(head.get_header(name) or "" for name in names)) for kind, head in heads]
    assert records[0][0] == "warcinfo"
    urls = [url.partition(LEDGER)[2] for kind, url, _ in records if kind == "response"]
    assert urls == ["/robots.txt", "/gates?b=2&a=1", "/private", "/chunks", "/old", "/gates?b=2&a=1"]
    assert sum(kind == "request" for kind, *_ in records) == 6
    assert {address for kind, _, address in records if kind in {"request", "response"}} == {"9.9.9.9"}


def test_the_body_is_kept_as_it_came_over_the_wire_and_is_read_without_chunks(warc: Path) -> None:
    with warc.open("rb") as file:
        for one in ArchiveIterator(file):
            if one.rec_type == "response" and one.rec_headers.get_header("WARC-Target-URI").endswith("/chunks"):
                assert one.raw_stream.read() == CHUNKED.partition(b"\r\n\r\n")[2]
    with warc.open("rb") as file:
        bodies = [one.content_stream().read() for one in ArchiveIterator(file) if one.rec_type == "response"]
    assert bodies[3] == b"<html>"
    assert bodies[1] == PAGE.encode()


def test_a_rule_that_was_passed_over_is_told_in_the_archive(warc: Path) -> None:
    with warc.open("rb") as file:
        said = {one.rec_type: one.content_stream().read().decode() for one in ArchiveIterator(file)}
    assert "robots: ignore\r\n" in said["warcinfo"]
    assert "robots-rule: its robots.txt forbids it" in said["metadata"]
    assert "“Disallow: /private”" in said["metadata"]


def test_nothing_in_the_archive_names_this_machine_or_its_user(warc: Path) -> None:
    import gzip
    import socket

    assert socket.gethostname().encode() not in gzip.decompress(warc.read_bytes())


def test_all_digests_hold(warc: Path, capsys: pytest.CaptureFixture[str]) -> None:
    class Asked:
        inputs = (str(warc),)
        verbose = True

    checker = Checker(Asked())
    checker.process_all()
    assert checker.exit_value == 0, capsys.readouterr().out
    assert "digest failed" not in capsys.readouterr().out


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 200\r\n\r\n<html>",
        b"HTTP/1.0 200 OK\n\n<html>",
        b"HTTP/1.1 200 OK\r\nno colon in this line\r\n\r\n<html>",
        b"HTTP/1.1 200 OK\r\nX: folded\r\n  over lines\r\nY: \xff\xfe\r\n\r\n<html>",
        b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<html>",
        b"HTTP/1.1 200 OK\r\nContent-Type: \r\nContent-Encoding: gzip, \r\n\r\n<html>",
    ],
    ids="no-reason bare-lines no-colon folded interim odd-encoding".split(),
)
def test_heads_that_are_no_good_http_are_kept_and_indexed(said: bytes, tmp_path: Path) -> None:
    """Whatever a server sends, the archive stays whole and the command goes on."""
    with served({"/x": said}) as site, Archive(tmp_path / "odd.warc.gz", Rules()) as archive:
        rules = Rules(limits=QUICK)
        fetcher = Fetcher(rules, archive.keep, Road(site=site).network(), Watch().clock())
        with suppress(Refused):
            fetcher.fetched(f"http://{LEDGER}/x")
        last = list(indexed(archive.path))[-1]
        assert (last.url, last.status) == (f"http://{LEDGER}/x", "200")
        save(tmp_path / "odd.wacz", [archive.path], [Page(url=last.url, time=last.time)], NOW)
        with archive.path.open("rb") as file:
            raw = [
                one.raw_stream.read()
                for one in ArchiveIterator(file, no_record_parse=True)
                if one.rec_type == "response"
            ]
    assert said.endswith(raw[-1])
    assert raw[-1].endswith(b"<html>")


def test_a_second_archive_of_the_same_second_has_a_name_of_its_own(warc: Path) -> None:
    assert unused_stamp(warc.parent, NOW) == "2021-05-14-093000-2"


@pytest.fixture(scope="module")
def wacz(warc: Path) -> Path:
    pages = [Page(url=one.url, time=one.time) for one in indexed(warc) if "robots" not in one.url]
    target = warc.parent / "gates.wacz"
    assert save(target, [warc], pages, NOW) == target.stat().st_size
    return target


def test_the_wacz_is_found_sound_by_the_tool_of_its_makers(wacz: Path) -> None:
    words = [sys.executable, "-W", "ignore", "-m", "wacz", "validate", "-f", str(wacz)]
    ran = subprocess.run(words, check=False, capture_output=True, text=True)
    assert "1.1.1" in ran.stdout
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "invalid" not in ran.stdout.lower()


def test_the_wacz_has_what_its_specification_lists(wacz: Path) -> None:
    with zipfile.ZipFile(wacz) as packed:
        names = packed.namelist()
        package = json.loads(packed.read("datapackage.json"))
        pages = [json.loads(line) for line in packed.read("pages/pages.jsonl").splitlines()]
        stored = {one.filename for one in packed.infolist() if one.compress_type == zipfile.ZIP_STORED}
    assert names == [
        "archive/2021-05-14-093000.warc.gz", "indexes/index.cdx.gz", "indexes/index.idx", "pages/pages.jsonl",
        "datapackage.json", "datapackage-digest.json",
    ]  # fmt: skip
    assert (package["profile"], package["wacz_version"], package["created"]) == (
        "data-package", "1.1.1", "2021-05-14T09:30:00Z",
    )  # fmt: skip
    assert [one["path"] for one in package["resources"]] == names[:4]
    assert pages[0]["format"] == "json-pages-1.0"
    assert all(one["url"] and one["ts"] for one in pages[1:])
    assert stored == {"archive/2021-05-14-093000.warc.gz", "indexes/index.cdx.gz"}


def test_the_index_is_that_of_the_indexer_of_its_makers(warc: Path, wacz: Path) -> None:
    import gzip

    with zipfile.ZipFile(wacz) as packed:
        blocks = packed.read("indexes/index.cdx.gz")
        second = packed.read("indexes/index.idx").decode().splitlines()
    code = "import sys; from cdxj_indexer.main import main; main(['--sort', sys.argv[1]])"
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, str(warc)], capture_output=True, text=True, check=True
    )

    def taken_apart(text: str) -> list[tuple[str, str, dict[str, str]]]:
        return [(key, time, json.loads(rest)) for key, time, rest in (one.split(" ", 2) for one in text.splitlines())]

    ours = taken_apart(gzip.decompress(blocks).decode())
    assert sorted(map(str, ours)) == sorted(map(str, taken_apart(ran.stdout)))
    assert second[0].startswith("!meta 0 ")
    where = json.loads(second[1].split(" ", 2)[2])
    assert gzip.decompress(blocks[where["offset"] : where["offset"] + where["length"]]).decode().startswith(ours[0][0])


def test_the_same_archive_gives_the_same_wacz(warc: Path, wacz: Path, tmp_path: Path) -> None:
    pages = [Page(url=one.url, time=one.time) for one in indexed(warc) if "robots" not in one.url]
    save(tmp_path / "again.wacz", [warc], pages[::-1], NOW)
    assert (tmp_path / "again.wacz").read_bytes() == wacz.read_bytes()
