"""How each list of a case is read, and which columns a notebook shows of it."""

from typing import Final

from stemmata.api.alleged import Document, Event, Relation
from stemmata.api.listing import Of
from stemmata.api.records import Claim, Derivation, Entity, Report, Statement
from stemmata.api.shelf import OpenShelf
from stemmata.web.labels import DERIVATION_WORDS, MODALITY_WORDS, OUTLET_NOT_KNOWN, published_words

REPORTS: Final[Of[Report]] = Of(
    name="reports",
    kind="report",
    few=OpenShelf.all_reports,
    run=OpenShelf.all_reports,
    shown={
        "outlet": lambda one: one.outlet_name or OUTLET_NOT_KNOWN,
        "published": lambda one: published_words(one.published),
        "title": lambda one: one.title or "",
        "id": lambda one: one.id,
    },
)


def _voices(statement: Statement) -> str:
    return " → ".join(f"{name} {MODALITY_WORDS[modality]}" for name, modality in statement.voices)


STATEMENTS: Final[Of[Statement]] = Of(
    name="statements",
    kind="statement",
    few=OpenShelf.statements,
    run=OpenShelf.statements,
    shown={"who says so": _voices, "words": lambda one: one.words, "id": lambda one: one.id},
)
CLAIMS: Final[Of[Claim]] = Of(
    name="claims",
    kind="claim",
    few=OpenShelf.claims,
    run=OpenShelf.run_of_claims,
    shown={
        "claim": lambda one: one.label,
        "reports": lambda one: len(one.report_ids),
        "origins at most": lambda one: one.origins.at_most,
        "named origins": lambda one: ", ".join(origin.name for origin in one.origins.named),
        "differ in": lambda one: ", ".join(dict.fromkeys(variant.of or variant.slot for variant in one.variants)),
        "id": lambda one: one.id,
    },
)
ENTITIES: Final[Of[Entity]] = Of(
    name="entities",
    kind="entity",
    few=OpenShelf.entities,
    run=OpenShelf.run_of_entities,
    shown={
        "name": lambda one: one.name,
        "kind": lambda one: one.kind,
        "spellings": lambda one: ", ".join(one.names),
        "mentions": lambda one: len(one.mentions),
        "id": lambda one: one.id,
    },
)
DOCUMENTS: Final[Of[Document]] = Of(
    name="documents",
    kind="document",
    few=OpenShelf.documents,
    run=OpenShelf.run_of_documents,
    shown={
        "document": lambda one: one.title,
        "date": lambda one: one.date or "not known",
        "described in reports": lambda one: len(one.described_by),
        "id": lambda one: one.id,
    },
)


def _child(edge: Derivation) -> str:
    report = edge.child
    return edge.child_id if report is None else report.outlet_name or OUTLET_NOT_KNOWN


DERIVATIONS: Final[Of[Derivation]] = Of(
    name="derivations",
    kind="derivation",
    few=OpenShelf.derivations,
    run=OpenShelf.run_of_derivations,
    shown={
        "child": _child,
        "how": lambda one: DERIVATION_WORDS[one.kind],
        "parent": lambda one: one.parent_name,
        "status": lambda one: one.status,
        "why": lambda one: one.reason,
        "id": lambda one: one.id,
    },
)
RELATIONS: Final[Of[Relation]] = Of(
    name="relations",
    kind="relation",
    few=OpenShelf.relations,
    run=OpenShelf.run_of_relations,
    shown={
        "subject": lambda one: one.subject.name,
        "words": lambda one: one.words,
        "object": lambda one: one.object.name,
        "origins at most": lambda one: one.origins_at_most,
        "id": lambda one: one.id,
    },
)
EVENTS: Final[Of[Event]] = Of(
    name="events",
    kind="event",
    few=OpenShelf.events,
    run=OpenShelf.run_of_events,
    shown={
        "event": lambda one: one.label,
        "when": lambda one: one.edtf or "not known",
        "where": lambda one: ", ".join(place.name for place in one.where),
        "id": lambda one: one.id,
    },
)
