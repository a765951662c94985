"""The sample cases, built once for all journeys."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from bench.gold.__main__ import built, samples_of
from bench.gold.figures import Part
from bench.gold.read import gold_at
from bench.gold.score import scored


@pytest.fixture(scope="session")
def sample_scores(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Path, Part]:
    """The folder of each sample → how its case compares with its gold data."""
    folder = tmp_path_factory.mktemp("samples")
    return {sample: scored(built(sample, folder), gold_at(sample / "gold.yaml")) for sample in samples_of([])}
