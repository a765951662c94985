"""What a split would change, before it is ruled."""

import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from stemmata.web.edition import edition
from stemmata.web.server.desk import Desk
from stemmata.web.server.splitting import parting
from tests.web.made_case import made_case
from tests.web.server.serving import OWN, browser, served


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return served(tmp_path)


@pytest.fixture
def client(desk: Desk) -> TestClient:
    return browser(desk)


def of_several(desk: Desk) -> str:
    """The id of a name that several reports have."""
    found = desk.laid().edition.entities.values()
    return next(one.id for one in sorted(found, key=lambda one: one.name) if len(one.members) > 2)


def test_fewer_than_two_occurrences_are_nothing_to_split() -> None:
    read = edition(made_case())
    entity = read.entities["vask"]
    assert parting(read, entity, [":".join(entity.members[0])]) is None
    assert parting(read, entity, ["nobody:e1", "nobody:e2"]) is None


def test_every_ticked_occurrence_becomes_a_name_and_the_rest_is_counted(desk: Desk) -> None:
    read = desk.laid().edition
    entity = read.entities[of_several(desk)]
    keys = [":".join(one) for one in entity.members[:2]]
    found = parting(read, entity, reversed(keys))
    assert found is not None
    assert {one.subject for one in found.parts} == set(keys)
    assert [one.report for one in found.parts] == list(read.in_order(one.report for one in found.parts))
    assert found.rest == len(entity.members) - 2
    for claim in found.claims:
        assert {one.report for one in found.parts} <= set(claim.reports)


def test_the_page_previews_and_then_rules_on_what_was_ticked(client: TestClient, desk: Desk) -> None:
    name = of_several(desk)
    page = unescape(client.get(f"/entity/{name}").text)
    subjects = re.findall(r'type="checkbox" name="subject" value="([^"]+)"', page)
    assert "What would change if these were not the same" not in page
    shown = unescape(client.get(f"/entity/{name}", params={"subject": subjects[:2], "author": "Mira"}).text)
    assert "2 names in place of one" in shown
    assert re.findall(r'name="subject" value="([^"]+)" checked', shown) == subjects[:2]
    assert desk.laid().edition.case.decisions == (), "a preview rules on nothing"
    words = {"kind": "split", "subject": subjects[:2], "author": "Mira"}
    assert client.post("/decide", data=words, headers=OWN).status_code == 303
    holders = [
        one.id
        for one in desk.laid().edition.entities.values()
        for key in subjects[:2]
        if tuple(key.split(":")) in one.members
    ]
    assert len(set(holders)) == 2, "what the preview called sure came"


def test_one_tick_is_said_to_be_too_few(client: TestClient, desk: Desk) -> None:
    name = of_several(desk)
    key = ":".join(desk.laid().edition.entities[name].members[0])
    assert "Tick two occurrences or more." in client.get(f"/entity/{name}", params={"subject": [key]}).text
