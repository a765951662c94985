"""``stemmata show``: each view for people and, whole and unabridged, for programs."""

import json
from pathlib import Path
from typing import Any

import pytest

from stemmata.cli.showing import SUBJECT_VIEWS, VIEWS
from stemmata.export.json_case import exporter
from stemmata.model.case import Case
from tests.casefile.keeping import kept
from tests.casefile.whole import whole_case
from tests.cli.running import stemmata


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "quarra.stemma"


@pytest.fixture
def case(path: Path) -> Case:
    return kept(whole_case(), path)


@pytest.fixture
def export(case: Case) -> Any:
    return json.loads(b"".join(exporter.export(case)))


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_every_view_prints_for_people_and_nothing_else_on_the_side(view: str, case: Case, path: Path) -> None:
    ran = stemmata("show", path, view)
    assert (ran.status, ran.err) == (0, "")
    assert "Harbour Ledger" in ran.out or "Quarra" in ran.out


def test_without_a_view_the_summary_is_shown(case: Case, path: Path) -> None:
    assert stemmata("show", path).out == stemmata("show", path, "summary").out


@pytest.mark.parametrize("view", ["claims", "documents", "entities"])
def test_a_view_for_programs_is_that_part_of_the_export(view: str, export: Any, path: Path) -> None:
    assert stemmata("show", path, view, "--json", "--limit", "1").json == export[view]


def test_the_stemma_for_programs_is_the_derivations(export: Any, path: Path) -> None:
    assert stemmata("show", path, "stemma", "--json").json == export["derivations"]


def test_the_summary_for_programs_counts_every_list_of_the_export(export: Any, path: Path) -> None:
    said = stemmata("show", path, "--json").json
    assert said.pop("case") == export["case"]
    assert said == {key: len(many) for key, many in export.items() if isinstance(many, list)}


def test_a_report_for_programs_comes_with_its_statements(export: Any, path: Path) -> None:
    said = stemmata("show", path, "report", "A", "--json").json
    assert said["report"] == export["reports"][0]
    assert said["statements"] == [one for one in export["statements"] if one["report"] == export["reports"][0]["id"]]


@pytest.mark.parametrize("key", ["reports", "statements", "claims", "derivations", "entities", "documents"])
def test_anything_can_be_asked_why_by_a_program(key: str, export: Any, path: Path) -> None:
    for one in export[key]:
        found = stemmata("show", path, "why", one["id"], "--json").json
        assert found["id"] == one["id"]
        assert found == one or key == "entities"  # a document among them is shown as what it is said to hold


@pytest.mark.parametrize("view", SUBJECT_VIEWS)
def test_a_view_of_one_thing_asks_for_its_id(view: str, case: Case, path: Path) -> None:
    ran = stemmata("show", path, view)
    assert (ran.status, ran.out) == (2, "")
    assert f"show {view} needs an id. For example: stemmata show {path} {view} 3f9c." in ran.err


@pytest.mark.parametrize("machine", [(), ("--json",)])
@pytest.mark.parametrize(("view", "what"), [("report", "report"), ("why", "thing")])
def test_an_id_that_is_not_there_is_said(
    view: str, what: str, machine: tuple[str, ...], case: Case, path: Path
) -> None:
    ran = stemmata("show", path, view, "zzz", *machine)
    assert (ran.status, ran.out) == (2, "")
    assert f"No {what} has the id 'zzz'" in ran.err


def test_a_view_that_does_not_exist_is_said_with_those_that_do(case: Case, path: Path) -> None:
    ran = stemmata("show", path, "weather")
    assert ran.status == 2
    assert (
        "Views are: summary, alarms, claims, differences, stemma, documents, entities, decisions, report, why."
        in ran.err
    )
