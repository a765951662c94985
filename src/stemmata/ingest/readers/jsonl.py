"""JSON Lines, one object a report; and JSON with one object, with a list of them, or with a list inside one.

What other tools write is told by its keys: :mod:`stemmata.ingest.readers.shapes`, and
:mod:`stemmata.ingest.readers.entities` for what Aleph exports.
"""

import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

from stemmata.errors import UnreadableReport
from stemmata.ingest.columns import SAMPLE, ColumnMap, column_map, with_dates
from stemmata.ingest.dates import Order, order_of, resolved
from stemmata.ingest.decode import encoding_of
from stemmata.ingest.readers.entities import documents, is_entity
from stemmata.ingest.readers.shapes import NoReports, no_reports, reached, shape_of, unwrapped
from stemmata.plugins import RawRecord, ReadOptions

Item = Mapping[str, object] | str  # an object, or what is wrong with the line


class JsonReader:
    """Reads one report from each object; lines, or members of the list, are counted from 1."""

    name: str = "jsonl"
    suffixes: tuple[str, ...] = (".jsonl", ".ndjson", ".json")

    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:
        whole = path.lower().endswith(".json")
        encoding = encoding_of(data)

        def items() -> Iterator[tuple[int, Item]]:
            return _items(data, encoding.name, encoding.errors, whole=whole)

        first = [item for _, item in islice(items(), SAMPLE) if not isinstance(item, str)]
        if first and all(map(is_entity, first)):
            yield from _entities(items())
            return
        options = _with_date(options, items())
        order = order_of(_dates(items(), options))
        passed = _Passed()
        for number, item in items():
            known = None if isinstance(item, str) or "text" in options.columns else no_reports(item)
            if known:
                passed.count(known)
            else:
                yield _record(number, item, options, order)
        yield from passed.told()


class _Passed:
    """Rows that are known to hold no reports: one sentence for all of a kind, however many there are."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._hints: dict[str, str] = {}

    def count(self, known: NoReports) -> None:
        self._counts[known.what] = self._counts.get(known.what, 0) + 1
        self._hints[known.what] = known.hint

    def told(self) -> Iterator[RawRecord]:
        """A problem of the whole file for each kind."""
        for what, number in sorted(self._counts.items()):
            yield RawRecord(problem=f"{_rows(number)} {what}. {self._hints[what]}")


def _rows(number: int) -> str:
    return "One row is of" if number == 1 else f"{number:,} rows are of"


def _entities(items: Iterator[tuple[int, Item]]) -> Iterator[RawRecord]:
    """The documents of an export of Aleph, and each line that is none of its entities."""
    whole = []
    for number, item in items:
        if isinstance(item, str):
            yield RawRecord(locator=f"row={number}", problem=item)
        elif is_entity(item):
            whole.append((number, item))
        else:
            yield RawRecord(
                locator=f"row={number}", problem="It is no entity of FollowTheMoney, as the other rows are."
            )
    yield from documents(whole)


def _with_date(options: ReadOptions, items: Iterator[tuple[int, Item]]) -> ReadOptions:
    """The options with the key that the first objects keep their date under, where no name tells."""
    objects = [item for _, item in islice(items, SAMPLE) if not isinstance(item, str)]
    sample = [item for item in objects if shape_of(item) is None and no_reports(item) is None]
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
        fields = _fields(item, options)
    except UnreadableReport as error:
        return RawRecord(locator=locator, problem=str(error))
    text = fields.pop("text", None) or ""
    if not text.strip():
        problem = f"Its {_text_key(item, options)!r} is empty. Fill it, or name another with --columns text=NAME."
        return RawRecord(locator=locator, problem=problem)
    date, note = resolved(fields.get("date"), order)
    if "date" in fields:
        fields["date"] = date.value if date else None
    return RawRecord(locator=locator, text=text, metadata=fields, note=note)


def _fields(item: Mapping[str, object], options: ReadOptions) -> dict[str, str | None]:
    """Our fields of one object: as its tool writes them, else by the names of its keys; what the user names outranks.

    Raises UnreadableReport where no key can be the text.
    """
    shape = shape_of(item)
    if shape is None:
        deep = {path: reached(item, path) for path in options.columns.values() if "." in path}
        item = {**item, **{path: value for path, value in deep.items() if value is not None}}
        columns = _columns(item, options)
        return columns.fields(
            {column: _text(item.get(column)) for column in (*columns.columns.values(), *columns.agencies)}
        )
    theirs = {ours: paths for ours, paths in shape.fields.items() if ours not in options.columns}
    stated = {ours: (path,) for ours, path in options.columns.items()}
    values = {
        ours: next((text for path in paths if (text := _text(reached(item, path)))), None)
        for ours, paths in {**theirs, **stated}.items()
    }
    return {ours: None if value in shape.nothing else value for ours, value in values.items()}


def _text_key(item: Mapping[str, object], options: ReadOptions) -> str:
    shape = shape_of(item)
    if "text" in options.columns:
        return options.columns["text"]
    if shape is None:
        return _columns(item, options).columns["text"]
    return shape.fields["text"][0]


def _columns(item: Mapping[str, object], options: ReadOptions) -> ColumnMap:
    """Keys that the user names and this object lacks are absent in it, but for the text's."""
    stated = {field: key for field, key in options.columns.items() if field == "text" or key in item}
    return column_map(tuple(item), stated)


def _dates(items: Iterator[tuple[int, Item]], options: ReadOptions) -> Iterator[str | None]:
    for _, item in items:
        if isinstance(item, str) or no_reports(item):
            continue
        try:
            yield _fields(item, options).get("date")
        except UnreadableReport:
            continue


def _items(data: bytes, encoding: str, errors: str, *, whole: bool) -> Iterator[tuple[int, Item]]:
    """Numbered objects. ``whole``: the file may be one JSON value; where it is not, its lines are read."""
    if whole:
        parsed = _parsed(data.decode(encoding, errors))
        parsed = unwrapped(parsed)
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
