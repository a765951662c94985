"""A tree that was found beside the true one: counts that add up over traditions."""

from collections.abc import Mapping, Sequence

from bench.traditions.truth import Tree

Group = frozenset[int]


def edge_counts(true: Tree, found: Tree) -> Mapping[str, int]:
    """Right, wanted and found, of three kinds.

    *edges*: child and parent with direction, and membership of an unseen parent's group; *related*: the same without
    direction, two reports of a group of two being related; *siblings*: membership of groups alone. Groups are paired
    one to one, those that share most first.
    """
    paired = _paired(true.groups, found.groups)
    members = sum(len(a & b) for a, b in paired)
    wanted, held = sum(map(len, true.groups)), sum(map(len, found.groups))
    direct = len(true.edges & found.edges)
    related, in_pairs, of_pairs = _related(true, found, paired)
    return {
        "edges right": direct + members,
        "edges wanted": len(true.edges) + wanted,
        "edges found": len(found.edges) + held,
        "related right": related + members,
        "related wanted": len(true.edges) + wanted - in_pairs,
        "related found": len({frozenset(edge) for edge in found.edges}) + held - of_pairs,
        "siblings right": members,
        "siblings wanted": wanted,
        "siblings found": held,
    }


def _paired(true: Sequence[Group], found: Sequence[Group]) -> list[tuple[Group, Group]]:
    likeness = sorted(
        ((-len(a & b), len(a ^ b), sorted(a), sorted(b), a, b) for a in true for b in found if len(a & b) > 1),
        key=lambda one: one[:4],
    )
    pairs: list[tuple[Group, Group]] = []
    for *_, a, b in likeness:
        if all(a is not one and b is not other for one, other in pairs):
            pairs.append((a, b))
    return pairs


def _related(true: Tree, found: Tree, paired: Sequence[tuple[Group, Group]]) -> tuple[int, int, int]:
    """Related pairs that both have; and how many memberships fewer are wanted and found: a group of two is one pair."""
    true_pairs = {frozenset(edge) for edge in true.edges}
    found_pairs = {frozenset(edge) for edge in found.edges}
    loose_true = [g for g in true.groups if len(g) == 2 and all(g is not a for a, _ in paired) and g in found_pairs]
    loose_found = [g for g in found.groups if len(g) == 2 and all(g is not b for _, b in paired) and g in true_pairs]
    right = len(true_pairs & found_pairs) + len(set(loose_true)) + len(set(loose_found) - (true_pairs & found_pairs))
    return right, len(loose_true), len(loose_found)


def origin_counts(true: Sequence[int], found: Sequence[int]) -> Mapping[str, int]:
    """How many facts have exactly their origins, have too many, and by how much the counts err, in all."""
    pairs = list(zip(true, found, strict=True))
    return {
        "facts": len(pairs),
        "exact": sum(a == b for a, b in pairs),
        "over": sum(b > a for a, b in pairs),
        "not over": sum(b <= a for a, b in pairs),
        "error": sum(abs(a - b) for a, b in pairs),
        "several": sum(a > 1 for a, _ in pairs),
        "several exact": sum(a == b for a, b in pairs if a > 1),
    }
