"""Labels beside markers: where there is room, and never over another or over a marker."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from stemmata.web.map.mercator import Point, View
from stemmata.web.map.outline import Country
from stemmata.web.widths import text_width

Sort = Literal["place", "area", "offset", "candidate"]
Rectangle = tuple[float, float, float, float]  # left, top, right, bottom, px

LINE: Final = 14.0  # px, height of a label
BESIDE: Final = 4.0  # px from a marker to its label
CELL: Final = 64.0  # px of the grid in which overlaps are looked for
COUNTRY_CHARACTER: Final = 9.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    words: str
    x: float  # of its left end, px
    y: float  # of its base line

    @property
    def box(self) -> Rectangle:
        return self.x, self.y - LINE + 3, self.x + text_width(self.words), self.y + 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """Something with a point on the map."""

    sort: Sort
    key: str  # of its row in the tables
    name: str  # as a label has it
    title: str  # the whole of it, in words
    size: float  # px, half its width
    x: float = 0.0
    y: float = 0.0
    circle: float | None = None  # px, radius of what is uncertain; None where it is smaller than the marker
    label: Label | None = None  # None where there is no room

    @property
    def box(self) -> Rectangle:
        return self.x - self.size, self.y - self.size, self.x + self.size, self.y + self.size


def labelled(markers: Sequence[Marker], view: View) -> tuple[Marker, ...]:
    """The markers in their order, each with a label where it has room; the first are asked first."""
    taken: dict[tuple[int, int], list[tuple[Rectangle, int]]] = defaultdict(list)
    for n, marker in enumerate(markers):
        _take(taken, marker.box, n)
    found = []
    for n, marker in enumerate(markers):
        label = next((one for one in _places(marker) if _fits(one.box, view) and _free(taken, one.box, n)), None)
        if label is not None:
            _take(taken, label.box, -1)
        found.append(replace(marker, label=label))
    return tuple(found)


def unhidden(names: Iterable[tuple[Country, Point]], markers: Sequence[Marker]) -> tuple[tuple[str, Point], ...]:
    """The names of countries, set around their points, that lie on no label and no marker."""
    taken: dict[tuple[int, int], list[tuple[Rectangle, int]]] = defaultdict(list)
    for marker in markers:
        _take(taken, marker.box, -1)
        if marker.label:
            _take(taken, marker.label.box, -1)
    found = []
    for country, (x, y) in names:
        half = len(country.name) * COUNTRY_CHARACTER / 2
        box = (x - half, y - LINE, x + half, y + 4)
        if _free(taken, box, -2):
            _take(taken, box, -1)
            found.append((country.name, (x, y)))
    return tuple(found)


def _places(marker: Marker) -> Iterator[Label]:
    """Right, left, below, above, then askew; for a settled place the same half a line further off."""
    words, wide, near = marker.name, text_width(marker.name), marker.size + BESIDE
    for away in (near, near + LINE / 2) if marker.sort == "place" else (near,):
        right, left, middle = marker.x + away, marker.x - away - wide, marker.x - wide / 2
        above, level, below = marker.y - away - 3, marker.y + 4, marker.y + away + LINE - 4
        askew = marker.x + away / 2, marker.x - away / 2 - wide
        yield from (
            Label(words=words, x=x, y=y)
            for x, y in (
                (right, level), (left, level), (middle, below), (middle, above),
                (askew[0], above), (askew[0], below), (askew[1], above), (askew[1], below),
            )
        )  # fmt: skip


def _fits(box: Rectangle, view: View) -> bool:
    return box[0] >= 2 and box[1] >= 2 and box[2] <= view.width - 2 and box[3] <= view.height - 2


def _cells(box: Rectangle) -> Iterator[tuple[int, int]]:
    for column in range(int(box[0] // CELL), int(box[2] // CELL) + 1):
        for row in range(int(box[1] // CELL), int(box[3] // CELL) + 1):
            yield column, row


def _take(taken: dict[tuple[int, int], list[tuple[Rectangle, int]]], box: Rectangle, owner: int) -> None:
    for cell in _cells(box):
        taken[cell].append((box, owner))


def _free(taken: dict[tuple[int, int], list[tuple[Rectangle, int]]], box: Rectangle, owner: int) -> bool:
    """Whether the box lies on nothing but what is its owner's."""
    left, top, right, bottom = box
    for cell in _cells(box):
        for one, whose in taken.get(cell, ()):
            if one[0] < right and left < one[2] and one[1] < bottom and top < one[3] and whose != owner:
                return False
    return True
