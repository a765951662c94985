"""Whole stemmas, drawn as trees: each root with what derives from it."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.link.context import LinkContext
from stemmata.link.descent.derivation import counted, derive
from stemmata.model.case import Annotated
from stemmata.model.decision import Decision
from tests.link.descent.test_reuse import EDITED, OTHER, WIRE
from tests.link.drawing import case, copiers, drawn, piece

EXTRA = (
    "Two tugboats were chartered from the neighbouring port of Elm Sound to raise the wreck, and the ferry "
    "company hired a retired hydrographer to sound the channel for debris before any traffic resumes."
)


def stemma(*pieces: Annotated, documents: tuple[tuple[str, str], ...] = ()) -> str:
    context = case(*pieces, documents=documents)
    return "\n" + drawn(derive(context, [list(context.statements)]), context)


COPIERS = """
Lake Gazette 01
└── River Mail 02 (cites)"""


def among_copiers(*pieces: Annotated) -> str:
    """The stemma in a case whose outlets say that they take text from each other; without those that say so."""
    found = stemma(*pieces, *copiers())
    assert COPIERS in found
    return found.replace(COPIERS, "")


def test_a_letter_and_those_who_describe_it():
    letter = piece(
        "The Letter of the Warden asks for forty rifles.",
        outlet="Harbour Ledger",
        says=[("asks for forty rifles", "document:The Letter of the Warden")],
    )
    by_way = piece(
        "Harbour Ledger published The Letter of the Warden, which asks for forty rifles.",
        outlet="Coastal Post",
        published="2021-05-16",
        says=[("asks for forty rifles", "outlet:Harbour Ledger", "document:The Letter of the Warden")],
    )
    assert (
        stemma(letter, by_way, documents=(("The Letter of the Warden", "Ilse Varn"),))
        == """
The Letter of the Warden
├── Coastal Post 16 (describes)
└── Harbour Ledger 14 (describes)
    └── Coastal Post 16 (cites)"""
    )


def test_a_voice_told_to_one_outlet_reaches_the_other_only_through_it():
    first = piece(
        "Ilse Varn said the bridge was mined.",
        outlet="Harbour Ledger",
        says=[("the bridge was mined", "person:Ilse Varn")],
    )
    second = piece(
        "Harbour Ledger quotes Ilse Varn as saying the bridge was mined.",
        outlet="Coastal Post",
        published="2021-05-15",
        says=[("the bridge was mined", "outlet:Harbour Ledger", "person:Ilse Varn")],
    )
    assert (
        stemma(first, second)
        == """
Ilse Varn
└── Harbour Ledger 14 (cites)
    └── Coastal Post 15 (cites)"""
    )


def test_unnamed_sources_of_two_outlets_are_never_one():
    pieces = [
        piece(
            f"{opening} local sources said the mill burned.",
            outlet=outlet,
            says=[("the mill burned", "unnamed:local sources")],
        )
        for outlet, opening in (("Harbour Ledger", "Yesterday"), ("Coastal Post", "On Monday"))
    ]
    assert (
        stemma(*pieces)
        == """
local sources
└── Coastal Post 14 (cites)
local sources
└── Harbour Ledger 14 (cites)"""
    )


def test_the_later_copy_derives_from_the_earlier_text_where_outlets_copy_each_other():
    assert (
        among_copiers(
            piece(WIRE, outlet="Harbour Ledger", published="2021-05-10"),
            piece(EDITED, outlet="Coastal Post", published="2021-05-14"),
            piece(OTHER, outlet="Valley Echo"),
        )
        == """
Harbour Ledger 10
└── Coastal Post 14 (~reuses)"""
    )


def test_outlets_that_are_not_seen_to_copy_each_other_have_their_common_words_from_a_third():
    assert (
        stemma(
            piece(WIRE, outlet="Harbour Ledger", published="2021-05-10"),
            piece(EDITED, outlet="Coastal Post", published="2021-05-14"),
        )
        == """
unseen common source
├── Coastal Post 14 (~reuses)
└── Harbour Ledger 10 (~reuses)"""
    )


def test_what_an_agency_published_others_have_from_it_unless_it_came_later():
    agency = piece(WIRE, outlet="Palisade News Agency", published="2021-05-14")
    assert (
        stemma(agency, piece(EDITED, outlet="Coastal Post", published="2021-05-14"))
        == """
Palisade News Agency 14
└── Coastal Post 14 (~reuses)"""
    )
    assert (
        stemma(agency, piece(EDITED, outlet="Coastal Post", published="2021-05-12"))
        == """
unseen common source
├── Coastal Post 12 (~reuses)
└── Palisade News Agency 14 (~reuses)"""
    )


def test_a_later_report_of_one_outlet_has_its_words_from_the_earlier_one():
    assert (
        stemma(
            piece(WIRE, outlet="Harbour Ledger", published="2021-05-10"),
            piece(f"{OTHER} {WIRE}", outlet="Harbour Ledger", published="2021-05-24"),
        )
        == """
