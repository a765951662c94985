"""Where the nodes of a stemma stand: levels by steps from an origin, x by time, compressed or to scale."""

import heapq
from collections import defaultdict
from collections.abc import Sequence
from math import log2

from stemmata.web.geometry import BETWEEN, BOX_WIDTH, LABELS, PILL_WIDTH, Place, Scale
from stemmata.web.stemma import Graph, Node

MOST_SUBROWS = 3  # rows of one level, before a clash stretches time
BEFORE_TAKER = 30.0  # how far an origin stands to the left of its first taker, where there is room
BEFORE_UNDATED = 30.0  # between the last dated box and the column of reports without a date
SCREEN = 1600.0  # a picture no wider than this needs no scrolling on a wide screen
START = LABELS + BETWEEN + max(BOX_WIDTH, PILL_WIDTH) / 2  # where the first node may stand
SCALE_WIDTH = 1280.0  # of time to scale, from the first report to the last
SCALE_MOST = 24.0  # pixels for a day: a case of a week is not stretched over the whole width
SCALE_SUBROWS = 6  # rows of one level, before a box is moved right of its date


def levels(graph: Graph) -> dict[str, int]:
    """Steps from an origin: those that the graph states, else the fewest.

    Origins stand at 0. A report (or a parent not held) with no parent of its own stands at 1: with those that name
    an origin, since nothing says how far from one it is. A circle that nothing leads into is entered at its
    first node.
    """
    parents: dict[str, int] = defaultdict(int)
    children: dict[str, list[str]] = defaultdict(list)
    for edge in graph.edges:
        parents[edge.child] += 1
        if edge.child not in graph.steps:
            children[edge.parent].append(edge.child)
    found: dict[str, int] = {}
    starts = [node for node in graph.nodes if not parents[node.key] or node.key in graph.steps]
    for some in (starts, *([node] for node in graph.nodes)):
        roots = [(_start(graph, node), n, node.key) for n, node in enumerate(some) if node.key not in found]
        _spread(roots, children, found)
    return found


def _start(graph: Graph, node: Node) -> int:
    return graph.steps.get(node.key, 0 if node.kind == "origin" else 1)


def _spread(roots: list[tuple[int, int, str]], children: dict[str, list[str]], found: dict[str, int]) -> None:
    heapq.heapify(roots)
    number = len(roots)
    while roots:
        level, _, key = heapq.heappop(roots)
        if key in found:
            continue
        found[key] = level
        for child in children[key]:
            if child not in found:
                number += 1
                heapq.heappush(roots, (level + 1, number, child))


def step(days: int) -> float:
    """The distance between two reports that came out ``days`` apart."""
    return 6 + 7 * log2(1 + max(0, days))


def placed(graph: Graph, scale: Scale | None = None) -> tuple[Place, ...]:
    """The nodes with their x and row, in the order of the graph: x never falls from one to the next.

    In compressed time one row for each level where that fits a screen; else a clash opens a second and a third row
    before it stretches time. To scale a clash opens up to six rows; only then a box stands right of its date.
    """
    level_of = levels(graph)
    if scale is not None:
        return _placed(graph, level_of, SCALE_SUBROWS, _exact(graph, scale))
    found: tuple[Place, ...] = ()
    for rows in range(1, MOST_SUBROWS + 1):
        found = _placed(graph, level_of, rows, None)
        if not found or max(place.right for place in found) <= SCREEN:
            break
    return found


def scale_of(graph: Graph) -> Scale | None:
    """Time to scale for these reports; None where fewer than two days are known."""
    days = [node.day for node in graph.nodes if node.day is not None]
    if len(set(days)) < 2:
        return None
    first, last = min(days), max(days)
    return Scale(first=first, last=last, start=START, per_day=min(SCALE_MOST, SCALE_WIDTH / (last - first).days))


def _placed(graph: Graph, level_of: dict[str, int], most: int, exact: Sequence[float] | None) -> tuple[Place, ...]:
    ends: dict[int, list[float]] = defaultdict(list)  # level → right end of each of its rows
    spots: list[tuple[Node, float, int, int]] = []  # node, x, level, row within the level
    x = START
    wanted = _wanted(graph)
    first_undated = _first_undated(graph)
    last_report = x
    for n, node in enumerate(graph.nodes):
        half = width_of(node) / 2
        if exact is not None:
            at = max(exact[n], x + 1 if spots else x)
        else:
            at = max(last_report + wanted[n], x + step(0)) if spots else x
        if n == first_undated:
            at = max([at, *(end + BEFORE_UNDATED + half for rows in ends.values() for end in rows)])
        rows = ends[level_of[node.key]]
        row = _row(rows, at - half, most)
        at = max(at, rows[row] + BETWEEN + half)
        rows[row] = at + half
        spots.append((node, at, level_of[node.key], row))
        x = at
        if node.kind in {"report", "family"}:
            last_report = at
    first_row, total = {}, 0
    for level in sorted(ends):
        first_row[level] = total
        total += len(ends[level])
    return tuple(
        Place(node=node, x=at, width=width_of(node), level=level, row=first_row[level] + row)
        for node, at, level, row in spots
    )


def _exact(graph: Graph, scale: Scale) -> list[float]:
    """For each node where its date is; origins a little before their taker, what has no date after all that has."""
    found: list[float] = []
    ahead = scale.at(scale.last)
    for node in reversed(graph.nodes):
        if node.day is not None:
            ahead = scale.at(node.day)
            found.append(ahead)
        else:
            found.append(START if node.undated else max(START, ahead - BEFORE_TAKER))
    return found[::-1]


def _first_undated(graph: Graph) -> int:
    """The place of the first report without a date, or of the origins just before it; -1 where all are dated."""
    first = next((n for n, node in enumerate(graph.nodes) if node.undated), -1)
    while first > 0 and graph.nodes[first - 1].kind not in {"report", "family"}:
        first -= 1
    return first


def width_of(node: Node) -> float:
    return BOX_WIDTH if node.kind in {"report", "family"} else PILL_WIDTH


def _row(rows: list[float], left: float, most: int) -> int:
    """The first row of the level with room, or a new one, or the one that stretches time least."""
    for n, end in enumerate(rows):
        if end + BETWEEN <= left:
            return n
    if len(rows) < most:
        rows.append(0.0)
        return len(rows) - 1
    return min(range(len(rows)), key=lambda n: (rows[n], n))


def _wanted(graph: Graph) -> list[float]:
    """For each node how far time wants it from the report before it; origins a little less than their taker."""
    distances: list[float] = []
    last = None
    pending = 0
    for node in graph.nodes:
        if node.kind not in {"report", "family"}:
            distances.append(0.0)
            pending += 1
            continue
        if node.undated:
            distance = step(0)
        else:
            distance = step((node.day - last).days) if node.day and last else step(0)
            last = node.day or last
        for back in range(1, pending + 1):
            distances[-back] = max(0.0, distance - BEFORE_TAKER)
        pending = 0
        distances.append(distance)
    return distances
