"""docs/how-to/use-from-python.md and the notebooks: every example runs, and is typed."""

import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.api.made_notebooks import NOTEBOOKS, cells, run

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "how-to" / "use-from-python.md"
OTHERS_ARE_ANY = """[mypy]
strict = true
[mypy-networkx.*,numpy.*,pandas.*,polars.*,pyarrow.*,trafilatura.*]
follow_imports = skip
ignore_missing_imports = true
"""  # what they are typed as is not ours to check, and takes a minute
FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.IGNORE_EXCEPTION_DETAIL


@pytest.fixture
def beside_the_samples(letter_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the samples, and the sample's case as it was built; the examples run in it."""
    (tmp_path / "samples").symlink_to(ROOT / "samples", target_is_directory=True)
    shutil.copy(letter_file, tmp_path / "letter.stemma")
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    os.chdir(ROOT)


def examples() -> list[doctest.Example]:
    """Those of all blocks, in order; a block ends with an empty line, which is not part of what is expected."""
    blocks = re.findall(r"^```python\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return doctest.DocTestParser().get_examples("\n".join(blocks), str(PAGE))


def test_the_examples_of_the_page_run(beside_the_samples: Path) -> None:
    found = doctest.DocTest(examples(), {}, PAGE.name, str(PAGE), 0, None)
    said: list[str] = []
    doctest.DocTestRunner(optionflags=FLAGS, verbose=False).run(found, out=said.append)
    assert len(found.examples) > 40
    assert "".join(said) == ""


def test_every_task_of_the_page_has_an_example() -> None:
    sections = re.split(r"^## ", PAGE.read_text("utf-8"), flags=re.MULTILINE)[1:]
    assert [one.splitlines()[0] for one in sections if ">>>" not in one] == ["Types"]


def test_the_examples_of_the_page_are_typed(tmp_path: Path) -> None:
    script = tmp_path / "page.py"
    lines = [one.source for one in examples() if one.exc_msg is None]
    script.write_text("".join(lines), "utf-8")
    (tmp_path / "mypy.ini").write_text(OTHERS_ARE_ANY, "utf-8")
    words = [sys.executable, "-m", "mypy", "--config-file", "mypy.ini", "--cache-dir", "cache", "page.py"]
    ran = subprocess.run(words, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert ran.returncode == 0, ran.stdout


def test_there_are_two_notebooks_with_their_outputs() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["a-first-look-at-a-case", "from-claims-to-a-data-frame"]
    for path in NOTEBOOKS:
        assert path.stat().st_size < 200_000
        assert all(cell["outputs"] for cell in cells(path))
        assert "<script" not in path.read_text("utf-8")


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_cells_of_a_notebook_run(notebook: Path, beside_the_samples: Path) -> None:
    names: dict[str, Any] = {}
    for cell in cells(notebook):
        run("".join(cell["source"]), names)
    names["case"].close()
