"""Claims: what several reports say alike, drawn as text."""

import random
from dataclasses import replace

from stemmata.link.claim.claims import align
from stemmata.link.claim.labels import LABEL_LENGTH, shortened
from stemmata.link.context import LinkContext
from tests.link.saying import Names, Number, Said, Values, case, drawn, report, shared, voice

PORT: Names = {
    "Tarvia": ("place-tarvia", "place"),
    "Tarwiyya": ("place-tarvia", "place"),
    "Ostrel": ("place-ostrel", "place"),
    "Northern Guard": ("org-guard", "organisation"),
    "Harbour Council": ("org-council", "organisation"),
}
FILLER = (
    "The orchestra opened its season with a symphony.",
    "Farmers expect a poor harvest of olives this autumn.",
    "A new library is planned beside the railway station.",
    "Tickets for the cup final were sold out within an hour.",
)


def test_two_wordings_of_one_thing_are_one_claim_and_the_rest_stays_apart() -> None:
    context = case(
        report("Harbour Ledger", "About forty drivers were hired in the port last week.", *FILLER[:2]),
        report("Coast Post", "The port hired some forty drivers, the mayor was told.", *FILLER[2:]),
    )
    assert drawn(context) == (
        "Coast Post: The port hired some forty drivers, the mayor was told.\n"
        "Harbour Ledger: About forty drivers were hired in the port last week."
    )


def test_a_name_counts_as_one_word_however_it_is_spelled() -> None:
    names = {name: PORT[name] for name in ("Tarvia", "Tarwiyya")}
    context = case(
        report("Harbour Ledger", "The bridge near Tarvia was reopened.", *FILLER[:2], values=Values(names=names)),
        report("Coast Post", "Near Tarwiyya the bridge is reopened.", *FILLER[2:], values=Values(names=names)),
        names=names,
    )
    assert len(shared(context)) == 1
    assert "name Tarvia" in shared(context)[0].same_as[0].reason


def test_the_same_words_about_another_place_are_another_claim() -> None:
    names = {name: PORT[name] for name in ("Tarvia", "Ostrel")}
    context = case(
        report("Harbour Ledger", "Three shops were burned near Tarvia.", *FILLER[:2], values=Values(names=names)),
        report("Coast Post", "Two houses near Ostrel had burned.", *FILLER[2:], values=Values(names=names)),
        names=names,
    )
    assert shared(context) == ()


def test_who_did_it_to_whom_tells_two_claims_apart() -> None:
    names = {name: PORT[name] for name in ("Northern Guard", "Harbour Council")}
    values = Values(names=names)
    context = case(
        report("Harbour Ledger", "The Northern Guard attacked the Harbour Council.", *FILLER[:2], values=values),
        report("Coast Post", "The Harbour Council attacked the Northern Guard.", *FILLER[2:], values=values),
        names=names,
    )
    assert shared(context) == ()


def test_the_passive_of_a_claim_is_the_same_claim() -> None:
    names = {name: PORT[name] for name in ("Northern Guard", "Harbour Council")}
    values = Values(names=names)
    context = case(
        report("Harbour Ledger", "The Northern Guard attacked the Harbour Council.", *FILLER[:2], values=values),
        report("Coast Post", "The Harbour Council was attacked by the Northern Guard.", *FILLER[2:], values=values),
        names=names,
    )
    assert len(shared(context)) == 1


def test_one_document_and_one_number_join_wordings_that_share_little() -> None:
    names: Names = {"the letter": ("doc-letter", "document"), "the memo": ("doc-letter", "document")}
    letter, memo = voice("the letter", "document"), voice("the memo", "document")
    context = case(
        report(
            "Harbour Ledger",
            Said(words="We already have 150 trained volunteers.", by=(letter,)),
            *FILLER[:2],
            values=Values(names=names, numbers=(Number(words="150", value=150, of="trained volunteers"),)),
        ),
        report(
            "Coast Post",
            Said(words="There were more than 150 well-trained guards.", by=(memo,)),
            *FILLER[2:],
            values=Values(
                names=names,
                numbers=(Number(words="more than 150", value=150, low=150, kind="at_least", of="well-trained guards"),),
            ),
        ),
        names=names,
    )
    assert len(shared(context)) == 1
    assert shared(context)[0].same_as[0].reason == (
        "Both share “trained”; use words of one kind (“guards” and “volunteers”); "
        "lie near each other in meaning (0.65); give the same number; count the same with numbers that agree; "
        "are credited to the same document."
    )


