"""The ways of the lines: sideways in gutters only, across a row only where no box stands."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from stemmata.web.geometry import CLEARANCE, LABELS, Place, Route, Run
from stemmata.web.stemma import Edge

PORTS = 6.0  # lines leave below at multiples of this, and enter above halfway between, so that they do not coincide
INSET = 16.0
APART = 5.0

_Bundle = tuple[str, str, int | None]


def bundle(edge: Edge) -> _Bundle:
    """Lines of one parent that look alike run together."""
    return edge.parent, edge.style, edge.colour


def routed(places: Sequence[Place], edges: Iterable[Edge]) -> tuple[Route, ...]:
    """The way of each edge, in the order given."""
    by_key = {place.node.key: place for place in places}
    drawn = [edge for edge in edges if edge.parent in by_key and edge.child in by_key]
    rows: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        rows[place.row].append(place)
    for row in rows.values():
        row.sort(key=lambda place: place.x)
    straight = {id(edge) for edge in drawn if _straight(by_key[edge.parent], by_key[edge.child], rows)}
    ports = _ports(by_key, [edge for edge in drawn if id(edge) not in straight])
    taken: dict[int, dict[float, _Bundle]] = defaultdict(dict)
    routes = []
    for edge in drawn:
        parent, child = by_key[edge.parent], by_key[edge.child]
        below, above = _leaves_below(parent, child), child.row > parent.row
        if id(edge) in straight:
            routes.append(Route(edge=edge, runs=(), leaves_below=below, enters_above=above))
            continue
        start = ports[parent.node.key, below, ("out", edge.style, str(edge.colour))]
        end = ports[child.node.key, not above, ("in", edge.parent, edge.style)]
        gutters = _gutters(parent.row, child.row)
        runs, x = [], start
        for gutter, crossed in gutters:
            onward = end
            if crossed is not None:
                onward = _channel(rows[crossed], x, end, taken[crossed], bundle(edge))
                taken[crossed][onward] = bundle(edge)
            runs.append(Run(gutter=gutter, x_from=x, x_to=onward))
            x = onward
        routes.append(Route(edge=edge, runs=tuple(runs), leaves_below=below, enters_above=above))
    return tuple(routes)


def _leaves_below(parent: Place, child: Place) -> bool:
    return child.row >= parent.row


def _straight(parent: Place, child: Place, rows: dict[int, list[Place]]) -> bool:
    if parent.row != child.row:
        return False
    low, high = sorted((parent.x, child.x))
    return not any(low < place.x < high for place in rows[parent.row])


def _gutters(parent: int, child: int) -> list[tuple[int, int | None]]:
    """The gutters on the way, each with the row that is crossed after it; None where the child comes next."""
    if child == parent:
        return [(parent + 1, None)]
    if child > parent:
        return [(g, g if g < child else None) for g in range(parent + 1, child + 1)]
    return [(g, g - 1 if g - 1 > child else None) for g in range(parent, child, -1)]


def _ports(by_key: dict[str, Place], edges: Iterable[Edge]) -> dict[tuple[str, bool, tuple[str, ...]], float]:
    """x of each end: (node, below, owner) → x; in the order of where the lines go, so that they cross less."""
    ends: dict[tuple[str, bool], dict[tuple[str, ...], list[float]]] = defaultdict(lambda: defaultdict(list))
    for edge in edges:
        parent, child = by_key[edge.parent], by_key[edge.child]
        out = ("out", edge.style, str(edge.colour))
        ends[edge.parent, _leaves_below(parent, child)][out].append(child.x)
        ends[edge.child, child.row <= parent.row][("in", edge.parent, edge.style)].append(parent.x)
    found = {}
    for (key, below), owners in ends.items():
        order = sorted(owners, key=lambda owner: (sum(owners[owner]) / len(owners[owner]), owner))
        for owner, x in zip(order, _spaced(by_key[key], len(order), below=below), strict=True):
            found[key, below, owner] = x
    return found


def _spaced(place: Place, number: int, *, below: bool) -> list[float]:
    if number == 1:
        return [_snapped(place.x, below=below)]
    gap = min(15.0, (place.width - 2 * INSET) / (number - 1))
    first = place.x - gap * (number - 1) / 2
    exact = [first + gap * n for n in range(number)]
    return [_snapped(x, below=below) for x in exact] if gap >= PORTS * 1.5 else exact


def _snapped(x: float, *, below: bool) -> float:
    return round(x / PORTS) * PORTS + (0.0 if below else PORTS / 2)


def _channel(row: Sequence[Place], start: float, end: float, taken: dict[float, _Bundle], mine: _Bundle) -> float:
    """Where to cross a row: free of boxes and of other lines, and least out of the way."""
    candidates = {start, end}
    for place in row:
        for n in range(4):
            candidates.add(place.left - CLEARANCE - n * APART)
            candidates.add(place.right + CLEARANCE + n * APART)
    candidates.update(x for x, owner in taken.items() if owner == mine)
    centres = [place.x for place in row]
    by_detour = sorted(candidates, key=lambda x: (abs(x - start) + abs(x - end) + 0.2 * abs(x - start), x))
    for x in by_detour:
        if x > LABELS + 4 and _free(row, centres, x) and _alone(x, taken, mine):
            return x
    return max([*(place.right for place in row), *taken]) + CLEARANCE + APART


def _free(row: Sequence[Place], centres: list[float], x: float) -> bool:
    at = bisect_left(centres, x)
    return all(not place.left - CLEARANCE < x < place.right + CLEARANCE for place in row[max(0, at - 1) : at + 1])


def _alone(x: float, taken: dict[float, _Bundle], mine: _Bundle) -> bool:
    return all(owner == mine or abs(x - other) >= APART - 0.5 for other, owner in taken.items())
