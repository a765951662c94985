"""Does what was found in a report hold together? Nothing that does not anchor is kept."""

from collections.abc import Iterator

from stemmata.model.annotations import Annotations
from stemmata.model.report import Report
from stemmata.text.span import Span


def unsound(report: Report, annotations: Annotations) -> str | None:
    """What is wrong with these annotations of this report, as a sentence; None where they hold together.

    Spans must lie within the text, local ids must name a local entity of the report, indices a quantity
    or date, ids must not repeat, and the text must be writable as UTF-8.
    """
    if annotations.report != report.id:
        return f"The annotations are of the report {annotations.report}, not of {report.id}."
    if not _encodable(report.text):
        return "The text holds half a character (a lone surrogate), which no file can hold."
    length = len(report.text)
    for layer, span in _spans(report, annotations):
        if span.end > length:
            return f"The {layer} [{span.start}, {span.end}) lies outside the text of {length} characters."
    return _dangling(annotations) or _repeated(annotations)


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _spans(report: Report, annotations: Annotations) -> Iterator[tuple[str, Span]]:
    yield from (("zone", zone.span) for zone in report.zones)
    yield from (("link", link.span) for link in report.links)
    yield from (("passage", passage.span) for passage in annotations.passages)
    yield from (("quotation", quotation.outer) for quotation in annotations.quotations)
    yield from (("quotation", quotation.span) for quotation in annotations.quotations)
    yield from (("mention", mention.span) for mention in annotations.mentions)
    yield from (("date", date.span) for date in annotations.dates)
    yield from (("citation", citation.span) for citation in annotations.citations)
    yield from (("document's anchor", span) for document in annotations.documents for span in document.anchors)
    for quantity in annotations.quantities:
        yield "quantity", quantity.span
        if quantity.of_span:
            yield "quantity's noun", quantity.of_span
    for statement in annotations.statements:
        yield "statement's passage", statement.passage
        yield from (("statement's content", span) for span in statement.content)
        for step in statement.chain:
            yield from (("step", span) for span in (step.mention, step.cue) if span)


def _dangling(annotations: Annotations) -> str | None:
    known = {entity.id for entity in annotations.entities}
    for layer, local in _locals(annotations):
        if local is not None and local not in known:
            return f"A {layer} stands for {local}, which is no local entity of the report."
    for statement in annotations.statements:
        if any(not 0 <= index < len(annotations.quantities) for index in statement.quantities):
            return f"The statement {statement.id} counts a quantity that was not found."
        if any(not 0 <= index < len(annotations.dates) for index in statement.dates):
            return f"The statement {statement.id} names a date that was not found."
    return None


def _locals(annotations: Annotations) -> Iterator[tuple[str, str | None]]:
    yield from (("mention", mention.local) for mention in annotations.mentions)
    yield from (("citation", citation.local) for citation in annotations.citations)
    for document in annotations.documents:
        yield "document", document.local
        for party in (*document.signatories, *document.addressees, *document.publishers):
            yield "document's party", party
    for statement in annotations.statements:
        yield from (("statement's content", local) for local in statement.locals)
        yield from (("voice", step.local) for step in statement.chain)


def _repeated(annotations: Annotations) -> str | None:
    if len({entity.id for entity in annotations.entities}) < len(annotations.entities):
        return "Two local entities share one id."
    if len({statement.id for statement in annotations.statements}) < len(annotations.statements):
        return "Two statements share one id."
    return None
