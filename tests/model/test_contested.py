"""A ruling on a difference finds it again after every re-run, and covers no value that came later."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.model.annotations import Annotations, Statement
from stemmata.model.case import Annotated, Case, Links
from stemmata.model.claim import Claim, Origins, Variant, VariantValue
from stemmata.model.contested import OPEN, Contested, Standing, contested, numbers_giving, place_of, standings
from stemmata.model.decision import Decision, in_force, on_links
from stemmata.text.ids import content_id
from stemmata.text.span import Span
from tests.making import report as made_report
from tests.making import sentences, span
from tests.web.made_case import made_case

NO_ORIGIN = Origins(at_most=0, named=(), unknown=(), paths=())


def decision(one: Contested, kind: str = "set-aside", author: str = "Ina", number: int = 1) -> Decision:
    return Decision(
        id=f"d{number}",
        kind=kind,  # type: ignore[arg-type]
        author=author,
        time="2026-01-01T00:00:00Z",
        reason="One counts the empty ones.",
        subject=one.subject,
    )


def taken_back(which: str, number: int) -> Decision:
    time = "2026-01-02T00:00:00Z"
    return Decision(id=f"d{number}", kind="withdraw", author="Ina", time=time, reason=None, subject=(which,))


def standing(case: Case, one: Contested, *decisions: Decision) -> Standing:
    return standings(contested(case), decisions).get(one.id, OPEN)


@pytest.fixture
def case() -> Case:
    return made_case()


@pytest.fixture
def numbers(case: Case) -> Contested:
    return next(one for one in contested(case) if one.variant.slot == "quantity")


def test_every_difference_has_an_id_of_its_own(case: Case) -> None:
    found = contested(case)
    assert len({one.id for one in found}) == len(found) == sum(len(c.variants) for c in case.links.claims)


def test_a_subject_names_what_differs_and_one_place_for_each_value(case: Case, numbers: Contested) -> None:
    texts = {entry.report.id: entry.report.text for entry in case.reports}
    first, *keys = numbers.subject
    assert first == "quantity:barrels"
    places = [place_of(key) for key in keys]
    shown = {place[1].of(texts[place[0]]) for place in places if place}
    assert shown == {value.value for value in numbers.variant.values}


def test_a_ruling_stands_on_its_difference_alone(case: Case, numbers: Contested) -> None:
    found = standings(contested(case), [decision(numbers)])
    assert {name: one.state for name, one in found.items()} == {numbers.id: "set aside"}


def test_the_later_ruling_outranks_and_both_are_history(case: Case, numbers: Contested) -> None:
    first, second = decision(numbers), decision(numbers, kind="differ", author="Per", number=2)
    found = standing(case, numbers, first, second)
    assert (found.state, found.decision) == ("agreed", second)
    assert found.history == (first, second)


def test_one_that_is_taken_back_stays_in_the_history_and_counts_no_longer(case: Case, numbers: Contested) -> None:
    found = standing(case, numbers, decision(numbers), taken_back("d1", 2))
    assert (found.state, found.decision, len(found.history)) == ("open", None, 1)


def test_a_ruling_survives_when_the_claim_has_another_id_and_the_difference_another_bearing(
    case: Case, numbers: Contested
) -> None:
    variant = replace(numbers.variant, values=numbers.variant.values[::-1], reason="Put otherwise.", bearing="update")
    claim = replace(numbers.claim, id="another", variants=(variant,))
    again = replace(case, links=replace(case.links, claims=(claim,)))
    (now,) = contested(again)
    assert now.id == numbers.id
    assert standing(again, now, decision(numbers)).state == "set aside"


def test_a_ruling_survives_a_statement_read_a_little_longer_or_shorter(case: Case) -> None:
    denial = next(one for one in contested(case) if one.variant.slot == "polarity")
    shifted = tuple(
        replace(
            entry,
            annotations=replace(
                entry.annotations,
                statements=tuple(
                    replace(one, content=(Span(one.content[0].start, one.content[-1].end - 2),))
                    for one in entry.annotations.statements
                ),
            ),
        )
        for entry in case.reports
    )
    now = next(one for one in contested(replace(case, reports=shifted)) if one.variant.slot == "polarity")
    assert now.subject != denial.subject
    assert standing(replace(case, reports=shifted), now, decision(denial)).state == "set aside"


def pile(*values: str) -> Case:
    """Reports that each give a place of their own to one thing."""
    said = [_told(value, n) for n, value in enumerate(values)]
    by_value = {value: sorted(e.annotations.statements[0].id for v, e in said if v == value) for value in values}
    variant = Variant(
        slot="place",
        of=None,
        kind="differ",
        values=tuple(VariantValue(value=value, statements=tuple(by_value[value])) for value in sorted(by_value)),
        changed_on=(),
        reason="Not one place.",
    )
    entries = tuple(entry for _, entry in said)
    ids = tuple(sorted(entry.annotations.statements[0].id for entry in entries))
    reports = tuple(sorted(entry.report.id for entry in entries))
    claim = Claim(
        id=content_id("claim", *ids),
        label="barrels",
        statements=ids,
        reports=reports,
        origins=NO_ORIGIN,
        variants=(variant,) if len(set(values)) > 1 else (),
    )
    return Case(name="pile", built=None, reports=entries, links=Links(claims=(claim,)))


def _told(value: str, number: int) -> tuple[str, Annotated]:
    text = f"Barrels lie at {value}."
    report = made_report(text, outlet=f"Outlet {number}")
    where = span(text, text[:-1])
    statement = Statement(
        id=content_id("statement", report.id),
        passage=where,
        content=(where,),
        manner="narration",
        chain=(),
        polarity="positive",
    )
    annotations = Annotations(report=report.id, passages=sentences(text), statements=(statement,))
    return value, Annotated(report=report, annotations=annotations)


def test_a_value_that_came_later_opens_the_difference_again_and_the_ruling_is_still_told() -> None:
    (before,) = contested(pile("Kaldavik", "Sund"))
    ruled = decision(before)
    grown = pile("Kaldavik", "Sund", "Orm")
    (after,) = contested(grown)
    assert standing(grown, after, ruled) == Standing(state="open", decision=ruled, history=(ruled,))
    both = decision(after, kind="differ", number=2)
    assert standing(grown, after, ruled, both).state == "agreed"


def test_another_report_that_gives_a_known_value_changes_nothing() -> None:
    (before,) = contested(pile("Kaldavik", "Sund"))
    grown = pile("Kaldavik", "Sund", "Sund")
    assert standing(grown, contested(grown)[0], decision(before)).state == "set aside"


@given(st.lists(st.sampled_from(["Kaldavik", "Sund", "Orm", "Vik"]), min_size=2, max_size=7), st.randoms())
def test_whatever_the_order_of_reports_the_subject_is_the_same(values: list[str], random: object) -> None:
    case = pile(*values)
    shuffled = list(case.reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    turned = replace(case, reports=tuple(shuffled))
    assert [one.subject for one in contested(case)] == [one.subject for one in contested(turned)]
    for one in contested(case):
        assert standing(turned, one, decision(one)).state == "set aside"


def test_the_slot_must_be_the_same(numbers: Contested, case: Case) -> None:
    other = replace(decision(numbers), subject=("date:", *numbers.subject[1:]))
    assert standing(case, numbers, other) == OPEN


def test_a_number_whose_noun_is_read_otherwise_is_known_by_its_very_characters(numbers: Contested, case: Case) -> None:
    renamed = replace(decision(numbers), subject=("quantity:drums", *numbers.subject[1:]))
    assert standing(case, numbers, renamed).state == "set aside"


def test_a_ruling_on_one_number_of_a_sentence_says_nothing_of_another(numbers: Contested, case: Case) -> None:
    """Both stand in the same statements, and the machine takes the noun of one for another on the next day."""
    other = replace(numbers.variant, of="lorries")
    claim = replace(numbers.claim, variants=(numbers.variant, other))
    both = replace(case, links=replace(case.links, claims=(claim,)))
    mine, theirs = contested(both)
    for ruled, untouched in ((mine, theirs), (theirs, mine)):
        assert set(standings(contested(both), [decision(ruled)])) == {ruled.id}
        assert standing(both, untouched, decision(ruled)) == OPEN


def test_the_number_that_gives_a_value_is_found_among_others(case: Case) -> None:
    entry = next(entry for entry in case.reports if len(entry.annotations.quantities) > 0)
    one = next(one for one in entry.annotations.statements if one.quantities)
    quantity = entry.annotations.quantities[one.quantities[0]]
    assert numbers_giving(entry, one, f"at least {quantity.value:,.0f} crates") == (quantity.span,)
    assert numbers_giving(entry, one, quantity.span.of(entry.report.text).upper()) == (quantity.span,)
    assert numbers_giving(entry, one, "7") == ()


@pytest.mark.parametrize("key", ["", "quantity:barrels", "a:b", "a:3", "a:9-3", "a:3-3", "a:1-2-3", "a:-1-2"])
def test_words_that_name_no_characters_are_no_place(key: str) -> None:
    assert place_of(key) is None


def test_no_link_depends_on_rulings_on_differences_nor_on_taking_them_back(numbers: Contested) -> None:
    edge = Decision(id="d0", kind="agree", author="Ina", time="t", reason=None, subject=("e",))
    every = (edge, decision(numbers), taken_back("d1", 2), taken_back("d2", 3), taken_back("d0", 4))
    assert [one.id for one in on_links(every)] == ["d0", "d4"]
    assert [one.id for one in in_force(every)] == ["d1"]
