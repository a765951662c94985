"""Which characters of a report have an id of their own, so that a page can link to them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from stemmata.model.annotations import Annotations
from stemmata.model.case import Case
from stemmata.model.evidence import Anchor, Evidence
from stemmata.text.span import Span


def anchored(case: Case) -> Mapping[str, frozenset[Span]]:
    """For each report the spans that statements and evidence rest on. Empty and out-of-text spans are left out."""
    lengths = {entry.report.id: len(entry.report.text) for entry in case.reports}
    found: dict[str, set[Span]] = {name: set() for name in lengths}
    for entry in case.reports:
        found[entry.report.id].update(_of_report(entry.annotations))
        if entry.report.other_date:
            found[entry.report.id].add(entry.report.other_date.span)
    by_link: dict[str, set[Span]] = defaultdict(set)
    for anchor in _of_links(case):
        by_link[anchor.report].add(Span(anchor.start, anchor.end))
    return {
        name: frozenset(span for span in found[name] | by_link[name] if len(span) and span.end <= length)
        for name, length in lengths.items()
    }


def _of_report(annotations: Annotations) -> Iterator[Span]:
    for statement in annotations.statements:
        yield from statement.content
        if statement.content:
            yield Span(statement.content[0].start, statement.content[-1].end)
        yield statement.passage
        for step in statement.chain:
            yield from (span for span in (step.mention, step.cue) if span)
    for document in annotations.documents:
        yield from document.anchors
    yield from (quantity.span for quantity in annotations.quantities)
    yield from (citation.span for citation in annotations.citations)


def _of_links(case: Case) -> Iterator[Anchor]:
    links = case.links
    for entity in links.entities:
        yield from _of_evidence(entity.same_as)
        yield from _of_evidence(entity.maybe_reasons)
        yield from entity.mentions
    for document in links.documents:
        yield from _of_evidence(document.same_as)
    for claim in links.claims:
        yield from _of_evidence(claim.same_as)
    for derivation in links.derivations:
        yield from _of_evidence(derivation.evidence)
    for relation in links.relations:
        yield from _of_evidence(relation.reasons)


def _of_evidence(signs: Iterable[Evidence]) -> Iterator[Anchor]:
    for sign in signs:
        yield from sign.anchors
