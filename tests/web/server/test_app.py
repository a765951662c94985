"""The application as a browser meets it: every page, and rulings that change the case."""

import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from stemmata.web.server.desk import Desk
from tests.web.server.serving import OWN, browser, served


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return served(tmp_path)


def rule(client: TestClient, **words: str | list[str]) -> str:
    """Sends the form and returns the page that it leads to."""
    answer = client.post("/decide", data=words, headers=OWN)
    assert answer.status_code == 303, answer.text
    return client.get(answer.headers["location"]).text


def test_every_page_and_every_link_of_it_is_there(desk: Desk) -> None:
    client = browser(desk)
    seen, waiting = set(), ["/"]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = client.get(path)
        assert answer.status_code == 200, path
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        assert "<script>alert" not in answer.text
        links = [unescape(href).partition("#")[0] for href in re.findall(r'href="(/[^"]*)"', answer.text)]
        waiting += [link for link in links if link.count("%3A") < 2]  # one facet deep is deep enough
    paths = {path.partition("?")[0] for path in seen}
    assert {"/", "/claims", "/stemma", "/r/A", "/r/C", "/decisions", "/static/stemmata.css"} <= paths
    assert {re.sub("/[^/]+$", "", path) for path in paths} >= {"/edge", "/entity", "/claim", "/cite"}


def test_a_link_to_exact_characters_names_them_twice_for_the_server_and_for_the_browser(desk: Desk) -> None:
    assert re.search(r'href="/r/A\?s=(\d+-\d+)#s\1"', browser(desk).get("/claims").text)


def test_what_is_not_there_is_said_on_a_page(desk: Desk) -> None:
    client = browser(desk)
    for path in ("/nothing", "/r/ZZ", "/edge/nothing", "/entity/nothing", "/decisions/nothing", "/report-A"):
        answer = client.get(path)
        assert (answer.status_code, "Nothing is at this address." in answer.text) == (404, True)


def test_disagreeing_with_a_derivation_shows_what_it_changed_and_can_be_taken_back(desk: Desk) -> None:
    client = browser(desk)
    edition = desk.laid().edition
    edge = next(one for one in edition.derivations.values() if one.kind == "cites" and one.parent in edition.sigla)
    page = rule(client, kind="disagree", subject=edge.id, author="Mira", reason="Rang the desk")
    assert "no longer counts" in page
    assert desk.laid().edition.derivations[edge.id].score == 0
    assert "Mira" in client.get(f"/edge/{edge.id}").text
    decision = desk.laid().edition.case.decisions[0]
    assert (decision.author, decision.reason) == ("Mira", "Rang the desk")
    page = rule(client, kind="withdraw", subject=decision.id)
    assert "counts again" in page
    assert desk.laid().edition.derivations[edge.id].score == edge.score
    assert "taken back" in client.get("/decisions").text


def test_merging_two_names_makes_them_one_and_taking_it_back_two(desk: Desk) -> None:
    client = browser(desk)
    first, second, *_ = [one.id for one in desk.laid().edition.entities.values() if one.kind == "organisation"]
    number = len(desk.laid().edition.entities)
    page = rule(client, kind="merge", subject=[first, second], author="Mira")
    assert "is now made up of" in page
    assert len(desk.laid().edition.entities) == number - 1
    rule(client, kind="withdraw", subject=desk.laid().edition.case.decisions[0].id)
    assert {first, second} <= set(desk.laid().edition.entities)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"kind": "forget", "subject": "x"}, "is no kind of decision"),
        ({"kind": "agree", "subject": "zzz"}, "No derivation has the id"),
        ({"kind": "agree"}, "agree, disagree and undecided take one derivation."),
        ({"kind": "split", "subject": "zzz"}, "No entity has the id"),
        ({"kind": "withdraw", "subject": "zzz"}, "No decision has the id"),
    ],
)
def test_a_ruling_that_cannot_be_made_is_said_and_changes_nothing(desk: Desk, words: dict[str, str], said: str) -> None:
    answer = browser(desk).post("/decide", data=words, headers=OWN)
    assert (answer.status_code, said in answer.text.replace("&#39;", "'")) == (409, True)
    assert desk.laid().edition.case.decisions == ()


def test_whoever_names_nobody_rules_under_the_name_that_the_command_gave(desk: Desk) -> None:
    edge = next(iter(desk.laid().edition.derivations))
    rule(browser(desk), kind="agree", subject=edge, author="  ")
    assert desk.laid().edition.case.decisions[0].author == "Ina"


def test_a_case_that_another_process_writes_is_read_anew(desk: Desk) -> None:
    from stemmata.pipeline import Ruling
    from stemmata.pipeline import rule as rule_elsewhere

    client = browser(desk)
    edge = next(iter(desk.laid().edition.derivations))
    rule_elsewhere(desk.case, Ruling(kind="agree", author="Tal", reason=None, subject=(edge,)))
    assert "Tal" in client.get("/decisions").text
    decision = desk.laid().edition.case.decisions[0]
    assert "before this window was opened" in client.get(f"/decisions/{decision.id}").text
