"""The stemma in a real browser: the lens, a line beside the picture, a ruling that changes a count, arrow keys."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest

from stemmata.pipeline import Settings, build
from tests.web.server.chromium import BROWSER, Window
from tests.web.server.test_browser import SAMPLE, opened, watched

pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no chromium on this machine")
KEYS = {"ArrowDown": 40, "ArrowUp": 38, "ArrowLeft": 37, "ArrowRight": 39, "Enter": 13, "Escape": 27}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    case = tmp_path_factory.mktemp("stemma") / "letter.stemma"
    build([str(SAMPLE)], case, Settings(workers=1))
    with opened(case) as address:
        yield address


@pytest.fixture
def page(home: str) -> Iterator[Window]:
    with watched(home) as found:
        found.click('nav a[href="/stemma"]')
        yield found


def press(page: Window, key: str) -> None:
    for kind in ("keyDown", "keyUp"):
        text = {"text": "\r"} if key == "Enter" and kind == "keyDown" else {}
        page.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=KEYS[key], **text)


def letters(page: Window) -> list[str]:
    """What each report's box says of its origins, in order."""
    return list(page.tell("[...document.querySelectorAll('.node.report .letters')].map(one => one.textContent)"))


def until(page: Window, script: str) -> None:
    """Waits for what the script says; a fragment comes in its own time."""
    wait = f"new Promise(done => {{ const look = () => {script} ? done(true) : setTimeout(look, 20); look(); }})"
    found = page.call("Runtime.evaluate", expression=wait, awaitPromise=True, returnByValue=True)
    assert found["result"]["value"]


def open_line(page: Window, kind: str) -> str:
    """Clicks the first line whose derivation is of this kind, and returns its address."""
    path = f"a.edge[aria-label*='{kind}']"
    href = str(page.tell(f"document.querySelector(\"{path}\").getAttribute('href')"))
    event = "new MouseEvent('click', {bubbles: true, cancelable: true})"
    page.tell(f'document.querySelector("{path}").dispatchEvent({event})')
    until(page, "document.querySelector('#edge-panel form.ruling') !== null")
    return href


def test_the_lens_changes_the_letters_and_what_boxes_show(page: Window) -> None:
    before = letters(page)
    assert any("+" in one for one in before)
    page.tell("document.querySelector('#lens').value = 'C2'")
    page.click(".choices button")
    assert parse_qs(urlsplit(page.address).query)["claim"] == ["C2"]
    after, boxes = letters(page), page.tell("document.querySelectorAll('.node').length")
    assert after != before
    assert not any("+" in one for one in after)
    assert "Where each report got claim C2 from" in page.text
    page.tell("document.querySelector('[name=only]').checked = true")
    page.click(".choices button")
    assert letters(page) == after
    assert page.tell("document.querySelectorAll('.node').length") < boxes
    assert page.tell("document.querySelectorAll('.stemma .faded').length") == 0


def test_a_line_opens_beside_the_picture_and_has_the_focus(page: Window) -> None:
    href = open_line(page, "credits")
    assert page.tell("document.activeElement.id") == "edge-panel"
    panel = page.tell("document.querySelector('#edge-panel').innerText")
    assert "Why we say so" in panel
    assert "Against." in panel
    assert page.tell("document.querySelector('.edge.chosen').getAttribute('href')") == href
    assert page.address.endswith("edge=" + href.rsplit("/", maxsplit=1)[-1])
    press(page, "Escape")
    assert page.tell("document.activeElement.getAttribute('href')") == href
    page.go(page.address)
    assert page.tell("document.querySelector('#edge-panel').innerText") == panel


def test_disagreeing_beside_the_picture_changes_the_number_of_origins(page: Window) -> None:
    open_line(page, "translat")
    page.type("#edge-panel input[name=author]", "Mira")
    page.click("#edge-panel button[value=disagree]")
    assert "no longer counts" in page.text
    assert "Mira" in page.text
    assert re.search(r"rested on at most (\d+) origins?, and now rests on at most (?!\1)\d", page.text)
    page.click('main a[href^="/stemma?edge="]')
    assert "Mira" in page.tell("document.querySelector('#edge-panel').innerText")
    page.click("#edge-panel form.inline button")
    assert "counts again" in page.text


