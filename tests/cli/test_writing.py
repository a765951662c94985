"""``stemmata export`` and ``stemmata dossier``: whole files, or none."""

import io
import os
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from stemmata import plugins
from stemmata.cli.writing import Watch, written, written_folder
from stemmata.errors import CaseWriteError
from stemmata.export.json_case import exporter
from stemmata.export.json_schema import json_schema
from stemmata.export.tables import TABLES
from tests.casefile.keeping import kept
from tests.casefile.whole import whole_case
from tests.cli.running import Ran, _Stream, process, stemmata


@pytest.fixture
def path(tmp_path: Path) -> Path:
    kept(whole_case(), tmp_path / "quarra.stemma")
    return tmp_path / "quarra.stemma"


def failing() -> Iterator[bytes]:
    yield b"half"
    raise OSError(28, "No space left on device")


def test_a_file_is_written_with_its_folders_and_its_size_is_told(tmp_path: Path) -> None:
    target = tmp_path / "new" / "folder" / "case.json"
    assert written(target, [b"one", b"two"]) == 6
    assert target.read_bytes() == b"onetwo"
    assert list(target.parent.iterdir()) == [target]


def test_what_was_there_stays_when_writing_fails_half_way(tmp_path: Path) -> None:
    target = tmp_path / "case.json"
    target.write_bytes(b"before")
    with pytest.raises(CaseWriteError, match=r"cannot be written: No space left on device\. Name another place"):
        written(target, failing())
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are others there")
def test_the_file_can_be_read_by_others(tmp_path: Path) -> None:
    written(tmp_path / "case.json", [b"{}"])
    assert os.stat(tmp_path / "case.json").st_mode & 0o444 == 0o444


@pytest.mark.parametrize("place", ["file/below.json", "file/below/"])
def test_a_place_that_cannot_be_written_is_named(place: str, path: Path) -> None:
    (path.parent / "file").write_bytes(b"")
    words = ("--to", "csv") if place.endswith("/") else ()
    ran = stemmata("export", path, *words, "--output", f"{path.parent}/{place}")
    assert (ran.status, ran.out) == (1, "")
    assert f"{path.parent / place} cannot be written" in ran.err


def test_an_export_goes_to_standard_output_or_to_a_file_with_the_same_bytes(path: Path) -> None:
    shown = stemmata("export", path, "--to", "json", "--output", "-")
    target = path.parent / "case.json"
    saved = stemmata("export", path, "--output", target)
    assert (shown.status, shown.err, saved.status, saved.out) == (0, "", 0, "")
    assert shown.out.encode() == target.read_bytes()
    assert saved.err == f"Wrote {target} ({target.stat().st_size:,} bytes).\n"
    assert shown.json["case"]["name"] == "quarra"


def test_an_export_tells_a_program_what_it_wrote(path: Path) -> None:
    target = path.parent / "case.json"
    ran = stemmata("export", path, "--output", target, "--json")
    assert ran.json == {"output": str(target), "format": exporter.name, "bytes": target.stat().st_size}
    assert ran.err == ""


def test_a_format_that_is_not_installed_is_said_with_those_that_are(path: Path) -> None:
    ran = stemmata("export", path, "--to", "papyrus")
    assert (ran.status, ran.out) == (2, "")
    assert "There is no format 'papyrus'. Formats are: " in ran.err
    assert ran.err.split("Formats are: ")[1].split(".")[0].split(", ") == [one.name for one in plugins.exporters()]


@pytest.mark.parametrize("word", ["?", "help"])
def test_the_formats_are_listed_each_with_a_line_and_need_no_case(word: str) -> None:
    ran = stemmata("export", "--to", word)
    assert (ran.status, ran.err) == (0, "")
    assert [line.split(maxsplit=1) for line in ran.out.splitlines()] == [
        [one.name, one.summary] for one in plugins.exporters()
    ]
    told = stemmata("export", "--to", word, "--json").json
    assert [one["format"] for one in told] == [one.name for one in plugins.exporters()]
    assert set(told[0]) == {"format", "media_type", "summary"}


def test_an_export_without_a_case_says_what_to_say() -> None:
    ran = stemmata("export", "--to", "csv")
    assert (ran.status, ran.out) == (2, "")
    assert "No case file is named. stemmata export FILE --to FORMAT" in ran.err


def test_the_schema_of_the_json_is_printed_without_a_case() -> None:
    ran = stemmata("export", "--schema")
    assert (ran.status, ran.err) == (0, "")
    assert ran.json == json_schema()


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("c.json", b"{"),
        ("c.jsonl", b'{"type": "case"'),
        ("c.ndjson", b'{"type": "case"'),
        ("c.XLSX", b"PK"),
        ("c.csv.zip", b"PK"),
        ("c.parquet.zip", b"PK"),
    ],
)
def test_the_name_of_the_output_tells_the_format(name: str, begins: bytes, path: Path) -> None:
    assert stemmata("export", path, "--output", path.parent / name).status == 0
    assert (path.parent / name).read_bytes().startswith(begins)


