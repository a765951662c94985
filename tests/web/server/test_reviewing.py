"""The review of differences as a browser meets it: one address an item, rulings that live on, a queue that goes on."""

import re
from html import unescape
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from stemmata.pipeline import Settings, build, rulings_in
from stemmata.web.server.contradictions import STATES, Wish, after, before, queue, wanted, wish_of
from stemmata.web.server.desk import Desk
from tests.web.server.serving import OWN, browser, served

SAMPLE = Path(__file__).parents[3] / "samples" / "leaked-letter" / "reports"


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = tmp_path_factory.mktemp("review") / "letter.stemma"
    build([str(SAMPLE)], case, Settings(workers=1))
    return case


@pytest.fixture
def desk(letter: Path, tmp_path: Path) -> Desk:
    case = tmp_path / "letter.stemma"
    case.write_bytes(letter.read_bytes())
    return Desk(case)


def ruled(client: TestClient, address: str, **words: str) -> str:
    """Sends the form of the item there, and returns the address that it leads to."""
    answer = client.post(address, data=words, headers=OWN)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


def test_the_queue_holds_every_difference_and_leads_to_each(desk: Desk) -> None:
    client = browser(desk)
    items = queue(desk.laid().edition)
    page = client.get("/contradictions?state=any").text
    assert {item.path for item in items[:50]} <= set(re.findall(r'href="(/contradictions/\w+)\?', page))
    firsts = [item.bearing == "contradicts" for item in items]
    assert firsts == sorted(firsts, reverse=True)


def test_an_item_shows_both_sides_with_their_words_and_chains(desk: Desk) -> None:
    item = next(one for one in queue(desk.laid().edition) if one.of.variant.slot == "quantity")
    page = unescape(browser(desk).get(item.path).text)
    for value in item.of.variant.values:
        assert f"<bdi>{value.value}</bdi>" in page
    assert page.count("<mark>") >= 2
    assert 'class="chain"' in page
    assert item.of.variant.reason in page
    assert "Could both be so because" in page


def test_setting_aside_leads_on_is_told_and_shown_everywhere_and_can_be_taken_back(desk: Desk) -> None:
    client = browser(desk)
    edition = desk.laid().edition
    first, second, *_ = queue(edition)
    pages = {path: client.get(path).text for path in ("/claims", "/stemma", "/differences")}
    following = ruled(client, first.path, kind="set-aside", author="Mira", reason="one counts families")
    assert following.startswith(f"{second.path}?ruled=")
    shown = client.get(following).text
    assert "Set aside:" in shown
    assert f'action="{first.path}"' in shown
    assert 'value="Mira"' in shown
    told = "Set aside</b> by <bdi>Mira</bdi>: could both be so because <bdi>one counts families"
    for path in (first.path, "/differences", f"/claim/{first.of.claim.id}"):
        assert told in client.get(path).text, path
    assert "one counts families" in client.get("/decisions").text
    rows = [row for row in client.get("/differences.json").json()["rows"] if row["people"] == "set aside"]
    assert [row["value"] for row in rows] == [value.value for value in first.of.variant.values]
    assert {(row["ruled_by"], row["because"], row["difference"]) for row in rows} == {
        ("Mira", "one counts families", first.of.id)
    }
    assert client.get("/claims").text == pages["/claims"]
    (decision,) = desk.laid().edition.case.decisions
    assert ruled(client, first.path, kind="withdraw", subject=decision.id) == first.path
    history = client.get(first.path).text
    assert "Taken back." in history
    assert "one counts families" in history
    for path, before_ in pages.items():
        assert client.get(path).text == before_, path


def test_what_is_ruled_on_leaves_the_queue_and_what_is_left_for_later_stays(desk: Desk) -> None:
    client = browser(desk)
    items = queue(desk.laid().edition)
    ruled(client, items[1].path, kind="differ")
    still = wanted(queue(desk.laid().edition), Wish())
    assert [one.of.id for one in still] == [one.of.id for one in items if one is not items[1]]
    assert [one.of.id for one in wanted(queue(desk.laid().edition), Wish(state="agreed"))] == [items[1].of.id]
    page = client.get(items[0].path).text
    assert f'class="button" href="{items[2].path}">Later</a>' in page