def test_arrow_keys_walk_along_the_lines(page: Window) -> None:
    assert page.tell("document.querySelectorAll('.stemma [tabindex=\"0\"]').length") == 1
    page.tell("document.querySelector('.stemma [tabindex=\"0\"]').focus()")
    start = page.tell("document.activeElement.dataset.n")
    press(page, "ArrowRight")
    assert int(page.tell("document.activeElement.dataset.n")) == int(start) + 1
    page.tell(
        "(() => { const edge = document.querySelector('.edge');"
        ' document.querySelector(`.node[data-n="${edge.dataset.from}"]`).focus(); })()'
    )
    parent = page.tell("document.activeElement.dataset.n")
    press(page, "ArrowDown")
    assert page.tell("document.activeElement.dataset.from") == parent
    child = page.tell("document.activeElement.dataset.to")
    press(page, "ArrowDown")
    assert page.tell("document.activeElement.dataset.n") == child
    press(page, "ArrowUp")
    assert page.tell("document.activeElement.dataset.to") == child
    press(page, "Enter")
    until(page, "document.activeElement.id === 'edge-panel'")


def test_what_has_nothing_to_do_with_a_box_dims(page: Window) -> None:
    page.tell("document.querySelector('.node.report').focus()")
    assert page.tell("document.querySelector('svg.stemma').classList.contains('dimmed')")
    assert page.tell("document.activeElement.classList.contains('near')")
    near = page.tell("document.querySelectorAll('.node.near').length")
    assert 0 < near < page.tell("document.querySelectorAll('.node').length")
    page.tell("document.activeElement.blur()")
    assert not page.tell("document.querySelector('svg.stemma').classList.contains('dimmed')")


def test_without_script_a_line_leads_to_a_page_of_its_own(page: Window) -> None:
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    href = page.tell("document.querySelector('a.edge').getAttribute('href')")
    page.go(page.address.partition("/stemma")[0] + href)
    assert "Why" in page.text
    assert "Against." in page.text
    assert re.search(r"Edge [0-9a-f]+ of letter\.stemma", page.text)


@pytest.mark.parametrize("width", [1720, 1024, 640])
def test_no_choice_makes_the_page_wider_than_the_window(page: Window, width: int) -> None:
    page.size(width, 1000)
    root = page.address.partition("/stemma")[0]
    edge = page.tell("document.querySelector('a.edge').getAttribute('href')").rsplit("/", maxsplit=1)[-1]
    for words in ("", "claim=C1", "claim=C2&only=1", "time=scale", "origin=%CE%B1", f"edge={edge}", "claim=C99999"):
        page.go(f"{root}/stemma?{words}")
        assert page.tell("document.documentElement.scrollWidth <= innerWidth"), words


OVERLAPS = """
    [...document.querySelectorAll('.node')].flatMap(node => {
        const frame = node.querySelector('.box, .pill').getBBox();
        const parts = [...node.querySelectorAll('text')].map(one => [one.textContent, one.getBBox()]);
        const out = parts.filter(([, b]) => b.x < frame.x - 1 || b.x + b.width > frame.x + frame.width + 1);
        const cross = parts.flatMap(([words, a], n) => parts.slice(n + 1).filter(([, b]) =>
            a.x < b.x + b.width - 1 && b.x < a.x + a.width - 1 && a.y < b.y + b.height - 4 && b.y < a.y + a.height - 4)
            .map(([other]) => [words, other]));
        return [...out.map(([words]) => words), ...cross.map(pair => pair.join(' over '))];
    })
"""


def test_no_word_leaves_its_box_or_lies_on_another(page: Window) -> None:
    root = page.address.partition("/stemma")[0]
    for words in ("", "claim=C1", "claim=C2", "claim=C3", "claim=C5&gives=says", "time=scale&every=1"):
        page.go(f"{root}/stemma?{words}")
        assert page.tell(OVERLAPS) == [], words
