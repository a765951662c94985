"""``stemmata merge-decisions``: two copies of a case with different rulings become one log."""

import json
import shutil
from pathlib import Path

import pytest

from stemmata.casefile import CaseFile
from tests.casefile.keeping import kept
from tests.casefile.whole import whole_case
from tests.cli.running import stemmata

ENDS = ("--author", "mira")


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Two copies; in one two names are merged, in the other they are kept apart, and an edge is agreed to."""
    ours, theirs = tmp_path / "ours.stemma", tmp_path / "theirs.stemma"
    kept(whole_case(), ours)
    shutil.copy(ours, theirs)
    with CaseFile.open_for_writing(ours) as file:
        file.add_decision("merge", NAMES, author="Ina", time="2021-07-01T12:00:00Z", reason="one house")
    with CaseFile.open_for_writing(theirs) as file:
        file.add_decision("keep-disputed", NAMES, author="Leo", time="2021-07-01T12:00:01Z", reason="nobody knows")
        file.add_decision("place", (NAMES[0], "none"), author="Leo", time="2021-07-01T12:00:02Z")
    return ours, theirs


NAMES = ("aaaaaaaaaaaaaaaa:e3", "bbbbbbbbbbbbbbbb:e2")


def log(path: Path) -> list[tuple[str, str]]:
    with CaseFile.open_for_reading(path) as file:
        return [(one.author, one.kind) for one in file.decisions()]


def test_a_dry_run_lists_who_ruled_what_when_and_why_and_writes_nothing(pair: tuple[Path, Path]) -> None:
    before = pair[0].read_bytes()
    ran = stemmata("merge-decisions", *pair, "--list")
    assert (ran.status, pair[0].read_bytes()) == (1, before)
    assert "theirs.stemma: 1 ruling would be taken, 1 known already, 0 kept aside, 1 conflict." in ran.out
    assert (
        "theirs: Leo, 2021-07-01T12:00:01Z: keep-disputed Quarra (A), Sørby Post (B), because “nobody knows”" in ran.out
    )
    assert "ours:   Ina, 2021-07-01T12:00:00Z: merge Quarra (A), Sørby Post (B), because “one house”" in ran.out
    assert "1 conflict left: add --ours or --theirs" in ran.err


def test_what_gainsays_nothing_is_taken_and_links_are_drawn_anew(pair: tuple[Path, Path]) -> None:
    ran = stemmata("merge-decisions", *pair)
    assert ran.status == 1
    assert log(pair[0]) == [("Ina", "disagree"), ("Ina", "merge"), ("Leo", "place")]
    assert "What changed: origins of claims:" in ran.out
    assert stemmata("merge-decisions", *pair, "--json").json["files"][0]["taken"] == []


@pytest.mark.parametrize(("side", "kind"), [("--ours", "merge"), ("--theirs", "keep-disputed")])
def test_a_side_decides_and_nothing_is_asked_again(pair: tuple[Path, Path], side: str, kind: str) -> None:
    ran = stemmata("merge-decisions", *pair, side, *ENDS)
    assert ran.status == 0
    assert log(pair[0])[-1] == ("mira", kind)
    again = stemmata("merge-decisions", *pair, "--json")
    assert (again.status, again.json["files"][0]["known"], again.json["changes"]) == (0, 3, [])
    back = stemmata("merge-decisions", pair[1], pair[0], "--json")
    assert (back.status, back.json["files"][0]["conflicts"]) == (0, [])
    assert log(pair[1]) == log(pair[0])


def test_an_export_does_as_well_as_the_case_file(pair: tuple[Path, Path], tmp_path: Path) -> None:
    export = tmp_path / "theirs.json"
    assert stemmata("export", pair[1], "--to", "json", "--output", export).status == 0
    by_export = stemmata("merge-decisions", pair[0], export, "--list", "--json").json["files"][0]
    by_case = stemmata("merge-decisions", pair[0], pair[1], "--list", "--json").json["files"][0]
    assert {**by_export, "file": ""} == {**by_case, "file": ""}


def test_several_files_are_merged_in_turn(pair: tuple[Path, Path], tmp_path: Path) -> None:
    third = tmp_path / "third.stemma"
    shutil.copy(pair[1], third)
    ran = stemmata("merge-decisions", pair[0], pair[1], third, "--theirs", *ENDS, "--json")
    assert (ran.status, [len(one["taken"]) for one in ran.json["files"]]) == (0, [2, 0])


def test_a_file_that_is_neither_and_two_sides_at_once_are_said(pair: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("merge them")
    assert "is neither a case file nor an export" in stemmata("merge-decisions", pair[0], tmp_path / "notes.txt").err
    assert "There is no file" in stemmata("merge-decisions", pair[0], tmp_path / "gone.json").err
    ran = stemmata("merge-decisions", *pair, "--ours", "--theirs")
    assert (ran.status, "gainsay each other" in ran.err) == (2, True)


def test_a_record_that_was_meddled_with_is_refused_and_the_others_taken(
    pair: tuple[Path, Path], tmp_path: Path
) -> None:
    export = json.loads(stemmata("export", pair[1]).out)
    export["decisions"][1]["reason"] = "because"
    (tmp_path / "t.json").write_text(json.dumps(export))
    ran = stemmata("merge-decisions", pair[0], tmp_path / "t.json")
    assert (ran.status, "refused: " in ran.out) == (1, True)
    assert log(pair[0])[-1] == ("Leo", "place")
