"""What single pages say."""

import doctest
import re
from dataclasses import replace
from html import unescape

from stemmata.model.evidence import Evidence
from stemmata.model.report import Captured, OtherDate
from stemmata.text.span import Span
from stemmata.web import alarms, labels, reading, tables
from stemmata.web.choice import Choice, chosen
from stemmata.web.edition import edition
from stemmata.web.lens import default_lens, values_under
from stemmata.web.relations import relations_pages
from stemmata.web.stance import verdict
from stemmata.web.views import entities_pages, report_page, reports_page
from tests.web.made_case import made_case
from tests.web.random_case import random_case

READ = edition(made_case())
BY_LABEL = {claim.label: claim for claim in READ.claims}
COUNT, NIGHT = BY_LABEL["400 barrels lie under Quay Nine"], BY_LABEL["The barrels were landed at night"]
UNCOUNTED, LORRIES = BY_LABEL["Nobody will ever count them"], BY_LABEL["lorries passed for weeks"]


def words(html: str) -> str:
    return re.sub(r"<[^>]*>", "", html)


def by_outlet(name: str) -> str:
    return next(key for key in READ.rank if READ.outlet(key) == name)


def test_claims_stand_in_order_of_their_reports() -> None:
    assert READ.claims[:2] == (COUNT, NIGHT)


def test_the_table_says_who_asserts_and_who_denies() -> None:
    row = tables.claim_row(READ, NIGHT)
    assert {cell.siglum: cell.glyph for cell in row.cells.values()} == {"A": "●", "B": "●", "C": "✕", "F": "✕"}


def test_who_repeats_a_negation_does_not_deny_it() -> None:
    assert {cell.word for cell in tables.claim_row(READ, UNCOUNTED).cells.values()} == {"asserts"}


def test_the_table_shows_the_number_where_reports_differ() -> None:
    row = tables.claim_row(READ, COUNT)
    assert row.cells[by_outlet("Fjord Today")].value == "12,000"
    assert row.cells[by_outlet("Quay Office")].value is None


def test_the_bound_on_origins_is_said_with_what_is_not_known() -> None:
    assert tables.origins_words(LORRIES) == "3 reports, at most 1 origin; lineage of 2 reports not known"


def test_sides_of_a_difference_mark_the_number_and_show_the_chain() -> None:
    found = tables.difference(READ, COUNT, COUNT.variants[0])
    side = next(side for side in found.sides if side.value == "Up to 1,200")
    assert "<mark>Up to 1,200</mark>" in side.sentences[0].html
    assert side.sentences[0].chain == "dockers → Tidewater Weekly"


def test_contradictions_stand_before_other_differences() -> None:
    assert [variant.kind for _, variant in tables.differences(READ)] == ["contradict", "differ"]


def test_words_that_differ_are_marked_word_by_word_where_no_value_stands() -> None:
    said = READ.statements_of(NIGHT)
    mine = tables.differing_words(said[2], said[0])
    assert [span.of(said[2].source.report.text) for span in mine] == ["No cargo was"]


def test_the_overview_warns_of_circles_single_roots_and_changed_values() -> None:
    assert alarms.one_root(READ) == (LORRIES,)
    assert [len(circle) for circle in alarms.circles(READ)] == [3]
    assert [claim for claim, _ in alarms.changed_in_copying(READ)] == [COUNT]


def test_blocks_of_a_report_hold_all_of_its_text() -> None:
    for entry in READ.reports:
        shown = "".join(words(block.html) for block in reading.blocks(READ, entry))
        assert "".join(unescape(shown).split()) == "".join(entry.report.text.split())


def test_a_statement_three_voices_deep_has_two_underlines() -> None:
    weekly = READ.by_report[by_outlet("Tidewater Weekly")]
    html = reading.blocks(READ, weekly)[0].html
    inner = html.index('class="voice v2')
    assert 'class="voice v1' in html[:inner]
    assert '<b class="who">One</b>' in html
    assert '<em class="cue">had told him</em>' in html
    assert '<strong class="neg">nobody</strong>' in html
    assert '<data class="number" value="1200" title="exact">1,200</data>' in html


def test_notes_beside_a_paragraph_say_how_deep_and_how_many() -> None:
    compass = READ.by_report[by_outlet("Daily Compass")]
    notes = [note for block in reading.blocks(READ, compass) for note in block.notes]
    assert notes[0].verdict == "asserts, third hand"
    assert notes[0].differs[0].here == ("Up to 1,200",)
    assert reading.Given(sigla="H I J", value="12,000") in notes[0].differs[0].others
    assert notes[1].alone == ("residents",)
    assert notes[2].verdict == "reports a denial, second hand"
    assert notes[2].denies


def test_zones_are_kept_apart() -> None:
    compass = READ.by_report[by_outlet("Daily Compass")]
    assert [block.zone for block in reading.blocks(READ, compass)] == ["body", "body", "editorial"]


def test_the_outlets_own_negation_is_a_statement_like_any_other() -> None:
    blog = READ.by_report[by_outlet("Tideline Blog")]
    negative = next(s for s in blog.annotations.statements if s.polarity == "negative")
    assert verdict(negative, claim_negative=True) == "asserts"
    assert verdict(negative, claim_negative=False) == "denies"


