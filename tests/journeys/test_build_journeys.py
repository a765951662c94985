"""A pile of reports becomes a case, and a case grows: what ``stemmata build`` does, run after run."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.running import Ran, stemmata
from tests.journeys.piles import AFFAIR, REPORTS_OF_THE_AFFAIR, affair


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    return affair(tmp_path / "affair")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "quarra.stemma"


def built(*words: object, case: Path) -> Ran:
    ran = stemmata("build", *words, "--case", case, "--json")
    assert ran.status == 0, ran.err
    return ran


def exported(case: Path) -> bytes:
    ran = stemmata("export", case)
    assert (ran.status, ran.err) == (0, "")
    return ran.out.encode()


def test_a_folder_becomes_a_case_in_one_command(pile: Path, case: Path) -> None:
    ran = stemmata("build", pile, "--case", case)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err.splitlines()[0] == f"Reading and annotating {len(AFFAIR)} …"
    assert f"{case}: {REPORTS_OF_THE_AFFAIR} reports ({REPORTS_OF_THE_AFFAIR} new)" in ran.err
    assert f"Next: stemmata show {case} claims" in ran.err
    assert [path.name for path in sorted(case.parent.iterdir())] == ["affair", "quarra.stemma"]


def test_a_program_gets_the_numbers_on_standard_output_and_people_the_progress(pile: Path, case: Path) -> None:
    ran = built(pile, case=case)
    assert ran.json["case"] == str(case)
    assert (ran.json["reports"], ran.json["added"], ran.json["relinked"]) == (7, 7, True)
    assert ran.json["refusals"] == []
    assert ran.err.splitlines() == ["Reading and annotating 6 …", "Linking 7 …"]


def test_quiet_means_quiet(pile: Path, case: Path) -> None:
    ran = stemmata("build", pile, "--case", case, "--quiet")
    assert ran == Ran(status=0, out="", err="")


def test_what_is_in_a_report_comes_out_of_the_case(pile: Path, case: Path) -> None:
    built(pile, case=case)
    export = json.loads(exported(case))
    assert {one["outlet_name"] for one in export["reports"]} == {
        "Daily Compass",
        "Harbour Ledger",
        "Ministry of Harbours",
        "Night Watch",
        "Sørby Post",
        "Tarn Gazette",
        "Tidewater Weekly",
    }
    (ledger,) = [one for one in export["reports"] if one["path"].endswith("harbour-ledger.txt")]
    assert ledger["title"] == "Letter says drums left Quarra"
    assert ledger["published"] == {"value": "2021-05-14", "precision": "day"}
    assert ledger["url"] == "https://harbourledger.example/letter"
    assert [one["path"].rpartition("/")[2] for one in export["reports"] if "#" in one["path"]] != []
    shared = [claim for claim in export["claims"] if len(claim["reports"]) > 2]
    assert shared
    assert all(claim["origins"]["at_most"] < len(claim["reports"]) for claim in shared)


def test_a_second_build_with_nothing_changed_links_nothing_anew_and_changes_no_byte(pile: Path, case: Path) -> None:
    built(pile, case=case)
    before = exported(case)
    ran = built(pile, case=case)
    assert (ran.json["added"], ran.json["relinked"]) == (0, False)
    assert "Linking" not in ran.err
    assert exported(case) == before


def test_reports_that_come_one_by_one_make_the_same_case_as_all_at_once(pile: Path, case: Path) -> None:
    whole = case.parent / "whole" / case.name
    whole.parent.mkdir()
    built(pile, case=whole)
    for name in sorted(AFFAIR, reverse=True):
        ran = built(pile / name, case=case)
        assert ran.json["relinked"] is True
    assert exported(case) == exported(whole)


def test_a_report_that_is_added_is_the_only_one_read_anew(pile: Path, case: Path) -> None:
    built(pile, case=case)
    (pile / "late.txt").write_text(
        "Outlet: Lamp Post\nDate: 2021-06-02\n\nThe fighters have left, the Tidewater Weekly reported.\n",
        "utf-8",
    )
    ran = built(pile, case=case)
    assert (ran.json["reports"], ran.json["added"], ran.json["relinked"]) == (8, 1, True)


def test_files_that_are_gone_stay_in_the_case(pile: Path, case: Path) -> None:
    built(pile, case=case)
    before = exported(case)
    for name in ("ministry.txt", "sightings.csv"):
        (pile / name).unlink()
    assert built(pile, case=case).json["reports"] == REPORTS_OF_THE_AFFAIR
    assert exported(case) == before


def test_two_versions_of_one_article_are_two_reports(pile: Path, case: Path) -> None:
    built(pile, case=case)
    ledger = pile / "harbour-ledger.txt"
    ledger.write_text(ledger.read_text("utf-8").replace("150", "180"), "utf-8")
    ran = built(pile, case=case)
    assert (ran.json["reports"], ran.json["added"]) == (8, 1)


def test_a_copy_is_noted_and_not_read_twice(pile: Path, case: Path) -> None:
    shutil.copy(pile / "ministry.txt", pile / "copy-of-ministry.txt")
    ran = stemmata("build", pile, "--case", case)
    assert f"{REPORTS_OF_THE_AFFAIR} reports" in ran.err
    assert "1 input the same as a report byte for byte; noted, not read twice." in ran.err
    assert "ministry.txt" in stemmata("show", case).out


def test_a_sidecar_corrects_what_a_file_says_of_itself(pile: Path, case: Path) -> None:
    built(pile, case=case)
    (pile / "ministry.meta.yaml").write_text("outlet: Harbour Office\ndate: 2021-05-18\n", "utf-8")
    assert built(pile, case=case).json["reports"] == REPORTS_OF_THE_AFFAIR
    outlets = {one["outlet_name"]: one["published"] for one in json.loads(exported(case))["reports"]}
    assert outlets["Harbour Office"] == {"value": "2021-05-18", "precision": "day"}
    assert "Ministry of Harbours" not in outlets


def test_the_columns_of_a_table_are_guessed_or_named(tmp_path: Path, case: Path) -> None:
    table = tmp_path / "articles.csv"
    table.write_text("what,who,rest\nTwo ships came to Quarra.,Night Watch,x\n", "utf-8")
    ran = built(table, "--columns", "text=what,outlet=who", case=case)
    assert ran.json["reports"] == 1
    assert json.loads(exported(case))["reports"][0]["outlet_name"] == "Night Watch"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("no-such-folder",), "There is no 'no-such-folder'"),
        ((".", "--columns", "text"), "which is not OUR=THEIRS"),
        ((".", "--columns", "mood=tone"), "mood"),
    ],
)
def test_words_that_are_off_stop_the_build_before_it_makes_anything(
    words: tuple[str, ...], said: str, pile: Path, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(pile)
    ran = stemmata("build", *words, "--case", case)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err
    assert "Try: stemmata --help" in ran.err


def test_a_folder_without_reports_makes_an_empty_case_that_says_what_can_be_read(tmp_path: Path, case: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = stemmata("build", tmp_path / "empty", "--case", case)
    assert ran.status == 0
    assert "The case holds no report. Stemmata reads .txt, .html, .csv and .jsonl files." in ran.err
    assert stemmata("show", case).status == 0


def test_the_case_may_lie_among_the_reports(pile: Path) -> None:
    case = pile / "quarra.stemma"
    built(pile, case=case)
    assert built(pile, case=case).json["relinked"] is False
