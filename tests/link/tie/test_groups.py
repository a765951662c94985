"""Ties between bodies: what came before what, what is part of what, what split from what."""

import re
from dataclasses import replace

import pytest

from stemmata.link.entity import entities
from stemmata.link.tie.group_words import WORDINGS, group_ties
from stemmata.link.tie.groups import stated
from stemmata.link.tie.marking import marked
from stemmata.link.tie.relations import highest, relations
from stemmata.model.annotations import Mention
from stemmata.model.relation import Relation
from stemmata.text.span import Span
from tests.link.saying import Names, Said, Values, case, report, voice
from tests.making import span

NAMES: Names = {
    "Salt Front": ("front", "organisation"),
    "Tide League": ("league", "organisation"),
    "Velian Army": ("army", "organisation"),
    "Mara Velin": ("mara", "person"),
    "Tarvia": ("tarvia", "place"),
}
VALUES = Values(names=NAMES)
EXAMPLES = [
    pytest.param(wording.predicate, example, id=example)
    for wording in WORDINGS
    for example in wording.example.split("; ")
]


def read(sentence: str) -> list[str]:
    """The ties of a sentence in which A and B name bodies, and C too."""
    bodies = tuple(
        Mention(span=Span(*found.span()), kind="organisation", form="name", local=found.group())
        for found in re.finditer(r"\b[ABC]\b", sentence)
    )
    found = group_ties(marked(sentence, Span(0, len(sentence)), bodies))
    return [
        f"{bodies[tie.subject].local} {'not ' if tie.negated else ''}{tie.predicate} {bodies[tie.object].local}"
        for tie in found
    ]


@pytest.mark.parametrize(("predicate", "example"), EXAMPLES)
def test_the_case_that_taught_a_wording_is_read_with_its_direction(predicate: str, example: str) -> None:
    denied = "not " if " not " in example else ""
    assert read(f"{example}.") == [f"A {denied}{predicate} B"]


@pytest.mark.parametrize(
    "sentence",
    [
        "A and B are units of the army.",
        "A attacked a unit of B.",
        "A, the unit and B left.",
        "A became B's ally.",
        "A is an ally of B.",
        "A split the spoils with B.",
        "The armed wing of B, A, C and the guards left.",
        "A, formerly led by the head of B, left.",
        "A left part of the port. B stayed.",
        "A is not. Part of B left.",
        "The B-backed faction A left.",
        "A emerged from B's siege.",
    ],
)
def test_two_bodies_that_no_such_words_tie_are_not_tied(sentence: str) -> None:
    assert read(sentence) == []


def of(*said: Said | str) -> tuple[Relation, ...]:
    return relations(case(report("Harbour Ledger", *said, values=VALUES), names=NAMES), highest({}))


def test_a_tie_is_attributed_to_who_says_it_and_quotes_the_words() -> None:
    (tie,) = of(Said(words="The Salt Front was formerly known as the Tide League.", by=(voice("a resident"),)))
    assert (tie.subject, tie.predicate, tie.object) == ("league", "predecessor_of", "front")
    assert (len(tie.statements), tie.denied_by, tie.words) == (1, (), "formerly known as")
    (sign,) = tie.reasons
    assert sign.reason == "Harbour Ledger, by a resident, says that Tide League came before Salt Front."
    assert sign.anchors[0].text == "Salt Front was formerly known as the Tide League"


def test_a_tie_that_somebody_else_denies_stands_with_its_denial() -> None:
    (tie,) = of(
        Said(words="The Salt Front is a branch of the Velian Army.", by=(voice("an aide"),)),
        Said(words="The Salt Front is part of the Velian Army.", by=(voice("Mara Velin", modality="denies"),)),
    )
    assert [sign.against for sign in tie.reasons] == [False, True]
    assert (len(tie.statements), len(tie.denied_by)) == (1, 1)


@pytest.mark.parametrize(
    "said",
    [
        Said(words="The Salt Front is part of the Velian Army.", by=(voice("an aide", modality="denies"),)),
        Said(words="The Salt Front is not part of the Velian Army."),
        Said(words="The Salt Front is part of the Velian Army.", by=(voice("an aide", modality="requests"),)),
        Said(words="Mara Velin, formerly of the Salt Front, was part of Tarvia."),
    ],
)
def test_what_is_only_denied_or_asked_for_or_said_of_no_body_is_no_tie(said: Said) -> None:
    assert of(said) == ()


def test_what_stands_beside_a_source_is_the_reports_own() -> None:
    made = report("Harbour Ledger", "The Salt Front, an offshoot of the Tide League, denied it.", values=VALUES)
    (whole,) = made.annotations.statements
    it = replace(whole, content=(span(made.report.text, "it"),))
    (one,) = stated(case(replace(made, annotations=replace(made.annotations, statements=(it,))), names=NAMES))
    assert one.statement is None
    assert one.evidence.reason.startswith("Harbour Ledger says in its own words that Salt Front split from Tide League")


def test_bodies_that_are_tied_are_never_one_entity_however_alike_their_names() -> None:
    names: Names = {"New Salt Front": ("new", "organisation"), "Salt Front": ("old", "organisation")}
    tied = report("A", "The New Salt Front, a splinter group of the Salt Front, left.", values=Values(names=names))
    alone = report("B", "The Salt Front stayed.", values=Values(names={"Salt Front": ("old", "organisation")}))
    found = entities.joined((tied, alone), ())
    assert sorted(e.names for e in found.entities if e.members) == [("New Salt Front",), ("Salt Front",)]
