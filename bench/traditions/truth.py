"""What is true of a tradition: who has it from whom among its reports, and how many origins a fact has."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bench.traditions.making import Tradition
from bench.traditions.shapes import Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A tree as far as its reports show it, in numbers of texts. Also what a case is turned into, to be compared."""

    edges: frozenset[tuple[int, int]]  # (child, parent), whatever unseen texts lie between
    groups: tuple[frozenset[int], ...]  # reports that have it from one unseen text, which has it from no report; sorted


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A fact as the reports tell it."""

    fact: int
    lines: tuple[tuple[int, int], ...]  # (text, line): every place that tells it
    origins: int  # at most: voices that are named or described somewhere on a line of copies; at least 1


def tree_of(shape: Shape) -> Tree:
    """The nearest seen ancestors of each report, and the groups below unseen first texts."""
    edges = set()
    groups: defaultdict[int, set[int]] = defaultdict(set)
    for text in range(len(shape)):
        if text in shape.hidden:
            continue
        seen, tops = _upward(shape, text)
        edges |= {(text, parent) for parent in seen}
        for top in tops:
            groups[top].add(text)
    known = sorted((frozenset(found) for found in groups.values() if len(found) > 1), key=sorted)
    return Tree(edges=frozenset(edges), groups=tuple(known))


def _upward(shape: Shape, text: int) -> tuple[set[int], set[int]]:
    """The seen texts that are reached over unseen ones alone, and the unseen texts without a parent that are."""
    seen: set[int] = set()
    tops: set[int] = set()
    for parent in shape.parents[text]:
        if parent not in shape.hidden:
            seen.add(parent)
        elif not shape.parents[parent]:
            tops.add(parent)
        else:
            further, more = _upward(shape, parent)
            seen |= further
            tops |= more
    return seen, tops


def ancestors(shape: Shape) -> Mapping[int, frozenset[int]]:
    """Everything that a text descends from."""
    found: dict[int, frozenset[int]] = {}
    for text, parents in enumerate(shape.parents):
        found[text] = frozenset(parents).union(*(found[p] for p in parents)) if parents else frozenset()
    return found


def facts_of(made: Tradition, agencies: Collection[str]) -> tuple[Told, ...]:
    """Every fact that two reports or more tell, by number.

    An independent telling has one origin, its first voice, if any report that tells it still credits any voice that is
    no outlet; else its origin is unknown, and adds none. Tellings of one witness have one origin.
    """
    places: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for n in made.visible:
        for k, line in enumerate(made.texts[n].lines):
            if line.fact is not None:
                places[line.fact].append((n, k))
    outlets = {f"the {name}" for name in (*agencies, *(text.outlet for text in made.texts))}
    return tuple(
        Told(fact=fact, lines=tuple(found), origins=max(1, len(_origins(made, fact, found, outlets))))
        for fact, found in sorted(places.items())
        if len({n for n, _ in found}) > 1
    )


def _origins(made: Tradition, fact: int, places: list[tuple[int, int]], outlets: set[str]) -> set[str]:
    first = {
        line.teller: (line.voice, n)
        for n, parents in enumerate(made.shape.parents)
        for line in made.texts[n].lines
        if line.fact == fact and not parents
    }
    credited: dict[int | None, set[str]] = defaultdict(set)
    for n, k in places:
        line = made.texts[n].lines[k]
        if line.voice is not None and line.voice not in outlets:
            credited[line.teller].add(line.voice)
    found = set()
    for teller, voices in credited.items():
        voice, root = first[teller]
        if voice in voices:
            found.add(voice if voice[0].isupper() else f"{voice} {root}")
        elif voices:
            found.add(f"telling {teller}")
    return found
