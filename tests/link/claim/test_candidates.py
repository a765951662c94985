"""Blocking: work grows with the number of propositions, and copies still meet."""

from stemmata.link.claim.candidates import BUCKET, candidate_pairs
from stemmata.link.claim.wordings import wordings
from tests.link.saying import case, report

SUBJECTS = "ferry bakery tunnel orchard theatre lighthouse quarry chapel stadium vineyard".split()
DEEDS = "opened closed flooded burned collapsed reopened expanded vanished moved changed".split()


def test_propositions_that_share_nothing_rare_never_meet() -> None:
    told = case(report("Harbour Ledger", "The ferry sank at dawn."), report("Coast Post", "Olives grow on the hill."))
    assert candidate_pairs(wordings(told)) == []


def test_pairs_are_sorted_and_without_repeats() -> None:
    found = wordings(case(*(report(f"Outlet {n}", f"The ferry sank at dawn off pier {n}.") for n in range(8))))
    pairs = candidate_pairs(found)
    assert pairs == sorted(set(pairs))
    assert len(pairs) == 28


def test_a_hot_bucket_grows_by_neighbours_and_not_by_pairs() -> None:
    many = BUCKET * 4
    found = wordings(case(*(report(f"Outlet {n}", f"The ferry sank at dawn off pier {n}.") for n in range(many))))
    pairs = candidate_pairs(found)
    assert len(pairs) <= many * 12
    assert {index for pair in pairs for index in pair} == set(range(many))


def test_pairs_grow_about_in_step_with_propositions() -> None:
    def pairs(size: int) -> int:
        reports = (
            report(
                f"Outlet {n}",
                f"The {SUBJECTS[n % 10]} {DEEDS[n // 10 % 10]} near mill{n // 7} and school{n // 5}.",
            )
            for n in range(size)
        )
        found = wordings(case(*reports))
        return len(candidate_pairs(found))

    assert pairs(800) <= 4.5 * max(1, pairs(200))
