"""Tables as Apache Arrow, and as Parquet: the only place that speaks to PyArrow, of the extra ``stemmata[parquet]``."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from stemmata.errors import UsageError
from stemmata.export.pouring import Sink
from stemmata.export.tables import Cell, Column, Row, Table
from stemmata.model.case import Case

if TYPE_CHECKING:
    import pyarrow

ABSENT: Final = "Install it with: pip install 'stemmata[parquet]'. Or write CSV (--to csv), which needs nothing."
_ROWS: Final = 50_000  # of a batch, at most
_CHARACTERS: Final = 8_000_000  # of the texts of a batch, about: a batch of long reports stays some tens of MB


def schema(table: Table) -> "pyarrow.Schema":
    """The table's columns with their types; descriptions, key and references as metadata.

    Raises UsageError where PyArrow is not installed.
    """
    arrow = _arrow()
    types = {
        "string": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "date": arrow.date32(),
    }
    fields = [
        arrow.field(one.name, types[one.type], nullable=one.nullable, metadata={"description": one.about})
        for one in table.columns
    ]
    references = [{"fields": one.columns, "table": one.table, "key": one.key} for one in table.references]
    about = {"description": table.about, "key": json.dumps(table.key), "references": json.dumps(references)}
    return arrow.schema(fields, metadata=about)


def batches(table: Table, case: Case) -> Iterator["pyarrow.RecordBatch"]:
    """The table's rows in batches that stay small, whatever the number of rows; none where it has no row.

    Raises UsageError where PyArrow is not installed.
    """
    columns = schema(table)
    for rows in _portions(table.rows(case)):
        cells = zip(*rows, strict=True)
        arrays = [
            _arrow().array([_cell(column, cell) for cell in one], type=field.type)
            for column, field, one in zip(table.columns, columns, cells, strict=True)
        ]
        yield _arrow().RecordBatch.from_arrays(arrays, schema=columns)


def parquet(table: Table, case: Case) -> Iterator[bytes]:
    """The table as one Parquet file, a row group a batch. Raises UsageError where PyArrow is not installed."""
    columns = schema(table)
    from pyarrow.parquet import ParquetWriter

    sink = Sink()
    with ParquetWriter(sink, columns, compression="zstd") as writer:
        for batch in batches(table, case):
            writer.write_batch(batch)
            yield sink.taken()
    yield sink.taken()


def _portions(rows: Iterator[Row]) -> Iterator[list[Row]]:
    held: list[Row] = []
    size = 0
    for row in rows:
        held.append(row)
        size += sum(len(cell) for cell in row if isinstance(cell, str))
        if len(held) == _ROWS or size > _CHARACTERS:
            yield held
            held, size = [], 0
    if held:
        yield held


def _cell(column: Column, cell: Cell) -> Cell:
    """A float for a number; text as UTF-8 can hold it, with ``\\udcff`` for what is not Unicode in a file's name."""
    if isinstance(cell, str):
        return cell if cell.isascii() else cell.encode("utf-8", "backslashreplace").decode("utf-8")
    return float(cell) if column.type == "number" and isinstance(cell, int) else cell


def _arrow() -> "pyarrow":
    try:
        import pyarrow
    except ImportError as error:
        raise UsageError("PyArrow, which makes Parquet, is not installed.", hint=ABSENT) from error
    return pyarrow
