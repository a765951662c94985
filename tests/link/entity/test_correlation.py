"""Correlation clustering: what speaks for one cluster and what against it, in any order."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from stemmata.link.entity.correlation import Pair, contract, weight


def clusters(weights: Mapping[Pair, float], nodes: int, apart: frozenset[Pair] = frozenset()) -> list[list[int]]:
    """The clusters of nodes 0 … nodes - 1, sorted."""
    of = list(range(nodes))

    def join(pair: Pair) -> bool:
        one, other = of[pair[0]], of[pair[1]]
        if any({of[a], of[b]} == {one, other} for a, b in apart):
            return False
        of[:] = [min(one, other) if at in (one, other) else at for at in of]
        return True

    contract(weights, lambda node: of[node], join)
    return sorted([node for node in range(nodes) if of[node] == root] for root in set(of))


def test_a_chain_whose_ends_are_unlike_is_cut_where_it_is_weakest() -> None:
    assert clusters({(0, 1): 2.0, (1, 2): 1.0, (0, 2): -3.0}, 3) == [[0, 1], [2]]


def test_a_chain_whose_ends_were_never_compared_is_one() -> None:
    assert clusters({(0, 1): 2.0, (1, 2): 1.0}, 3) == [[0, 1, 2]]


def test_several_signs_together_outweigh_one_against() -> None:
    assert clusters({(0, 1): 3.0, (0, 2): 1.0, (1, 2): 1.0, (0, 3): 3.0, (2, 3): -1.5}, 4) == [[0, 1, 2, 3]]


def test_a_cannot_link_holds_for_the_clusters_that_its_ends_have_come_to() -> None:
    assert clusters({(0, 1): 3.0, (1, 2): 2.0, (2, 3): 3.0}, 4, frozenset({(0, 3)})) == [[0, 1], [2, 3]]


def test_nodes_without_an_edge_stay_alone() -> None:
    assert clusters({}, 2) == [[0], [1]]


def test_a_strength_between_asking_and_joining_speaks_neither_for_nor_against() -> None:
    found = [weight(strength, joined=0.8, asked=0.55) for strength in (0.0, 0.3, 0.6, 0.8, 1.0)]
    assert found == sorted(found)
    assert found[1] < 0 == found[2] < found[3]


edges = st.dictionaries(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]),
    st.integers(-40, 40).map(lambda n: n / 8),  # eighths add up exactly
    max_size=20,
)


@given(edges, st.randoms())
def test_the_order_of_the_edges_changes_nothing(weights: dict[Pair, float], draw: object) -> None:
    shuffled = list(weights.items())
    draw.shuffle(shuffled)  # type: ignore[attr-defined]
    assert clusters(dict(shuffled), 8) == clusters(weights, 8)


@given(edges)
def test_no_two_clusters_are_left_that_their_edges_would_have_one(weights: dict[Pair, float]) -> None:
    found = clusters(weights, 8)
    for n, one in enumerate(found):
        for other in found[n + 1 :]:
            assert sum(w for (a, b), w in weights.items() if {a, b} & {*one} and {a, b} & {*other}) <= 0
    for group in found:
        inside = sum(w for pair, w in weights.items() if {*pair} <= {*group})
        assert len(group) == 1 or inside > 0
