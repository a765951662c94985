"""``stemmata import``: names from elsewhere become rulings, and are taken back as a whole."""

import json
from pathlib import Path

import pytest

from stemmata.casefile import CaseFile
from stemmata.model.decision import in_force
from tests.casefile.keeping import kept
from tests.casefile.whole import whole_case
from tests.cli.running import stemmata


@pytest.fixture
def case(tmp_path: Path) -> Path:
    kept(whole_case(), tmp_path / "quarra.stemma")
    return tmp_path / "quarra.stemma"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "aliases.csv"
    path.write_text("alias,canonical\nSørby Post,Harbour Ledger\nTide Wire,Harbour Ledger\n", "utf-8")
    return path


def imported(path: Path) -> list[tuple[str, str]]:
    with CaseFile.open_for_reading(path) as file:
        return [(one.kind, one.author) for one in in_force(file.decisions()) if "imported" in one.author]


def test_a_dry_run_says_what_would_be_ruled_and_what_met_nothing(case: Path, table: Path) -> None:
    before = case.read_bytes()
    ran = stemmata("import", "names", table, "--case", case, "--dry-run")
    assert (ran.status, case.read_bytes()) == (1, before)
    assert "would be made: merge Harbour Ledger, Sørby Post" in ran.out
    assert "not used: “Tide Wire” (line 2): Nobody in the case is spelt so." in ran.out


def test_an_import_is_signed_known_the_second_time_and_taken_back_as_a_whole(case: Path, table: Path) -> None:
    words = ("import", "names", table, "--case", case, "--author", "Ina")
    assert "To take all of it back: stemmata import undo aliases.csv" in stemmata(*words).err
    assert imported(case) == [("merge", "aliases.csv, imported by Ina")]
    assert stemmata(*words, "--json").json["rulings"] == []
    ran = stemmata("import", "undo", "aliases.csv", "--case", case, "--author", "Ina", "--json")
    assert (len(ran.json["withdrawn"]), imported(case)) == (1, [])
    again = stemmata("import", "undo", "aliases.csv", "--case", case)
    assert (again.status, "Imported were: aliases.csv." in again.err) == (2, True)


def test_a_resolver_file_is_known_by_what_is_in_it(case: Path, tmp_path: Path) -> None:
    lines = [["e-veld", "e-ledger", "unsure", None, "ann", "2024-01-01"], ["Q1", "zz", "positive", None, "ann", None]]
    (tmp_path / "resolver.json").write_text("".join(json.dumps(one) + "\n" for one in lines))
    ran = stemmata("import", "names", tmp_path / "resolver.json", "--case", case, "--json", "--dry-run")
    assert [one["kind"] for one in ran.json["rulings"]] == ["keep-disputed"]
    assert [one["name"] for one in ran.json["unmet"]] == ["zz"]


def test_columns_that_cannot_be_told_are_asked_for(case: Path, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\nSørby Post,Harbour Ledger\n", "utf-8")
    said = stemmata("import", "names", tmp_path / "t.csv", "--case", case)
    assert (said.status, "--columns canonical=COLUMN,alias=COLUMN" in said.err) == (2, True)
    ran = stemmata(
        "import", "names", tmp_path / "t.csv", "--case", case, "--columns", "canonical=b,alias=a", "--dry-run"
    )
    assert (ran.status, "1 ruling would be made" in ran.out) == (0, True)


def test_a_file_that_is_not_there_is_said(case: Path) -> None:
    assert "There is no file" in stemmata("import", "names", "gone.csv", "--case", case).err
