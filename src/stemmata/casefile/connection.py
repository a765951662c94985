"""How a case file is opened, what a transaction is, and what SQLite's errors mean to a user."""

import contextlib
import errno
import gc
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from stemmata.errors import CaseFileBusy, CaseFileError, CaseWriteError, NotACaseFile, StemmataError

_BUSY_SECONDS = 5.0  # how long to wait for a checkpoint, or for a writer that is not Stemmata
_SHUT_OUT = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_IOERR)


def connect_writing(path: Path) -> sqlite3.Connection:
    """A connection that writes: every commit is on the disk before it returns, and readers are never locked out."""
    return _connected(
        f"{path.absolute().as_uri()}?mode=rw",
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        "PRAGMA foreign_keys = ON",
        "PRAGMA cache_size = -65536",
    )


def connect_reading(path: Path) -> sqlite3.Connection:
    """A connection that only reads, also while another process writes, also from a medium that cannot be written."""
    uri = f"{path.absolute().as_uri()}?mode={_reading_mode(path)}"
    return _connected(uri, "PRAGMA query_only = ON", "PRAGMA cache_size = -65536")


def _reading_mode(path: Path) -> str:
    """``rw`` lets SQLite share its index with a writer; where the folder shuts us out, nobody else writes either."""
    log = path.with_name(path.name + "-wal")
    if os.access(path.parent, os.W_OK) and os.access(path, os.W_OK):
        return "rw"
    return "ro" if log.exists() and log.stat().st_size else "ro&immutable=1"


def _connected(uri: str, *settings: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_BUSY_SECONDS, check_same_thread=False)
    try:
        for setting in settings:
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return connection


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that happens inside is kept together, or none of it. Does not nest."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextlib.contextmanager
def moment(connection: sqlite3.Connection) -> Iterator[None]:
    """All reads inside see the case as it was at one moment, whatever another process writes meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


@contextlib.contextmanager
def hoarding() -> Iterator[None]:
    """Holds the garbage collector back while many values that all stay are made.

    A case has millions of them and no cycles: the collector would look through them again and again, for
    a quarter of the time, and find nothing.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


@contextlib.contextmanager
def spoken(path: Path) -> Iterator[None]:
    """Turns SQLite's errors, and the system's, into sentences about this case file."""
    try:
        yield
    except sqlite3.Error as error:
        raise _sentence(error, path) from error
    except OSError as error:
        raise _full(path) if error.errno == errno.ENOSPC else _shut_out(path, error.strerror) from error


def _sentence(error: sqlite3.Error, path: Path) -> StemmataError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return _full(path)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return CaseFileBusy(f"Another program has locked {path}.", hint="Close it there, and run the command again.")
    if code == sqlite3.SQLITE_NOTADB:
        return NotACaseFile(f"{path} is not a case file.", hint="Name another file with --case.")
    if code in _SHUT_OUT:
        return _shut_out(path, str(error))
    if code == sqlite3.SQLITE_TOOBIG:
        return CaseWriteError(
            f"A report is too large to be kept in {path}.", hint="Split the file into several and build again."
        )
    if isinstance(error, sqlite3.IntegrityError):
        return CaseWriteError(
            f"What was to be saved in {path} does not hold together ({error}); nothing of it was saved.",
            hint="If you have installed plugins, uninstall them one by one to see whose it is.",
        )
    return CaseFileError(
        f"{path} is damaged, or something else changed it ({error}).",
        hint="Restore it from a copy, or build the case anew from the reports into another file.",
    )


def _full(path: Path) -> CaseWriteError:
    return CaseWriteError(
        f"The disk that holds {path} is full; what was saved before is kept.",
        hint="Make room and run the same command again: it goes on where it stopped.",
    )


def _shut_out(path: Path, said: str | None) -> CaseWriteError:
    return CaseWriteError(
        f"{path} or its folder cannot be used ({said}).",
        hint="See that the disk is there and that you may write in the folder, or choose another with --case.",
    )
