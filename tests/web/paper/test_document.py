"""The dossier for paper: what stands in it, and that nothing hostile or foreign does."""

import re
from dataclasses import replace
from html import unescape

from stemmata.model.case import Case
from stemmata.web.edition import edition
from stemmata.web.paper.document import MOST_CLAIMS, paper
from stemmata.web.paper.picture import MM, ROOM, SMALLEST, picture
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


def test_the_stemma_stands_on_a_page_of_its_own_before_the_table_of_its_lines() -> None:
    section = HTML.partition('<section class="stemma stemma-')[2].partition("</section>")[0]
    assert section.count("<svg ") == 1
    assert HTML.index("</svg>") < HTML.index("<h2>Where each report got it from")
    assert "class=" not in section.partition("<svg ")[2], "its colours are its own"
    assert all(f">{siglum}<" in section for siglum in edition(CASE).sigla.values())
    style = HTML.partition("<style>")[2].partition("</style>")[0]
    assert f"@page {section.partition(chr(34))[0]} " in style


def test_letters_of_the_picture_stay_large_enough_and_a_picture_that_is_too_large_is_said_to_be() -> None:
    for reports in (18, 60, 250):
        read = edition(random_case(reports, 5))
        found = picture(read)
        if found is None:
            assert "too large to be read on paper" in paper(random_case(reports, 5))
            continue
        wide, high = (float(n) for n in re.findall(r'(?:width|height)="([\d.]+)"', found.svg)[:2])
        assert wide <= ROOM[found.page][0] * MM + 0.1
        assert high <= ROOM[found.page][1] * MM + 0.1
        box = [float(n) for n in re.findall(r'viewBox="([^"]+)"', found.svg)[0].split()]
        assert wide / box[2] >= SMALLEST - 0.01
        assert abs(wide / box[2] - high / box[3]) < 0.01
        assert found.folded == (reports >= 40)


def test_a_case_without_derivations_has_no_picture_and_no_word_of_one() -> None:
    html = paper(Case(name="empty", built=None))
    assert "<svg" not in html
    assert "too large" not in html
