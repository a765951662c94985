"""How a case file comes to the newest schema: a recorded function for each version, all in one transaction."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files

from stemmata.casefile.connection import transaction

Migration = Callable[[sqlite3.Connection], None]

APPLICATION_ID = 0x53544D41  # "STMA" in the header of the file


def schema_version(connection: sqlite3.Connection) -> int:
    """The schema of this file; 0 for an empty one."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration]) -> None:
    """Runs the migrations that the file lacks. Where one fails, the file stays as it was.

    ``migrations[n]`` leads from schema n to schema n + 1.
    """
    if schema_version(connection) >= len(migrations):
        return
    with transaction(connection):
        for version in range(schema_version(connection), len(migrations)):
            migrations[version](connection)
            connection.execute(f"PRAGMA user_version = {version + 1:d}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")


def first_schema(connection: sqlite3.Connection) -> None:
    """Schema 1: the scripts beside this module."""
    _run(connection, "reports.sql", "links.sql", "views.sql")


def places_schema(connection: sqlite3.Connection) -> None:
    """Schema 2: places of entities, and the case's own gazetteer. Decisions on places were refused before."""
    _run(connection, "places.sql")


def bearing_schema(connection: sqlite3.Connection) -> None:
    """Schema 3: how the values of a variant bear on each other. Links drawn before say only "differs"."""
    _run(connection, "bearing.sql")


def kinship_schema(connection: sqlite3.Connection) -> None:
    """Schema 4: why bodies are tied, and why names that may be one are kept apart. Links drawn before have no such."""
    _run(connection, "kinship.sql")


def other_date_schema(connection: sqlite3.Connection) -> None:
    """Schema 5: the date that a text prints beside another that is stated. Reports read before have none."""
    _run(connection, "other_date.sql")


def captured_schema(connection: sqlite3.Connection) -> None:
    """Schema 6: when archives captured reports, and which archives were read. Reports read before have no such time."""
    _run(connection, "captured.sql")


def model_schema(connection: sqlite3.Connection) -> None:
    """Schema 7: what a language model was asked, answered and proposes. Statements found before have no proposal."""
    _run(connection, "model.sql")


def _run(connection: sqlite3.Connection, *names: str) -> None:
    for name in names:
        script = files("stemmata.casefile") / "schema" / name
        for statement in _statements(script.read_text("utf-8")):
            connection.execute(statement)


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, in order. (``executescript`` would end the transaction.)"""
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""


MIGRATIONS: tuple[Migration, ...] = (
    first_schema,
    places_schema,
    bearing_schema,
    kinship_schema,
    other_date_schema,
    captured_schema,
    model_schema,
)
