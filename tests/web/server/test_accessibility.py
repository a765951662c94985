"""Every kind of page, in a real browser, at three widths and in both schemes: axe-core finds nothing to mend.

axe-core checks what a machine can check of WCAG 2.2 A and AA, and its own best practice. The contrast of the pictures'
text, which it leaves undecided, is checked in tests/web/test_palette.py.
"""

import doctest
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from stemmata.pipeline import Ruling, Settings, build, opened, rule
from tests.web.server import crawling
from tests.web.server.chromium import BROWSER, Window
from tests.web.server.test_browser import SAMPLE, watched
from tests.web.server.test_browser import opened as served

pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no chromium on this machine")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How a page is shown, and whether its colours are looked at, which takes most of the time."""

    width: int
    scheme: str
    colours: bool = True


AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Structure does not hang on the scheme, nor colour on the width but for what is shown; EVERY_STATE=1 tries all six.
STATES = (
    (
        State(width=1720, scheme="light"),
        State(width=1024, scheme="light", colours=False),
        State(width=640, scheme="dark"),
    )
    if not os.environ.get("EVERY_STATE")
    else tuple(State(width=width, scheme=scheme) for width in (1720, 1024, 640) for scheme in ("light", "dark"))
)
# Pages that no link leads to: what a form asks for, what is not there.
UNLINKED = ("/search?q=letter", "/search?q=", "/nothing-is-here")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample of the leaked letter, with one ruling, so that rulings have their pages too."""
    path = tmp_path_factory.mktemp("accessible") / "letter.stemma"
    build([str(SAMPLE)], path, Settings(workers=1))
    edge = min(one.id for one in opened(path).links.derivations)
    rule(path, Ruling(kind="agree", author="Mira", reason="Rang the desk", subject=(edge,)))
    return path


@pytest.fixture
def page(case: Path) -> Iterator[Window]:
    """A browser at the case; no page may complain or ask elsewhere, but for the one that is not there."""
    with served(case) as address, watched(address) as found:
        yield found
        found.complaints[:] = [one for one in found.complaints if "nothing-is-here" not in one]


def found_by_axe(page: Window, state: State) -> list[Any]:
    """Rule and first elements of each violation on the page in this state."""
    page.size(state.width, 1000)
    page.scheme(state.scheme)
    if not page.tell("'axe' in window"):
        page.tell(f"{AXE};true")
    options = {
        "runOnly": TAGS,
        "resultTypes": ["violations"],
        "rules": {"color-contrast": {"enabled": state.colours}},
    }
    told = "one => [one.id, one.nodes.slice(0, 3).map(node => node.html.slice(0, 200))]"
    return list(page.awaited(f"axe.run(document, {json.dumps(options)}).then(found => found.violations.map({told}))"))


def faults_of(page: Window, state: State) -> list[Any]:
    """What axe finds, and by how many pixels the page is wider than the window (WCAG 2.2, 1.4.10)."""
    found = found_by_axe(page, state)
    wider = page.tell("document.documentElement.scrollWidth - innerWidth")
    return [*found, ["wider", wider]] if wider > 0 else found


def test_no_kind_of_page_has_anything_to_mend_at_any_width_in_any_scheme(page: Window) -> None:
    root = page.address.rstrip("/")
    faults: dict[str, list[Any]] = {}
    seen = set()
    for kind in crawling.each_kind(page, [root + "/", *(root + path for path in UNLINKED)]):
        seen.add(kind)
        found = {f"{kind} at {state.width}, {state.scheme}": faults_of(page, state) for state in STATES}
        faults |= {where: what for where, what in found.items() if what}
    assert faults == {}, json.dumps(faults, indent=1)
    assert {
        "/",
        "/stemma",
        "/claims",
        "/claim/*",
        "/edge/*",
        "/entity/*",
        "/r/* s",
        "/decisions/*",
        "/search q",
    } <= seen


def test_the_check_sees_a_fault_that_is_put_in(page: Window) -> None:
    page.tell("document.querySelector('main').insertAdjacentHTML('beforeend', '<p class=\"quiet\">seen</p><input>')")
    assert "label" in {rule for rule, _ in found_by_axe(page, STATES[0])}


def test_the_examples_of_the_crawl_hold() -> None:
    assert doctest.testmod(crawling).failed == 0
