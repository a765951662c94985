"""``export --to csv``: a CSV file for each table, and ``datapackage.json``, which says what they mean."""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator
from typing import Final

from stemmata.export.datapackage import Written, datapackage
from stemmata.export.harmless import harmless
from stemmata.export.pouring import poured, zipped
from stemmata.export.tables import TABLES, Cell, Table
from stemmata.model.case import Case

MARK: Final = b"\xef\xbb\xbf"  # by which spreadsheets know UTF-8
DICTIONARY: Final = "datapackage.json"


class CsvExporter:
    """Writes a case as CSV with its data dictionary: a ZIP, or the files themselves."""

    name = "csv"
    media_type = "application/zip"
    summary = "A ZIP, or a folder, with one CSV file a table and a data dictionary (Frictionless Data Package)."
    suffixes = (".csv.zip",)

    def export(self, case: Case) -> Iterator[bytes]:
        return zipped(self.files(case))

    def files(self, case: Case) -> Iterator[tuple[str, Iterable[bytes]]]:
        """The tables, then the dictionary, which holds the size and the hash of each."""
        made: list[Written] = []
        for table in TABLES:
            counted = _Counted(poured(_lines(table, case)))
            yield f"{table.name}.csv", counted
            made.append(Written(table=table, path=f"{table.name}.csv", bytes=counted.size, sha256=counted.sha256))
        text = json.dumps(datapackage(case, made), ensure_ascii=False, indent=1)
        yield DICTIONARY, [f"{text}\n".encode("utf-8", "backslashreplace")]


class _Counted:
    """Bytes that are measured as they pass."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = chunks
        self._hash = hashlib.sha256()
        self.size = 0

    def __iter__(self) -> Iterator[bytes]:
        for chunk in self._chunks:
            self._hash.update(chunk)
            self.size += len(chunk)
            yield chunk

    @property
    def sha256(self) -> str:
        return self._hash.hexdigest()


def _lines(table: Table, case: Case) -> Iterator[bytes]:
    """UTF-8 with its mark, a header line, lines ending as RFC 4180 has them."""
    line = io.StringIO(newline="")
    writer = csv.writer(line)
    yield MARK
    writer.writerow([column.name for column in table.columns])
    for cells in table.rows(case):
        yield _taken(line)
        writer.writerow([_cell(cell) for cell in cells])
    yield _taken(line)


def _taken(line: io.StringIO) -> bytes:
    """What was written to it, which it forgets."""
    written = line.getvalue().encode("utf-8", "backslashreplace")
    line.seek(0)
    line.truncate()
    return written


def _cell(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str):
        return harmless(cell)
    return cell if isinstance(cell, (int, float)) else cell.isoformat()


exporter = CsvExporter()
