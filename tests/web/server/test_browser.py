"""The main journeys in a real browser, with the real command serving: no complaint, and nothing asked elsewhere."""

import contextlib
import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from stemmata.pipeline import Settings, build
from tests.web.server.chromium import BROWSER, Window, window
from tests.web.server.serving import served

SAMPLE = Path(__file__).parents[3] / "samples" / "leaked-letter" / "reports"
pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no chromium on this machine")


@contextlib.contextmanager
def opened(case: Path) -> Iterator[str]:
    """``stemmata open``, as a user runs it; yields the address that it prints."""
    command = [sys.executable, "-m", "stemmata.cli.app", "open", str(case), "--no-browser", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        try:
            printed = ""
            while not printed.rstrip().endswith("}"):
                line = process.stdout.readline()
                assert line, "stemmata open ended"
                printed += line
            yield json.loads(printed)["address"]
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=30)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with opened(served(tmp_path_factory.mktemp("browser")).case) as address:
        yield address


@pytest.fixture
def page(home: str) -> Iterator[Window]:
    with watched(home) as found:
        yield found


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Window]:
    """The same at the sample of the leaked letter, where one edge bears on a count."""
    case = tmp_path / "letter.stemma"
    build([str(SAMPLE)], case, Settings(workers=1))
    with opened(case) as address, watched(address) as found:
        yield found


@contextlib.contextmanager
def watched(address: str) -> Iterator[Window]:
    """A browser at the start page. Whatever it then does, nothing is complained of and nothing leaves the machine."""
    with window() as found:
        found.go(address)
        yield found
        assert found.complaints == []
        assert {urlsplit(asked).hostname for asked in found.asked} == {"127.0.0.1"}


def links_of(page: Window, rows: str, words: str) -> list[str]:
    """The first link to a page of its own of each row that has these words."""
    found = f"[...document.querySelectorAll({rows!r})].filter(row => row.innerText.includes({words!r}))"
    own = "a[href^='/edge/'], a[href^='/entity/']"
    return list(page.tell(f'{found}.map(row => row.querySelector("{own}").href)'))


def test_the_key_leaves_the_address(page: Window) -> None:
    assert urlsplit(page.address).query == ""
    assert page.tell("document.cookie") == ""


def test_from_the_overview_to_a_claim_to_its_root_and_to_the_exact_words(page: Window) -> None:
    page.click('nav a[href="/claims"]')
    page.click("a.more")
    assert "The way of each report to its root" in page.text
    page.click('.paths a[href^="/edge/"]')
    assert "Signs" in page.text
    page.click(".signs blockquote a")
    assert re.search(r"/r/[A-Z]\?s=\d+-\d+#s\d+-\d+$", page.address)
    marked = page.tell("document.querySelector(':target').textContent")
    start, end = map(int, re.findall(r"\d+", urlsplit(page.address).query))
    assert len(marked) == end - start
    assert page.tell("document.querySelector(':target').getBoundingClientRect().top < innerHeight")


def test_disagreeing_with_an_edge_changes_the_count_of_origins_and_taking_it_back_undoes_it(sample: Window) -> None:
    sample.click('nav a[href="/claims"]')
    before = sample.text
    sample.click('nav a[href="/stemma"]')
    sample.go(links_of(sample, ".edges tbody tr", "translates")[0])
    sample.type("input[name=author]", "Mira")
    sample.click("button[value=disagree]")
    assert "no longer counts" in sample.text
    assert re.search(r"rested on at most \d+ origins?, and now rests on at most \d", sample.text)
    sample.click('nav a[href="/claims"]')
    assert origins(sample.text) != origins(before)
    sample.click('nav a[href="/decisions"]')
    assert "Mira" in sample.text
    sample.click("table button")
    assert "counts again" in sample.text
    sample.click('nav a[href="/claims"]')
    assert sample.text == before


def origins(words: str) -> list[str]:
    return re.findall(r"at most \d+ origins?|no origin known", words)


def test_merging_two_names_and_taking_it_back(page: Window) -> None:
    page.click('nav a[href="/entities"]')
    before = page.text
    number = page.tell("document.querySelectorAll('table.names tbody tr').length")
    root = page.tell("location.origin")
    rows = links_of(page, "table.names tbody tr", "organisation")
    first, second = (urlsplit(row).path.rsplit("/")[-1] for row in rows[:2])
    # Only names that may be one have a button of their own; a person who knows better posts the same form.
    page.go(f"{root}/entity/{first}")
    page.tell(
        "(() => { const form = document.createElement('form'); form.method = 'post'; form.action = '/decide';"
        f"for (const [name, value] of [['kind', 'merge'], ['subject', '{first}'], ['subject', '{second}']])"
        "{ const field = document.createElement('input'); field.name = name; field.value = value; form.append(field); }"
        "document.body.append(form); form.submit(); })()"
    )
    page.until_loaded()
    assert "is now made up of" in page.text
    page.click('nav a[href="/entities"]')
    assert page.tell("document.querySelectorAll('table.names tbody tr').length") == number - 1
    page.click('nav a[href="/decisions"]')
    page.click("table button")
    page.click('nav a[href="/entities"]')
    assert page.text == before


def test_search_narrow_cite_and_come_back_to_the_words(page: Window) -> None:
    page.type("#find", "barrels")
    page.click(".find button")
    assert "statements in 3 reports" in page.text
    page.click(".facets a")
    assert "in 1 report," in page.text
    page.click('a[href^="/cite/"]')
    assert "file SHA-256" in page.text
    page.click('a[href^="/r/"]')
    assert page.tell("document.querySelector('mark.asked').textContent.length > 0")


def test_any_characters_are_marked_at_their_address(page: Window) -> None:
    page.go(page.address.rstrip("/") + "/r/A?s=2-17#s2-17")
    words = page.tell("[...document.querySelectorAll('mark.asked')].map(m => m.textContent).join('')")
    assert len(words) == 15
    page.go(page.address.partition("/r/")[0] + "/r/A?s=2-99999")
    assert "lies outside" in page.text


PATHS = """
    / /stemma /claims /claim/C1 /differences /documents /entities /reports /r/A /search?q=barrels /search /cite/A?s=2-17
    /decisions /about
    """.split()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1720, 1024, 640])
def test_no_page_is_wider_than_the_window(page: Window, width: int, scheme: str) -> None:
    page.size(width, 1000)
    page.scheme(scheme)
    root = page.address.rstrip("/")
    for path in PATHS:
        page.go(root + path)
        assert page.tell("document.documentElement.scrollWidth <= innerWidth"), path
        assert page.tell("getComputedStyle(document.querySelector('.page')).backgroundColor") == (
            "rgb(255, 255, 255)" if scheme == "light" else "rgb(23, 25, 28)"
        )
