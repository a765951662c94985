"""The records of reports and of what they say, as export schema 1 has them."""

import math
from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import Any

from stemmata.model.annotations import Annotations, DateExpression, Proposal, Quantity, Statement, Step
from stemmata.model.case import Case
from stemmata.model.report import Report
from stemmata.text.span import Span

_Record = dict[str, Any]
_Members = Mapping[tuple[str, str], str]  # (report id, local entity id) → entity id


def reports(case: Case) -> Iterator[_Record]:
    """One record for each report, sorted by id."""
    outlets = case.links.outlets
    for annotated in sorted(case.reports, key=attrgetter("report.id")):
        report = annotated.report
        published, other = report.published, report.other_date
        yield {
            "id": report.id,
            "path": report.path,
            "url": report.url,
            "outlet": outlets.get(report.id),
            "outlet_name": report.outlet_name,
            "outlet_domain": report.outlet_domain,
            "title": report.title,
            "authors": report.authors,
            "published": published and {"value": published.value, "precision": published.precision},
            "other_date": other
            and {
                "readings": other.readings,
                "start": other.span.start,
                "end": other.span.end,
                "changed": other.changed,
            },
            "captured": report.captured
            and {
                "time": report.captured.time,
                "address": report.captured.address,
                "digest": report.captured.digest,
            },
            "language": report.language,
            "sha256": report.sha256,
            "text": report.text,
            "zones": [{"kind": zone.kind, **_edges(zone.span)} for zone in report.zones],
            "links": [{**_edges(link.span), "url": link.url} for link in report.links],
            "notes": report.notes,
        }


def statements(case: Case) -> Iterator[_Record]:
    """One record for each statement, sorted by report, then by its place in the report."""
    members = {member: entity.id for entity in case.links.entities for member in entity.members}
    for annotated in sorted(case.reports, key=attrgetter("report.id")):
        report, found = annotated.report, annotated.annotations
        outlet = case.links.outlets.get(report.id)
        for statement in sorted(found.statements, key=lambda made: (made.passage, made.content, made.id)):
            yield {
                "id": statement.id,
                "report": report.id,
                "passage": _edges(statement.passage),
                "content": [_words(report, span) for span in statement.content],
                "manner": statement.manner,
                "chain": [_step(report, step, members, outlet) for step in statement.chain],
                "polarity": statement.polarity,
                **_values(report, found, statement),
                "entities": _known(report, statement.locals, members),
                "doubt": statement.doubt,
                "proposal": _proposal(statement.proposal),
            }


def _values(report: Report, found: Annotations, statement: Statement) -> _Record:
    return {
        "quantities": [_quantity(report, found.quantities[index]) for index in statement.quantities],
        "dates": [_date(report, found.dates[index]) for index in statement.dates],
    }


def _step(report: Report, step: Step, members: _Members, outlet: str | None) -> _Record:
    """A voice; the report's own outlet stands nowhere in the text, so its entity comes from the links."""
    if step.local is not None:
        entity = members.get((report.id, step.local))
    else:
        entity = outlet if step.kind == "outlet" and step.mention is None else None
    return {
        "kind": step.kind,
        "name": step.name or None,
        "entity": entity,
        "mention": step.mention and _words(report, step.mention),
        "cue": step.cue and _words(report, step.cue),
        "modality": step.modality,
    }


def _proposal(proposal: Proposal | None) -> _Record | None:
    """By which language model a statement is proposed; null where by none."""
    if proposal is None:
        return None
    return {"model": proposal.model, "prompt": proposal.prompt, "alone": proposal.alone}


def _quantity(report: Report, quantity: Quantity) -> _Record:
    return {
        **_words(report, quantity.span),
        "value": _number(quantity.value),
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "kind": quantity.kind,
        "of": quantity.of,
        "flag": quantity.flag,
    }


def _date(report: Report, date: DateExpression) -> _Record:
    return {**_words(report, date.span), "edtf": date.edtf, "basis": date.basis}


def _known(report: Report, locals_: tuple[str, ...], members: _Members) -> list[str]:
    """The entities that these local ones were joined to, sorted, each once."""
    return sorted({members[report.id, local] for local in locals_ if (report.id, local) in members})


def _edges(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _words(report: Report, span: Span) -> _Record:
    return {"start": span.start, "end": span.end, "text": span.of(report.text)}


def _number(value: float | None) -> float | int | None:
    """150 rather than 150.0; null for what JSON cannot hold."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if float(value).is_integer() else value
