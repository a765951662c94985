"""What came: unpacked within limits, and what kind of page it is."""

import codecs
import re
import zlib
from typing import Final

from stemmata.fetch.http import Exchange, too_large
from stemmata.fetch.refused import Refused
from stemmata.text.media import PAGES, charset, media_type

_PACKED: Final = {"gzip": 47, "x-gzip": 47, "deflate": 47}  # zlib's window bits; 47 takes both heads
_MOST_PACKINGS: Final = 2  # one on top of the other; servers use one
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article)\b", re.IGNORECASE)
_ZIPPED: Final = frozenset({".docx", ".odt"})  # which begin as ZIP archives do
_SNIFFED: Final = 1024  # bytes


def refuse_what_is_no_page(status: int, content_type: str) -> None:
    """Raises Refused for an answer that is there and is no page that a reader takes; without a type it may be one."""
    kind = media_type(content_type)
    if status == 200 and kind and kind not in PAGES:
        raise Refused(
            f"It is no page but {kind[:80]}. Stemmata fetches HTML, plain text, PDF, documents of offices and mails."
        )


def unpacked(exchange: Exchange, most: int) -> bytes:
    """The body as it was before it was packed for the way. Raises Refused where it is packed in an unknown way, is
    broken, or would be larger than ``most`` bytes."""
    packings = [one.strip().lower() for one in exchange.all_of("content-encoding").split(",")]
    packings = [one for one in packings if one not in {"", "identity"}]
    if len(packings) > _MOST_PACKINGS:
        raise Refused("It is packed more than twice, which no page needs.")
    body = exchange.body
    for packing in reversed(packings):
        if packing not in _PACKED:
            raise Refused(f"It is packed as {packing[:40]!r}, which was not asked for and cannot be read.")
        body = _inflated(body, most)
    if len(body) > most:
        raise too_large(most)
    return body


def _inflated(packed: bytes, most: int) -> bytes:
    out = bytearray()
    rest = packed
    while rest:
        try:
            piece, rest = _member(rest, most + 1 - len(out))
        except zlib.error as error:
            raise Refused("It is packed, and the packing is broken. Try again later.") from error
        out += piece
        if len(out) > most:
            raise too_large(most)
    return bytes(out)


def _member(packed: bytes, most: int) -> tuple[bytes, bytes]:
    """One member, as far as ``most`` bytes of it, and what follows it. Some servers send "deflate" without a head."""
    for window in (47, -15):
        machine = zlib.decompressobj(window)
        try:
            out = machine.decompress(packed, most)
        except zlib.error:
            if window < 0:
                raise
            continue
        if not machine.eof and len(out) < most:
            raise zlib.error("it ends early")
        return out, machine.unused_data if machine.eof else b""
    raise AssertionError


def page_suffix(content_type: str, body: bytes) -> str:
    """The suffix of the reader for this page. Raises Refused where it is none, or empty.

    What is sent as HTML or text and begins like a PDF is one; what has no type is judged by how it begins.
    """
    if not body.strip():
        raise Refused("It is empty.")
    kind = media_type(content_type)
    refuse_what_is_no_page(200, content_type)
    if body.startswith(b"%PDF-"):
        return ".pdf"
    if kind in {"application/pdf", "application/x-pdf"}:
        raise Refused("It says that it is a PDF, and is none.")
    if kind and PAGES[kind] in _ZIPPED and not body.startswith(b"PK"):
        raise Refused(f"It says that it is a {PAGES[kind][1:]} document, and is none.")
    if kind:
        return PAGES[kind]
    if _HTML.search(body[:_SNIFFED]):
        return ".html"
    raise Refused("It does not say what it is, and does not begin like a page.")


def in_utf8(content_type: str, body: bytes) -> bytes:
    """The body in UTF-8 where its own bytes do not tell their encoding and the answer's head does; else as it is.

    A reader sees no heads: what only the head says would be lost (RFC 9110, 8.3.2).
    """
    name = charset(content_type)
    if name is None or body.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return body
    # What the web calls Latin-1 or ASCII is Windows-1252 in every browser (WHATWG Encoding Standard, 4.2).
    name = "cp1252" if name in {"iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"} else name
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return body
    try:
        return body.decode(name).encode("utf-8")
    except (LookupError, UnicodeError):
        return body
