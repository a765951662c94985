"""Writes what links the reports: all of it anew, since it follows from the reports and the decisions."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from stemmata.casefile import places
from stemmata.casefile.cells import Row, evidence_row, listed
from stemmata.errors import StemmataError
from stemmata.model.case import Links
from stemmata.model.claim import Claim
from stemmata.model.document import Document
from stemmata.model.entity import Entity
from stemmata.model.evidence import Evidence
from stemmata.model.relation import Event, Relation

# What refers before what it refers to: (what a row is about, table, column with its id).
TABLES: Final = (
    ("event", "event_statement", "event"),
    ("event", "event_entity", "event"),
    ("event", "event", "id"),
    ("relation", "relation_evidence", "relation"),
    ("relation", "relation_statement", "relation"),
    ("relation", "relation", "id"),
    ("derivation", "derivation_evidence", "derivation"),
    ("derivation", "derivation", "id"),
    ("document", "document_evidence", "document"),
    ("document", "document_content", "document"),
    ("document", "document_report", "document"),
    ("document", "document_entity", "document"),
    ("document", "document", "id"),
    ("claim", "claim_evidence", "claim"),
    ("claim", "variant_value", "claim"),
    ("claim", "variant", "claim"),
    ("claim", "origin_path", "claim"),
    ("claim", "origin", "claim"),
    ("claim", "claim_report", "claim"),
    ("claim", "claim_statement", "claim"),
    ("claim", "claim", "id"),
    ("outlet", "report_outlet", "report"),
    ("entity", "entity_place_evidence", "entity"),
    ("entity", "entity_place_candidate", "entity"),
    ("entity", "entity_place", "entity"),
    ("entity", "entity_maybe", "entity"),
    ("entity", "entity_evidence", "entity"),
    ("entity", "entity_mention", "entity"),
    ("entity", "entity_member", "entity"),
    ("entity", "entity", "id"),
)


def delete_links(connection: sqlite3.Connection) -> None:
    """Takes every link away, inside the caller's transaction."""
    for _, table, _ in TABLES:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608  # names of our own


def write_links(connection: sqlite3.Connection, links: Links) -> None:
    """Writes the links, inside the caller's transaction; the tables must hold none of them.

    Raises StemmataError where they speak of a report or statement that the case does not hold.
    """
    numbers = _Numbers(
        reports=dict(connection.execute("SELECT id, number FROM report")),
        statements=dict(connection.execute("SELECT id, number FROM statement")),
    )
    for part in (
        _entities(links.entities, numbers),
        places.insertions(links.entities),
        _outlets(links.outlets, numbers),
        _claims(links.claims, numbers),
        _documents(links.documents, numbers),
        _derivations(links),
        _relations(links.relations, numbers),
        _events(links.events, numbers),
    ):
        for insert, rows in part:
            connection.executemany(insert, rows)


