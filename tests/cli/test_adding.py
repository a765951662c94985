"""``stemmata add`` from its words to a case, against a server of the test's own."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from stemmata.cli.adding import Request, Way, run
from stemmata.errors import NotACaseFile, UsageError
from stemmata.fetch.rules import Rules
from tests.cli.running import spawned, stemmata
from tests.fetch.serving import LEDGER, PAGE, PUBLIC, QUICK, Road, Site, Watch, answer, served
from tests.ingest.readers.office_making import docx, paragraph
from tests.ingest.readers.office_making import run as run_of
from tests.ingest.readers.pdf_making import placed

RULES = Rules(limits=QUICK)
GATES = f"http://{LEDGER}/gates"
PUMPS = f"http://{LEDGER}/pumps"
PAGES: dict[str, Any] = {
    "/gates": answer(PAGE),
    "/pumps": answer(PAGE.replace("gates", "pumps").replace("Gates", "Pumps")),
}


def add(site: Site, case: Path, *urls: str, rules: Rules = RULES, **said: Any) -> int:
    road = Road(site=site, hosts={LEDGER: (PUBLIC,), "inner.example": ("10.0.0.8",)})
    request = Request(workers=1, quiet=True, **said)
    return run(list(urls), case, request, Way(rules=rules, network=road.network(), clock=Watch().clock()))


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "quarra.stemma"


def test_a_page_is_fetched_archived_and_read_into_the_case(case: Path, capfdbinary: Any) -> None:
    with served(PAGES) as site:
        status = add(site, case, GATES, machine=True)
    told = json.loads(capfdbinary.readouterr().out)
    assert status == 0
    assert told["built"]["reports"] == 1
    (line,) = told["fetched"]
    assert (line["asked"], line["url"], line["media_type"], line["robots"]) == (GATES, GATES, "text/html", "")
    assert len(line["sha256"]) == 64
    folder = case.with_name("quarra-added")
    assert (folder / line["file"]).read_text() == PAGE
    assert (folder / ".archive" / line["warc"]).is_file()
    assert (folder / ".archive" / "fetched.jsonl").is_file()
    shown = stemmata("export", case, "--output", "-").json
    (report,) = shown["reports"]
    assert (report["url"], report["title"]) == (GATES, "Gates shut at Quarra")
    assert report["captured"] == {"time": line["time"], "address": GATES, "digest": f"sha256:{line['sha256']}"}


def test_a_pdf_and_a_word_document_are_fetched_and_read(case: Path) -> None:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    told = "The mayor of Quarra said that forty drums had left."
    pages = {
        "/a.pdf": answer(placed([[(57.0, 100.0, told)]]), Content_Type="application/pdf"),
        "/b.docx": answer(docx(paragraph(run_of(told.replace("forty", "fifty")))), Content_Type=word),
    }
    with served(pages) as site:
        assert add(site, case, *(f"http://{LEDGER}{path}" for path in pages)) == 0
    reports = stemmata("export", case, "--output", "-").json["reports"]
    assert sorted(one["url"] for one in reports) == [f"http://{LEDGER}{path}" for path in pages]
    assert all("drums had left" in one["text"] for one in reports)


def test_what_does_not_come_is_named_and_the_rest_is_read(case: Path, capfd: pytest.CaptureFixture[str]) -> None:
    pages = {**PAGES, "/robots.txt": answer("User-agent: *\nDisallow: /private", Content_Type="text/plain")}
    urls = (GATES, f"http://{LEDGER}/none", f"http://{LEDGER}/private", "http://inner.example/x", "ftp://x.example/")
    with served(pages) as site:
        status = add(site, case, *urls)
    said = " ".join(capfd.readouterr().err.split())
    assert status == 1
    for reason in (
        f"refused: http://{LEDGER}/none: Its host has no such page (status 404).",
        "“Disallow: /private”",
        "inner.example has the address 10.0.0.8, which is private",
        "refused: ftp://x.example/: Only http and https are fetched",
    ):
        assert reason in said
    assert stemmata("show", case, "--json").status == 0
    assert ("inner.example", "/robots.txt") not in site.asked


def test_what_is_held_is_not_fetched_again_unless_asked_for(case: Path) -> None:
    with served(PAGES) as site:
        add(site, case, GATES)
        add(site, case, f"{GATES}#part", PUMPS)
        assert [path for _, path in site.asked].count("/gates") == 1
        add(site, case, GATES, again=True)
        assert [path for _, path in site.asked].count("/gates") == 2


def test_pages_that_came_before_a_command_was_stopped_are_read_by_the_next(
    case: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: Any
) -> None:
    from stemmata.fetch.fetching import Fetcher

    whole = Fetcher.fetched

    def stopped(self: Fetcher, url: str) -> Any:
        if url == PUMPS:
            raise KeyboardInterrupt
        return whole(self, url)

    with served(PAGES) as site:
        with monkeypatch.context() as patched:
            patched.setattr(Fetcher, "fetched", stopped)
            with pytest.raises(KeyboardInterrupt):
                add(site, case, GATES, PUMPS)
        assert not case.exists()
        add(site, case, GATES, PUMPS, machine=True)
    told = json.loads(capfdbinary.readouterr().out)
    assert (told["held"], told["built"]["reports"]) == ([GATES], 2)
    assert [path for _, path in site.asked].count("/gates") == 1


def test_urls_come_from_a_list_and_from_standard_input(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "list.txt").write_text(f"# today\n{GATES}\n")
    with served(PAGES) as site:
        add(site, case, listed=str(tmp_path / "list.txt"))
        (tmp_path / "piped").write_text(PUMPS)
        with (tmp_path / "piped").open() as piped, monkeypatch.context() as patched:
            patched.setattr(sys, "stdin", piped)
            add(site, case, listed="-")
    assert {path for _, path in site.asked} == {"/robots.txt", "/gates", "/pumps"}


def test_a_dry_run_asks_nobody_and_says_who_would_be_asked(case: Path, capfdbinary: Any) -> None:
    with served(PAGES) as site:
        road = Road(site=site)
        request = Request(dry_run=True)
        way = Way(rules=RULES, network=road.network())
        status = run([GATES, PUMPS, "ftp://x.example/"], case, request, way)
    assert status == 1
    assert capfdbinary.readouterr().out.decode().splitlines() == [
        f"{LEDGER}: 2 pages, in 2 seconds at least",
        f"  http://{LEDGER}/robots.txt",
        f"  {GATES}",
        f"  {PUMPS}",
        "refused: ftp://x.example/: Only http and https are fetched, not 'ftp'.",
    ]
    assert (site.asked, road.looked_up, road.taken) == ([], [], [])
    assert not case.with_name("quarra-added").exists()


def test_all_that_was_fetched_for_a_case_is_saved_as_a_wacz(case: Path, tmp_path: Path) -> None:
    import zipfile

    with served(PAGES) as site:
        add(site, case, GATES)
        add(site, case, PUMPS, wacz=tmp_path / "quarra.wacz")
    with zipfile.ZipFile(tmp_path / "quarra.wacz") as packed:
        pages = [json.loads(line) for line in packed.read("pages/pages.jsonl").splitlines()][1:]
        archives = [name for name in packed.namelist() if name.startswith("archive/")]
    assert [one["url"] for one in pages] == [GATES, PUMPS]
    assert len(archives) == 2


def test_a_wacz_of_nothing_and_one_that_is_named_otherwise_are_refused(case: Path, tmp_path: Path) -> None:
    with served({}) as site:
        with pytest.raises(UsageError, match="Nothing was fetched for this case yet"):
            add(site, case, wacz=tmp_path / "quarra.wacz")
        with pytest.raises(UsageError, match=r"does not end in \.wacz"):
            add(site, case, wacz=tmp_path / "quarra.zip")


def test_no_page_is_asked_for_where_the_case_is_no_case(case: Path) -> None:
    case.write_text("words")
    with served(PAGES) as site, pytest.raises(NotACaseFile):
        add(site, case, GATES)
    assert site.asked == []


def test_nothing_named_is_wrong_usage(case: Path) -> None:
    assert stemmata("add", "--case", case).status == 2
    assert stemmata("add", "--case", case, "--from", case.with_name("none.txt")).status == 2


def test_the_command_itself_refuses_private_addresses(case: Path) -> None:
    ran = stemmata("add", "http://127.0.0.1/", "http://[::1]/", "http://169.254.169.254/", "--case", case)
    assert ran.status == 1
    assert ran.err.count("never asked") == 3
    assert not case.exists()


UNPLUGGED = """
import socket
def unplugged(*words, **named):
    raise AssertionError("a connection was opened")
socket.socket.connect = unplugged
socket.create_connection = unplugged
socket.getaddrinfo = unplugged
"""
WATCHED = """
import atexit, sys
atexit.register(lambda: sys.stderr.write("IMPORTED " * any(one.startswith("stemmata.fetch") for one in sys.modules)))
"""


def test_without_add_nothing_that_fetches_is_even_imported(tmp_path: Path) -> None:
    """With every way out cut, a build and a dossier do their work."""
    (tmp_path / "gates.html").write_text(PAGE.replace("<body>", '<body><img src="http://ledger.example/x.png">'))
    probe = UNPLUGGED + WATCHED
    case = tmp_path / "quarra.stemma"
    for words in (
        ("build", tmp_path / "gates.html", "--case", case, "--workers", "1"),
        ("dossier", case, "--output", tmp_path / "x.html"),
    ):
        ran = spawned(*words, under=probe)
        assert ran.status == 0, ran.err
        assert "IMPORTED" not in ran.err
