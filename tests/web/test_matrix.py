"""Claims × reports as a grid: order of rows, columns under their heads, and what a cell has room for."""

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemmata.model.decision import Decision
from stemmata.web import matrix
from stemmata.web.edition import Edition, edition, with_decisions
from stemmata.web.matrix import SORTS, Columns, Facts, Head, columns_of, facts_of, fullest, in_order, window
from tests.web.made_case import made_case
from tests.web.random_case import random_case

READ = edition(made_case())
FACTS = {one.claim.label: one for one in facts_of(READ, READ.claims)}
COUNT, NIGHT = FACTS["400 barrels lie under Quay Nine"], FACTS["The barrels were landed at night"]
LORRIES = FACTS["lorries passed for weeks"]


def labels(sort: matrix.Sort) -> list[str]:
    return [one.claim.label for one in in_order(FACTS.values(), sort)]


def test_a_claim_can_be_chosen_by_who_tells_it_when_and_whether_some_report_denies_it() -> None:
    assert "Harbour Ledger" in NIGHT.outlets
    assert (NIGHT.denied, LORRIES.denied) == (True, False)
    assert (NIGHT.split, LORRIES.split) == (2, 0)
    assert LORRIES.origins == "1"
    assert COUNT.origins == "3+"
    assert "unnamed" in LORRIES.voices
    assert COUNT.months == {matrix.month_of(READ, report) for report in COUNT.claim.reports} - {""}


def test_what_cannot_both_hold_stands_first_under_disagreement() -> None:
    assert labels("disagreement")[0] == NIGHT.claim.label
    assert labels("reports")[0] == COUNT.claim.label
    assert labels("origins")[0] == LORRIES.claim.label
    firsts = [one.first for one in in_order(FACTS.values(), "time")]
    assert firsts == sorted(firsts)


def test_a_difference_that_a_person_set_aside_makes_a_claim_no_more_contested() -> None:
    one = READ.contested[NIGHT.claim.id, NIGHT.claim.variants[0]]
    ruled = Decision(id="d", kind="set-aside", author="Ina", time="t", reason=None, subject=one.subject)
    (after,) = facts_of(with_decisions(READ, (ruled,)), [NIGHT.claim])
    assert (NIGHT.contradictions, after.contradictions) == (1, 0)
    assert after.reports == NIGHT.reports


@pytest.mark.parametrize("group", ["month", "family"])
def test_columns_are_the_reports_that_tell_a_claim_shown_each_once(group: matrix.Group) -> None:
    columns = columns_of(READ, [NIGHT, LORRIES], group)
    assert sorted(columns.reports) == sorted({*NIGHT.reports, *LORRIES.reports})
    assert sum(head.width for head in columns.heads) == len(columns.reports)


def test_months_stand_in_time_order_and_families_in_order_of_their_letters() -> None:
    months = columns_of(READ, FACTS.values(), "month")
    assert list(months.reports) == list(READ.in_order(months.reports))
    families = columns_of(READ, FACTS.values(), "family")
    letters = [head.letter.place for head in families.heads if head.letter]
    assert letters == sorted(letters)
    first = families.reports[: families.heads[0].width]
    assert all(READ.origins_of[report][0].place == letters[0] for report in first)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=8), st.integers(0, 20), st.integers(1, 9))
def test_a_window_has_heads_that_fit_its_columns(widths: list[int], first: int, most: int) -> None:
    reports = tuple(f"r{n}" for n in range(sum(widths)))
    heads = tuple(Head(words=f"h{n}", letter=None, width=width) for n, width in enumerate(widths))
    shown = window(Columns(reports=reports, heads=heads), first, most)
    assert shown.reports == reports[first : first + most]
    assert sum(head.width for head in shown.heads) == len(shown.reports)
    assert all(head.width > 0 for head in shown.heads)


def test_the_fullest_part_holds_most_cells() -> None:
    read: Edition = edition(random_case(90, 7))
    rows = list(facts_of(read, read.shared))
    columns = columns_of(read, rows, "month")
    part = fullest(columns, rows, 10)

    def cells(n: int) -> int:
        shown = set(columns.reports[(n - 1) * 10 : n * 10])
        return sum(report in shown for one in rows for report in one.reports)

    parts = range(1, -(-len(columns.reports) // 10) + 1)
    assert cells(part) == max(map(cells, parts))
    assert fullest(Columns(reports=(), heads=()), [], 10) == 1


def test_every_order_is_total() -> None:
    facts: list[Facts] = list(FACTS.values())
    for sort in SORTS:
        assert in_order(facts, sort) == in_order(facts[::-1], sort)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("1,200", "1.2k"), ("12,000", "12k"), ("1,234", "1,234"), ("Up to 1,200", "≤1.2k"), ("3,000,000", "3M")],
)
def test_no_number_is_rounded(value: str, shown: str) -> None:
    assert matrix.compact(value) == shown


def test_the_examples_of_short_values_hold() -> None:
    assert doctest.testmod(matrix).failed == 0
