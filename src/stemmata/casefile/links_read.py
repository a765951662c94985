"""Reads what links the reports."""

import sqlite3
from collections.abc import Callable
from operator import itemgetter
from typing import Any, Final, TypeVar

from stemmata.casefile import places
from stemmata.casefile.cells import evidence_of, unlisted, word
from stemmata.model.case import Links
from stemmata.model.claim import Claim, Origin, OriginPath, Origins, Variant, VariantValue
from stemmata.model.derivation import Derivation
from stemmata.model.document import Document, DocumentContent
from stemmata.model.entity import Entity
from stemmata.model.evidence import Anchor
from stemmata.model.relation import Event, Relation

T = TypeVar("T")
Grouped = dict[Any, tuple[T, ...]]
Asked = tuple[str, str | bytes]  # the first id that is asked for, and the last
ALL: Final[Asked] = ("", b"")  # SQLite sorts every text before the first blob


def read_links(connection: sqlite3.Connection) -> Links:
    """All links, each tuple sorted by id; empty where none were drawn yet."""
    outlets = connection.execute(
        "SELECT report.id, entity FROM report_outlet JOIN report ON report.number = report ORDER BY report.id"
    )
    return Links(
        entities=read_entities(connection),
        outlets=dict(outlets),
        documents=read_documents(connection),
        claims=read_claims(connection),
        derivations=read_derivations(connection),
        relations=read_relations(connection),
        events=read_events(connection),
    )


def _grouped(
    connection: sqlite3.Connection, asked: Asked, select: str, value: Callable[..., T], *, key: int = 1
) -> Grouped[T]:
    """The values of each owner asked for: the first ``key`` cells of a row name it, the others make the value."""
    owner_of = itemgetter(0) if key == 1 else itemgetter(slice(key))
    grouped: dict[Any, list[T]] = {}
    for row in connection.execute(select, asked):
        grouped.setdefault(owner_of(row), []).append(value(*row[key:]))
    return {owner: tuple(values) for owner, values in grouped.items()}


def _cell(cell: Any) -> Any:
    return cell


def read_entities(connection: sqlite3.Connection, asked: Asked = ALL) -> tuple[Entity, ...]:
    members = _grouped(
        connection,
        asked,
        "SELECT entity, report.id, local FROM entity_member JOIN report ON report.number = report"
        " WHERE entity BETWEEN ? AND ? ORDER BY entity, n",
        lambda report, local: (report, local),
    )
    mentions = _grouped(
        connection,
        asked,
        'SELECT entity, report.id, start, "end", entity_mention.text FROM entity_mention'
        " JOIN report ON report.number = report WHERE entity BETWEEN ? AND ? ORDER BY entity, n",
        lambda report, start, end, text: Anchor(report=word(report), start=start, end=end, text=text),
    )
    signs = _grouped(
        connection,
        asked,
        "SELECT entity, sign, strength, reason, against, anchors FROM entity_evidence"
        " WHERE entity BETWEEN ? AND ? ORDER BY entity, n",
        evidence_of,
    )
    maybe = _grouped(
        connection,
        asked,
        "SELECT entity, sign, strength, reason, against, anchors FROM entity_maybe"
        " WHERE entity BETWEEN ? AND ? ORDER BY entity, n",
        evidence_of,
    )
    lying = places.read(connection, asked)
    rows = connection.execute(
        "SELECT id, kind, name, names, maybe_same, outlet_domains FROM entity WHERE id BETWEEN ? AND ? ORDER BY id",
        asked,
    )
    return tuple(
        Entity(
            id=id_,
            kind=word(kind),
            name=name,
            names=unlisted(names),
            members=members.get(id_, ()),
            mentions=mentions.get(id_, ()),
            same_as=signs.get(id_, ()),
            maybe_same=unlisted(maybe_same),
            maybe_reasons=maybe.get(id_, ()),
            outlet_domains=unlisted(domains),
            place=lying.get(id_),
        )
        for id_, kind, name, names, maybe_same, domains in rows
    )


