"""The door: one browser, one machine, and only our own pages write."""

import pytest

from stemmata.web.server.desk import Desk
from stemmata.web.server.gate import FENCES
from tests.web.server.serving import HOME, KEY, OWN, browser, served


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return served(tmp_path_factory.mktemp("gate"))


def test_without_the_key_nothing_is_shown(desk: Desk) -> None:
    client = browser(desk, let_in=False)
    for path in ("/", "/claims", "/r/A", "/static/stemmata.css", "/nothing"):
        answer = client.get(path)
        assert (answer.status_code, "Kaldavik" in answer.text) == (403, False)
    assert "stemmata open" in client.get("/").text


def test_a_wrong_key_opens_nothing(desk: Desk) -> None:
    client = browser(desk, let_in=False)
    assert client.get("/?token=guess").status_code == 403
    assert client.get("/").status_code == 403


def test_the_key_leads_to_the_same_address_without_it(desk: Desk) -> None:
    client = browser(desk, let_in=False)
    answer = client.get(f"/r/A?s=3-9&token={KEY}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/r/A?s=3-9")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert KEY not in cookie
    assert client.get("/r/A?s=3-9").status_code == 200


def test_the_key_never_leads_to_another_machine(desk: Desk) -> None:
    client = browser(desk, let_in=False)
    answer = client.get(f"{HOME}//evil.example/x?token={KEY}")
    assert answer.headers["location"] == "/evil.example/x"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:8777", ""])
def test_a_name_that_only_points_here_is_not_served(desk: Desk, host: str) -> None:
    assert browser(desk).get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "https://127.0.0.1:8777"},
        {"origin": "http://127.0.0.1:9999"},
        {**OWN, "sec-fetch-site": "cross-site"},
        {**OWN, "sec-fetch-site": "same-site"},
    ],
)
def test_only_our_own_pages_write(desk: Desk, headers: dict[str, str]) -> None:
    client = browser(desk)
    edge = next(iter(desk.laid().edition.derivations))
    answer = client.post("/decide", data={"kind": "agree", "subject": edge}, headers=headers)
    assert answer.status_code == 403
    assert desk.laid().edition.case.decisions == ()


def test_every_answer_is_fenced(desk: Desk) -> None:
    client = browser(desk)
    for answer in (client.get("/"), client.get("/nothing"), client.get("/", headers={"host": "evil.example"})):
        assert {name: answer.headers[name] for name in FENCES} == dict(FENCES)
        assert "access-control-allow-origin" not in answer.headers
    assert client.get("/").headers["cache-control"] == "no-store"
