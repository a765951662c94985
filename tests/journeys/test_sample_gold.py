"""The sample cases against their gold data: the table is shown, and no figure sinks below its floor."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from bench.gold.figures import Part
from bench.gold.floors import read_floors, sunk
from bench.gold.read import sha256_of
from bench.gold.report import table

HINT = "python -m bench.gold --errors FILE shows every miss; --update-floors writes new floors"


def test_no_figure_of_a_sample_sinks_below_its_floor(
    sample_scores: Mapping[Path, Part], capsys: pytest.CaptureFixture[str]
) -> None:
    floors = read_floors()
    with capsys.disabled():
        for sample, part in sample_scores.items():
            print("\n" + table(sample.name, part.figures), end="")
    lost = {sample.name: sunk(part.figures, floors[sample.name]) for sample, part in sample_scores.items()}
    assert lost == dict.fromkeys(lost, ()), HINT


def test_the_floors_were_measured_against_the_gold_data_as_it_is(sample_scores: Mapping[Path, Part]) -> None:
    pinned = {name: one.gold_sha256 for name, one in read_floors().items()}
    assert pinned == {sample.name: sha256_of(sample / "gold.yaml") for sample in sample_scores}, HINT


def test_every_report_of_the_samples_is_read(sample_scores: Mapping[Path, Part]) -> None:
    for part in sample_scores.values():
        read = next(figure for figure in part.figures if figure.key == "reports.read")
        assert read.right == read.wanted