def test_the_filter_goes_along_from_item_to_item(desk: Desk) -> None:
    client = browser(desk)
    wish = Wish(slot="quantity")
    first, second, *_ = wanted(queue(desk.laid().edition), wish)
    assert ruled(client, f"{first.path}?slot=quantity", kind="differ").startswith(f"{second.path}?slot=quantity&ruled=")


def test_after_the_last_one_the_queue_says_so(desk: Desk) -> None:
    client = browser(desk)
    address = "/contradictions?slot=date"
    while items := wanted(queue(desk.laid().edition), Wish(slot="date")):
        address = ruled(client, f"{items[0].path}?slot=date", kind="differ", author="Mira")
    assert "done=1" in address
    assert "That was the last one of these." in client.get(address).text


def test_rulings_on_differences_do_not_draw_the_links_anew_and_outlive_a_build(desk: Desk) -> None:
    client = browser(desk)
    item = queue(desk.laid().edition)[0]
    drawn, _ = rulings_in(desk.case)
    ruled(client, item.path, kind="set-aside", author="Mira", reason="two days")
    assert rulings_in(desk.case)[0] == drawn
    index = desk.laid().index
    built = build([str(SAMPLE)], desk.case, Settings(workers=1))
    assert not built.relinked
    again = Desk(desk.case)
    assert again.laid().edition.standing(item.of.claim, item.of.variant).state == "set aside"
    assert desk.laid().index.said == index.said


def test_what_no_ruling_on_a_difference_may_say_is_refused(desk: Desk) -> None:
    client = browser(desk)
    item = queue(desk.laid().edition)[0]
    for words, said in (
        ({"kind": "merge"}, "is no ruling on a difference"),
        ({"kind": "shrug"}, "is no kind of decision"),
    ):
        answer = client.post(item.path, data=words, headers=OWN)
        assert (answer.status_code, said in answer.text) == (409, True)
    assert client.post("/contradictions/zzz", data={"kind": "differ"}, headers=OWN).status_code == 409
    assert client.get("/contradictions/zzz").status_code == 404
    assert client.post(item.path, data={"kind": "differ"}).status_code == 403
    assert desk.laid().edition.case.decisions == ()


def test_the_same_form_goes_through_the_common_address(desk: Desk) -> None:
    client = browser(desk)
    item = queue(desk.laid().edition)[0]
    answer = client.post("/decide", data={"kind": "set-aside", "subject": item.of.id}, headers=OWN)
    page = client.get(answer.headers["location"]).text
    assert "difference set aside" in page
    assert desk.laid().edition.standing(item.of.claim, item.of.variant).state == "set aside"


def test_wishes_are_read_from_addresses_and_written_into_them() -> None:
    for query in ({}, {"slot": "date"}, {"bearing": "update", "state": "set aside"}, {"state": "any"}):
        wish = wish_of(query)
        assert wish_of(dict(part.split("=") for part in wish.query[1:].replace("+", " ").split("&") if part)) == wish
    assert wish_of({"slot": "x", "bearing": "x", "state": "x"}) == Wish()
    assert set(STATES) == {"open", "agreed", "set aside"}


def test_the_queue_goes_round(desk: Desk) -> None:
    items = queue(desk.laid().edition)
    last = items[-1].of.id
    following = after(items, last, Wish())
    assert following is not None
    assert following.of.id == items[0].of.id
    assert before(items, items[0].of.id, Wish()) is None


def test_a_case_without_differences_says_so(tmp_path: Path) -> None:
    desk = served(tmp_path)
    if not queue(desk.laid().edition):
        assert "do not differ" in browser(desk).get("/contradictions").text
    assert browser(desk).get("/contradictions?page=9&state=any").status_code == 200
