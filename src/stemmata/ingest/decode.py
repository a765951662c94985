"""Bytes to text: what a file is, which encoding it is written in, and a sentence when it is not text."""

import re
from dataclasses import dataclass

from stemmata.errors import UnreadableReport

SAMPLE = 1 << 16  # bytes looked at where a part of the file is enough
READABLE = (
    "Stemmata reads text, HTML, PDF, Word, OpenDocument and rich text, mails, feeds, tables, "
    "JSON Lines, and archives of these (zip, mbox, WARC, WACZ)."
)

# (first bytes, what the file seems to be, how to get text out of it)
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF document", "pdftotext"),
    (b"PK\x03\x04", "a zip archive, or an office document or e-book in one", "an unpacker or your word processor"),
    (b"PK\x05\x06", "an empty zip archive", "an unpacker"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document", "your word processor (save as plain text)"),
    (b"{\\rtf", "a rich-text document", "your word processor (save as plain text)"),
    (b"\x89PNG", "a PNG image", "a text-recognition program"),
    (b"\xff\xd8\xff", "a JPEG image", "a text-recognition program"),
    (b"GIF8", "a GIF image", "a text-recognition program"),
    (b"II*\x00", "a TIFF image", "a text-recognition program"),
    (b"MM\x00*", "a TIFF image", "a text-recognition program"),
    (b"BM", "a bitmap image", "a text-recognition program"),
    (b"RIFF", "a sound, film or WebP file", "a transcription or text-recognition program"),
    (b"ID3", "a sound recording", "a transcription program"),
    (b"OggS", "a sound recording or film", "a transcription program"),
    (b"\x1f\x8b", "a gzip archive", "gunzip"),
    (b"BZh", "a bzip2 archive", "bunzip2"),
    (b"\xfd7zXZ", "an xz archive", "unxz"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "an unpacker"),
    (b"Rar!", "a RAR archive", "an unpacker"),
    (b"SQLite format 3\x00", "an SQLite database", "sqlite3 (export a table as CSV)"),
    (b"PAR1", "a Parquet table", "a program that writes it as CSV"),
    (b"\x7fELF", "a program", ""),
    (b"MZ", "a program", ""),
)
_SHORT_SIGNATURE = 2  # so short that only a file with NUL bytes is taken for it

_BYTE_ORDER_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)

# Code pages that press texts were written in; without this list a short text is taken for something exotic.
_CODE_PAGES = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8", "iso8859_9", "iso8859_15",
    "koi8_r", "koi8_u", "mac_roman", "cp874", "shift_jis", "euc_jp", "euc_kr", "big5", "gb18030",
)  # fmt: skip
_LATIN_PAGES = {"cp1250", "cp1254", "cp1257", "cp1258", "iso8859_2", "iso8859_9", "iso8859_15", "mac_roman"}
_MANY_ACCENTS = 0.06  # of the letters: French has 4 in a hundred, Polish 8, Czech 15
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})|<\?xml[^>]{0,100}?"""
                       rb"""encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """How a file's bytes are to be decoded."""

    name: str  # a Python codec
    errors: str  # "strict", or "replace" where some bytes are broken
    note: str | None  # what had to be guessed, as a sentence; None where nothing was


def decoded(data: bytes, *, declares: bool = False, stated: str | None = None) -> tuple[str, str | None]:
    """The text, and a sentence on what had to be guessed (None where nothing was).

    ``declares``: the format may name its encoding near the top, as HTML does. ``stated``: what carried the file says of
    it, which outranks that. Raises UnreadableReport where the bytes are not text.
    """
    declared = _known(stated.lower()) if stated else _declared(data) if declares else None
    found = encoding_of(data, declared=declared)
    return data.decode(found.name, found.errors), found.note


