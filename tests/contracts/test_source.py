"""What every source file keeps: its size, its words, and nobody's names."""

import ast
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "stemmata"
MODULES = sorted(SOURCE.rglob("*.py"))
TEXTS = sorted(path for path in SOURCE.rglob("*") if path.suffix in {".py", ".sql", ".html", ".css", ".js"})
CHECKED = [
    *TEXTS,
    *sorted((ROOT / "bench").rglob("*.py")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted(ROOT.glob("*.md")),
]
LONGEST = 400  # lines
NO_IDEA = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "tools", "base"}
# Folders that only one machine has. "/dev/null", "/usr/bin/env" and the like are everywhere.
A_MACHINE = re.compile(r"(?<![\w.:/])/(?:home|root|work|opt|tmp|mnt|Users|private|srv)/\w|\b[A-Z]:\\\\?\w")
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b|\bNotImplementedError\b")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def of_the_samples() -> list[str]:
    """The invented names of the sample cases that are names beyond doubt: two capital letters or more."""
    names: set[str] = set()
    for gold in sorted((ROOT / "samples").glob("*/gold.yaml")):
        said = yaml.safe_load(gold.read_text("utf-8"))
        names |= {name for entity in said["entities"] for name in entity["names"]}
        names |= {one["outlet"] for one in said["reports"] if one["outlet"]}
    return sorted(name for name in names if len(re.findall(r"\b[^\W\d_a-z]", name)) > 1 and " " in name)


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    said = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert said
    assert said.splitlines()[0].rstrip().endswith((".", ":", "?", "…")) or len(said.splitlines()) > 1


@pytest.mark.parametrize("path", CHECKED, ids=named)
def test_no_file_is_too_long_to_be_read(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) < LONGEST


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_every_module_is_named_for_an_idea(path: Path) -> None:
    assert not set(path.with_suffix("").name.split("_")) & NO_IDEA


@pytest.mark.parametrize("path", CHECKED, ids=named)
def test_no_file_knows_the_machine_that_it_was_written_on(path: Path) -> None:
    assert A_MACHINE.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", TEXTS, ids=named)
def test_nothing_is_left_unfinished(path: Path) -> None:
    assert UNFINISHED.findall(path.read_text("utf-8")) == []


def test_no_rule_knows_a_name_of_the_samples() -> None:
    names = of_the_samples()
    assert len(names) > 40
    source = "\n".join(path.read_text("utf-8") for path in TEXTS)
    assert [name for name in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", source, re.IGNORECASE)] == []


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_id_or_choice_rests_on_hash(path: Path) -> None:
    """``hash()`` differs from one process to the next; ids come from stemmata.text.ids."""
    calls = [node.func for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    assert not [
        func.id for func in calls if isinstance(func, ast.Name) and func.id in {"hash", "print", "eval", "exec"}
    ]
