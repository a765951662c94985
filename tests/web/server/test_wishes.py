"""What a reader wishes of the pages: kept by the browser, worn by every page, no harm where the cookie is odd."""

import doctest
from pathlib import Path
from typing import get_args

import pytest
from starlette.testclient import TestClient

from stemmata.web.palette import Palette
from stemmata.web.server import wishes
from tests.web.server.serving import OWN, browser, served


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return browser(served(tmp_path_factory.mktemp("wishes")))


def root(client: TestClient, path: str) -> str:
    return client.get(path).text.partition("<head>")[0]


def test_where_nothing_was_wished_the_root_element_says_nothing(client: TestClient) -> None:
    assert '<html lang="en">' in root(client, "/")


def test_what_was_wished_stands_on_every_page_also_on_those_that_say_what_is_wrong(client: TestClient) -> None:
    answer = client.post("/settings", data={"palette": "contrast", "size": "large", "letters": "off"}, headers=OWN)
    assert (answer.status_code, answer.headers["location"]) == (303, "/settings")
    for path in ("/", "/settings", "/r/A", "/claims", "/nothing"):
        page = root(client, path)
        assert all(said in page for said in ('data-palette="contrast"', 'data-size="large"', 'data-letters="off"')), (
            path
        )
    assert '<input type="radio" name="palette" value="contrast" checked>' in client.get("/settings").text
    client.post("/settings", data={"palette": "system"}, headers=OWN)
    assert '<html lang="en">' in root(client, "/")


def test_the_cookie_is_not_for_scripts_nor_for_other_sites(client: TestClient) -> None:
    cookie = client.post("/settings", data={"palette": "dark"}, headers=OWN).headers["set-cookie"].lower()
    assert all(words in cookie for words in ("httponly", "samesite=strict"))
    client.post("/settings", data={}, headers=OWN)


@pytest.mark.parametrize("odd", ["", "palette", "palette=%22onload%3D", "&&&=&=", "size=" + "9" * 5000, "palette=\x00"])
def test_an_odd_cookie_is_no_wish(odd: str) -> None:
    assert wishes.wishes_of(odd) == wishes.PLAIN


def test_every_palette_that_can_be_chosen_has_its_words() -> None:
    assert set(wishes.PALETTES) == set(get_args(Palette))


def test_another_site_cannot_change_what_is_wished(client: TestClient) -> None:
    assert (
        client.post("/settings", data={"palette": "dark"}, headers={"origin": "http://evil.example"}).status_code == 403
    )


def test_every_key_of_the_script_is_in_the_list_and_every_key_of_the_list_in_the_script(client: TestClient) -> None:
    import re

    from stemmata.web.server.keys import KEYS

    script = (Path(wishes.__file__).parents[1] / "static" / "stemmata.js").read_text(encoding="utf-8")
    does = (
        script[script.index("const DOES") :].partition("};")[0]
        + script[script.index("const VIEWS") :].partition("};")[0]
    )
    names = set(re.findall(r'(?:^|[{,])\s*"?([^\s":]{1,2})"?: ', does, re.MULTILINE))
    assert names == {key.pressed[-1] for key in KEYS} - {"Esc"} | {"g"}
    page = client.get("/keys").text
    assert all(key.does in page for key in KEYS)


def test_the_examples_hold() -> None:
    assert doctest.testmod(wishes).failed == 0
