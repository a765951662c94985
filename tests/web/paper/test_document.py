"""The dossier for paper: what stands in it, and that nothing hostile or foreign does."""

import re
from dataclasses import replace
from html import unescape

from stemmata.model.case import Case
from stemmata.web.edition import edition
from stemmata.web.paper.document import MOST_CLAIMS, paper
from tests.web.made_case import made_case
from tests.web.made_pieces import HOSTILE
from tests.web.random_case import random_case
from tests.web.test_dossier import Read

CASE = made_case()
HTML = paper(CASE)


def test_every_quotation_has_a_footnote_down_to_hash_and_characters() -> None:
    notes = re.findall(r'<span class="note"><bdi>(.*?)</bdi></span>', HTML)
    assert len(notes) == HTML.count('class="said"') > 0
    for note in notes:
        assert re.search(r"file SHA-256 [0-9a-f]{16}…; .+#[A-Z]+:\d+-\d+$", unescape(note)), note


def test_every_report_stands_with_the_whole_hash_of_its_file() -> None:
    for entry in CASE.reports:
        assert entry.report.sha256 in HTML


def test_every_shared_claim_stands_with_its_origins() -> None:
    text = Read(HTML).text
    for claim in edition(CASE).shared:
        assert claim.label[:100] in text
        assert f"at most {claim.origins.at_most}" in text


def test_every_link_leads_to_a_place_of_the_document_and_ids_are_unique() -> None:
    page = Read(HTML)
    assert len(set(page.ids)) == len(page.ids)
    places = {href[1:] for href in page.hrefs if href.startswith("#report-")}
    assert places <= set(page.ids)


def test_hostile_text_comes_out_as_text() -> None:
    entry = CASE.reports[0]
    bad = replace(entry, report=replace(entry.report, outlet_name=HOSTILE, title=HOSTILE, path=HOSTILE))
    page = Read(paper(replace(CASE, name=HOSTILE, reports=(bad, *CASE.reports[1:]))))
    assert not page.tags["script"]
    assert not page.tags["img"]
    assert not {name for name in page.attributes if name.startswith("on")}


def test_a_large_case_says_what_is_left_out() -> None:
    case = random_case(250, 5)
    if len(edition(case).shared) > MOST_CLAIMS:
        assert f"The {MOST_CLAIMS} that most reports tell" in paper(case)
    assert paper(case).count("<h3 id=") <= MOST_CLAIMS


def test_no_line_rules_on_what_happened() -> None:
    assert not re.search(r"\b(true|false|verified|confirmed|debunked|proven)\b", Read(HTML).text, re.IGNORECASE)


def test_an_empty_case_and_the_order_of_the_input_do_no_harm() -> None:
    assert "0 reports" in paper(Case(name="empty", built=None))
    assert paper(replace(CASE, reports=CASE.reports[::-1])) == HTML
