"""Writes what changed between two drawings of the links, and leaves the rest as it stands."""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from stemmata.casefile.links_write import TABLES, write_links
from stemmata.model.case import Links


class _Known(Protocol):
    @property
    def id(self) -> str: ...


K = TypeVar("K", bound=_Known)


def change_links(connection: sqlite3.Connection, held: Links, links: Links) -> None:
    """Puts ``links`` in place of those that the case holds, inside the caller's transaction.

    Raises StemmataError where they speak of a report or statement that the case does not hold.
    """
    connection.execute("PRAGMA defer_foreign_keys = ON")  # until the transaction ends: what is left refers to what goes
    gone = {
        "entity": _gone(held.entities, links.entities),
        "document": _gone(held.documents, links.documents),
        "claim": _gone(held.claims, links.claims),
        "derivation": _gone(held.derivations, links.derivations),
        "relation": _gone(held.relations, links.relations),
        "event": _gone(held.events, links.events),
    }
    for kind, table, column in TABLES:
        if kind in gone:
            deletion = f"DELETE FROM {table} WHERE {column} = ?"  # noqa: S608  # names of our own
            connection.executemany(deletion, ((one,) for one in gone[kind]))
    _outlets_gone(connection, held.outlets, links.outlets)
    write_links(connection, _fresh(held, links))


def _gone(held: Iterable[K], now: Iterable[K]) -> list[str]:
    """The ids of what is no more, or not as it was."""
    kept = {one.id: one for one in now}
    return [one.id for one in held if kept.get(one.id) != one]


def _fresh(held: Links, links: Links) -> Links:
    """What is new, or not as it was."""
    return Links(
        entities=_new(held.entities, links.entities),
        outlets={report: entity for report, entity in links.outlets.items() if held.outlets.get(report) != entity},
        documents=_new(held.documents, links.documents),
        claims=_new(held.claims, links.claims),
        derivations=_new(held.derivations, links.derivations),
        relations=_new(held.relations, links.relations),
        events=_new(held.events, links.events),
    )


def _new(held: Iterable[K], now: Iterable[K]) -> tuple[K, ...]:
    before = {one.id: one for one in held}
    return tuple(one for one in now if before.get(one.id) != one)


def _outlets_gone(connection: sqlite3.Connection, held: Mapping[str, str], now: Mapping[str, str]) -> None:
    changed = ((report,) for report, entity in held.items() if now.get(report) != entity)
    deletion = "DELETE FROM report_outlet WHERE report = (SELECT number FROM report WHERE id = ?)"
    connection.executemany(deletion, changed)
