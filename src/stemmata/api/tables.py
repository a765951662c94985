"""The tables of an open case: the same that every export with rows has, read when their rows are asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

from stemmata.api.frames import Frame
from stemmata.api.shelf import OpenShelf
from stemmata.model.case import Case

if TYPE_CHECKING:
    from stemmata.export.tables import Row, Table


def names() -> tuple[str, ...]:
    """Of all tables, in the order of the exports."""
    return tuple(_by_name())


def frame(shelf: OpenShelf, name: str, ids: Sequence[str] | None = None) -> Frame:
    """The table of this name; with ``ids``, only the rows whose first cell is one of them."""
    table = _by_name()[name]
    if ids is not None:
        table = replace(table, rows=partial(_chosen, table, frozenset(ids)))
    return Frame(table=table, case=partial(_case, shelf, name))


@cache
def _by_name() -> "dict[str, Table]":
    from stemmata.export.tables import TABLES

    return {table.name: table for table in TABLES}


@cache
def _of_texts() -> frozenset[str]:
    """The tables that are made of reports, and not of links alone."""
    from stemmata.export.tables import of_reports, of_statements

    return frozenset(table.name for table in (*of_reports.TABLES, *of_statements.TABLES))


def _chosen(table: "Table", ids: frozenset[str], case: Case) -> "Iterator[Row]":
    return (row for row in table.rows(case) if row[0] in ids)


def _case(shelf: OpenShelf, name: str) -> Case:
    """The case; without its reports, whose texts are most of it, where the table needs none."""
    reports = shelf.whole_reports() if name in _of_texts() else ()
    return replace(shelf.head, reports=reports, links=shelf.whole_links())
