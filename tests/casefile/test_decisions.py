"""Decisions are added, and nothing else ever happens to them."""

import sqlite3
from pathlib import Path

import pytest

from stemmata.casefile import CaseFile
from stemmata.errors import UsageError
from tests.casefile.keeping import kept
from tests.casefile.whole import whole_case

NOON = "2021-06-01T12:00:00Z"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "quarra.stemma"


def test_decisions_come_back_in_the_order_of_ruling_whatever_their_clocks_say(path: Path) -> None:
    with CaseFile.open_for_writing(path) as file:
        late = file.add_decision("merge", ("b:e1", "a:e1"), author="Ina", time=NOON, reason="One and the same.")
        early = file.add_decision("split", ("a:e1", "b:e1"), author="Per", time="2020-01-01T00:00:00Z")
        assert file.decisions() == (late, early)
    assert late.subject == ("a:e1", "b:e1")


def test_the_same_ruling_has_the_same_id_and_is_kept_once(path: Path) -> None:
    with CaseFile.open_for_writing(path) as file:
        once = file.add_decision("agree", ("d1",), author="Ina", time=NOON)
        again = file.add_decision("agree", ("d1",), author="Ina", time=NOON)
        assert once == again
        assert file.decisions() == (once,)


def test_decisions_live_through_a_new_drawing_of_everything(path: Path) -> None:
    before = kept(whole_case(), path).decisions
    with CaseFile.open_for_writing(path) as file:
        file.remove_reports(list(file.known_reports()))
        assert file.decisions() == before


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE decision SET author = 'Somebody'",
        "DELETE FROM decision",
        "INSERT OR REPLACE INTO decision SELECT number, 'other', kind, author, time, reason, subject FROM decision",
        "REPLACE INTO decision SELECT NULL, id, kind, 'Somebody', time, reason, subject FROM decision",
    ],
)
def test_not_even_sql_changes_or_forgets_a_decision(path: Path, sql: str) -> None:
    kept(whole_case(), path)
    direct = sqlite3.connect(path)
    held = direct.execute("SELECT * FROM decision").fetchall()
    with pytest.raises(sqlite3.IntegrityError, match="add a later one"):
        direct.execute(sql)
    assert direct.execute("SELECT * FROM decision").fetchall() == held
    direct.close()


@pytest.mark.parametrize(
    ("kind", "subject"),
    [("merge", ("a:e1",)), ("split", ("a:e1", "a:e1")), ("agree", ("d1", "d2")), ("disagree", ()), ("shrug", ("d1",))],
)
def test_a_ruling_on_nothing_is_a_mistake(path: Path, kind: str, subject: tuple[str, ...]) -> None:
    with CaseFile.open_for_writing(path) as file:
        with pytest.raises(UsageError):
            file.add_decision(kind, subject, author="Ina", time=NOON)  # type: ignore[arg-type]
        assert file.decisions() == ()
