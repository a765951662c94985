"""Entities over reports: who is joined with whom, and why."""

import pytest

from stemmata.link.entity import entities
from stemmata.model.annotations import LocalEntity, Mention
from stemmata.model.case import Annotated
from stemmata.model.decision import Decision
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
    assert "may be spelt" in reason.reason
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


def shared(text: str, *named: LocalEntity, outlet: str) -> Annotated:
    """A report that also names two things which the others of its case name."""
    return told(f"{text} Omar Sabri, Qarayn.", *named, person("e8", "Omar Sabri"), place("e9", "Qarayn"), outlet=outlet)


def test_a_bare_family_name_is_its_only_bearer_where_the_company_is_the_same() -> None:
    full = shared("Haydar Nasri left.", person("e1", "Haydar Nasri"), outlet="A")
    bare = shared("Nasri left.", person("e1", "Nasri"), outlet="B")
    assert "person: Haydar Nasri = Nasri" in drawn(entities.joined((full, bare), ()))


def test_a_bare_family_name_of_two_bearers_stays_open_unless_the_rank_tells() -> None:
    one = shared("Haydar Nasri left.", person("e1", "Haydar Nasri", ranks=("colonel",)), outlet="A")
    two = shared("Salim Nasri left.", person("e1", "Salim Nasri", roles=("mayor of Qarayn",)), outlet="B")
    bare = shared("Nasri left.", person("e1", "Nasri"), outlet="C")
    ranked = shared("Colonel Nasri left.", person("e1", "Nasri", ranks=("colonel",)), outlet="D")
    found = drawn(entities.joined((one, two, bare, ranked), ()))
    assert {"person: Haydar Nasri = Nasri", "person: Salim Nasri", "person: Nasri"} <= set(found)


def test_a_kind_that_only_capitals_speak_for_yields_to_one_that_a_report_says() -> None:
    unsure = [told("Salt Hand left.", person("e1", "Salt Hand", kind_sure=False), outlet=name) for name in "AB"]
    sure = told("The militia Salt Hand left.", body("e1", "Salt Hand"), outlet="C")
    assert drawn(entities.joined((*unsure, sure), ())) == ["organisation: Salt Hand"]


def test_the_short_form_of_a_body_joins_the_one_body_that_ends_so() -> None:
    long = shared("The Salt Brotherhood met.", body("e1", "Salt Brotherhood"), outlet="A")
    short = shared("The Brotherhood met.", body("e1", "Brotherhood"), outlet="B")
    assert "organisation: Brotherhood = Salt Brotherhood" in drawn(entities.joined((long, short), ()))


def test_short_forms_that_two_bodies_share_join_neither_body_nor_each_other() -> None:
    texts = (("A", "Salt Front"), ("B", "Tide Front"), ("C", "Front"), ("D", "Front"))
    reports = [shared(f"The {name} met.", body("e1", name), outlet=outlet) for outlet, name in texts]
    found = entities.joined(reports, ())
    assert len([entity for entity in found.entities if "Front" in entity.name]) == 4


def test_an_army_is_not_the_free_army() -> None:
    free = shared("The Free Osmer Army met.", body("e1", "Free Osmer Army"), outlet="A")
    other = shared("The Osmer Army met.", body("e1", "Osmer Army"), outlet="B")
    assert len([e for e in entities.joined((free, other), ()).entities if "Army" in e.name]) == 2


def test_two_names_of_one_report_join_the_reports_that_have_one_of_them() -> None:
    both = told(
        "The Salt Guild, or Guild of Salters, met.",
        LocalEntity(id="e1", kind="organisation", name="Guild of Salters", names=("Guild of Salters", "Salt Guild")),
    )
    one = told("The Salt Guild met.", body("e1", "Salt Guild"), outlet="B")
    assert drawn(entities.joined((both, one), ())) == ["organisation: Guild of Salters = Salt Guild"]


def unnamed(text: str, words: str, outlet: str) -> Annotated:
    """A report that speaks of a body by a common noun behind "the"."""
    made = report(text, outlet=outlet)
    local = LocalEntity(id="e1", kind="organisation", name=words, names=(words,))
    mention = Mention(span=span(text, f"the {words}"), kind="organisation", form="nominal", local="e1")
    return annotated(made, entities=(local,), mentions=(mention,))


