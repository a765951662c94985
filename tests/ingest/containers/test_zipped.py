"""Zip archives are read like folders, and what is hostile in them is refused by itself."""

import doctest
import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from stemmata.ingest import ReadArchive, archive
from stemmata.ingest.readers import mail_headers
from stemmata.model.report import Refusal
from tests.ingest.making_archives import GATES, PAGE, mail, mbox, zipped
from tests.ingest.reading import intakes, refusal, refusals, report, reports, written


def names(path: Path) -> list[str]:
    return [one.path.partition("pile.zip")[2] for one in reports(path)]


def reasons(path: Path) -> dict[str, str]:
    return {one.path.partition(".zip")[2]: one.reason for one in refusals(path)}


def test_files_are_the_same_reports_as_in_a_folder(tmp_path: Path) -> None:
    sidecar = "outlet: Harbour Ledger\ndate: 2021-05-14\n"
    path = written(tmp_path, "pile.zip", zipped({"b/a.txt": GATES, "b/a.txt.meta.yaml": sidecar, "p.html": PAGE}))
    written(tmp_path, "a.txt.meta.yaml", sidecar)
    assert names(path) == ["/b/a.txt", "/p.html"]
    assert [one.id for one in reports(path)] == [
        report(written(tmp_path, "a.txt", GATES)).id,
        report(written(tmp_path, "p.html", PAGE)).id,
    ]
    assert reports(path)[0].outlet_name == "Harbour Ledger"


def test_what_is_no_report_is_counted_in_one_note(tmp_path: Path) -> None:
    files = {
        "a.txt": GATES,
        "1.png": b"\x89PNG",
        "2.JPG": b"\xff\xd8",
        "s.css": "a {}",
        "__MACOSX/._a.txt": b"\0",
        ".x": "y",
    }
    *_, last = intakes(written(tmp_path, "pile.zip", zipped(files)))
    assert isinstance(last, ReadArchive)
    told = "Of 6 files in it, passed over as no reports: hidden files (2), images (2), style sheets and scripts (1)."
    assert last.notes == (told,)


def test_a_sidecar_without_its_report_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "pile.zip", zipped({"a.txt": GATES, "b.txt.meta.yaml": "outlet: Ledger"}))
    assert "sidecar with no report" in reasons(path)["/b.txt.meta.yaml"]


def test_a_sidecar_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, "pile.zip", zipped({"a.txt": GATES, "a.txt.meta.yaml": "colour: red"}))
    assert "which is not known" in reasons(path)["/a.txt"]


@pytest.mark.parametrize("name", ["../up.txt", "a/../../up.txt", "..\\up.txt"])
def test_names_that_lead_out_are_refused_and_shown_without_the_way(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, "pile.zip", zipped({name: GATES, "a.txt": GATES}))
    (one,) = refusals(path)
    assert "leads out of the archive" in one.reason
    assert ".." not in one.path.removeprefix(str(tmp_path))
    assert names(path) == ["/a.txt"]
    assert not (tmp_path.parent / "up.txt").exists()


@pytest.mark.parametrize("name", ["/etc/passwd.txt", "C:/up.txt"])
def test_absolute_names_are_refused(tmp_path: Path, name: str) -> None:
    assert "a place on somebody's disk" in refusals(written(tmp_path, "pile.zip", zipped({name: GATES})))[0].reason


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr(link, "/etc/passwd")
        packed.writestr("a.txt", GATES)
    path = written(tmp_path, "pile.zip", held.getvalue())
    assert "a link to another file" in reasons(path)["/link.txt"]
    assert names(path) == ["/a.txt"]


