"""JSON Lines, one object a report; and JSON with one object, or with a list of them."""

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

from stemmata.errors import UnreadableReport
from stemmata.ingest.columns import SAMPLE, ColumnMap, column_map, with_dates
from stemmata.ingest.dates import Order, order_of, resolved
from stemmata.ingest.decode import encoding_of
from stemmata.plugins import RawRecord, ReadOptions

Item = Mapping[str, object] | str  # an object, or what is wrong with the line


class JsonReader:
    """Reads one report from each object; lines, or members of the list, are counted from 1."""

    name: str = "jsonl"
    suffixes: tuple[str, ...] = (".jsonl", ".ndjson", ".json")

    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:
        whole = path.lower().endswith(".json")
        encoding = encoding_of(data)
        options = _with_date(options, _items(data, encoding.name, encoding.errors, whole=whole))
        order = order_of(_dates(_items(data, encoding.name, encoding.errors, whole=whole), options))
        for number, item in _items(data, encoding.name, encoding.errors, whole=whole):
            yield _record(number, item, options, order)


def _with_date(options: ReadOptions, items: Iterator[tuple[int, Item]]) -> ReadOptions:
    """The options with the key that the first objects keep their date under, where no name tells."""
    sample = [item for _, item in islice(items, SAMPLE) if not isinstance(item, str)]
    if "date" in options.columns or not sample:
        return options
    rows = [{key: _text(value) if isinstance(value, str) else None for key, value in item.items()} for item in sample]
    try:
        known = column_map(tuple(dict.fromkeys(key for row in rows for key in row)), options.columns)
    except UnreadableReport:
        return options
    date = with_dates(known, rows).columns.get("date")
    return (
        options
        if date is None or "date" in known.columns
        else replace(options, columns={**options.columns, "date": date})
    )


def _record(number: int, item: Item, options: ReadOptions, order: Order) -> RawRecord:
    locator = f"row={number}"
    if isinstance(item, str):
        return RawRecord(locator=locator, problem=item)
    try:
        columns = _columns(item, options)
    except UnreadableReport as error:
        return RawRecord(locator=locator, problem=str(error))
    fields = columns.fields(
        {column: _text(item.get(column)) for column in (*columns.columns.values(), *columns.agencies)}
    )
    text = fields.pop("text", None) or ""
    if not text.strip():
        problem = f"Its {columns.columns['text']!r} is empty. Fill it, or name another with --columns text=NAME."
        return RawRecord(locator=locator, problem=problem)
    date, note = resolved(fields.get("date"), order)
    if "date" in fields:
        fields["date"] = date.value if date else None
    return RawRecord(locator=locator, text=text, metadata=fields, note=note)


def _columns(item: Mapping[str, object], options: ReadOptions) -> ColumnMap:
    """Keys that the user names and this object lacks are absent in it, but for the text's."""
    stated = {field: key for field, key in options.columns.items() if field == "text" or key in item}
    return column_map(tuple(item), stated)


def _dates(items: Iterator[tuple[int, Item]], options: ReadOptions) -> Iterator[str | None]:
    for _, item in items:
        if isinstance(item, str):
            continue
        try:
            key = _columns(item, options).columns.get("date")
        except UnreadableReport:
            continue
        yield _text(item.get(key)) if key else None


def _items(data: bytes, encoding: str, errors: str, *, whole: bool) -> Iterator[tuple[int, Item]]:
    """Numbered objects. ``whole``: the file may be one JSON value; where it is not, its lines are read."""
    if whole:
        parsed = _parsed(data.decode(encoding, errors))
        members = parsed if isinstance(parsed, list) else [parsed]
        if not isinstance(parsed, _Broken):
            yield from ((number, _object(member)) for number, member in enumerate(members, start=1))
            return
    lines = io.TextIOWrapper(io.BytesIO(data), encoding=encoding, errors=errors, newline="\n")
    for number, line in enumerate(lines, start=1):
        if line.strip():
            parsed = _parsed(line.strip())
            yield number, parsed.problem if isinstance(parsed, _Broken) else _object(parsed)


class _Broken:
    """A text that is not JSON, and why."""

    __slots__ = ("problem",)

    def __init__(self, problem: str) -> None:
        self.problem = problem


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        why = "it is nested too deep" if isinstance(error, RecursionError) else str(error).split(":")[0]
        return _Broken(f"It is not JSON ({why}). Write one object a line.")


def _object(value: object) -> Item:
    if isinstance(value, dict):
        return value
    return f"It is a JSON {type(value).__name__}, not an object. Write one object a report, with its text and title."


def _text(value: object) -> str | None:
    """A string as it is, a list in paragraphs or parted by "; ", of an object its name; None for nothing."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        parts = [part for part in map(_text, value) if part]
        long = any(len(part) > 80 for part in parts)
        return ("\n\n" if long else "; ").join(parts) or None
    if isinstance(value, dict):
        return next((_text(value[key]) for key in ("name", "title", "value", "url") if value.get(key)), None)
    return str(value)


reader = JsonReader()
