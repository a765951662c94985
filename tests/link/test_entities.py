"""Entities over reports: who is joined with whom, and why."""

from stemmata.link import documents, entities
from stemmata.model.annotations import LocalDocument, LocalEntity, Mention
from stemmata.model.case import Annotated
from stemmata.model.decision import Decision
from stemmata.text.span import Span
from tests.making import annotated, report, span


def told(text: str, *named: LocalEntity, outlet: str = "Harbour Ledger") -> Annotated:
    """A report that names each entity once, where its name stands."""
    made = report(text, outlet=outlet)
    mentions = tuple(
        Mention(span=span(text, local.name), kind=local.kind, form="name", local=local.id) for local in named
    )
    return annotated(made, entities=named, mentions=mentions)


def person(local: str, name: str, **more: object) -> LocalEntity:
    return LocalEntity(id=local, kind="person", name=name, names=(name,), **more)  # type: ignore[arg-type]


def body(local: str, name: str, **more: object) -> LocalEntity:
    return LocalEntity(id=local, kind="organisation", name=name, names=(name,), **more)  # type: ignore[arg-type]


def place(local: str, name: str) -> LocalEntity:
    return LocalEntity(id=local, kind="place", name=name, names=(name,))


def drawn(found: entities.JoinedEntities) -> list[str]:
    """Each entity that a text names, as "kind: spelling = spelling"."""
    return sorted(f"{e.kind}: " + " = ".join(e.names) for e in found.entities if e.members)


LEFT = told(
    "Haydar Nasri met Omar Sabri in Qarayn.",
    person("e1", "Haydar Nasri"),
    person("e2", "Omar Sabri"),
    place("e3", "Qarayn"),
)
RIGHT = told(
    "Haider Nasri met Omar Sabri in Qarayn.",
    person("e1", "Haider Nasri"), person("e2", "Omar Sabri"), place("e3", "Qarayn"), outlet="Nordic Wire",
)  # fmt: skip


def test_spellings_of_one_person_join_when_their_reports_name_the_same_company() -> None:
    assert drawn(entities.joined((LEFT, RIGHT), ())) == [
        "person: Haider Nasri = Haydar Nasri", "person: Omar Sabri", "place: Qarayn",
    ]  # fmt: skip


def test_a_merge_says_why_and_quotes_both() -> None:
    (joined,) = [e for e in entities.joined((LEFT, RIGHT), ()).entities if len(e.names) == 2]
    (reason,) = joined.same_as
    assert "consonants" in reason.reason
    assert {a.text for a in reason.anchors} == {"Haydar Nasri", "Haider Nasri"}


def test_two_people_of_one_report_are_never_joined() -> None:
    one = told("Haydar Nasri and Haider Nasri spoke.", person("e1", "Haydar Nasri"), person("e2", "Haider Nasri"))
    assert len(drawn(entities.joined((one,), ()))) == 2


def test_an_acronym_is_what_a_report_expands_it_to() -> None:
    long = told("The Free Harbour Union (FHU) met.", body("e1", "Free Harbour Union", acronyms=("FHU",)))
    short = told("FHU denied it.", body("e1", "FHU"), outlet="Nordic Wire")
    assert drawn(entities.joined((long, short), ())) == ["organisation: FHU = Free Harbour Union"]


def test_an_acronym_with_two_expansions_joins_neither() -> None:
    one = told("The Free Harbour Union (FHU) met.", body("e1", "Free Harbour Union", acronyms=("FHU",)))
    two = told("The Fishers' Health Unit (FHU) met.", body("e1", "Fishers' Health Unit", acronyms=("FHU",)), outlet="B")
    short = told("FHU denied it.", body("e1", "FHU"), outlet="C")
    assert len(drawn(entities.joined((one, two, short), ()))) == 3


def test_an_evaluative_label_is_no_entity() -> None:
    one = told(
        "The terrorists fled.",
        LocalEntity(id="e1", kind="group", name="terrorists", names=("terrorists",), evaluative=True),
    )
    assert drawn(entities.joined((one,), ())) == []


def test_a_decision_splits_what_the_machine_joined_and_merges_what_it_did_not() -> None:
    split = Decision(
        id="d1", kind="split", author="A", time="2026-01-01T00:00:00Z", reason=None,
        subject=(f"{LEFT.report.id}:e1", f"{RIGHT.report.id}:e1"),
    )  # fmt: skip
    assert "person: Haydar Nasri" in drawn(entities.joined((LEFT, RIGHT), (split,)))
    merge = Decision(
        id="d2", kind="merge", author="A", time="2026-01-02T00:00:00Z", reason=None,
        subject=(f"{LEFT.report.id}:e1", f"{RIGHT.report.id}:e2"),
    )  # fmt: skip
    assert "person: Haydar Nasri = Omar Sabri" in drawn(entities.joined((LEFT, RIGHT), (split, merge)))


def test_the_order_of_the_reports_changes_nothing() -> None:
    assert entities.joined((LEFT, RIGHT), ()) == entities.joined((RIGHT, LEFT), ())


def letter(made: Annotated, *signatories: str, date: str | None = None, ordinal: int = 1) -> Annotated:
    """The same report, describing a letter of these signatories."""
    from dataclasses import replace

    found = made.annotations
    described = LocalDocument(local="e9", kind="letter", ordinal=ordinal, date=date, signatories=signatories)
    thing = LocalEntity(id="e9", kind="document", name="letter", names=("letter",))
    at = Mention(span=Span(0, 6), kind="document", form="nominal", local="e9")
    return replace(
        made,
        annotations=replace(
            found, documents=(described,), entities=(*found.entities, thing), mentions=(at, *found.mentions)
        ),
    )


def described(*reports: Annotated) -> list[str]:
    people = entities.joined(reports, ())
    names = {e.id: e.name for e in people.entities}
    return sorted(
        f"{d.title} <- {len(d.described_by)}" for d in documents.joined(reports, people.resolved, names, ()).documents
    )


def test_a_letter_with_the_same_signatory_is_one_document() -> None:
    assert described(letter(LEFT, "e1"), letter(RIGHT, "e1")) == ["letter signed by Haider Nasri <- 2"]


def test_a_letter_of_another_date_is_another_document() -> None:
    assert len(described(letter(LEFT, "e1", date="2013-09-01"), letter(RIGHT, "e1", date="2014-01-02"))) == 2


def test_a_second_letter_is_another_document() -> None:
    assert len(described(letter(LEFT, "e1"), letter(RIGHT, "e1", ordinal=2))) == 2
