"""The bound spares comparisons, and never one that would have found something."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.link.claim.reach import reachable
from stemmata.link.claim.wordings import wordings
from tests.link.saying import Names, Values, case, report

NAMES: Names = {"Tarvia": ("tarvia", "place"), "Southern Watch": ("southern-watch", "organisation")}
WORDS = (
    "Tarvia", "Southern Watch", "recruits", "militiamen", "trained", "shelled", "killed", "lorries", "trucks",
    "150", "nearly 200", "on 3 May 2021", "the letter", "opened", "closed", "bridge", "quarter",
)  # fmt: skip
sentences = st.lists(st.sampled_from(WORDS), min_size=3, max_size=9).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(sentences, min_size=2, max_size=6))
def test_what_says_the_same_is_never_spared(told: list[str]) -> None:
    reports = (report(f"Outlet {n}", text, values=Values(names=NAMES)) for n, text in enumerate(told))
    found = wordings(case(*reports, names=NAMES))
    pairs = list(combinations(range(len(found.nodes)), 2))
    within = set(reachable(found, pairs))
    for one, other in pairs:
        assert found.may_be_same(one, other) or not found.compared(one, other).same
        assert (one, other) in within or not found.may_be_same(one, other)


def test_wordings_with_little_in_common_are_spared() -> None:
    found = wordings(
        case(report("Harbour Ledger", "The ferry sank at dawn."), report("Coast Post", "Olives are dear this year."))
    )
    assert not found.may_be_same(0, 1)


def test_no_pairs_are_within_reach_of_none() -> None:
    assert reachable(wordings(case(report("Harbour Ledger", "The ferry sank at dawn."))), []) == []
