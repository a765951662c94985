"""The version is written in one place, and everything else reads it there."""

import json
import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

from stemmata import __version__
from stemmata.export.json_case import exporter
from tests.casefile.whole import whole_case
from tests.cli.running import stemmata

ROOT = Path(__file__).parents[2]


def test_the_project_takes_its_version_from_the_package() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert "version" not in project["project"]
    assert "version" in project["project"]["dynamic"]
    assert project["tool"]["hatch"]["version"]["path"] == "src/stemmata/__init__.py"


def test_no_other_source_file_writes_it() -> None:
    written = [
        path.name
        for path in sorted((ROOT / "src").rglob("*"))
        if path.suffix in {".py", ".html", ".sql", ".toml"} and f'"{__version__}"' in path.read_text("utf-8")
    ]
    assert written == ["__init__.py"]


def test_what_is_installed_says_the_same() -> None:
    assert version("stemmata") == __version__


def test_the_command_prints_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert stemmata("--version").out == f"{__version__}\n"


def test_the_export_bears_it() -> None:
    assert json.loads(b"".join(exporter.export(whole_case())))["stemmata"] == __version__


def test_the_changelog_begins_with_it() -> None:
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == __version__
