"""A case file opens in Datasette as it is: tables, links between them, full-text search, and nothing is written."""

import asyncio
import hashlib
import re
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import yaml

from tests.casefile.keeping import kept
from tests.casefile.whole import whole_case

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # what Datasette imports warns of its own future
    from datasette.app import Datasette


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("datasette") / "quarra.stemma"
    kept(whole_case(), path)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    yield path
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def asked(case: Path, address: str, *, immutable: bool = True, names: Any = None, **query: str) -> Mapping[str, Any]:
    """What Datasette answers, as JSON."""

    async def answer() -> Mapping[str, Any]:
        files, fixed = ([], [str(case)]) if immutable else ([str(case)], [])
        server = Datasette(files, immutables=fixed, metadata=names)
        got = await server.client.get(f"{address}?{urlencode(query)}")
        told: Mapping[str, Any] = {"status": got.status_code, **got.json()}
        return told

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return asyncio.run(answer())


@pytest.mark.parametrize("immutable", [True, False])
def test_all_tables_and_views_are_listed(immutable: bool, case: Path) -> None:
    told = asked(case, "/quarra.json", immutable=immutable)
    tables = {table["name"]: table for table in told["tables"]}
    assert tables["report"]["count"] == 2
    assert {view["name"] for view in told["views"]} >= {"who_says_what", "claims_with_origins", "stemma"}
    assert {name for name, table in tables.items() if table["hidden"]} == {
        f"{name}_fts{end}" for name in ("report", "statement") for end in ("", "_config", "_data", "_docsize", "_idx")
    }


@pytest.mark.parametrize(
    ("table", "words", "found"),
    [("report", "SØRBY", 1), ("report", "lett*", 1), ("statement", "fighters", 2)],
)
def test_the_full_text_is_searched_from_the_table_itself(table: str, words: str, found: int, case: Path) -> None:
    told = asked(case, f"/quarra/{table}.json", _search=words, _searchmode="raw", _shape="objects")
    assert len(told["rows"]) == found


def test_references_between_tables_are_links(case: Path) -> None:
    tables = {table["name"]: table for table in asked(case, "/quarra.json")["tables"]}
    names = set(tables)
    ties = [(name, tie) for name in names for tie in tables[name]["foreign_keys"]["outgoing"]]
    assert len(ties) > 30
    assert {tie["other_table"] for _, tie in ties} <= names


def test_ids_have_names_beside_them_as_the_page_says(case: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "open-a-case-in-datasette.md").read_text("utf-8")
    (told,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    names = yaml.safe_load(told.replace("  my:\n", "  quarra:\n"))
    tables = names["databases"]["quarra"]["tables"]
    assert {"label_column", "description"} == set(tables["claim"])
    for table, column in (("claim_statement", "claim"), ("event_entity", "event")):
        rows = asked(case, f"/quarra/{table}.json", names=names, _labels="on", _shape="objects")["rows"]
        assert all(row[column]["label"] == "fighters left Quarra" for row in rows)
        plain = asked(case, f"/quarra/{table}.json", _labels="on", _shape="objects")["rows"]
        assert all(row[column]["label"] == row[column]["value"] for row in plain)
    described = asked(case, "/quarra.json")["tables"]
    assert set(tables) <= {table["name"] for table in described}


def test_a_view_answers_who_says_what(case: Path) -> None:
    rows = asked(case, "/quarra/who_says_what.json", _shape="objects")["rows"]
    assert any("denies" in row["chain"] for row in rows)


@pytest.mark.parametrize("immutable", [True, False])
def test_nothing_can_be_written(immutable: bool, case: Path) -> None:
    told = asked(case, "/quarra.json", immutable=immutable, sql="DELETE FROM decision")
    assert told["status"] == 400
    assert "SELECT" in told["error"]
