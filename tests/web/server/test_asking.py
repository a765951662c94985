"""Search, claims, permalinks, citations and tables, as a browser asks for them."""

import csv
import io
import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from stemmata.web.server.desk import Desk
from stemmata.web.server.sheets import SHEETS
from tests.web.server.serving import browser, served
from tests.web.server.test_app import rule


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return served(tmp_path_factory.mktemp("asking"))


@pytest.fixture(scope="module")
def client(desk: Desk) -> TestClient:
    return browser(desk)


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html.partition("<main")[2])).split())


def test_every_page_has_the_search_box(client: TestClient) -> None:
    for path in ("/", "/claims", "/r/A", "/decisions", "/nothing"):
        assert '<form class="find" role="search" action="/search">' in client.get(path).text


def test_a_search_shows_sentences_with_their_voices_and_counts(client: TestClient) -> None:
    page = client.get("/search", params={"q": "barrels"}).text
    assert re.search(r"\d+ statements in 3 reports", words(page))
    assert "<mark>barrels</mark>" in page
    assert "Harbour Ledger" in page
    assert 'value="barrels"' in page
    assert "Who says so" in page


def test_a_search_says_what_each_voice_does(client: TestClient) -> None:
    page = words(client.get("/search", params={"q": "counted"}).text)
    assert "asserts, second hand" in page
    assert "denies" not in page


def test_an_empty_search_says_what_can_be_asked(client: TestClient) -> None:
    for path in ("/search", "/search?q=", "/search?q=%22%22", "/search?q=-"):
        assert "asserted-by:" in words(client.get(path).text)


@pytest.mark.parametrize(
    "query", ["number:many", "outlet:", '"', "(((", "a" * 999, "\x00", "<script>", "foo:bar", "--"]
)
def test_no_search_is_an_error(client: TestClient, query: str) -> None:
    answer = client.get("/search", params={"q": query, "page": "x"})
    assert answer.status_code == 200
    assert "<script>" not in answer.text


def test_what_finds_nothing_together_is_offered_apart(client: TestClient) -> None:
    page = client.get("/search", params={"q": "barrels lang:ar"}).text
    assert 'href="/search?q=barrels"' in page
    assert 'href="/search?q=lang%3Aar"' not in page
    assert "No statement of this case meets that." in page


def test_a_page_that_a_search_does_not_have_is_its_last(client: TestClient) -> None:
    for page in ("99", "0", "-1", "x"):
        assert "<mark>" in client.get("/search", params={"q": "barrels", "page": page}).text


def test_the_results_are_data_at_the_same_address(client: TestClient) -> None:
    rows = client.get("/search.json", params={"q": "barrels"}).json()["rows"]
    table = read(client, "/search.csv?q=barrels")
    assert len(table) - 1 == len(rows) > 0
    answer = client.get(rows[0]["address"])
    assert '<mark class="asked">' in answer.text
    assert client.get("/search.csv?q=number:x").status_code == 400


def read(client: TestClient, path: str) -> list[list[str]]:
    answer = client.get(path)
    assert answer.status_code == 200, path
    assert answer.headers["content-disposition"].startswith("attachment")
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("name", sorted(SHEETS))
def test_every_table_is_data_at_its_pages_address_and_linked_from_it(client: TestClient, name: str) -> None:
    table, rows = read(client, f"/{name}.csv"), client.get(f"/{name}.json").json()["rows"]
    assert len(table) - 1 == len(rows)
    assert all(list(row) == table[0] for row in rows)
    assert rows or name == "decisions"
    if rows:
        assert f'href="/{name}.csv"' in client.get(f"/{name}").text


def test_no_other_table_is_there(client: TestClient) -> None:
    for path in ("/about.csv", "/claims.xml", "/search.xml", "/r/A.csv", "/cite/A.xml?s=0-3"):
        assert client.get(path).status_code == 404, path


