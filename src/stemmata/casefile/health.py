"""Is a case file sound? Looked at as it lies there: nothing is brought up to date, mended or written."""

import contextlib
import hashlib
import json
import sqlite3
import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stemmata.casefile import opening
from stemmata.casefile.connection import connect_reading, spoken
from stemmata.casefile.lock import held, lock_path
from stemmata.casefile.migrations import MIGRATIONS, schema_version
from stemmata.errors import CaseFileError, UsageError

SAMPLE: Final = 1000  # statements, and as many files: some seconds of the largest cases
_MOST_TOLD = 5  # faults of one kind that are named
_INDEXES = ("report_fts", "statement_fts")
_COPY = "Restore the case from a copy, or build it anew from the reports into another file."


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One thing that was looked at. ``fault``: what is wrong, "" where nothing is; ``mend``: what to do about it."""

    name: str
    said: str
    fault: str = ""
    mend: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """The SQLite that Python brings."""

    version: str
    full_text: bool  # FTS5
    write_ahead: bool  # WAL


def engine() -> Engine:
    """What this SQLite can do, tried in a folder for temporary files."""
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        full_text = _does(connection, "CREATE VIRTUAL TABLE tried USING fts5(words)")
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.closing(sqlite3.connect(Path(folder) / "tried.sqlite")) as connection,
    ):
        write_ahead = _does(connection, "PRAGMA journal_mode = WAL") == "wal"
    return Engine(version=sqlite3.sqlite_version, full_text=full_text is not None, write_ahead=write_ahead)


def _does(connection: sqlite3.Connection, command: str) -> str | None:
    """What SQLite answers, "" for nothing; None where it cannot do it."""
    try:
        row = connection.execute(command).fetchone()
    except sqlite3.Error:
        return None
    return str(row[0]) if row else ""


def examine(path: Path) -> Iterator[Looked]:
    """What was looked at, one after the other; it ends at what makes the rest unreadable.

    A file of an older schema is looked through, too. Raises UsageError where nothing is at ``path``.
    """
    if not path.exists():
        raise UsageError(f"There is no case file {path}.", hint="Make one with: stemmata build PATH... --case FILE.")
    yield from _beside(path)
    try:
        with spoken(path):
            opening.check_place(path)
            opening.check_header(path)
            connection = connect_reading(path)
        with contextlib.closing(connection), spoken(path):
            yield _schema(connection)
            yield _pages(connection)
            yield _ties(connection)
            for index in _INDEXES:
                yield _index(connection, index)
            yield _anchors(connection)
            yield _originals(connection)
    except CaseFileError as error:
        yield Looked(name="case file", said="", fault=str(error.args[0]), mend=error.hint)


def _beside(path: Path) -> Iterator[Looked]:
    """What writers leave beside a case."""
    if not lock_path(path).exists():
        yield Looked(name="writers", said="nobody is writing it")
    elif held(path):
        yield Looked(name="writers", said="another process is writing it just now")
    else:
        yield Looked(
            name="writers",
            said="a writer was killed; the lock file that it left locks nothing, and the next writer goes on",
        )
    draft = path.with_name(path.name + ".new")
    if draft.exists():
        yield Looked(
            name="half-made case", said="", fault=f"{draft} was left by a build that was killed.", mend="Delete it."
        )


def _schema(connection: sqlite3.Connection) -> Looked:
    version, known = schema_version(connection), len(MIGRATIONS)
    fault, mend = "", ""
    if version < known:
        fault = f"An older Stemmata wrote it (schema {version}, this one reads {known})."
        mend = "Run stemmata build on it once more: that brings it up to date and loses nothing."
    elif version > known:
        fault = f"A newer Stemmata wrote it (schema {version}, this one knows {known})."
        mend = "Update Stemmata."
    return Looked(name="schema", said=f"{version}", fault=fault, mend=mend)


def _pages(connection: sqlite3.Connection) -> Looked:
    said = [str(row[0]) for row in connection.execute(f"PRAGMA quick_check({_MOST_TOLD:d})")]
    if said == ["ok"]:
        return Looked(name="pages and rows", said="whole")
    return Looked(name="pages and rows", said="", fault=f"SQLite says: {'; '.join(said)}.", mend=_COPY)


def _ties(connection: sqlite3.Connection) -> Looked:
    found = connection.execute(
        'SELECT "table", count(*) FROM pragma_foreign_key_check GROUP BY 1 ORDER BY 1'
    ).fetchall()
    if not found:
        return Looked(name="what rows point at", said="is there")
    told = ", ".join(f"{count} of {table}" for table, count in found[:_MOST_TOLD])
    return Looked(name="what rows point at", said="", fault=f"Rows point at what is not there: {told}.", mend=_COPY)


def _index(connection: sqlite3.Connection, index: str) -> Looked:
    """FTS5 compares the index with the texts, which counts as writing, though nothing is: not while others write."""
    name = f"full-text index {index}"
    try:
        connection.execute("PRAGMA query_only = OFF")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(f"INSERT INTO {index}({index}, rank) VALUES ('integrity-check', 1)")  # noqa: S608 (a constant)
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return Looked(name=name, said=f"not looked at ({error})")
        return Looked(name=name, said="", fault=f"It does not fit the texts ({error}).", mend=_COPY)
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        connection.execute("PRAGMA query_only = ON")
    return Looked(name=name, said="fits the texts")


_STATEMENTS = """
SELECT statement.id, statement.words, report.text,
  (SELECT json_group_array(json_array(start, "end")) FROM
    (SELECT start, "end" FROM statement_content WHERE statement = statement.number ORDER BY n))
FROM statement JOIN report ON report.number = statement.report
WHERE statement.number % max(1, (SELECT count(*) FROM statement) / ?1) = 0 ORDER BY statement.number
"""


def _anchors(connection: sqlite3.Connection) -> Looked:
    """Each statement's quotation against the characters that it is anchored on."""
    looked, wrong = 0, []
    for id_, words, text, spans in connection.execute(_STATEMENTS, (SAMPLE,)):
        looked += 1
        if words != " … ".join(text[start:end] for start, end in json.loads(spans)):
            wrong.append(id_)
    if wrong:
        fault = (
            f"{len(wrong)} of {looked} statements are not what their characters say: {', '.join(wrong[:_MOST_TOLD])}."
        )
        return Looked(name="anchors", said="", fault=fault, mend=_COPY)
    return Looked(name="anchors", said=f"{looked} statements are what their characters say")


_ORIGINALS = """
SELECT sha256, zlib FROM blob
WHERE rowid % max(1, (SELECT count(*) FROM blob) / ?1) = 0 ORDER BY sha256
"""


def _originals(connection: sqlite3.Connection) -> Looked:
    """The bytes of files against their hashes."""
    looked, wrong = 0, []
    for sha256, packed in connection.execute(_ORIGINALS, (SAMPLE,)):
        looked += 1
        try:
            same = hashlib.sha256(zlib.decompress(packed)).hexdigest() == sha256
        except zlib.error:
            same = False
        if not same:
            wrong.append(sha256)
    if wrong:
        fault = f"{len(wrong)} of {looked} files are not what their hash says: {', '.join(wrong[:_MOST_TOLD])}."
        return Looked(name="originals", said="", fault=fault, mend=_COPY)
    return Looked(name="originals", said=f"{looked} files are what their hash says")
