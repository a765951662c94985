"""What may be asked of the map over the server."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from stemmata.casefile.places import OwnPlaces
from stemmata.gazetteer import geonames
from stemmata.gazetteer.brought import read
from stemmata.pipeline import bring
from stemmata.web.server.desk import Desk
from tests.web.server.serving import OWN, browser, served

LISTED = (
    '{"id": "brought:one", "name": "Kaldavik", "lat": 64.1, "lon": -21.9, "kind": "town"}\n'
    '{"id": "brought:two", "name": "Kaldavik", "lat": 66.0, "lon": -18.0, "kind": "town"}\n'
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A case whose own gazetteer has two places of one name, and none beside it."""
    monkeypatch.delenv("STEMMATA_GAZETTEER", raising=False)
    monkeypatch.setenv("STEMMATA_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setattr(geonames, "installed", lambda: False)
    found = served(tmp_path)
    listed = tmp_path / "shore.jsonl"
    listed.write_text(LISTED, encoding="utf-8")
    places = read(listed)
    bring(found.case, OwnPlaces(source=listed.name, attribution=places.attribution, listed=places.listed))
    return found


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return browser(desk)


def row(client: TestClient) -> dict[str, object]:
    return next(one for one in client.get("/map.json").json()["rows"] if one["name"] == "Kaldavik")


def test_a_name_of_two_places_is_ruled_on_and_taken_back(client: TestClient, desk: Desk) -> None:
    assert row(client)["settled"] == "which one?"
    entity = row(client)["entity"]
    page = client.get(f"/map?which={entity}").text
    assert page.count('type="radio"') == 3
    words = {"kind": "place", "subject": [entity, "brought:two"], "author": "Mira"}
    assert client.post("/decide", data=words, headers=OWN).status_code == 303
    assert (row(client)["settled"], row(client)["lat"], row(client)["basis"]) == ("yes", 66.0, "a person’s ruling")
    decision = desk.laid().edition.case.decisions[0].id
    client.post("/decide", data={"kind": "withdraw", "subject": decision}, headers=OWN)
    assert row(client)["settled"] == "which one?"


def test_a_view_is_an_address(client: TestClient) -> None:
    page = client.get("/map?lat=66&lon=-18&wide=4").text
    assert 'href="/map?lat=66&amp;lon=-18&amp;wide=2#map-view"' in page
    assert client.get("/map").status_code == 200


@pytest.mark.parametrize(
    "asked", ["lat=1", "lat=x&lon=1&wide=1", "lat=1&lon=1&wide=0", "lat=nan&lon=1&wide=1", "which=x"]
)
def test_what_is_no_part_of_the_world_is_said(client: TestClient, asked: str) -> None:
    assert client.get(f"/map?{asked}").status_code == 400


def test_the_data_have_a_row_for_every_name(client: TestClient, desk: Desk) -> None:
    named = {one.name for one in desk.laid().edition.case.links.entities if one.kind == "place" and one.members}
    assert {one["name"] for one in client.get("/map.json").json()["rows"]} >= named
    assert client.get("/map.csv").status_code == 200
