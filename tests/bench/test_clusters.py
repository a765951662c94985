"""Agreement of partitions, against examples that are worked out by hand."""

import pytest
from bench.clusters import scores
from hypothesis import given
from hypothesis import strategies as st


def sets(text: str) -> list[frozenset[str]]:
    return [frozenset(cluster) for cluster in text.split()]


def test_vilains_example_one_link_of_three_is_lost() -> None:
    found = scores(sets("abcd"), sets("ab cd"))
    assert (found.muc.precision, found.muc.recall) == (1.0, pytest.approx(2 / 3))


def test_bagga_and_baldwins_example_merging_two_large_clusters() -> None:
    """12345 / 67 / 89ABC against 12345 67 with 89ABC: precision 16/21 in their paper, for the small one 9/12."""
    found = scores(sets("12345 67 89ABC"), sets("12345 6789ABC"))
    assert found.b_cubed.precision == pytest.approx((5 * 1 + 2 * 2 / 7 + 5 * 5 / 7) / 12)
    assert found.b_cubed.recall == 1.0
    assert found.muc.precision == pytest.approx(9 / 10)
    assert found.muc.recall == 1.0


def test_luos_example_aligns_each_cluster_once() -> None:
    found = scores(sets("12345 67 89ABC"), sets("12345 6789ABC"))
    aligned = 1 + 2 * 5 / (5 + 7)
    assert found.ceaf_e.precision == pytest.approx(aligned / 2)
    assert found.ceaf_e.recall == pytest.approx(aligned / 3)


def test_mentions_all_alone_have_no_link_and_full_b_cubed_precision() -> None:
    found = scores(sets("ab c"), sets("a b c"))
    assert (found.muc.f1, found.b_cubed.precision, found.b_cubed.recall) == (0.0, 1.0, pytest.approx(2 / 3))
    assert found.ceaf_e.recall == pytest.approx((2 / 3 + 1) / 2)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=12), st.lists(st.integers(0, 4), min_size=12, max_size=12))
def test_precision_of_one_is_recall_of_the_other(left: list[int], right: list[int]) -> None:
    def partition(labels: list[int]) -> list[frozenset[int]]:
        return [frozenset(at for at, one in enumerate(labels) if one == label) for label in sorted(set(labels))]

    gold, found = partition(left), partition(right[: len(left)])
    there, back = scores(gold, found), scores(found, gold)
    assert there.b_cubed.precision == pytest.approx(back.b_cubed.recall)
    assert there.ceaf_e.precision == pytest.approx(back.ceaf_e.recall)
    assert there.muc.precision == pytest.approx(back.muc.recall)
    assert scores(gold, gold).conll == pytest.approx(1.0 if any(len(one) > 1 for one in gold) else 2 / 3)
