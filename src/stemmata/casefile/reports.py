"""Writes and reads reports with all that was found in them."""

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeVar

from stemmata.casefile import layers
from stemmata.casefile.cells import edges, listed, readable, span_or_none, unlisted, word
from stemmata.casefile.layers import Layer
from stemmata.casefile.soundness import unsound
from stemmata.errors import PluginError
from stemmata.model.annotations import Annotations, Proposal, Statement, Step
from stemmata.model.case import Annotated
from stemmata.model.report import Captured, OtherDate, Published, Report
from stemmata.text.span import Span

T = TypeVar("T")

_LAST = 2**63 - 1  # the largest number that a row can have


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportToSave:
    """A report that is done: what the case keeps of it in one transaction."""

    report: Report
    annotations: Annotations
    data: bytes | None  # of the whole file; None where the case already holds them
    fingerprint: str  # of the annotators that did it: when it changes, the report is annotated again


def write_reports(connection: sqlite3.Connection, batch: Sequence[ReportToSave]) -> None:
    """Writes the reports of one batch, inside the caller's transaction. No report may be in the case yet."""
    for saved in batch:
        wrong = unsound(saved.report, saved.annotations)
        if wrong:
            raise PluginError(
                f"What was found in {readable(saved.report.path)} does not hold together: {wrong}",
                hint="If you have installed plugins, uninstall them one by one to see whose it is.",
            )
    _write_blobs(connection, batch)
    first = _next_number(connection, "SELECT max(number) FROM report")
    numbered = [(first + index, saved) for index, saved in enumerate(batch)]
    connection.executemany(
        "INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (_report_row(number, saved) for number, saved in numbered),
    )
    for layer, found in _LAYERS:
        connection.executemany(
            layer.insert,
            (
                (number, n, *layer.row(value))
                for number, saved in numbered
                for n, value in enumerate(found(saved.report, saved.annotations))
            ),
        )
    _write_statements(connection, numbered)


def _write_blobs(connection: sqlite3.Connection, batch: Iterable[ReportToSave]) -> None:
    held: set[str] = set()
    for saved in batch:
        sha256 = saved.report.sha256
        if saved.data is None or sha256 in held:
            continue
        held.add(sha256)
        if connection.execute("SELECT 1 FROM blob WHERE sha256 = ?", (sha256,)).fetchone() is None:
            row = (sha256, len(saved.data), zlib.compress(saved.data))
            connection.execute("INSERT INTO blob VALUES (?, ?, ?)", row)


def _next_number(connection: sqlite3.Connection, highest: str) -> int:
    number: int | None = connection.execute(highest).fetchone()[0]
    return (number or 0) + 1


def _report_row(number: int, saved: ReportToSave) -> tuple[object, ...]:
    report = saved.report
    return (
        number,
        report.id,
        report.title and readable(report.title),
        report.outlet_name and readable(report.outlet_name),
        report.outlet_domain,
        report.published and report.published.value,
        report.published and report.published.precision,
        report.language,
        listed([readable(author) for author in report.authors]),
        report.url and readable(report.url),
        readable(report.path),
        report.sha256,
        report.text,
        listed([readable(note) for note in report.notes]),
        saved.fingerprint,
        _other_date_cell(report.other_date),
        _captured_cell(report.captured),
    )


_LAYERS: tuple[tuple[Layer[Any], Callable[[Report, Annotations], tuple[Any, ...]]], ...] = (
    (layers.ZONES, lambda report, _: report.zones),
    (layers.LINKS, lambda report, _: report.links),
    (layers.PASSAGES, lambda _, found: found.passages),
    (layers.QUOTATIONS, lambda _, found: found.quotations),
    (layers.LOCAL_ENTITIES, lambda _, found: found.entities),
    (layers.MENTIONS, lambda _, found: found.mentions),
    (layers.LOCAL_DOCUMENTS, lambda _, found: found.documents),
    (layers.QUANTITIES, lambda _, found: found.quantities),
    (layers.DATES, lambda _, found: found.dates),
    (layers.CITATIONS, lambda _, found: found.citations),
    (layers.DROPPED, lambda _, found: found.dropped),
)


def _write_statements(connection: sqlite3.Connection, numbered: Sequence[tuple[int, ReportToSave]]) -> None:
    first = _next_number(connection, "SELECT max(number) FROM statement")
    flat = [(report, saved.report.text, made) for report, saved in numbered for made in saved.annotations.statements]
    connection.executemany(
        "INSERT INTO statement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (_statement_row(number, *each) for number, each in enumerate(flat, first)),
    )
    connection.executemany(
        "INSERT INTO statement_content VALUES (?, ?, ?, ?)",
        (
            (number, n, span.start, span.end)
            for number, (_, _, made) in enumerate(flat, first)
            for n, span in enumerate(made.content)
        ),
    )
    connection.executemany(
        "INSERT INTO step VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (number, n, step.kind, step.name, step.local, *edges(step.mention), *edges(step.cue), step.modality)
            for number, (_, _, made) in enumerate(flat, first)
            for n, step in enumerate(made.chain)
        ),
    )


def _statement_row(number: int, report: int, text: str, made: Statement) -> tuple[object, ...]:
    by = made.proposal
    return (
        number,
        made.id,
        " … ".join(span.of(text) for span in made.content),
        report,
        made.passage.start,
        made.passage.end,
        made.manner,
        made.polarity,
        listed(made.quantities),
        listed(made.dates),
        listed(made.locals),
        made.doubt,
        *((None, None, None) if by is None else (by.model, by.prompt, by.alone)),
    )


