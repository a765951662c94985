"""What the product, and two plain methods beside it, make of a tradition."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

import networkx as nx

from bench.traditions.making import Tradition
from bench.traditions.reading import Reading, parts_of
from bench.traditions.truth import Told, Tree, ancestors, tree_of
from stemmata.link.claim.claims import align
from stemmata.link.descent.derivation import derive
from stemmata.link.descent.lineage import lineage
from stemmata.link.descent.origins import origins_of
from stemmata.link.descent.speakers import speakers
from stemmata.link.stage import context_of
from stemmata.model.derivation import Derivation

RUN: Final = 6  # words on end by which the plain method holds two reports for dependent


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One method's answer."""

    tree: Tree
    origins: tuple[int, ...]  # for each fact, in the order asked


def by_product(made: Tradition, read: Reading, told: Sequence[Told]) -> Answer:
    """The derivations and the origins as a build finds them; of a fact, over the statements that tell it."""
    context = context_of(read.annotated())
    who = speakers(context)
    shared = [alignment.statements for alignment in align(context) if len(alignment.reports) > 1]
    derivations = derive(context, shared, who)
    lines = lineage(context, derivations, who)
    counts = []
    for fact in told:
        parts = {
            name: spans for text, line in fact.lines for name, spans in parts_of(read, context, text, line).items()
        }
        counts.append(origins_of(lines, parts).at_most)
    return Answer(tree=tree_found(made, read.numbers, derivations), origins=tuple(counts))


def tree_found(made: Tradition, numbers: Mapping[str, int], derivations: Sequence[Derivation]) -> Tree:
    """The derivations between reports as a tree.

    What a report states of an ancestor, or of an outlet that the maker had it name wrongly, is what it states, and
    neither asked for nor wrong; but of the outlet that it does have it from, the right report must be meant. The outlet
    that an unseen text was credited to is that text.
    """
    wanted = tree_of(made.shape).edges
    unseen = {made.texts[n].outlet for n in made.shape.hidden} | {made.texts[n].credited for n in made.shape.hidden}
    above = ancestors(made.shape)
    edges: set[tuple[int, int]] = set()
    groups: defaultdict[str, set[int]] = defaultdict(set)
    hidden_parents = {one.child: one.parent for one in derivations if one.child not in numbers}
    for one in derivations:
        if one.child not in numbers:
            continue
        child = numbers[one.child]
        if one.parent in numbers:
            parent = numbers[one.parent]
            if (child, parent) in wanted or not _only_said(made, one, child, parent, wanted, above):
                edges.add((child, parent))
        elif one.parent_kind == "hidden" or (one.parent_kind == "outlet" and one.parent_name in unseen):
            groups[hidden_parents.get(one.parent, one.parent)].add(child)
    return Tree(edges=frozenset(edges), groups=_merged(groups.values()))


def _merged(groups: Iterable[set[int]]) -> tuple[frozenset[int], ...]:
    """Groups that have a report in common as one, sorted: who credits an unseen text, and who shares its words."""
    graph: nx.Graph[int] = nx.Graph()
    for group in groups:
        nx.add_path(graph, sorted(group))
    return tuple(sorted((frozenset(part) for part in nx.connected_components(graph) if len(part) > 1), key=sorted))


def _only_said(
    made: Tradition,
    one: Derivation,
    child: int,
    parent: int,
    wanted: frozenset[tuple[int, int]],
    above: Mapping[int, frozenset[int]],
) -> bool:
    if one.status != "stated":
        return False
    outlet = made.texts[parent].outlet
    meant = any(made.texts[p].outlet == outlet for c, p in wanted if c == child)
    return parent in above[child] or not meant


def by_components(made: Tradition, read: Reading, told: Sequence[Told]) -> Answer:
    """Reports that share a run of words are of one origin; the earliest of them is the parent of the others."""
    runs = {n: _runs(one.report.text) for n, one in read.reports.items()}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(runs)
    graph.add_edges_from((a, b) for a, b in combinations(sorted(runs), 2) if not runs[a].isdisjoint(runs[b]))
    parts = [sorted(part, key=lambda n: (made.texts[n].published or "9", n)) for part in nx.connected_components(graph)]
    at = {n: part[0] for part in parts for n in part}
    edges = frozenset((n, part[0]) for part in parts for n in part[1:])
    return Answer(
        tree=Tree(edges=edges, groups=()),
        origins=tuple(len({at[n] for n, _ in fact.lines}) for fact in told),
    )


def by_outlets(made: Tradition, told: Sequence[Told]) -> tuple[int, ...]:
    """Every outlet that tells a fact is an origin."""
    return tuple(len({made.texts[n].outlet for n, _ in fact.lines}) for fact in told)


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1))