def test_the_sheets_hold_what_the_case_holds(client: TestClient, desk: Desk) -> None:
    edition = desk.laid().edition
    names = ("claims", "reports", "entities", "stemma")
    numbers = {name: len(client.get(f"/{name}.json").json()["rows"]) for name in names}
    assert numbers == {
        "claims": len(edition.claims),
        "reports": len(edition.reports),
        "entities": len(edition.entities),
        "stemma": len(edition.derivations),
    }


def test_any_characters_have_an_address_of_their_own(client: TestClient) -> None:
    page = client.get("/r/A?s=3-9").text
    assert '<mark class="asked">' in page
    assert 'id="s3-9"' in page
    assert 'href="/cite/A?s=3-9"' in page


def test_characters_over_several_paragraphs_have_one_id(client: TestClient, desk: Desk) -> None:
    length = len(desk.laid().edition.reports[0].report.text)
    page = client.get(f"/r/A?s=1-{length}").text
    assert page.count(f'id="s1-{length}"') == 1 + page.count(f'data-id="s1-{length}"')
    assert len(re.findall(rf'(?<!data-)id="s1-{length}"', page)) == 1


@pytest.mark.parametrize("s", ["3-99999", "9-3", "x", "", "-", "3", "1-2-3", "٣-٩"])
def test_characters_that_are_not_there_are_answered_with_a_sentence(client: TestClient, s: str) -> None:
    page = client.get("/r/A", params={"s": s})
    assert page.status_code == 200
    assert "Nothing is marked." in page.text
    cite = client.get("/cite/A", params={"s": s})
    assert (cite.status_code, "That did not work" in cite.text) == (400, True)


def test_a_citation_stands_on_its_page_and_in_files(client: TestClient) -> None:
    page = client.get("/search", params={"q": '"lie under the quay"'}).text
    path = unescape(re.findall(r'href="(/cite/[^"]*)"', page)[-1])
    shown = words(client.get(path).text)
    markdown = client.get(path.replace("?", ".md?"))
    (item,) = client.get(path.replace("?", ".json?")).json()
    assert item["note"] in shown
    assert markdown.headers["content-type"].startswith("text/markdown")
    assert markdown.text.startswith("> ")


def test_a_claim_has_a_page_with_the_way_to_its_root(client: TestClient, desk: Desk) -> None:
    number, claim = next((n, c) for n, c in enumerate(desk.laid().edition.claims, 1) if c.origins.paths)
    answer = client.get(f"/claim/C{number}")
    assert answer.headers["location"] == f"/claim/{claim.id}"
    page = client.get(answer.headers["location"]).text
    assert "The way of each report to its root" in page
    assert 'href="/edge/' in page
    assert f'href="/search?q=claim:C{number}"' in page or f"/search.csv?q=claim:C{number}" in page
    for wrong in ("/claim/C0", "/claim/C999", "/claim/zzz"):
        assert client.get(wrong).status_code == 404


def test_pages_are_sent_packed(client: TestClient) -> None:
    assert client.get("/claims", headers={"accept-encoding": "gzip"}).headers["content-encoding"] == "gzip"
    assert "content-encoding" not in client.get("/claims", headers={"accept-encoding": "identity"}).headers


def test_a_search_after_a_ruling_sees_the_case_as_it_now_is(tmp_path: Path) -> None:
    desk = served(tmp_path)
    client = browser(desk)
    before = desk.laid().edition
    assert desk.laid().index.edition is before
    outlets = [one for one in before.entities.values() if one.kind == "organisation"]
    asked = [{"q": f'asserted-by:"{one.name}"'} for one in outlets[:2]]
    apart = [len(client.get("/search.json", params=one).json()["rows"]) for one in asked]
    rule(client, kind="merge", subject=[outlets[0].id, outlets[1].id])
    laid = desk.laid()
    assert laid.index.edition is laid.edition is not before
    joined = [len(client.get("/search.json", params=one).json()["rows"]) for one in asked]
    assert apart[0] != apart[1]
    assert joined[0] == joined[1] >= max(apart)
