"""The layers of a report that are one table each: a value is a row, and nothing refers to it from outside.

Each table has ``report`` (its number) and ``n`` (the place in the layer) before the columns written here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from stemmata.casefile.cells import Row, edges, listed, real, span_or_none, span_pairs, spans_of, unlisted, word
from stemmata.model.annotations import (
    Citation,
    DateExpression,
    LocalDocument,
    LocalEntity,
    Mention,
    Passage,
    Quantity,
    Quotation,
)
from stemmata.model.report import Link, Zone
from stemmata.text.span import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer(Generic[T]):
    """One table of what a report holds, and the two ways between a row and a value."""

    insert: str  # takes report, n and the row
    select: str  # gives report and the row, by report and n, for the reports numbered from ? to ?
    row: Callable[[T], Row]
    value: Callable[[Any], T]  # takes what ``select`` gives


def _zone(row: Any) -> Zone:
    _, kind, start, end = row
    return Zone(kind=word(kind), span=Span(start, end))


ZONES: Layer[Zone] = Layer(
    insert="INSERT INTO zone VALUES (?, ?, ?, ?, ?)",
    select='SELECT report, kind, start, "end" FROM zone WHERE report BETWEEN ? AND ? ORDER BY report, n',
    row=lambda zone: (zone.kind, zone.span.start, zone.span.end),
    value=_zone,
)


def _link(row: Any) -> Link:
    _, start, end, url = row
    return Link(span=Span(start, end), url=url)


LINKS: Layer[Link] = Layer(
    insert="INSERT INTO link VALUES (?, ?, ?, ?, ?)",
    select='SELECT report, start, "end", url FROM link WHERE report BETWEEN ? AND ? ORDER BY report, n',
    row=lambda link: (link.span.start, link.span.end, link.url),
    value=_link,
)


def _passage(row: Any) -> Passage:
    _, kind, start, end = row
    return Passage(kind=word(kind), span=Span(start, end))


PASSAGES: Layer[Passage] = Layer(
    insert="INSERT INTO passage VALUES (?, ?, ?, ?, ?)",
    select='SELECT report, kind, start, "end" FROM passage WHERE report BETWEEN ? AND ? ORDER BY report, n',
    row=lambda passage: (passage.kind, passage.span.start, passage.span.end),
    value=_passage,
)


def _quotation(row: Any) -> Quotation:
    _, start, end, outer_start, outer_end, depth, closed, continues, scare, interpolations = row
    return Quotation(
        span=Span(start, end),
        outer=Span(outer_start, outer_end),
        depth=depth,
        closed=bool(closed),
        continues=bool(continues),
        scare=bool(scare),
        interpolations=spans_of(interpolations),
    )


QUOTATIONS: Layer[Quotation] = Layer(
    insert="INSERT INTO quotation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    select='SELECT report, start, "end", outer_start, outer_end, depth, closed, continues, scare, interpolations'
    " FROM quotation WHERE report BETWEEN ? AND ? ORDER BY report, n",
    row=lambda quotation: (
        quotation.span.start,
        quotation.span.end,
        quotation.outer.start,
        quotation.outer.end,
        quotation.depth,
        quotation.closed,
        quotation.continues,
        quotation.scare,
        span_pairs(quotation.interpolations),
    ),
    value=_quotation,
)


def _local_entity(row: Any) -> LocalEntity:
    _, local, kind, name, names, acronyms, ranks, roles, evaluative, generic, kind_sure = row
    return LocalEntity(
        id=word(local),
        kind=word(kind),
        name=name,
        names=unlisted(names),
        acronyms=unlisted(acronyms),
        ranks=unlisted(ranks),
        roles=unlisted(roles),
        evaluative=bool(evaluative),
        generic=bool(generic),
        kind_sure=bool(kind_sure),
    )


LOCAL_ENTITIES: Layer[LocalEntity] = Layer(
    insert="INSERT INTO local_entity VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    select="SELECT report, local, kind, name, names, acronyms, ranks, roles, evaluative, generic, kind_sure"
    " FROM local_entity WHERE report BETWEEN ? AND ? ORDER BY report, n",
    row=lambda entity: (
        entity.id,
        entity.kind,
        entity.name,
        listed(entity.names),
        listed(entity.acronyms),
        listed(entity.ranks),
        listed(entity.roles),
        entity.evaluative,
        entity.generic,
        entity.kind_sure,
    ),
    value=_local_entity,
)


def _mention(row: Any) -> Mention:
    _, start, end, kind, form, local = row
    return Mention(span=Span(start, end), kind=word(kind), form=word(form), local=local and word(local))


MENTIONS: Layer[Mention] = Layer(
    insert="INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?)",
    select='SELECT report, start, "end", kind, form, local FROM mention'
    " WHERE report BETWEEN ? AND ? ORDER BY report, n",
    row=lambda mention: (mention.span.start, mention.span.end, mention.kind, mention.form, mention.local),
    value=_mention,
)


def _local_document(row: Any) -> LocalDocument:
    _, local, kind, ordinal, date, signatories, addressees, publishers, anchors = row
    return LocalDocument(
        local=word(local),
        kind=word(kind),
        ordinal=ordinal,
        date=date,
        signatories=unlisted(signatories),
        addressees=unlisted(addressees),
        publishers=unlisted(publishers),
        anchors=spans_of(anchors),
    )


LOCAL_DOCUMENTS: Layer[LocalDocument] = Layer(
    insert="INSERT INTO local_document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    select="SELECT report, local, kind, ordinal, date, signatories, addressees, publishers, anchors"
    " FROM local_document WHERE report BETWEEN ? AND ? ORDER BY report, n",
    row=lambda document: (
        document.local,
        document.kind,
        document.ordinal,
        document.date,
        listed(document.signatories),
        listed(document.addressees),
        listed(document.publishers),
        span_pairs(document.anchors),
    ),
    value=_local_document,
)


def _quantity(row: Any) -> Quantity:
    _, start, end, kind, value, low, high, of, of_start, of_end, flag = row
    return Quantity(
        span=Span(start, end),
        kind=word(kind),
        value=value,
        low=low,
        high=high,
        of=of,
        of_span=span_or_none(of_start, of_end),
        flag=flag,
    )


QUANTITIES: Layer[Quantity] = Layer(
    insert="INSERT INTO quantity VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    select='SELECT report, start, "end", kind, value, low, high, "of", of_start, of_end, flag FROM quantity'
    " WHERE report BETWEEN ? AND ? ORDER BY report, n",
    row=lambda quantity: (
        quantity.span.start,
        quantity.span.end,
        quantity.kind,
        real(quantity.value),
        real(quantity.low),
        real(quantity.high),
        quantity.of,
        *edges(quantity.of_span),
        quantity.flag,
    ),
    value=_quantity,
)


def _date(row: Any) -> DateExpression:
    _, start, end, edtf, basis = row
    return DateExpression(span=Span(start, end), edtf=edtf, basis=word(basis))


DATES: Layer[DateExpression] = Layer(
    insert="INSERT INTO date_expression VALUES (?, ?, ?, ?, ?, ?)",
    select='SELECT report, start, "end", edtf, basis FROM date_expression'
    " WHERE report BETWEEN ? AND ? ORDER BY report, n",
    row=lambda date: (date.span.start, date.span.end, date.edtf, date.basis),
    value=_date,
)


def _citation(row: Any) -> Citation:
    _, start, end, kind, outlet, local, url, date = row
    return Citation(span=Span(start, end), kind=word(kind), outlet=outlet, local=local, url=url, date=date)


CITATIONS: Layer[Citation] = Layer(
    insert="INSERT INTO citation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    select='SELECT report, start, "end", kind, outlet, local, url, date FROM citation'
    " WHERE report BETWEEN ? AND ? ORDER BY report, n",
    row=lambda citation: (
        citation.span.start,
        citation.span.end,
        citation.kind,
        citation.outlet,
        citation.local,
        citation.url,
        citation.date,
    ),
    value=_citation,
)


DROPPED: Layer[tuple[str, int]] = Layer(
    insert="INSERT INTO dropped VALUES (?, ?, ?, ?)",
    select="SELECT report, layer, count FROM dropped WHERE report BETWEEN ? AND ? ORDER BY report, n",
    row=lambda dropped: dropped,
    value=lambda row: (row[1], row[2]),
)
