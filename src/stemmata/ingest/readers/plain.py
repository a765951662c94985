"""Plain text, with or without a header block.

A header block is a first paragraph whose every line reads "Name: value", with names such as Title, Outlet, By, Date,
URL and Language. It is metadata and no part of the report's text, but for the title, which opens the text as its
headline.
"""

import re
from collections.abc import Iterator

from stemmata.ingest.decode import decoded
from stemmata.plugins import RawRecord, ReadOptions

# What a header line may be called → the name of RawRecord.metadata.
_NAMES = {
    "title": "title", "headline": "title", "subject": "title", "sent": "date",
    "outlet": "outlet", "source": "outlet", "publisher": "outlet",
    "publication": "outlet", "newspaper": "outlet", "site": "outlet", "by": "author", "byline": "author",
    "author": "author", "authors": "author", "date": "date", "published": "date", "publication date": "date",
    "url": "url", "link": "url", "address": "url", "language": "language", "lang": "language",
}  # fmt: skip
_LINE = re.compile(r"\s*(?P<name>[A-Za-z][A-Za-z -]{0,24}?)\s*:(?P<value>.*)")
_FRONT_MATTER = re.compile(r"\s*---\s*\n(?P<block>.{1,8192}?)\n---\s*\n", re.DOTALL)
_LONGEST_HEADER = 30  # lines
_LONGEST_LINE = 2000  # characters


class PlainTextReader:
    """Reads one report from a text file."""

    name: str = "text"
    suffixes: tuple[str, ...] = (".txt", ".text", ".md", ".markdown")

    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:  # noqa: ARG002 (the protocol's)
        text, note = decoded(data, stated=options.encoding)
        metadata, body = split_header(text.replace("\r\n", "\n").replace("\r", "\n"))
        yield RawRecord(text=body, metadata=metadata, note=note)


def split_header(text: str) -> tuple[dict[str, str | None], str]:
    """The header block's metadata and the text below it; an empty mapping and the whole text where there is none."""
    fenced = _FRONT_MATTER.match(text)
    if fenced:
        fields = _fields(fenced["block"].split("\n"))
        return (fields, text[fenced.end() :]) if fields else ({}, text)
    stripped = text.lstrip("\ufeff \t\n")
    lines: list[str] = []
    at = 0
    while at < len(stripped) and len(lines) <= _LONGEST_HEADER:
        end = stripped.find("\n", at)
        end = len(stripped) if end < 0 else end
        if not stripped[at:end].strip():
            break
        if end - at > _LONGEST_LINE:
            return {}, text
        lines.append(stripped[at:end])
        at = end + 1
    fields = _fields(lines)
    body = stripped[at:]
    return (fields, body) if fields and body.strip() else ({}, text)


def _fields(lines: list[str]) -> dict[str, str | None]:
    """The metadata of header lines; empty unless every line is one, and the first and half of them are known."""
    matches = [_LINE.fullmatch(line) for line in lines]
    if not lines or len(lines) > _LONGEST_HEADER or not all(matches):
        return {}
    pairs = [(match["name"].lower(), match["value"].strip().strip("\"'")) for match in matches if match]
    known = [(_NAMES[name], value) for name, value in pairs if name in _NAMES]
    if pairs[0][0] not in _NAMES or 2 * len(known) < len(pairs) or len(set(known)) < min(2, len(pairs)):
        return {}
    fields: dict[str, str | None] = {}
    for name, value in known:
        if value:
            fields.setdefault(name, value)
    return fields


reader = PlainTextReader()
