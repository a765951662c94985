"""Tables: comma-, semicolon-, tab- or bar-separated, one report a row, the first row naming the columns."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice

from stemmata.errors import UnreadableReport
from stemmata.ingest.columns import SAMPLE, ColumnMap, column_map, with_dates
from stemmata.ingest.dates import Order, order_of, resolved
from stemmata.ingest.decode import Encoding, encoding_of
from stemmata.ingest.readers.shapes import columns_of, columns_without_text
from stemmata.plugins import RawRecord, ReadOptions

LONGEST_FIELD = 50 << 20  # characters
_DELIMITERS = (",", ";", "\t", "|")


class TableReader:
    """Reads one report from each row; rows are counted from 1, without the row of names."""

    name: str = "table"
    suffixes: tuple[str, ...] = (".csv", ".tsv", ".tab")

    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:  # noqa: ARG002 (the protocol's)
        encoding = encoding_of(data)
        delimiter = _delimiter(data, encoding)
        rows = _rows(data, encoding, delimiter)
        names = next(rows, _Row(fields=()))
        known = None if "text" in options.columns else columns_without_text(names.fields)
        if known:
            raise UnreadableReport(f"It is {known.what}.", hint=known.hint)
        columns = column_map(names.fields, {**columns_of(names.fields), **options.columns})
        columns = with_dates(columns, _sample(data, encoding, delimiter))
        order = _order(data, encoding, delimiter, columns)
        number = 0
        for row in rows:
            number += 1
            yield _record(number, row, _Table(names=names.fields, columns=columns, order=order, note=encoding.note))
        if not number:
            raise UnreadableReport("It names columns and holds no rows.", hint="Check that it is complete.")


class _Row:
    """The fields of one row, or what is wrong with it."""

    __slots__ = ("fields", "problem")

    def __init__(self, *, fields: Sequence[str], problem: str | None = None) -> None:
        self.fields = tuple(fields)
        self.problem = problem


class _Table:
    """What all rows of a table share."""

    __slots__ = ("columns", "names", "note", "order")

    def __init__(self, *, names: tuple[str, ...], columns: ColumnMap, order: Order, note: str | None) -> None:
        self.names, self.columns, self.order, self.note = names, columns, order, note


def _record(number: int, row: _Row, table: _Table) -> RawRecord:
    locator = f"row={number}"
    if row.problem:
        return RawRecord(locator=locator, problem=row.problem)
    surplus = row.fields[len(table.names) :]
    if any(field.strip() for field in surplus):
        problem = (
            f"It has {len(row.fields)} fields under {len(table.names)} columns, so which is which is unclear. "
            "Put quotation marks round fields that hold the separator."
        )
        return RawRecord(locator=locator, problem=problem)
    fields = table.columns.fields(dict(zip(table.names, row.fields, strict=False)))
    text = fields.pop("text", None) or ""
    if not text.strip():
        column = table.columns.columns["text"]
        return RawRecord(locator=locator, problem=f"Its column {column!r} is empty. Fill it, or name another column.")
    date, note = resolved(fields.get("date"), table.order)
    if date:
        fields["date"] = date.value
    elif note:
        fields["date"] = None
    notes = " ".join(one for one in (table.note, note) if one)
    return RawRecord(locator=locator, text=text, metadata=fields, note=notes or None)


def _rows(data: bytes, encoding: Encoding, delimiter: str) -> Iterator[_Row]:
    """All rows that are not blank, the row of names first; a last row with its problem where the table breaks off."""
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_FIELD))
    lines = _LinesSeen(_opened(data, encoding))
    rows = csv.reader(lines, delimiter=delimiter)
    while True:
        lines.forget()
        try:
            fields = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            problem = f"The table cannot be read from here on ({error}). Check the quotation marks in this row."
            yield _Row(fields=(), problem=problem)
            return
        if not any(field.strip() for field in fields):
            continue
        yield _Row(fields=fields, problem=_never_closed(lines, delimiter))


class _LinesSeen:
    """The lines of the current row, and whether the file has ended."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.seen: list[str] = []
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        try:
            line = next(self._lines)
        except StopIteration:
            self.ended = True
            raise
        self.seen.append(line)
        return line

    def forget(self) -> None:
        self.seen.clear()


def _never_closed(lines: _LinesSeen, delimiter: str) -> str | None:
    """Only a row that ran into the end of the file may hold an open quotation mark."""
    if not lines.ended:
        return None
    try:
        list(csv.reader(lines.seen, delimiter=delimiter, strict=True))
    except csv.Error as error:
        if "unexpected end of data" not in str(error):
            return None
        swallowed = len(lines.seen) - 1
        return (
            f"A quotation mark that opens in this row is never closed, and the {swallowed} lines after it are inside. "
            "Close it, or double it where it is part of the text."
        )
    return None


def _opened(data: bytes, encoding: Encoding) -> Iterator[str]:
    """The lines of the table, decoded as they are needed, line ends kept inside fields."""
    return io.TextIOWrapper(io.BytesIO(data), encoding=encoding.name, errors=encoding.errors, newline="")


def _delimiter(data: bytes, encoding: Encoding) -> str:
    """The separator that parts the row of names most often; a comma where none does."""
    head = data[: 1 << 16].decode(encoding.name, "replace")
    first = next((line for line in head.splitlines() if line.strip()), "")

    def parts(delimiter: str) -> int:
        return max((len(row) for row in csv.reader([first], delimiter=delimiter)), default=0)

    return max(_DELIMITERS, key=lambda delimiter: (parts(delimiter), -_DELIMITERS.index(delimiter)))


def _sample(data: bytes, encoding: Encoding, delimiter: str) -> list[dict[str, str | None]]:
    """The first rows by the names of their columns."""
    rows = _rows(data, encoding, delimiter)
    names = next(rows, _Row(fields=())).fields
    whole = (row for row in islice(rows, SAMPLE) if not row.problem)
    return [dict(zip(names, row.fields, strict=False)) for row in whole]


def _order(data: bytes, encoding: Encoding, delimiter: str, columns: ColumnMap) -> Order:
    """The order of day and month by all rows of the column of dates."""
    column = columns.columns.get("date")
    if column is None:
        return "unknown"
    rows = _rows(data, encoding, delimiter)
    at = next(rows).fields.index(column)
    return order_of(row.fields[at] if at < len(row.fields) else None for row in rows)


reader = TableReader()
