"""The stemma as a browser asks for it, without script: lens, files, panel, rulings."""

import io
import re
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest
from markupsafe import escape
from starlette.testclient import TestClient

from stemmata.web.server.desk import Desk
from tests.web.server.serving import browser, served
from tests.web.server.test_app import rule
from tests.web.server.test_asking import words


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return served(tmp_path_factory.mktemp("stemma"))


@pytest.fixture(scope="module")
def client(desk: Desk) -> TestClient:
    return browser(desk)


def test_the_lens_is_a_form_without_script_and_an_address(client: TestClient) -> None:
    page = client.get("/stemma").text
    assert '<form class="choices" action="/stemma">' in page
    assert '<option value="C1">' in page
    lens = client.get("/stemma?claim=C1").text
    assert '<option value="C1" selected>' in lens
    assert "Where each report got claim C1 from" in words(lens)
    assert "at most" in words(lens)


def test_an_address_that_names_nothing_says_so_and_shows_the_whole(client: TestClient) -> None:
    answer = client.get("/stemma?claim=C999&origin=nobody")
    assert answer.status_code == 200
    assert "There is no such claim" in words(answer.text)
    assert "There is no such origin" in words(answer.text)
    assert client.get("/stemma.svg?claim=C999").status_code == 400


def test_time_to_scale_is_a_link_and_back(client: TestClient) -> None:
    assert 'href="/stemma?time=scale"' in client.get("/stemma").text
    page = client.get("/stemma?time=scale&claim=C1").text
    assert 'href="/stemma?claim=C1"' in page
    assert "to scale" in words(page)


def test_the_files_are_those_of_what_is_shown(client: TestClient) -> None:
    for query in ("", "?claim=C1", "?claim=C1&only=1&time=scale"):
        found = {form: client.get(f"/stemma.{form}{query}") for form in ("svg", "graphml", "dot")}
        assert {one.status_code for one in found.values()} == {200}
        assert "attachment" in found["svg"].headers["content-disposition"]
        assert ElementTree.fromstring(found["svg"].content).tag.endswith("svg")
        graph = networkx.read_graphml(io.BytesIO(found["graphml"].content))
        page = client.get(f"/stemma{query}").text
        assert len(re.findall(r'data-n="\d+"', page)) == len(graph.nodes) == found["dot"].text.count("shape=")
        assert len(re.findall(r'data-from="\d+"', page)) == len(graph.edges) == found["dot"].text.count(" -> ")


def test_csv_and_json_of_the_derivations_are_still_there(client: TestClient) -> None:
    assert client.get("/stemma.csv").headers["content-type"].startswith("text/csv")
    assert client.get("/stemma.json").json()["table"] == "stemma"


def test_the_panel_of_a_line_is_a_fragment_with_both_sides_and_what_speaks_against(
    client: TestClient, desk: Desk
) -> None:
    edge = next(one for one in desk.laid().edition.derivations.values() if one.parent in desk.laid().edition.sigla)
    panel = client.get(f"/edge/{edge.id}/panel").text
    assert "<html" not in panel
    for anchor in (anchor for sign in edge.evidence for anchor in sign.anchors):
        assert f"<mark>{escape(anchor.text)}</mark>" in panel
    assert "Against." in panel
    for kind in ("agree", "disagree", "undecided"):
        assert f'name="kind" value="{kind}"' in panel
    assert f"Edge {edge.id} of quay.stemma." in words(f"<main>{panel}")
    assert panel.strip() in client.get(f"/stemma?edge={edge.id}").text
    assert client.get("/edge/nothing/panel").status_code == 404
    assert "<aside" in client.get("/stemma?edge=nothing").text


def test_the_page_of_a_line_says_the_same_without_script(client: TestClient, desk: Desk) -> None:
    edge = next(iter(desk.laid().edition.derivations))
    page = client.get(f"/edge/{edge}").text
    assert "<h1" in page
    assert f'href="/stemma?edge={edge}"' in page
    assert "Against." in page


def test_undecided_keeps_the_note_and_leaves_the_line_to_its_signs(tmp_path: Path) -> None:
    desk = served(tmp_path)
    client = browser(desk)
    edge = next(one for one in desk.laid().edition.derivations.values() if one.score > 0)
    rule(client, kind="disagree", subject=edge.id, author="Mira")
    assert desk.laid().edition.derivations[edge.id].score == 0
    page = rule(client, kind="undecided", subject=edge.id, author="Tal", reason="Rang the desk, no answer yet")
    assert "counts again" in page
    assert desk.laid().edition.derivations[edge.id] == edge
    assert "Rang the desk, no answer yet" in client.get(f"/edge/{edge.id}").text


def test_the_table_lists_the_lines_of_the_picture(client: TestClient, desk: Desk) -> None:
    edition = desk.laid().edition
    for number, claim in enumerate(edition.claims[:5], 1):
        used = {name for path in claim.origins.paths for name in path.steps if name in edition.derivations}
        table = client.get(f"/stemma?claim=C{number}&only=1").text.partition('<table class="edges">')[2]
        assert set(re.findall(r'<tr id="edge-([^"]+)">', table)) == used
