"""The samples as other programs get them: each format whole, and sound by the ecosystem's own library."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from bench.gold.__main__ import samples_of

from stemmata.model.case import Case
from tests.export.rebuilding import rebuilt
from tests.export.test_csv_bundle import faults as faults_of_package
from tests.export.test_csv_bundle import files, json_of, laid_out
from tests.export.test_json_schema import faults as faults_of_json

SAMPLES = samples_of([])


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.name)
def test_the_json_of_a_sample_fits_the_schema(sample: Path, sample_cases: Mapping[Path, Case]) -> None:
    assert faults_of_json(json_of(sample_cases[sample])) == []


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.name)
def test_the_bundle_of_a_sample_is_valid_and_has_all_that_the_json_has(
    sample: Path, sample_cases: Mapping[Path, Case], tmp_path: Path
) -> None:
    made = files(sample_cases[sample])
    assert rebuilt(made) == json_of(sample_cases[sample])
    assert faults_of_package(laid_out(made, tmp_path)) == []
