"""``stemmata import hypothesis``: what people remarked stands beside the words, and is taken back as a whole."""

import json
from pathlib import Path

import pytest

from stemmata.casefile import CaseFile
from stemmata.model.case import Case
from stemmata.model.decision import Decision, in_force
from stemmata.text.span import Span
from tests.casefile.keeping import kept
from tests.casefile.whole import first_report, whole_case
from tests.cli.running import stemmata

WORDS = "more than 150 fighters [of his]"
AUTHOR = "mira@annotations.example; remarks.json, imported by Ina"


def remark(identity: str, exact: str = "", **said: object) -> dict[str, object]:
    selectors = [{"type": "TextQuoteSelector", "exact": exact}] if exact else []
    return {
        "id": identity, "updated": "2021-05-15T11:30:00.123456+02:00", "user": "acct:mira@annotations.example",
        "uri": first_report().url, "text": "Who counted them?", "tags": ["numbers"],
        "target": [{"selector": selectors}], **said,
    }  # fmt: skip


@pytest.fixture
def case(tmp_path: Path) -> Path:
    kept(whole_case(), tmp_path / "quarra.stemma")
    return tmp_path / "quarra.stemma"


@pytest.fixture
def remarks(tmp_path: Path) -> Path:
    rows = [remark("a1", WORDS), remark("a2", text="Ask the desk.", tags=[]), remark("a3", "twenty drums")]
    (tmp_path / "remarks.json").write_text(json.dumps({"rows": rows}), "utf-8")
    return tmp_path / "remarks.json"


def held(path: Path) -> Case:
    with CaseFile.open_for_reading(path) as file:
        return file.load()


def fingerprint(path: Path) -> str | None:
    with CaseFile.open_for_reading(path) as file:
        return file.link_fingerprint()


def notes(path: Path) -> list[Decision]:
    return [one for one in in_force(held(path).decisions) if one.kind == "note"]


def test_a_dry_run_says_where_each_would_stand_and_writes_nothing(case: Path, remarks: Path) -> None:
    before = case.read_bytes()
    ran = stemmata("import", "hypothesis", remarks, "--case", case, "--dry-run")
    assert (ran.status, case.read_bytes()) == (1, before)
    assert f"on “{WORDS}” (A): Who counted them? [numbers]" in ran.out
    assert "on report A: Ask the desk." in ran.out
    assert "(a3): The words that were marked do not stand in the report." in ran.out


def test_a_note_keeps_who_made_it_when_and_the_very_words(case: Path, remarks: Path) -> None:
    ran = stemmata("import", "hypothesis", remarks, "--case", case, "--author", "Ina")
    assert "To take all of it back: stemmata import undo remarks.json" in ran.err
    start = first_report().text.index(WORDS)
    assert {(one.author, one.time, one.reason, *one.subject) for one in notes(case)} == {
        (AUTHOR, "2021-05-15T09:30:00Z", "Who counted them? [numbers]", f"{'a' * 16}:{start}-{start + len(WORDS)}"),
        (AUTHOR, "2021-05-15T09:30:00Z", "Ask the desk.", "a" * 16),
    }


def test_the_second_import_notes_nothing_and_the_undoing_takes_all_back(case: Path, remarks: Path) -> None:
    words = ("import", "hypothesis", remarks, "--case", case, "--author")
    stemmata(*words, "Ina")
    drawn = fingerprint(case)
    again = stemmata(*words, "Ben", "--json").json
    assert (again["notes"], again["known"], [one["id"] for one in again["loose"]]) == ([], 2, ["a3"])
    undone = stemmata("import", "undo", "remarks.json", "--case", case, "--json").json
    assert (len(undone["withdrawn"]), notes(case)) == (2, [])
    stemmata(*words, "Ina")
    assert (len(notes(case)), fingerprint(case)) == (2, drawn)


def test_notes_stand_in_the_margin_of_the_dossier_and_in_views(case: Path, remarks: Path, tmp_path: Path) -> None:
    stemmata("import", "hypothesis", remarks, "--case", case, "--author", "Ina")
    stemmata("dossier", case, "--output", tmp_path / "dossier")
    pages = [page.read_text("utf-8") for page in (tmp_path / "dossier").rglob("*.html")]
    (page,) = [one for one in pages if "<b>Note</b> on" in one]
    assert f"“<bdi>{WORDS}</bdi>”: <bdi>Who counted them? [numbers]</bdi>" in page
    assert "<dt>Note</dt><dd><bdi>Ask the desk.</bdi>" in page
    assert f"Note by {AUTHOR}" in stemmata("show", case, "report", "A").out
    assert "mira@annotations.example" in stemmata("show", case, "decisions").out


def test_a_note_is_made_by_hand_on_characters_or_a_whole_report(case: Path) -> None:
    made = stemmata("decide", case, "note", "aaaa:2-8", "--reason", "Which letter?", "--json").json
    assert (made["kind"], made["subject"]) == ("note", [f"{'a' * 16}:2-8"])
    assert Span(2, 8).of(first_report().text) == "letter"
    assert stemmata("decide", case, "note", "bbbb", "--json").json["subject"] == ["b" * 16]
    past = stemmata("decide", case, "note", "bbbb:3-9999")
    assert (past.status, "names no characters of that report" in past.err) == (2, True)
    assert stemmata("decide", case, "note", "cccc:3-9").status == 2


def test_a_file_without_remarks_is_refused(case: Path, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("[]", "utf-8")
    ran = stemmata("import", "hypothesis", tmp_path / "x.json", "--case", case)
    assert (ran.status, "no annotations of Hypothesis" in ran.err) == (1, True)
    assert "There is no file" in stemmata("import", "hypothesis", tmp_path / "gone.json", "--case", case).err
