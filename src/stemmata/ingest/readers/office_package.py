"""The parts of an office file, which is a ZIP archive of XML files, taken out within limits."""

import zipfile
from io import BytesIO
from typing import Any, Final
from zlib import error as ZlibError  # noqa: N812 (an exception is named like one here)

from stemmata.errors import UnreadableReport

MEBIBYTE = 1 << 20
MOST_PARTS: Final = 10_000  # a report with a picture on each of a thousand pages has some two thousand
LARGEST_PART: Final = 64 * MEBIBYTE  # unpacked; the text of a thousand pages takes some ten
MOST_PACKED: Final = 200  # bytes from one; office XML packs to a fifteenth, zeros to a thousandth
_SMALL = MEBIBYTE  # a part so small is no bomb however it is packed
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")

AS_TEXT = "Open it in the word processor, save it anew, and read that; or save its text in a .txt file."
UNLOCK = "Open it with the password, save it without one, and read that."


class Package:
    """The parts of one office file by name."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = frozenset(archive.namelist())

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def xml(self, name: str) -> Any | None:
        """The root of an XML part; None where there is no such part. Raises UnreadableReport for what is hostile."""
        return xml_root(self._bytes(name)) if name in self._names else None

    def _bytes(self, name: str) -> bytes:
        about = self._archive.getinfo(name)
        if about.flag_bits & 1:
            raise UnreadableReport("The document is encrypted.", hint=UNLOCK)
        if about.file_size > LARGEST_PART or about.file_size > max(_SMALL, MOST_PACKED * about.compress_size):
            raise _bomb()
        try:
            with self._archive.open(about) as part:
                data = part.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, ZlibError, EOFError, OSError, RuntimeError) as error:
            raise _broken() from error
        if len(data) > LARGEST_PART:
            raise _bomb()
        return data


def package_of(data: bytes, kind: str) -> Package:
    """The parts of the file in these bytes. ``kind``: what it should be, for people ("a Word document").

    Raises UnreadableReport, saying what to do, where it is something else, cut off, encrypted or hostile.
    """
    if data.startswith(_OLD_OFFICE):
        if _ENCRYPTED_STREAM in data:
            raise UnreadableReport("The document is encrypted.", hint=UNLOCK)
        raise UnreadableReport(
            "It is an office document of the kind before 2007.", hint="Save it as .docx or .odt in the word processor."
        )
    if not data.startswith(b"PK"):
        raise UnreadableReport(
            f"It is not {kind}, whatever its name says.",
            hint="Look what it is, and give it the ending of its kind, such as .rtf, .html or .txt.",
        )
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError) as error:
        raise _broken() from error
    if len(archive.infolist()) > MOST_PARTS:
        raise _bomb()
    return Package(archive)


def xml_root(data: bytes) -> Any:
    """The root of an XML document; no entity is expanded and nothing is loaded.

    Raises UnreadableReport where it declares a document type, which no office file does, nests deeper than 256
    elements, or is broken.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise UnreadableReport("It nests its parts deeper than any word processor does.", hint=AS_TEXT) from error
        if "entit" in str(error).lower() or "DOCTYPE" in str(error):
            raise _entities() from error
        raise _broken() from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _entities()
    return root


def _entities() -> UnreadableReport:
    return UnreadableReport("It declares XML entities, as no word processor does but attacks do.", hint=AS_TEXT)


def _broken() -> UnreadableReport:
    return UnreadableReport("The document is broken or cut off.", hint=f"Fetch it again. {AS_TEXT}")


def _bomb() -> UnreadableReport:
    return UnreadableReport(
        "It unpacks to far more than any report holds, as an archive bomb does.", hint=f"Do not unpack it. {AS_TEXT}"
    )
