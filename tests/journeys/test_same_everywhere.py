"""The same reports make the same bytes: in any order, under any hash seed, with any number of processes."""

import sys
from pathlib import Path

import pytest

from tests.cli.running import spawned, stemmata
from tests.journeys.piles import affair, many

REPORTS = 26  # more than a build reads without a pool


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("same")
    return sorted([*affair(folder / "affair").iterdir(), *many(folder / "many", REPORTS).iterdir()])


@pytest.fixture(scope="module")
def reference(files: list[Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[str, bytes]:
    return made(files, tmp_path_factory.mktemp("reference"), seed="1", workers=1)


def made(files: list[Path], folder: Path, *, seed: str, workers: int) -> tuple[str, bytes]:
    """(the export, the dossier in one file) of a case of these files, each made in a process of its own."""
    case, page, env = folder / "quarra.stemma", folder / "dossier.html", {"PYTHONHASHSEED": seed}
    built = spawned("build", *files, "--case", case, "--workers", workers, "--quiet", env=env)
    assert (built.status, built.err) == (0, "")
    assert spawned("dossier", case, "--output", page, env=env).status == 0
    return spawned("export", case, env=env).out, page.read_bytes()


def test_the_order_of_the_files_and_the_hash_seed_change_nothing(
    files: list[Path], reference: tuple[str, bytes], tmp_path: Path
) -> None:
    assert made(files[::-1], tmp_path, seed="2", workers=1) == reference


def test_the_number_of_processes_changes_nothing(
    files: list[Path], reference: tuple[str, bytes], tmp_path: Path
) -> None:
    assert made(files, tmp_path, seed="3", workers=2) == reference


def test_a_folder_and_its_files_make_the_same_case(
    files: list[Path], reference: tuple[str, bytes], tmp_path: Path
) -> None:
    folders = sorted({path.parent for path in files}, reverse=True)
    case = tmp_path / "quarra.stemma"
    assert stemmata("build", *folders, "--case", case, "--quiet", "--workers", 1).status == 0
    assert stemmata("export", case).out == reference[0]


@pytest.mark.skipif(sys.platform == "win32", reason="paths are written otherwise there")
def test_a_path_that_is_named_twice_is_read_once(files: list[Path], tmp_path: Path) -> None:
    ran = stemmata("build", files[0], files[0], files[0].parent, "--case", tmp_path / "quarra.stemma", "--json")
    assert ran.json["duplicates"] == 0