def test_words_of_one_kind_join_in_reports_of_one_story() -> None:
    numbers = (Number(words="180", value=180, of="volunteers"), Number(words="180", value=180, of="mercenaries"))
    context = case(
        report("Harbour Ledger", "180 volunteers were trained at the old mill.", values=Values(numbers=numbers[:1])),
        report("Coast Post", "They prepared 180 mercenaries at the mill.", values=Values(numbers=numbers[1:])),
    )
    assert len(shared(context)) == 1
    assert "words of one kind (“mercenaries” and “volunteers”" in shared(context)[0].same_as[0].reason


def test_what_is_denied_is_one_claim_with_what_was_said() -> None:
    names: Names = {"Northern Guard": PORT["Northern Guard"], "the ministry": ("ministry", "organisation")}
    denier = voice("the ministry", "organisation", "denies")
    context = case(
        report("Harbour Ledger", "Rifles were handed to the Northern Guard.", FILLER[0], values=Values(names=names)),
        report(
            "Coast Post",
            Said(words="having given weapons to the Northern Guard.", by=(denier,)),
            FILLER[1],
            values=Values(names=names),
        ),
        names=names,
    )
    assert len(shared(context)) == 1


def test_two_claims_of_one_report_keep_their_likes_apart() -> None:
    context = case(
        report("Harbour Ledger", "The men will wear the uniforms of the forest police.", FILLER[0]),
        report(
            "Coast Post",
            "The men will wear forest police uniforms.",
            "At the mine forty shots were fired and seven people killed.",
            FILLER[1],
        ),
        report("Inland Times", "Men in forest police uniforms killed seven people at the mine.", FILLER[2]),
    )
    together = [set(one.parts) for one in shared(context)]
    own = [located.statement.id for located in context.statements.values() if "wear forest" in located.words]
    shots = [located.statement.id for located in context.statements.values() if "shots" in located.words]
    assert not any(own[0] in one and shots[0] in one for one in together)


def test_a_name_alone_is_no_claim() -> None:
    names = {"Northern Guard": PORT["Northern Guard"]}
    context = case(
        report(
            "Harbour Ledger", Said(words="the Northern Guard", by=(voice("Mara Velin"),)), values=Values(names=names)
        ),
        names=names,
    )
    assert align(context) == ()


def test_a_name_with_one_word_beside_it_is_no_claim_of_several_reports() -> None:
    names = {name: PORT[name] for name in ("Northern Guard", "Harbour Council")}
    values = Values(names=names)
    context = case(
        report(
            "Harbour Ledger",
            Said(words="the well-known Northern Guard", by=(voice("Mara Velin"),)),
            values=values,
        ),
        report("Coast Post", Said(words="positions of the Northern Guard", by=(voice("Mara Velin"),)), values=values),
        names=names,
    )
    assert shared(context) == ()


def test_a_long_statement_takes_part_in_a_claim_with_the_words_that_say_it() -> None:
    context = case(
        report("Harbour Ledger", "Rain fell on the market, while the ferry to the islands sank.", FILLER[0]),
        report("Coast Post", "The ferry to the islands sank.", *FILLER[1:]),
    )
    assert drawn(context) == (
        "Coast Post: The ferry to the islands sank.\nHarbour Ledger: while the ferry to the islands sank."
    )
    assert shared(context)[0].label in ("The ferry to the islands sank.", "the ferry to the islands sank.")


def test_copies_with_a_changed_number_always_meet_however_many_there_are() -> None:
    sentences = [f"The ferry to the outer islands sank with {n} crates of oranges aboard." for n in range(20, 95)]
    reports = [report(f"Outlet {n}", sentence, FILLER[n % 4]) for n, sentence in enumerate(sentences)]
    context = case(*reports)
    largest = max(shared(context), key=lambda one: len(one.reports))
    assert len(largest.reports) == len(sentences)
    assert len(largest.same_as) == len(sentences) - 1


