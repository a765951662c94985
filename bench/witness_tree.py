"""The tree of the hand copies of Notre Besoin, rebuilt: python -m bench.witness_tree

usage: python -m bench.witness_tree [--update-floors [--allow-regression]]

Thirteen people copied a text by hand, one from another; who copied whom is known (Roos and Heikkilä, 2009).
The variants are aligned in the data; the published figures stand beside ours, by the same scorer. The method is
neighbour joining (Saitou and Nei, 1987) on the share of variants in which two copies differ, lacunae left out; then
branches too short to mean a lost copy are drawn together, so that copies become parents of copies. The tree is hung on
T1, which is known to be the first: no wording tells that.

Exit status: 0 done; 1 a figure is below its floor, or the data are not there; 2 wrong usage.
"""

import argparse
import importlib.util
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any, Final

import networkx as nx
from lxml import etree

from bench import public_data
from bench.floors import add_options, gated, sha256_of
from bench.gold.figures import Figure, share

LACUNA: Final = 3  # places on end that a copy leaves out of what five others or more have: a lost leaf, no variant
ATTESTED: Final = 5
SHORT: Final = 0.05  # of the variants: a branch no longer is no lost copy. From 0.044 to 0.065 the tree is the same
FIRST: Final = "T1"
GRAPHML: Final = "{http://graphml.graphdrawing.org/xmlns}"
Site = Mapping[str, str]  # copy → its reading; no entry where it has a lacuna
Branch = tuple[str, str, float]


def sites(path: Path, copies: Sequence[str]) -> list[Site]:
    """The places at which copies differ, in text order."""
    graph = etree.parse(str(path)).find(f".//{GRAPHML}graph")
    text = {node.get("id"): _data(node) for node in graph.findall(f"{GRAPHML}node")}
    rows: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for edge in graph.findall(f"{GRAPHML}edge"):
        copy, node = _data(edge)["de0"], text[edge.get("target")]
        if copy in copies and not node["dn2"].startswith("#"):
            rows[int(node["dn6"])][copy] = node["dn2"]
    order = sorted(rows)
    lost = {copy: _lacunae([rows[rank] for rank in order], copy) for copy in copies}
    read = [{copy: rows[rank].get(copy, "") for copy in copies if n not in lost[copy]} for n, rank in enumerate(order)]
    return [site for site in read if len(set(site.values())) > 1]


def _data(element: Any) -> dict[str, str]:
    return {one.get("key"): one.text or "" for one in element.findall(f"{GRAPHML}data")}


def _lacunae(rows: Sequence[Mapping[str, str]], copy: str) -> set[int]:
    """The places within stretches that the copy leaves out."""
    lost: set[int] = set()
    stretch: list[int] = []
    for n, row in enumerate([*rows, {copy: "end"}]):
        if copy not in row:
            stretch.append(n)
            continue
        if sum(len(rows[at]) >= ATTESTED for at in stretch) >= LACUNA:
            lost.update(stretch)
        stretch = []
    return lost


def differing(read: Sequence[Site], one: str, other: str) -> float:
    """The share of the variants that both have in which they differ."""
    both = [site for site in read if one in site and other in site]
    return sum(site[one] != site[other] for site in both) / max(1, len(both))


def joined(copies: Sequence[str], distance: Mapping[tuple[str, str], float]) -> list[Branch]:
    """Neighbour joining: a tree with the copies as leaves and unseen ones between; ties by name.

    ``distance``: for each two copies, in the order of ``copies``.
    """
    apart = {**distance, **{(b, a): d for (a, b), d in distance.items()}}
    left, branches = sorted(copies), []
    while len(left) > 2:
        sums = {a: sum(apart[a, b] for b in left if b != a) for a in left}
        near = {(a, b): (len(left) - 2) * apart[a, b] - sums[a] - sums[b] for a, b in combinations(left, 2)}
        a, b = min(near, key=lambda pair: (near[pair], pair))
        unseen = f"unseen {len(branches)}"
        own = apart[a, b] / 2 + (sums[a] - sums[b]) / (2 * (len(left) - 2))
        branches += [(unseen, a, own), (unseen, b, apart[a, b] - own)]
        left = [c for c in left if c not in (a, b)]
        for c in left:
            apart[unseen, c] = apart[c, unseen] = (apart[a, c] + apart[b, c] - apart[a, b]) / 2
        left.append(unseen)
    return [*branches, (left[0], left[1], apart[left[0], left[1]])]


