"""Zip archives: each file in it is read like one in a folder, with the sidecar that lies beside it.

Nothing is unpacked to the disk. An archive that declares to be more than a pile of reports can be is refused whole;
names that lead out of it, links and encrypted files are refused one by one.
"""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final

from stemmata.errors import UnreadableReport
from stemmata.ingest.choice import LIMIT, MEBIBYTE, passed_over
from stemmata.ingest.decode import encoding_of
from stemmata.ingest.sidecar import LIMIT as SIDECAR_LIMIT
from stemmata.ingest.sidecar import is_sidecar, sidecar_names
from stemmata.plugins import Member

MOST_FILES: Final = 200_000  # the largest press archives that people zip have some ten thousand
_ENCRYPTED: Final = 0x1
_UTF8: Final = 0x800  # the archive says that the name is UTF-8 (APPNOTE.TXT, 4.4.4)
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError, ValueError, KeyError)


class ZipContainer:
    """Yields each file, in the order of their names."""

    name: str = "zip"
    suffixes: tuple[str, ...] = (".zip",)
    risky: bool = True

    def members(self, file: BinaryIO, path: str) -> Iterator[Member]:  # noqa: ARG002 (the protocol's)
        with opened(file) as archive:
            names = _names(archive)
            for shown in sorted(names):
                if not is_sidecar(shown):
                    yield _member(archive, names, shown)
            claimed = {sidecar for name in names if not is_sidecar(name) for sidecar in _beside(name)}
            for shown in sorted(name for name in names if is_sidecar(name) and name not in claimed):
                problem = "It is a sidecar with no report beside it. Name it like the report, with .meta.yaml."
                yield Member(locator=f"/{shown}", problem=problem)


def opened(file: BinaryIO) -> zipfile.ZipFile:
    """The archive. Raises UnreadableReport where it is none, is broken or holds too many files."""
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN as error:
        raise UnreadableReport(
            f"The zip archive cannot be opened ({str(error).rstrip('.')}).",
            hint="It may have been cut off; fetch it again, or unpack what can be and name the folder.",
        ) from error
    if len(archive.filelist) > MOST_FILES:
        raise UnreadableReport(f"It holds more than {MOST_FILES:,} files.", hint="Unpack it, and name the folder.")
    return archive


def content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limit: int = LIMIT) -> bytes:
    """The bytes of one file. Raises UnreadableReport where it is encrypted, too large or broken."""
    if entry.flag_bits & _ENCRYPTED:
        raise UnreadableReport("It is encrypted.", hint="Unpack the archive with its password, and name the folder.")
    if entry.file_size > limit:
        raise UnreadableReport(
            f"It is larger than {limit // MEBIBYTE} MiB.", hint="Unpack the archive, and name what it holds."
        )
    try:
        with archive.open(entry) as file:
            data = file.read(limit + 1)
    except _BROKEN as error:
        problem = " ".join(str(error).split())[:200] or type(error).__name__
        raise UnreadableReport(f"It cannot be unpacked ({problem}).", hint="Fetch the archive again.") from error
    if len(data) > limit:
        raise UnreadableReport("It is larger than the archive says.", hint="Do not trust this archive.")
    return data


def _names(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The files by the name that they are shown by; a name that comes twice is numbered."""
    entries = [entry for entry in archive.filelist if not entry.is_dir()]
    unsaid = [entry for entry in entries if not entry.flag_bits & _UTF8]
    encoding = _encoding([entry.orig_filename for entry in unsaid])
    named: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        name = entry.orig_filename.partition("\0")[0]
        if not entry.flag_bits & _UTF8:
            name = _raw(name).decode(encoding, "replace")
        name = name.replace("\\", "/")
        number, tried = 1, name
        while tried in named:
            number += 1
            tried = f"{name} ({number})"
        named[tried] = entry
    return named


def _encoding(names: list[str]) -> str:
    """The encoding of names of which the archive says nothing."""
    raw = b"\n".join(_raw(name) for name in names)
    try:
        return encoding_of(raw).name if raw else "utf-8"
    except UnreadableReport:
        return "cp437"


def _raw(name: str) -> bytes:
    """The bytes of a name that zipfile took for code page 437."""
    return name.encode("cp437", "replace")


def _member(archive: zipfile.ZipFile, names: dict[str, zipfile.ZipInfo], shown: str) -> Member:
    entry = names[shown]
    locator = f"/{shown.lstrip('/')}"
    passed = passed_over(shown)
    if passed:
        return Member(locator=locator, passed=passed)
    problem = _suspicious(shown, entry)
    if problem:
        return Member(locator=locator, problem=problem)
    sidecar = next((one for one in _beside(shown) if one in names), None)
    try:
        return Member(
            locator=locator,
            name=shown.rpartition("/")[2],
            data=content(archive, entry),
            beside=(sidecar, content(archive, names[sidecar], SIDECAR_LIMIT)) if sidecar else None,
        )
    except UnreadableReport as error:
        return Member(locator=locator, problem=str(error))


def _suspicious(name: str, entry: zipfile.ZipInfo) -> str | None:
    """Why a file of an archive is not read, though it might be."""
    if ".." in name.split("/"):
        return "Its name leads out of the archive, which no packer does by itself. Unpack it with care, if at all."
    if name.startswith("/") or name[1:3] == ":/":
        return "Its name is a place on somebody's disk. Pack the archive anew, from the folder that holds the files."
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "It is a link to another file, which is not followed. Pack that file itself."
    return None


def _beside(name: str) -> Iterator[str]:
    """Where the sidecars of a file may lie."""
    folder, _, last = name.rpartition("/")
    return (f"{folder}/{one}" if folder else one for one in sidecar_names(last))


container = ZipContainer()
