"""The dates above a stemma: of each day that has a report, or of equal steps where time is to scale."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from stemmata.web.geometry import GapLabel, Place, Scale, Tick
from stemmata.web.labels import MONTHS, gap_words

GAP_FROM = 40  # days
DIGIT = 6.2  # width of a character of the axis
ROOM = 72.0  # between two dates of a scale, at least
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)


def axis(places: Sequence[Place], scale: Scale | None) -> tuple[tuple[Tick, ...], tuple[GapLabel, ...]]:
    """The dates, and in compressed time the gaps of 40 days or more between them."""
    return (tuple(_even(scale)), ()) if scale else _of_reports(places)


def _of_reports(places: Sequence[Place]) -> tuple[tuple[Tick, ...], tuple[GapLabel, ...]]:
    """A tick for each day; labels where they do not overlap; gaps of 40 days or more between ticks."""
    ticks: list[Tick] = []
    gaps: list[GapLabel] = []
    last, last_x, end, year, gap_end = None, 0.0, 0.0, None, 0.0
    for place in places:
        day = place.node.day
        if day is None or day == last or place.node.kind not in {"report", "family"}:
            continue
        label = _tick_words(place.node.when, year)
        half = len(label) * DIGIT / 2
        fits = place.x - half >= end + 6
        ticks.append(Tick(x=place.x, label=label if fits else None))
        if fits:
            end, year = place.x + half, day.year
        if last is not None and (day - last).days >= GAP_FROM:
            words = gap_words((day - last).days)
            middle, half = (last_x + place.x) / 2, len(words) * DIGIT / 2
            if middle - half >= gap_end:
                gaps.append(GapLabel(x=middle, label=words))
                gap_end = middle + half
        last, last_x = day, place.x
    return tuple(ticks), tuple(gaps)


def _tick_words(when: str, year: int | None) -> str:
    """The date as precisely as it is known, without the year that the label before it has."""
    words = when.removeprefix("from ")
    return words.removesuffix(str(year)).strip() or words


def _even(scale: Scale) -> Iterator[Tick]:
    """Days of a case of some weeks, else the first days of months or years, as close as their labels allow."""
    days = (scale.last - scale.first).days
    step = next((n for n in (1, 2, 7, 14) if n * scale.per_day >= ROOM), None)
    if step is not None and days < 100:
        found = [scale.first + timedelta(days=n) for n in range(0, days + 1, step)]
    else:
        found = list(_months(scale, next((n for n in MONTH_STEPS if 30 * n * scale.per_day >= ROOM), MONTH_STEPS[-1])))
    year = None
    for day in found:
        words = f"{MONTHS[day.month - 1]}" if day.day == 1 else f"{day.day} {MONTHS[day.month - 1]}"
        yield Tick(x=scale.at(day), label=words if day.year == year else f"{words} {day.year}")
        year = day.year


def _months(scale: Scale, step: int) -> Iterator[date]:
    """The first days of every ``step``-th month, counted from a January."""
    number = scale.first.year * 12 // step * step - step
    while (number := number + step) <= scale.last.year * 12 + scale.last.month - 1:
        day = date(number // 12, number % 12 + 1, 1)
        if day >= scale.first:
            yield day