def test_an_institution_without_capitals_is_the_one_that_another_report_names() -> None:
    reports = (
        told("The Coast Guard came.", body("e1", "Coast Guard")),
        unnamed("Then the coastguard came.", "coastguard", "B"),
    )
    found = drawn(entities.joined(reports, ()))
    assert "organisation: Coast Guard" in found
    assert len(entities.joined(reports, ()).resolved) == 2


def test_an_institution_that_several_reports_call_by_the_same_words_is_one() -> None:
    reports = [unnamed("Then the harbour police came.", "harbour police", outlet) for outlet in "AB"]
    assert drawn(entities.joined(reports, ())) == ["organisation: harbour police"]


def test_an_armed_group_of_several_reports_is_nobody_in_particular() -> None:
    reports = [unnamed("Then the armed brigade came.", "armed brigade", outlet) for outlet in "AB"]
    assert drawn(entities.joined(reports, ())) == []


def people(local: str, name: str) -> LocalEntity:
    return LocalEntity(id=local, kind="group", name=name, names=(name,))


def test_a_people_in_the_singular_and_the_plural_is_one() -> None:
    one = told("A Velian farmer left.", people("e1", "Velian"))
    many = told("The Velians left.", people("e1", "Velians"), outlet="B")
    assert drawn(entities.joined((one, many), ())) == ["group: Velian = Velians"]


def test_letters_that_one_report_uses_beside_the_whole_name_stand_for_it_elsewhere() -> None:
    both = told(
        "The Tidal States met. TS envoys left.",
        LocalEntity(id="e1", kind="place", name="Tidal States", names=("TS", "Tidal States")),
    )
    short = told("TS envoys left.", place("e1", "TS"), outlet="B")
    assert drawn(entities.joined((both, short), ())) == ["place: TS = Tidal States"]


def letters(*names: str) -> list[Annotated]:
    """Two reports for each long name and one for "T.N.", all of the same company."""
    reports = [shared(f"The {name} met. {n}", body("e1", name), outlet=f"{name} {n}") for name in names for n in "ab"]
    return [*reports, shared("The T.N. met.", body("e1", "T.N."), outlet="C")]


def test_unexplained_letters_are_the_one_name_that_begins_so() -> None:
    assert "organisation: T.N. = Tidal Nations" in drawn(entities.joined(letters("Tidal Nations"), ()))


def test_unexplained_letters_that_two_names_begin_with_are_neither() -> None:
    assert "organisation: T.N." in drawn(entities.joined(letters("Tidal Nations", "Trade Network"), ()))


@pytest.mark.parametrize("lead", ["Free", "New", "Real", "National", "Provisional", "Salt"])
def test_a_place_with_an_institution_is_nobodys_short_form(lead: str) -> None:
    long = shared(f"The {lead} Osmer Army met.", body("e1", f"{lead} Osmer Army"), place("e2", "Osmer"), outlet="A")
    short = shared("The Osmer Army met.", body("e1", "Osmer Army"), outlet="B")
    assert len([e for e in entities.joined((long, short), ()).entities if "Army" in e.name]) == 2


def test_a_slip_of_kind_in_one_report_does_not_keep_two_names_apart() -> None:
    both = told(
        "The Tidal Nations (TN) met.",
        LocalEntity(
            id="e1", kind="organisation", name="Tidal Nations", names=("TN", "Tidal Nations"), acronyms=("TN",)
        ),
    )
    bodies = [told(f"TN met. {n}", body("e1", "TN"), outlet=n) for n in "AB"]
    slip = told("TN told the Tidal Nations.", person("e1", "TN"), body("e2", "Tidal Nations"), outlet="C")
    assert drawn(entities.joined((both, *bodies, slip), ())) == ["organisation: TN = Tidal Nations"]


def test_a_genitive_that_lost_its_apostrophe_is_the_name_without_its_s() -> None:
    known = told("Omar Sabri left.", person("e1", "Omar Sabri"))
    lost = told("Omar Sabris brother left.", person("e1", "Omar Sabris"), outlet="B")
    assert drawn(entities.joined((known, lost), ())) == ["person: Omar Sabri = Omar Sabris"]


