"""Keys in a real browser: they step, go, copy and rule, stay out of fields, and can be turned off."""

import json
from collections.abc import Iterator

import pytest

from tests.web.server.chromium import BROWSER, Window
from tests.web.server.serving import served
from tests.web.server.test_browser import opened, watched

pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no chromium on this machine")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with opened(served(tmp_path_factory.mktemp("keys")).case) as address:
        yield address


@pytest.fixture
def page(home: str) -> Iterator[Window]:
    with watched(home) as found:
        yield found


def test_keys_step_through_a_report_go_to_views_and_list_themselves(page: Window) -> None:
    page.press("g")
    page.press("c", leads=True)
    assert page.address.endswith("/claims")
    page.press("/")
    assert page.tell("document.activeElement.id") == "find"
    page.press("j")
    page.press("Escape")
    assert page.tell("document.activeElement.id") == ""
    page.go(page.address.replace("/claims", "/r/B"))
    page.press("j")
    first = page.tell("document.activeElement.id")
    assert first.startswith("s")
    page.press("j")
    assert page.tell("document.activeElement.id") != first
    page.press("k")
    assert page.tell("document.activeElement.id") == first
    page.press("[", leads=True)
    assert page.tell("location.pathname") == "/r/A"
    page.press("?")
    assert page.awaited("new Promise(done => setTimeout(() => done(document.querySelector('dialog').open), 500))")
    assert "next attribution" in page.tell("document.querySelector('dialog').innerText")
    page.press("Escape")
    assert page.tell("document.querySelector('dialog').open") is False


def test_keys_copy_a_link_and_a_citation(page: Window) -> None:
    page.call("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    page.go(page.address.rstrip("/") + "/r/A")
    copied = "new Promise(done => setTimeout(async () => done(await navigator.clipboard.readText()), 600))"
    page.press("j")
    page.press("y")
    link = page.awaited(copied)
    assert "/r/A?s=" in link
    page.press("Y")
    assert "file SHA-256" in page.awaited(copied)
    page.go(link)
    assert page.tell("document.querySelector(':target') !== null")


def test_a_palette_is_chosen_and_keys_are_turned_off_and_both_stay(page: Window) -> None:
    page.go(page.address.rstrip("/") + "/settings")
    for name, value in (("palette", "dark"), ("letters", "off")):
        page.tell(f"document.querySelector('input[name={name}][value={value}]').checked = true")
    page.click(".settings button")
    page.click('nav a[href="/claims"]')
    assert page.tell("getComputedStyle(document.querySelector('.page')).backgroundColor") == "rgb(23, 25, 28)"
    page.press("?")
    page.press("g")
    page.press("s")
    assert page.tell("document.querySelector('dialog') === null")
    assert page.address.endswith("/claims")


def test_agree_is_a_key_where_a_form_asks(page: Window) -> None:
    page.click('nav a[href="/stemma"]')
    page.go(page.tell("document.querySelector('.edges a[href^=\"/edge/\"]').href"))
    page.press("a", leads=True)
    assert "/decisions/" in page.address, json.dumps(page.address)
