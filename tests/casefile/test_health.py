"""``examine``: each thing that can be wrong with a case file is found, and nothing is where nothing is."""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from stemmata.casefile import CaseFile, engine, examine
from stemmata.casefile.lock import held, lock_path
from stemmata.errors import UsageError
from tests.casefile.keeping import kept
from tests.casefile.whole import whole_case


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A sound case: its files have the hashes of their bytes."""
    case = whole_case()
    reports = tuple(
        replace(one, report=replace(one.report, sha256=hashlib.sha256(one.report.text.encode()).hexdigest()))
        for one in case.reports
    )
    where = tmp_path / "quarra.stemma"
    kept(replace(case, reports=reports), where)
    return where


def faults(path: Path) -> dict[str, str]:
    return {one.name: one.fault for one in examine(path) if one.fault}


def change(path: Path, *commands: str) -> None:
    """What something that is no Stemmata may do to a case."""
    with closing(sqlite3.connect(path)) as connection:
        for command in commands:
            connection.execute(command)
        connection.commit()


def test_nothing_is_wrong_with_a_sound_case_and_nothing_is_written(path: Path) -> None:
    before = path.read_bytes()
    looked = list(examine(path))
    assert [one.name for one in looked if one.fault] == []
    assert {"schema", "anchors", "full-text index report_fts"} <= {one.name for one in looked}
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_fault_says_what_to_do(path: Path) -> None:
    change(path, "UPDATE statement_content SET start = start + 1")
    (told,) = [one for one in examine(path) if one.fault]
    assert told.name == "anchors"
    assert "not what their characters say" in told.fault
    assert told.mend


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("DELETE FROM claim", "what rows point at"),
        ("INSERT INTO report_fts(report_fts) VALUES ('delete-all')", "full-text index report_fts"),
        ("INSERT INTO statement_fts(rowid, words) VALUES (999, 'more')", "full-text index statement_fts"),
        ("UPDATE blob SET zlib = x'00'", "originals"),
        ("PRAGMA user_version = 3", "schema"),
        ("PRAGMA user_version = 99", "schema"),
    ],
)
def test_what_was_done_to_it_is_found(path: Path, command: str, name: str) -> None:
    change(path, command)
    assert set(faults(path)) == {name}


def test_pages_that_a_disk_lost_are_found(path: Path) -> None:
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 40_960] = bytes(40_960)
    path.write_bytes(data)
    assert faults(path)


@pytest.mark.parametrize("data", [b"", b"no database", b"SQLite format 3\x00" + bytes(200)])
def test_what_is_no_case_is_one_fault(tmp_path: Path, data: bytes) -> None:
    other = tmp_path / "other.stemma"
    other.write_bytes(data)
    assert set(faults(other)) == {"case file"}


def test_a_path_with_nothing_there_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        list(examine(tmp_path / "none.stemma"))


def test_a_writer_is_told_from_the_lock_of_one_that_was_killed(path: Path) -> None:
    with CaseFile.open_for_writing(path):
        assert held(path)
        (told,) = [one.said for one in examine(path) if one.name == "writers"]
        assert "just now" in told
    assert not held(path)
    lock_path(path).touch()
    assert not held(path)
    (told,) = [one.said for one in examine(path) if one.name == "writers"]
    assert "locks nothing" in told
    assert lock_path(path).exists()


def test_a_half_made_case_beside_it_is_told(path: Path) -> None:
    path.with_name(path.name + ".new").touch()
    assert set(faults(path)) == {"half-made case"}


@pytest.fixture
def shut(path: Path) -> Iterator[Path]:
    path.chmod(0o444)
    path.parent.chmod(0o555)
    yield path
    path.parent.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_case_on_a_medium_that_cannot_be_written_is_looked_through(shut: Path) -> None:
    assert faults(shut) == {}
    assert any("not looked at" in one.said for one in examine(shut))


def test_the_engine_is_tried() -> None:
    sqlite = engine()
    assert (sqlite.version, sqlite.full_text, sqlite.write_ahead) == (sqlite3.sqlite_version, True, True)