def test_a_name_in_s_that_acts_by_itself_is_no_genitive() -> None:
    known = told("Omar Sabri left.", person("e1", "Omar Sabri"))
    other = told("Omar Sabris said nothing.", person("e1", "Omar Sabris"), outlet="B")
    assert len(drawn(entities.joined((known, other), ()))) == 2


@pytest.mark.parametrize("label", ["terrorists", "rebels", "martyrs"])
def test_a_label_is_never_a_name_of_the_group_that_another_report_calls_so(label: str) -> None:
    """Not even where the reports share their company, nor where the group's own name holds the word."""
    called = LocalEntity(id="e1", kind="group", name=label, names=(label,), evaluative=True)
    group = body("e1", f"Salt {label.capitalize()}")
    reports = (
        shared(f"The {label} left.", called, outlet="A"),
        shared(f"The Salt {label.capitalize()} left.", group, outlet="B"),
        shared(f"The {label} came.", called, outlet="C"),
    )
    found = entities.joined(reports, ())
    assert [e.names for e in found.entities if label in str(e.names).lower()] == [(f"Salt {label.capitalize()}",)]
    assert not any(key[1] == "e1" and key[0] != reports[1].report.id for key in found.resolved)


def test_a_person_and_a_place_of_like_names_are_two() -> None:
    one = shared("Zahran left.", person("e1", "Zahran"), outlet="A")
    other = shared("Zahraan burned.", place("e1", "Zahraan"), outlet="B")
    assert {"person: Zahran", "place: Zahraan"} <= set(drawn(entities.joined((one, other), ())))


def test_who_acts_on_somebody_of_a_like_name_in_one_sentence_is_another() -> None:
    """Opposed roles: a report that names both has two local entities, and no third report joins them."""
    both = shared(
        "Haydar Nasri accused Haider Nasri.", person("e1", "Haydar Nasri"), person("e2", "Haider Nasri"), outlet="A"
    )
    third = shared("Haidar Nasri left.", person("e1", "Haidar Nasri"), outlet="B")
    found = entities.joined((both, third), ())
    assert not any({"Haydar Nasri", "Haider Nasri"} <= set(e.names) for e in found.entities)
    apart = next(e for e in found.entities if "Haydar Nasri" in e.names)
    assert any("Kept apart: one report names both." in sign.reason for sign in apart.maybe_reasons)


def test_titles_of_a_woman_and_of_a_man_keep_two_apart() -> None:
    one = shared("Mrs Noor Haddad left.", person("e1", "Mrs Noor Haddad"), outlet="A")
    other = shared("Mr Noor Haddad left.", person("e1", "Mr Noor Haddad"), outlet="B")
    assert len([e for e in entities.joined((one, other), ()).entities if "Haddad" in e.name]) == 2


def test_ranks_that_differ_speak_against_two_spellings() -> None:
    one = shared("Colonel Nasri left.", person("e1", "Nasri", ranks=("colonel",)), outlet="A")
    other = shared("Captain Naseri left.", person("e1", "Naseri", ranks=("captain",)), outlet="B")
    assert len([e for e in entities.joined((one, other), ()).entities if "Nas" in e.name]) == 2


def test_what_may_be_the_same_says_why_on_both_sides() -> None:
    one = told("Haydar Nasri left.", person("e1", "Haydar Nasri"))
    other = told("Nasri came.", person("e1", "Nasri"), outlet="B")
    found = [e for e in entities.joined((one, other), ()).entities if e.members]
    assert [len(e.maybe_same) for e in found] == [1, 1]
    assert {sign.reason for e in found for sign in e.maybe_reasons} == {
        "Nasri and Haydar Nasri: only one gives a given name, and the spelling is the same; "
        "nobody else in the case bears the name."
    }


def test_what_a_reviewer_keeps_in_dispute_is_shown_as_such() -> None:
    disputed = Decision(
        id="d1", kind="keep-disputed", author="A", time="2026-01-01T00:00:00Z", reason=None,
        subject=(f"{LEFT.report.id}:e1", f"{RIGHT.report.id}:e1"),
    )  # fmt: skip
    found = [e for e in entities.joined((LEFT, RIGHT), (disputed,)).entities if "Nasri" in e.name]
    assert [sign.sign for e in found for sign in e.maybe_reasons] == ["decision", "decision"]
