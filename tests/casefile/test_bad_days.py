"""Killed processes, full disks and folders that nobody may write: nothing that was saved is lost."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from stemmata.casefile import CaseFile, lock
from stemmata.casefile.lock import lock_path
from stemmata.errors import CaseFileBusy, CaseWriteError
from tests.casefile.keeping import kept, to_save
from tests.casefile.whole import whole_case
from tests.making import annotated, report

WRITER = """
import sys
from pathlib import Path
from stemmata.casefile import CaseFile
from tests.casefile.keeping import to_save
from tests.making import annotated, report

with CaseFile.open_for_writing(Path(sys.argv[1])) as file:
    print("open", flush=True)
    for number in range(100_000):
        file.save_reports([to_save(annotated(report(f"Report {number} of Quarra. " * 50)))])
        print(number, flush=True)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "quarra.stemma"


@pytest.mark.skipif(sys.platform == "win32", reason="no kill -9 there")
@pytest.mark.parametrize("lines", [0, 1, 2, 12])
def test_a_case_whose_writer_is_killed_opens_with_all_that_was_acknowledged(path: Path, lines: int) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    ) as writer:
        assert writer.stdout is not None
        said = [writer.stdout.readline() for _ in range(lines)]
        if said:
            with pytest.raises(CaseFileBusy):
                CaseFile.open_for_writing(path, wait=0)
        writer.send_signal(signal.SIGKILL)
        said += writer.stdout.readlines()
    acknowledged = len([line for line in said if line.endswith("\n") and line != "open\n"])
    with CaseFile.open_for_writing(path, wait=0) as file:
        held = len(file.load_reports())
        assert acknowledged <= held <= acknowledged + 1
        file.save_reports([to_save(whole_case().reports[0])])
    assert [each.name for each in path.parent.iterdir()] == [path.name]
    with sqlite3.connect(path) as direct:
        assert direct.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        direct.execute("INSERT INTO report_fts(report_fts) VALUES ('integrity-check')")
    direct.close()


def test_the_leftovers_of_a_creation_that_was_killed_do_no_harm(path: Path) -> None:
    for suffix in (".new", ".new-journal", ".writing"):
        path.with_name(path.name + suffix).write_bytes(b"half")
    with CaseFile.open_for_writing(path) as file:
        assert file.known_reports() == {}
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_full_disk_keeps_what_was_saved_and_says_so(path: Path) -> None:
    first, second = whole_case().reports
    with CaseFile.open_for_writing(path) as file:
        file.save_reports([to_save(first)])
        pages = file._connection.execute("PRAGMA page_count").fetchone()[0]
        file._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(CaseWriteError, match="is full; what was saved before is kept"):
            file.save_reports([to_save(second, data=os.urandom(100_000))])
        assert file.load_reports() == (first,)
        file._connection.execute("PRAGMA max_page_count = 1000000")
        file.save_reports([to_save(second)])
        assert file.load_reports() == (first, second)


def test_a_folder_that_may_not_be_written_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(lock.os, "open", refused)
    with pytest.raises(CaseWriteError, match="Choose another folder"):
        CaseFile.open_for_writing(path)
    assert not path.exists()


def test_a_case_in_a_folder_that_may_not_be_written_can_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = kept(whole_case(), path)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with CaseFile.open_for_reading(path) as file:
        assert file.load() == case
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_another_program_that_locks_the_case_is_told_from_damage(path: Path) -> None:
    with CaseFile.open_for_writing(path) as file:
        file._connection.execute("PRAGMA busy_timeout = 10")
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(CaseFileBusy, match="Another program has locked"):
            file.save_reports([to_save(annotated(report("Quarra.")))])
        other.close()


def test_a_report_that_fails_leaves_nothing_of_its_batch(path: Path) -> None:
    first, second = whole_case().reports
    orphan = to_save(second)
    with CaseFile.open_for_writing(path) as file:
        with pytest.raises(CaseWriteError, match="does not hold together"):
            file.save_reports(
                [
                    to_save(first),
                    type(orphan)(
                        report=orphan.report, annotations=orphan.annotations, data=None, fingerprint="rules-1"
                    ),
                ]
            )
        assert file.known_reports() == {}


def test_a_lock_is_freed_once_however_often_it_is_released(path: Path) -> None:
    held = lock.WriterLock(path, wait=0)
    assert lock_path(path).exists()
    held.release()
    held.release()
    assert not lock_path(path).exists()