def read_documents(connection: sqlite3.Connection, asked: Asked = ALL) -> tuple[Document, ...]:
    parties = _grouped(
        connection,
        asked,
        "SELECT document, role, entity FROM document_entity WHERE document BETWEEN ? AND ? ORDER BY document, role, n",
        _cell,
        key=2,
    )
    reports = _grouped(
        connection,
        asked,
        "SELECT document, report.id FROM document_report JOIN report ON report.number = report"
        " WHERE document BETWEEN ? AND ? ORDER BY document, n",
        _cell,
    )
    contents = _grouped(
        connection,
        asked,
        "SELECT document, claim, reports FROM document_content WHERE document BETWEEN ? AND ? ORDER BY document, n",
        lambda claim, reports: DocumentContent(claim=claim, reports=unlisted(reports)),
    )
    signs = _grouped(
        connection,
        asked,
        "SELECT document, sign, strength, reason, against, anchors FROM document_evidence"
        " WHERE document BETWEEN ? AND ? ORDER BY document, n",
        evidence_of,
    )
    return tuple(
        Document(
            id=id_,
            kind=word(kind),
            title=title,
            date=date,
            signatories=parties.get((id_, "signatory"), ()),
            addressees=parties.get((id_, "addressee"), ()),
            published_by=parties.get((id_, "publisher"), ()),
            described_by=reports.get(id_, ()),
            contents=contents.get(id_, ()),
            same_as=signs.get(id_, ()),
        )
        for id_, kind, title, date in connection.execute(
            "SELECT id, kind, title, date FROM document WHERE id BETWEEN ? AND ? ORDER BY id", asked
        )
    )


def read_claims(connection: sqlite3.Connection, asked: Asked = ALL) -> tuple[Claim, ...]:
    statements = _grouped(
        connection,
        asked,
        "SELECT claim, statement.id FROM claim_statement JOIN statement ON statement.number = statement"
        " WHERE claim BETWEEN ? AND ? ORDER BY claim, n",
        _cell,
    )
    reports = _grouped(
        connection,
        asked,
        "SELECT claim, report.id FROM claim_report JOIN report ON report.number = report"
        " WHERE claim BETWEEN ? AND ? ORDER BY claim, n",
        word,
    )
    named = _grouped(
        connection,
        asked,
        "SELECT claim, id, name, kind, reports FROM origin WHERE claim BETWEEN ? AND ? ORDER BY claim, n",
        lambda id_, name, kind, reports: Origin(id=id_, name=name, kind=word(kind), reports=unlisted(reports)),
    )
    paths = _grouped(
        connection,
        asked,
        "SELECT claim, report.id, steps FROM origin_path JOIN report ON report.number = report"
        " WHERE claim BETWEEN ? AND ? ORDER BY claim, n",
        lambda report, steps: OriginPath(report=word(report), steps=unlisted(steps)),
    )
    signs = _grouped(
        connection,
        asked,
        "SELECT claim, sign, strength, reason, against, anchors FROM claim_evidence"
        " WHERE claim BETWEEN ? AND ? ORDER BY claim, n",
        evidence_of,
    )
    variants = _variants(connection, asked)
    rows = connection.execute(
        "SELECT id, label, origins_at_most, unknown_lineage, circular FROM claim WHERE id BETWEEN ? AND ? ORDER BY id",
        asked,
    )
    return tuple(
        Claim(
            id=id_,
            label=label,
            statements=statements.get(id_, ()),
            reports=reports.get(id_, ()),
            origins=Origins(
                at_most=at_most,
                named=named.get(id_, ()),
                unknown=unlisted(unknown),
                paths=paths.get(id_, ()),
                circular=unlisted(circular),
            ),
            variants=variants.get(id_, ()),
            same_as=signs.get(id_, ()),
        )
        for id_, label, at_most, unknown, circular in rows
    )


