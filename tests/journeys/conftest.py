"""The sample cases, built once for all journeys."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from bench.gold.__main__ import built, samples_of
from bench.gold.figures import Part
from bench.gold.read import gold_at
from bench.gold.score import scored

from stemmata.model.case import Case


@pytest.fixture(scope="session")
def sample_cases(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Path, Case]:
    """The folder of each sample → its case."""
    folder = tmp_path_factory.mktemp("samples")
    return {sample: built(sample, folder) for sample in samples_of([])}


@pytest.fixture(scope="session")
def sample_scores(sample_cases: Mapping[Path, Case]) -> Mapping[Path, Part]:
    """The folder of each sample → how its case compares with its gold data."""
    return {sample: scored(case, gold_at(sample / "gold.yaml")) for sample, case in sample_cases.items()}