Harbour Ledger 10
└── Harbour Ledger 24 (~reuses)"""
    )


def test_an_outlet_that_is_named_in_passing_is_cited_where_it_told_the_same_before():
    first = piece("The bridge was mined.", outlet="Harbour Ledger", says=[("The bridge was mined",)])
    later = piece(
        "With Harbour Ledger it began: The bridge was mined.",
        outlet="Coastal Post",
        published="2021-05-16",
        says=[("The bridge was mined",)],
    )
    assert (
        stemma(first, later)
        == """
Harbour Ledger 14
└── Coastal Post 16 (cites)"""
    )


def test_two_texts_of_one_day_have_an_unseen_common_source():
    assert (
        stemma(piece(WIRE, outlet="Harbour Ledger"), piece(EDITED, outlet="Coastal Post"))
        == """
unseen common source
├── Coastal Post 14 (~reuses)
└── Harbour Ledger 14 (~reuses)"""
    )


def test_three_takers_of_a_wire_story_on_one_day_have_one_unseen_source():
    assert (
        stemma(
            piece(WIRE, outlet="Harbour Ledger", published="2021-05-15"),
            piece(WIRE, outlet="Coastal Post", published="2021-05-15"),
            piece("Breaking. " + WIRE, outlet="Valley Echo", published="2021-05-15"),
        )
        == """
unseen common source
├── Coastal Post 15 (~reuses)
├── Harbour Ledger 15 (~reuses)
└── Valley Echo 15 (~reuses)"""
    )


def test_who_cut_what_two_later_texts_share_is_not_their_source():
    assert (
        stemma(
            piece(WIRE, outlet="Harbour Ledger", published="2021-05-14"),
            piece(f"{WIRE} {EXTRA} {OTHER}", outlet="Coastal Post", published="2021-05-17"),
            piece(f"{EXTRA} {WIRE}", outlet="Valley Echo", published="2021-05-15"),
            piece(f"{OTHER} {WIRE}", outlet="Hill Courier", published="2021-05-16"),
        )
        == """
unseen common source
├── Coastal Post 17 (~reuses)
├── Harbour Ledger 14 (~reuses)
├── Hill Courier 16 (~reuses)
└── Valley Echo 15 (~reuses)"""
    )


def test_who_shares_an_agency_text_has_it_from_the_agency():
    assert (
        stemma(
            piece(f"(Nordwire) {WIRE}", outlet="Harbour Ledger", cites=[("agency", "Nordwire", "(Nordwire)")]),
            piece(f"By Nordwire. {EDITED}", outlet="Coastal Post", cites=[("agency", "Nordwire", "By Nordwire")]),
            piece(WIRE, outlet="Valley Echo"),
        )
        == """
Nordwire
├── Coastal Post 14 (syndicates)
├── Harbour Ledger 14 (syndicates)
└── Valley Echo 14 (~syndicates)"""
    )


def test_the_initials_of_whoever_wrote_a_report_are_no_agency():
    signed = piece(f"{WIRE} QRT", outlet="Harbour Ledger", cites=[("agency", "QRT", "QRT")])
    assert stemma(signed, piece(OTHER, outlet="Valley Echo")).strip() == ""


def test_capitals_behind_a_report_are_an_agency_where_the_trade_knows_it():
    signed = piece(f"{WIRE} AFP", outlet="Harbour Ledger", cites=[("agency", "AFP", "AFP")])
    assert (
        stemma(signed)
        == """
AFP
└── Harbour Ledger 14 (syndicates)"""
    )


def test_a_citation_outranks_the_dates_and_takes_the_wording_as_support():
    ledger = piece(WIRE, outlet="Harbour Ledger")
    post = piece(
        f"{EDITED} (Source: Harbour Ledger)",
        outlet="Coastal Post",
        cites=[("source_line", "Harbour Ledger", "(Source: Harbour Ledger)")],
    )
    context = case(ledger, post)
    (found,) = derive(context)
    assert (found.child, found.parent, found.kind, found.status) == (
        post.report.id,
        ledger.report.id,
        "cites",
        "stated",
    )
    assert [one.sign for one in found.evidence] == ["source_line", "same_words"]


def test_a_copy_of_a_copy_is_not_said_to_copy_the_first():
    middle = EDITED.replace("anxious", "weeping")
    assert (
        among_copiers(
            piece(WIRE, outlet="Harbour Ledger", published="2021-05-01"),
            piece(middle, outlet="Coastal Post", published="2021-05-05"),
            piece(middle + " More follows.", outlet="Valley Echo", published="2021-05-09"),
        )
        == """