def encoding_of(data: bytes, *, declared: str | None = None) -> Encoding:
    """The encoding of these bytes; a byte order mark outranks UTF-8, which outranks what the file declares.

    Raises UnreadableReport where the bytes are not text.
    """
    for mark, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _with_broken_allowed(data, name)
    refuse_binary(data)
    without_mark = _utf16_without_mark(data[:SAMPLE])
    if without_mark:
        note = f"It has no byte order mark; it was read as {without_mark.upper()}."
        return Encoding(name=without_mark, errors="replace", note=note)
    if b"\x00" in data:
        raise UnreadableReport("It holds NUL bytes, so it is not text.", hint=f"{READABLE} Convert it to one of them.")
    if _decodes(data, "utf-8"):
        return Encoding(name="utf-8", errors="strict", note=None)
    if declared and declared != "utf-8" and _decodes(data, declared):
        return Encoding(name=declared, errors="strict", note=None)
    broken = _broken_utf8(data)
    if broken:
        return broken
    return _guessed(data)


def refuse_binary(data: bytes) -> None:
    """Raises UnreadableReport, saying what it seems to be, where the bytes begin like a known binary format."""
    for signature, seems, program in _SIGNATURES:
        if not data.startswith(signature) or (len(signature) <= _SHORT_SIGNATURE and b"\x00" not in data[:SAMPLE]):
            continue
        advice = f" Convert it with {program}." if program else ""
        raise UnreadableReport(f"It seems to be {seems}.", hint=f"{READABLE}{advice}")
    if data[4:8] == b"ftyp":
        raise UnreadableReport(
            "It seems to be a film or sound recording.", hint=f"{READABLE} Convert it with a transcription program."
        )


def _with_broken_allowed(data: bytes, name: str) -> Encoding:
    if _decodes(data, name):
        return Encoding(name=name, errors="strict", note=None)
    return Encoding(name=name, errors="replace", note=f"Some bytes are not {name.upper()}; each is shown as U+FFFD.")


def _decodes(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except (UnicodeError, LookupError):
        return False
    return True


def _declared(data: bytes) -> str | None:
    match = _DECLARED.search(data[:4096])
    if match is None:
        return None
    return _known((match[1] or match[2]).decode("ascii").lower())


def _known(name: str) -> str:
    """What pages call Latin-1 or ASCII is Windows-1252 in every browser (WHATWG Encoding Standard, 4.2)."""
    return "cp1252" if name in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"} else name


def _utf16_without_mark(sample: bytes) -> str | None:
    """Every ASCII character, a space at least, puts a NUL on the same side of each pair in UTF-16."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    pairs = max(1, len(sample) // 2)
    if max(even, odd) < max(2, pairs // 50) or min(even, odd) > max(even, odd) // 20:
        return None
    name = "utf-16-be" if even > odd else "utf-16-le"
    text = sample[: len(sample) // 2 * 2].decode(name, "replace")
    readable = sum(character.isprintable() or character.isspace() for character in text)
    return name if readable >= 0.95 * len(text) else None


def _broken_utf8(data: bytes) -> Encoding | None:
    """UTF-8 with a few broken bytes: most of its non-ASCII characters are whole."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(character > "\x7f" for character in text) - broken
    if whole < 2 or broken > max(1, whole // 4):
        return None
    bytes_are = "1 byte is" if broken == 1 else f"{broken} bytes are"
    return Encoding(name="utf-8", errors="replace", note=f"{bytes_are} not UTF-8 and shown as U+FFFD.")


def _guessed(data: bytes) -> Encoding:
    from charset_normalizer import from_bytes

    sample = data[:SAMPLE]
    controls = sum(byte < 0x20 and byte not in b"\t\n\r\f\v\x1b" for byte in sample)
    if controls > len(sample) // 100 + 1:
        raise UnreadableReport(
            "It holds control bytes, so it is not text.", hint=f"{READABLE} Convert it to one of them."
        )
    best = from_bytes(sample, cp_isolation=list(_CODE_PAGES), enable_fallback=False).best()
    name = best.encoding if best else "cp1252"
    if name in _LATIN_PAGES and _rarely_accented(sample):
        name = "cp1252"
    return Encoding(name=name, errors="replace", note=f"Its encoding is not stated; it was read as {name.upper()}.")


def _rarely_accented(sample: bytes) -> bool:
    """Latin pages hold the same curly quotation marks; only accents tell, and few accents are Western European."""
    accented = sum(byte >= 0xC0 for byte in sample)
    plain = sum(0x61 <= byte | 0x20 <= 0x7A for byte in sample)
    return accented <= _MANY_ACCENTS * max(1, accented + plain)
