"""Which reader or container takes a file: by its name, unless its first bytes say that it is something else."""

import re
import zlib
from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from stemmata.errors import UnreadableReport
from stemmata.plugins import Container, Plugin, Reader

MEBIBYTE: Final = 1 << 20
LIMIT: Final = 50 * MEBIBYTE  # bytes of a file that is one report
STREAMED_LIMIT: Final = 512 * MEBIBYTE  # bytes of a file that is read row by row
STREAMED: Final = ("table", "jsonl")

_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body|article)\b", re.IGNORECASE)
_FEED: Final = re.compile(rb"<(?:rss|feed|rdf:RDF)\b")
_HEADER: Final = re.compile(rb"[!-9;-~]{1,70}:[ \t]?[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*")
_OF_MAIL: Final = re.compile(
    rb"^(?:received|return-path|message-id|mime-version|delivered-to|x-\w[\w-]*):", re.I | re.M
)
_SAVED_PAGE: Final = re.compile(rb"^snapshot-content-location:|^content-type:\s*multipart/related", re.I | re.M)
_SNIFFED: Final = 16_384  # bytes that a gzip member's first 4 KiB unpack to, at most
# What a file is by its first bytes → a suffix whose reader takes it. Only formats that cannot be read as text.
_BINARY: Final[tuple[tuple[bytes, str], ...]] = (
    (b"%PDF-", ".pdf"),
    (b"{\\rtf", ".rtf"),
    (b"PK\x03\x04", ".zip"),
    (b"PK\x05\x06", ".zip"),
    (b"WARC/", ".warc"),
)
# Formats that are zip archives to their first bytes: of these, the name is believed.
_ZIPPED: Final = frozenset(
    {".docx", ".odt", ".pptx", ".odp", ".xlsx", ".ods", ".epub", ".wacz", ".zip", ".docm", ".ott"}
)
# Files that lie beside reports and are not reports, though they are text.
_NOT_REPORTS: Final = (
    ".css", ".js", ".mjs", ".map", ".svg", ".py", ".ini", ".cfg", ".conf", ".toml", ".yaml", ".yml", ".lock", ".sh",
    ".bat", ".ics", ".vcf", ".srt", ".vtt", ".sql", ".tex", ".bib",
)  # fmt: skip
# What in an archive is counted and not refused one by one, by suffix.
_PASSED: Final = {
    suffix: what
    for what, suffixes in (
        ("images", ".png .jpg .jpeg .gif .webp .svg .ico .bmp .tif .tiff .avif .heic"),
        ("style sheets and scripts", ".css .js .mjs .map .wasm"),
        ("fonts", ".woff .woff2 .ttf .otf .eot"),
        ("sounds and films", ".mp3 .mp4 .m4a .m4v .mov .avi .mkv .webm .ogg .ogv .wav .flac .ts .m3u8"),
        ("programs", ".exe .dll .so .dylib .msi .apk .jar .py .sh .bat .class"),
        ("settings and calendars", ".ini .cfg .conf .toml .yaml .yml .lock .ics .vcf .srt .vtt .sql .tex .bib"),
        ("signatures", ".p7s .asc .sig"),
        ("case files", ".stemma .stemma-wal .stemma-shm"),
    )
    for suffix in suffixes.split()
}


def limit_of(reader: Reader) -> int:
    """How many bytes a file for this reader may have."""
    return STREAMED_LIMIT if reader.name in STREAMED else LIMIT


def passed_over(name: str) -> str | None:
    """What a file inside another is, in the plural, where its name says that it is no report; None where it may be."""
    parts = [part for part in re.split(r"[/\\]", name) if part]
    if not parts or any(part == "__MACOSX" or (part.startswith(".") and part.strip(".")) for part in parts):
        return "hidden files"
    return _PASSED.get(PurePath(parts[-1]).suffix.lower())


def reader_for(name: str, head: bytes, plugins: Sequence[Plugin]) -> Plugin:
    """What takes a file with this name that begins with these bytes; of several, the alphabetically first.

    Raises UnreadableReport where nothing does.
    """
    named = _suffix_among(name, plugins)
    seen = kind_of(head)
    if seen and seen != named and not (seen == ".zip" and named in _ZIPPED):
        found = _taking(seen, plugins)
        if found and found is not _taking(named, plugins):
            return found
    taken = _taking(named, plugins)
    if taken and not (isinstance(taken, Container) and _is_page(head)):
        return taken
    suffix = PurePath(name).suffix.lower()
    if suffix in _NOT_REPORTS:
        raise UnreadableReport(
            f"Stemmata has no reader for {suffix} files.",
            hint="If it is a report, save its text in a .txt or .html file.",
        )
    wanted = _text_kind(head)
    sniffed = _taking(wanted, plugins) or _taking(".txt", plugins)
    if sniffed is None:
        raise UnreadableReport(f"No installed reader takes {wanted} files.", hint="Install Stemmata anew.")
    return sniffed


def kind_of(head: bytes) -> str | None:
    """The suffix of a format that is no text, by its first bytes; None for anything else."""
    for sign, suffix in _BINARY:
        if head.startswith(sign):
            return _zip_kind(head) if suffix == ".zip" else suffix
    if head.startswith(b"\x1f\x8b") and _unzipped(head).startswith(b"WARC/"):
        return ".warc.gz"
    return None


def _zip_kind(head: bytes) -> str:
    """Office documents and e-books name themselves in the first file of the archive."""
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in head[:120]:
        return ".odt"
    if b"mimetypeapplication/epub+zip" in head[:120]:
        return ".epub"
    if head[30:].startswith((b"[Content_Types].xml", b"word/", b"_rels/.rels")):
        return ".docx" if b"xl/" not in head and b"ppt/" not in head else ".xlsx"
    return ".zip"


def _text_kind(head: bytes) -> str:
    """The suffix of a text whose name says nothing."""
    start = _past_comments(head)
    if _HTML.match(start):
        return ".html"
    if _FEED.match(start):
        return ".rss"
    if head.startswith(b"From ") and _HEADER.match(head.partition(b"\n")[2]):
        return ".mbox"
    block = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    if _HEADER.match(head) and _OF_MAIL.search(block):
        return ".mhtml" if _SAVED_PAGE.search(block) and b"rom: <Saved by" in block else ".eml"
    return ".txt"


def _is_page(head: bytes) -> bool:
    """A page that somebody named like an archive: servers answer with one where the file is gone."""
    return bool(_HTML.match(_past_comments(head)))


def _suffix_among(name: str, plugins: Sequence[Plugin]) -> str:
    """The longest suffix of a plugin that ends the name; "" where none does."""
    lower = name.lower()
    fitting = {suffix for plugin in plugins for suffix in plugin.suffixes if lower.endswith(suffix)}
    return max(fitting, key=lambda suffix: (len(suffix), suffix), default="")


def _taking(suffix: str, plugins: Sequence[Plugin]) -> Plugin | None:
    by_name = sorted(plugins, key=lambda plugin: plugin.name)
    return next((plugin for plugin in by_name if suffix in plugin.suffixes), None)


def _unzipped(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, _SNIFFED)
    except zlib.error:
        return b""


def _past_comments(head: bytes) -> bytes:
    """What the file begins with, but for a byte order mark, an XML declaration and comments."""
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    while head.startswith((b"<!--", b"<?xml")):
        _, closed, rest = head.partition(b"-->" if head.startswith(b"<!--") else b"?>")
        if not closed:
            break
        head = rest.lstrip()
    return head
