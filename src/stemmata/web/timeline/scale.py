"""The common axis of the strips: time compressed as in the stemma, never out of order."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from stemmata.web.labels import MONTHS, gap_words
from stemmata.web.placing import step

GAP_FROM: Final = 40  # days; a wider gap says how wide it is
DIGIT: Final = 6.2  # width of a character of the axis


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A day on the axis, with its words where there is room for them."""

    x: float
    label: str | None


def positions(days: Collection[int], boxes: Mapping[int, float], start: float) -> dict[int, float]:
    """x of each day (a proleptic Gregorian ordinal), the first at ``start``.

    ``boxes``: the day → how wide what stands to the right of it is, so that the next such day stands behind that.
    """
    found: dict[int, float] = {}
    x = free = start
    order = sorted(days)
    for n, day in enumerate(order):
        if n:
            x += step(day - order[n - 1])
        if day in boxes:
            x = max(x, free)
            free = x + boxes[day]
        found[day] = x
    return found


def dates(where: Mapping[int, float]) -> tuple[Mark, ...]:
    """A mark for each day, left to right; words where they do not overlap, the year where it is a new one."""
    found: list[Mark] = []
    end, year = -1e9, None
    for day, x in sorted(where.items()):
        when = date.fromordinal(day)
        words = f"{when.day} {MONTHS[when.month - 1]}" + (f" {when.year}" if when.year != year else "")
        half = len(words) * DIGIT / 2
        fits = x - half >= end + 8
        found.append(Mark(x=x, label=words if fits else None))
        if fits:
            end, year = x + half, when.year
    return tuple(found)


def gaps(where: Mapping[int, float]) -> tuple[Mark, ...]:
    """How long nothing happens, between the two days, where that is long; none over another."""
    found: list[Mark] = []
    end = -1e9
    for (day, x), (later, later_x) in pairwise(sorted(where.items())):
        if later - day >= GAP_FROM:
            words, middle = gap_words(later - day), (x + later_x) / 2
            half = len(words) * DIGIT / 2
            if middle - half >= end + 4:
                found.append(Mark(x=middle, label=words))
                end = middle + half
    return tuple(found)
