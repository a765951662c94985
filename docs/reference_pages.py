"""Pages of the site that nobody writes by hand: the reference, made from the code, and the files around docs/.

A link of a page to a file outside docs/ works on GitHub as it is; here the file comes into the site, below
``repository/``, as a page where it is Markdown, and the link is turned to it.
"""

import json
import posixpath
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
AROUND = "repository"  # where in the site the files outside docs/ stand
LINK = re.compile(r"(\]\()([^)#:\s]+)((?:#[^)\s]*)?\))")  # relative ones alone: an address has a colon
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^## stemmata .*$", re.MULTILINE)
PAGES = ("CHANGELOG.md", "ARCHITECTURE.md", "CONTRIBUTING.md")
PLUGINS = """# Plugins

A plugin is an object that an installed package names under one of the entry-point groups below. The built-in
readers, annotators and exporters come through the same door. [How to write a reader](../how-to/write-a-reader.md).

::: stemmata.plugins
    options:
      show_root_heading: false
      heading_level: 2

## Checks for authors

::: stemmata.testing
    options:
      show_root_heading: false
      heading_level: 3
      members_order: source
      filters: ["^check_"]
"""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the made pages, and what pages link to outside docs/, to the pages that were written."""
    made = {
        "reference/options.md": options_page(),
        "reference/export-schema.md": schema_page(),
        "reference/tables.md": tables_page(),
        "reference/formats.md": formats_page(),
        "reference/python.md": python_page(),
        "reference/plugins.md": PLUGINS,
        "decisions/index.md": decisions_page(),
    }
    for path, content in made.items():
        files.append(File.generated(config, path, content=content))
    texts = {DOCS / page.src_uri: page.content_string for page in files.documentation_pages()}
    texts |= {ROOT / name: (ROOT / name).read_text("utf-8") for name in PAGES}
    for path in sorted(
        {ROOT / name for name in PAGES} | {out for page, text in texts.items() for out in outside(page, text)}
    ):
        name = f"{AROUND}/{path.relative_to(ROOT).as_posix()}"
        files.append(File.generated(config, name, content=path.read_bytes()))
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Turns links that cross the edge of docs/ to where the files stand in the site."""
    here = page.file.src_uri
    around = here.startswith(f"{AROUND}/")
    written = ROOT / here.removeprefix(f"{AROUND}/") if around else DOCS / here

    def turned(link: re.Match[str]) -> str:
        target = written.parent.joinpath(link[2]).resolve()
        if not (around or target in outside(written, link[0])):
            return link[0]
        inside = target.is_relative_to(DOCS)
        stands = target.relative_to(DOCS).as_posix() if inside else f"{AROUND}/{target.relative_to(ROOT).as_posix()}"
        return f"{link[1]}{posixpath.relpath(stands, posixpath.dirname(here))}{link[3]}"

    plain = HEADING.sub(lambda heading: heading[0].replace("[", r"\["), markdown)  # "show FILE [VIEW] [ID]" is no link
    parts = re.split(f"({FENCED.pattern})", plain, flags=FENCED.flags)
    return "".join(part if part.startswith("```") else LINK.sub(turned, part) for part in parts)


def outside(page: Path, text: str) -> set[Path]:
    """The files of the repository, outside docs/, that a page links to."""
    targets = {page.parent.joinpath(target).resolve() for _, target, _ in LINK.findall(FENCED.sub("", text))}
    return {one for one in targets if one.is_file() and one.is_relative_to(ROOT) and not one.is_relative_to(DOCS)}


def options_page() -> str:
    """Every command with its arguments and options, as its own help tells them."""
    from stemmata.cli.app import app

    root = typer.main.get_command(app)
    top = "What `--help` tells of each. [The commands](../cli.md) says more, with examples."
    return "\n".join(["# All options", "", top, "", *_command(root, "stemmata")])


def _command(command: Any, name: str) -> Iterator[str]:
    yield from (f"## {name}", "", *_told(command.help), "")
    rows = [row for parameter in command.params if (row := _row(parameter))]
    if rows:
        yield from ("| | does |", "|---|---|", *rows, "")
    for child, below in sorted(getattr(command, "commands", {}).items()):
        yield from _command(below, f"{name} {child}")


def _told(help_: str | None) -> Iterator[str]:
    words = " ".join((help_ or "").replace("\b", "").split())
    said, _, example = words.partition("Example: ")
    yield said.strip()
    if example:
        yield from ("", "```console", example, "```")


def _row(parameter: Any) -> str | None:
    if getattr(parameter, "hidden", False):
        return None
    names = ", ".join(f"`{one}`" for one in (*parameter.opts, *parameter.secondary_opts))
    if parameter.param_type_name == "argument":
        names = f"`{parameter.metavar or parameter.name.upper()}`"
    return f"| {names} | {_cell(getattr(parameter, 'help', None) or '')} |"


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|")


def schema_page() -> str:
    """The JSON Schema of the export, as the command prints it."""
    from stemmata.export.json_schema import json_schema

    written = json.dumps(json_schema(), indent=1, ensure_ascii=False)
    top = "`stemmata export --schema` prints this: what `stemmata export my.stemma --output my.json` keeps to."
    return f"# The export's schema\n\n{top}\n\n```json\n{written}\n```\n"


