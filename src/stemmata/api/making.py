"""From the values of the case file to records."""

from stemmata.api.alleged import Content, Document, Event, Relation
from stemmata.api.records import (
    Claim,
    Derivation,
    Entity,
    Origin,
    Origins,
    Quote,
    Report,
    Road,
    Shelf,
    Statement,
    Variant,
    VariantValue,
)
from stemmata.casefile import Catalogued, Said
from stemmata.model import claim as claims
from stemmata.model import derivation as derivations
from stemmata.model import document as documents
from stemmata.model import entity as entities
from stemmata.model import relation as relations
from stemmata.text.span import Span


def report(shelf: Shelf, found: Catalogued) -> Report:
    return Report(
        id=found.id,
        path=found.path,
        sha256=found.sha256,
        language=found.language,
        title=found.title,
        authors=found.authors,
        outlet_name=found.outlet_name,
        outlet_domain=found.outlet_domain,
        url=found.url,
        published=found.published,
        other_date=found.other_date,
        captured=found.captured,
        notes=found.notes,
        _shelf=shelf,
    )


def statement(shelf: Shelf, said: Said) -> Statement:
    found = said.statement
    return Statement(
        id=found.id,
        words=said.words,
        manner=found.manner,
        polarity=found.polarity,
        passage=found.passage,
        doubt=found.doubt,
        proposal=found.proposal,
        report_id=said.report,
        _found=found,
        _shelf=shelf,
    )


def claim(shelf: Shelf, found: claims.Claim) -> Claim:
    return Claim(
        id=found.id,
        label=found.label,
        origins=_origins(shelf, found.origins),
        variants=tuple(_variant(shelf, one) for one in found.variants),
        same_as=found.same_as,
        report_ids=found.reports,
        statement_ids=found.statements,
        _shelf=shelf,
    )


def _origins(shelf: Shelf, found: claims.Origins) -> Origins:
    return Origins(
        at_most=found.at_most,
        named=tuple(
            Origin(id=one.id, name=one.name, kind=one.kind, _reports=one.reports, _shelf=shelf) for one in found.named
        ),
        paths=tuple(Road(report_id=one.report, _steps=one.steps, _shelf=shelf) for one in found.paths),
        circular=found.circular,
        _unknown=found.unknown,
        _shelf=shelf,
    )


def _variant(shelf: Shelf, found: claims.Variant) -> Variant:
    return Variant(
        slot=found.slot,
        of=found.of,
        bearing=found.bearing,
        values=tuple(VariantValue(value=one.value, _statements=one.statements, _shelf=shelf) for one in found.values),
        reason=found.reason,
        _changed_on=found.changed_on,
        _shelf=shelf,
    )


def entity(shelf: Shelf, found: entities.Entity) -> Entity:
    return Entity(
        id=found.id,
        kind=found.kind,
        name=found.name,
        names=found.names,
        place=found.place,
        mentions=tuple(
            Quote(text=one.text, span=Span(one.start, one.end), report_id=one.report, _shelf=shelf)
            for one in found.mentions
        ),
        members=tuple(f"{report}:{local}" for report, local in found.members),
        same_as=found.same_as,
        maybe_reasons=found.maybe_reasons,
        outlet_domains=found.outlet_domains,
        _maybe_same=found.maybe_same,
        _shelf=shelf,
    )


def derivation(shelf: Shelf, found: derivations.Derivation) -> Derivation:
    return Derivation(
        id=found.id,
        child_id=found.child,
        parent_id=found.parent,
        parent_kind=found.parent_kind,
        parent_name=found.parent_name,
        kind=found.kind,
        status=found.status,
        score=found.score,
        reason=found.reason,
        evidence=found.evidence,
        circular=found.circular,
        _shelf=shelf,
    )


def document(shelf: Shelf, found: documents.Document) -> Document:
    return Document(
        id=found.id,
        kind=found.kind,
        title=found.title,
        date=found.date,
        contents=tuple(Content(claim_id=one.claim, report_ids=one.reports, _shelf=shelf) for one in found.contents),
        same_as=found.same_as,
        _signatories=found.signatories,
        _addressees=found.addressees,
        _published_by=found.published_by,
        _described_by=found.described_by,
        _shelf=shelf,
    )


def relation(shelf: Shelf, found: relations.Relation) -> Relation:
    return Relation(
        id=found.id,
        subject_id=found.subject,
        predicate=found.predicate,
        object_id=found.object,
        words=found.words,
        origins_at_most=found.origins_at_most,
        reasons=found.reasons,
        _statements=found.statements,
        _denied_by=found.denied_by,
        _shelf=shelf,
    )


def event(shelf: Shelf, found: relations.Event) -> Event:
    return Event(
        id=found.id,
        label=found.label,
        edtf=found.edtf,
        basis=found.basis,
        _where=found.where,
        _participants=found.participants,
        _statements=found.statements,
        _shelf=shelf,
    )