def test_an_encrypted_file_is_refused(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": GATES}))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        struct.pack_into("<H", data, data.index(sign) + at, 1)
    assert reasons(written(tmp_path, "pile.zip", bytes(data))) == {
        "/a.txt": "It is encrypted. Unpack the archive with its password, and name the folder."
    }


def test_an_archive_that_breaks_off_is_refused(tmp_path: Path) -> None:
    data = zipped({f"{n}.txt": f"{GATES} {n}" for n in range(20)})
    assert "cannot be opened" in refusal(written(tmp_path, "pile.zip", data[: len(data) // 2])).reason


def test_a_file_whose_bytes_were_changed_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.txt": GATES, "b.txt": GATES + " So he said."}))
    data[data.index(b"a.txt") + 10] ^= 0xFF
    path = written(tmp_path, "pile.zip", bytes(data))
    assert "It cannot be unpacked" in reasons(path)["/a.txt"]
    assert names(path) == ["/b.txt"]


def test_a_bomb_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LEAST_UNPACKED", 1 << 20)
    files = {f"{n:02}.txt": b"The mayor said so. " * 40_000 for n in range(20)}
    told = refusals(written(tmp_path, "pile.zip", zipped(files)))
    assert told[-1].reason.startswith("It unpacks to more than ")
    assert told[-1].path.endswith("pile.zip")


def test_a_bomb_in_a_bomb_is_stopped_for_the_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LEAST_UNPACKED", 1 << 20)
    monkeypatch.setattr(archive, "MOST_RATIO", 10)
    inner = zipped({f"{n:02}.txt": b"The mayor said so. " * 4000 for n in range(20)})
    path = written(tmp_path, "pile.zip", zipped({f"{n:02}.zip": inner for n in range(20)}))
    assert not any(isinstance(one, ReadArchive) for one in intakes(path))
    assert [one.path.rpartition("/")[2] for one in refusals(path)] == ["pile.zip"]


def test_archives_inside_archives_end_at_a_depth(tmp_path: Path) -> None:
    data = zipped({"a.txt": GATES})
    for _ in range(archive.DEEPEST + 2):
        data = zipped({"in.zip": data})
    (one,) = refusals(written(tmp_path, "pile.zip", data))
    assert one.reason.startswith(f"It is inside {archive.DEEPEST + 1} other files")


def test_a_mailbox_in_an_archive_is_read(tmp_path: Path) -> None:
    assert names(written(tmp_path, "pile.zip", zipped({"box.mbox": mbox(mail())}))) == ["/box.mbox#message=1"]


def test_names_of_any_encoding_are_read(tmp_path: Path) -> None:
    data = zipped({"gaXes.txt": GATES}).replace(b"gaXes.txt", "gétes.txt".encode("cp1252"))
    data += b""
    assert names(written(tmp_path, "pile.zip", data)) == ["/gétes.txt"]


def test_a_name_that_comes_twice_is_numbered(tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        packed.writestr("a.txt", GATES)
        with pytest.warns(UserWarning, match="Duplicate name"):
            packed.writestr("a.txt", GATES + " So he said.")
    assert names(written(tmp_path, "pile.zip", held.getvalue())) == ["/a.txt", "/a.txt (2)"]


def test_control_characters_of_a_name_are_not_shown(tmp_path: Path) -> None:
    (one,) = reports(written(tmp_path, "pile.zip", zipped({"a\x1b[31m\u202eb.txt": GATES})))
    assert one.path.endswith("/a_[31m_b.txt")


def test_an_archive_of_pictures_alone_is_refused_with_what_it_holds(tmp_path: Path) -> None:
    told = [one for one in intakes(written(tmp_path, "pile.zip", zipped({"a.png": b"x"}))) if isinstance(one, Refusal)]
    assert told[0].reason == "It holds no report. Of 1 files in it, passed over as no reports: images (1)."


def test_an_archive_named_otherwise_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    (one,) = reports(written(tmp_path, "pile.txt", zipped({"a.txt": GATES})))
    assert one.path.endswith("pile.txt/a.txt")


def test_what_is_named_zip_and_is_a_page_is_read_as_a_page(tmp_path: Path) -> None:
    assert report(written(tmp_path, "a.zip", PAGE)).title == "Gates shut"


def test_the_examples_hold() -> None:
    assert doctest.testmod(archive).failed == 0
    assert doctest.testmod(mail_headers).failed == 0
