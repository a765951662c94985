"""The maker of traditions: seeded, its families apart, its truth what it was made by."""

import random

import pytest
from bench.traditions.making import tradition
from bench.traditions.score import edge_counts, origin_counts
from bench.traditions.shapes import Shape, grown, shape_of
from bench.traditions.telling import Line, interleaved, retold
from bench.traditions.truth import Tree, ancestors, facts_of, tree_of

from bench.traditions import articles, family_a, family_b

A, B = family_a.FAMILY, family_b.FAMILY
SAID = "The mayor of the town said number {} was killed near the bridge."
LINES = [Line(unit=str(n), words=SAID.format(n)) for n in range(6)]
NEEDED = pytest.mark.skipif(not articles.there(), reason="FA-KES is not here")


def test_the_two_families_share_no_word_name_or_fact():
    assert A.synonyms.keys().isdisjoint(B.synonyms)
    for mine, theirs in ((A.outlets, B.outlets), (A.witnesses, B.witnesses), (A.facts, B.facts), (A.moves, B.moves)):
        assert not set(map(str, mine)) & set(map(str, theirs))


def test_a_shape_is_read_with_its_lost_texts_and_two_parents():
    edges = ("omega -> A", "omega -> B", "A -> C", "B -> C", "A -> D", "D -> E", "B -> F")
    shape = shape_of("digraph {\n" + ";\n".join((*edges, "omega [color=grey]")) + ";\n}")
    assert shape is not None
    assert shape.hidden == {shape.parents.index(())}
    assert sum(len(parents) == 2 for parents in shape.parents) == 1


def test_circles_and_small_shapes_are_left_out():
    assert shape_of("A -> B\nB -> C\nC -> D\nD -> E\nE -> F\nF -> G\nG -> A") is None
    assert shape_of("A -> B") is None


def test_parents_come_before_their_children():
    shape = grown(random.Random(1), 12, 2)
    assert all(parent < text for text, parents in enumerate(shape.parents) for parent in parents)


def test_an_unseen_text_between_two_reports_leaves_them_parent_and_child():
    shape = Shape(parents=((), (0,), (1,), (1,)), hidden=frozenset({1}))
    assert tree_of(shape) == Tree(edges=frozenset({(2, 0), (3, 0)}), groups=())
    assert ancestors(shape)[3] == {0, 1}


def test_reports_below_an_unseen_first_text_are_a_group():
    shape = Shape(parents=((), (0,), (0,), (2,), ()), hidden=frozenset({0}))
    assert tree_of(shape) == Tree(edges=frozenset({(3, 2)}), groups=(frozenset({1, 2}),))


def test_a_republished_text_hardly_changes_and_a_rewritten_one_does():
    kept = retold(LINES, "republish", A, random.Random(3))
    revised = retold(LINES, "rewrite", A, random.Random(3))
    assert sum(line in LINES for line in kept) > sum(line in LINES for line in revised)


def test_a_compilation_keeps_the_order_of_both_and_tells_nothing_twice():
    other = [Line(unit=f"b{n}", words=f"Line {n}.") for n in range(5)] + LINES[:1]
    made = [line.unit for line in interleaved(LINES, other, random.Random(5))]
    assert [unit for unit in made if unit.startswith("b")] == [f"b{n}" for n in range(5)]
    assert len(made) == len(set(made)) == 11


@NEEDED
def test_a_tradition_is_the_same_whenever_it_is_made():
    assert tradition(A, 3) == tradition(A, 3)
    assert tradition(A, 3) != tradition(A, 4)


@NEEDED
def test_a_fact_has_no_more_origins_than_first_tellings():
    for number in range(5):
        made = tradition(B, number)
        for told in facts_of(made, B.agencies):
            assert 1 <= told.origins <= 3
            assert all(made.texts[n].lines[k].fact == told.fact for n, k in told.lines)


def test_a_tree_is_right_against_itself():
    tree = Tree(edges=frozenset({(1, 0), (2, 0)}), groups=(frozenset({3, 4, 5}),))
    counts = edge_counts(tree, tree)
    assert counts["edges right"] == counts["edges wanted"] == counts["edges found"] == 5
    assert counts["related right"] == counts["related wanted"] == counts["related found"] == 5


def test_a_turned_edge_and_two_of_one_unseen_source_are_related_all_the_same():
    true = Tree(edges=frozenset({(1, 0), (3, 2)}), groups=())
    found = Tree(edges=frozenset({(0, 1)}), groups=(frozenset({2, 3}),))
    counts = edge_counts(true, found)
    assert (counts["edges right"], counts["edges wanted"], counts["edges found"]) == (0, 2, 3)
    assert (counts["related right"], counts["related wanted"], counts["related found"]) == (2, 2, 2)


def test_origins_are_counted_fact_by_fact():
    counts = origin_counts([1, 2, 3], [1, 3, 2])
    assert (counts["exact"], counts["over"], counts["not over"], counts["error"]) == (1, 1, 2, 2)