def test_alike_to_alike_is_no_chain() -> None:
    context = case(
        report("Harbour Ledger", "The mayor opened the bridge beside the mill.", FILLER[0]),
        report("Coast Post", "The mayor opened the bridge and praised the masons of the school.", FILLER[1]),
        report("Inland Times", "The bishop praised the masons of the school after the harvest.", FILLER[2]),
    )
    assert all(len(one.reports) < 3 for one in shared(context))


def test_every_credited_statement_and_every_one_that_names_something_is_in_a_claim() -> None:
    names = {"Tarvia": PORT["Tarvia"]}
    context = case(
        report(
            "Harbour Ledger",
            Said(words="No.", by=(voice("Mara Velin"),)),
            Said(words="The quarry is to stay.", by=(voice("Mara Velin"),)),
            "Tarvia has a harbour.",
            "Nothing else happened.",
            values=Values(names=names),
        ),
        names=names,
    )
    labels = {one.label for one in align(context)}
    assert labels == {"The quarry is to stay.", "Tarvia has a harbour."}


def test_what_an_outlet_prints_under_every_report_is_no_claim() -> None:
    standing = "Follow our channel for the latest stories."
    context = case(
        *(report("Harbour Ledger", FILLER[n % 4], standing, published=f"2021-0{n + 1}-02") for n in range(6))
    )
    assert all(standing not in one.label for one in align(context))


def test_words_that_fit_any_day_are_one_claim_only_within_weeks() -> None:
    formula = "The attack caused great damage to houses."
    context = case(
        report("Harbour Ledger", formula, FILLER[0], published="2021-03-02"),
        report("Coast Post", formula, FILLER[1], published="2021-03-03"),
        report("Inland Times", formula, FILLER[2], published="2021-09-20"),
    )
    assert [len(one.reports) for one in shared(context)] == [2]


def test_attacks_of_days_months_apart_are_no_one_claim() -> None:
    context = case(
        report("Harbour Ledger", "Three killed in rocket attack on Tarvia.", FILLER[0], published="2021-03-02"),
        report("Coast Post", "Three killed, nine injured in rocket attack on Tarvia.", published="2021-03-02"),
        report("Inland Times", "Two killed in rocket attack on Tarvia.", FILLER[1], published="2021-08-02"),
        report("Coast Post", "Two killed, four injured in rocket attack on Tarvia.", published="2021-08-02"),
    )
    days = [{context.report_of[name].report.published for name in one.reports} for one in shared(context)]
    assert days
    assert all(len(one) == 1 for one in days)


def test_the_order_of_the_reports_makes_no_difference() -> None:
    context = case(
        *(report(f"Outlet {n}", f"The ferry sank with {n + 30} crates aboard.", FILLER[n % 4]) for n in range(12))
    )
    turned = list(context.reports)
    random.Random(5).shuffle(turned)
    again = LinkContext(reports=tuple(turned))
    assert align(again) == align(context)


def test_every_part_stands_in_its_statement() -> None:
    context = case(
        report("Harbour Ledger", "Rain fell on the market, while the ferry sank; nobody was on board.", FILLER[0]),
        report("Coast Post", "The ferry sank while rain fell on the market.", FILLER[1]),
    )
    for alignment in align(context):
        for statement, spans in alignment.parts.items():
            content = context.statements[statement].statement.content
            assert all(any(piece.contains(span) for piece in content) for span in spans)


def test_evidence_quotes_the_exact_characters() -> None:
    context = case(
        report("Harbour Ledger", "The ferry to the islands sank."),
        report("Coast Post", "The ferry to the islands sank."),
    )
    (alignment,) = shared(context)
    for sign in alignment.same_as:
        for anchor in sign.anchors:
            text = context.report_of[anchor.report].report.text
            assert text[anchor.start : anchor.end] == anchor.text


def test_a_label_that_is_too_long_is_cut_after_a_word() -> None:
    cut = shortened("every other word " * 20)
    assert len(cut) <= LABEL_LENGTH
    assert cut.endswith(("every…", "other…", "word…"))


def test_a_report_without_statements_is_no_trouble() -> None:
    empty = report("Harbour Ledger", "Nothing.")
    bare = replace(empty, annotations=replace(empty.annotations, statements=()))
    assert align(case(bare)) == ()
    assert align(case()) == ()
