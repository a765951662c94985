"""The numbers that a document is said to give, those of several reports side by side."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from stemmata.model.annotations import Modality, Quantity, Statement
from stemmata.model.case import Annotated
from stemmata.model.document import Document
from stemmata.text.span import Span
from stemmata.web.edition import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One report's words for a number."""

    report: str
    href: str
    words: str  # as they stand in the report: "more than 150 well-trained fighters"
    modality: Modality  # of the voice nearest to the words: expects, requests …


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRow:
    """One number, and all who say that the document gives it, in order of publication."""

    number: str
    given: tuple[Given, ...]


def numbers_of(edition: Edition, document: Document) -> tuple[NumberRow, ...]:
    """Numbers of most reports first, then the larger; nothing where no statement of the document has a number.

    A number belongs to the document where the chain of voices of its statement leads over it.
    """
    members = set(edition.entities[document.id].members) if document.id in edition.entities else set()
    rows: dict[float, dict[tuple[str, Span], Given]] = defaultdict(dict)
    for source in edition.reports:
        for statement in source.annotations.statements:
            if any((source.report.id, step.local) in members for step in statement.chain):
                for value, span, given in _given(edition, source, statement):
                    rows[value].setdefault((source.report.id, span), given)
    order = sorted(rows, key=lambda value: (-len({report for report, _ in rows[value]}), -value))
    return tuple(NumberRow(number=f"{value:,g}", given=tuple(rows[value].values())) for value in order)


def _given(edition: Edition, source: Annotated, statement: Statement) -> Iterator[tuple[float, Span, Given]]:
    for quantity in source.annotations.quantities:
        inside = any(part.contains(quantity.span) for part in statement.content)
        if quantity.value is not None and inside:
            span = _with_head(quantity)
            yield (
                quantity.value,
                span,
                Given(
                    report=source.report.id,
                    href=edition.href(source.report.id, span),
                    words=" ".join(span.of(source.report.text).split()),
                    modality=statement.chain[-1].modality,
                ),
            )


def _with_head(quantity: Quantity) -> Span:
    head = quantity.of_span or quantity.span
    return Span(min(quantity.span.start, head.start), max(quantity.span.end, head.end))
