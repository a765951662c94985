"""Which propositions are worth comparing: those that share something rare. Never all pairs.

Each proposition is put into buckets: one for each of its rarest features, one for each pair of the more
frequent ones, one for each of them with the document that it is credited to, and one for each pair of its rarest
kinds of word. A telling number is a feature like a word. A bucket with more than :data:`BUCKET` propositions is
sorted by wording and each compared with its next :data:`NEIGHBOURS` only, so that work grows with the number of
propositions, and copies of one sentence still meet however many there are.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from stemmata.link.claim.similarity import KIND, Weighed, Weights
from stemmata.link.claim.wordings import Wordings

BUCKET: Final = 30
RAREST: Final = 9  # how many of a proposition's features make buckets, the rarest first
RAREST_KINDS: Final = 3  # how many of its kinds of word, two by two
KINDS_BUCKET: Final = 10  # two kinds that more propositions share tell nothing
NEIGHBOURS: Final = 4


def candidate_pairs(found: Wordings) -> list[tuple[int, int]]:
    """Pairs of indices of wordings, the smaller first, sorted, without repeats; none of one that tells nothing."""
    pairs = _pairs(found.nodes, found.weights)
    return sorted(pair for pair in pairs if not (found.silent[pair[0]] or found.silent[pair[1]]))


def _pairs(nodes: Sequence[Weighed], weights: Weights) -> set[tuple[int, int]]:
    buckets: dict[str, list[int]] = {}
    for index, node in enumerate(nodes):
        for key in _keys(node, weights):
            buckets.setdefault(key, []).append(index)
    pairs: set[tuple[int, int]] = set()
    for bucket in _of_two_kinds(nodes, weights):
        pairs.update(combinations(bucket, 2))
    for bucket in buckets.values():
        if len(bucket) <= BUCKET:
            pairs.update(combinations(bucket, 2))
        else:
            pairs.update(_neighbours(bucket, nodes))
    return pairs


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


def _of_two_kinds(nodes: Sequence[Weighed], weights: Weights) -> Iterator[list[int]]:
    """Buckets of propositions that have words of the same two rare kinds; a bucket too large to tell is left out.

    "A parliamentary inquiry" and "the house is to investigate" have no word in common.
    """
    buckets: dict[tuple[str, str], list[int]] = {}
    for index, node in enumerate(nodes):
        rarest = sorted(node.every_kind, key=lambda kind: (-weights.each(KIND + kind), kind))[:RAREST_KINDS]
        for pair in combinations(sorted(rarest), 2):
            buckets.setdefault(pair, []).append(index)
    return (bucket for bucket in buckets.values() if len(bucket) <= KINDS_BUCKET)


def _neighbours(bucket: list[int], nodes: Sequence[Weighed]) -> Iterator[tuple[int, int]]:
    ordered = sorted(bucket, key=lambda index: (sorted(nodes[index].features), index))
    for place, index in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + NEIGHBOURS]:
            yield (index, other) if index < other else (other, index)