def drawn_together(branches: Sequence[Branch], copies: Sequence[str], short: float) -> "nx.Graph[str]":
    """The tree with the short branches gone, the shortest first; two copies are never drawn together."""
    place = {end: end for a, b, _ in branches for end in (a, b)}

    def at(end: str) -> str:
        return end if place[end] == end else at(place[end])

    for a, b, length in sorted(branches, key=lambda one: (one[2], one[:2])):
        one, other = at(a), at(b)
        if length <= short and not (one in copies and other in copies):
            place[other if one in copies else one] = one if one in copies else other
    return nx.Graph((at(a), at(b)) for a, b, _ in branches if at(a) != at(b))


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    distance: float  # average sign distance, 0 to 100
    edges: float  # undirected F1
    directed: float


def scored(scorer: Any, edges: Sequence[tuple[str, str]]) -> Scored:
    """By the shared scorer, as its command prints it."""
    copies = set(scorer.WITNESSES)
    gold = {(a, b) for a, b in scorer.TRUE if {a, b} <= copies} | {("U", "B")}
    seen = {(a, b) for a, b in edges if {a, b} <= copies}
    return Scored(
        distance=scorer.average_sign_distance(scorer.TRUE, edges, scorer.WITNESSES),
        edges=scorer.f1({frozenset(edge) for edge in gold}, {frozenset(edge) for edge in seen}),
        directed=scorer.f1(gold, seen),
    )


def rebuilt(read: Sequence[Site], copies: Sequence[str]) -> list[tuple[str, str]]:
    """(parent, child), from the first copy down."""
    distance = {(a, b): differing(read, a, b) for a, b in combinations(sorted(copies), 2)}
    tree = drawn_together(joined(copies, distance), copies, SHORT)
    return list(nx.bfs_edges(tree, FIRST))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.witness_tree", description=__doc__.split("\n\n")[0])
    add_options(parser)
    options = parser.parse_args(arguments)
    data, path = public_data.folder("notrebesoin") / "besoin.xml", public_data.stemma_scorer()
    if not (data.is_file() and path.is_file()):
        sys.stderr.write(
            "The data are not here. Fetch Notre Besoin (github.com/DHUniWien/tradition_repo) into notrebesoin/ of the"
            " folder that STEMMATA_DATA names; STEMMATA_BENCH names the folder of stemma_score.py.\n"
        )
        return 1
    spec = importlib.util.spec_from_file_location("stemma_score", path)
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    read = sites(data, scorer.WITNESSES)
    found = scored(scorer, rebuilt(read, scorer.WITNESSES))
    print(f"Notre Besoin, {len(read)} variants        average sign distance   edges F1   directed")
    print(f"Stemmata's bench                     {found.distance:21.1f} {found.edges:10.1f} {found.directed:10.1f}")
    for name, value in scorer.PUBLISHED.items():
        print(f"{name:36} {value:21.1f}")
    print("One text, and the length of a short branch was chosen on it: expect less of another.")
    figures = [
        Figure(key="average sign distance", value=found.distance / 100, right=0, wanted=0),
        share("edges, directed", right=round(found.directed * 10), of=1000),
    ]
    return gated("notre besoin", figures, sha256_of([sorted(site.items()) for site in read]), options)


if __name__ == "__main__":
    sys.exit(main())
