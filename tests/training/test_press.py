"""The marked pairs of the press are whole, and are found again in a case."""

from dataclasses import replace
from math import isclose

from training.press import STANDS_FOR, MarkedPair, marked_pairs, placed

from stemmata.link.claim.wordings import wordings
from tests.link.saying import case, report

TOLD = "The ferry to the islands sank at night."
AGAIN = "At night the ferry to the islands sank with all its crates."


def pair(one: tuple[int, int, int], other: tuple[int, int, int]) -> MarkedPair:
    return MarkedPair(part="train", same=True, weight=1.0, one=one, other=other)


def test_the_pairs_stand_for_those_they_were_drawn_from() -> None:
    assert isclose(sum(one.weight for one in marked_pairs()), sum(STANDS_FOR.values()))


def test_no_pair_of_the_test_months_is_among_those_to_fit_to() -> None:
    parts: dict[object, set[str]] = {}
    for one in marked_pairs():
        parts.setdefault((one.one, one.other), set()).add(one.part)
    assert all(len(held) == 1 for held in parts.values())
    assert {part for held in parts.values() for part in held} == {"train", "test"}


def test_a_pair_is_found_again_where_most_of_its_characters_are_one_proposition() -> None:
    reports = [report("Harbour Ledger", TOLD), report("Coast Post", AGAIN)]
    rows = [
        replace(one, report=replace(one.report, path=f"table.csv#row={n}")) for n, one in enumerate(reports, start=1)
    ]
    found = wordings(case(*rows))
    ((_, one, other),) = placed(found, [pair((1, 0, len(TOLD) - 3), (2, 0, len(AGAIN)))])
    assert {found.groups[one][0].text, found.groups[other][0].text} == {TOLD, AGAIN}
    assert not list(placed(found, [pair((1, 0, 5), (2, 0, len(AGAIN))), pair((3, 0, 9), (2, 0, 9))]))
