"""The JSON export again, made of nothing but what the API gives."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from stemmata.api import Claim, Derivation, Document, Entity, Event, OpenCase, Quote, Relation, Report, Statement, Voice
from stemmata.model.evidence import Evidence
from stemmata.text.span import Span

Record = dict[str, Any]


def lists_of(case: OpenCase) -> dict[str, list[Record]]:
    return {
        "reports": [report(one) for one in case.reports],
        "statements": [statement(one) for one in case.statements],
        "claims": [claim(one) for one in case.claims],
        "entities": [entity(one) for one in case.entities],
        "documents": [document(one) for one in case.documents],
        "derivations": [derivation(one) for one in case.derivations],
        "relations": [relation(one) for one in case.relations],
        "events": [event(one) for one in case.events],
        "decisions": [
            {
                "id": d.id,
                "kind": d.kind,
                "author": d.author,
                "time": d.time,
                "reason": d.reason,
                "subject": [*d.subject],
            }
            for d in case.decisions
        ],
        "refusals": [{"path": one.path, "reason": one.reason} for one in case.refusals],
        "duplicates": [{"path": one.path, "report": one.report} for one in case.duplicates],
    }


def ids(records: Iterable[Any]) -> list[str]:
    return [one.id for one in records]


def edges(span: Span) -> Record:
    return {"start": span.start, "end": span.end}


def stretch(quote: Quote | None) -> Record | None:
    return None if quote is None else {**edges(quote.span), "text": quote.text}


def reasons(signs: Sequence[Evidence]) -> list[str]:
    return list(dict.fromkeys(sign.reason for sign in signs if not sign.against))


def report(one: Report) -> Record:
    return {
        "id": one.id,
        "path": one.path,
        "url": one.url,
        "outlet": one.outlet and one.outlet.id,
        "outlet_name": one.outlet_name,
        "outlet_domain": one.outlet_domain,
        "title": one.title,
        "authors": [*one.authors],
        "published": one.published and {"value": one.published.value, "precision": one.published.precision},
        "language": one.language,
        "sha256": one.sha256,
        "text": one.text,
        "zones": [{"kind": zone.kind, **edges(zone.span)} for zone in one.zones],
        "links": [{**edges(link.span), "url": link.url} for link in one.links],
        "notes": [*one.notes],
    }


def statement(one: Statement) -> Record:
    text = one.report.text
    return {
        "id": one.id,
        "report": one.report.id,
        "passage": edges(one.passage),
        "content": [stretch(quote) for quote in one.content],
        "manner": one.manner,
        "chain": [voice(step) for step in one.chain],
        "polarity": one.polarity,
        "quantities": [
            {
                **edges(number.span),
                "text": text[number.span],
                "value": number.value,
                "kind": number.kind,
                "of": number.of,
            }
            for number in one.quantities
        ],
        "dates": [{**edges(date.span), "text": text[date.span], "edtf": date.edtf} for date in one.dates],
        "entities": ids(one.entities),
        "doubt": one.doubt,
        "proposal": one.proposal and asdict(one.proposal),
    }


def voice(one: Voice) -> Record:
    return {
        "kind": one.kind,
        "name": one.name,
        "entity": one.entity and one.entity.id,
        "mention": stretch(one.mention),
        "cue": stretch(one.cue),
        "modality": one.modality,
    }


def claim(one: Claim) -> Record:
    origins = one.origins
    return {
        "id": one.id,
        "label": one.label,
        "statements": ids(one.statements),
        "reports": ids(one.reports),
        "origins": {
            "at_most": origins.at_most,
            "named": [
                {"origin": named.id, "name": named.name, "kind": named.kind, "reports": ids(named.reports)}
                for named in origins.named
            ],
            "unknown": ids(origins.unknown),
            "paths": [{"report": road.report.id, "steps": ids(road.steps)} for road in origins.paths],
            "circular": [*origins.circular],
        },
        "variants": [
            {
                "slot": variant.slot,
                "of": variant.of,
                "bearing": variant.bearing,
                "values": [{"value": given.value, "statements": ids(given.statements)} for given in variant.values],
                "changed_on": ids(variant.changed_on),
                "reason": variant.reason,
            }
            for variant in one.variants
        ],
        "same_as_reasons": reasons(one.same_as),
    }


def entity(one: Entity) -> Record:
    return {
        "id": one.id,
        "kind": one.kind,
        "name": one.name,
        "names": [*one.names],
        "mentions": [{"report": quote.report.id, **(stretch(quote) or {})} for quote in one.mentions],
        "same_as_reasons": reasons(one.same_as),
        "members": [*one.members],
        "maybe_same": ids(one.maybe_same),
        "maybe_same_reasons": [sign.reason for sign in one.maybe_reasons],
        "outlet_domains": [*one.outlet_domains],
    }


def document(one: Document) -> Record:
    return {
        "id": one.id,
        "kind": one.kind,
        "title": one.title,
        "date": one.date,
        "signatories": ids(one.signatories),
        "addressees": ids(one.addressees),
        "published_by": ids(one.published_by),
        "described_by": ids(one.described_by),
        "contents": [{"claim": part.claim.id, "reports": ids(part.reports)} for part in one.contents],
        "same_as_reasons": reasons(one.same_as),
    }


def derivation(one: Derivation) -> Record:
    return {
        "id": one.id,
        "child": one.child_id,
        "parent": one.parent_id,
        "parent_kind": one.parent_kind,
        "parent_name": one.parent_name,
        "kind": one.kind,
        "status": one.status,
        "score": one.score,
        "reason": one.reason,
        "circular": one.circular,
    }


def relation(one: Relation) -> Record:
    return {
        "id": one.id,
        "subject": one.subject.id,
        "predicate": one.predicate,
        "object": one.object.id,
        "words": one.words,
        "statements": ids(one.statements),
        "denied_by": ids(one.denied_by),
        "origins": {"at_most": one.origins_at_most},
    }


def event(one: Event) -> Record:
    return {
        "id": one.id,
        "label": one.label,
        "when": None if one.edtf is None else {"edtf": one.edtf, "basis": one.basis},
        "where": ids(one.where),
        "participants": ids(one.participants),
        "statements": ids(one.statements),
    }
