"""``export --to timelinejs``: three clocks for Knight Lab's TimelineJS.

The format: https://timeline.knightlab.com/docs/json-format.html. What is told to have happened, documents with their
date, and reports with the day that they came out stand in groups of their own. A date keeps its precision: a month
has no day. Where only one end of an interval is told, the other is not invented, and ``display_date`` says what is
known in words. TimelineJS reads HTML in texts, so that all words are escaped. What has no date cannot be drawn; it is
listed under ``undated``, a key of our own that TimelineJS passes over.
"""

import html
from collections.abc import Iterable, Iterator
from typing import Any, Final

from stemmata.export.edtf import Day, Time, time_of
from stemmata.export.known import Known, Told, at_most, flat, known
from stemmata.export.pieces import in_pieces, json_document, printable
from stemmata.export.words import edtf_words, safe_url, shortened
from stemmata.model.case import Case
from stemmata.text.counted import count

_Record = dict[str, Any]
HAPPENED: Final = "Told to have happened"
WRITTEN: Final = "Documents, as described"
PUBLISHED: Final = "Published"
LONGEST: Final = 110  # characters of a headline


class TimelineJsExporter:
    """Writes the happenings, documents and reports as a TimelineJS timeline."""

    name = "timelinejs"
    media_type = "application/json"
    summary = "Happenings, documents and reports in time, for Knight Lab's TimelineJS."
    suffixes = (".timeline.json",)

    def export(self, case: Case) -> Iterator[bytes]:
        """The bytes, in pieces; slides by first day, then group, then id."""
        return in_pieces(_lines(known(case)))


def _lines(read: Known) -> Iterator[str]:
    slides = [*_events(read), *_documents(read), *_reports(read)]
    dated = sorted((one for one in slides if "start_date" in one), key=_order)
    undated = sorted((one["unique_id"], one["text"]["headline"]) for one in slides if "start_date" not in one)
    title = {
        "headline": _html(read.case.name),
        "text": "<p>Who says what, and when. Nothing here is said to be so by this timeline.</p>",
    }
    head = {"title": {"text": title}, "undated": [{"unique_id": name, "headline": words} for name, words in undated]}
    yield from json_document(head, "events", dated)


def _order(slide: _Record) -> tuple[list[int], str, str]:
    first = slide["start_date"]
    return [first[part] for part in ("year", "month", "day") if part in first], slide["group"], slide["unique_id"]


def _slide(name: str, group: str, time: Time | None, edtf: str | None, text: dict[str, str]) -> _Record:
    slide: _Record = {"unique_id": name, "group": group, "autolink": False, "text": text}
    if time is None:
        return slide
    first, last = time.first or time.last, time.last
    assert first is not None
    slide |= {"start_date": _date(first), "display_date": _html(edtf_words(edtf))}
    if time.first is not None and last is not None and last != time.first:
        slide["end_date"] = _date(last)
    return slide


def _date(day: Day) -> dict[str, int]:
    return {name: value for name, value in zip(("year", "month", "day"), day, strict=True) if value is not None}


def _html(words: str) -> str:
    return html.escape(flat(printable(words)))


def _paragraphs(rows: Iterable[str]) -> str:
    return "".join(f"<p>{row}</p>" for row in rows)


def _said(read: Known, told: Told) -> str:
    anchor = told.anchors[0]
    link = safe_url(told.report.url)
    name = _html(read.chain(told))
    linked = f'<a href="{html.escape(link)}">{name}</a>' if link else name
    return f"“{_html(told.words)}” — {linked}, characters {anchor.start}–{told.anchors[-1].end}"


def _events(read: Known) -> Iterator[_Record]:
    claims = {claim.id: claim for claim in read.case.links.claims}
    for event in read.case.links.events:
        told = read.in_order(event.statements)
        names = sorted({name for one in told for name in read.claims_of.get(one.statement.id, ())})
        spread = [
            f"Claim in {count(len(claims[name].reports), 'report')}, {at_most(claims[name].origins.at_most)}"
            for name in names
        ]
        where = sorted(read.entities[one].name for one in event.where if one in read.entities)
        rows = [*(_said(read, one) for one in told), *map(_html, spread)]
        rows += [f"Where: {_html(', '.join(where))}"] if where else []
        rows += ["The date is reckoned from the day of the report."] if event.basis == "resolved" else []
        text = {"headline": f"Told: {_html(shortened(event.label, LONGEST))}", "text": _paragraphs(rows)}
        yield _slide(f"event-{event.id}", HAPPENED, time_of(event.edtf), event.edtf, text)


def _documents(read: Known) -> Iterator[_Record]:
    for one in read.case.links.documents:
        rows = [f"As {count(len(one.described_by), 'report')} describe it; the case does not hold it."]
        rows += [_html(read.title(name)) for name in sorted(one.described_by) if name in read.by_report]
        text = {"headline": _html(shortened(one.title, LONGEST)), "text": _paragraphs(rows)}
        yield _slide(f"document-{one.id}", WRITTEN, time_of(one.date), one.date, text)


def _reports(read: Known) -> Iterator[_Record]:
    for entry in read.reports:
        report = entry.report
        link = safe_url(report.url)
        title = _html(read.title(report.id))
        rows = [
            f'<a href="{html.escape(link)}">{title}</a>' if link else title,
            _html(read.file(report.id)),
        ]
        text = {"headline": _html(f"{read.sigla[report.id]} {read.outlet(report.id)}"), "text": _paragraphs(rows)}
        day = report.published.value[:10] if report.published else None
        yield _slide(f"report-{report.id}", PUBLISHED, time_of(day), day, text)


exporter = TimelineJsExporter()
