"""What every source file keeps: its size, its words, and nobody's names."""

import ast
import re
from collections.abc import Callable
from pathlib import Path

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
NO_IDEA = {"utils", "util", "helpers", "helper", "misc", "manager", "managers"}  # nor as a part of a name
NO_NAME = {"common", "tools", "base", "core", "shared"}
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


def faults(paths: list[Path], found: Callable[[str], object]) -> dict[str, object]:
    """File → what is wrong with it; nothing where all are well."""
    said = {named(path): found(path.read_text("utf-8")) for path in paths}
    return {path: fault for path, fault in said.items() if fault}


def test_every_module_says_what_it_is_for() -> None:
    assert faults(MODULES, lambda text: not ast.get_docstring(ast.parse(text))) == {}


def test_no_file_is_too_long_to_be_read() -> None:
    lengths = faults(CHECKED, lambda text: len(text.splitlines()))
    assert {path: lines for path, lines in lengths.items() if isinstance(lines, int) and lines >= LONGEST} == {}


def test_every_module_is_named_for_an_idea() -> None:
    nameless = [path for path in MODULES if set(path.stem.split("_")) & NO_IDEA or path.stem in NO_NAME]
    assert [named(path) for path in nameless] == []


def test_no_file_knows_the_machine_that_it_was_written_on() -> None:
    assert faults(CHECKED, A_MACHINE.findall) == {}


def test_nothing_is_left_unfinished() -> None:
    assert faults(TEXTS, UNFINISHED.findall) == {}


def any_of(names: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")


def test_no_rule_knows_a_name_of_the_samples() -> None:
    names = of_the_samples()
    assert len(names) > 40
    # "The Lamp" in lower case is a lamp; other names are sought in any case, as tables of words would hold them.
    as_written = any_of([name for name in names if name.startswith("The ")])
    in_any_case = any_of([name.lower() for name in names if not name.startswith("The ")])
    assert faults(TEXTS, lambda text: as_written.findall(text) + in_any_case.findall(text.lower())) == {}


def test_nothing_rests_on_hash_or_prints_or_runs_text() -> None:
    """``hash()`` differs from one process to the next; ids come from stemmata.text.ids."""

    def calls(text: str) -> list[str]:
        called = [node.func for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
        return [one.id for one in called if isinstance(one, ast.Name) and one.id in {"hash", "print", "eval", "exec"}]

    assert faults(MODULES, calls) == {}
