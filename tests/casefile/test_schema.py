"""The file speaks for itself to anybody who opens it with SQLite or Datasette."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from stemmata.casefile import CaseFile
from tests.casefile.keeping import kept
from tests.casefile.whole import first_report, letter_statement, whole_case


@pytest.fixture
def direct(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "quarra.stemma"
    kept(whole_case(), path)
    opened = sqlite3.connect(path)
    opened.row_factory = sqlite3.Row
    yield opened
    opened.close()


def test_offsets_give_the_words_in_sql(direct: sqlite3.Connection) -> None:
    rows = direct.execute(
        'SELECT substr(text, start + 1, "end" - start) AS words FROM mention JOIN report ON number = report'
        " WHERE id = ? ORDER BY n",
        (first_report().id,),
    )
    assert [row["words"] for row in rows] == ["A letter", "Oram Veld", "his", "Quarra", "Harbour Ledger"]


def test_who_says_what(direct: sqlite3.Connection) -> None:
    row = direct.execute("SELECT * FROM who_says_what WHERE statement = ?", (letter_statement().id,)).fetchone()
    assert row["chain"] == "Harbour Ledger asserts → a letter asserts"
    assert row["words"] == "more than 150 fighters … left Quarra in April 2021"
    assert row["outlet_name"] == "Harbour Ledger"


def test_claims_with_origins(direct: sqlite3.Connection) -> None:
    (row,) = direct.execute("SELECT * FROM claims_with_origins").fetchall()
    assert dict(row) == {
        "claim": "c-left",
        "label": "fighters left Quarra",
        "reports": 2,
        "origins_at_most": 1,
        "named_origins": "letter",
        "reports_of_unknown_lineage": 1,
        "variants": 1,
    }


def test_the_stemma(direct: sqlite3.Connection) -> None:
    rows = direct.execute("SELECT child, kind, parent, parent_kind FROM stemma ORDER BY kind").fetchall()
    assert [tuple(row) for row in rows] == [
        ("reports/table.csv#row=2", "cites", "Harbour Ledger: The letter of Quarra", "report"),
        ("Harbour Ledger: The letter of Quarra", "describes", "letter signed by Oram Veld", "document"),
    ]


def test_where_reports_differ(direct: sqlite3.Connection) -> None:
    (row,) = direct.execute('SELECT slot, "of", "values" FROM where_reports_differ').fetchall()
    assert tuple(row) == ("quantity", "fighters", "about 2500 | ≥ 150")


@pytest.mark.parametrize(
    ("table", "words", "found"),
    [("report", "sørby", 1), ("report", "fighters", 2), ("report", "QUÁRRA", 2), ("statement", "quarra", 2)],
)
def test_words_are_found_whatever_their_case_and_accents(
    direct: sqlite3.Connection, table: str, words: str, found: int
) -> None:
    matches = direct.execute(f"SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH ?", (words,)).fetchall()
    assert len(matches) == found


@pytest.mark.parametrize("table", ["report", "statement"])
def test_datasette_sees_the_full_text_index(direct: sqlite3.Connection, table: str) -> None:
    declared = direct.execute(
        "SELECT name FROM sqlite_master WHERE rootpage = 0 AND sql LIKE ?",
        (f'%VIRTUAL TABLE%USING FTS%content="{table}"%',),
    )
    assert [row["name"] for row in declared] == [f"{table}_fts"]


def test_the_index_forgets_the_report_that_goes(direct: sqlite3.Connection, tmp_path: Path) -> None:
    with CaseFile.open_for_writing(tmp_path / "quarra.stemma") as file:
        file.remove_reports([first_report().id])
    for table in ("report", "statement"):
        direct.execute(f"INSERT INTO {table}_fts({table}_fts, rank) VALUES ('integrity-check', 1)")
    assert direct.execute("SELECT count(*) FROM report_fts WHERE report_fts MATCH 'colonel'").fetchone()[0] == 0


def test_nothing_dangles(direct: sqlite3.Connection) -> None:
    assert direct.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_whole_case_fills_every_table(direct: sqlite3.Connection) -> None:
    tables = direct.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_fts%'").fetchall()
    beside = {"listed_place", "archive", "model_prompt", "model_answer"}  # no part of a case's value
    tables = [row for row in tables if row[0] not in beside]
    assert [name for (name,) in tables if not direct.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]] == []
