"""A tradition as the product reads it: a table of reports, annotated and linked by the code that a build runs.

The tagger is left out: it takes four fifths of the time, and the facts of these texts are credited in the plainest
words. What the rules find is what the lineage is followed by.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from bench.traditions.making import Tradition
from stemmata import plugins
from stemmata.annotate.plan import annotate, planned
from stemmata.ingest.discover import Found
from stemmata.ingest.read import ReadReport, read_file
from stemmata.link.context import LinkContext
from stemmata.model.case import Annotated
from stemmata.text.span import Span

ROW: Final = re.compile(r"#row=(\d+)$")
LEFT_OUT: Final = frozenset({"tagger"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read of a tradition. Texts are known by their numbers."""

    reports: Mapping[int, Annotated]
    numbers: Mapping[str, int]  # report id → text
    places: Mapping[tuple[int, int], Span]  # (text, line) → where the line stands in the report; those found

    def annotated(self) -> tuple[Annotated, ...]:
        return tuple(sorted(self.reports.values(), key=lambda one: one.report.id))


def read(made: Tradition) -> Reading:
    """The visible texts as annotated reports."""
    with TemporaryDirectory() as folder:
        table = Path(folder) / "table.csv"
        with table.open("w", newline="", encoding="utf-8") as file:
            rows = csv.writer(file)
            rows.writerow(["title", "text", "outlet", "date"])
            for n in made.visible:
                text = made.texts[n]
                rows.writerow(
                    [text.title, " ".join(line.text for line in text.lines), text.outlet, text.published or ""]
                )
        columns = {"title": "title", "text": "text", "outlet": "outlet", "date": "date"}
        options = plugins.ReadOptions(columns=columns)
        intake = list(read_file(Found(path=str(table)), plugins.readers(), options))
    plan = [one for one in planned(plugins.annotators()) if one.name not in LEFT_OUT]
    reports = {}
    for one in intake:
        row = ROW.search(one.path if not isinstance(one, ReadReport) else one.report.path)
        if row is None or not isinstance(one, ReadReport):
            raise ValueError(f"a made report could not be read: {one}")
        number = made.visible[int(row.group(1)) - 1]
        reports[number] = Annotated(report=one.report, annotations=annotate(one.report, plan))
    places = {}
    for n, found in reports.items():
        at = 0
        for k, line in enumerate(made.texts[n].lines):
            start = found.report.text.find(line.text, at)
            if start >= 0:
                at = start + len(line.text)
                places[n, k] = Span(start, at)
    return Reading(reports=reports, numbers={one.report.id: n for n, one in reports.items()}, places=places)


def parts_of(read: Reading, context: LinkContext, text: int, line: int) -> dict[str, tuple[Span, ...]]:
    """The statements that say a line, and the stretches of them that do; none where nothing was read there.

    Of several that hold the same words the one with the longest chain of voices speaks, as in a build.
    """
    place = read.places.get((text, line))
    if place is None:
        return {}
    said = [one for one in read.reports[text].annotations.statements if any(p.overlaps(place) for p in one.content)]
    inside = [one for one in said if one.passage.overlaps(place)]
    return {
        one.id: tuple(Span(max(p.start, place.start), min(p.end, place.end)) for p in one.content if p.overlaps(place))
        for one in inside
        if one.id in context.statements
    }