def read_reports(connection: sqlite3.Connection, *, number: int | None = None) -> tuple[Annotated, ...]:
    """All reports with their annotations, sorted by id; or only the one with this number."""
    asked = (0, _LAST) if number is None else (number, number)
    zones, links, *found = (_grouped(connection, layer.select, asked, layer.value) for layer, _ in _LAYERS)
    passages, quotations, entities, mentions, documents, quantities, dates, citations, dropped = found
    statements = _read_statements(connection, asked)
    read = []
    for row in connection.execute(_REPORTS, asked):
        number = row[0]
        report = _report(row, zones=zones.get(number, ()), links=links.get(number, ()))
        annotations = Annotations(
            report=report.id,
            passages=passages.get(number, ()),
            quotations=quotations.get(number, ()),
            dates=dates.get(number, ()),
            quantities=quantities.get(number, ()),
            mentions=mentions.get(number, ()),
            entities=entities.get(number, ()),
            documents=documents.get(number, ()),
            citations=citations.get(number, ()),
            statements=statements.get(number, ()),
            dropped=dropped.get(number, ()),
        )
        read.append(Annotated(report=report, annotations=annotations))
    return tuple(read)


_REPORTS = (
    "SELECT number, id, title, outlet_name, outlet_domain, published, published_precision, language, authors,"
    " url, path, sha256, text, notes, other_date, captured FROM report WHERE number BETWEEN ? AND ? ORDER BY id"
)


def _grouped(
    connection: sqlite3.Connection, select: str, asked: tuple[int, int], value: Callable[[Any], T]
) -> dict[int, tuple[T, ...]]:
    """The values of each report (or statement), by its number, which is the first cell of a row."""
    rows = connection.execute(select, asked)
    return {number: tuple(map(value, group)) for number, group in groupby(rows, itemgetter(0))}


def _report(row: Any, **layers_of_it: Any) -> Report:
    _, id_, title, outlet_name, outlet_domain, value, precision, language, authors, url, path, sha256, *rest = row
    text, notes, other_date, captured = rest
    return Report(
        id=id_,
        path=path,
        sha256=sha256,
        text=text,
        language=language,
        title=title,
        authors=unlisted(authors),
        outlet_name=outlet_name,
        outlet_domain=outlet_domain,
        url=url,
        published=None if value is None else Published(value=value, precision=precision),
        other_date=other_date_of(other_date),
        captured=captured_of(captured),
        notes=unlisted(notes),
        **layers_of_it,
    )


def _other_date_cell(other: OtherDate | None) -> str | None:
    if other is None:
        return None
    return json.dumps([list(other.readings), other.span.start, other.span.end, other.changed])


def other_date_of(cell: str | None) -> OtherDate | None:
    if cell is None:
        return None
    readings, start, end, changed = json.loads(cell)
    return OtherDate(readings=tuple(readings), span=Span(start, end), changed=changed)


def _captured_cell(captured: Captured | None) -> str | None:
    if captured is None:
        return None
    address = captured.address and readable(captured.address)
    return json.dumps([captured.time, address, captured.digest], ensure_ascii=False)


def captured_of(cell: str | None) -> Captured | None:
    if cell is None:
        return None
    time, address, digest = json.loads(cell)
    return Captured(time=time, address=address, digest=digest)


def _read_statements(connection: sqlite3.Connection, asked: tuple[int, int]) -> dict[int, tuple[Statement, ...]]:
    contents = _grouped(connection, _CONTENTS, asked, lambda row: Span(row[1], row[2]))
    chains = _grouped(connection, _STEPS, asked, made_step)
    rows = connection.execute(_STATEMENTS, asked)
    return {
        number: tuple(made_statement(row, contents.get(row[1], ()), chains.get(row[1], ())) for row in group)
        for number, group in groupby(rows, itemgetter(0))
    }


_STATEMENTS = (
    "SELECT report, number, id, passage_start, passage_end, manner, polarity, quantities, dates, locals, doubt,"
    " proposal_model, proposal_prompt, proposal_alone"
    " FROM statement WHERE report BETWEEN ? AND ? ORDER BY report, number"
)
_CONTENTS = (
    'SELECT statement, start, "end" FROM statement_content'
    " WHERE statement BETWEEN (SELECT min(number) FROM statement WHERE report BETWEEN ?1 AND ?2)"
    " AND (SELECT max(number) FROM statement WHERE report BETWEEN ?1 AND ?2) ORDER BY statement, n"
)
_STEPS = (
    "SELECT statement, kind, name, local, mention_start, mention_end, cue_start, cue_end, modality FROM step"
    " WHERE statement BETWEEN (SELECT min(number) FROM statement WHERE report BETWEEN ?1 AND ?2)"
    " AND (SELECT max(number) FROM statement WHERE report BETWEEN ?1 AND ?2) ORDER BY statement, n"
)


def made_step(row: Any) -> Step:
    _, kind, name, local, mention_start, mention_end, cue_start, cue_end, modality = row
    return Step(
        kind=word(kind),
        name=word(name),
        local=local and word(local),
        mention=span_or_none(mention_start, mention_end),
        cue=span_or_none(cue_start, cue_end),
        modality=word(modality),
    )


def made_statement(row: Any, content: tuple[Span, ...], chain: tuple[Step, ...]) -> Statement:
    _, _, id_, start, end, manner, polarity, quantities, dates, locals_, doubt, *proposal = row
    return Statement(
        id=id_,
        passage=Span(start, end),
        content=content,
        manner=word(manner),
        chain=chain,
        polarity=word(polarity),
        quantities=unlisted(quantities),
        dates=unlisted(dates),
        locals=unlisted(locals_),
        doubt=doubt,
        proposal=_proposal(*proposal),
    )


def _proposal(model: str | None, prompt: str | None, alone: int | None) -> Proposal | None:
    if model is None or prompt is None:
        return None
    return Proposal(model=word(model), prompt=word(prompt), alone=bool(alone))
