"""Origins are told as "N: origin ← outlets; unknown: outlets"."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.link.descent.derivation import derive
from stemmata.link.descent.lineage import lineage
from stemmata.link.descent.origins import origins_of
from stemmata.model.case import Annotated
from stemmata.model.claim import Origins
from tests.link.descent.test_reuse import EDITED, OTHER, WIRE
from tests.link.drawing import case, copiers, piece

LETTER = "The Letter of the Warden"
SIGNED = ((LETTER, "Ilse Varn"),)
CLAIM = "the bridge was mined"


def traced(*pieces: Annotated, documents: tuple[tuple[str, str], ...] = ()) -> Origins:
    """The origins of the claim that all statements of these reports make."""
    context = case(*pieces, documents=documents)
    derivations = derive(context, [list(context.statements)])
    parts = {name: located.statement.content for name, located in context.statements.items()}
    return origins_of(lineage(context, derivations), parts)


def told(*pieces: Annotated, documents: tuple[tuple[str, str], ...] = ()) -> str:
    outlet = {one.report.id: one.report.outlet_name or "" for one in pieces}
    found = traced(*pieces, documents=documents)
    named = sorted(f"{one.name} ← {', '.join(sorted(outlet[r] for r in one.reports))}" for one in found.named)
    unknown = ", ".join(sorted(outlet[report] for report in found.unknown))
    return "; ".join([f"{found.at_most}: " + " | ".join(named), *([f"unknown: {unknown}"] if unknown else [])])


def says(outlet: str, *chain: str, day: str = "2021-05-14", words: str = CLAIM) -> Annotated:
    names = " of ".join(voice.split(":", 1)[1] for voice in chain)
    return piece(f"{names} — {words} — {outlet}.", outlet=outlet, published=day, says=[(words, *chain)])


def test_everybody_who_describes_the_letter_has_one_origin():
    assert (
        told(
            says("Harbour Ledger", f"document:{LETTER}"),
            says("Coastal Post", "outlet:Harbour Ledger", f"document:{LETTER}", day="2021-05-15"),
            says("Valley Echo", f"document:{LETTER}", day="2021-05-20"),
            documents=SIGNED,
        )
        == "1: The Letter of the Warden signed by Ilse Varn ← Coastal Post, Harbour Ledger, Valley Echo"
    )


def test_a_letter_and_who_signed_it_are_one_origin():
    assert (
        told(
            says("Harbour Ledger", f"document:{LETTER}"),
            says("Coastal Post", "person:Ilse Varn"),
            documents=SIGNED,
        )
        == "1: The Letter of the Warden signed by Ilse Varn ← Coastal Post, Harbour Ledger"
    )


def test_two_witnesses_who_told_two_outlets_are_two_origins_at_most():
    assert (
        told(says("Harbour Ledger", "person:Ilse Varn"), says("Coastal Post", "person:Odo Brandt"))
        == "2: Ilse Varn ← Harbour Ledger | Odo Brandt ← Coastal Post"
    )


def test_a_report_that_names_nobody_is_unknown_and_adds_nothing():
    assert (
        told(says("Harbour Ledger", "person:Ilse Varn"), says("Coastal Post"))
        == "1: Ilse Varn ← Harbour Ledger; unknown: Coastal Post"
    )


def test_only_unknown_reports_make_at_most_one_origin():
    assert told(says("Harbour Ledger"), says("Coastal Post"), says("Elm News")) == (
        "1: ; unknown: Coastal Post, Elm News, Harbour Ledger"
    )


def test_a_pronoun_that_was_not_resolved_is_no_origin():
    assert told(says("Harbour Ledger", "unknown:he")) == "1: ; unknown: Harbour Ledger"


def test_a_passive_without_an_agent_is_no_origin():
    believed = says("Harbour Ledger", "unnamed:not named")
    (said,) = believed.annotations.statements
    nobody = replace(said.chain[1], mention=None)
    said = replace(said, chain=(said.chain[0], nobody))
    agentless = replace(believed, annotations=replace(believed.annotations, statements=(said,)))
    assert told(agentless) == "1: ; unknown: Harbour Ledger"


def test_unnamed_sources_of_two_outlets_may_be_two():
    assert (
        told(says("Harbour Ledger", "unnamed:local sources"), says("Coastal Post", "unnamed:local sources"))
        == "2: local sources ← Coastal Post | local sources ← Harbour Ledger"
    )


def test_unnamed_sources_of_an_outlet_stay_one_when_another_repeats_them():
    assert (
        told(
            says("Harbour Ledger", "unnamed:local sources"),
            says("Coastal Post", "outlet:Harbour Ledger", "unnamed:local sources", day="2021-05-15"),
        )
        == "1: local sources ← Coastal Post, Harbour Ledger"
    )


def test_the_voices_of_one_chain_are_one_origin_however_much_of_it_is_told():
    assert (
        told(
            says("Harbour Ledger", "organisation:Orlo Monitor", "person:Odo Brandt"),
            says("Coastal Post", "organisation:Orlo Monitor"),
        )
        == "1: Odo Brandt ← Coastal Post, Harbour Ledger"
    )


def test_a_copy_that_drops_its_source_has_the_origin_of_what_it_copies():
    first = piece(
        f"{WIRE} Odo Brandt saw it.",
        outlet="Harbour Ledger",
        published="2021-05-10",
        says=[("throwing eleven labourers into the river", "person:Odo Brandt")],
    )
    copy = piece(
        EDITED,
        outlet="Coastal Post",
        published="2021-05-14",
        says=[("throwing eleven labourers into the water",)],
    )
    found = traced(first, copy, *copiers())
    assert told(first, copy) == "1: Odo Brandt ← Coastal Post, Harbour Ledger"
    assert {path.report: len(path.steps) for path in found.paths} == {copy.report.id: 2, first.report.id: 1}


def test_an_unseen_text_credits_its_words_to_whom_one_of_its_takers_does():
    first = piece(
        f"{WIRE} Odo Brandt saw it.",
        outlet="Harbour Ledger",
        says=[("throwing eleven labourers into the river", "person:Odo Brandt")],
    )
    copy = piece(EDITED, outlet="Coastal Post", says=[("throwing eleven labourers into the water",)])
    assert told(first, copy) == "1: Odo Brandt ← Coastal Post, Harbour Ledger"


def test_a_copy_has_what_it_did_not_copy_from_elsewhere():
    first = piece(
        f"{WIRE} Odo Brandt saw it.",
        outlet="Harbour Ledger",
        published="2021-05-10",
        says=[("throwing eleven labourers into the river", "person:Odo Brandt")],
    )
    copy = piece(f"{EDITED} Eleven fell.", outlet="Coastal Post", published="2021-05-14", says=[("Eleven fell",)])
    assert told(first, copy) == "1: Odo Brandt ← Harbour Ledger; unknown: Coastal Post"


def test_unknown_lineage_of_a_copy_is_unknown_once_at_its_parent():
    first = piece(f"{WIRE} The gate fell.", outlet="Harbour Ledger", published="2021-05-10", says=[("The gate fell",)])
    copy = piece(f"{EDITED} The gate fell.", outlet="Coastal Post", published="2021-05-14", says=[("The gate fell",)])
    assert told(first, copy, *copiers()) == "1: ; unknown: Harbour Ledger"


def test_a_description_in_a_report_and_in_its_copy_is_one_source():
    words = "throwing eleven labourers into the river"
    first = piece(
        f"{WIRE} A diplomat who follows the strait saw it.",
        outlet="Harbour Ledger",
        published="2021-05-10",
        says=[(words, "unnamed:A diplomat who follows the strait")],
    )
    copy = piece(
        f"{EDITED} The diplomat said that the bridge was mined.",
        outlet="Coastal Post",
        published="2021-05-14",
        says=[("the bridge was mined", "unnamed:The diplomat")],
    )
    assert told(first, copy).startswith("1: ")


def test_siblings_of_an_unseen_text_share_its_unnamed_source():
    pieces = [
        piece(f"{WIRE} {end}", outlet=outlet, says=[("Divers recovered four bodies", "unnamed:the port warden")])
        for outlet, end in (("Harbour Ledger", OTHER[:40]), ("Coastal Post", "Nothing else."))
    ]
    assert told(*pieces) == "1: the port warden ← Coastal Post, Harbour Ledger"


def test_siblings_of_an_unseen_text_without_a_source_are_unknown():
    pieces = [
        piece(f"{WIRE} {end}", outlet=outlet, says=[("Divers recovered four bodies",)])
        for outlet, end in (("Harbour Ledger", OTHER[:40]), ("Coastal Post", "Nothing else."))
    ]
    assert told(*pieces) == "1: ; unknown: Coastal Post, Harbour Ledger"


def test_a_circle_has_no_origin_and_shows():
    one = says("Harbour Ledger", "outlet:Coastal Post")
    other = says("Coastal Post", "outlet:Harbour Ledger")
    found = traced(one, other)
    assert told(one, other) == "1: ; unknown: Coastal Post, Harbour Ledger"
    assert len(found.circular) == 2


def test_an_outlet_that_the_case_does_not_hold_is_no_origin():
    assert (
        told(says("Harbour Ledger", "outlet:Far Times"), says("Coastal Post", "outlet:Far Times"))
        == "1: ; unknown: Coastal Post, Harbour Ledger"
    )


def test_an_agency_or_a_masthead_is_no_origin_though_it_was_read_as_an_organisation():
    for name in ("Nordwire", "Far Gazette", "Reuters"):
        assert told(says("Harbour Ledger", f"organisation:{name}")) == "1: ; unknown: Harbour Ledger"


def test_who_is_an_outlet_in_one_report_is_one_in_all():
    cited = says("Harbour Ledger", "outlet:Lighthouse Keepers")
    assert (
        told(cited, says("Coastal Post", "organisation:Lighthouse Keepers"))
        == "1: ; unknown: Coastal Post, Harbour Ledger"
    )


def test_the_ministry_in_its_own_statement_is_that_ministry():
    own = says("Ministry of Tides", "organisation:The Ministry")
    assert (
        told(own, says("Harbour Ledger", "organisation:Ministry of Tides", day="2021-05-15"))
        == "1: Ministry of Tides ← Harbour Ledger, Ministry of Tides"
    )


def test_the_directorate_of_one_report_is_the_only_directorate_of_the_others():
    directorate = says("Harbour Ledger", "organisation:Port Directorate")
    bare = says("Coastal Post", "organisation:the Directorate")
    assert told(directorate, bare).startswith("1:")
    assert told(directorate, bare, says("Valley Echo", "organisation:Rail Directorate")).startswith("3:")


def test_the_same_eight_words_are_one_origin_whomever_they_are_credited_to():
    words = "eleven hundred sacks of grain were lifted from the quay"
    first = says("Harbour Ledger", "person:Odo Brandt", words=words)
    assert told(first, says("Coastal Post", "person:Mara Quint", words=words)).startswith("1:")
    shorter = says("Coastal Post", "person:Mara Quint", words="sacks of grain were lifted")
    assert told(first, shorter).startswith("2:")


def test_what_a_source_told_another_outlet_is_what_it_told_that_outlet():
    guard = "Fifteen hundred sleep there, a guard said."
    first = piece(guard, outlet="Harbour Ledger", says=[("Fifteen hundred sleep there", "unnamed:a guard")])
    later = piece(
        "A former guard told the Harbour Ledger that fifteen hundred sleep in the pit.",
        outlet="Coastal Post",
        published="2021-05-15",
        says=[("the Harbour Ledger that fifteen hundred sleep in the pit", "unnamed:A former guard")],
    )
    assert told(first, later).startswith("1:")


def test_a_ministry_that_publishes_is_the_origin_of_what_others_have_from_it():
    assert (
        told(says("Ministry of Tides"), says("Harbour Ledger", "organisation:Ministry of Tides", day="2021-05-15"))
        == "1: Ministry of Tides ← Harbour Ledger, Ministry of Tides"
    )


def test_another_statement_of_the_same_report_may_have_another_origin():
    both = piece(
        f"Ilse Varn: {CLAIM}. Odo Brandt: mines were on it.",
        outlet="Harbour Ledger",
        says=[(CLAIM, "person:Ilse Varn"), ("mines were on it", "person:Odo Brandt")],
    )
    assert told(both) == "2: Ilse Varn ← Harbour Ledger | Odo Brandt ← Harbour Ledger"


def test_words_that_fit_anybody_are_no_origin():
    assert told(says("Harbour Ledger", "unnamed:people")) == "1: ; unknown: Harbour Ledger"
    assert told(says("Harbour Ledger", "person:A spokesman")) == "1: ; unknown: Harbour Ledger"


def test_who_stands_before_an_outlet_passes_on_what_it_says():
    assert (
        told(
            says("Harbour Ledger", "person:Odo Brandt"),
            says("Coastal Post", "person:Mara Quint", "outlet:Harbour Ledger", day="2021-05-15"),
        )
        == "1: Odo Brandt ← Coastal Post, Harbour Ledger"
    )


def test_the_spokesman_and_his_directorate_are_one_origin():
    office = piece(
        f"The directorate's spokesman said {CLAIM}.",
        outlet="Harbour Ledger",
        says=[(CLAIM, "unnamed:The directorate's spokesman")],
    )
    assert (
        told(office, says("Coastal Post", "organisation:Port Directorate"))
        == "1: Port Directorate ← Coastal Post, Harbour Ledger"
    )


def test_a_body_and_its_press_office_are_one_origin():
    assert (
        told(
            says("Harbour Ledger", "organisation:Port Directorate"),
            says("Coastal Post", "organisation:Press Office of the Port Directorate"),
        ).split(":")[0]
        == "1"
    )


def test_words_without_a_credit_are_followed_to_the_only_report_that_is_cited_for_the_claim():
    first = says("Harbour Ledger", "person:Odo Brandt")
    after = piece(
        f"Harbour Ledger told the story first.\n{CLAIM}.",
        outlet="Coastal Post",
        published="2021-05-15",
        says=[(CLAIM,)],
        cites=[("named", "Harbour Ledger", "Harbour Ledger")],
    )
    assert told(first, after) == "1: Odo Brandt ← Coastal Post, Harbour Ledger"


def test_the_file_of_one_report_is_the_letter_of_the_others():
    assert (
        told(
            says("Harbour Ledger", f"document:{LETTER}"),
            says("Coastal Post", "document:the file"),
            says("Valley Echo", "person:Ilse Varn"),
            documents=SIGNED,
        )
        == "1: The Letter of the Warden signed by Ilse Varn ← Coastal Post, Harbour Ledger, Valley Echo"
    )


def test_a_claim_without_statements_has_no_origin():
    context = case(says("Harbour Ledger"))
    assert origins_of(lineage(context, ()), {}).at_most == 0


VOICES = st.sampled_from(
    [
        (),
        ("person:Ilse Varn",),
        ("unnamed:local sources",),
        (f"document:{LETTER}",),
        ("outlet:Harbour Ledger",),
        ("outlet:Coastal Post", "person:Ilse Varn"),
        ("outlet:Harbour Ledger", "unnamed:local sources"),
    ]
)
OUTLETS = ("Harbour Ledger", "Coastal Post", "Valley Echo", "Elm News", "Hill Courier")


@settings(max_examples=40, deadline=None)
@given(st.lists(VOICES, min_size=1, max_size=5), st.permutations(range(5)))
def test_every_report_is_accounted_for_and_nothing_depends_on_order(chains: list[tuple[str, ...]], order: list[int]):
    pieces = [says(outlet, *chain) for outlet, chain in zip(OUTLETS, chains, strict=False)]
    found = traced(*pieces)
    assert traced(*(pieces[number] for number in order if number < len(pieces))) == found
    rooted = {report for origin in found.named for report in origin.reports}
    followed = {path.report for path in found.paths}
    assert rooted | set(found.unknown) | followed == {one.report.id for one in pieces}
    assert not rooted & set(found.unknown)
    assert found.at_most == max(1, len(found.named)) <= len(pieces)
