"""What comes out of a case that was built: every command's words for programs, and nothing that does not anchor."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stemmata.cli.showing import VIEWS
from tests.cli.running import stemmata
from tests.journeys.piles import affair


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case of the affair; no test here changes it."""
    folder = tmp_path_factory.mktemp("reading")
    path = folder / "quarra.stemma"
    ran = stemmata("build", affair(folder / "affair"), "--case", path, "--quiet")
    assert ran.status == 0, ran.err
    return path


@pytest.fixture(scope="module")
def export(case: Path) -> Any:
    return stemmata("export", case).json


def anchors(value: Any, report: str | None = None) -> Iterator[tuple[str | None, dict[str, Any]]]:
    """Every quoted stretch in an export, with the report that it belongs to."""
    if isinstance(value, dict):
        report = value.get("report", report)
        if {"start", "end", "text"} <= set(value):
            yield report, value
        for part in value.values():
            yield from anchors(part, report)
    elif isinstance(value, list):
        for part in value:
            yield from anchors(part, report)


def test_every_quotation_in_an_export_is_those_characters_of_its_report(export: Any) -> None:
    texts = {one["id"]: one["text"] for one in export["reports"]}
    found = list(anchors({key: export[key] for key in export if key != "reports"}))
    assert len(found) > 100
    for report, anchor in found:
        assert report is not None
        assert texts[report][anchor["start"] : anchor["end"]] == anchor["text"]


def test_every_id_that_an_export_names_is_in_it(export: Any) -> None:
    ids = {key: {one["id"] for one in export[key]} for key in export if key not in {"case", "refusals", "decisions"}
           and isinstance(export[key], list) and export[key] and "id" in export[key][0]}  # fmt: skip
    for claim in export["claims"]:
        assert set(claim["statements"]) <= ids["statements"]
        assert set(claim["reports"]) <= ids["reports"]
        for path in claim["origins"]["paths"]:
            assert set(path["steps"]) <= ids["derivations"]
    for edge in export["derivations"]:
        assert edge["parent_kind"] != "report" or edge["parent"] in ids["reports"]


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_every_view_speaks_json(view: str, case: Path) -> None:
    ran = stemmata("show", case, view, "--json")
    assert (ran.status, ran.err) == (0, "")
    assert ran.json or view == "decisions"  # nobody has ruled on the sample


def test_every_report_claim_and_edge_can_be_asked_why(case: Path, export: Any) -> None:
    for one in (*export["reports"][:3], *export["claims"][:3], *export["derivations"][:3], *export["entities"][:3]):
        people, program = stemmata("show", case, "why", one["id"]), stemmata("show", case, "why", one["id"], "--json")
        assert (people.status, program.status) == (0, 0)
        assert people.out
        assert program.json["id"] == one["id"]


def test_a_report_is_found_by_the_letter_that_other_views_give_it(case: Path) -> None:
    assert "A Tarn Gazette, 2019-02-02" in stemmata("show", case, "report", "A").out


def test_the_stemma_draws_who_repeats_whom(case: Path) -> None:
    lines = stemmata("show", case, "stemma").out.splitlines()
    ledger = next(n for n, line in enumerate(lines) if "B Harbour Ledger, 2021-05-14" in line)
    weekly = next(n for n, line in enumerate(lines) if "C Tidewater Weekly, 2021-05-16" in line and "cites" in line)
    assert ledger < weekly


def test_a_claim_that_reports_repeat_rests_on_fewer_origins_than_reports(export: Any) -> None:
    widest = max(export["claims"], key=lambda claim: len(claim["reports"]))
    assert len(widest["reports"]) >= 4
    assert widest["origins"]["at_most"] <= 2


def test_the_number_that_a_report_changed_is_shown_beside_the_others(export: Any) -> None:
    values = {
        value["value"]
        for claim in export["claims"]
        for variant in claim["variants"]
        if variant["slot"] == "quantity"
        for value in variant["values"]
    }
    assert {value for value in values if "150" in value}
    assert {value for value in values if "200" in value}


def test_the_denial_stands_with_the_claim_that_it_denies(export: Any) -> None:
    denials = {one["id"] for one in export["statements"] if one["chain"][-1]["modality"] == "denies"}
    (claim,) = [one for one in export["claims"] if set(one["statements"]) & denials and len(one["reports"]) > 1]
    assert "polarity" in {variant["slot"] for variant in claim["variants"]}


def test_a_dossier_of_pages_links_only_to_what_is_there(case: Path, tmp_path: Path) -> None:
    said = stemmata("dossier", case, "--output", tmp_path / "dossier", "--json").json
    assert said["files"] == len([path for path in (tmp_path / "dossier").rglob("*") if path.is_file()])
    index = Path(said["open"]).read_text("utf-8")
    assert "Harbour Ledger" in index
    assert "http://" not in index.replace("http://www.w3.org/", "")


def test_a_dossier_in_one_file_holds_every_report(case: Path, tmp_path: Path, export: Any) -> None:
    ran = stemmata("dossier", case, "--output", tmp_path / "dossier.html")
    assert ran.status == 0
    page = (tmp_path / "dossier.html").read_text("utf-8")
    for report in export["reports"]:
        assert report["outlet_name"] in page


def test_reading_a_case_leaves_it_as_it_is(case: Path, tmp_path: Path) -> None:
    before = case.read_bytes()
    for words in (("show", case), ("export", case), ("dossier", case, "--output", tmp_path / "d")):
        assert stemmata(*words).status == 0
    assert case.read_bytes() == before
    assert [path.name for path in sorted(case.parent.iterdir())] == ["affair", "quarra.stemma"]


def test_an_export_is_one_json_object_that_python_s_reader_takes(case: Path, tmp_path: Path) -> None:
    assert stemmata("export", case, "--output", tmp_path / "case.json").status == 0
    assert json.loads((tmp_path / "case.json").read_text("utf-8"))["schema"] == 1
