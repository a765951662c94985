"""Pages of the reference that are made from the code: options of the commands, the export's schema, the Python room."""

import json
from collections.abc import Iterator
from typing import Any

import typer
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from stemmata.cli.app import app

PYTHON = """# Python

`import stemmata` is quick; what reads a case is imported when a case is opened. [How to use
it](../how-to/use-from-python.md) has examples that are run by the tests.

::: stemmata
    options:
      show_root_heading: false
      members: true
"""
PLUGINS = """# Plugins

A plugin is an object that an installed package names under one of the entry-point groups below. The built-in
readers, annotators and exporters come through the same door. [How to write a reader](../how-to/write-a-reader.md).

::: stemmata.plugins

::: stemmata.testing
"""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the made pages to those that were written."""
    pages = {
        "reference/options.md": options_page(),
        "reference/export-schema.md": schema_page(),
        "reference/python.md": PYTHON,
        "reference/plugins.md": PLUGINS,
    }
    for path, content in pages.items():
        files.append(File.generated(config, path, content=content))
    return files


def options_page() -> str:
    """Every command with its arguments and options, as its own help tells them."""
    root = typer.main.get_command(app)
    return "\n".join(["# All options", "", "As `--help` tells them.", "", *_command(root, "stemmata")])


def _command(command: Any, name: str) -> Iterator[str]:
    yield from (f"## {name}", "", " ".join((command.help or "").split()), "")
    rows = [row for parameter in command.params if (row := _row(parameter))]
    if rows:
        yield from ("| | does |", "|---|---|", *rows, "")
    for child, below in sorted(getattr(command, "commands", {}).items()):
        yield from _command(below, f"{name} {child}")


def _row(parameter: Any) -> str | None:
    if getattr(parameter, "hidden", False):
        return None
    names = ", ".join(f"`{one}`" for one in (*parameter.opts, *parameter.secondary_opts))
    if parameter.param_type_name == "argument":
        names = f"`{parameter.human_readable_name}`"
    told = " ".join((getattr(parameter, "help", None) or "").split()).replace("|", "\\|")
    return f"| {names} | {told} |"


def schema_page() -> str:
    """The JSON Schema of the export, as the command prints it."""
    from stemmata.export.json_schema import json_schema

    written = json.dumps(json_schema(), indent=1, ensure_ascii=False)
    return f"# The export's schema\n\n`stemmata export --schema` prints this.\n\n```json\n{written}\n```\n"
