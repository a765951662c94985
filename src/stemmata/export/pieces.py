"""From lines of text to the bytes of a file: pieces of about 64 KiB, and characters that no file can hold.

Formats differ in what they allow, and readers in what they stand:

- A lone surrogate is half a character: no UTF-8 holds it, and strict readers refuse its JSON escape. It becomes U+FFFD.
- XML 1.0 forbids most control characters, even escaped: https://www.w3.org/TR/xml/#charsets. They become U+FFFD there.
- JSON escapes control characters, and they survive.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from stemmata.export.pouring import poured

_HALF: Final = re.compile(r"[\ud800-\udfff]")
_NOT_XML: Final = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
REPLACED: Final = "\ufffd"


def in_pieces(lines: Iterable[str]) -> Iterator[bytes]:
    """The text as UTF-8, in pieces of about 64 KiB; none where there is nothing."""
    return poured(whole(line).encode() for line in lines)


def whole(words: str) -> str:
    """The words with U+FFFD for each half of a character."""
    return _HALF.sub(REPLACED, words)


def printable(words: str) -> str:
    """The words with U+FFFD for each control character but tab and line breaks."""
    return _CONTROL.sub(REPLACED, words)


def xml(words: str, *, quoted: bool = False) -> str:
    """The words as XML text, or as an attribute's value in double quotes, which keeps its line breaks."""
    safe = _NOT_XML.sub(REPLACED, words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    safe = safe.replace("\r", "&#13;")
    if not quoted:
        return safe
    return '"' + safe.replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;") + '"'


def as_json(value: object) -> str:
    """The value on one line. Raises ValueError for a number that JSON cannot hold."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def json_lines(records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """One line for each record: https://jsonlines.org."""
    for record in records:
        yield as_json(record) + "\n"


def json_document(head: Mapping[str, Any], key: str, records: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """One object: the members of ``head``, then under ``key`` a list with each record on a line of its own."""
    yield "{"
    for name, value in head.items():
        yield f"\n {as_json(name)}: {as_json(value)},"
    yield f"\n {as_json(key)}: ["
    between = "\n  "
    for record in records:
        yield between + as_json(record)
        between = ",\n  "
    yield "]" if between == "\n  " else "\n ]"
    yield "\n}\n"


def filled(record: Mapping[str, Any]) -> dict[str, Any]:
    """The record without members that are unknown or empty."""
    return {key: value for key, value in record.items() if value is not None and value not in ("", (), [], {})}
