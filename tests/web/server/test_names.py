"""The page of a name as a browser meets it: its parts, who may be the same, and what would change."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from stemmata.model.evidence import Anchor
from stemmata.pipeline import Settings, build
from stemmata.web.edition import edition
from stemmata.web.server.desk import Desk
from stemmata.web.server.matches import matches
from stemmata.web.server.names import Asked, by_script, entity_page
from tests.web.made_case import made_case
from tests.web.server.serving import OWN, browser, served

SAMPLE = Path(__file__).parents[3] / "samples" / "leaked-letter" / "reports"


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    case = tmp_path_factory.mktemp("names") / "letter.stemma"
    build([str(SAMPLE)], case, Settings(workers=1))
    return Desk(case)


@pytest.fixture(scope="module")
def client(letter: Desk) -> TestClient:
    return browser(letter)


def test_every_name_has_all_parts_and_every_part_can_be_reached(client: TestClient, letter: Desk) -> None:
    for name in list(letter.laid().edition.entities)[:25]:
        page = client.get(f"/entity/{name}").text
        links = re.findall(
            r'href="#(\w+)"', page.partition('aria-label="Parts of this page"')[2].partition("</nav>")[0]
        )
        assert links == ["why", "claims", "text", "relations", "where", "history"]
        assert all(f'<h2 id="{link}">' in page for link in links)


def test_every_mention_stands_in_its_line_once(client: TestClient, letter: Desk) -> None:
    entity = max(letter.laid().edition.entities.values(), key=lambda one: (len(one.mentions), one.id))
    lines: list[str] = []
    for leaf in range(1, -(-len(entity.mentions) // 40) + 1):
        page = client.get(f"/entity/{entity.id}?lines={leaf}").text
        lines += re.findall(r'<span class="line-of".*?</span></li>', page)
    assert len(lines) == len(entity.mentions)
    said = {" ".join(anchor.text.split()) for anchor in entity.mentions}
    for line in lines:
        middle = re.search(r"<b><bdi>(.*?)</bdi></b>", line)
        assert middle
        assert any(name in unescape(middle[1]) for name in said)


def test_the_claims_of_a_name_are_those_of_the_statements_that_name_it(client: TestClient, letter: Desk) -> None:
    read = letter.laid().edition
    for entity in list(read.entities.values())[:12]:
        keys = set(entity.members)
        named = {
            claim.id
            for item in read.said.values()
            if any((item.source.report.id, local) in keys for local in item.statement.locals)
            for claim in read.claims_of.get(item.statement.id, ())
        }
        page = client.get(f"/entity/{entity.id}").text
        part = page.partition('<h2 id="claims">')[2].partition("<h3>")[0]
        shown = set(re.findall(r'href="/claim/(\w+)"', part))
        assert shown <= named
        assert len(shown) == min(30, len(named))


def test_spellings_are_told_apart_by_script() -> None:
    assert by_script(["Vask", "Васк", "Wask", "فاسك", "12"]) == (
        ("Latin", ("Vask", "Wask")),
        ("Arabic", ("فاسك",)),
        ("Cyrillic", ("Васк",)),
        ("Other", ("12",)),
    )


def test_a_suggestion_can_be_answered_in_three_ways_and_says_why_and_what_would_change() -> None:
    read = edition(made_case())
    page = unescape(entity_page(read, read.entities["vask"], Asked(author="Ina")).html)
    assert re.findall(r'<button name="kind" value="([\w-]+)">(\w[\w ]*)</button>', page)[:3] == [
        ("merge", "Same"),
        ("split", "Different"),
        ("keep-disputed", "Not sure"),
    ]
    assert "What would change if they were the same" in page
    assert "1 alleged tie between the two would tie it to itself." in page


def test_a_preview_says_which_claims_would_lose_an_origin() -> None:
    case = made_case()
    read = edition(case)
    first = next(claim for claim in read.claims if len(claim.origins.named) > 1)
    ids = [origin.id for origin in first.origins.named[:2]]
    entities = tuple(replace(one, id=ids[n]) for n, one in enumerate(case.links.entities))
    changed = edition(replace(case, links=replace(case.links, entities=entities)))
    (match,) = matches(changed, changed.entities[ids[0]], [ids[1]])
    assert first in [one.claim for one in match.lost]
    assert all(one.now == one.was - 1 for one in match.lost)
    assert match.reports == 2
    assert len(match.both) == 1


@given(st.integers(0, 200), st.integers(1, 30))
def test_a_line_holds_whole_words_of_one_paragraph(start: int, length: int) -> None:
    read = edition(made_case())
    entity = read.entities["quay"]
    entry = read.reports[0]
    text = entry.report.text
    end = min(start + length, len(text))
    if start >= end:
        return
    anchor = Anchor(report=entry.report.id, start=start, end=end, text=text[start:end])
    page = entity_page(read, replace(entity, mentions=(anchor,)), Asked(author="Ina")).html
    line = unescape(re.sub(r"<[^>]*>", "\0", page.partition('<span class="line-of"')[2].partition("</li>")[0]))
    words = line.partition("\0")[2].replace("\0", " ").split()
    assert " ".join(words).replace(" ", "") in "".join(text.split())


def rule(client: TestClient, page: str, kind: str) -> str:
    """Sends the first form about two names, with this button."""
    form = page.partition('<form class="ruling match"')[2].partition("</form>")[0]
    subjects = re.findall(r'name="subject" value="([^"]+)"', form)
    answer = client.post("/decide", data={"kind": kind, "subject": subjects, "author": "Mira"}, headers=OWN)
    assert answer.status_code == 303, answer.text
    return client.get(answer.headers["location"]).text


def test_any_other_name_can_be_found_merged_and_taken_apart_again(tmp_path: Path) -> None:
    desk = served(tmp_path)
    client = browser(desk)
    before = {one.id: one.name for one in desk.laid().edition.entities.values()}
    entity = next(one for one in desk.laid().edition.entities.values() if one.name == "Harbour Ledger")
    page = client.get(f"/entity/{entity.id}?other=tidewater").text
    assert "Tidewater Weekly" in page
    assert "is now made up of" in rule(client, page, "merge")
    assert len(desk.laid().edition.entities) == len(before) - 1
    joined = next(one for one in desk.laid().edition.entities.values() if one.id not in before)
    history = client.get(f"/entity/{joined.id}").text.partition('<h2 id="history">')[2]
    assert "Mira" in history
    (decision,) = desk.laid().edition.case.decisions
    client.post("/decide", data={"kind": "withdraw", "subject": decision.id}, headers=OWN)
    assert {one.id: one.name for one in desk.laid().edition.entities.values()} == before
    assert "Taken back." in client.get(f"/entity/{entity.id}").text.partition('<h2 id="history">')[2]


@pytest.mark.parametrize("kind", ["split", "keep-disputed"])
def test_different_and_not_sure_keep_the_two_apart_and_nothing_else(tmp_path: Path, kind: str) -> None:
    desk = served(tmp_path)
    client = browser(desk)
    before = set(desk.laid().edition.entities)
    entity = next(one for one in desk.laid().edition.entities.values() if one.name == "Harbour Ledger")
    rule(client, client.get(f"/entity/{entity.id}?other=tidewater").text, kind)
    assert set(desk.laid().edition.entities) == before
    assert desk.laid().edition.case.decisions[0].kind == kind
    assert len(desk.laid().edition.case.decisions[0].subject) == 2


def test_odd_addresses_are_answered(client: TestClient, letter: Desk) -> None:
    name = next(iter(letter.laid().edition.entities))
    for query in ("lines=0", "lines=999", "lines=x", "other=", "other=%3Cscript%3E"):
        answer = client.get(f"/entity/{name}?{query}")
        assert answer.status_code == 200
        assert "<script>" not in answer.text
