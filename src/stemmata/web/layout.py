"""From a graph to a drawing: rows get their heights, lines their tracks, the axis its dates."""

from collections import defaultdict
from collections.abc import Sequence

from stemmata.web.axis import DIGIT, axis
from stemmata.web.geometry import (
    BOX_HEIGHT,
    LABELS,
    PILL_HEIGHT,
    TRACK,
    Box,
    Drawing,
    Lane,
    Line,
    Place,
    Route,
)
from stemmata.web.placing import placed, scale_of
from stemmata.web.routing import bundle, routed
from stemmata.web.stemma import Graph

AXIS = 50.0  # height of the dates above the first lane
GUTTER = 26.0  # height of a gutter without lines
MARGIN = 16.0
_Tracks = dict[tuple[int, tuple[str, str, int | None]], float]


def drawing(graph: Graph, *, to_scale: bool = False) -> Drawing:
    """The geometry of a stemma; an empty one has no boxes and the least size.

    ``to_scale``: every day as long as any other; where fewer than two days are known, time stays compressed.
    """
    scale = scale_of(graph) if to_scale else None
    places = placed(graph, scale)
    routes = routed(places, graph.edges)
    offsets, depths = _tracks(routes)
    rows = max((place.row for place in places), default=-1) + 1
    tops, gutters, bottom = _heights(rows, depths)
    boxes = tuple(_box(place, tops[place.row]) for place in places)
    by_key = {box.node.key: box for box in boxes}
    lines = tuple(_line(route, by_key, gutters, offsets) for route in routes)
    ticks, gaps = axis(places, scale)
    undated = _undated_from(places)
    right = max([LABELS + 200, *(box.x + box.width for box in boxes), *(x for line in lines for x, _ in line.points)])
    return Drawing(
        boxes=boxes,
        lines=lines,
        lanes=_lanes(places, tops, bottom),
        ticks=ticks,
        gaps=gaps,
        undated_from=undated,
        width=right + MARGIN + 4 * DIGIT,
        height=bottom,
        moved=sum(place.x > scale.at(day) + 2 for place in places if (day := place.node.day)) if scale else 0,
    )


def _tracks(routes: Sequence[Route]) -> tuple[_Tracks, dict[int, int]]:
    """(gutter, bundle) → distance of its track from the gutter's top; and how many tracks each gutter has.

    Bundles whose stretches overlap lie on different tracks; short ones above, so that fewer lines cross.
    """
    extents: dict[int, dict[tuple[str, str, int | None], list[float]]] = defaultdict(lambda: defaultdict(list))
    for route in routes:
        for run in route.runs:
            if run.x_from != run.x_to:
                extents[run.gutter][bundle(route.edge)] += [run.x_from, run.x_to]
    offsets: _Tracks = {}
    depths: dict[int, int] = {}
    for gutter, found in extents.items():
        tracks: list[list[tuple[float, float]]] = []
        order = sorted(found, key=lambda b: (max(found[b]) - min(found[b]), min(found[b]), str(b)))
        for owner in order:
            low, high = min(found[owner]) - TRACK, max(found[owner]) + TRACK
            number = next(
                (n for n, track in enumerate(tracks) if all(high <= a or b <= low for a, b in track)), len(tracks)
            )
            if number == len(tracks):
                tracks.append([])
            tracks[number].append((low, high))
            offsets[gutter, owner] = 13 + number * TRACK
        depths[gutter] = len(tracks)
    return offsets, depths


def _heights(rows: int, depths: dict[int, int]) -> tuple[list[float], list[float], float]:
    """Tops of the rows, tops of the gutters, and the height of the whole."""
    y = AXIS
    tops, gutters = [], []
    for n in range(rows + 1):
        gutters.append(y)
        tracks = depths.get(n, 0)
        y += max(GUTTER, 13 + tracks * TRACK + 14) if n or tracks else 12
        if n < rows:
            tops.append(y)
            y += PILL_HEIGHT
    return tops, gutters, y


def _box(place: Place, top: float) -> Box:
    height = BOX_HEIGHT if place.node.kind in {"report", "family"} else PILL_HEIGHT
    return Box(node=place.node, x=place.left, y=top + (PILL_HEIGHT - height) / 2, width=place.width, height=height)


def _line(route: Route, boxes: dict[str, Box], gutters: Sequence[float], offsets: _Tracks) -> Line:
    parent, child = boxes[route.edge.parent], boxes[route.edge.child]
    if not route.runs:
        return Line(edge=route.edge, points=_level_line(parent, child))
    start = parent.y + parent.height if route.leaves_below else parent.y
    end = child.y if route.enters_above else child.y + child.height
    points = [(route.runs[0].x_from, start)]
    for run in route.runs:
        if run.x_from != run.x_to:
            y = gutters[run.gutter] + offsets[run.gutter, bundle(route.edge)]
            points += [(run.x_from, y), (run.x_to, y)]
    points.append((route.runs[-1].x_to, end))
    return Line(edge=route.edge, points=tuple(points))


def _level_line(parent: Box, child: Box) -> tuple[tuple[float, float], ...]:
    """Straight from box to box of one row; the two directions a little apart."""
    middle = parent.y + parent.height / 2
    if parent.x < child.x:
        return (parent.x + parent.width, middle - 4), (child.x, middle - 4)
    return (parent.x, middle + 4), (child.x + child.width, middle + 4)


def _lanes(places: Sequence[Place], tops: Sequence[float], bottom: float) -> tuple[Lane, ...]:
    first: dict[int, int] = {}
    for place in places:
        first[place.level] = min(place.row, first.get(place.level, place.row))
    order = sorted(first)
    edges = [tops[first[level]] - 13 for level in order] + [bottom]
    return tuple(
        Lane(level=level, y=edges[n], height=edges[n + 1] - edges[n], label_y=tops[first[level]] + 18)
        for n, level in enumerate(order)
    )


def _undated_from(places: Sequence[Place]) -> float | None:
    """Just right of everything that stands before the first report without a date, and of its origins."""
    first = next((n for n, place in enumerate(places) if place.node.undated), None)
    if first is None:
        return None
    while first and places[first - 1].node.kind not in {"report", "family"}:
        first -= 1
    return max([LABELS, *(place.right for place in places[:first])]) + MARGIN / 2
