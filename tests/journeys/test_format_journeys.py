"""A pile in every format becomes one case, which goes out in every format; what means ill beside it stops nothing."""

import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from stemmata import plugins
from stemmata.casefile import CaseFile, unsound
from stemmata.model.case import Case
from stemmata.text.romanise import folded
from tests.cli.running import Ran, stemmata
from tests.journeys import every_format
from tests.journeys.every_format import HOSTILE, NAME, SOUND

MOST_SECONDS = 120  # that the hostile files may take on a busy machine of two cores; alone they take some ten


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("formats")
    every_format.sound(folder / "pile")
    return folder / "harbour.stemma"


@pytest.fixture(scope="module")
def ran(case: Path) -> Ran:
    return stemmata("build", case.parent / "pile", "--case", case, "--json")


def held(path: Path) -> Case:
    with CaseFile.open_for_reading(path) as file:
        return file.load()


def test_every_format_gives_its_reports(ran: Ran, case: Path) -> None:
    assert (ran.json["refusals"], ran.status) == ([], 0)
    paths = [entry.report.path for entry in held(case).reports]
    files = Counter(path.partition("/pile/")[2].partition("/")[0].partition("#")[0] for path in paths)
    assert files == {name: number for name, (_, number) in SOUND.items()}


def test_what_was_read_holds_together(ran: Ran, case: Path) -> None:
    assert ran.status == 0
    assert [unsound(entry.report, entry.annotations) for entry in held(case).reports] == [None] * len(
        held(case).reports
    )
    assert all(NAME in entry.report.text for entry in held(case).reports)
    assert {e.report.captured.time for e in held(case).reports if e.report.captured} == {"2021-05-20T10:00:00Z"}


def test_the_second_build_reads_nothing_again_and_changes_nothing(ran: Ran, case: Path) -> None:
    before = stemmata("export", case).out
    again = stemmata("build", case.parent / "pile", "--case", case, "--json").json
    assert (again["added"], again["relinked"], again["reports"]) == (0, False, ran.json["reports"])
    assert stemmata("export", case).out == before


def test_a_name_leaves_in_every_format_and_in_none_where_it_is_redacted(ran: Ran, case: Path) -> None:
    assert ran.status == 0
    for one in plugins.exporters():
        out = case.parent / f"whole-{one.name}"
        assert stemmata("export", case, "--to", one.name, "--output", out).status == 0, one.name
        assert out.stat().st_size > 0
        bare = case.parent / f"bare-{one.name}"
        told = stemmata("export", case, "--to", one.name, "--output", bare, "--redact", NAME)
        assert told.status == 0, (one.name, told.err)
        assert NAME.encode() not in bare.read_bytes()
    text = folded((case.parent / "bare-json").read_text("utf-8"))
    assert "tolland" in folded((case.parent / "whole-json").read_text("utf-8"))
    assert "tolland" not in text
    assert "drums of fuel" in text


def reasons(ran: Ran) -> dict[str, str]:
    found: dict[str, Any] = {}
    for one in ran.json["refusals"]:
        found.setdefault(one["path"].partition("/pile/")[2].partition("/")[0].partition("#")[0], one["reason"])
    return found


def test_hostile_files_beside_it_are_refused_one_by_one_in_time(tmp_path: Path) -> None:
    pile = every_format.hostile(every_format.sound(tmp_path / "pile"))
    began = time.monotonic()
    ran = stemmata("build", pile, "--case", tmp_path / "harbour.stemma", "--json")
    assert time.monotonic() - began < MOST_SECONDS
    told = reasons(ran)
    assert sorted(told) == sorted(HOSTILE)
    for name, (_, words) in HOSTILE.items():
        assert words in told[name], (name, told[name])
        assert len(told[name]) > 20
    assert (ran.status, ran.json["reports"]) == (1, sum(number for _, number in SOUND.values()))
    assert not (tmp_path / "away.txt").exists()
