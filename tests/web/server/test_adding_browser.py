"""Adding reports in a real browser: by pasting, by choosing, by dropping; and stopping halfway."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.server.chromium import BROWSER, Window
from tests.web.server.test_accessibility import STATES, found_by_axe
from tests.web.server.test_browser import opened, watched

pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no chromium on this machine")
MANY = 240  # more than a build has under way when the first are saved
TEXT = "According to Harbour Ledger, {n} barrels lie under the quay.\n\n“Nobody counted them,” Orrin Vask said.\n"
# Resolves when the page says so, by htmx, without being loaded anew.
SAYS = """new Promise((done, failed) => {{ const end = Date.now() + 55000; (function look() {{
    const words = document.querySelector('main').innerText;
    if (/{words}/.test(words)) done(words);
    else if (Date.now() > end) failed(words); else setTimeout(look, 100); }})(); }})"""


@pytest.fixture
def page(tmp_path: Path) -> Iterator[Window]:
    """A browser at a case that is not there yet."""
    with opened(tmp_path / "new.stemma") as address, watched(address) as found:
        yield found


def files_of(folder: Path, number: int) -> list[str]:
    folder.mkdir()
    for n in range(number):
        (folder / f"{n:04}.txt").write_text(TEXT.format(n=n), encoding="utf-8")
    return [str(path) for path in sorted(folder.iterdir())]


def choose(page: Window, selector: str, files: list[str]) -> None:
    root = page.call("DOM.getDocument")["root"]["nodeId"]
    node = page.call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
    page.call("DOM.setFileInputFiles", nodeId=node, files=files)


def test_a_new_case_opens_where_reports_are_added_and_a_pasted_text_becomes_one(page: Window) -> None:
    assert "Add reports" in page.text
    page.type("#text", TEXT.format(n=400))
    page.type("#outlet", "Fjord Today")
    page.type("#date", "2021-05-20")
    page.click(".paste button")
    assert "1 new report" in page.awaited(SAYS.format(words="new report"))
    assert found_by_axe(page, STATES[0]) == []
    page.click("#progress a.report")
    assert "Fjord Today" in page.text
    assert "Nobody counted them" in page.text


def test_reading_is_stopped_and_goes_on(page: Window, tmp_path: Path) -> None:
    choose(page, "#files", files_of(tmp_path / "in", MANY))
    page.click(".take button")
    page.awaited(SAYS.format(words="[1-9][0-9]* reports? saved, 0 refused"))
    page.click("#progress button")
    words = page.awaited(SAYS.format(words="Stopped"))
    assert found_by_axe(page, STATES[0]) == []
    saved = int(words.split("Stopped")[1].split()[0])
    assert 0 < saved < MANY
    page.click("form[action='/add/again'] button")
    page.awaited(SAYS.format(words="[1-9][0-9]* reports? saved, 0 refused"))
    page.click("#progress button")
    page.click("#progress button")
    assert "Go on" in page.awaited(SAYS.format(words="saved before the stop"))


def test_files_that_are_dropped_are_read(page: Window, tmp_path: Path) -> None:
    files_of(tmp_path / "press", 2)
    data = {"items": [], "files": [str(tmp_path / "press")], "dragOperationsMask": 1}
    assert page.tell("document.querySelector('.drop').hidden") is False
    for kind in ("dragEnter", "dragOver", "drop"):
        page.call("Input.dispatchDragEvent", type=kind, x=300, y=200, data=data)
    page.until_loaded()
    assert "2 new reports" in page.awaited(SAYS.format(words="new report"))
