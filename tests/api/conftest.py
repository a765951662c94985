"""The sample case, built from Python once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import stemmata
from stemmata import OpenCase

SAMPLE = Path(__file__).parents[2] / "samples" / "leaked-letter" / "reports"


@pytest.fixture(scope="session")
def letter_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("letter") / "letter.stemma"
    stemmata.build(SAMPLE, path).case.close()
    return path


@pytest.fixture
def letter(letter_file: Path) -> Iterator[OpenCase]:
    with stemmata.open(letter_file) as case:
        yield case
