"""Many searches at once: a list or a CSV in, a table, CSV or JSON out."""

import csv
import doctest
import io
import json
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.testclient import TestClient

from stemmata.errors import UsageError
from stemmata.web.server import batch
from stemmata.web.server.batch import MOST_TERMS, terms_of_csv, terms_of_lines
from tests.web.server.serving import OWN, browser, served


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return browser(served(tmp_path_factory.mktemp("batch")))


def ask(client: TestClient, terms: str = "", file: bytes = b"", form: str = "") -> httpx.Response:
    return client.post(
        "/search/batch", data={"terms": terms, "form": form}, files={"file": ("list.csv", file)}, headers=OWN
    )


def test_each_term_has_its_numbers_its_first_statement_and_the_way_to_its_search(client: TestClient) -> None:
    page = unescape(ask(client, 'barrels\n"nobody counted"\nlorries\n').text)
    assert "3 terms, <" in page
    assert "1 without a statement" in page
    assert 'href="/search?q=%22nobody%20counted%22"' in page
    assert "nothing found" in page


def test_the_numbers_are_those_of_the_searches(client: TestClient) -> None:
    rows = json.loads(ask(client, "barrels\nletter\nnumber:1200..\nVask", form="json").text)["rows"]
    assert [row["term"] for row in rows] == ["barrels", "letter", "number:1200..", "Vask"]
    for row in rows:
        alone = client.get(row["address"].replace("/search?", "/search.json?")).json()["rows"]
        assert row["statements"] == len(alone)
        assert row["first_report"] == (alone[0]["report"] if alone else None)


def test_a_csv_file_goes_in_and_csv_comes_out(client: TestClient) -> None:
    answer = ask(client, file=b"\xef\xbb\xbfTerm;note\r\nbarrels;x\r\n=cmd;y\r\n", form="csv")
    assert urlsplit(answer.headers["content-disposition"]).path.endswith("quay-batch.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["term"] for row in rows] == ["barrels", "'=cmd"]
    assert int(rows[0]["statements"]) > 0


@pytest.mark.parametrize("file", [b"\xff\xfe\x00", "café".encode("latin-1")])
def test_what_is_no_utf8_is_said(client: TestClient, file: bytes) -> None:
    answer = ask(client, file=file)
    assert (answer.status_code, "is not UTF-8" in answer.text) == (409, True)


def test_too_many_terms_and_too_long_a_list_are_said(client: TestClient) -> None:
    assert "at most 1,000 at once" in ask(client, "\n".join(map(str, range(MOST_TERMS + 1)))).text
    assert "longer than 1,024 KiB" in ask(client, file=b"x" * (1 << 20)).text


def test_terms_that_cannot_be_searched_say_why(client: TestClient) -> None:
    assert ask(client, "colour:red\nnumber:many").status_code == 200


def test_lines_and_rows_are_terms_once_each_in_order() -> None:
    assert terms_of_lines(" a \n\nb\na\n") == ("a", "b")
    assert terms_of_csv(b"name\nb\n\na\nb\n") == ("b", "a")
    assert terms_of_csv(b"") == ()
    with pytest.raises(UsageError):
        terms_of_csv(b"a\n" + b'"' + b"x" * 200_000)


def test_hostile_terms_come_out_as_text(client: TestClient) -> None:
    page = ask(client, "<script>alert(1)</script>\n</textarea><img src=x>").text
    assert "<script>alert" not in page
    assert "<img" not in page


def test_the_examples_hold(tmp_path: Path) -> None:
    assert doctest.testmod(batch).failed == 0
