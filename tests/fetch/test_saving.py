"""What came, put beside the case, and the list of all that was asked for."""

import hashlib
import json
from pathlib import Path

import pytest

from stemmata.fetch.fetching import Fetched
from stemmata.fetch.listed import urls_listed
from stemmata.fetch.saving import Line, added_folder, archives, came, file_name, noted, save
from stemmata.ingest import ReadReport, discover, read_file
from stemmata.plugins import ReadOptions, readers


def page(url: str = "https://ledger.example/news/gates-shut.html", body: bytes = b"The gates were shut.") -> Fetched:
    return Fetched(
        asked=url, url=url, time="2021-05-14T09:30:00Z", address="9.9.9.9", media_type="text/plain", body=body,
        suffix=".txt", file=body, passed_over="", exchanges=(),
    )  # fmt: skip


def test_a_page_is_a_file_with_a_sidecar_that_says_its_url_and_no_more(tmp_path: Path) -> None:
    line = save(page(), tmp_path, "2021-05-14-093000", "2021-05-14-093000.warc.gz")
    file = tmp_path / line.file
    assert file.read_bytes() == b"The gates were shut."
    assert json.loads(file.with_name(f"{file.name}.meta.json").read_text()) == {
        "url": page().url,
        "captured": page().time,
        "digest": f"sha256:{hashlib.sha256(page().body).hexdigest()}",
    }
    assert (line.sha256, line.bytes) == (hashlib.sha256(page().body).hexdigest(), 20)


def test_a_build_of_the_folder_reads_each_page_once_and_no_archive(tmp_path: Path) -> None:
    folder = added_folder(tmp_path / "quarra.stemma")
    line = save(page(), folder, "2021-05-14-093000", "2021-05-14-093000.warc.gz")
    noted(folder, line)
    (folder / ".archive" / line.warc).write_bytes(b"\x1f\x8b")
    found = list(discover([str(folder)]))
    assert [Path(one.path).name for one in found] == [file_name(page())]
    (intake,) = read_file(found[0], readers(), ReadOptions())  # type: ignore[arg-type]
    assert isinstance(intake, ReadReport)
    assert (intake.report.url, intake.report.outlet_domain) == (page().url, "ledger.example")


@pytest.mark.parametrize(
    ("url", "begins"),
    [
        ("https://ledger.example/news/gates-shut.html", "ledger.example--gates-shut-"),
        ("https://ledger.example/", "ledger.example--page-"),
        ("https://ledger.example/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "ledger.example--etc-passwd-"),
        ("https://ledger.example/" + "ц" * 300, "ledger.example--"),
        ("https://[2606:4700::1111]/x?y=../../z", "2606-4700-1111--x-"),
    ],
)
def test_a_file_s_name_is_made_of_the_url_and_leads_nowhere_else(url: str, begins: str) -> None:
    name = file_name(page(url))
    assert name.startswith(begins)
    assert "/" not in name
    assert ".." not in name
    assert len(name.encode()) < 200


def test_pages_whose_last_words_are_alike_have_names_of_their_own() -> None:
    assert file_name(page("https://ledger.example/a?x=1")) != file_name(page("https://ledger.example/a?x=2"))


def test_what_came_is_known_by_its_url_while_its_file_is_there(tmp_path: Path) -> None:
    assert came(tmp_path) == {}
    line = save(page(), tmp_path, "day", "day.warc.gz")
    noted(tmp_path, line)
    noted(tmp_path, Line(asked="https://ledger.example/gone", refused="Its host has no such page (status 404)."))
    with (tmp_path / ".archive" / "fetched.jsonl").open("a") as file:
        file.write('{"asked": "https://ledger.example/cut", "fi')
    assert came(tmp_path) == {page().url: line}
    (tmp_path / line.file).unlink()
    assert came(tmp_path) == {}


@pytest.mark.parametrize("file", ["../../etc/passwd", "/etc/passwd", "day/../../x", "..\\x"])
def test_a_list_that_was_edited_leads_to_no_file_elsewhere(tmp_path: Path, file: str) -> None:
    noted(tmp_path, Line(asked="https://ledger.example/x", file=file))
    assert came(tmp_path) == {}
    assert archives(tmp_path, [Line(asked="x", warc="../../x.warc.gz")]) == ()


@pytest.mark.parametrize(
    ("name", "text", "urls"),
    [
        ("list.txt", "# mine\nhttps://a.example/1\n\n https://a.example/2 \nhttps://a.example/1\n", "12"),
        ("", "https://a.example/1\r\nhttps://a.example/2", "12"),
        ("gdelt.json", '{"articles": [{"url": "https://a.example/1"}, {"url": "https://a.example/2"}]}', "12"),
        ("rows.jsonl", '{"link": "https://a.example/1"}\nnot json\n{"url": "https://a.example/2"}\n', "12"),
        ("rows.csv", "title,url\nx,https://a.example/1\ny,https://a.example/2\nz,\n", "12"),
        ("rows.tsv", "DocumentIdentifier\tx\nhttps://a.example/1\ty\n", "1"),
        ("none.json", "[]", ""),
    ],
)  # fmt: skip
def test_urls_are_taken_from_lists_tables_and_json(name: str, text: str, urls: str) -> None:
    assert urls_listed(text.encode(), name) == tuple(f"https://a.example/{one}" for one in urls)
