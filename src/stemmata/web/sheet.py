"""A table as data: CSV that a spreadsheet opens without running it, and JSON."""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from stemmata.export.harmless import harmless

Value = str | int | float | bool | None | tuple[str, ...]
BETWEEN: Final = "; "  # the parts of a list in one cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table of the case."""

    name: str  # "claims": of the file, without suffix
    columns: tuple[str, ...]
    rows: Iterable[tuple[Value, ...]]  # as many values as columns


def as_csv(sheet: Sheet) -> bytes:
    """UTF-8 with the mark by which spreadsheets know it, a header line, lines ending as RFC 4180 has them.

    Words that a spreadsheet would run, or that begin with an apostrophe, have one before them. Lists are
    joined by "; ".
    """
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(sheet.columns)
    writer.writerows([_cell(value) for value in row] for row in sheet.rows)
    return made.getvalue().encode("utf-8-sig", "replace")


def _cell(value: Value) -> str | int | float:
    if isinstance(value, tuple):
        value = BETWEEN.join(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return harmless(value)
    return "" if value is None else value


def as_json(sheet: Sheet, case: str) -> bytes:
    """{"case", "table", "rows"}: a row is an object with every column, a list stays a list, what is not there null."""
    rows = [dict(zip(sheet.columns, row, strict=True)) for row in sheet.rows]
    words = json.dumps({"case": case, "table": sheet.name, "rows": rows}, ensure_ascii=False, indent=1)
    return (words + "\n").encode("utf-8", "replace")