def tables_page() -> str:
    """The tables and views of a new case file, column by column, with what docs/case-file.md says of each."""
    said = documented_tables((DOCS / "case-file.md").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        case = new_case(Path(folder))
        parts = [_table(case, name, said.get(name, "")) for name in tables(case)]
        views = case.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view' ORDER BY name").fetchall()
        case.close()
    top = (
        "Made from a new case file. [The case file](../case-file.md) says how to read it: spans, ids, what may change."
    )
    shown = [f"### {name}\n\n```sql\n{sql}\n```\n" for name, sql in views]
    return "\n".join(["# Tables of the case file", "", top, "", "## Tables", "", *parts, "## Views", "", *shown])


def new_case(folder: Path) -> sqlite3.Connection:
    """A case file as this version makes it, opened by SQLite alone."""
    from stemmata.casefile import CaseFile

    path = folder / "new.stemma"
    CaseFile.open_for_writing(path).close()
    return sqlite3.connect(path)


def tables(case: sqlite3.Connection) -> list[str]:
    """The names of a case file's tables, sorted; without SQLite's own and those inside the full-text indexes."""
    names = [name for (name,) in case.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return [name for name in names if not re.match(r"sqlite_|\w+_fts(?:_|$)", name)]


def documented_tables(page: str) -> dict[str, str]:
    """What docs/case-file.md says a row of each table is, as a sentence, by the table's name."""
    rows = re.findall(r"^\| (`\w+`(?:, `\w+`)*) \| (.*) \|$", page.partition("## Tables")[2], re.MULTILINE)
    return {
        name: f"Of {names}, in this order: {said}." if "," in names else f"One row is {said}."
        for names, said in rows
        for name in re.findall(r"\w+", names)
    }


def _table(case: sqlite3.Connection, name: str, said: str) -> str:
    leads = {row[3]: f"`{row[2]}`" for row in case.execute(f"PRAGMA foreign_key_list({name})")}
    columns = [
        f"| `{column}` | {kind.lower()} | {'' if needed or key else 'where not known'} | {leads.get(column, '')} |"
        for _, column, kind, needed, _, key in case.execute(f"PRAGMA table_info({name})")
    ]
    head = "| column | type | NULL | leads to |\n|---|---|---|---|"
    return "\n".join([f"### {name}", "", said, "", head, *columns, ""])


def formats_page() -> str:
    """The readers, containers and exporters that are installed: name, suffixes, what they do."""
    from stemmata import plugins

    def suffixes(one: Any) -> str:
        return " ".join(f"`{suffix}`" for suffix in getattr(one, "suffixes", None) or (f".{one.name}",))

    read = [
        f"| `{one.name}` | {suffixes(one)} | {_cell(_purpose(one))} | {'yes' if getattr(one, 'risky', False) else ''} |"
        for one in (*plugins.readers(), *plugins.containers())
    ]
    written = [f"| `{one.name}` | {suffixes(one)} | {_cell(one.summary)} |" for one in plugins.exporters()]
    return "\n".join(
        (
            "# Formats, in and out",
            "",
            "Made from the installed plugins. [How well each is read](../limits-of-formats.md).",
            "",
            "## Read",
            "",
            "What a file is, its first bytes say where they can; else its name. “Apart”: in a process of its own, with"
            " limits of memory and time.",
            "",
            *("| reader | names | reads | apart |", "|---|---|---|---|", *read, ""),
            "## Written",
            "",
            "By `stemmata export my.stemma --to FORMAT`, or `--output NAME` where the name tells the format.",
            "",
            *("| format | names | one gets |", "|---|---|---|", *written, ""),
        )
    )


def _purpose(plugin: Any) -> str:
    module = __import__(type(plugin).__module__, fromlist=["__doc__"])
    return (module.__doc__ or type(plugin).__doc__ or "").split("\n\n")[0]


def python_page() -> str:
    """All that is public in the Python room, each under the name by which it is imported."""
    from stemmata import _LATE, api

    top = (
        "# Python",
        "",
        "`import stemmata` is quick; what reads a case is imported when a case is opened.",
        "[How to use a case from Python](../how-to/use-from-python.md) has examples, which the tests run.",
        "What is not under `stemmata` itself stands in `stemmata.api`.",
        "",
    )
    first = ["open", "build", "OpenCase", "Records"]
    parts = []
    for name in (*first, *(one for one in api.__all__ if one not in first)):
        known = f"stemmata.{name}" if name in _LATE else f"stemmata.api.{name}"
        parts += [f"::: stemmata.api.{name}", "    options:", f"      heading: {known}", f"      toc_label: {name}", ""]
    return "\n".join([*top, *parts])


def decisions_page() -> str:
    """The decisions, oldest first, under their own titles."""
    top = "What a newcomer would ask “why?” about, and the answer that was given at the time."
    pages = sorted(DOCS.glob("decisions/0*.md"))
    titles = [page.read_text("utf-8").splitlines()[0].lstrip("# ") for page in pages]
    return "\n".join(["# Decisions", "", top, "", *(f"- [{t}]({p.name})" for t, p in zip(titles, pages, strict=True))])
