"""Tables of a case as data frames of whatever library is installed: the only module that imports one.

None of them is needed by Stemmata. Where one is not installed, a sentence says what to install.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from stemmata.api import html
from stemmata.errors import NotInstalled

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from stemmata.export.tables import Cell, CellType, Column, Row, Table
    from stemmata.model.case import Case

_EPOCH: Final = dt.date(1970, 1, 1)
_PACKAGES: Final = {"pyarrow": "'stemmata[parquet]'"}
_PANDAS: Final[dict["CellType", str]] = {
    "string": "string",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
    "date": "datetime64[s]",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A table with typed columns. Rows are made when they are asked for, each time anew, always in the same order.

    Anything that reads Arrow streams takes it as it is: ``polars.DataFrame(frame)``, ``pyarrow.table(frame)``,
    ``duckdb.sql("from frame")``.
    """

    table: "Table"
    case: "Callable[[], Case]" = field(repr=False)  # what its rows are made of, read when they are asked for

    @property
    def name(self) -> str:
        return self.table.name

    @property
    def about(self) -> str:
        """A sentence that says what one row is."""
        return self.table.about

    @property
    def columns(self) -> "tuple[Column, ...]":
        """Name, type and meaning of each, in order."""
        return self.table.columns

    def rows(self) -> "Iterator[Row]":
        """As many cells as columns; in the order of the exports. Unknown is None."""
        return self.table.rows(self.case())

    def to_polars(self) -> "polars.DataFrame":
        """Text, Int64, Float64, Boolean and Date; unknown is null. Raises NotInstalled without polars."""
        library = _installed("polars")
        types = {
            "string": library.String,
            "integer": library.Int64,
            "number": library.Float64,
            "boolean": library.Boolean,
            "date": library.Date,
        }
        cells = self._by_column()
        made: polars.DataFrame = library.DataFrame(
            [
                library.Series(one.name, values, dtype=types[one.type])
                for one, values in zip(self.columns, cells, strict=True)
            ]
        )
        return made

    def to_pandas(self) -> "pandas.DataFrame":
        """Types that know what is missing: string, Int64, Float64, boolean, datetime64[s]. Raises NotInstalled."""
        library = _installed("pandas")
        cells = self._by_column()
        made: pandas.DataFrame = library.DataFrame(
            {
                one.name: library.Series(values, dtype=_PANDAS[one.type])
                for one, values in zip(self.columns, cells, strict=True)
            }
        )
        return made

    def to_arrow(self) -> "pyarrow.Table":
        """string, int64, double, bool and date32, as in Parquet; unknown is null. Raises NotInstalled."""
        library = _installed("pyarrow")
        from stemmata.export.arrow import batches, schema

        made: pyarrow.Table = library.Table.from_batches(batches(self.table, self.case()), schema(self.table))
        return made

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The table as an Arrow stream, made by pyarrow, polars or nanoarrow: the first that is installed.

        Source: https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html. Raises NotInstalled.
        """
        if find_spec("pyarrow"):
            return self.to_arrow().__arrow_c_stream__(requested_schema)
        if find_spec("polars"):
            return self.to_polars().__arrow_c_stream__(requested_schema)
        return self._nanoarrow().__arrow_c_stream__(requested_schema)

    def _nanoarrow(self) -> Any:
        arrow = _installed("nanoarrow")
        types = {
            "string": arrow.string(),
            "integer": arrow.int64(),
            "number": arrow.float64(),
            "boolean": arrow.bool_(),
            "date": arrow.date32(),
        }
        cells = [
            _days(values) if one.type == "date" else values
            for one, values in zip(self.columns, self._by_column(), strict=True)
        ]
        children = [arrow.c_array(values, types[one.type]) for one, values in zip(self.columns, cells, strict=True)]
        schema = arrow.struct({one.name: types[one.type] for one in self.columns})
        length = len(cells[0])
        return arrow.c_array_stream(arrow.c_array_from_buffers(schema, length, [None], children=children))

    def _by_column(self) -> "list[list[Cell]]":
        """The cells, column by column; an empty list for each where there is no row."""
        return [list(cells) for cells in zip(*self.rows(), strict=True)] or [[] for _ in self.columns]

    def __repr__(self) -> str:
        return f"<table {self.name}: {', '.join(one.name for one in self.columns)}>"

    def _repr_html_(self) -> str:
        rows = list(self.rows())
        shown = [["" if cell is None else cell for cell in row] for row in rows[: html.FIRST_ROWS]]
        return html.table([one.name for one in self.columns], shown, len(rows))


def _days(values: "Sequence[Cell]") -> list[int | None]:
    """Days since 1970, as Arrow counts them."""
    return [(value - _EPOCH).days if isinstance(value, dt.date) else None for value in values]


def _installed(library: str) -> Any:
    """The library. Raises NotInstalled where it is not there."""
    if find_spec(library) is None:
        raise NotInstalled(
            f"That needs {library}, which is not installed.",
            hint=f"Run: pip install {_PACKAGES.get(library, library)}.",
        )
    return __import__(library)
