"""Shapes of traditions: who descends from whom, before there is a word of text.

Half of them are published stemmata of the OpenStemmata database, of a size that a run can afford; a quarter of
those is contaminated. The others grow at random: each new text takes one parent of those there are, now and then two.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import networkx as nx

EDGE = re.compile(r'^\s*"?([^"\s\[\];>{}-]+)"?\s*->\s*"?([^"\s\[\];>{}-]+)"?', re.M)
HYPOTHETICAL = re.compile(r'^\s*"?([^"\s\[\];>{}-]+)"?\s*\[[^\]]*(?:grey|hypothetical)', re.M)
LEAST, MOST = 7, 16  # texts in one shape
TWO_PARENTS = 0.12
HIDDEN = 0.4  # of the texts of a random shape from which at least two others derive


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Texts 0, 1 … in an order in which parents come first."""

    parents: tuple[tuple[int, ...], ...]  # of each text: none for a root, else one or two, smaller than itself
    hidden: frozenset[int]  # texts that no report of the case holds

    def __len__(self) -> int:
        return len(self.parents)


def published(folder: Path, half: int) -> tuple[Shape, ...]:
    """Every second stemma of the database that has the right size, by file name; none where the folder is not there."""
    found = (
        shape_of(path.read_text(encoding="utf-8", errors="replace")) for path in sorted(folder.glob("*.gv"))[half::2]
    )
    return tuple(shape for shape in found if shape is not None)


def shape_of(dot: str) -> Shape | None:
    """The shape that a Graphviz file draws; None where it has no edges, is too small or too large, or goes in circles.

    Lost manuscripts, as the editors mark them, are hidden; a text has the first two of its parents.
    """
    graph: nx.DiGraph[str] = nx.DiGraph(EDGE.findall(dot))
    if not LEAST <= len(graph) <= MOST or not nx.is_directed_acyclic_graph(graph):
        return None
    order = list(nx.lexicographical_topological_sort(graph))
    at = {name: number for number, name in enumerate(order)}
    parents = tuple(tuple(sorted(at[p] for p in graph.predecessors(name)))[:2] for name in order)
    lost = set(HYPOTHETICAL.findall(dot))
    hidden = frozenset(at[name] for name in order if name in lost and graph.out_degree(name))
    return Shape(parents=parents, hidden=hidden) if len(hidden) < len(order) - 2 else None


def grown(draw: random.Random, size: int, roots: int) -> Shape:
    """A random shape of ``size`` texts; those from which many derive draw more."""
    parents: list[tuple[int, ...]] = [()] * roots
    weights = [2.0] * roots
    for text in range(roots, size):
        first = draw.choices(range(text), weights)[0]
        second = draw.choices(range(text), weights)[0] if draw.random() < TWO_PARENTS else first
        parents.append(tuple(sorted({first, second})))
        weights[first] += 1.0
        weights.append(1.0)
    fertile = [t for t in range(size) if sum(t in p for p in parents) > 1]
    hidden = frozenset(t for t in fertile if draw.random() < HIDDEN)
    return Shape(parents=tuple(parents), hidden=hidden)


def joined(shapes: Sequence[Shape]) -> Shape:
    """Several shapes side by side, their texts numbered one after the other."""
    parents: list[tuple[int, ...]] = []
    hidden: set[int] = set()
    for shape in shapes:
        start = len(parents)
        hidden |= {start + text for text in shape.hidden}
        parents += [tuple(start + one for one in mine) for mine in shape.parents]
    return Shape(parents=tuple(parents), hidden=frozenset(hidden))
