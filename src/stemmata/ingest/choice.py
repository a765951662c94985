"""Which reader takes a file: by its name, else by how it begins."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from stemmata.errors import UnreadableReport
from stemmata.plugins import Reader

MEBIBYTE = 1 << 20
LIMIT = 50 * MEBIBYTE  # bytes of a file that is one report
STREAMED_LIMIT = 512 * MEBIBYTE  # bytes of a file that is read row by row
STREAMED = ("table", "jsonl")

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article)\b", re.IGNORECASE)
# Files that lie beside reports and are not reports, though they are text.
_NOT_REPORTS = (
    ".css", ".js", ".mjs", ".map", ".svg", ".py", ".ini", ".cfg", ".conf", ".toml", ".yaml", ".yml", ".lock", ".sh",
    ".bat", ".ics", ".vcf", ".srt", ".vtt", ".sql", ".xml", ".rss", ".atom", ".eml", ".mbox", ".tex", ".bib",
)  # fmt: skip


def limit_of(reader: Reader) -> int:
    """How many bytes a file for this reader may have."""
    return STREAMED_LIMIT if reader.name in STREAMED else LIMIT


def reader_for(name: str, head: bytes, readers: Sequence[Reader]) -> Reader:
    """The reader of a file with this name that begins with these bytes; of several, the alphabetically first.

    Raises UnreadableReport where none takes it.
    """
    by_name = sorted(readers, key=lambda reader: reader.name)
    suffix = PurePath(name).suffix.lower()
    taken = next((reader for reader in by_name if suffix in reader.suffixes), None)
    if taken:
        return taken
    if suffix in _NOT_REPORTS:
        raise UnreadableReport(
            f"Stemmata has no reader for {suffix} files.",
            hint="If it is a report, save its text in a .txt or .html file.",
        )
    wanted = ".html" if _HTML.match(_past_comments(head)) else ".txt"
    sniffed = next((reader for reader in by_name if wanted in reader.suffixes), None)
    if sniffed is None:
        raise UnreadableReport(f"No installed reader takes {wanted} files.", hint="Install Stemmata anew.")
    return sniffed


def _past_comments(head: bytes) -> bytes:
    """What the file begins with, but for a byte order mark, an XML declaration and comments."""
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    while head.startswith((b"<!--", b"<?xml")):
        _, closed, rest = head.partition(b"-->" if head.startswith(b"<!--") else b"?>")
        if not closed:
            break
        head = rest.lstrip()
    return head
