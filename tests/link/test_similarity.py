"""Two propositions compared: the signs, and the sentence that tells them."""

from stemmata.link.context import LinkContext
from stemmata.link.propositions import propositions
from stemmata.link.similarity import SIGNS, TOLD, TOLD_AGAINST, Comparison, Weights, compared, evidence, weighed
from tests.link.saying import Names, Values, case, report

NAMES: Names = {"Tarvia": ("tarvia", "place"), "Ostrel": ("ostrel", "place")}
OTHERS = ("Farmers expect a poor harvest of olives.", "The orchestra opened with a symphony.")


def comparison(one: str, other: str, first: str = "2021-05-14", second: str = "2021-05-14") -> Comparison:
    context: LinkContext = case(
        report("Harbour Ledger", one, OTHERS[0], values=Values(names=NAMES), published=first),
        report("Coast Post", other, OTHERS[1], values=Values(names=NAMES), published=second),
        names=NAMES,
    )
    every = list(propositions(context))
    weights = Weights(every)
    mine = next(p for p in every if p.text == one)
    its = next(p for p in every if p.text == other)
    there = compared(weighed(mine, weights, context), weighed(its, weights, context), weights)
    back = compared(weighed(its, weights, context), weighed(mine, weights, context), weights)
    assert there == back
    return there


def test_a_copy_with_one_word_changed_says_the_same() -> None:
    assert comparison("The ferry to the islands sank at night.", "The ferry to the islands sank at dawn.").same


def test_words_in_common_that_say_something_else_do_not_say_the_same() -> None:
    assert not comparison("The mayor opened the new bridge.", "The mayor closed the old bridge for repairs.").same


def test_places_that_differ_speak_against() -> None:
    found = comparison("Two shops and a mill burned near Tarvia.", "Near Ostrel a mill and three shops had burned.")
    assert "other_place" in found.signs


def test_opposite_sides_speak_against() -> None:
    found = comparison(
        "Rebels used gas against the old quarter.", "Government forces used gas against the old quarter."
    )
    assert "other_side" in found.signs


def test_weeks_between_two_happenings_speak_against() -> None:
    words = ("A bomb killed two guards at the gate of the depot.", "A bomb at the depot killed two of the guards.")
    assert "far_apart" in comparison(*words, second="2021-08-01").signs
    assert "far_apart" not in comparison(*words).signs


def test_the_reason_names_what_is_shared_and_what_speaks_against() -> None:
    context = case(
        report("Harbour Ledger", "Shops burned near Tarvia at night.", values=Values(names=NAMES)),
        report("Coast Post", "At night shops burned near Tarvia.", values=Values(names=NAMES), published="2021-09-01"),
        names=NAMES,
    )
    every = list(propositions(context))
    weights = Weights(every)
    one, other = (weighed(p, weights, context) for p in every)
    said = evidence(every[0], every[1], compared(one, other, weights))
    assert said.reason == "Both are worded almost alike; name Tarvia; share “burned”, “night” and “shops”."
    assert [anchor.text for anchor in said.anchors] == [p.text for p in every]


def test_every_sign_against_has_its_words() -> None:
    silent = {"same_participants", "same_report", "swapped"}
    assert set(SIGNS) == set(TOLD) | set(TOLD_AGAINST) | silent
