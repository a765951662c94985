"""Timeline and map in a real browser: lines lead to reports, the map comes nearer by keyboard, a list where narrow."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest

from stemmata.casefile.places import OwnPlaces
from stemmata.gazetteer import geonames
from stemmata.gazetteer.brought import read
from stemmata.pipeline import bring
from tests.web.server.chromium import BROWSER, Window
from tests.web.server.serving import served
from tests.web.server.test_browser import opened, watched
from tests.web.server.test_places import LISTED

pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no chromium on this machine")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("clocks")
    case = served(folder).case
    listed = folder / "shore.jsonl"
    listed.write_text(LISTED, encoding="utf-8")
    places = read(listed)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("STEMMATA_GAZETTEER", raising=False)
        patch.setenv("STEMMATA_DATA_HOME", str(folder / "data"))
        patch.setattr(geonames, "installed", lambda: False)
        bring(case, OwnPlaces(source=listed.name, attribution=places.attribution, listed=places.listed))
    with opened(case) as address:
        yield address


@pytest.fixture
def page(home: str) -> Iterator[Window]:
    with watched(home) as found:
        yield found


def press(page: Window, key: str) -> None:
    """A key of the keyboard, as a person presses it."""
    for kind in ("keyDown", "keyUp"):
        text = {"text": key} if kind == "keyDown" and len(key) == 1 else {}
        page.call("Input.dispatchKeyEvent", type=kind, key=key, **text)


def test_a_line_of_the_timeline_leads_to_the_words_of_the_report(page: Window) -> None:
    page.click('nav a[href="/timeline"]')
    assert page.tell("document.querySelectorAll('svg.strips a.thread').length > 0")
    event = "new MouseEvent('click', {bubbles: true, cancelable: true})"
    page.tell(f"document.querySelector('svg.strips a.thread').dispatchEvent({event})")
    page.until_loaded()
    assert re.search(r"/r/[A-Z]\?s=\d+-\d+#s\d+-\d+$", page.address)
    assert page.tell("document.querySelector(':target').textContent.length > 0")


def test_the_timeline_is_narrowed_by_its_form(page: Window) -> None:
    page.click('nav a[href="/timeline"]')
    page.tell("document.querySelector('#t-month').selectedIndex = 1")
    page.click(".choose button")
    assert re.fullmatch(r"\d{4}-\d\d", parse_qs(urlsplit(page.address).query)["month"][0])
    assert "by time" in page.text


def test_where_it_is_narrow_the_timeline_is_a_list_and_the_picture_a_choice(page: Window) -> None:
    page.size(640, 900)
    page.click('nav a[href="/timeline"]')
    seen = "getComputedStyle(document.querySelector('.strips-frame')).display !== 'none'"
    assert not page.tell(seen)
    assert page.tell("document.querySelector('.readers a').getBoundingClientRect().height > 0")
    assert page.tell("document.documentElement.scrollWidth <= innerWidth")
    page.tell("document.querySelector('.only-narrow a').click()")
    assert page.tell(seen)
    page.size(1280, 900)
    assert page.tell(seen)


def test_the_map_comes_nearer_and_goes_farther_by_keyboard_and_by_button(page: Window) -> None:
    page.click('nav a[href="/map"]')
    page.click('a.way[data-key="-"]')
    wide = width_of(page)
    assert page.tell("document.activeElement.id") == "map-view"
    press(page, "+")
    page.until_loaded()
    assert width_of(page) == pytest.approx(wide / 2, rel=0.01)
    press(page, "-")
    page.until_loaded()
    assert width_of(page) == pytest.approx(wide, rel=0.01)


def width_of(page: Window) -> float:
    return float(parse_qs(urlsplit(page.address).query)["wide"][0])


def test_a_name_of_two_places_is_settled_on_the_map(page: Window) -> None:
    page.click('nav a[href="/map"]')
    page.click('a[href^="/map?which="]')
    assert page.tell("document.querySelectorAll('a.marker.candidate').length") == 2
    page.tell("document.querySelector('input[type=radio]').checked = true")
    page.type("input[name=author]", "Mira")
    page.click("form.which button")
    assert "Mira" in page.text
