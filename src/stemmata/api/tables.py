"""The tables of an open case: the same that every export with rows has, read when their rows are asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from stemmata.api.frames import Frame
from stemmata.api.shelf import OpenShelf
from stemmata.export.tables import TABLES, Row, Table, of_reports, of_statements
from stemmata.model.case import Case

_BY_NAME: Final = {table.name: table for table in TABLES}
_OF_TEXTS: Final = frozenset({table.name for table in (*of_reports.TABLES, *of_statements.TABLES)})
NAMES: Final = tuple(_BY_NAME)


def frame(shelf: OpenShelf, name: str, ids: Sequence[str] | None = None) -> Frame:
    """The table of this name; with ``ids``, only the rows whose first cell is one of them."""
    table = _BY_NAME[name]
    return Frame(name=name, about=table.about, columns=table.columns, rows=partial(_rows, shelf, table, _held(ids)))


def _held(ids: Sequence[str] | None) -> frozenset[str] | None:
    return None if ids is None else frozenset(ids)


def _rows(shelf: OpenShelf, table: Table, ids: frozenset[str] | None) -> Iterator[Row]:
    for row in table.rows(_case(shelf, table)):
        if ids is None or row[0] in ids:
            yield row


def _case(shelf: OpenShelf, table: Table) -> Case:
    """The case; without its reports, whose texts are most of it, where the table needs none."""
    reports = shelf.whole_reports() if table.name in _OF_TEXTS else ()
    return replace(shelf.head, reports=reports, links=shelf.whole_links())
