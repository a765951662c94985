"""Derivations, relations, events, and the evidence for every link."""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Final

from stemmata.export.tables.table import (
    PLACE_IN_LIST,
    Reference,
    Row,
    Table,
    listed,
    maybe,
    number,
    one_of,
    stretch,
    to,
    whole,
    word,
    yes_or_no,
)
from stemmata.model.case import Case
from stemmata.model.derivation import DerivationKind, ParentKind
from stemmata.model.evidence import Evidence
from stemmata.model.relation import Event, Relation

_id = attrgetter("id")


def _derivations(case: Case) -> Iterator[Row]:
    for edge in sorted(case.links.derivations, key=_id):
        yield (
            edge.id,
            edge.child,
            edge.parent,
            edge.parent_kind,
            edge.parent_name,
            edge.kind,
            edge.status,
            edge.score,
            edge.reason,
            edge.circular,
        )


def _relations_in_order(case: Case) -> list[Relation]:
    return sorted(case.links.relations, key=_id)


def _relations(case: Case) -> Iterator[Row]:
    for one in _relations_in_order(case):
        yield one.id, one.subject, one.predicate, one.object, one.words, one.origins_at_most


def _relation_statements(case: Case) -> Iterator[Row]:
    for relation in _relations_in_order(case):
        for stance, statements in (("alleges", relation.statements), ("denies", relation.denied_by)):
            for n, statement in enumerate(statements):
                yield relation.id, stance, n, statement


def _events_in_order(case: Case) -> list[Event]:
    return sorted(case.links.events, key=_id)


def _events(case: Case) -> Iterator[Row]:
    for event in _events_in_order(case):
        yield event.id, event.label, event.edtf, event.basis


def _event_entities(case: Case) -> Iterator[Row]:
    for event in _events_in_order(case):
        for role, entities in (("where", event.where), ("participant", event.participants)):
            for n, entity in enumerate(entities):
                yield event.id, role, n, entity


def _reasoned(case: Case) -> Iterator[tuple[str, str, Iterable[Evidence]]]:
    """What is linked, its id, and the signs: for each kind of link, sorted by id."""
    links = case.links
    for claim in sorted(links.claims, key=_id):
        yield "claim", claim.id, claim.same_as
    for derivation in sorted(links.derivations, key=_id):
        yield "derivation", derivation.id, derivation.evidence
    for document in sorted(links.documents, key=_id):
        yield "document", document.id, document.same_as
    for entity in sorted(links.entities, key=_id):
        yield "entity", entity.id, entity.same_as
        yield "maybe same", entity.id, entity.maybe_reasons
        yield "place", entity.id, entity.place.evidence if entity.place else ()
    for relation in _relations_in_order(case):
        yield "relation", relation.id, relation.reasons


def _evidence(case: Case) -> Iterator[Row]:
    for of, id_, signs in _reasoned(case):
        for n, sign in enumerate(signs):
            yield of, id_, n, sign.sign, sign.strength, sign.against, sign.reason


def _anchors(case: Case) -> Iterator[Row]:
    for of, id_, signs in _reasoned(case):
        for number_, sign in enumerate(signs):
            for n, anchor in enumerate(sign.anchors):
                yield of, id_, number_, n, anchor.report, anchor.start, anchor.end, anchor.text


_LINKED: Final = (
    word(
        "of",
        "What the sign is for: “claim”, “document” or “entity” (that its parts are one), “derivation”, “relation”, "
        "“maybe same” (of the n-th entity in entity_maybe_same), “place” (that the entity lies there).",
    ),
    word("id", "The id of that claim, derivation, document, entity or relation."),
)
TABLES: Final = (
    Table(
        name="derivations",
        about="An edge of the stemma: the child depends on the parent.",
        columns=(
            word("id", "A hash of child, parent and kind."),
            word("child", "The id of the report; or of a hidden parent that itself derives."),
            word("parent", "The id of a report, an entity or a document, or of a hidden parent."),
            one_of("parent_kind", "What kind of thing the parent is.", ParentKind),
            word("parent_name", "What it is called."),
            one_of("kind", "How the child depends on it.", DerivationKind),
            word("status", "“stated” by the child, or “inferred”."),
            number("score", "The strongest sign less the signs against, from 0 to 1."),
            word("reason", "A sentence."),
            yes_or_no("circular", "It lies on a circle of citations."),
        ),
        key=("id",),
        rows=_derivations,
    ),
    Table(
        name="relations",
        about="An alleged tie between two entities: somebody's allegation, always.",
        columns=(
            word("id", "Of the relation."),
            word("subject", "The id of an entity."),
            word("predicate", "The tie."),
            word("object", "The id of an entity."),
            word("words", "The verb as one report writes it."),
            whole("origins_at_most", "How many independent origins there are at most."),
        ),
        key=("id",),
        rows=_relations,
        references=(to("subject", "entities"), to("object", "entities")),
    ),
    Table(
        name="relation_statements",
        about="A statement that alleges or denies a relation.",
        columns=(
            word("relation", "The id of the relation."),
            word("stance", "“alleges” or “denies”."),
            PLACE_IN_LIST,
            word("statement", "The id of the statement."),
        ),
        key=("relation", "stance", "n"),
        rows=_relation_statements,
        references=(to("relation", "relations"), to("statement", "statements")),
    ),
    Table(
        name="events",
        about="Something alleged to have happened.",
        columns=(
            word("id", "Of the event."),
            word("label", "Words of one of its statements."),
            maybe("edtf", "When, as EDTF."),
            maybe("basis", "“stated”, or “resolved” against a report's own date."),
        ),
        key=("id",),
        rows=_events,
    ),
    Table(
        name="event_entities",
        about="Where an event is said to have happened, or who took part.",
        columns=(
            word("event", "The id of the event."),
            word("role", "“where” or “participant”."),
            PLACE_IN_LIST,
            word("entity", "The id of the entity."),
        ),
        key=("event", "role", "n"),
        rows=_event_entities,
        references=(to("event", "events"), to("entity", "entities")),
    ),
    listed(
        "event_statements",
        "A statement that tells of an event.",
        of=("event", "events"),
        value=word("statement", "The id of the statement."),
        lists=lambda case: ((event.id, event.statements) for event in _events_in_order(case)),
        in_table="statements",
    ),
    Table(
        name="evidence",
        about="A sign for a link, or against it, the strongest first.",
        columns=(
            *_LINKED,
            PLACE_IN_LIST,
            word("sign", "Which rule speaks."),
            number("strength", "From 0, nothing, to 1, as good as stated."),
            yes_or_no("against", "It speaks against the link."),
            word("reason", "A sentence."),
        ),
        key=("of", "id", "n"),
        rows=_evidence,
    ),
    Table(
        name="evidence_anchors",
        about="The characters that a sign rests on, the child's first.",
        columns=(
            *_LINKED,
            whole("evidence", "Which sign: its n in evidence."),
            PLACE_IN_LIST,
            word("report", "The id of the report."),
            *stretch(),
        ),
        key=("of", "id", "evidence", "n"),
        rows=_anchors,
        references=(
            Reference(columns=("of", "id", "evidence"), table="evidence", key=("of", "id", "n")),
            to("report", "reports"),
        ),
    ),
)
