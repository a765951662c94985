"""What is installed is what stands in ``src``: the wheel and the sdist are built, offline, and looked into."""

import email
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("hatchling", reason="hatchling, of the development dependencies, builds the wheel")

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
OF_A_RUN = {".pyc", ".pyo"}  # what Python writes beside modules
MOST_BYTES = 32_000_000  # of the wheel: the tagger takes 21 of them, the vectors of meaning 7


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was made of the sdist."""
    folder = tmp_path_factory.mktemp("dist")
    _build("sdist", ROOT, folder)
    (packed,) = folder.glob("*.tar.gz")
    with tarfile.open(packed) as archive:
        archive.extractall(folder / "unpacked", filter="data")
    (unpacked,) = (folder / "unpacked").iterdir()
    _build("wheel", unpacked, folder)
    return folder


def _build(what: str, source: Path, folder: Path) -> None:
    code = f"import sys; from hatchling.build import build_{what}; build_{what}(sys.argv[1])"
    subprocess.run([sys.executable, "-c", code, str(folder)], cwd=source, check=True, capture_output=True)


def wheel_of(folder: Path) -> zipfile.ZipFile:
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def of_the_source() -> set[str]:
    """The files that git would keep of the package."""
    found = (path for path in (SOURCE / "stemmata").rglob("*") if path.is_file() and path.suffix not in OF_A_RUN)
    return {path.relative_to(SOURCE).as_posix() for path in found}


def test_the_wheel_holds_all_files_of_the_package_and_no_other(built: Path) -> None:
    with wheel_of(built) as wheel:
        names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert names == of_the_source()


@pytest.mark.parametrize(
    "name",
    [
        "py.typed", "annotate/tagger/weights/model.onnx", "link/claim/weights/meaning.npz", "text/vocabulary.json",
        "casefile/schema/reports.sql", "annotate/llm/prompts/1/system.txt", "gazetteer/data/areas.tsv.xz",
        "web/map/data/outline.tsv.xz", "web/map/data/LICENSE", "link/claim/wordnet/LICENSE", "web/templates/base.html",
        "web/static/htmx.min.js", "web/paper/paper.css",
    ],
)  # fmt: skip
def test_what_runs_without_python_is_in_it(built: Path, name: str) -> None:
    with wheel_of(built) as wheel:
        assert wheel.read(f"stemmata/{name}") == (SOURCE / "stemmata" / name).read_bytes()


def test_its_metadata_name_licences_extras_and_entry_points(built: Path) -> None:
    with wheel_of(built) as wheel:
        (info,) = {name.split("/")[0] for name in wheel.namelist() if ".dist-info/" in name}
        said = email.message_from_bytes(wheel.read(f"{info}/METADATA"))
        points = wheel.read(f"{info}/entry_points.txt").decode()
        licences = {name for name in wheel.namelist() if name.startswith(f"{info}/licenses/")}
    assert len(licences) == len(said.get_all("License-File", [])) == 3
    assert sorted(said.get_all("Provides-Extra", [])) == ["geo", "office", "parquet", "pdf", "pdf-dossier"]
    assert "stemmata = stemmata.cli.app:main" in points


def test_the_wheel_is_small_enough_for_a_slow_line(built: Path) -> None:
    (path,) = built.glob("*.whl")
    assert path.stat().st_size <= MOST_BYTES


def test_the_sdist_holds_the_package_the_sample_and_what_builds_it(built: Path) -> None:
    (packed,) = built.glob("*.tar.gz")
    with tarfile.open(packed) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {name for name in names if "/" not in name} == {
        ".gitignore", "CHANGELOG.md", "LICENSE", "PKG-INFO", "README.md", "pyproject.toml",
    }  # fmt: skip
    assert {name.split("/")[0] for name in names if "/" in name} == {"samples", "src"}
    assert {name.removeprefix("src/") for name in names if name.startswith("src/")} == of_the_source()


def test_the_same_source_builds_the_same_wheel(built: Path, tmp_path: Path) -> None:
    """Also from the checkout, without the way through the sdist."""
    _build("wheel", ROOT, tmp_path)
    (again,), (first,) = tmp_path.glob("*.whl"), built.glob("*.whl")
    assert again.read_bytes() == first.read_bytes()
