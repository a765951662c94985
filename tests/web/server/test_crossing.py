"""The matrix as a browser meets it: facets, orders, parts, cells, and the same as data."""

import csv
import io
import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from stemmata.pipeline import Settings, build
from stemmata.web.server.desk import Desk
from stemmata.web.server.matrices import Kept, Wish, chosen, wish_of
from tests.web.server.serving import browser

SAMPLE = Path(__file__).parents[3] / "samples" / "leaked-letter" / "reports"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    case = tmp_path_factory.mktemp("matrix") / "letter.stemma"
    build([str(SAMPLE)], case, Settings(workers=1))
    return Desk(case)


@pytest.fixture(scope="module")
def client(desk: Desk) -> TestClient:
    return browser(desk)


def rows(page: str) -> list[str]:
    """The numbers of the claims, in order."""
    return re.findall(r'<th scope="row"><a [^>]*><b class="number-of">(C\d+)</b>', page)


def test_every_row_has_a_cell_for_every_column(client: TestClient) -> None:
    page = client.get("/matrix").text
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    columns = len(re.findall(r'<th scope="col" class="narrow">', page))
    assert columns > 5
    for row in re.findall(r"<tr>.*?</tr>", body, re.DOTALL):
        assert len(re.findall("<td", row)) == columns + 1
    heads = page.partition("<thead>")[2].partition("</thead>")[0]
    assert sum(map(int, re.findall(r'colspan="(\d+)"', heads))) == columns


def test_a_sign_is_spoken(client: TestClient) -> None:
    cells = re.findall(r'<a class="cell".*?</a>', client.get("/matrix").text)
    assert cells
    assert all(re.search(r'<span class="hidden"> (asserts|denies|asks)', cell) for cell in cells)


def test_a_cell_opens_on_its_sentences_as_a_page_and_as_a_part(client: TestClient, desk: Desk) -> None:
    path = re.findall(r'<a class="cell" href="(/matrix/[^"]*)"', client.get("/matrix").text)[0]
    page, part = client.get(path), client.get(path, headers={"hx-request": "true"})
    claim, siglum = path.split("/")[2:]
    assert page.text.startswith("<!DOCTYPE html>")
    assert part.text.startswith("<h2")
    assert "<html" not in part.text
    for text in (page.text, part.text):
        assert '<figure class="sentence">' in text
        assert f'<b class="siglum">{siglum}</b>' in text
        assert f'href="/claim/{claim}"' in text
    assert all("hx-request" in one.headers["vary"] for one in (page, part))


@pytest.mark.parametrize("path", ["/matrix/zzz/A", "/matrix.xml"])
def test_what_is_not_there_is_said(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_report_that_does_not_tell_a_claim_has_no_cell(client: TestClient, desk: Desk) -> None:
    edition = desk.laid().edition
    claim = edition.shared[-1]
    other = next(siglum for report, siglum in edition.sigla.items() if report not in claim.reports)
    for head in ({}, {"hx-request": "true"}):
        assert client.get(f"/matrix/{claim.id}/{other}", headers=head).status_code == 404


def test_every_choice_shows_as_many_claims_as_it_says(client: TestClient, desk: Desk) -> None:
    page = unescape(client.get("/matrix").text)
    facets = page.partition('<div class="facets">')[2].partition('<div class="grid-side">')[0]
    links = re.findall(r'href="(/matrix\?[^"]*)"[^>]*><bdi>[^<]*</bdi> <span class="quiet">(\d+)</span>', facets)
    assert len(links) > 10
    for href, number in links:
        found = client.get(href).text
        assert re.search(rf"Claims 1–\d+ of {number}\.", found), href
        assert 'aria-current="true"' in found


def test_the_orders_are_orders_of_the_same_claims(client: TestClient) -> None:
    orders = [rows(client.get(f"/matrix?sort={sort}").text) for sort in ("reports", "disagreement", "origins", "time")]
    assert len({tuple(order) for order in orders}) > 1
    assert orders[0] == sorted(orders[0], key=lambda name: int(name[1:]))
    assert all(orders)


def test_the_cells_are_data_at_the_same_address(client: TestClient) -> None:
    plain = client.get("/matrix.json").json()["rows"]
    denied = client.get("/matrix.json?denied=yes").json()["rows"]
    assert 0 < len(denied) < len(plain)
    read = list(csv.reader(io.StringIO(client.get("/matrix.csv").content.decode("utf-8-sig"), newline="")))
    assert len(read) - 1 == len(plain)
    assert read[0] == list(plain[0])


def test_odd_addresses_show_the_nearest_that_there_is(client: TestClient) -> None:
    for query in ("page=99", "page=0", "page=x", "part=99", "sort=x&group=x&origins=9&voice=x", "told=all&page=2"):
        assert client.get(f"/matrix?{query}").status_code == 200
    assert "No claim is such." in client.get("/matrix?outlet=Nobody").text


def test_wishes_are_addresses() -> None:
    assert Wish().href() == "/matrix"
    wish = Wish(sort="time", outlet="A & B", page=3, part=2)
    assert wish.href(part=1) == "/matrix?sort=time&outlet=A+%26+B&page=3&part=1"
    assert wish.href(page=4) == "/matrix?sort=time&outlet=A+%26+B&page=4"
    assert wish.href(sort="reports") == "/matrix?outlet=A+%26+B"
    assert wish_of({"sort": "time", "outlet": "A & B", "page": "3", "part": "2"}) == wish


def test_a_choice_outside_its_own_facet_narrows_and_the_facts_are_made_once(desk: Desk) -> None:
    edition, kept = desk.laid().edition, Kept()
    facts = kept.facts(edition, edition.shared)
    assert kept.facts(edition, edition.shared)[0] is facts[0]
    denied = chosen(facts, Wish(denied="yes"))
    assert 0 < len(denied) < len(facts) == len(chosen(facts, Wish(denied="yes"), without="denied"))
