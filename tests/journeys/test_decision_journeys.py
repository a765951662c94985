"""A human rules, and the machine keeps to it: at once, after the next build, and after any other."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Ran, stemmata
from tests.journeys.piles import affair

FAR = "Horam Felt"  # so far from Oram Veld that the machine leaves the two apart


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = affair(tmp_path / "affair")
    words = f"Outlet: Reed Review\nDate: 2021-05-25\n\nColonel {FAR} left Lower Tarn on Sunday, residents said.\n"
    (folder / "reed-review.txt").write_text(words, "utf-8")
    return folder


@pytest.fixture
def case(pile: Path) -> Path:
    path = pile.parent / "quarra.stemma"
    assert stemmata("build", pile, "--case", path, "--quiet").status == 0
    return path


def decided(case: Path, *words: object) -> Any:
    ran = stemmata("decide", case, *words, "--author", "mira", "--json")
    assert ran.status == 0, ran.err
    return ran.json


def rebuilt(pile: Path, case: Path) -> None:
    """Builds again with one report more, so that everything is linked anew."""
    (pile / "late.txt").write_text("Outlet: Lamp Post\nDate: 2021-06-02\n\nThe mayor slept all day.\n", "utf-8")
    ran: Ran = stemmata("build", pile, "--case", case, "--json")
    assert (ran.status, ran.json["added"], ran.json["relinked"]) == (0, 1, True)


def entities(case: Path, name: str) -> list[dict[str, Any]]:
    return [one for one in stemmata("show", case, "entities", "--json").json if name in one["names"]]


def edge(case: Path, child: str, parent: str) -> dict[str, Any]:
    """The edge on which one outlet cites another."""
    export = stemmata("export", case).json
    reports = {one["id"]: one["outlet_name"] for one in export["reports"]}
    (found,) = [
        one
        for one in export["derivations"]
        if (reports.get(one["child"]), reports.get(one["parent"]), one["kind"]) == (child, parent, "cites")
    ]
    return dict(found)


def paths_over(case: Path, step: str) -> list[str]:
    """The reports whose way to an origin goes over this edge, for any claim."""
    claims = stemmata("show", case, "claims", "--json").json
    paths = [path for claim in claims for path in claim["origins"]["paths"]]
    return [path["report"] for path in paths if step in path["steps"]]


def test_who_disagrees_with_an_edge_takes_it_out_of_the_origins_for_good(pile: Path, case: Path) -> None:
    step = edge(case, "Tidewater Weekly", "Harbour Ledger")["id"]
    assert paths_over(case, step)
    decided(case, "disagree", step[:10], "--reason", "They have the letter themselves.")
    for again in (False, True):
        if again:
            rebuilt(pile, case)
        assert paths_over(case, step) == []
        found = edge(case, "Tidewater Weekly", "Harbour Ledger")
        assert (found["id"], found["score"]) == (step, 0.0)
        assert "They have the letter themselves." in found["reason"]


def test_a_report_that_loses_its_edge_does_not_become_an_origin(pile: Path, case: Path) -> None:
    def bounds() -> dict[str, int]:
        return {one["id"]: one["origins"]["at_most"] for one in stemmata("show", case, "claims", "--json").json}

    before = bounds()
    decided(case, "disagree", edge(case, "Tidewater Weekly", "Harbour Ledger")["id"])
    after = bounds()
    assert set(after) == set(before)
    assert all(after[claim] <= before[claim] for claim in before)


def test_who_agrees_with_an_edge_makes_it_certain_and_may_change_their_mind(case: Path) -> None:
    step = edge(case, "Daily Compass", "Harbour Ledger")["id"]
    decided(case, "disagree", step)
    decided(case, "agree", step, "--reason", "I asked the desk.")
    found = edge(case, "Daily Compass", "Harbour Ledger")
    assert found["score"] == 1.0
    assert "I asked the desk." in found["reason"]
    assert [one["kind"] for one in stemmata("export", case).json["decisions"]] == ["disagree", "agree"]


def test_who_is_undecided_leaves_an_edge_to_its_signs_and_keeps_the_note(pile: Path, case: Path) -> None:
    before = edge(case, "Daily Compass", "Harbour Ledger")
    decided(case, "disagree", before["id"])
    decided(case, "undecided", before["id"], "--reason", "Rang the desk, no answer yet.")
    rebuilt(pile, case)
    assert edge(case, "Daily Compass", "Harbour Ledger") == before
    said = stemmata("show", case, "why", before["id"]).out
    assert "mira undecided (2021-06-01T12:00:00Z): Rang the desk, no answer yet." in said


def test_two_spellings_that_are_merged_stay_one(pile: Path, case: Path) -> None:
    (veld,), (veldt,) = entities(case, "Oram Veld"), entities(case, FAR)
    assert veld["id"] != veldt["id"]
    decided(case, "merge", veld["id"][:12], veldt["id"][:12], "--reason", "Same colonel.")
    for again in (False, True):
        if again:
            rebuilt(pile, case)
        (one,) = entities(case, "Oram Veld")
        assert FAR in one["names"]
        assert any("reviewer" in reason for reason in one["same_as_reasons"])


def members(case: Path, entity: dict[str, Any]) -> dict[str, str]:
    """Outlet → the member of an entity that stands in its report, as ``show why`` lists them."""
    outlets = {one["id"]: one["outlet_name"] for one in stemmata("export", case).json["reports"]}
    lines = stemmata("show", case, "why", entity["id"]).out.splitlines()
    found = (re.search(r"── (([0-9a-f]{16}):\w+)  ", line) for line in lines)
    return {outlets[one[2]]: one[1] for one in found if one}


def test_two_men_of_one_name_are_split_and_stay_two(pile: Path, case: Path) -> None:
    (veld,) = entities(case, "Oram Veld")
    who = members(case, veld)
    decided(case, "split", who["Tarn Gazette"], who["Harbour Ledger"], "--reason", "The baker is another man.")
    for again in (False, True):
        if again:
            rebuilt(pile, case)
        found = entities(case, "Oram Veld")
        assert len(found) == 2
        homes = [{mention["report"] for mention in one["mentions"]} for one in found]
        assert homes[0] & homes[1] == set()


def test_who_is_kept_disputed_stays_apart_and_is_shown_as_such(pile: Path, case: Path) -> None:
    (veld,), (veldt,) = entities(case, "Oram Veld"), entities(case, FAR)
    decided(case, "keep-disputed", veld["id"], veldt["id"])
    rebuilt(pile, case)
    (veld,), (veldt,) = entities(case, "Oram Veld"), entities(case, FAR)
    assert veld["id"] != veldt["id"]
    assert f"maybe the same: {FAR}" in stemmata("show", case, "why", veld["id"]).out


def test_a_decision_is_told_with_its_author_time_and_reason(case: Path) -> None:
    step = edge(case, "Daily Compass", "Harbour Ledger")["id"]
    said = decided(case, "agree", step, "--reason", "I asked the desk.")
    assert (said["author"], said["reason"], said["subject"]) == ("mira", "I asked the desk.", [step])
    assert said["time"] == "2021-06-01T12:00:00Z"
    assert "mira agrees (2021-06-01T12:00:00Z): I asked the desk." in stemmata("show", case, "why", step).out


def test_a_person_is_told_what_was_recorded_and_where_to_look(case: Path) -> None:
    step = edge(case, "Daily Compass", "Harbour Ledger")["id"]
    ran = stemmata("decide", case, "agree", step, "--author", "mira")
    assert (ran.status, ran.out) == (0, "")
    assert "Recorded agree" in ran.err
    assert "by mira, and linked the case again." in ran.err


def test_a_build_with_nothing_new_after_a_decision_changes_nothing(pile: Path, case: Path) -> None:
    decided(case, "disagree", edge(case, "Daily Compass", "Harbour Ledger")["id"])
    before = stemmata("export", case).out
    ran = stemmata("build", pile, "--case", case, "--json")
    assert ran.json["relinked"] is False
    assert stemmata("export", case).out == before
