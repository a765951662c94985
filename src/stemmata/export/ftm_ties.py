"""What points at others in FollowTheMoney: who is named where, who published what, what derives, what is alleged."""

from collections.abc import Iterator, Set
from typing import Any

from stemmata.export import ftm_values as value
from stemmata.export.ftm_things import proof, report_id, thing_id
from stemmata.export.known import Known, at_most, by_id, flat
from stemmata.export.words import DERIVATION_WORDS, PARENT_WORDS
from stemmata.model.derivation import Derivation
from stemmata.model.document import Document
from stemmata.model.entity import Entity
from stemmata.model.relation import Relation
from stemmata.text.counted import count

_Entity = dict[str, Any]


def ties(known: Known) -> Iterator[_Entity]:
    """The edges, kind by kind, each by id: publishers, names in texts, documents' people, pairs kept apart,
    derivations with the sources that nobody holds, relations."""
    for report, outlet in sorted(known.case.links.outlets.items()):
        if report in known.by_report and outlet in known.entities:
            yield _documentation(f"publisher-{report}", report_id(report), thing_id(outlet), "published by")
    for entity in known.entities.values():
        yield from _names(known, entity)
        for other, sign in zip(entity.maybe_same, entity.maybe_reasons, strict=False):
            if other in known.entities and entity.id < other:
                yield value.thing(
                    "Similar",
                    f"similar-{entity.id}-{other}",
                    candidate=thing_id(entity.id),
                    match=thing_id(other),
                    criteria=value.label(f"Kept apart; somebody might look: {sign.reason}"),
                    matcher="stemmata",
                )
    for document in sorted(known.case.links.documents, key=by_id):
        yield from _people(known, document)
    unheld = _unheld(known)
    for end, (kind, words) in sorted(unheld.items()):
        yield value.thing(
            "Note",
            f"source-{end}",
            name=value.name(f"Source not held: {words or kind}"),
            summary=f"A source of reports that the case does not hold: {kind}",
            keywords=["source", kind],
        )
    for derivation in sorted(known.case.links.derivations, key=by_id):
        yield _derivation(known, derivation, unheld.keys())
    for relation in sorted(known.case.links.relations, key=by_id):
        if relation.subject in known.entities and relation.object in known.entities:
            yield _relation(known, relation)


def _documentation(id_: str, document: str, entity: str, role: str, **more: Any) -> _Entity:
    return value.thing("Documentation", id_, document=document, entity=entity, role=role, **more)


def _names(known: Known, entity: Entity) -> Iterator[_Entity]:
    """One edge from each report that names the entity, with every place in it."""
    reports = sorted({anchor.report for anchor in entity.mentions if anchor.report in known.by_report})
    for report in reports:
        here = sorted(anchor for anchor in entity.mentions if anchor.report == report)
        yield _documentation(
            f"names-{report}-{entity.id}",
            report_id(report),
            thing_id(entity.id),
            "names",
            proof=report_id(report),
            publisher=[value.label(one) for one in known.publishers([report])],
            sourceUrl=value.url(known.by_report[report].report.url),
            description=[value.line(f"“{one.text}”: characters {one.start}–{one.end}") for one in here],
        )


def _people(known: Known, document: Document) -> Iterator[_Entity]:
    roles = (
        ("signed by", document.signatories),
        ("addressed to", document.addressees),
        ("first published by", document.published_by),
    )
    told = f"as {count(len(document.described_by), 'report')} describe it"
    for role, entities in roles:
        for entity in entities:
            if entity in known.entities:
                yield _documentation(
                    f"{role.replace(' ', '-')}-{document.id}-{entity}",
                    thing_id(document.id),
                    thing_id(entity),
                    f"said to be {role}",
                    summary=f"{role.capitalize()}, {told}",
                    proof=proof(document.described_by),
                )


def _unheld(known: Known) -> dict[str, tuple[str, str]]:
    """Id → kind and name of the sources that the case does not hold and that bear no name of it: unnamed voices,
    outlets without a piece."""
    documents = {one.id for one in known.case.links.documents}
    found: dict[str, tuple[str, str]] = {}
    for edge in known.case.links.derivations:
        for end, words in ((edge.parent, flat(edge.parent_name)), (edge.child, "")):
            if end not in known.by_report and end not in known.entities and end not in documents:
                kind = PARENT_WORDS[edge.parent_kind if end == edge.parent else "hidden"]
                found[end] = min(found.get(end, (kind, words)), (kind, words))
    return found


def _derivation(known: Known, edge: Derivation, unheld: Set[str]) -> _Entity:
    signs = [
        f"{'Against' if sign.against else 'For'}: {sign.reason} "
        + " / ".join(f"“{one.text}” ({known.place(one)})" for one in sign.anchors if one.report in known.by_report)
        for sign in edge.evidence
    ]
    anchored = {one.report for sign in edge.evidence for one in sign.anchors} | {edge.child}
    return value.thing(
        "UnknownLink",
        f"derivation-{edge.id}",
        subject=_end(known, edge.child, unheld),
        object=_end(known, edge.parent, unheld),
        role=f"{DERIVATION_WORDS[edge.kind]} ({edge.status})",
        status=edge.status,
        summary=value.line(f"{edge.reason} Score {edge.score:.2f} of 1." + (" It lies on a circle." * edge.circular)),
        description=[value.line(one) for one in signs],
        proof=proof(tuple(one for one in anchored if one in known.by_report)),
    )


def _end(known: Known, end: str, unheld: Set[str]) -> str:
    if end in unheld:
        return f"source-{end}"
    return report_id(end) if end in known.by_report else thing_id(end)


def _relation(known: Known, relation: Relation) -> _Entity:
    """An allegation: its role says so, its status how many origins it has, its description who says or denies it."""
    alleged, denied = known.in_order(relation.statements), known.in_order(relation.denied_by)
    said = [f"Alleged: {known.said(one)}" for one in alleged]
    said += [f"Denied: {known.said(one)}" for one in denied]
    signs = [sign for sign in relation.reasons for _ in sign.anchors[:1]]
    said += [
        f"{'Against' if sign.against else 'For'}: {sign.reason} “{one.text}” ({known.place(one)})"
        for sign in signs
        for one in sign.anchors
        if one.report in known.by_report
    ]
    reports = {one.report.id for one in (*alleged, *denied)}
    reports |= {one.report for sign in signs for one in sign.anchors if one.report in known.by_report}
    voices = sorted({flat(one.statement.chain[-1].name) for one in alleged if one.statement.chain})
    by = f" by {', '.join(voices)}" if voices else ""
    return value.thing(
        "UnknownLink",
        f"relation-{relation.id}",
        subject=thing_id(relation.subject),
        object=thing_id(relation.object),
        role=f"allegedly {relation.predicate.replace('_', ' ')}",
        status=f"alleged, {at_most(relation.origins_at_most)}"
        + (f", denied in {count(len(denied), 'statement')}" if denied else ""),
        summary=value.line(f"Alleged{by} (“{relation.words}”); {at_most(relation.origins_at_most)}"),
        description=[value.line(one) for one in said],
        proof=proof(tuple(reports)),
        publisher=[value.label(one) for one in known.publishers(reports)],
    )
