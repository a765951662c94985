"""Events: what is alleged to have happened, with when, where and who."""

from stemmata.link.claim.claims import align
from stemmata.link.tie.events import events
from stemmata.model.case import Annotated
from stemmata.model.relation import Event
from tests.link.saying import Names, Said, Values, case, report, voice

NAMES: Names = {"Tarvia": ("tarvia", "place"), "Northern Guard": ("guard", "organisation")}


def of(*reports: Annotated) -> tuple[Event, ...]:
    context = case(*reports, names=NAMES)
    return events(align(context), context)


def test_statements_of_one_claim_tell_one_event() -> None:
    values = Values(names=NAMES, dates={"2 May 2021": "2021-05-02"})
    (event,) = of(
        report("Harbour Ledger", "The Northern Guard attacked the mill near Tarvia on 2 May 2021.", values=values),
        report("Coast Post", "On 2 May 2021 the Northern Guard attacked the mill near Tarvia.", values=values),
    )
    assert (event.edtf, event.basis) == ("2021-05-02", "stated")
    assert (event.where, event.participants, len(event.statements)) == (("tarvia",), ("guard",), 2)


def test_the_date_of_publication_is_not_when_it_happened() -> None:
    (event,) = of(report("Harbour Ledger", "The mill near Tarvia exploded.", values=Values(names=NAMES)))
    assert (event.edtf, event.basis) == (None, None)


def test_what_is_expected_or_has_neither_time_nor_place_is_no_event() -> None:
    by = (voice("the mayor", modality="expects"),)
    assert of(report("Harbour Ledger", Said(words="An attack on Tarvia.", by=by), values=Values(names=NAMES))) == ()
    assert of(report("Harbour Ledger", "The old mill exploded.")) == ()


def test_a_state_of_things_is_no_event() -> None:
    words = "The men fighting beside the Northern Guard live near Tarvia."
    assert of(report("Harbour Ledger", words, values=Values(names=NAMES))) == ()
