"""``export --to xlsx``: one workbook, a sheet for each table, and what the columns mean on the first sheet.

Text is written as text: nothing of a report is ever run as a formula or becomes a link. Nothing is cut: a table of more
rows than a sheet can hold goes on in another sheet, and a text longer than a cell can hold stands in parts on the sheet
``long_texts``, to which its cell points. Rows go through temporary files, so that memory does not grow with them.
"""

import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from stemmata.export.datapackage import ABOUT
from stemmata.export.pouring import CHUNK
from stemmata.export.tables import TABLES, Cell, Row, Table
from stemmata.export.tables.table import PLACE_IN_LIST, word
from stemmata.model.case import Case

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS: Final = 1_048_576  # of a sheet, with its header
MOST_UNITS: Final = 32_767  # of UTF-16 in a cell
PART: Final = 16_000  # code points of a part of a long text: never more units than a cell can hold
EXACT: Final = 10**15  # Excel keeps 15 digits of a number
FIRST_DAY: Final = date(1900, 3, 1)  # Excel takes 1900 for a leap year
DICTIONARY: Final = "dictionary"
LONG_TEXTS: Final = "long_texts"
_TICK: Final = 5_000  # rows between two signs of life
_WIDTHS: Final = {"string": 20, "integer": 9, "number": 9, "boolean": 9, "date": 12}  # in characters


class XlsxExporter:
    """Writes a case as an Excel workbook (Office Open XML)."""

    name = "xlsx"
    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    summary = "One Excel workbook, a sheet a table, with what the columns mean on the first."

    def export(self, case: Case) -> Iterator[bytes]:
        """The bytes of the workbook, when all rows are in it; before that, empty pieces as signs of life."""
        from xlsxwriter import Workbook
        from xlsxwriter.exceptions import FileCreateError

        with tempfile.TemporaryFile() as file:
            book = Workbook(file, {"constant_memory": True})
            book.use_zip64()
            try:
                for _ in _filled(book, case):
                    yield b""
                book.close()
            except FileCreateError as error:  # the disk is full
                raise OSError(*error.args) from error
            file.seek(0)
            while chunk := file.read(CHUNK):
                yield chunk


def _filled(book: "Workbook", case: Case) -> Iterator[None]:
    """Writes all sheets; yields now and then."""
    title = "".join(letter for letter in case.name if letter.isprintable())
    book.set_properties({"title": title, "comments": ABOUT, "created": _built(case)})
    making = _Making(book)
    making.dictionary()
    for table in TABLES:
        yield from making.table(table, table.rows(case))
    if making.long:
        yield from making.table(_LONG, iter(making.long))


def _built(case: Case) -> datetime:
    try:
        return datetime.fromisoformat(case.built or "").astimezone(UTC).replace(tzinfo=None)
    except ValueError:
        return datetime(1980, 1, 1)  # noqa: DTZ001 - the library takes UTC without a zone


class _Making:
    """A workbook under way."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._header = book.add_format({"bold": True, "bottom": 1})
        self._day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.long: list[Row] = []  # rows of the sheet of long texts

    def dictionary(self) -> None:
        """What the tables and their columns mean: a line for each table, with a link to it, and one for each column."""
        heads = (("table", 26), ("column", 24), ("type", 9), ("may be empty", 13), ("meaning", 110))
        sheet = self._sheet(DICTIONARY, heads)
        at = 0
        for table in (*TABLES, _LONG):
            at += 1
            if table is _LONG:
                sheet.write_string(at, 0, table.name)
            else:
                sheet.write_url(at, 0, f"internal:'{table.name}'!A1", string=table.name)
            sheet.write_string(at, 4, table.about, self._header)
            for column in table.columns:
                at += 1
                empty = "yes" if column.nullable else "no"
                for place, said in enumerate((table.name, column.name, column.type, empty, column.about)):
                    sheet.write_string(at, place, said)

    def table(self, table: Table, rows: Iterator[Row]) -> Iterator[None]:
        """Writes a table on as many sheets as it needs; yields now and then."""
        heads = [(column.name, _WIDTHS[column.type]) for column in table.columns]
        sheet, number, at = self._sheet(table.name, heads), 1, 0
        for row in rows:
            if at == MOST_ROWS - 1:
                number, at = number + 1, 0
                sheet = self._sheet(f"{table.name} ({number})", heads)
            at += 1
            for place in range(len(row)):
                self._write(sheet, (at, place), self._short(table, row, place))
            if at % _TICK == 0:
                yield
        yield

    def _sheet(self, name: str, heads: Sequence[tuple[str, int]]) -> "Worksheet":
        """A new sheet with these heads, of these widths in characters."""
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for at, (head, width) in enumerate(heads):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, head, self._header)
        return sheet

    def _short(self, table: Table, row: Row, at: int) -> Cell:
        """The cell; or a pointer to where its text stands in parts."""
        cell = row[at]
        if not isinstance(cell, str) or len(cell) <= MOST_UNITS // 2 or _units(cell) <= MOST_UNITS:
            return cell
        names = [column.name for column in table.columns]
        key = " / ".join(str(row[names.index(name)]) for name in table.key)
        parts = [cell[start : start + PART] for start in range(0, len(cell), PART)]
        self.long.extend((table.name, key, names[at], n, part) for n, part in enumerate(parts))
        return f"[{len(cell):,} characters, more than a cell can hold: in parts on the sheet {LONG_TEXTS}]"

    def _write(self, sheet: "Worksheet", place: tuple[int, int], cell: Cell) -> None:
        if cell is None:
            return
        if isinstance(cell, bool):
            sheet.write_boolean(*place, cell)
        elif isinstance(cell, str):
            _write_text(sheet, place, cell)
        elif not isinstance(cell, date):
            _write_number(sheet, place, cell)
        elif cell < FIRST_DAY:
            sheet.write_string(*place, cell.isoformat())
        else:
            sheet.write_datetime(*place, cell, self._day)


def _write_number(sheet: "Worksheet", place: tuple[int, int], cell: float) -> None:
    if isinstance(cell, int) and abs(cell) >= EXACT:
        sheet.write_string(*place, str(cell))
    else:
        sheet.write_number(*place, cell)


def _write_text(sheet: "Worksheet", place: tuple[int, int], text: str) -> None:
    """The text as it is; what is not Unicode in a file's name as ``\\udcff``."""
    readable = text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")
    if readable.startswith("<r>") and readable.endswith("</r>"):  # the library takes such a string for its own markup
        sheet.write_rich_string(*place, readable[:1], readable[1:3], readable[3:])
    else:
        sheet.write_string(*place, readable)


def _units(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)


_LONG: Final = Table(
    name=LONG_TEXTS,
    about="A part of a text that is longer than a cell can hold; the sheet is there only where there is one.",
    columns=(
        word("table", "The sheet that has it."),
        word("key", "The key of its row there."),
        word("column", "The column that has it."),
        PLACE_IN_LIST,
        word("text", "The part; put together in their order, the parts are the text."),
    ),
    key=("table", "key", "column", "n"),
    rows=lambda _: iter(()),
)
exporter = XlsxExporter()
