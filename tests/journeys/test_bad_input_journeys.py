"""Whatever lies in the folder: each bad file gets a sentence, and everything else is read."""

import json
import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Ran, stemmata
from tests.journeys import bad_files

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no pipes and links there")
READ = sorted(name for name, (_, reason) in bad_files.FILES.items() if reason is None)
REFUSED = sorted(name for name, (_, reason) in bad_files.FILES.items() if reason is not None)


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return bad_files.write(tmp_path_factory.mktemp("bad") / "pile")


@pytest.fixture(scope="module")
def ran(pile: Path) -> Ran:
    return stemmata("build", pile, "--case", pile.parent / "bad.stemma", "--json")


@pytest.fixture(scope="module")
def export(ran: Ran, pile: Path) -> Any:
    return stemmata("export", pile.parent / "bad.stemma").json


def refusals(ran: Ran, pile: Path) -> dict[str, str]:
    return {Path(one["path"]).relative_to(pile).as_posix(): one["reason"] for one in ran.json["refusals"]}


def test_the_build_ends_with_status_1(ran: Ran) -> None:
    assert ran.status == 1
    assert "Traceback" not in ran.err


def test_all_that_can_be_read_is_read_and_nothing_twice(export: Any, pile: Path) -> None:
    paths = sorted(Path(one["path"]).relative_to(pile).as_posix() for one in export["reports"])
    assert paths == sorted(
        [*READ, "below/deeper/found.txt", "lines.jsonl#row=1", "lines.jsonl#row=2", "rows.csv#row=1"]
    )


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_file_is_refused_with_a_reason(name: str, ran: Ran, pile: Path) -> None:
    found = refusals(ran, pile)
    (reason,) = [said for path, said in found.items() if path.partition("#")[0] == name]
    wanted = bad_files.FILES[name][1]
    assert wanted is not None
    assert wanted in reason


def test_a_row_or_a_line_that_is_off_costs_no_other(ran: Ran, pile: Path) -> None:
    found = refusals(ran, pile)
    assert "Its column 'text' is empty." in found["rows.csv#row=2"]
    assert "It is not JSON" in found["lines.jsonl#row=3"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("enormous.txt", "larger than"),
        ("nowhere.txt", "It is a link to nothing."),
        ("pipe.txt", "It is not a regular file."),
    ],
)
def test_what_is_no_ordinary_file_is_refused_unread(name: str, said: str, ran: Ran, pile: Path) -> None:
    assert said in refusals(ran, pile)[name]


def test_every_refusal_is_named_on_standard_error_as_a_sentence_that_says_what_to_do(ran: Ran) -> None:
    lines = [line for line in ran.err.splitlines() if line.startswith("refused: ")]
    assert sorted(lines) == sorted(f"refused: {one['path']}: {one['reason']}" for one in ran.json["refusals"])
    for one in ran.json["refusals"]:
        assert len(re.findall(r"[.!?](?: |$)", one["reason"])) >= 2, one
        assert "Error" not in one["reason"]


def test_refusals_are_kept_in_the_case_and_shown(ran: Ran, export: Any, pile: Path) -> None:
    assert export["refusals"] == sorted(ran.json["refusals"], key=lambda one: one["path"])
    assert "Refused: " in stemmata("show", pile.parent / "bad.stemma").out


def test_hidden_files_databases_and_circles_are_passed_over_in_silence(ran: Ran, export: Any) -> None:
    said = json.dumps(export, ensure_ascii=False) + ran.err
    for name in (".hidden.txt", "other.db", "circle"):
        assert name not in said


def test_a_guess_is_told(ran: Ran) -> None:
    told = {Path(path).name: note for path, note in ran.json["notes"]}
    assert "encoding" in told["latin.txt"]


def test_a_second_build_refuses_the_same_and_links_nothing_anew(ran: Ran, pile: Path) -> None:
    again = stemmata("build", pile, "--case", pile.parent / "bad.stemma", "--json")
    assert again.status == 1
    assert again.json["refusals"] == ran.json["refusals"]
    assert (again.json["added"], again.json["relinked"]) == (0, False)


def test_a_file_that_was_mended_is_refused_no_more(tmp_path: Path) -> None:
    pile, case = tmp_path / "pile", tmp_path / "bad.stemma"
    pile.mkdir()
    (pile / "empty.txt").write_bytes(b"")
    assert stemmata("build", pile, "--case", case, "--quiet").status == 1
    (pile / "empty.txt").write_text(bad_files.SAID, "utf-8")
    assert stemmata("build", pile, "--case", case, "--quiet").status == 0
    assert stemmata("export", case).json["refusals"] == []


def test_a_file_that_is_named_is_taken_at_its_word_even_where_it_is_hidden(pile: Path, tmp_path: Path) -> None:
    ran = stemmata("build", pile / ".hidden.txt", "--case", tmp_path / "one.stemma", "--json")
    assert (ran.status, ran.json["reports"]) == (0, 1)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is closed to root")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "closed.txt").write_text(bad_files.SAID, "utf-8")
    (pile / "closed.txt").chmod(0)
    ran = stemmata("build", pile, "--case", tmp_path / "one.stemma")
    assert ran.status == 1
    assert "Check its permissions." in ran.err


@pytest.mark.skipif(sys.platform == "darwin", reason="names are Unicode there")
def test_a_name_that_is_not_unicode_is_read_and_told(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / os.fsdecode(b"report-\xff.txt")).write_text(bad_files.SAID, "utf-8")
    case = tmp_path / "one.stemma"
    assert stemmata("build", pile, "--case", case, "--json").json["reports"] == 1
    assert stemmata("export", case).json["reports"][0]["path"].endswith("report-\ufffd.txt")
    assert stemmata("show", case, "report", "A").status == 0