def _variants(connection: sqlite3.Connection, asked: Asked) -> Grouped[Variant]:
    values = _grouped(
        connection,
        asked,
        "SELECT claim, variant, value, statements FROM variant_value"
        " WHERE claim BETWEEN ? AND ? ORDER BY claim, variant, n",
        lambda value, statements: VariantValue(value=value, statements=unlisted(statements)),
        key=2,
    )
    return _grouped(
        connection,
        asked,
        'SELECT claim, claim, n, slot, "of", kind, changed_on, reason, bearing FROM variant'
        " WHERE claim BETWEEN ? AND ? ORDER BY claim, n",
        lambda claim, n, slot, of, kind, changed_on, reason, bearing: Variant(
            slot=word(slot),
            of=of,
            kind=word(kind),
            values=values.get((claim, n), ()),
            changed_on=unlisted(changed_on),
            reason=reason,
            bearing=word(bearing),
        ),
    )


def read_derivations(connection: sqlite3.Connection, asked: Asked = ALL) -> tuple[Derivation, ...]:
    signs = _grouped(
        connection,
        asked,
        "SELECT derivation, sign, strength, reason, against, anchors FROM derivation_evidence"
        " WHERE derivation BETWEEN ? AND ? ORDER BY derivation, n",
        evidence_of,
    )
    rows = connection.execute(
        "SELECT id, child, parent, parent_kind, parent_name, kind, status, score, reason, circular"
        " FROM derivation WHERE id BETWEEN ? AND ? ORDER BY id",
        asked,
    )
    return tuple(
        Derivation(
            id=id_,
            child=child,
            parent=parent,
            parent_kind=word(parent_kind),
            parent_name=parent_name,
            kind=word(kind),
            status=word(status),
            score=score,
            reason=reason,
            evidence=signs.get(id_, ()),
            circular=bool(circular),
        )
        for id_, child, parent, parent_kind, parent_name, kind, status, score, reason, circular in rows
    )


def read_relations(connection: sqlite3.Connection, asked: Asked = ALL) -> tuple[Relation, ...]:
    statements = _grouped(
        connection,
        asked,
        "SELECT relation, stance, statement.id FROM relation_statement"
        " JOIN statement ON statement.number = statement WHERE relation BETWEEN ? AND ? ORDER BY relation, stance, n",
        _cell,
        key=2,
    )
    reasons = _grouped(
        connection,
        asked,
        "SELECT relation, sign, strength, reason, against, anchors FROM relation_evidence"
        " WHERE relation BETWEEN ? AND ? ORDER BY relation, n",
        evidence_of,
    )
    rows = connection.execute(
        "SELECT id, subject, predicate, object, words, origins_at_most FROM relation"
        " WHERE id BETWEEN ? AND ? ORDER BY id",
        asked,
    )
    return tuple(
        Relation(
            id=id_,
            subject=subject,
            predicate=word(predicate),
            object=object_,
            words=words,
            statements=statements.get((id_, "alleges"), ()),
            denied_by=statements.get((id_, "denies"), ()),
            origins_at_most=at_most,
            reasons=reasons.get(id_, ()),
        )
        for id_, subject, predicate, object_, words, at_most in rows
    )


def read_events(connection: sqlite3.Connection, asked: Asked = ALL) -> tuple[Event, ...]:
    entities = _grouped(
        connection,
        asked,
        "SELECT event, role, entity FROM event_entity WHERE event BETWEEN ? AND ? ORDER BY event, role, n",
        _cell,
        key=2,
    )
    statements = _grouped(
        connection,
        asked,
        "SELECT event, statement.id FROM event_statement JOIN statement ON statement.number = statement"
        " WHERE event BETWEEN ? AND ? ORDER BY event, n",
        _cell,
    )
    return tuple(
        Event(
            id=id_,
            label=label,
            edtf=edtf,
            basis=basis,
            where=entities.get((id_, "place"), ()),
            participants=entities.get((id_, "participant"), ()),
            statements=statements.get(id_, ()),
        )
        for id_, label, edtf, basis in connection.execute(
            "SELECT id, label, edtf, basis FROM event WHERE id BETWEEN ? AND ? ORDER BY id", asked
        )
    )
