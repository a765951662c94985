"""Pure values of a drawn stemma. Lengths are CSS pixels; y grows downwards; rows and gutters count from the top.

Row r lies between gutter r (above it) and gutter r + 1 (below it). Boxes stand in rows; lines run sideways in
gutters only, and cross a row where no box stands.
"""

from dataclasses import dataclass
from datetime import date

from stemmata.web.stemma import Edge, Node

LABELS = 128.0  # width of the column of row names at the left
BOX_WIDTH, BOX_HEIGHT = 148.0, 44.0
PILL_WIDTH, PILL_HEIGHT = 170.0, 46.0
BETWEEN = 14.0  # least space between two boxes of a row
TRACK = 7.0  # between two parallel lines of a gutter
CLEARANCE = 6.0  # between a line and a box that it passes


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """Time in which every day is as long as any other."""

    first: date
    last: date
    start: float  # x of the first day
    per_day: float

    def at(self, day: date) -> float:
        return self.start + (day - self.first).days * self.per_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a node stands sideways, and in which row."""

    node: Node
    x: float  # centre
    width: float
    level: int
    row: int

    @property
    def left(self) -> float:
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A sideways stretch of a line in one gutter; x_from may be right of x_to."""

    gutter: int
    x_from: float
    x_to: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """The way of one edge: out of the parent, through gutters, into the child."""

    edge: Edge
    runs: tuple[Run, ...]  # from parent to child; none for a straight line within a row
    leaves_below: bool  # False: out of the parent's upper side
    enters_above: bool  # False: into the child's lower side


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    node: Node
    x: float  # left
    y: float  # top
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    edge: Edge
    points: tuple[tuple[float, float], ...]  # corners, from parent to child; every stretch upright or level


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """The band of one level."""

    level: int
    y: float
    height: float
    label_y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A date on the axis: a line down the picture, and a label where there is room for one."""

    x: float
    label: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GapLabel:
    x: float  # centre
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    gaps: tuple[GapLabel, ...]
    undated_from: float | None  # where the column of reports without a date begins
    width: float
    height: float
    moved: int = 0  # in time to scale: boxes that stand right of their date, for want of room