Harbour Ledger 01
└── Coastal Post 05 (~reuses)
    └── Valley Echo 09 (~reuses)"""
    )


def test_a_copy_that_adds_from_the_first_has_two_parents():
    assert (
        among_copiers(
            piece(f"{WIRE} {EXTRA}", outlet="Harbour Ledger", published="2021-05-01"),
            piece(WIRE, outlet="Coastal Post", published="2021-05-05"),
            piece(f"{EXTRA} {OTHER}", outlet="Valley Echo", published="2021-05-06"),
            piece(f"{WIRE} {OTHER}", outlet="Hill Courier", published="2021-05-12"),
        )
        == """
Harbour Ledger 01
├── Coastal Post 05 (~reuses)
│   └── Hill Courier 12 (~reuses)
└── Valley Echo 06 (~reuses)
    └── Hill Courier 12 (~reuses)"""
    )


def test_a_credited_translation_translates_its_source():
    ledger = piece("Ilse Varn said the bridge was mined.", outlet="Harbour Ledger", url="https://ledger.example/12")
    post = piece(
        "The bridge had mines on it. Translated by our desk. Source: ledger.example/12",
        outlet="Coastal Post",
        published="2021-05-15",
        cites=[
            ("translated_by", None, "Translated by our desk"),
            ("source_line", "http://www.ledger.example/12?utm_source=x", "Source: ledger.example/12"),
        ],
    )
    assert (
        stemma(ledger, post)
        == """
Harbour Ledger 14
└── Coastal Post 15 (translates)"""
    )


def test_a_cited_outlet_without_a_report_in_the_case_is_itself_the_parent():
    post = piece(
        "Valley Echo reported the fire.", outlet="Coastal Post", cites=[("named", "Valley Echo", "Valley Echo")]
    )
    assert (
        stemma(post)
        == """
Valley Echo
└── Coastal Post 14 (cites)"""
    )


def test_who_has_it_from_a_ministry_that_publishes_cites_its_report():
    ministry = piece("The mill burned.", outlet="Ministry of Tides", says=[("The mill burned",)])
    post = piece(
        "The Ministry of Tides said the mill burned.",
        outlet="Coastal Post",
        published="2021-05-15",
        says=[("the mill burned", "organisation:Ministry of Tides")],
    )
    assert (
        stemma(ministry, post)
        == """
Ministry of Tides 14
└── Coastal Post 15 (cites)"""
    )


def test_an_old_piece_of_the_cited_outlet_is_not_taken_for_the_one_that_is_meant():
    old = piece("The mill burned.", outlet="Valley Echo", published="2019-02-01", says=[("The mill burned",)])
    post = piece(
        "Valley Echo said the mill burned.",
        outlet="Coastal Post",
        says=[("the mill burned", "outlet:Valley Echo")],
    )
    assert (
        stemma(old, post)
        == """
Valley Echo
└── Coastal Post 14 (cites)"""
    )


def test_an_outlet_that_comes_back_to_itself_by_way_of_another_is_a_circle():
    def told(outlet: str, day: str, source: str) -> Annotated:
        text = f"According to {source}, the Orlo dam is cracked."
        return piece(text, outlet=outlet, published=day, says=[("the Orlo dam is cracked", f"outlet:{source}")])

    first = piece(
        "The Orlo dam is cracked.",
        outlet="Harbour Ledger",
        published="2021-05-01",
        says=[("The Orlo dam is cracked",)],
    )
    assert (
        stemma(
            first,
            told("Coastal Post", "2021-05-03", "Harbour Ledger"),
            told("Harbour Ledger", "2021-05-05", "Coastal Post"),
        )
        == """
Harbour Ledger 01
└── Coastal Post 03 (cites)↺
    └── Harbour Ledger 05 (cites)↺"""
    )


def told_by(outlet: str, source: str, day: str | None = "2021-05-16", kind: str = "outlet") -> Annotated:
    text = f"The Orlo dam is cracked, {source} said."
    return piece(text, outlet=outlet, published=day, says=[("The Orlo dam is cracked", f"{kind}:{source}")])


FIRST = piece("The Orlo dam is cracked.", outlet="Harbour Ledger", says=[("The Orlo dam is cracked",)])


def test_a_body_that_more_reports_let_speak_than_cite_as_an_outlet_is_a_body():
    said = [told_by(outlet, "Southern Watch", kind="organisation") for outlet in ("Valley Echo", "Hill Courier")]
    assert (
        stemma(*said, told_by("Coastal Post", "Southern Watch"))
        == """
