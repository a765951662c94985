"""Relations as a browser meets them: around a name, the whole network, one relation, and the data."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from stemmata.web.server.desk import Desk
from tests.casefile.keeping import kept
from tests.web.networks import tied
from tests.web.server.serving import browser

LINES = ("Hub pays Dock", "Hub fights Quay!", "Quay commands Ship", "Ship moves_to Cove", "Isle fights Reef")


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    case = tmp_path / "tied.stemma"
    kept(tied(*LINES), case)
    return browser(Desk(case))


def drawn(page: str) -> set[str]:
    """The names of the picture."""
    return set(re.findall(r"<title>(\w+), organisation</title>", page))


def test_without_a_wish_the_best_tied_name_is_in_the_middle_with_two_steps_around_it(client: TestClient) -> None:
    page = client.get("/relations").text
    assert drawn(page) == {"Hub", "Dock", "Quay", "Ship"}
    assert 'class="who organisation middle"' in page
    assert '<option value="Hub" selected>' in page


def test_every_name_can_be_put_in_the_middle(client: TestClient) -> None:
    assert drawn(client.get("/relations?who=Cove").text) == {"Cove", "Ship", "Quay"}
    assert drawn(client.get("/relations?who=Isle").text) == {"Isle", "Reef"}


def test_the_whole_network_is_a_choice_where_there_is_room(client: TestClient) -> None:
    assert 'href="/relations?who=all"' in client.get("/relations").text
    assert drawn(client.get("/relations?who=all").text) == {"Hub", "Dock", "Quay", "Ship", "Cove", "Isle", "Reef"}


def test_the_table_has_what_the_picture_shows(client: TestClient) -> None:
    page = client.get("/relations?who=Isle").text
    assert len(re.findall(r'<tr><th scope="row">', page)) == 1
    assert page.count('class="tie') == 1 + page.count('class="ties"')


def test_a_name_of_which_nothing_is_alleged_is_said_to_be_such(client: TestClient) -> None:
    assert "Nothing is alleged of that name." in client.get("/relations?who=zzz").text


def test_a_relation_has_a_page_with_the_sentences_of_both_sides(client: TestClient) -> None:
    page = client.get("/relations/r1").text
    assert "Alleged:" in page
    assert page.count('<figure class="sentence">') == 2
    assert client.get("/relations/zzz").status_code == 404


def test_the_data_are_all_or_what_is_shown(client: TestClient) -> None:
    every = client.get("/relations.json").json()["rows"]
    assert len(every) == len(LINES)
    assert next(row for row in every if row["id"] == "r1")["denied_by"]
    assert [row["subject"] for row in client.get("/relations.json?who=Isle").json()["rows"]] == ["Isle"]
    assert client.get("/relations.csv").headers["content-type"].startswith("text/csv")
    assert client.get("/relations.xml").status_code == 404
