"""Writes and reads what became of the inputs that are no reports: refusals, duplicates, and files that hold others."""

import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from stemmata.casefile.cells import listed, readable, unlisted
from stemmata.model.report import Duplicate, Refusal

# What follows a file's path where something in it is named: "#row=2", "#https://…", "/folder/a.txt" of a zip.
_WITHIN = re.compile(r"#(?=[a-z]+=|https?:)|/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """A file that holds others, and was read to its end."""

    id: str  # of its bytes, its path and how it was read
    path: str
    sha256: str
    size: int  # bytes
    notes: tuple[str, ...]  # what in it is no report


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """What came of the members of one file."""

    reports: tuple[tuple[str, str, str], ...]  # (id, path, SHA-256), sorted by path
    duplicates: tuple[Duplicate, ...]
    refusals: tuple[Refusal, ...]

    def __len__(self) -> int:
        return len(self.reports) + len(self.duplicates) + len(self.refusals)


def replace_refusals(connection: sqlite3.Connection, refusals: Iterable[Refusal], read: Collection[str]) -> None:
    """Forgets the refusals of the paths now read, and of their table rows, and writes the new ones."""
    held = connection.execute("SELECT path, reason FROM refusal").fetchall()
    connection.executemany("DELETE FROM refusal WHERE path = ? AND reason = ?", _of_paths(held, read))
    rows = ((readable(refusal.path), readable(refusal.reason)) for refusal in refusals)
    connection.executemany("INSERT OR IGNORE INTO refusal VALUES (?, ?)", rows)


def replace_duplicates(connection: sqlite3.Connection, duplicates: Iterable[Duplicate], read: Collection[str]) -> None:
    """Forgets the duplicates at the paths now read, and in their table rows, and writes the new ones."""
    held = connection.execute("SELECT path, report_id FROM duplicate").fetchall()
    connection.executemany("DELETE FROM duplicate WHERE path = ? AND report_id = ?", _of_paths(held, read))
    rows = ((readable(duplicate.path), duplicate.report) for duplicate in duplicates)
    connection.executemany("INSERT OR IGNORE INTO duplicate VALUES (?, ?)", rows)


def _of_paths(held: Iterable[tuple[str, str]], read: Collection[str]) -> list[tuple[str, str]]:
    paths = {readable(path) for path in read}
    return [(path, said) for path, said in held if path in paths or any(outer in paths for outer in _outer(path))]


def _outer(path: str) -> Iterator[str]:
    """The paths of all files that this may be within."""
    return (path[: mark.start()] for mark in _WITHIN.finditer(path))


def write_archives(
    connection: sqlite3.Connection, archives: Iterable[Archive], *, fingerprint: str, read: Collection[str]
) -> None:
    """Writes the archives in place of those held at the paths ``read`` now. Call it when all else is written."""
    connection.executemany("DELETE FROM archive WHERE path = ?", [(readable(path),) for path in read])
    connection.executemany(
        "INSERT OR REPLACE INTO archive VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (one.id, readable(one.path), one.sha256, one.size, len(within(connection, one.path)), listed(one.notes),
             fingerprint)
            for one in archives
        ),
    )  # fmt: skip


def read_archives(connection: sqlite3.Connection, *, fingerprint: str) -> tuple[Archive, ...]:
    """The archives that were read in this way and of which all is held, sorted by id."""
    rows = connection.execute(
        "SELECT id, path, sha256, size, notes, holds FROM archive WHERE fingerprint = ? ORDER BY id", (fingerprint,)
    ).fetchall()
    return tuple(
        Archive(id=id_, path=path, sha256=sha256, size=size, notes=unlisted(notes))
        for id_, path, sha256, size, notes, holds in rows
        if len(within(connection, path)) == holds
    )


def within(connection: sqlite3.Connection, path: str) -> Within:
    """What the case holds of a file: at its path, and within it."""
    reports = _found(connection, "SELECT path, id, sha256 FROM report", path)
    duplicates = _found(connection, "SELECT path, report_id FROM duplicate", path)
    refusals = _found(connection, "SELECT path, reason FROM refusal", path)
    return Within(
        reports=tuple((id_, at, sha256) for at, id_, sha256 in reports),
        duplicates=tuple(Duplicate(path=at, report=report) for at, report in duplicates),
        refusals=tuple(Refusal(path=at, reason=reason) for at, reason in refusals),
    )


def _found(connection: sqlite3.Connection, select: str, path: str) -> list[tuple[str, ...]]:
    """The rows at this path and within it, by the index on paths, the path being their first cell."""
    path = readable(path)
    rows = connection.execute(f"{select} WHERE path = ?", (path,)).fetchall()
    for mark in "#/":
        edges = (path + mark, path + chr(ord(mark) + 1))
        below = connection.execute(f"{select} WHERE path >= ? AND path < ? ORDER BY path", edges)
        rows += [row for row in below if _WITHIN.match(row[0], len(path))]
    return rows


def read_refusals(connection: sqlite3.Connection) -> tuple[Refusal, ...]:
    """All refusals, sorted by path."""
    rows = connection.execute("SELECT path, reason FROM refusal")
    return tuple(sorted(Refusal(path=path, reason=reason) for path, reason in rows))


def read_duplicates(connection: sqlite3.Connection) -> tuple[Duplicate, ...]:
    """All duplicates, sorted by path."""
    rows = connection.execute("SELECT path, report_id FROM duplicate")
    return tuple(sorted(Duplicate(path=path, report=report) for path, report in rows))
