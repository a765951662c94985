"""Looks for traces of names in what is to be handed on, by other means than those that took them out.

Nothing of the blackening is used here: a text is read in every way in which a program may have written it (as it is,
with character references, percent-encoding, ``\\u`` escapes and base64 undone, archives opened, compressed streams
unpacked), brought to lower case without marks, and searched for each spelling, plain and with all signs left out.
What cannot be read in any of these ways is not let through.
"""

import base64
import binascii
import gzip
import html
import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from anyascii import anyascii

from stemmata.errors import StemmataError
from stemmata.export.redaction.forms import Form
from stemmata.export.redaction.walk import strings
from stemmata.model.case import Case

SQUEEZED: Final = (
    7  # letters: a spelling of so many is sought with all signs left out; shorter ones would meet anything
)
MOST_DEPTH: Final = 4  # archives in archives
_BASE64: Final = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}")
_UNICODE_ESCAPE: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_SIGNS: Final = re.compile(r"[\W_]+")
_PDF_STREAM: Final = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Trace:
    """A spelling that was found where none may be."""

    where: str  # a file, a member of an archive, a field of the case
    spelling: str


class TraceFound(StemmataError):
    """What was to be handed on holds a name that was to be taken out: nothing is written."""


def in_case(case: Case, forms: Iterable[Form]) -> tuple[Trace, ...]:
    """The traces in the strings of a case, sorted; none where there are none."""
    sought = _Sought(tuple(forms))
    found = set()
    for where, words in sorted(set(strings(case))):
        found |= {Trace(where=where, spelling=one) for one in sought.traces(words)}
    return tuple(sorted(found))


def in_bytes(name: str, data: bytes, forms: Iterable[Form]) -> tuple[Trace, ...]:
    """The traces in a file, and in its name, sorted; none where there are none.

    Raises TraceFound where the file cannot be looked into.
    """
    sought = _Sought(tuple(forms))
    found = {Trace(where=f"the name {name}", spelling=one) for one in sought.traces(name)}
    for where, text in _texts(name, data, 0):
        found |= {Trace(where=where, spelling=one) for one in sought.traces(text)}
    return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class _Sought:
    forms: tuple[Form, ...]

    def traces(self, text: str) -> set[str]:
        """The spellings that stand in a text, in any way of reading it."""
        found = set()
        for view in _views(text):
            bare = _unmarked(view)
            folded, signless, latin = " ".join(bare.casefold().split()), None, None
            for form in self.forms:
                spelling = " ".join(form.words)
                if form.capital:
                    if _bounded(spelling, bare, capital=True):
                        found.add(spelling)
                    continue
                if _bounded(spelling, folded, within=form.within):
                    found.add(spelling)
                    continue
                latin_spelling = "".join(form.latin)
                if len(latin_spelling) >= SQUEEZED:
                    signless = _SIGNS.sub("", folded) if signless is None else signless
                    latin = _SIGNS.sub("", anyascii(view).lower()) if latin is None else latin
                    if form.squeezed in signless or latin_spelling in latin:
                        found.add(spelling)
        return found


def _bounded(spelling: str, text: str, *, within: bool = False, capital: bool = False) -> bool:
    """Whether a spelling stands in a text, as whole words unless ``within``."""
    if within:
        return spelling in text
    if capital:
        pattern = r"\W+".join(f"(?:{re.escape(word.title())}|{re.escape(word.upper())})" for word in spelling.split())
    else:
        if spelling.split(maxsplit=1)[0] not in text:
            return False
        pattern = r"[\W_]+".join(map(re.escape, spelling.split()))
    return re.search(rf"(?<![^\W_]){pattern}(?![^\W_])", text) is not None


def _unmarked(text: str) -> str:
    """Compatibility forms undone, marks left out."""
    if text.isascii():
        return text
    return "".join(one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))


def _views(text: str) -> Iterator[str]:
    """The text, and what it says with its escapes undone; each once."""
    seen: set[str] = set()
    for one in (
        text,
        unquote(text) if "%" in text else text,
        html.unescape(text) if "&" in text else text,
        unquote(html.unescape(text)) if "&" in text and "%" in text else text,
        _unescaped(text) if "\\u" in text else text,
        *_decoded(text),
    ):
        if one not in seen:
            seen.add(one)
            yield one


def _unescaped(text: str) -> str:
    units = _UNICODE_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _decoded(text: str) -> Iterator[str]:
    """What runs of base64 say, where it is text."""
    for run in _BASE64.findall(text):
        kept = run.rstrip("=").replace("-", "+").replace("_", "/")
        try:
            yield base64.b64decode(kept[: len(kept) - len(kept) % 4], validate=True).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError):
            continue


def _texts(name: str, data: bytes, depth: int) -> Iterator[tuple[str, str]]:
    """(where, text) of a file: itself where it is text, what it packs where it is an archive."""
    if depth > MOST_DEPTH:
        raise _closed(name)
    if data.startswith(b"PK\x03\x04"):
        yield from _of_zip(name, data, depth)
    elif data.startswith(b"\x1f\x8b"):
        yield from _texts(name, gzip.decompress(data), depth + 1)
    elif data.startswith(b"%PDF-"):
        yield from _of_pdf(name, data)
    elif data.startswith(b"PAR1"):
        yield from _of_parquet(name, data)
    else:
        try:
            yield name, data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise _closed(name) from None


def _of_zip(name: str, data: bytes, depth: int) -> Iterator[tuple[str, str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield name, archive.comment.decode("utf-8", "replace")
        for member in archive.infolist():
            where = f"{name}/{member.filename}"
            yield where, f"{member.filename}\n{member.comment.decode('utf-8', 'replace')}"
            if not member.is_dir():
                yield from _texts(where, archive.read(member), depth + 1)


def _of_pdf(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """What a PDF says outside its glyphs: titles, links, bookmarks, names of places, streams that can be unpacked.

    Glyphs of an embedded font are numbers of that font; what is set in them is looked at before it is set.
    """
    yield name, _pdf_words(_PDF_STREAM.sub(b"", data))
    for number, stream in enumerate(_PDF_STREAM.findall(data)):
        try:
            unpacked = zlib.decompress(stream)
        except zlib.error:
            continue
        if sum(byte > 126 for byte in unpacked) * 10 < len(unpacked):  # no font, no picture
            yield f"{name}, stream {number}", _pdf_words(unpacked)


def _pdf_words(data: bytes) -> str:
    """Its strings, also those written in two bytes a letter, as they are or by numbers."""
    return data.replace(b"\0", b"").replace(b"\\000", b"").decode("latin-1")


def _of_parquet(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    try:
        from pyarrow import BufferReader, parquet  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except ImportError:
        raise _closed(name) from None
    file = parquet.ParquetFile(BufferReader(data))
    yield f"{name}, schema", str(file.schema_arrow)
    for batch in file.iter_batches():
        yield name, "\n".join(map(repr, batch.to_pylist()))


def _closed(name: str) -> TraceFound:
    return TraceFound(
        f"{name} cannot be looked into for traces of the names, so it is not written.",
        hint="Choose another format, or export without --redact.",
    )
