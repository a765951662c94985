"""What stands alone in FollowTheMoney: reports, names, documents, claims, statements, events, refusals."""

from collections.abc import Iterator
from typing import Any, Final

from stemmata.export import ftm_values as value
from stemmata.export.known import Known, Told, at_most, by_id
from stemmata.export.words import SLOT_WORDS, edtf_words, shortened
from stemmata.model.annotations import EntityKind
from stemmata.model.case import Annotated
from stemmata.model.claim import Claim
from stemmata.model.document import Document
from stemmata.model.entity import Entity
from stemmata.model.place import EntityPlace
from stemmata.model.relation import Event
from stemmata.text.counted import count
from stemmata.text.ids import content_id

_Entity = dict[str, Any]
SCHEMATA: Final[dict[EntityKind, str]] = {
    "person": "Person",
    "organisation": "Organization",
    "group": "LegalEntity",  # a people or a side: FollowTheMoney's word for whoever can act
    "place": "Address",
    "document": "Document",
    "weapon": "Asset",
    "vehicle": "Vehicle",
}
LEGAL: Final = frozenset({"person", "organisation", "group"})  # what a LegalEntity may be
LONGEST_NAME: Final = 120  # characters of a claim or a statement as a name


def things(known: Known) -> Iterator[_Entity]:
    """The entities, kind by kind: reports, names, claims, statements, events, refusals; each by id."""
    documents = {one.id: one for one in known.case.links.documents}
    for entry in sorted(known.reports, key=lambda one: one.report.id):
        yield _report(known, entry)
    for entity in known.entities.values():
        yield _entity(entity, documents.get(entity.id))
    for document in sorted(known.case.links.documents, key=by_id):
        if document.id not in known.entities:
            yield value.thing("Document", thing_id(document.id), **_described(document))
    for claim in sorted(known.case.links.claims, key=by_id):
        yield _claim(known, claim)
    for _, told in sorted(known.told.items()):
        yield _statement(known, told)
    for event in sorted(known.case.links.events, key=by_id):
        yield _event(known, event)
    for refusal in sorted(known.case.refusals):
        yield value.thing(
            "Document",
            f"refusal-{content_id('refusal', refusal.path)}",
            fileName=value.label(refusal.path),
            processingStatus="failure",
            processingError=value.label(refusal.reason),
        )


def report_id(report: str) -> str:
    return f"report-{report}"


def thing_id(entity: str) -> str:
    return f"entity-{entity}"


def proof(reports: Iterator[str] | tuple[str, ...]) -> list[str]:
    """The Articles of these reports, sorted."""
    return sorted({report_id(one) for one in reports})


def _report(known: Known, entry: Annotated) -> _Entity:
    report = entry.report
    return value.thing(
        "Article",
        report_id(report.id),
        name=value.name(known.title(report.id)),
        title=value.label(report.title or ""),
        author=[value.label(one) for one in report.authors],
        publisher=value.label(report.outlet_name or ""),
        sourceUrl=value.url(report.url),
        publishedAt=value.date(report.published.value if report.published else None),
        language=value.language(report.language),
        fileName=value.label(report.path),
        bodyText=value.texts(report.text),
        notes=[value.line(known.file(report.id)), *(value.line(one) for one in report.notes)],
    )


def _entity(entity: Entity, document: Document | None) -> _Entity:
    reports = tuple({anchor.report for anchor in entity.mentions})
    others = [value.name(one) for one in entity.names if value.name(one) != value.name(entity.name)]
    said = {
        "name": value.name(entity.name),
        "alias": others,
        "proof": proof(reports),
        "summary": f"Named in {count(len(reports), 'report')}",
        "notes": [value.line(f"Held to be one: {sign.reason}") for sign in entity.same_as if not sign.against],
    }
    if document is not None:
        said |= _described(document)
    if entity.kind == "place":
        said |= {"full": value.full(entity.name) or "", **_place(entity.place)}
    return value.thing(SCHEMATA[entity.kind], thing_id(entity.id), **said)


def _described(document: Document) -> dict[str, Any]:
    """A document that nobody holds: what reports describe, with the day that they give it."""
    told = count(len(document.described_by), "report")
    return {
        "name": value.name(document.title),
        "title": value.label(document.title),
        "date": value.date(document.date),
        "proof": proof(document.described_by),
        "summary": f"A {document.kind} as {told} describe{'s' if len(document.described_by) == 1 else ''} it; not held",
    }


