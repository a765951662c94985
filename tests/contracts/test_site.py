"""The documentation is a site that builds without a warning, loads nothing from elsewhere and leaves no page out."""

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer.main
import yaml

import stemmata
from stemmata import api, plugins
from stemmata.cli.app import app
from tests.contracts.test_documented_commands import COMMANDS
from tests.contracts.test_wording import VERDICT

pytestmark = pytest.mark.skipif(
    find_spec("mkdocs") is None or find_spec("mkdocstrings") is None, reason="the site's tools are not installed"
)
ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
LOADING = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "object": "data",
}
# Where such words are the point: what peers do, and why we do not.
SPEAKS_OF_VERDICTS = {
    "comparison.md": {"fact-check"},
    "decisions/0026-linked-data-attributes.md": {"fact-checkers"},
}


class Loads(HTMLParser):
    """What a page makes a browser fetch by itself; the words that it shows."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.links: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag in LOADING:
            self.fetched.append(said.get(LOADING[tag]) or "")
        if tag == "link" and said.get("rel") not in {"canonical", "prev", "next"}:
            self.fetched.append(said.get("href") or "")
        if tag == "a":
            self.links.add(said.get("href") or "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", "mkdocs.yml", "-d", str(out)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert run.returncode == 0, run.stderr
    return out


@pytest.fixture(scope="module")
def made() -> ModuleType:
    """The hook that makes pages from the code."""
    spec = spec_from_file_location("reference_pages", DOCS / "reference_pages.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def parsed(page: Path) -> Loads:
    loads = Loads()
    loads.feed(page.read_text("utf-8"))
    return loads


def menu(entry: Any) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    else:
        for one in entry.values() if isinstance(entry, dict) else entry:
            yield from menu(one)


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > len(PAGES)
    for page in pages:
        for address in parsed(page).fetched:
            assert not re.match(r"(?:\w+:)?//", address), (page.name, address)
            local = address.partition("?")[0]
            # 404.html is served for any address, so that its own are counted from the root.
            assert page.name == "404.html" or not local or (page.parent / local).exists(), (page.name, address)


def test_no_page_has_a_diagram_for_which_the_theme_would_fetch_a_script(site: Path) -> None:
    assert not [page for page in site.rglob("*.html") if 'class="mermaid"' in page.read_text("utf-8")]


def test_no_style_sheet_loads_anything_from_elsewhere(site: Path) -> None:
    sheets = [sheet.read_text("utf-8") for sheet in (*site.rglob("*.css"), *site.rglob("*.html"))]
    assert not [
        found for sheet in sheets for found in re.findall(r"(?:url\(|@import )[\"']?(?:https?:)?//[^)]*", sheet)
    ]


def test_every_page_is_in_the_menu() -> None:
    # No full loader: the file may hold tags of its own, and none is needed for the menu.
    nav = set(menu(yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"]))
    assert {page.relative_to(DOCS).as_posix() for page in PAGES} <= nav


def test_the_first_page_leads_to_every_how_to() -> None:
    links = set(re.findall(r"\]\((how-to/[^)#]+)", (DOCS / "index.md").read_text("utf-8")))
    assert {f"how-to/{page.name}" for page in (DOCS / "how-to").glob("*.md")} == links


def test_links_out_of_the_docs_lead_to_files_of_the_site(site: Path) -> None:
    links = parsed(site / "how-to" / "use-a-language-model.html").links
    (prompt,) = [link for link in links if link.endswith("/system.txt")]
    assert (site / "how-to" / prompt).read_bytes() == (ROOT / prompt.partition("/repository/")[2]).read_bytes()
    back = parsed(site / "repository" / "CHANGELOG.html").links
    assert "../how-to/open-in-a-spreadsheet.html" in back


def test_the_python_reference_has_all_that_is_public(site: Path) -> None:
    page = (site / "reference" / "python.html").read_text("utf-8")
    for name in api.__all__:
        known = f"stemmata.{name}" if name in stemmata._LATE else f"stemmata.api.{name}"
        assert re.search(rf"<h\d[^>]*>.*?{re.escape(known)}", page, re.DOTALL), name
    plugin = (site / "reference" / "plugins.html").read_text("utf-8")
    for name in ("Reader", "Container", "Annotator", "Exporter", "FolderExporter", "RawRecord", "Member"):
        assert f'id="stemmata.plugins.{name}"' in plugin
    assert 'id="stemmata.testing.check_reader"' in plugin


def test_the_remark_after_a_field_is_in_the_reference(site: Path) -> None:
    assert "by which a reader is chosen" in (site / "reference" / "plugins.html").read_text("utf-8")


def test_every_option_and_every_format_is_in_the_reference(made: ModuleType) -> None:
    options = made.options_page()
    assert set(re.findall(r"^## stemmata (.+)$", options, re.MULTILINE)) >= set(COMMANDS)
    root: Any = typer.main.get_command(app)
    for command in (root, *COMMANDS.values()):
        for parameter in command.params:
            if parameter.param_type_name == "option" and not parameter.hidden:
                assert all(f"`{name}`" in options for name in parameter.opts)
    formats = made.formats_page()
    for one in (*plugins.readers(), *plugins.containers(), *plugins.exporters()):
        assert f"| `{one.name}` |" in formats
    assert "|  |  |" not in formats


def test_the_page_of_the_case_file_names_every_table_and_no_other(made: ModuleType, tmp_path: Path) -> None:
    page = (DOCS / "case-file.md").read_text("utf-8")
    case = made.new_case(tmp_path)
    views = {name for (name,) in case.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
    (schema,) = case.execute("PRAGMA user_version").fetchone()
    assert set(made.documented_tables(page.partition("## Views")[0])) == set(made.tables(case))
    assert set(re.findall(r"^\| `(\w+)` \|", page.partition("## Views")[2], re.MULTILINE)) == views
    assert f"the schema, now {schema}." in page
    case.close()


def test_the_queries_of_the_page_run(made: ModuleType, tmp_path: Path) -> None:
    page = (DOCS / "case-file.md").read_text("utf-8")
    queries = re.findall(r"^    (SELECT [^;]*;)$", page, re.MULTILINE)
    assert len(queries) == 2
    case: sqlite3.Connection = made.new_case(tmp_path)
    for query in queries:
        case.execute(query)
    case.close()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_no_page_rates_a_claim(page: Path) -> None:
    name = page.relative_to(DOCS).as_posix()
    text = re.sub(r"[“\"][^”\"]*[”\"]|`[^`]*`|\]\([^)]*\)", " ", page.read_text("utf-8"))
    found = {word.lower() for word in VERDICT.findall(text)}
    assert found <= SPEAKS_OF_VERDICTS.get(name, set())
