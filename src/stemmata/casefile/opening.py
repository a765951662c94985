"""Is the file at this path a case file, and how a new one comes to be: whole, or not at all."""

import contextlib
import os
import sqlite3
from pathlib import Path

from stemmata.casefile.connection import connect_writing, transaction
from stemmata.casefile.migrations import APPLICATION_ID, MIGRATIONS, migrate, schema_version
from stemmata.errors import CaseFileError, NewerCaseFile, NotACaseFile, UsageError

_MAGIC = b"SQLite format 3\x00"
_APPLICATION_ID_AT = 68  # https://www.sqlite.org/fileformat2.html#the_database_header


def check_place(path: Path) -> None:
    """Raises UsageError where no file can be at this path, NotACaseFile where something else is."""
    if path.is_dir():
        raise NotACaseFile(f"{path} is a folder, not a case file.", hint="Name a file in it, such as my.stemma.")
    if not path.parent.is_dir():
        raise UsageError(f"There is no folder {path.parent}.", hint="Make it first, or name another place.")
    if path.exists() and not path.is_file():
        raise NotACaseFile(f"{path} is not a case file.", hint="Name another file.")


def is_new(path: Path) -> bool:
    """True where nothing is at this path, or an empty file."""
    return not path.exists() or path.stat().st_size == 0


def check_header(path: Path) -> None:
    """Raises NotACaseFile unless the file's first bytes are those of a case file. Reads; touches nothing."""
    with path.open("rb") as file:
        header = file.read(100)
    application_id = int.from_bytes(header[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4], "big")
    if not header.startswith(_MAGIC) or application_id != APPLICATION_ID:
        raise NotACaseFile(
            f"{path} is not a case file.", hint="Name another file; Stemmata does not write over what it did not make."
        )


def check_not_newer(connection: sqlite3.Connection, path: Path) -> None:
    """Raises NewerCaseFile where a later Stemmata wrote the file."""
    version = schema_version(connection)
    if version > len(MIGRATIONS):
        raise NewerCaseFile(
            f"{path} was written by a newer Stemmata (its schema is {version}, this one knows {len(MIGRATIONS)}).",
            hint="Update Stemmata, then open it again.",
        )


def check_not_older(connection: sqlite3.Connection, path: Path) -> None:
    """Raises CaseFileError where the file has an older schema: a reader cannot bring it up to date."""
    version = schema_version(connection)
    if version < len(MIGRATIONS):
        raise CaseFileError(
            f"{path} was written by an older Stemmata (its schema is {version}, this one reads {len(MIGRATIONS)}).",
            hint="Run stemmata build on it once more: that brings it up to date and loses nothing.",
        )


def create(path: Path, *, name: str) -> None:
    """Puts an empty case at ``path``, in one step: a process killed halfway leaves no half-made case.

    The caller holds the writer's lock, and has seen that nothing of worth is at ``path``.
    """
    path = Path(os.path.realpath(path))
    draft = path.with_name(path.name + ".new")
    _discard(draft)
    try:
        draft.touch()
        with contextlib.closing(connect_writing(draft)) as connection:
            migrate(connection, MIGRATIONS)
            with transaction(connection):
                connection.execute("INSERT INTO meta VALUES ('name', ?)", (name,))
        draft.replace(path)
    except BaseException:
        _discard(draft)
        raise


def _discard(draft: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        draft.with_name(draft.name + suffix).unlink(missing_ok=True)
