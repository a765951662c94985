"""The records of what links the reports, as export schema 1 has them. Each list is sorted by id."""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any

from stemmata.model.case import Case
from stemmata.model.claim import Claim, Origins, Variant
from stemmata.model.evidence import Anchor, Evidence
from stemmata.model.place import EntityPlace, GazetteerPlace, PlaceCandidate

_Record = dict[str, Any]
_id = attrgetter("id")


def entities(case: Case) -> Iterator[_Record]:
    for entity in sorted(case.links.entities, key=_id):
        yield {
            "id": entity.id,
            "kind": entity.kind,
            "name": entity.name,
            "names": entity.names,
            "place": _place(entity.place),
            "place_candidates": [_candidate(one) for one in entity.place.candidates] if entity.place else [],
            "place_reasons": _reasons(entity.place.evidence) if entity.place else [],
            "mentions": [_anchor(anchor) for anchor in entity.mentions],
            "same_as_reasons": _reasons(entity.same_as),
            "members": [f"{report}:{local}" for report, local in entity.members],  # the keys that decisions use
            "maybe_same": entity.maybe_same,
            "maybe_same_reasons": [sign.reason for sign in entity.maybe_reasons],
            "outlet_domains": entity.outlet_domains,
        }


def _place(found: EntityPlace | None) -> _Record | None:
    """Null where no gazetteer lists it, and where several places bear the name and none stands out."""
    if found is None or found.place is None:
        return None
    return {
        **_point(found.place),
        "candidates": [_candidate(one) for one in found.candidates if one.place.id != found.place.id],
        "basis": found.basis,
        "reason": found.evidence[0].reason if found.evidence else None,
        "attribution": found.attribution,
    }


def _candidate(candidate: PlaceCandidate) -> _Record:
    return {**_point(candidate.place), "share": candidate.share}


def _point(place: GazetteerPlace) -> _Record:
    return {
        "lat": place.lat,
        "lon": place.lon,
        "gazetteer": place.id,
        "name": place.name,
        "kind": place.kind,
        "within": place.within,
        "uncertainty_km": place.uncertainty_km,
    }


def documents(case: Case) -> Iterator[_Record]:
    for document in sorted(case.links.documents, key=_id):
        yield {
            "id": document.id,
            "kind": document.kind,
            "title": document.title,
            "date": document.date,
            "signatories": document.signatories,
            "addressees": document.addressees,
            "published_by": document.published_by,
            "described_by": document.described_by,
            "contents": [{"claim": content.claim, "reports": content.reports} for content in document.contents],
            "same_as_reasons": _reasons(document.same_as),
        }


def claims(case: Case) -> Iterator[_Record]:
    for claim in sorted(case.links.claims, key=_id):
        yield _claim(claim)


def _claim(claim: Claim) -> _Record:
    return {
        "id": claim.id,
        "label": claim.label,
        "statements": claim.statements,
        "reports": claim.reports,
        "origins": _origins(claim.origins),
        "variants": [_variant(variant) for variant in claim.variants],
        "same_as_reasons": _reasons(claim.same_as),
    }


def _origins(origins: Origins) -> _Record:
    return {
        "at_most": origins.at_most,
        "named": [
            {"origin": origin.id, "name": origin.name, "kind": origin.kind, "reports": origin.reports}
            for origin in origins.named
        ],
        "unknown": origins.unknown,
        "paths": [{"report": path.report, "steps": path.steps} for path in origins.paths],
        "circular": origins.circular,
    }


def _variant(variant: Variant) -> _Record:
    return {
        "slot": variant.slot,
        "of": variant.of,
        "kind": variant.kind,
        "values": [{"value": value.value, "statements": value.statements} for value in variant.values],
        "changed_on": variant.changed_on,
        "reason": variant.reason,
        "bearing": variant.bearing,
    }


def derivations(case: Case) -> Iterator[_Record]:
    for edge in sorted(case.links.derivations, key=_id):
        yield {
            "id": edge.id,
            "child": edge.child,
            "parent": edge.parent,
            "parent_kind": edge.parent_kind,
            "parent_name": edge.parent_name,
            "kind": edge.kind,
            "status": edge.status,
            "score": edge.score,
            "reason": edge.reason,
            "evidence": [_anchor(anchor) for sign in edge.evidence if not sign.against for anchor in sign.anchors],
            "signs": [_sign(sign) for sign in edge.evidence if not sign.against],
            "against": [_sign(sign) for sign in edge.evidence if sign.against],
            "circular": edge.circular,
        }


def relations(case: Case) -> Iterator[_Record]:
    for relation in sorted(case.links.relations, key=_id):
        yield {
            "id": relation.id,
            "subject": relation.subject,
            "predicate": relation.predicate,
            "object": relation.object,
            "words": relation.words,
            "statements": relation.statements,
            "denied_by": relation.denied_by,
            "origins": {"at_most": relation.origins_at_most},
            "signs": [_sign(sign) for sign in relation.reasons if not sign.against],
            "against": [_sign(sign) for sign in relation.reasons if sign.against],
        }


def events(case: Case) -> Iterator[_Record]:
    for event in sorted(case.links.events, key=_id):
        yield {
            "id": event.id,
            "label": event.label,
            "when": None if event.edtf is None else {"edtf": event.edtf, "basis": event.basis},
            "where": event.where,
            "participants": event.participants,
            "statements": event.statements,
        }


def _anchor(anchor: Anchor) -> _Record:
    return {"report": anchor.report, "start": anchor.start, "end": anchor.end, "text": anchor.text}


def _sign(sign: Evidence) -> _Record:
    return {
        "sign": sign.sign,
        "strength": sign.strength,
        "reason": sign.reason,
        "anchors": [_anchor(anchor) for anchor in sign.anchors],
    }


def _reasons(signs: Iterable[Evidence]) -> list[str]:
    """Why things are held to be one: the reasons for it, strongest first as given, each once."""
    return list(dict.fromkeys(sign.reason for sign in signs if not sign.against))