_Insertions = Iterator[tuple[str, Iterable[Row]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Numbers:
    """The numbers that reports and statements have in this file, by id."""

    reports: Mapping[str, int]
    statements: Mapping[str, int]

    def report(self, id_: str) -> int:
        return _number("report", self.reports, id_)

    def statement(self, id_: str) -> int:
        return _number("statement", self.statements, id_)


def _number(kind: str, numbers: Mapping[str, int], id_: str) -> int:
    number = numbers.get(id_)
    if number is None:
        raise StemmataError(
            f"The links speak of the {kind} {id_!r}, which the case does not hold; they were not saved.",
            hint="Build the case again; if this comes back, it is a mistake in Stemmata: please report it.",
        )
    return number


def _entities(entities: tuple[Entity, ...], numbers: _Numbers) -> _Insertions:
    yield (
        "INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?)",
        (
            (each.id, each.kind, each.name, listed(each.names), listed(each.maybe_same), listed(each.outlet_domains))
            for each in entities
        ),
    )
    yield (
        "INSERT INTO entity_member VALUES (?, ?, ?, ?)",
        (
            (each.id, n, numbers.report(report), local)
            for each in entities
            for n, (report, local) in enumerate(each.members)
        ),
    )
    yield (
        "INSERT INTO entity_mention VALUES (?, ?, ?, ?, ?, ?)",
        (
            (each.id, n, numbers.report(anchor.report), anchor.start, anchor.end, anchor.text)
            for each in entities
            for n, anchor in enumerate(each.mentions)
        ),
    )
    yield "INSERT INTO entity_evidence VALUES (?, ?, ?, ?, ?, ?, ?)", _signs((e.id, e.same_as) for e in entities)
    yield "INSERT INTO entity_maybe VALUES (?, ?, ?, ?, ?, ?, ?)", _signs((e.id, e.maybe_reasons) for e in entities)


def _signs(owners: Iterable[tuple[str, tuple[Evidence, ...]]]) -> Iterator[Row]:
    return ((owner, n, *evidence_row(sign)) for owner, signs in owners for n, sign in enumerate(signs))


def _outlets(outlets: Mapping[str, str], numbers: _Numbers) -> _Insertions:
    rows = ((numbers.report(report), entity) for report, entity in sorted(outlets.items()))
    yield "INSERT INTO report_outlet VALUES (?, ?)", rows


def _claims(claims: tuple[Claim, ...], numbers: _Numbers) -> _Insertions:
    yield "INSERT INTO claim VALUES (?, ?, ?, ?, ?)", (_claim_row(claim) for claim in claims)
    yield (
        "INSERT INTO claim_statement VALUES (?, ?, ?)",
        ((claim.id, n, numbers.statement(made)) for claim in claims for n, made in enumerate(claim.statements)),
    )
    yield (
        "INSERT INTO claim_report VALUES (?, ?, ?)",
        ((claim.id, n, numbers.report(report)) for claim in claims for n, report in enumerate(claim.reports)),
    )
    yield (
        "INSERT INTO origin VALUES (?, ?, ?, ?, ?, ?)",
        (
            (claim.id, n, origin.id, origin.name, origin.kind, listed(origin.reports))
            for claim in claims
            for n, origin in enumerate(claim.origins.named)
        ),
    )
    yield (
        "INSERT INTO origin_path VALUES (?, ?, ?, ?)",
        (
            (claim.id, n, numbers.report(path.report), listed(path.steps))
            for claim in claims
            for n, path in enumerate(claim.origins.paths)
        ),
    )
    yield from _variants(claims)
    yield "INSERT INTO claim_evidence VALUES (?, ?, ?, ?, ?, ?, ?)", _signs((c.id, c.same_as) for c in claims)


def _claim_row(claim: Claim) -> Row:
    origins = claim.origins
    return claim.id, claim.label, origins.at_most, listed(origins.unknown), listed(origins.circular)


def _variants(claims: tuple[Claim, ...]) -> _Insertions:
    yield (
        "INSERT INTO variant VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (claim.id, n, v.slot, v.of, v.kind, listed(v.changed_on), v.reason, v.bearing)
            for claim in claims
            for n, v in enumerate(claim.variants)
        ),
    )
    yield (
        "INSERT INTO variant_value VALUES (?, ?, ?, ?, ?)",
        (
            (claim.id, of, n, value.value, listed(value.statements))
            for claim in claims
            for of, variant in enumerate(claim.variants)
            for n, value in enumerate(variant.values)
        ),
    )


def _documents(documents: tuple[Document, ...], numbers: _Numbers) -> _Insertions:
    yield "INSERT INTO document VALUES (?, ?, ?, ?)", ((d.id, d.kind, d.title, d.date) for d in documents)
    yield (
        "INSERT INTO document_entity VALUES (?, ?, ?, ?)",
        (
            (document.id, role, n, entity)
            for document in documents
            for role, entities in _parties(document)
            for n, entity in enumerate(entities)
        ),
    )
    yield (
        "INSERT INTO document_report VALUES (?, ?, ?)",
        ((d.id, n, numbers.report(report)) for d in documents for n, report in enumerate(d.described_by)),
    )
    yield (
        "INSERT INTO document_content VALUES (?, ?, ?, ?)",
        (
            (document.id, n, content.claim, listed(content.reports))
            for document in documents
            for n, content in enumerate(document.contents)
        ),
    )
    yield "INSERT INTO document_evidence VALUES (?, ?, ?, ?, ?, ?, ?)", _signs((d.id, d.same_as) for d in documents)


def _parties(document: Document) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("signatory", document.signatories),
        ("addressee", document.addressees),
        ("publisher", document.published_by),
    )


def _derivations(links: Links) -> _Insertions:
    yield (
        "INSERT INTO derivation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                edge.id,
                edge.child,
                edge.parent,
                edge.parent_kind,
                edge.parent_name,
                edge.kind,
                edge.status,
                float(edge.score),
                edge.reason,
                edge.circular,
            )
            for edge in links.derivations
        ),
    )
    signs = _signs((edge.id, edge.evidence) for edge in links.derivations)
    yield "INSERT INTO derivation_evidence VALUES (?, ?, ?, ?, ?, ?, ?)", signs


def _relations(relations: tuple[Relation, ...], numbers: _Numbers) -> _Insertions:
    yield (
        "INSERT INTO relation VALUES (?, ?, ?, ?, ?, ?)",
        ((r.id, r.subject, r.predicate, r.object, r.words, r.origins_at_most) for r in relations),
    )
    yield (
        "INSERT INTO relation_statement VALUES (?, ?, ?, ?)",
        (
            (relation.id, stance, n, numbers.statement(made))
            for relation in relations
            for stance, statements in (("alleges", relation.statements), ("denies", relation.denied_by))
            for n, made in enumerate(statements)
        ),
    )
    yield "INSERT INTO relation_evidence VALUES (?, ?, ?, ?, ?, ?, ?)", _signs((r.id, r.reasons) for r in relations)


def _events(events: tuple[Event, ...], numbers: _Numbers) -> _Insertions:
    yield "INSERT INTO event VALUES (?, ?, ?, ?)", ((e.id, e.label, e.edtf, e.basis) for e in events)
    yield (
        "INSERT INTO event_entity VALUES (?, ?, ?, ?)",
        (
            (event.id, role, n, entity)
            for event in events
            for role, entities in (("place", event.where), ("participant", event.participants))
            for n, entity in enumerate(entities)
        ),
    )
    yield (
        "INSERT INTO event_statement VALUES (?, ?, ?)",
        ((event.id, n, numbers.statement(made)) for event in events for n, made in enumerate(event.statements)),
    )
