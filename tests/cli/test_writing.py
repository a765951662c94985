"""``stemmata export`` and ``stemmata dossier``: whole files, or none."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from stemmata import plugins
from stemmata.cli.writing import written
from stemmata.errors import CaseWriteError
from stemmata.export.json_case import exporter
from tests.casefile.keeping import kept
from tests.casefile.whole import whole_case
from tests.cli.running import stemmata


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


@pytest.mark.parametrize("place", ["folder", "file/below.json"])
def test_a_place_that_cannot_be_written_is_named(place: str, path: Path) -> None:
    (path.parent / "folder").mkdir()
    (path.parent / "file").write_bytes(b"")
    ran = stemmata("export", path, "--output", path.parent / place)
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
    names = ", ".join(one.name for one in plugins.exporters())
    assert f"There is no format 'papyrus'. Formats are: {names}." in ran.err


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