Southern Watch
├── Coastal Post 16 (cites)
├── Hill Courier 16 (cites)
└── Valley Echo 16 (cites)"""
    )
    context = case(*said, told_by("Coastal Post", "Southern Watch"))
    assert {one.parent_kind for one in derive(context, [list(context.statements)])} == {"organisation"}


def test_a_short_name_leads_to_the_report_even_where_it_was_taken_for_a_document():
    after = piece(
        "The Orlo dam is cracked, the Ledger said. Harbour Ledger was first.",
        outlet="Coastal Post",
        published="2021-05-16",
        says=[("The Orlo dam is cracked", "document:Ledger")],
    )
    assert (
        stemma(FIRST, after)
        == """
Harbour Ledger 14
└── Coastal Post 16 (cites)"""
    )


def test_the_newspaper_is_the_one_named_before():
    after = piece(
        "Harbour Ledger was first. The Orlo dam is cracked, the newspaper said.",
        outlet="Coastal Post",
        published="2021-05-16",
        says=[("The Orlo dam is cracked", "outlet:newspaper")],
    )
    assert (
        stemma(FIRST, after)
        == """
Harbour Ledger 14
└── Coastal Post 16 (cites)"""
    )


def test_this_newspaper_is_the_outlet_itself():
    own = piece(
        "The Orlo dam is cracked, this newspaper said.",
        outlet="Coastal Post",
        says=[("The Orlo dam is cracked", "outlet:newspaper")],
    )
    assert derive(case(own)) == ()


def test_a_newspaper_that_is_not_named_is_a_source_without_a_name():
    assert (
        stemma(told_by("Coastal Post", "a local newspaper"))
        == """
a local newspaper
└── Coastal Post 16 (cites)"""
    )


def test_nobody_in_particular_is_no_parent():
    assert derive(case(told_by("Coastal Post", "people", kind="unnamed"))) == ()
    assert derive(case(told_by("Coastal Post", "A spokesman", kind="unnamed"))) == ()


def test_an_undated_copy_derives_from_the_outlet_that_it_credits():
    first = piece(f"{WIRE} {EXTRA}", outlet="Harbour Ledger")
    copy = piece(
        f"{EDITED} As reported by the Ledger. Harbour Ledger was first.", outlet="Coastal Post", published=None
    )
    assert (
        stemma(first, copy)
        == """
Harbour Ledger 14
└── Coastal Post ? (cites)"""
    )


def test_a_report_of_the_cited_outlet_that_is_later_is_not_the_one_that_is_meant():
    assert (
        stemma(FIRST, told_by("Coastal Post", "Harbour Ledger", day="2021-05-10"))
        == """
Harbour Ledger
└── Coastal Post 10 (cites)"""
    )


def test_reading_suggestions_and_photo_credits_are_no_sources():
    post = piece(
        "Read also: Valley Echo. Photo: Nordwire.",
        outlet="Coastal Post",
        cites=[("read_also", "Valley Echo", "Read also: Valley Echo"), ("photo", "Nordwire", "Photo: Nordwire")],
    )
    assert derive(case(post)) == ()


def test_a_reviewer_who_disagrees_takes_a_step_out_of_the_count_and_not_out_of_sight():
    pieces = (piece(WIRE, outlet="Harbour Ledger", published="2021-05-10"), piece(EDITED, outlet="Harbour Ledger"))
    (before,) = derive(case(*pieces))
    ruling = Decision(
        id="d1",
        kind="disagree",
        author="N. Orre",
        time="2021-06-01T10:00:00Z",
        reason="both quote a leaflet",
        subject=(before.id,),
    )
    (after,) = derive(case(*pieces, decisions=[ruling]))
    assert (after.id, after.score) == (before.id, 0.0)
    assert after.reason.startswith("A reviewer disagreed: N. Orre, “both quote a leaflet”.")
    assert counted([after]) == ()
    later = replace(ruling, id="d2", kind="agree", time="2021-06-02T10:00:00Z")
    (restored,) = derive(case(*pieces, decisions=[ruling, later]))
    assert restored.score == 1.0


def shuffled(context: LinkContext, order: list[int]) -> LinkContext:
    return case(*(context.reports[number] for number in order))


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(5)))
def test_the_order_of_the_reports_changes_nothing(order: list[int]):
    context = case(
        piece(f"{WIRE} {EXTRA}", outlet="Harbour Ledger", published="2021-05-01"),
        piece(EDITED, outlet="Coastal Post", published="2021-05-05"),
        piece(WIRE, outlet="Valley Echo", published="2021-05-05"),
        piece(WIRE, outlet="Hill Courier", published=None),
        piece(
            f"{EXTRA} According to Harbour Ledger.", outlet="Elm News", cites=[("named", "Harbour Ledger", "Harbour")]
        ),
    )
    found = derive(context)
    assert derive(shuffled(context, order)) == found
    texts = {one.report.id: one.report.text for one in context.reports}
    for one in found:
        assert 0.0 < one.score <= 1.0
        for evidence in one.evidence:
            for anchor in evidence.anchors:
                assert texts[anchor.report][anchor.start : anchor.end] == anchor.text
