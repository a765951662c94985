"""The common input of the linking rules."""

from stemmata.link.context import LinkContext
from tests.link.saying import Names, Number, Said, Values, case, report, voice

NAMES: Names = {"Mara Velin": ("mara", "person"), "Tarvia": ("tarvia", "place")}


def made() -> LinkContext:
    values = Values(
        names=NAMES, numbers=(Number(words="forty", value=40, of="drivers"),), dates={"2 May 2021": "2021-05-02"}
    )
    return case(
        report(
            "Harbour Ledger",
            Said(words="On 2 May 2021 forty drivers came to Tarvia.", by=(voice("Mara Velin"),)),
            values=values,
        ),
        names=NAMES,
    )


def test_a_statement_is_found_with_its_report_words_values_and_names() -> None:
    context = made()
    (located,) = context.statements.values()
    assert located.report in context.report_of
    assert located.words == "On 2 May 2021 forty drivers came to Tarvia."
    assert [quantity.value for quantity in located.quantities] == [40]
    assert [date.edtf for date in located.dates] == ["2021-05-02"]
    assert context.entities_in(located) == ("tarvia",)
    assert located.published == "2021-05-14"


def test_the_chain_without_the_outlet_is_who_speaks() -> None:
    context = made()
    (located,) = context.statements.values()
    assert [step.name for step in located.voices] == ["Mara Velin"]
    assert context.speakers(located) == ("mara",)
    assert context.voice(located, located.statement.chain[0]) is None


def test_what_was_not_joined_is_none() -> None:
    context = made()
    assert context.entity_id("no report", "Mara Velin") is None
    assert context.entity_id("no report", None) is None
    assert context.name("no entity") == "no entity"
