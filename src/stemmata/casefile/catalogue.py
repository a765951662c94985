"""A case read piece by piece: what is asked for and no more, however large the case is."""

import json
import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any, Final, Literal

from stemmata.casefile.cells import unlisted
from stemmata.casefile.connection import hoarding
from stemmata.casefile.links_read import (
    read_claims,
    read_derivations,
    read_documents,
    read_entities,
    read_events,
    read_relations,
)
from stemmata.casefile.reports import captured_of, made_statement, made_step, other_date_of
from stemmata.model.annotations import Statement
from stemmata.model.claim import Claim
from stemmata.model.derivation import Derivation
from stemmata.model.document import Document
from stemmata.model.entity import Entity
from stemmata.model.relation import Event, Relation
from stemmata.model.report import Captured, OtherDate, Published
from stemmata.text.span import Span

Kind = Literal["report", "statement", "claim", "entity", "document", "derivation", "relation", "event"]
KINDS: Final[tuple[Kind, ...]] = (
    "report", "statement", "claim", "entity", "document", "derivation", "relation", "event"
)  # fmt: skip
_COUNT: Final = {kind: f"SELECT count(*) FROM {kind}" for kind in KINDS}  # noqa: S608 # our own words
_IDS: Final = {kind: f"SELECT id FROM {kind} ORDER BY id" for kind in KINDS}  # noqa: S608
_ONE: Final = {kind: f"SELECT 1 FROM {kind} WHERE id = ?" for kind in KINDS}  # noqa: S608


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogued:
    """A report without its text and what was found in it."""

    id: str
    path: str
    sha256: str
    language: str | None
    title: str | None
    authors: tuple[str, ...]
    outlet: str | None  # entity id
    outlet_name: str | None
    outlet_domain: str | None
    url: str | None
    published: Published | None
    other_date: OtherDate | None
    captured: Captured | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement with its words, and the id of the report that it stands in."""

    report: str
    words: str  # the content's pieces, joined by " … "
    statement: Statement


class Catalogue:
    """Questions to an open case file. Each takes ids, and gives nothing for those that the case does not hold."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def count(self, kind: Kind) -> int:
        return int(self._connection.execute(_COUNT[kind]).fetchone()[0])

    def holds(self, kind: Kind, id_: str) -> bool:
        return self._connection.execute(_ONE[kind], (id_,)).fetchone() is not None

    def ids(self, kind: Kind) -> tuple[str, ...]:
        """All ids, sorted; those of statements by report, then by their places in it."""
        if kind == "statement":
            return self._statement_ids()
        return tuple(id_ for (id_,) in self._connection.execute(_IDS[kind]))

    def _statement_ids(self) -> tuple[str, ...]:
        contents: dict[int, list[tuple[int, int]]] = {}
        for number, start, end in self._connection.execute(
            'SELECT statement, start, "end" FROM statement_content ORDER BY statement, n'
        ):
            contents.setdefault(number, []).append((start, end))
        rows = self._connection.execute(
            "SELECT report.id, passage_start, passage_end, statement.number, statement.id FROM statement"
            " JOIN report ON report.number = statement.report"
        )
        order = sorted((report, start, end, contents.get(number, []), id_) for report, start, end, number, id_ in rows)
        return tuple(row[-1] for row in order)

    # -- reports ---------------------------------------------------------------------------------------

    def reports(self, ids: Sequence[str]) -> tuple[Catalogued, ...]:
        """The reports with these ids, sorted by id."""
        return tuple(_catalogued(row) for row in self._connection.execute(_REPORTS, (json.dumps(list(ids)),)))

    def text(self, report: str) -> str | None:
        row = self._connection.execute("SELECT text FROM report WHERE id = ?", (report,)).fetchone()
        return None if row is None else str(row[0])

    def claims_of_report(self, report: str) -> tuple[str, ...]:
        """The ids of the claims that the report tells, sorted."""
        return self._list(
            "SELECT claim FROM claim_report WHERE report = (SELECT number FROM report WHERE id = ?) ORDER BY claim",
            report,
        )

    def statements_of_report(self, report: str) -> tuple[str, ...]:
        """The ids of the report's statements, in no order."""
        return self._list(
            "SELECT id FROM statement WHERE report = (SELECT number FROM report WHERE id = ?) ORDER BY id", report
        )

    # -- statements ------------------------------------------------------------------------------------

    def statements(self, ids: Sequence[str]) -> tuple[Said, ...]:
        """The statements with these ids, in the order given."""
        rows = self._connection.execute(_STATEMENTS, (json.dumps(list(ids)),)).fetchall()
        numbers = (json.dumps([row[1] for row in rows]),)
        contents = _by_first(self._connection.execute(_CONTENTS, numbers), lambda row: Span(row[1], row[2]))
        chains = _by_first(self._connection.execute(_STEPS, numbers), made_step)
        found = {
            row[2]: Said(
                report=report,
                words=words,
                statement=made_statement(row, contents.get(row[1], ()), chains.get(row[1], ())),
            )
            for *row, report, words in rows
        }
        return tuple(found[id_] for id_ in ids if id_ in found)

    def claims_of_statement(self, statement: str) -> tuple[str, ...]:
        """The ids of the claims that the statement belongs to, sorted."""
        return self._list(
            "SELECT claim FROM claim_statement WHERE statement = (SELECT number FROM statement WHERE id = ?)"
            " ORDER BY claim",
            statement,
        )

    def statements_with(self, query: str) -> tuple[str, ...]:
        """The ids of the statements whose words meet the query, the best match first; see :func:`_expression`."""
        expression = _expression(query)
        if not expression:
            return ()
        return self._list(
            "SELECT statement.id FROM statement_fts JOIN statement ON statement.number = statement_fts.rowid"
            " WHERE statement_fts MATCH ? ORDER BY statement_fts.rank, statement.id",
            expression,
        )

    # -- links: each sorted by id ----------------------------------------------------------------------

    def claims(self, first: str, last: str) -> tuple[Claim, ...]:
        """The claims from the first id to the last; one where both are the same. Likewise the next ones."""
        return read_claims(self._connection, (first, last))

    def entities(self, first: str, last: str) -> tuple[Entity, ...]:
        with hoarding():
            return read_entities(self._connection, (first, last))

    def documents(self, first: str, last: str) -> tuple[Document, ...]:
        return read_documents(self._connection, (first, last))

    def derivations(self, first: str, last: str) -> tuple[Derivation, ...]:
        return read_derivations(self._connection, (first, last))

    def relations(self, first: str, last: str) -> tuple[Relation, ...]:
        return read_relations(self._connection, (first, last))

    def events(self, first: str, last: str) -> tuple[Event, ...]:
        return read_events(self._connection, (first, last))

    def entity_named(self, report: str, local: str) -> str | None:
        """The id of the entity that a local one was joined to; None where it is none of the case's."""
        row = self._connection.execute(
            "SELECT entity FROM entity_member WHERE report = (SELECT number FROM report WHERE id = ?) AND local = ?",
            (report, local),
        ).fetchone()
        return None if row is None else str(row[0])

    def derivations_from(self, child: str) -> tuple[str, ...]:
        """The ids of the derivations of this child, strongest first."""
        return self._list("SELECT id FROM derivation WHERE child = ? ORDER BY score DESC, id", child)

    def derivations_to(self, parent: str) -> tuple[str, ...]:
        """The ids of the derivations of this parent, strongest first."""
        return self._list("SELECT id FROM derivation WHERE parent = ? ORDER BY score DESC, id", parent)

    def relations_of(self, entity: str) -> tuple[str, ...]:
        """The ids of the relations that the entity is a party to, sorted."""
        return self._list("SELECT id FROM relation WHERE subject = ?1 OR object = ?1 ORDER BY id", entity)

    def _list(self, select: str, asked: str) -> tuple[str, ...]:
        return tuple(id_ for (id_,) in self._connection.execute(select, (asked,)))


