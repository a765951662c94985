"""URLs from a list: one a line, or the addresses that a table or the JSON of another tool names."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import PurePath
from typing import Final

_KEYS: Final = ("url", "link", "URL", "DocumentIdentifier")  # the last as GDELT's own tables have it


def urls_listed(data: bytes, name: str) -> tuple[str, ...]:
    """The URLs in their order, each once; none where there are none.

    ``name``: of the file. ``.json`` and ``.jsonl`` give what their objects hold under "url" or "link", ``.csv`` and
    ``.tsv`` the column of that name; anything else one URL a line, lines that are blank or begin with "#" left out.
    """
    text = data.decode("utf-8-sig", "replace")
    suffix = PurePath(name).suffix.lower()
    if suffix in {".json", ".jsonl", ".ndjson"}:
        found = _of_json(text)
    elif suffix in {".csv", ".tsv", ".tab"}:
        found = _of_table(text, "," if suffix == ".csv" else "\t")
    else:
        found = (line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#"))
    return tuple(dict.fromkeys(found))


def _of_json(text: str) -> Iterator[str]:
    values = []
    try:
        values.append(json.loads(text))
    except (ValueError, RecursionError):
        for line in text.splitlines():
            try:
                values.append(json.loads(line))
            except (ValueError, RecursionError):
                continue
    queue = values
    for value in queue:  # grows while it is read
        if isinstance(value, list):
            queue.extend(value)
        elif isinstance(value, dict):
            url = next((value[key] for key in _KEYS if isinstance(value.get(key), str)), None)
            if url:
                yield url
            queue.extend(one for one in value.values() if isinstance(one, list))


def _of_table(text: str, separator: str) -> Iterator[str]:
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))  # a column of texts may stand beside
    for row in csv.DictReader(io.StringIO(text), delimiter=separator):
        url = next((row[key] for key in _KEYS if row.get(key)), None)
        if url:
            yield url
