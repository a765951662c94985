"""Writes and reads what became of the inputs that are no reports: refusals and duplicates."""

import re
import sqlite3
from collections.abc import Collection, Iterable

from stemmata.casefile.cells import readable
from stemmata.model.report import Duplicate, Refusal

_ROW = re.compile(r"#[a-z]+=[^#/]*$")  # the locator of a table row, after the table's path


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
    return [(path, said) for path, said in held if path in paths or _ROW.sub("", path) in paths]


def read_refusals(connection: sqlite3.Connection) -> tuple[Refusal, ...]:
    """All refusals, sorted by path."""
    rows = connection.execute("SELECT path, reason FROM refusal")
    return tuple(sorted(Refusal(path=path, reason=reason) for path, reason in rows))


def read_duplicates(connection: sqlite3.Connection) -> tuple[Duplicate, ...]:
    """All duplicates, sorted by path."""
    rows = connection.execute("SELECT path, report_id FROM duplicate")
    return tuple(sorted(Duplicate(path=path, report=report) for path, report in rows))
