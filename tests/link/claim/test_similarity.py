"""Two propositions compared: the signs, and the sentence that tells them."""

from dataclasses import replace

from stemmata.link.claim.calendars import Calendar
from stemmata.link.claim.comparison import SIGNS, Comparison, compared
from stemmata.link.claim.propositions import propositions
from stemmata.link.claim.saying_the_same import TOLD, TOLD_AGAINST, evidence
from stemmata.link.claim.similarity import Weights, all_weighed
from stemmata.link.claim.similarity import numbers as numbers_of
from stemmata.link.claim.stories import Stories
from stemmata.link.context import LinkContext
from stemmata.model.case import Annotated
from stemmata.text.span import Span
from tests.link.saying import Names, Number, Said, Values, case, report

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
    stories = Stories((one.located.report, one.words) for one in every)
    first_node, second_node = all_weighed([mine, its], weights, context)
    between = Calendar((first_node, second_node), ([mine], [its])).between(0, 1)
    there = compared(first_node, second_node, weights, stories, between)
    back = compared(second_node, first_node, weights, stories, between)
    assert (there.score, there.signs, there.overlap.features) == (back.score, back.signs, back.overlap.features)
    assert {(pair.other, pair.one, pair.kind) for pair in back.overlap.akin} == set(there.overlap.akin)
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
    there, beside = (comparison(*words, second=day) for day in ("2021-08-01", "2021-05-15"))
    assert there.measures["days"] > beside.measures["days"] > 0
    assert there.score < beside.score < comparison(*words).score


def test_the_reason_names_what_is_shared_and_what_speaks_against() -> None:
    context = case(
        report("Harbour Ledger", "Shops burned near Tarvia at night.", values=Values(names=NAMES)),
        report("Coast Post", "At night shops burned near Tarvia.", values=Values(names=NAMES), published="2021-09-01"),
        names=NAMES,
    )
    every = list(propositions(context))
    weights = Weights(every)
    one, other = all_weighed(every, weights, context)
    said = evidence(every[0], every[1], compared(one, other, weights, Stories(())))
    assert said.reason == "Both are worded almost alike; name Tarvia; share “burned”, “night” and “shops”."
    assert [anchor.text for anchor in said.anchors] == [p.text for p in every]


def test_every_sign_against_has_its_words() -> None:
    silent = {"same_report", "swapped"}  # the pages show names and reports anyhow
    assert set(SIGNS) == set(TOLD) | set(TOLD_AGAINST) | silent


def test_a_number_inside_a_larger_one_is_not_shared() -> None:
    def paid(words: str, value: float) -> frozenset[str]:
        numbers = (Number(words=words, value=value, of="crowns"),)
        context = case(report("Harbour Ledger", f"The firm paid {words} crowns.", values=Values(numbers=numbers)))
        return frozenset(numbers_of(next(iter(propositions(context)))))

    assert paid("12 million", 12_000_000) == {"#12000000"}
    assert paid("12", 12) == {"#12"}


def test_two_words_that_are_most_of_what_is_said_are_enough_in_one_story() -> None:
    found = comparison("The clerk opened the vault.", "The vault was opened for them.")
    assert found.story > 0
    assert found.same


def test_a_sentence_that_goes_on_after_its_attribution_is_one_thing_and_a_new_one_is_another() -> None:
    def cut(words: str, first: str, second: str) -> list[str]:
        made = report("Harbour Ledger", Said(words=words))
        pieces = tuple(Span(words.index(part), words.index(part) + len(part)) for part in (first, second))
        said = replace(made.annotations.statements[0], content=pieces)
        annotated = replace(made, annotations=replace(made.annotations, statements=(said,)))
        return [proposition.text for proposition in propositions(case(annotated))]

    first, second = "We trained forty men at the mill", "Their number will grow before winter"
    assert cut(f"“{first},” it says. “{second}.”", first, second) == [first, second]
    rest = "before the winter of last year"
    assert cut(f"“{first},” it says, “{rest}.”", first, rest) == [f"{first} {rest}"]


def test_numbers_that_may_be_one_rounded_speak_for() -> None:
    def told(outlet: str, words: str, value: float) -> Annotated:
        numbers = (Number(words=words, value=value, of="names"),)
        return report(outlet, f"A list of {words} names was enclosed.", values=Values(numbers=numbers))

    context = case(told("Harbour Ledger", "212", 212), told("Coast Post", "200", 200), told("Inland Times", "90", 90))
    first, second, third = sorted(propositions(context), key=lambda one: -(one.quantities[0].value or 0))
    weights, stories = Weights([first, second, third]), Stories(())
    one, other, far = all_weighed([first, second, third], weights, context)
    assert "near_number" in compared(one, other, weights, stories).signs
    assert "near_number" not in compared(one, far, weights, stories).signs


def test_two_outlets_tolls_of_one_day_are_of_one_happening_and_those_of_another_day_or_fate_are_not() -> None:
    def told(outlet: str, words: str, value: float, fate: str = "killed", day: str = "2021-05-14") -> Annotated:
        numbers = (Number(words=words, value=value, of="guards"),)
        home = f"At the depot gate {words} guards were {fate} by a blast."
        away = f"A blast at the gate of the old mill: {words} guards {fate}, says the mayor of Ostrel."
        text = home if outlet == "Harbour Ledger" else away
        return report(outlet, text, values=Values(numbers=numbers), published=day)

    def signs(first: Annotated, second: Annotated) -> tuple[str, ...]:
        every = list(propositions(case(first, second)))
        weights = Weights(every)
        nodes = all_weighed(every, weights, case(first, second))
        stories = Stories((one.located.report, one.words) for one in every)
        between = Calendar(nodes, [[one] for one in every]).between(0, 1)
        return compared(*nodes, weights, stories, between).signs

    one = told("Harbour Ledger", "12", 12)
    assert "one_toll" in signs(one, told("Coast Post", "31", 31))
    assert "one_toll" in signs(one, told("Coast Post", "31", 31, day="2021-05-15"))
    assert "one_toll" not in signs(one, told("Coast Post", "31", 31, day="2021-05-17"))
    assert "one_toll" not in signs(one, told("Coast Post", "31", 31, "detained"))
    assert "one_toll" not in signs(one, told("Coast Post", "12", 12))
