"""Reports, and what is known of each: byline, zones, links."""

import calendar
from collections.abc import Iterator
from datetime import date
from operator import attrgetter
from typing import Final

from stemmata.export.tables.table import (
    PLACE_IN_LIST,
    Cell,
    Column,
    Row,
    Table,
    edges,
    listed,
    maybe,
    one_of,
    stretch,
    to,
    whole,
    word,
)
from stemmata.model.case import Case
from stemmata.model.report import Precision, Published, Report, ZoneKind


def in_order(case: Case) -> Iterator[Report]:
    """The reports, sorted by id."""
    return (annotated.report for annotated in sorted(case.reports, key=attrgetter("report.id")))


def _reports(case: Case) -> Iterator[Row]:
    outlets = case.links.outlets
    for report in in_order(case):
        published, other, captured = report.published, report.other_date, report.captured
        yield (
            report.id,
            report.path,
            report.url,
            outlets.get(report.id),
            report.outlet_name,
            report.outlet_domain,
            report.title,
            published.value if published else None,
            published.precision if published else None,
            *_days(published),
            report.language,
            report.sha256,
            len(report.text),
            other.span.start if other else None,
            other.span.end if other else None,
            other.changed if other else None,
            captured.time if captured else None,
            captured.address if captured else None,
            captured.digest if captured else None,
            report.text,
        )


def _days(published: Published | None) -> tuple[Cell, Cell]:
    """The first and the last day that a date of this precision can mean."""
    if published is None:
        return None, None
    parts = [int(part) for part in published.value[:10].split("-")]
    year, month, day = (*parts, None, None)[:3]
    first = date(year or 1, month or 1, day or 1)
    last_month = month or 12
    return first, date(first.year, last_month, day or calendar.monthrange(first.year, last_month)[1])


def _zones(case: Case) -> Iterator[Row]:
    for report in in_order(case):
        for n, zone in enumerate(report.zones):
            yield report.id, n, zone.kind, zone.span.start, zone.span.end


def _links(case: Case) -> Iterator[Row]:
    for report in in_order(case):
        for n, link in enumerate(report.links):
            yield report.id, n, link.span.start, link.span.end, link.span.of(report.text), link.url


_OF_REPORT: Final = word("report", "The id of the report.")
REPORTS: Final = Table(
    name="reports",
    about="A text as one outlet published it; two versions of an article are two reports.",
    columns=(
        word("id", "A hash of the record's bytes: the same in every case that holds the report."),
        word("path", "The file as it was named when it was read; with the row where it was one of a table."),
        maybe("url", "The address at which it was published."),
        maybe("outlet", "The id of the entity that published it."),
        maybe("outlet_name", "The outlet, as metadata, byline or masthead name it; else its domain."),
        maybe("outlet_domain", "The outlet's registrable domain."),
        maybe("title", "The headline."),
        maybe("published", "When the outlet says that it published: ISO 8601, as precise as known."),
        one_of("published_precision", "How precise that is.", Precision, nullable=True),
        Column(name="published_earliest", type="date", about="The first day that this can mean.", nullable=True),
        Column(name="published_latest", type="date", about="The last day that this can mean.", nullable=True),
        maybe("language", "ISO 639-1."),
        word("sha256", "The SHA-256 of the file's bytes, which the case keeps."),
        whole("characters", "How long the text is, in Unicode code points."),
        *edges("other_date_", nullable=True),
        Column(
            name="other_date_changed",
            type="boolean",
            about="The other date that the text prints says when it was changed; empty where it prints no other.",
            nullable=True,
        ),
        maybe("captured_time", "When an archive saw it, UTC; it is no date of publication."),
        maybe("captured_address", "The address that the archive asked."),
        maybe("captured_digest", "The digest that the archive keeps of what it got."),
        word("text", "The frozen text, which all spans count."),
    ),
    key=("id",),
    rows=_reports,
    references=(to("outlet", "entities"),),
)
TABLES: Final = (
    REPORTS,
    listed(
        "report_authors",
        "Somebody who wrote a report, as its byline orders them.",
        of=("report", "reports"),
        value=word("author", "The name as written."),
        lists=lambda case: ((report.id, report.authors) for report in in_order(case)),
    ),
    Table(
        name="report_zones",
        about="A labelled stretch of a report, in text order.",
        columns=(_OF_REPORT, PLACE_IN_LIST, one_of("kind", "What the stretch is.", ZoneKind), *edges()),
        key=("report", "n"),
        rows=_zones,
        references=(to("report", "reports"),),
    ),
    Table(
        name="report_links",
        about="A hyperlink of a report, or a bare address in it, in text order.",
        columns=(_OF_REPORT, PLACE_IN_LIST, *stretch(), word("url", "Where it leads.")),
        key=("report", "n"),
        rows=_links,
        references=(to("report", "reports"),),
    ),
    listed(
        "report_notes",
        "Something that had to be guessed or left out in reading a report.",
        of=("report", "reports"),
        value=word("note", "A sentence."),
        lists=lambda case: ((report.id, report.notes) for report in in_order(case)),
    ),
    listed(
        "report_other_dates",
        "A day that the other date which a report prints can mean: two for 01-06-2016.",
        of=("report", "reports"),
        value=word("reading", "An ISO day."),
        lists=lambda case: (
            (report.id, report.other_date.readings if report.other_date else ()) for report in in_order(case)
        ),
    ),
)
