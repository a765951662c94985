import random
from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.link.descent.reuse import Reuse, changed_numbers, evidence, reuses
from stemmata.model.annotations import Quotation
from stemmata.model.case import Annotated
from stemmata.model.report import Zone
from stemmata.text.span import Span
from tests.making import annotated, report, span

WIRE = (
    "A barge laden with cement struck the northern pier of the Orlo bridge before dawn on Tuesday, "
    "throwing eleven labourers into the river, the port warden told a crowd outside the customs house. "
    "Divers recovered four bodies by nightfall while relatives gathered along the embankment."
)
EDITED = (
    "A barge laden with cement struck the northern pier of the Orlo bridge before dawn, "
    "throwing eleven labourers into the water, the port warden told a crowd outside the customs house. "
    "Divers recovered 4 bodies by nightfall while anxious relatives gathered along the embankment."
)
OTHER = (
    "The council will vote next week on a levy for the new reservoir. Farmers of the upper valley say "
    "the levy would ruin them, and have announced a march on the assembly for Friday morning."
)


def shared(*texts: str) -> list[str]:
    pieces = [annotated(report(text, outlet=f"Outlet {number}")) for number, text in enumerate(texts)]
    texts_of = {piece.report.id: piece.report.text for piece in pieces}
    return [span.of(texts_of[one.a]) for one in reuses(pieces) for span in one.spans(one.a)]


def only(pieces: list[Annotated]) -> Reuse:
    (found,) = reuses(pieces)
    return found


def test_an_edited_copy_is_found_with_its_small_changes_inside_the_stretch():
    pieces = [annotated(report(WIRE, outlet="Coastal Post")), annotated(report(EDITED, outlet="Harbour Ledger"))]
    found = only(pieces)
    assert len(found.stretches) == 1
    assert found.share_a > 0.8
    assert found.strength > 0.8
    assert "words stand in the same order in both" in found.reason


def test_reports_of_other_things_share_nothing():
    assert shared(WIRE, OTHER) == []


def test_two_accounts_of_one_event_in_their_own_words_share_nothing():
    own = (
        "Eleven workers fell into the water when a cement barge hit the Orlo bridge on Tuesday. "
        "Four of them were found dead in the evening, according to the port warden."
    )
    assert shared(WIRE, own) == []


def test_lost_quotation_marks_and_apostrophes_do_not_hide_a_copy():
    printed = "“The warden’s men didn’t warn us,” said Odo Brandt, a stevedore who’d worked beneath the crane."
    scraped = "The wardens men didnt warn us said Odo Brandt a stevedore whod worked beneath the crane."
    assert len(shared(printed + " " + WIRE, scraped + " " + WIRE)) == 1


def test_no_case_is_too_small():
    assert reuses([]) == ()
    assert reuses([annotated(report(""))]) == ()
    assert reuses([annotated(report("")), annotated(report(WIRE))]) == ()


def test_captions_and_furniture_prove_nothing():
    def piece(outlet: str, body: str) -> Annotated:
        made = report(f"{body}\n{WIRE}", outlet=outlet)
        zones = (
            Zone(kind="body", span=Span(0, len(body))),
            Zone(kind="caption", span=Span(len(body) + 1, len(made.text))),
        )
        return annotated(replace(made, zones=zones))

    assert reuses([piece("Coastal Post", OTHER), piece("Harbour Ledger", "Nothing new from the pier.")]) == ()


def test_a_stock_phrase_of_many_reports_weighs_nothing():
    stock = "Readers who wish to support our work may do so by the coupon printed under the crossword puzzle."
    texts = [
        " ".join(f"{subject}{number}" for number in range(60)) + ". " + stock
        for subject in "harvest bridge school tram opera clinic market lighthouse".split()
    ]
    assert shared(*texts) == []


def test_quoted_words_count_less_and_the_reason_says_so():
    quotation = "we heard the hull crack twice, then the lanterns went out and everyone on the raft began to shout"
    one, other = (
        f"{opening} “{quotation}”, the pilot said. {closing}"
        for opening, closing in (
            ("At the inquest on Monday:", "The hearing goes on."),
            ("Her voice low, she recalled:", "Nobody stirred."),
        )
    )

    def piece(text: str, outlet: str) -> Annotated:
        inside = span(text, quotation)
        found = Quotation(
            span=inside,
            outer=Span(inside.start - 1, inside.end + 1),
            depth=0,
            closed=True,
            continues=False,
            scare=False,
        )
        return annotated(report(text, outlet=outlet), quotations=(found,))

    plain = only([annotated(report(one, outlet="A")), annotated(report(other, outlet="B"))])
    marked = [piece(one, "A"), piece(other, "B")]
    assert reuses(marked) == () or only(marked).weight < plain.weight / 2
    both = [piece(one + " " + WIRE, "A"), piece(other + " " + WIRE, "B")]
    assert "are quoted, and count less" in only(both).reason


def test_a_number_changed_in_copying_is_told_against_the_copy():
    changed = WIRE.replace("eleven labourers", "11 labourers"), WIRE.replace("eleven labourers", "14 labourers")
    pieces = [annotated(report(text, outlet=outlet)) for text, outlet in zip(changed, ("A", "B"), strict=True)]
    found = only(pieces)
    texts = {piece.report.id: piece.report.text for piece in pieces}
    against = changed_numbers(found, pieces[1].report.id, texts)
    assert against is not None
    assert [anchor.text for anchor in against.anchors] == ["14", "11"]
    assert against.against


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(5)), st.integers(0, 1000))
def test_evidence_anchors_and_order_of_input_changes_nothing(order: list[int], seed: int):
    sentences = (WIRE + " " + OTHER).split(". ")
    drawn = random.Random(seed)
    pieces = [
        annotated(report(". ".join(drawn.sample(sentences, 3)), outlet=f"Outlet {number}")) for number in range(5)
    ]
    texts = {piece.report.id: piece.report.text for piece in pieces}
    found = reuses(pieces)
    assert reuses([pieces[number] for number in order]) == found
    for one in found:
        for child in (one.a, one.b):
            for anchor in evidence(one, child, texts).anchors:
                assert texts[anchor.report][anchor.start : anchor.end] == anchor.text
        for report_id in (one.a, one.b):
            spans = one.spans(report_id)
            assert all(before.end <= after.start for before, after in pairwise(spans))
