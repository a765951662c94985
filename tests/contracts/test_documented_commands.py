"""docs/cli.md is the manual: every command and option, every exit status; on every page only examples that parse."""

import inspect
import json
import re
import shlex
from pathlib import Path
from typing import Any, get_args

import pytest
import typer.main

from stemmata import errors
from stemmata.cli.app import app
from stemmata.cli.showing import SUBJECT_VIEWS, VIEWS
from stemmata.model.decision import DecisionKind
from stemmata.pipeline import Built

ROOT = Path(__file__).parents[2]
MANUAL = "\n".join((ROOT / "docs" / name).read_text("utf-8") for name in ("cli.md", "cli-gazetteer.md"))
GROUP: Any = typer.main.get_command(app)  # typer's own copy of click has no public type
COMMANDS: dict[str, Any] = {
    " ".join((name, *inner)): found
    for name, command in GROUP.commands.items()
    for inner, found in (
        [((below,), one) for below, one in command.commands.items()]
        if hasattr(command, "commands")
        else [((), command)]
    )
}  # "build", "gazetteer add"


def named(words: list[str]) -> str:
    """The command that these words begin with; empty where they begin with none."""
    return next((name for name in (" ".join(words[:2]), " ".join(words[:1])) if name in COMMANDS), "")


SECTIONS = {
    named(heading.split()[1:]): body
    for heading, body in re.findall(r"^## (stemmata\b.*)\n((?:(?!^## ).*\n?)*)", MANUAL, re.MULTILINE)
}
ERRORS = [one for _, one in inspect.getmembers(errors, inspect.isclass) if issubclass(one, errors.StemmataError)]


def options_of(command: Any) -> list[str]:
    return [
        name for one in command.params if one.param_type_name == "option" for name in (*one.opts, *one.secondary_opts)
    ]


def documented(text: str) -> set[str]:
    """The options in the first column of a section's tables."""
    cells = (line.split("|")[1] for line in text.splitlines() if line.startswith("|"))
    return {option for cell in cells for option in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", cell)}


def examples() -> list[str]:
    """Every command line of a page's console, shell or indented block, or of a help text."""
    pages = [path.read_text("utf-8") for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))]
    blocks = [
        block.replace("\\\n", " ")
        for page in pages
        for block in (
            *re.findall(r"^```(?:console|sh|bash|shell)?\n(.*?)^```", page, re.M | re.S),
            *re.findall(r"^    stemmata .*", page, re.M),
        )
    ]
    lines = [line.strip().removeprefix("$ ") for block in blocks for line in block.splitlines()]
    helps = [help_ for one in COMMANDS.values() for help_ in re.findall(r"Example: (stemmata .*)", one.help)]
    found = [line.split("  #")[0] for line in (*lines, *helps) if line.startswith("stemmata ")]
    return sorted({re.sub(r"\s*(?:\||>|2>).*", "", line) for line in found})


def test_every_command_has_its_section() -> None:
    assert set(SECTIONS) == {"", *COMMANDS}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_of_a_command_is_documented_and_no_other(name: str) -> None:
    real = set(options_of(COMMANDS[name])) - {"--help"}
    assert documented(SECTIONS[name]) == real


def test_the_options_that_belong_to_no_command_are_documented() -> None:
    assert documented(SECTIONS[""]) == {*options_of(GROUP), "--help"}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_argument_of_a_command_stands_in_its_heading(name: str) -> None:
    (heading,) = re.findall(rf"^## stemmata {name}\b(.*)$", MANUAL, re.MULTILINE)
    wanted = [one.metavar.rstrip(".") for one in COMMANDS[name].params if one.param_type_name == "argument"]
    assert [word.strip("[]").rstrip(".") for word in heading.split(" --")[0].split()] == wanted


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_speaks_json_and_shows_an_example(name: str) -> None:
    assert "--json" in options_of(COMMANDS[name])
    assert f"Example: stemmata {name}" in COMMANDS[name].help


@pytest.mark.parametrize("line", examples())
def test_every_example_is_a_command_line_that_parses(line: str) -> None:
    words = shlex.split(line)[1:]
    if words[0].startswith("-"):
        assert words[0] in {*options_of(GROUP), "--help"}
    else:
        name = named(words)
        COMMANDS[name].make_context(name, words[len(name.split()) :])


def test_there_are_examples_of_every_command() -> None:
    assert {named(shlex.split(line)[1:]) for line in examples()} >= set(COMMANDS)


@pytest.mark.parametrize("view", sorted({*VIEWS, *SUBJECT_VIEWS}))
def test_every_view_is_documented(view: str) -> None:
    assert re.search(rf"^\| `{view}(?: ID)?` \|", SECTIONS["show"], re.MULTILINE)


@pytest.mark.parametrize("kind", get_args(DecisionKind))
def test_every_kind_of_decision_is_documented(kind: str) -> None:
    assert re.search(rf"^\| `{kind}` \|", SECTIONS["decide"], re.MULTILINE)


def test_the_keys_of_a_build_s_summary_are_documented() -> None:
    (row,) = [line for line in SECTIONS["build"].splitlines() if line.startswith("| `--json`")]
    assert re.findall(r"`(\w+)`", row) == ["case", *Built.__dataclass_fields__]


@pytest.mark.parametrize("error", ERRORS, ids=lambda one: one.__name__)
def test_the_table_of_exit_statuses_is_that_of_the_errors(error: type[errors.StemmataError]) -> None:
    rows = re.findall(r"^\| (\d+) \|.*?\|(.*)\|$", MANUAL, re.MULTILINE)
    (status,) = [status for status, names in rows if f"`{error.__name__}`" in names]
    assert int(status) == error.exit_code


@pytest.mark.parametrize("error", ERRORS, ids=lambda one: one.__name__)
def test_the_tree_drawn_over_the_errors_is_the_tree(error: type[errors.StemmataError]) -> None:
    assert re.search(rf"\b{error.__name__} +exit {error.exit_code}\b", errors.__doc__ or "")


def test_the_contract_s_export_is_what_show_prints(capsys: pytest.CaptureFixture[str]) -> None:
    """The manual promises that ``show --json`` is a part of the export: the same keys, from the same exporter."""
    from stemmata.cli.lookup import Lookup
    from stemmata.cli.showing import _machine
    from stemmata.export.json_case import exporter
    from tests.casefile.whole import whole_case

    export = json.loads(b"".join(exporter.export(whole_case())))
    look = Lookup(whole_case())
    for view, key in (
        ("claims", "claims"),
        ("stemma", "derivations"),
        ("documents", "documents"),
        ("entities", "entities"),
    ):
        assert _machine(look, view, "") == export[key]