def _place(found: EntityPlace | None) -> dict[str, Any]:
    if found is None:
        return {}
    ruled_out = found.place is None and found.basis == "human"
    candidates = () if ruled_out else found.candidates
    others = [f"{one.place.name} ({one.place.id}, {one.place.lat}, {one.place.lon})" for one in candidates]
    said = {
        "remarks": [value.label(f"May be: {one}") for one in others],
        "notes": [value.line(one) for one in (*(sign.reason for sign in found.evidence), *found.attribution)],
    }
    if found.place is None:
        return said
    point = found.place
    return said | {
        "latitude": str(point.lat),
        "longitude": str(point.lon),
        "region": value.label(", ".join(point.within)),
        "description": value.line(
            f"{point.name} ({point.id}), within {point.uncertainty_km:g} km of the point; told by {found.basis}"
        ),
    }


def _claim(known: Known, claim: Claim) -> _Entity:
    spread = f"told in {count(len(claim.reports), 'report')}, {at_most(claim.origins.at_most)}"
    origins = [f"Origin: {one.name} ({one.kind}), {count(len(one.reports), 'report')}" for one in claim.origins.named]
    variants = [
        f"{SLOT_WORDS[one.slot].capitalize()}{f' of {one.of}' if one.of else ''} differs: "
        + "; ".join(f"{given.value} ({count(len(given.statements), 'statement')})" for given in one.values)
        for one in claim.variants
    ]
    unknown = claim.origins.unknown
    blank = [f"Lineage not known of {count(len(unknown), 'report')}, which adds no origin"] if unknown else []
    return value.thing(
        "Note",
        f"claim-{claim.id}",
        name=value.name(f"Claim: {shortened(claim.label, LONGEST_NAME)}"),
        summary=f"Somebody's words, {spread}",
        description=value.line(claim.label),
        notes=[value.line(one) for one in (*origins, *blank, *variants)],
        keywords=["claim"],
        proof=proof(claim.reports),
        publisher=[value.label(one) for one in known.publishers(claim.reports)],
    )


def _statement(known: Known, told: Told) -> _Entity:
    """Attached to its claims and to whom it names, so that it is found from there."""
    report, statement = told.report, told.statement
    modalities = [step.modality for step in statement.chain[1:]]
    negative = ["negative"] if statement.polarity == "negative" else []
    return value.thing(
        "Note",
        f"statement-{statement.id}",
        name=value.name(f"Statement: {shortened(told.words, LONGEST_NAME)}"),
        summary=value.line(f"Said by: {known.chain(told)}"),
        description=value.line(told.words),
        notes=[value.line(f"“{one.text}”: {known.place(one)}") for one in told.anchors]
        + ([value.line(f"In doubt: {statement.doubt}")] if statement.doubt else []),
        keywords=["statement", *modalities, *negative],
        entity=[
            *(f"claim-{one}" for one in known.claims_of.get(statement.id, ())),
            *(thing_id(one) for one in known.entities_of(told)),
        ],
        proof=report_id(report.id),
        sourceUrl=value.url(report.url),
        publisher=value.label(report.outlet_name or ""),
    )


def _event(known: Known, event: Event) -> _Entity:
    told = known.in_order(event.statements)
    first, last = value.interval(event.edtf)
    where = [known.entities[one] for one in event.where if one in known.entities]
    who = [known.entities[one] for one in event.participants if one in known.entities]
    return value.thing(
        "Event",
        f"event-{event.id}",
        name=value.name(f"Alleged: {shortened(event.label, LONGEST_NAME)}"),
        summary=f"Alleged in {count(len({one.report.id for one in told}), 'report')}; when: {edtf_words(event.edtf)}",
        description=[value.line(known.said(one)) for one in told],
        date=value.date(event.edtf),
        startDate=first,
        endDate=last,
        location=[value.full(one.name) or "" for one in where],
        addressEntity=[thing_id(one.id) for one in where if one.kind == "place"],
        involved=[thing_id(one.id) for one in who if one.kind in LEGAL],
        proof=proof(tuple(one.report.id for one in told)),
    )
