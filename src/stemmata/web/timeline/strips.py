"""Where everything of the picture stands: what happened above, what was said between, what was published below."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import isfinite
from typing import Final

from stemmata.link.claim.values import date_interval
from stemmata.model.report import Published
from stemmata.web.edition import Edition
from stemmata.web.labels import DATE_NOT_KNOWN, shortened
from stemmata.web.timeline.clocks import Happening, Telling
from stemmata.web.timeline.scale import Mark, dates, gaps, positions
from stemmata.web.widths import text_width

LEFT: Final = 132.0  # where the names of the strips stand
TOP: Final = 48.0
ROW: Final = 24.0  # px: the least a finger or a pointer needs
FAN: Final = 84.0  # height between two strips, in which the lines run
LONGEST: Final = 70  # characters of a label
BESIDE: Final = 12.0  # from a mark to its label
OPEN: Final = 26.0  # px by which a bar goes on where its end is open
MOST_LINES: Final = 14  # of one happening; the list has all reports
MARGIN: Final = 24.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A happening in the upper strip: a mark where it begins, a bar as long as the date is wide, a label."""

    happening: Happening
    label: str
    x: float
    until: float  # the right end of its bar; x where the day is known
    open_left: bool
    open_right: bool
    y: float  # of its mark
    right: float  # end of label and bar

    @property
    def point(self) -> bool:
        return self.until == self.x and not (self.open_left or self.open_right)


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A report in the lower strip."""

    report: str
    siglum: str
    x: float  # of its left side, and of the stem down to it
    y: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """From a happening to one report of it, by way of when it was said where that is known."""

    happening: Happening
    telling: Telling
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strips:
    """The whole picture. x never falls with time; labels do not overlap, and no stem crosses one."""

    items: tuple[Item, ...]  # by time
    boxes: tuple[Box, ...]  # in order of publication
    threads: tuple[Thread, ...]
    spoken: tuple[tuple[float, str], ...]  # x and EDTF of what was said or written when, left to right
    marks: tuple[Mark, ...]
    gaps: tuple[Mark, ...]
    happened_y: float  # the lines on which the strips stand
    said_y: float | None  # None where nobody says when they spoke
    published_y: float
    undated_x: float | None
    width: float
    height: float
    cut: int  # tellings that are not drawn


def strips(edition: Edition, found: Sequence[Happening]) -> Strips:
    """The picture of these happenings; an empty one has no items and the least size."""
    drawn = {one.id: one.told[:MOST_LINES] for one in found}
    reports = edition.in_order(telling.report for told in drawn.values() for telling in told)
    day_of = {report: _day(edition.by_report[report].report.published) for report in reports}
    width_of = {report: 14.0 + 8.5 * len(edition.sigla[report]) for report in reports}
    where = _axis(found, drawn, day_of, width_of)
    items = _items(found, where)
    rows = round(max((item.y for item in items), default=0.0) / ROW) + 1
    happened = TOP + rows * ROW + 8
    items = tuple(replace(item, y=happened - 20 - item.y) for item in items)
    said_y = happened + FAN if any(_spoken(t) is not None for told in drawn.values() for t in told) else None
    published = (said_y or happened) + FAN
    boxes, undated = _boxes(edition, reports, day_of, width_of, where, published)
    by_report = {box.report: box for box in boxes}
    threads = tuple(
        Thread(happening=item.happening, telling=telling, points=_points(item, telling, by_report, where, levels))
        for levels in [(happened, said_y, published)]
        for item in items
        for telling in drawn[item.happening.id]
    )
    said = {where[day]: t.said or "" for told in drawn.values() for t in told if (day := _spoken(t)) is not None}
    ends = [LEFT + 400, *(item.right for item in items), *(box.x + box.width for box in boxes), *where.values()]
    ends.append(undated + text_width(DATE_NOT_KNOWN) if undated is not None else 0.0)
    return Strips(
        items=items,
        boxes=boxes,
        threads=threads,
        spoken=tuple(sorted(said.items())),
        marks=dates(where),
        gaps=gaps(where),
        happened_y=happened,
        said_y=said_y,
        published_y=published,
        undated_x=undated,
        width=max(ends) + MARGIN,
        height=max([published + ROW, *(box.y + ROW for box in boxes)]) + 34,
        cut=sum(len(one.told) - len(drawn[one.id]) for one in found),
    )


def _day(published: Published | None) -> int | None:
    known = date_interval(published.value[:10]) if published else None
    return int(known.days.low) if known else None


def _spoken(telling: Telling) -> int | None:
    known = date_interval(telling.said)
    return int(known.days.low) if known and isfinite(known.days.low) else None


def _axis(
    found: Sequence[Happening],
    drawn: Mapping[str, Sequence[Telling]],
    day_of: Mapping[str, int | None],
    width_of: Mapping[str, float],
) -> dict[int, float]:
    days = {int(day) for one in found for day in (one.days.days.low, one.days.days.high) if isfinite(day)}
    days |= {day for told in drawn.values() for t in told if (day := _spoken(t)) is not None}
    boxes: dict[int, float] = {}
    for report, day in day_of.items():
        if day is not None:
            boxes[day] = max(boxes.get(day, 0.0), width_of[report] + 6)
    return positions(days | set(boxes), boxes, LEFT + 40)


def _items(found: Sequence[Happening], where: Mapping[int, float]) -> tuple[Item, ...]:
    """Right to left: each stands above all that begin within its own length, so that no stem crosses a label."""
    placed: list[Item] = []
    level: list[tuple[float, float]] = []  # x and y of those placed, which all begin further right
    spans = [(one, *_ends(one, where)) for one in found]
    for one, x, until in sorted(spans, key=lambda found: (found[1], found[0].begins), reverse=True):
        label = shortened(one.label, LONGEST)
        open_left, open_right = not isfinite(one.days.days.low), not isfinite(one.days.days.high)
        right = max(until + (OPEN if open_right else 0), x + BESIDE + text_width(label))
        y = max((other_y + ROW for other_x, other_y in level if other_x <= right + MARGIN / 2), default=0.0)
        level.append((x - (OPEN if open_left else 6.0), y))
        placed.append(
            Item(
                happening=one,
                label=label,
                x=x,
                until=until,
                open_left=open_left,
                open_right=open_right,
                y=y,
                right=right,
            )
        )
    return tuple(reversed(placed))


def _ends(one: Happening, where: Mapping[int, float]) -> tuple[float, float]:
    x = where[int(one.begins)]
    return x, where[int(one.days.days.high)] if isfinite(one.days.days.high) else x


def _boxes(
    edition: Edition,
    reports: Sequence[str],
    day_of: Mapping[str, int | None],
    width_of: Mapping[str, float],
    where: Mapping[int, float],
    base: float,
) -> tuple[tuple[Box, ...], float | None]:
    """Reports of one day below each other; those without a date in a column of their own on the right."""
    ends = [where[day] + width_of[report] for report in reports if (day := day_of[report]) is not None]
    last = max([LEFT + 40, *where.values(), *ends]) + 2 * MARGIN
    rows: dict[float, int] = defaultdict(int)
    found = []
    for report in reports:
        day = day_of[report]
        x = where[day] if day is not None else last
        y = base + 16 + ROW * rows[x]
        rows[x] += 1
        found.append(Box(report=report, siglum=edition.sigla[report], x=x, y=y, width=width_of[report]))
    return tuple(found), last if any(day is None for day in day_of.values()) else None


def _points(
    item: Item,
    telling: Telling,
    boxes: Mapping[str, Box],
    where: Mapping[int, float],
    levels: tuple[float, float | None, float],
) -> tuple[tuple[float, float], ...]:
    """Down the happening's stem, over when it was said, down the report's stem."""
    happened, said_y, published = levels
    box, spoken = boxes[telling.report], _spoken(telling)
    between = ((where[spoken], said_y),) if spoken is not None and said_y is not None else ()
    return ((item.x, item.y), (item.x, happened), *between, (box.x, published), (box.x, box.y))