_REPORTS: Final = (
    "SELECT report.id, path, sha256, language, title, authors, entity, outlet_name, outlet_domain, url, published,"
    " published_precision, notes, other_date, captured FROM report"
    " LEFT JOIN report_outlet ON report_outlet.report = number"
    " WHERE report.id IN (SELECT value FROM json_each(?)) ORDER BY report.id"
)
_STATEMENTS: Final = (
    "SELECT statement.report, statement.number, statement.id, passage_start, passage_end, manner, polarity, quantities,"
    " dates, locals, doubt, proposal_model, proposal_prompt, proposal_alone, report.id, words"
    " FROM statement JOIN report ON report.number = statement.report"
    " WHERE statement.id IN (SELECT value FROM json_each(?))"
)
_CONTENTS: Final = (
    'SELECT statement, start, "end" FROM statement_content'
    " WHERE statement IN (SELECT value FROM json_each(?)) ORDER BY statement, n"
)
_STEPS: Final = (
    "SELECT statement, kind, name, local, mention_start, mention_end, cue_start, cue_end, modality FROM step"
    " WHERE statement IN (SELECT value FROM json_each(?)) ORDER BY statement, n"
)
_TERM: Final = re.compile(r'"([^"]*)"?|([^\s"]+)')


def _expression(query: str) -> str:
    """The words of a query as full-text search takes them: all are wanted, “words in quotation marks” as they stand,
    and a word that ends in ``*`` may go on. Marks that mean something to the engine mean nothing here.

    Source: https://www.sqlite.org/fts5.html#full_text_query_syntax
    """
    terms = []
    for phrase, word in _TERM.findall(query.replace("“", '"').replace("”", '"')):
        words = " ".join(re.findall(r"\w+", phrase or word))
        if words:
            terms.append(f'"{words}"' + ("*" if word.endswith("*") else ""))
    return " ".join(terms)


def _by_first(rows: Iterable[Any], value: Any) -> dict[int, tuple[Any, ...]]:
    """The values of the rows, by their first cell."""
    return {number: tuple(map(value, group)) for number, group in groupby(rows, itemgetter(0))}


def _catalogued(row: Any) -> Catalogued:
    id_, path, sha256, language, title, authors, outlet, name, domain, url, value, precision, notes, other, seen = row
    return Catalogued(
        id=id_,
        path=path,
        sha256=sha256,
        language=language,
        title=title,
        authors=unlisted(authors),
        outlet=outlet,
        outlet_name=name,
        outlet_domain=domain,
        url=url,
        published=None if value is None else Published(value=value, precision=precision),
        other_date=other_date_of(other),
        captured=captured_of(seen),
        notes=unlisted(notes),
    )