@pytest.mark.parametrize("name", ["c.zip", "c.csv", "case", "out/"])
def test_a_name_that_tells_no_format_is_asked_about(name: str, path: Path) -> None:
    ran = stemmata("export", path, "--output", f"{path.parent}/{name}")
    assert (ran.status, ran.out) == (2, "")
    assert "does not tell the format. Say it with --to; stemmata export --to help lists the formats." in ran.err
    assert list(path.parent.glob("c.*")) == []


@pytest.mark.parametrize("exists", [True, False])
def test_a_format_of_several_files_goes_into_a_folder(exists: bool, path: Path) -> None:
    folder = path.parent / "tables"
    if exists:
        folder.mkdir()
        (folder / "claims.csv").write_bytes(b"before")
        (folder / "mine.txt").write_bytes(b"mine")
    ran = stemmata("export", path, "--to", "csv", "--output", folder if exists else f"{folder}/", "--json")
    names = {file.name for file in folder.iterdir()} - {"mine.txt"}
    assert names == {"datapackage.json", *(f"{table.name}.csv" for table in TABLES)}
    assert ran.json["bytes"] == sum((folder / name).stat().st_size for name in names)
    assert (folder / "mine.txt").exists() == exists
    assert b"c-left" in (folder / "claims.csv").read_bytes()
    assert sorted(one.name for one in path.parent.iterdir() if one.name.startswith(".")) == []


def test_a_format_of_one_file_does_not_go_into_a_folder(path: Path) -> None:
    ran = stemmata("export", path, "--to", "xlsx", "--output", f"{path.parent}/")
    assert ran.status == 2
    assert f"is a folder, and xlsx is one file. Name the file: --output {path.parent / 'quarra.xlsx'}" in ran.err


def test_a_folder_is_as_it_was_when_writing_fails_half_way(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "first.csv").write_bytes(b"before")
    with pytest.raises(CaseWriteError, match=r"cannot be written: No space left on device\."):
        written_folder(folder, [("first.csv", [b"after"]), ("second.csv", failing())])
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == {"first.csv": b"before"}
    assert list(tmp_path.iterdir()) == [folder]


def test_bytes_that_are_no_text_go_into_a_pipe_and_not_onto_a_terminal(path: Path) -> None:
    piped = spawned_bytes("export", path, "--to", "csv")
    assert zipfile.ZipFile(io.BytesIO(piped)).testzip() is None
    ran = onto_a_terminal("export", path, "--to", "xlsx")
    assert (ran.status, ran.out) == (2, "")
    assert "xlsx is no text for a terminal. Name a file with --output, or pipe it." in ran.err
    assert onto_a_terminal("export", path, "--to", "jsonl").out.startswith('{"type": "case"')


def spawned_bytes(*words: object) -> bytes:
    with process(*words) as ran:
        return ran.communicate()[0]


def onto_a_terminal(*words: object) -> Ran:
    with mock.patch.object(_Stream, "isatty", return_value=True):
        return stemmata(*words)


def test_a_long_export_says_that_it_is_still_at_work(capsys: pytest.CaptureFixture[str]) -> None:
    clock = iter((0.0, 1.0, 6.0, 8.0, 12.0))
    with mock.patch("stemmata.cli.writing.time.monotonic", side_effect=clock):
        assert list(Watch("case.csv.zip").of([b"ab", b"", b"c", b"d"])) == [b"ab", b"", b"c", b"d"]
    assert capsys.readouterr().err == (
        "writing case.csv.zip: 6 s, 2 bytes so far\nwriting case.csv.zip: 12 s, 4 bytes so far\n"
    )


def test_a_dossier_is_one_file_or_a_folder_of_pages_that_begins_with_its_index(path: Path) -> None:
    page, folder = path.parent / "dossier.html", path.parent / "dossier"
    one = stemmata("dossier", path, "--output", page, "--json").json
    many = stemmata("dossier", path, "--output", folder, "--json").json
    assert one == {"output": str(page), "files": 1, "bytes": page.stat().st_size, "open": str(page)}
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert (many["files"], many["bytes"]) == (len(files), sum(file.stat().st_size for file in files))
    assert Path(many["open"]) == folder / "index.html"
    assert (folder / "index.html").read_text("utf-8").lower().startswith("<!doctype html>")
    assert "Oram Veld" in page.read_text("utf-8")


def test_a_dossier_says_how_to_open_it(path: Path) -> None:
    ran = stemmata("dossier", path, "--output", path.parent / "dossier")
    assert (ran.status, ran.out) == (0, "")
    assert f"Open {path.parent / 'dossier' / 'index.html'} in a browser; it needs no network." in ran.err


def test_a_dossier_is_written_the_same_twice(path: Path) -> None:
    pages = []
    for name in ("first.html", "second.html"):
        stemmata("dossier", path, "--output", path.parent / name)
        pages.append((path.parent / name).read_bytes())
    assert pages[0] == pages[1]


@pytest.mark.parametrize("link", [False, True])
def test_the_case_is_never_written_over(link: bool, path: Path) -> None:
    target = path
    if link:
        target = path.with_name("link.html")
        target.symlink_to(path)
    before = path.read_bytes()
    for words in (("export",), ("dossier",)):
        ran = stemmata(*words, path, "--output", target if link or words == ("export",) else path)
        assert ran.status in {1, 2}
    assert path.read_bytes() == before
    assert "is the case itself. Name another place" in stemmata("export", path, "--output", target).err
