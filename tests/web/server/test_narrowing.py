"""From a claim, a name and a report to the pages that show them alone."""

import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from stemmata.pipeline import Settings, build
from stemmata.web.server.desk import Desk
from stemmata.web.timeline.clocks import happenings
from tests.web.server.serving import browser
from tests.web.server.test_places import client, desk

__all__ = ["client", "desk"]  # the case whose gazetteer has two places of one name
SAMPLE = Path(__file__).parents[3] / "samples" / "leaked-letter" / "reports"


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    case = tmp_path_factory.mktemp("narrow") / "letter.stemma"
    build([str(SAMPLE)], case, Settings(workers=1))
    return Desk(case)


def main_of(client: TestClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return unescape(answer.text.partition("<main")[2])


def test_every_link_of_a_claim_leads_to_a_view_that_holds_something(client: TestClient, desk: Desk) -> None:
    read, led = desk.laid().edition, set()
    for claim in read.claims:
        number = read.claim_numbers[claim.id]
        for view in re.findall(rf'href="/(timeline|map)\?claim=C{number}"', main_of(client, f"/claim/{claim.id}")):
            led.add(view)
            page = main_of(client, f"/{view}?claim=C{number}")
            assert f"C{number}" in page
            assert "Nothing that is dated fits" not in page
            assert "None of these names has a place" not in page
            assert client.get(f"/{view}.json?claim=C{number}").json()["rows"]
    assert led == {"map"}  # no event of this case is dated


def test_every_link_of_a_name_leads_to_a_view_that_holds_something(client: TestClient, desk: Desk) -> None:
    led = set()
    for entity in desk.laid().edition.entities.values():
        for view in re.findall(rf'href="/(timeline|map)\?name={entity.id}"', main_of(client, f"/entity/{entity.id}")):
            led.add(view)
            page = main_of(client, f"/{view}?name={entity.id}")
            assert entity.name in page
            assert client.get(f"/{view}.json?name={entity.id}").json()["rows"]
    assert led == {"timeline", "map"}


def test_what_is_dated_has_a_timeline_of_its_own(letter: Desk) -> None:
    read, client = letter.laid().edition, browser(letter)
    dated = {one.claim.id for one in happenings(read) if one.claim}
    assert dated
    for claim in read.claims:
        address = f"/timeline?claim=C{read.claim_numbers[claim.id]}"
        assert (f'href="{address}"' in main_of(client, f"/claim/{claim.id}")) == (claim.id in dated)
    named = {who for one in happenings(read) for who in (one.id, *one.who, *one.where)} & set(read.entities)
    for entity in list(read.entities.values())[::7]:
        address = f"/timeline?name={entity.id}"
        assert (f'href="{address}"' in main_of(client, f"/entity/{entity.id}")) == (entity.id in named)
        if entity.id in named:
            assert f'value="{entity.name}"' in main_of(client, address)


def test_a_narrowed_map_keeps_what_it_is_narrowed_by_in_every_view(client: TestClient, desk: Desk) -> None:
    read = desk.laid().edition
    place = next(one for one in read.entities.values() if one.name == "Kaldavik")
    page = main_of(client, f"/map?name={place.id}")
    ways = re.findall(r'class="way" href="([^"]+)"', page)
    assert ways
    assert all(way.startswith(f"/map?name={place.id}") for way in ways)
    assert all(client.get(way.partition("#")[0]).status_code == 200 for way in ways)


def test_a_claim_that_names_no_place_has_an_empty_map_that_says_so(client: TestClient, desk: Desk) -> None:
    read = desk.laid().edition
    without = next(
        n for claim, n in read.claim_numbers.items() if not client.get(f"/map.json?claim=C{n}").json()["rows"]
    )
    assert "None of these names has a place" in main_of(client, f"/map?claim=C{without}")


def test_what_is_not_there_is_said(client: TestClient) -> None:
    assert client.get("/map?claim=C999").status_code == 400
    assert client.get("/map?claim=x").status_code == 400
    assert client.get("/map?name=nobody").status_code == 400


def test_a_report_leads_to_its_column_among_the_claims_that_it_tells(client: TestClient, desk: Desk) -> None:
    read = desk.laid().edition
    led = 0
    for report, siglum in read.sigla.items():
        found = re.search(r'href="(/matrix\?report=[^"]+)"', main_of(client, f"/r/{siglum}"))
        shared = [claim for claim in read.shared if report in claim.reports]
        assert bool(found) == bool(shared)
        if found:
            led += 1
            page = main_of(client, found[1])
            assert re.search(rf'asked-for"><a class="siglum" aria-current="true" href="/r/{siglum}"', page)
            assert f"Claims 1–{len(shared)} of {len(shared)}." in page
    assert led
    assert "No claim is such." in main_of(client, "/matrix?report=nobody")
