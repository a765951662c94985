"""Differences in the terminal: listed with their ids, ruled on by these, and marked with who set them aside."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from stemmata.casefile import CaseFile
from stemmata.cli import alarms
from stemmata.cli.lookup import Lookup
from stemmata.errors import UsageError
from stemmata.model.contested import contested
from stemmata.model.decision import Decision
from stemmata.pipeline import Settings, build, opened, rulings_in
from stemmata.rulings import difference_of
from tests.casefile.keeping import kept
from tests.casefile.whole import whole_case
from tests.cli.running import stemmata
from tests.web.made_case import made_case
from tests.web.server.serving import REPORTS, served


@pytest.fixture
def path(tmp_path: Path) -> Path:
    kept(whole_case(), tmp_path / "quarra.stemma")
    return tmp_path / "quarra.stemma"


def test_every_difference_is_listed_with_its_id_values_and_who_gives_them(path: Path) -> None:
    rows = stemmata("show", path, "differences", "--json").json
    shown = " ".join(stemmata("show", path, "differences").out.split())
    assert len(rows) == len(contested(whole_case())) > 0
    for row in rows:
        assert row["id"][:10] in shown
        assert row["state"] == "open"
        assert len(row["values"]) > 1


def test_a_difference_is_set_aside_by_the_beginning_of_its_id_and_says_so(path: Path) -> None:
    (first, *_) = stemmata("show", path, "differences", "--json").json
    drawn = rulings_in(path)[0]
    ran = stemmata("decide", path, "set-aside", first["id"][:8], "--author", "Mira", "--reason", "two counts", "--json")
    assert ran.status == 0
    assert rulings_in(path)[0] == drawn
    (row,) = [one for one in stemmata("show", path, "differences", "--json").json if one["id"] == first["id"]]
    assert (row["state"], row["decision"]) == ("set aside", ran.json["id"])
    assert "Mira: two counts" in stemmata("show", path, "differences").out
    listed = " ".join(stemmata("show", path, "decisions").out.split())
    assert "set-aside" in listed
    assert stemmata("decide", path, "withdraw", ran.json["id"]).status == 0
    assert {one["state"] for one in stemmata("show", path, "differences", "--json").json} == {"open"}


@pytest.mark.parametrize("subjects", [["zzz"], ["a", "b"]])
def test_a_difference_that_is_not_there_is_said(path: Path, subjects: list[str]) -> None:
    ran = stemmata("decide", path, "differ", *subjects)
    assert ran.status == 2
    assert "difference" in ran.err


def test_a_ruling_that_names_no_two_values_is_a_mistake(path: Path) -> None:
    with CaseFile.open_for_writing(path) as file:
        for subject in ((), ("quantity:men",), ("quantity:men", "a:1-2"), ("quantity:men", "a:1-2", "a:1-2")):
            with pytest.raises(UsageError):
                file.add_decision("differ", subject, author="Ina", time="2021-06-01T12:00:00Z")


def test_what_differs_stays_before_where_its_values_stand(path: Path) -> None:
    with CaseFile.open_for_writing(path) as file:
        made = file.add_decision(
            "differ", ("quantity:men", "b:1-2", "a:1-2"), author="Ina", time="2021-06-01T12:00:00Z"
        )
    assert made.subject == ("quantity:men", "a:1-2", "b:1-2")


def test_a_value_that_changed_in_copying_is_no_alarm_any_more_once_it_is_set_aside() -> None:
    case = made_case()
    ((claim, variant),) = alarms.changed(Lookup(case))
    (one,) = [each for each in contested(case) if (each.claim, each.variant) == (claim, variant)]
    subject = difference_of(case, "set-aside", [one.id])
    ruled = Decision(id="x", kind="set-aside", author="Ina", time="t", reason=None, subject=subject)
    assert alarms.changed(Lookup(replace(case, decisions=(*case.decisions, ruled)))) == ()


def test_a_ruling_outlives_a_build_that_brings_another_report(tmp_path: Path) -> None:
    case = served(tmp_path).case
    rows = stemmata("show", case, "differences", "--json").json
    assert rows
    for row in rows:
        assert stemmata("decide", case, "set-aside", row["id"]).status == 0
    more = tmp_path / "more.jsonl"
    words = {"outlet": "Fjord Today", "date": "2021-05-20", "title": "Ferries", "text": "The ferries stood still."}
    more.write_text(json.dumps(words) + "\n", encoding="utf-8")
    assert build([str(tmp_path / "reports.jsonl"), str(more)], case, Settings(workers=1)).relinked
    assert len(opened(case).reports) == len(REPORTS) + 1
    assert {row["state"] for row in stemmata("show", case, "differences", "--json").json} == {"set aside"}