def test_the_lens_is_the_claim_whose_numbers_differ() -> None:
    assert default_lens(READ) == COUNT
    assert values_under(READ, COUNT)[by_outlet("Fjord Today")] == "12,000"


def test_under_a_claim_the_letters_count_for_this_claim_only() -> None:
    whole = {node.key: node.letters for node in chosen(READ, Choice(every=True)).nodes}
    lens = {node.key: node.letters for node in chosen(READ, Choice(claim=LORRIES, only=True)).nodes}
    compass = by_outlet("Daily Compass")
    assert len(whole[compass]) == 3
    assert len(lens[compass]) == 1
    assert set(LORRIES.reports) <= set(lens)


def test_an_edge_is_solid_if_any_of_its_derivations_is_stated() -> None:
    styles = {(READ.sigla[e.child], e.parent): e.style for e in chosen(READ, Choice(every=True)).edges}
    assert styles["F", by_outlet("Tidewater Weekly")] == "says-so"
    assert styles["J", by_outlet("Fjord Today")] == "wording"


def test_large_cases_fold_reports_with_the_same_sources_into_families() -> None:
    graph = chosen(edition(random_case(120, 3, origins=2)), Choice())
    families = [node for node in graph.nodes if node.kind == "family"]
    assert families
    assert all(node.siglum == f"×{len(node.members)}" for node in families)
    shown = [name for node in graph.nodes if node.kind in {"report", "family"} for name in node.members or (node.key,)]
    assert sorted([*shown, *graph.unconnected, *graph.left_out]) == sorted(edition(random_case(120, 3, origins=2)).rank)


def test_only_web_addresses_count_as_safe() -> None:
    assert labels.safe_url("https://ledger.example/a?b=1") == "https://ledger.example/a?b=1"
    for url in ("javascript:alert(1)", "data:text/html,x", " http://x", 'http://x" onclick=', "ftp://x", "", None):
        assert labels.safe_url(url) is None


def test_dates_are_said_as_precisely_as_they_are_known() -> None:
    assert labels.edtf_words("2014-04-07") == "7 Apr 2014"
    assert labels.edtf_words("2014-04") == "Apr 2014"
    assert labels.edtf_words("2014") == "2014"
    assert labels.edtf_words("2014-04/..") == "from Apr 2014"
    assert labels.edtf_words("summer") == "summer"


def test_the_examples_of_the_short_words_hold() -> None:
    assert doctest.testmod(labels).failed == 0


def test_an_origin_without_a_letter_of_its_case_has_a_numeral_under_its_claim() -> None:
    few = edition(made_case())
    bare = replace(few, origin_by_id={k: replace(v, letter=None, colour=None) for k, v in few.origin_by_id.items()})
    pills = [node for node in chosen(bare, Choice(claim=NIGHT, only=True)).nodes if node.kind == "origin"]
    assert {node.siglum for node in pills} == {"1", "2"}
    assert all(node.colours for node in pills)


def test_what_may_be_one_name_and_what_ties_two_bodies_say_why() -> None:
    case = made_case()
    why = Evidence(sign="spelling", strength=0.6, reason="They share their consonants (qn).")
    said = Evidence(sign="own_words", strength=1.0, reason="Fjord Today says so in its own words.")
    links = replace(
        case.links,
        entities=tuple(replace(e, maybe_reasons=(why,)) if e.maybe_same else e for e in case.links.entities),
        relations=tuple(replace(r, statements=(), denied_by=(), reasons=(said,)) for r in case.links.relations),
    )
    shown = edition(replace(case, links=links))
    assert why.reason in "".join(unescape(page.html) for page in entities_pages(shown))
    assert said.reason in "".join(unescape(page.html) for page in relations_pages(shown))


def test_a_report_whose_text_prints_another_date_says_both_and_leads_to_the_words() -> None:
    case = made_case()
    ledger = next(one for one in case.reports if one.report.outlet_name == "Harbour Ledger")
    other = OtherDate(readings=("2021-06-01",), span=Span(0, 6))
    doubted = replace(ledger, report=replace(ledger.report, other_date=other))
    read = edition(replace(case, reports=tuple(doubted if one is ledger else one for one in case.reports)))
    siglum = read.sigla[doubted.report.id]
    for page in (report_page(read, doubted).html, reports_page(read).html):
        assert "1 Jun 2021" in page
        assert f'href="report-{siglum}.html#s0-6"' in page
    assert 'id="s0-6"' in report_page(read, doubted).html


def test_a_report_that_an_archive_captured_says_when_and_that_this_is_no_publication() -> None:
    case = made_case()
    ledger = next(one for one in case.reports if one.report.outlet_name == "Harbour Ledger")
    copy = Captured(time="2021-05-20T10:00:00Z", address="https://other.example/copy", digest="sha1:ABC")
    kept = replace(ledger, report=replace(ledger.report, captured=copy))
    read = edition(replace(case, reports=tuple(kept if one is ledger else one for one in case.reports)))
    page = report_page(read, kept).html
    assert "20 May 2021, 10:00 UTC" in page
    assert "https://other.example/copy" in page
    assert "sha1:ABC" in page
    assert "no date of publication" in page
    assert "10:00 UTC" not in report_page(edition(case), ledger).html
