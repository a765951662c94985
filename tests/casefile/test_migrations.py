"""A case file comes to the newest schema whole, or stays as it was."""

import sqlite3
from collections.abc import Iterator

import pytest

from stemmata.casefile.links_write import TABLES
from stemmata.casefile.migrations import APPLICATION_ID, MIGRATIONS, migrate, schema_version


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    opened = sqlite3.connect(":memory:", isolation_level=None)
    yield opened
    opened.close()


def tables(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_the_first_migration_makes_the_schema(connection: sqlite3.Connection) -> None:
    migrate(connection, MIGRATIONS)
    assert schema_version(connection) == len(MIGRATIONS)
    assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert {"report", "statement", "claim", "derivation", "decision", "report_fts"} <= tables(connection)


def test_only_the_migrations_that_a_file_lacks_are_run(connection: sqlite3.Connection) -> None:
    ran: list[int] = []
    migrations = (lambda _: ran.append(1), lambda _: ran.append(2), lambda _: ran.append(3))
    migrate(connection, migrations[:1])
    migrate(connection, migrations)
    migrate(connection, migrations)
    assert ran == [1, 2, 3]


def test_a_failing_migration_rolls_all_of_them_back(connection: sqlite3.Connection) -> None:
    def sound(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE newer (a)")

    def failing(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE report ADD COLUMN mood TEXT")
        raise ZeroDivisionError

    migrate(connection, MIGRATIONS)
    before = tables(connection)
    with pytest.raises(ZeroDivisionError):
        migrate(connection, (*MIGRATIONS, sound, failing))
    assert schema_version(connection) == len(MIGRATIONS)
    assert tables(connection) == before
    assert "mood" not in {row[1] for row in connection.execute("PRAGMA table_info(report)")}


def test_every_table_that_points_into_the_links_is_emptied_with_them(connection: sqlite3.Connection) -> None:
    migrate(connection, MIGRATIONS)
    emptied = {table for _, table, _ in TABLES}
    for table in tables(connection):
        pointed = {row[2] for row in connection.execute(f'PRAGMA foreign_key_list("{table}")')}
        assert not pointed & emptied or table in emptied


def test_every_way_from_reports_and_statements_has_an_index(connection: sqlite3.Connection) -> None:
    migrate(connection, MIGRATIONS)
    for table in sorted(tables(connection)):
        keys = connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
        for column in {row[3] for row in keys if row[2] in {"report", "statement"}}:
            plan = connection.execute(f'EXPLAIN QUERY PLAN SELECT 1 FROM "{table}" WHERE "{column}" = 1').fetchall()
            assert "SEARCH" in plan[0][3], (table, column)
