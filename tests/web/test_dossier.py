"""The dossier as a whole: every link has its end, nothing hostile comes through, the same case gives the same bytes."""

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from stemmata.model.case import Case
from stemmata.web.assets import STYLE_SHEET, style_sheet
from stemmata.web.dossier import dossier, single_page
from tests.web.made_case import made_case
from tests.web.made_pieces import HOSTILE
from tests.web.random_case import random_case

VOID = {"meta", "link", "img", "br", "path", "rect", "circle"}


class Read(HTMLParser):
    """What a page holds: ids, links, tags, attributes and text; fails on tags that do not close in order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.tags: Counter[str] = Counter()
        self.attributes: set[str] = set()
        self.text = ""
        self.headings: list[int] = []
        self._open: list[str] = []
        self.feed(page)
        assert not self._open, self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.hrefs.append(value or "")
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes.update(name for name, _ in attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="module")
def case() -> Case:
    return made_case()


@pytest.fixture(scope="module")
def pages(case: Case) -> dict[str, Read]:
    return {name: Read(data.decode()) for name, data in dossier(case).items() if name.endswith(".html")}


@pytest.fixture(scope="module")
def single(case: Case) -> Read:
    return Read(single_page(case).decode())


def outside(hrefs: list[str]) -> list[str]:
    return [href for href in hrefs if "://" in href]


def test_every_link_of_the_folder_leads_to_a_file_and_an_id(pages: dict[str, Read]) -> None:
    for name, page in pages.items():
        for href in page.hrefs:
            if href in outside([href]) or href == STYLE_SHEET:
                continue
            file, _, place = href.partition("#")
            target = pages[file or name]
            assert not place or place in target.ids, (name, href)


def test_every_link_of_the_single_file_leads_to_an_id(single: Read) -> None:
    for href in single.hrefs:
        if href not in outside([href]):
            assert href.startswith("#")
            assert href[1:] in single.ids, href


def test_ids_are_unique(pages: dict[str, Read], single: Read) -> None:
    for page in (*pages.values(), single):
        assert [name for name, times in Counter(page.ids).items() if times > 1] == []


def test_statements_have_ids_made_of_their_offsets(case: Case, pages: dict[str, Read], single: Read) -> None:
    first = min(
        case.reports, key=lambda entry: (entry.report.published is None, entry.report.path != "reports/ledger.txt")
    )
    for statement in first.annotations.statements:
        place = f"s{statement.content[0].start}-{statement.content[-1].end}"
        assert place in pages["report-A.html"].ids
        assert f"report-A-{place}" in single.ids


def test_hostile_text_comes_out_as_text(pages: dict[str, Read], single: Read) -> None:
    for page in (*pages.values(), single):
        assert not page.tags["script"]
        assert not page.tags["img"]
        assert not {name for name in page.attributes if name.startswith("on")}
    shown = next(page for page in pages.values() if HOSTILE in page.text)
    assert "Leaflet" in shown.text


def test_hostile_names_come_out_as_text(case: Case) -> None:
    entry = case.reports[0]
    bad = replace(
        entry, report=replace(entry.report, outlet_name=HOSTILE, title=HOSTILE, path=HOSTILE, authors=(HOSTILE,))
    )
    links = replace(case.links, claims=tuple(replace(claim, label=HOSTILE) for claim in case.links.claims))
    for data in dossier(replace(case, name=HOSTILE, reports=(bad, *case.reports[1:]), links=links)).values():
        assert b"<script" not in data
        assert b"<img" not in data


def test_only_web_addresses_are_linked(pages: dict[str, Read]) -> None:
    hrefs = [href for page in pages.values() for href in page.hrefs]
    assert not [href for href in hrefs if href.lower().startswith(("javascript:", "data:"))]
    assert outside(hrefs) == ["https://tidewater.example/barrels"] * 2
    coast = next(page for page in pages.values() if "javascript:alert(1)" in page.text)
    assert "leaves this machine" in coast.text


def test_no_page_has_styles_of_its_own_or_loads_anything(pages: dict[str, Read]) -> None:
    for page in pages.values():
        assert "style" not in page.attributes
        assert "src" not in page.attributes
        assert page.tags["link"] == 1


def test_the_single_file_allows_its_own_style_sheet_only(case: Case) -> None:
    html = single_page(case).decode()
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src &#39;none&#39;; style-src &#39;sha256-{digest}&#39;" in html
    assert "url(" not in style_sheet()
    assert "@import" not in style_sheet()


def test_headings_step_down_one_at_a_time(pages: dict[str, Read]) -> None:
    for name, page in pages.items():
        assert page.headings.count(1) == 1, name
        for above, below in zip(page.headings, page.headings[1:], strict=False):
            assert below <= above + 1, name


def test_the_order_of_the_input_does_not_matter(case: Case) -> None:
    links = case.links
    turned = replace(
        case,
        reports=case.reports[::-1],
        links=replace(
            links, derivations=links.derivations[::-1], claims=links.claims[::-1], entities=links.entities[::-1]
        ),
    )
    assert dossier(turned) == dossier(case)


def test_no_page_rules_on_what_happened(pages: dict[str, Read]) -> None:
    for name, page in pages.items():
        assert not re.search(r"\b(true|false|verified|confirmed|debunked|proven)\b", page.text, re.IGNORECASE), name


def test_control_characters_do_not_break_a_page(case: Case) -> None:
    assert b"\x00" not in single_page(replace(case, name="odd\x00\x1bname\ud800"))


def test_an_empty_case_still_has_its_pages() -> None:
    made = dossier(Case(name="empty", built=None))
    assert {"index.html", "stemma.html", "claims.html", "documents.html", "about.html", STYLE_SHEET} <= set(made)


def test_a_large_case_says_what_is_not_drawn() -> None:
    made = dossier(random_case(250, 5))
    stemma = Read(made["stemma.html"].decode())
    assert "that no line joins to another, not drawn" in stemma.text
    assert "not drawn for want of room" in stemma.text
    assert "Derivations 1–200 of" in stemma.text
    assert "stemma-2.html" in made
    for name, page in (
        (name, Read(data.decode())) for name, data in made.items() if name.startswith("stemma") and name != STYLE_SHEET
    ):
        for href in page.hrefs:
            assert href.partition("#")[0] in {"", *made}, (name, href)
