"""Which propositions are worth comparing: those that share something rare. Never all pairs.

Each proposition is put into buckets: one for each of its rarest features, one for each pair of the more
frequent ones, one for each of them with the document that it is credited to, and one for each pair of its rarest
kinds of word. A telling number is a feature like a word. A bucket with more than :data:`BUCKET` propositions is
sorted by wording and each compared with its next :data:`NEIGHBOURS` only, so that work grows with the number of
propositions, and copies of one sentence still meet however many there are.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from stemmata.link.claim.similarity import KIND, Weighed, Weights
from stemmata.link.claim.wordings import Wordings
from stemmata.link.memory import FORGETFUL, Memory

BUCKET: Final = 30
RAREST: Final = 9  # how many of a proposition's features make buckets, the rarest first
RAREST_KINDS: Final = 3  # how many of its kinds of word, two by two
KINDS_BUCKET: Final = 10  # two kinds that more propositions share tell nothing
NEIGHBOURS: Final = 4

T = TypeVar("T")
Numbers = NDArray[np.int64]


def candidate_pairs(found: Wordings, memory: Memory = FORGETFUL) -> list[tuple[int, int]]:
    """Pairs of indices of wordings, the smaller first, sorted, without repeats; none of one that tells nothing."""
    silent = np.array(found.silent, dtype=np.bool_)
    one, other = np.divmod(_pairs(found.nodes, found.weights, memory), max(1, len(silent)))
    telling = ~(silent[one] | silent[other])
    return list(zip(one[telling].tolist(), other[telling].tolist(), strict=True))


def _pairs(nodes: Sequence[Weighed], weights: Weights, memory: Memory) -> Numbers:
    """A number for each pair, sorted: the smaller index times all nodes, plus the other."""
    buckets: dict[str, list[int]] = {}
    for index, node in enumerate(nodes):
        for key in _once("keys", node, weights, memory, _keys):
            buckets.setdefault(key, []).append(index)
    small = [bucket for bucket in buckets.values() if len(bucket) <= BUCKET]
    large = (bucket for bucket in buckets.values() if len(bucket) > BUCKET)
    near = [one * len(nodes) + other for bucket in large for one, other in _neighbours(bucket, nodes)]
    alike = _of_two_kinds(nodes, weights, memory)
    return np.unique(np.concatenate([np.array(near, dtype=np.int64), *_within([*small, *alike], len(nodes))]))


def _within(buckets: Iterable[list[int]], nodes: int) -> Iterator[Numbers]:
    """Every two of each bucket, whose members are in order; buckets of one size together."""
    by_size: dict[int, list[list[int]]] = {}
    for bucket in buckets:
        by_size.setdefault(len(bucket), []).append(bucket)
    for size, found in by_size.items():
        members = np.array(found, dtype=np.int64)
        left, right = np.triu_indices(size, 1)
        yield np.unique(members[:, left] * nodes + members[:, right])


def _once(
    what: str, node: Weighed, weights: Weights, memory: Memory, rule: Callable[[Weighed, Weights], Iterable[T]]
) -> tuple[T, ...]:
    """What the rule says of a node, which holds its weights; with how many wordings there are they tell frequencies."""
    return memory.each((what, node.proposition.key), (node, weights.total), lambda: tuple(rule(node, weights)))


def _keys(node: Weighed, weights: Weights) -> Iterator[str]:
    seen_again = (feature for feature in node.features | node.numbers if weights.frequency[feature] > 1)
    rarest = sorted(seen_again, key=lambda feature: (weights.frequency[feature], feature))[:RAREST]
    hot = [feature for feature in rarest if weights.frequency[feature] > BUCKET]
    yield from rarest[: len(rarest) - len(hot)]
    for first, second in combinations(sorted(hot), 2):
        yield f"{first} {second}"
    for document in node.proposition.documents:
        for feature in rarest:
            yield f"{document} {feature}"


def _of_two_kinds(nodes: Sequence[Weighed], weights: Weights, memory: Memory) -> Iterator[list[int]]:
    """Buckets of propositions that have words of the same two rare kinds; a bucket too large to tell is left out.

    "A parliamentary inquiry" and "the house is to investigate" have no word in common.
    """
    buckets: dict[tuple[str, str], list[int]] = {}
    for index, node in enumerate(nodes):
        for pair in _once("kinds", node, weights, memory, _two_kinds):
            buckets.setdefault(pair, []).append(index)
    return (bucket for bucket in buckets.values() if len(bucket) <= KINDS_BUCKET)


def _two_kinds(node: Weighed, weights: Weights) -> Iterator[tuple[str, str]]:
    rarest = sorted(node.every_kind, key=lambda kind: (-weights.each(KIND + kind), kind))[:RAREST_KINDS]
    return combinations(sorted(rarest), 2)


def _neighbours(bucket: list[int], nodes: Sequence[Weighed]) -> Iterator[tuple[int, int]]:
    ordered = sorted(bucket, key=lambda index: (sorted(nodes[index].features), index))
    for place, index in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + NEIGHBOURS]:
            yield (index, other) if index < other else (other, index)
