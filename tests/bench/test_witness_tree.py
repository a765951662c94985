"""A tree of copies from what they differ in."""

from itertools import combinations

from bench.witness_tree import differing, drawn_together, joined


def test_a_place_that_one_copy_lost_tells_nothing_of_it():
    read = [{"A": "x", "B": "y", "C": "x"}, {"A": "x", "C": "y"}]
    assert (differing(read, "A", "B"), differing(read, "B", "C"), differing(read, "A", "C")) == (1.0, 1.0, 0.5)


def test_a_copy_between_two_others_becomes_their_neighbour():
    """A ── B ── C, and D from B: B has no variant of its own, so the unseen text beside it is B."""
    away = {"A": 0.3, "B": 0.0, "C": 0.2, "D": 0.4}  # from B
    distance = {(a, b): away[a] + away[b] for a, b in combinations("ABCD", 2)}
    tree = drawn_together(joined("ABCD", distance), "ABCD", 0.05)
    assert sorted(map(sorted, tree.edges)) == [["A", "B"], ["B", "C"], ["B", "D"]]


def test_two_copies_that_differ_from_all_keep_their_lost_parent():
    distance = dict.fromkeys(combinations("ABC", 2), 0.6)
    tree = drawn_together(joined("ABC", distance), "ABC", 0.05)
    assert len(tree) == 4
