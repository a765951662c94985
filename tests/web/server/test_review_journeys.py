"""Journeys through matrix, review, relations and names in a real browser, with nothing complained of."""

import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from stemmata.pipeline import Settings, build
from tests.web.server.chromium import BROWSER, Window
from tests.web.server.test_browser import links_of, opened, watched

SAMPLE = Path(__file__).parents[3] / "samples" / "leaked-letter" / "reports"
PATIENCE = 20  # seconds
pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no chromium on this machine")


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    case = tmp_path_factory.mktemp("journeys") / "letter.stemma"
    build([str(SAMPLE)], case, Settings(workers=1))
    return case


@pytest.fixture
def page(letter: Path, tmp_path: Path) -> Iterator[Window]:
    case = tmp_path / "letter.stemma"
    case.write_bytes(letter.read_bytes())
    with opened(case) as address, watched(address) as found:
        yield found


def wait_for(page: Window, condition: str) -> None:
    """Until the expression holds in the page."""
    end = time.monotonic() + PATIENCE
    while not page.tell(condition):
        assert time.monotonic() < end, (condition, page.address)
        time.sleep(0.05)


def click_in_picture(page: Window, selector: str) -> None:
    press_it = "dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))"
    page.tell(f"document.querySelector('svg.network {selector}').{press_it}")
    page.until_loaded()


def press(page: Window, key: str) -> None:
    for kind in ("keyDown", "keyUp"):
        page.call("Input.dispatchKeyEvent", type=kind, key=key, code=key)


def test_a_cell_of_the_matrix_opens_its_sentences_and_escape_leads_back(page: Window) -> None:
    page.click('nav a[href="/matrix"]')
    href = page.tell("document.querySelector('a.cell').getAttribute('href')")
    page.tell("document.querySelector('a.cell').click()")
    wait_for(page, "!document.getElementById('said').hidden")
    assert urlsplit(page.address).path == "/matrix"
    said = page.tell("document.querySelector('#said figure.sentence').innerText")
    assert page.tell("document.activeElement.tagName") == "H2"
    press(page, "Escape")
    wait_for(page, "document.getElementById('said').hidden")
    assert page.tell("document.activeElement.getAttribute('href')") == href
    page.go(page.address.partition("/matrix")[0] + href)
    assert said in page.text


def test_arrow_keys_walk_from_cell_to_cell(page: Window) -> None:
    page.click('nav a[href="/matrix"]')
    page.tell("document.querySelectorAll('#grid tbody tr')[0].querySelector('a.cell').focus()")
    place = "[...document.querySelectorAll('#grid tbody tr')].indexOf(document.activeElement.closest('tr'))"
    column = "document.activeElement.closest('td').cellIndex"
    first = page.tell(column)
    press(page, "ArrowRight")
    assert (page.tell(place), page.tell(column) > first) == (0, True)
    press(page, "ArrowDown")
    assert page.tell(place) == 1
    press(page, "ArrowUp")
    assert page.tell(place) == 0


def test_narrowing_the_matrix_to_denials_and_putting_the_most_contested_first(page: Window) -> None:
    page.click('nav a[href="/matrix"]')
    before = page.tell("document.querySelectorAll('#grid tbody tr').length")
    page.click('.facets a[href*="denied=yes"]')
    assert 0 < page.tell("document.querySelectorAll('#grid tbody tr').length") < before
    page.click('.orders a[href*="sort=disagreement"]')
    assert "denied=yes" in page.address
    assert page.tell("document.querySelector('#grid tbody tr').innerText.includes('difference')")


def test_reviewing_differences_one_after_another_and_taking_a_ruling_back(page: Window) -> None:
    page.click('nav a[href="/differences"]')
    page.click('a.button[href="/contradictions"]')
    left = page.tell("document.querySelectorAll('table.queue tbody tr').length")
    page.click("main a.button")
    first, path = page.tell("document.querySelector('h1').innerText"), urlsplit(page.address).path
    assert page.tell("document.querySelectorAll('.sides.two .side').length") == 2
    page.type("#because", "one counts the days, the other the nights")
    page.type("#who", "Mira")
    page.click("button[value=set-aside]")
    assert urlsplit(page.address).path not in {path, "/contradictions"}
    assert "Set aside:" in page.text
    assert page.tell("document.getElementById('who').value") == "Mira"
    page.click(".verdicts a.button")
    assert "Set aside:" not in page.text
    page.click('nav a[href="/differences"]')
    assert "Set aside by Mira: could both be so because one counts the days, the other the nights" in page.text
    page.click('a.button[href="/contradictions"]')
    assert page.tell("document.querySelectorAll('table.queue tbody tr').length") == left - 1
    page.click('nav a[href="/decisions"]')
    assert "difference set aside" in page.text
    page.go(page.address.partition("/decisions")[0] + path)
    assert page.tell("document.querySelector('h1').innerText") == first
    page.click(".history button")
    assert "Taken back." in page.text
    page.click('a[href="/contradictions"]')
    assert page.tell("document.querySelectorAll('table.queue tbody tr').length") == left


def test_finding_another_name_merging_the_two_and_taking_it_back(page: Window) -> None:
    page.click('nav a[href="/entities"]')
    before = page.text
    page.go(links_of(page, "table.names tbody tr", "person")[0])
    page.tell("document.querySelector('#other').closest('details').open = true")
    page.type("#other", "a")
    page.click(".choose button")
    page.tell("document.querySelector('.match details').open = true")
    assert "One name, " in page.text
    page.type(".match input[name=author]", "Mira")
    page.click(".match button[value=merge]")
    assert "is now made up of" in page.text
    page.click('nav a[href="/entities"]')
    assert page.text != before
    page.click('nav a[href="/decisions"]')
    assert "Mira" in page.text
    page.click("table button")
    page.click('nav a[href="/entities"]')
    assert page.text == before


def test_from_a_name_to_what_is_alleged_of_it_to_the_sentence(page: Window) -> None:
    page.click('nav a[href="/relations"]')
    click_in_picture(page, "a.who.middle")
    assert urlsplit(page.address).path.startswith("/entity/")
    page.click('p a[href^="/relations?who="]')
    click_in_picture(page, "a.tie")
    assert "Who alleges it" in page.text
    page.click(".sentence a")
    assert urlsplit(page.address).path.startswith("/r/")


PATHS = "/matrix /matrix?sort=disagreement&group=family /contradictions /relations /differences".split()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1720, 1024, 640])
def test_no_page_is_wider_than_the_window(page: Window, width: int, scheme: str) -> None:
    page.size(width, 1000)
    page.scheme(scheme)
    root = page.address.rstrip("/")
    for path in PATHS:
        page.go(root + path)
        assert page.tell("document.documentElement.scrollWidth <= innerWidth"), path
        if path == "/contradictions":
            page.click("main a.button")
            assert page.tell("document.documentElement.scrollWidth <= innerWidth"), page.address
