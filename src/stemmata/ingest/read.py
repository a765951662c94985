"""One file to its reports: a reader, or a container and then readers, take it apart."""

import hashlib
import json
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from stemmata.errors import UnreadableReport
from stemmata.ingest.apart import Apart, Job, done
from stemmata.ingest.archive import Desk, KnownArchive, ReadArchive, Take
from stemmata.ingest.choice import MEBIBYTE, limit_of, reader_for
from stemmata.ingest.columns import checked
from stemmata.ingest.discover import Found, shown
from stemmata.ingest.record import KnownReport, ReadReport, Source, identity
from stemmata.ingest.sidecar import Sidecar, read_sidecar, sidecar_of
from stemmata.model.report import Refusal
from stemmata.plugins import Container, Plugin, Reader, ReadOptions
from stemmata.text.ids import content_id

INGEST_VERSION = "5"
_HEAD = 4096  # bytes by which a file without a telling name is judged

Intake = ReadReport | KnownReport | Refusal | ReadArchive | KnownArchive


def read_file(
    found: Found,
    readers: Sequence[Plugin],
    options: ReadOptions,
    known: Collection[str] = frozenset(),
    apart: Apart | None = None,
) -> Iterator[Intake]:
    """The reports of one file in its own order, and a Refusal for the file or for each part that cannot be read.

    At least one of either. A file that holds others ends with a ReadArchive, or is a KnownArchive alone. ``known`` are
    the ids of reports and archives that need not be read again. ``apart``: where risky readers run; None for here.
    Raises UsageError where the options name a column that there is not.
    """
    checked(options.columns)
    path, name = Path(found.path), shown(found.path)
    sidecar = Sidecar()
    beside = sidecar_of(path)
    if beside:
        try:
            sidecar = read_sidecar(beside)
        except UnreadableReport as error:
            yield Refusal(path=shown(beside), reason=str(error))
    desk = Desk(plugins=tuple(readers), options=options, known=known, run=apart.done if apart else done)
    try:
        plugin = reader_for(path.name, _head(path), readers)
        if isinstance(plugin, Container):
            yield from _container(plugin, path, sidecar, desk)
        else:
            yield from _single(plugin, path, sidecar, desk)
    except UnreadableReport as error:
        yield Refusal(path=name, reason=str(error))


def _container(container: Container, path: Path, sidecar: Sidecar, desk: Desk) -> Iterator[Intake]:
    """What a file holds that may be larger than memory: it is hashed as a stream, its members come one by one."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise _unopened(error) from error
    if not size:
        raise _empty()
    name = shown(path)
    archive = _archive_id(name, sha256, sidecar, desk)
    if archive in desk.known:
        yield KnownArchive(id=archive, path=name)
        return
    take = Take(desk=desk, size=size)
    yield from take.apart(Job(plugin=container, path=name, file=str(path)), sidecar)
    if take.whole or take.notes():
        yield ReadArchive(id=archive, path=name, sha256=sha256, size=size, notes=take.notes(), whole=take.whole)


def _single(reader: Reader, path: Path, sidecar: Sidecar, desk: Desk) -> Iterator[Intake]:
    """A file that is one report, or has its reports in rows. Where files hang on it, it is an archive, too."""
    name = shown(path)
    data = _bytes(path, limit_of(reader))
    source = Source(path=name, data=data, sha256=hashlib.sha256(data).hexdigest(), sidecar=sidecar)
    nests = bool(getattr(reader, "nests", False))
    archive = _archive_id(name, source.sha256, sidecar, desk)
    whole = identity(source, None)
    if nests and archive in desk.known:
        yield KnownArchive(id=archive, path=name)
        return
    if whole in desk.known and not nests:
        yield KnownReport(id=whole, path=name, sha256=source.sha256)
        return
    take = Take(desk=desk, size=len(data))
    yield from take.records(source, reader)
    if take.met:
        yield ReadArchive(
            id=archive, path=name, sha256=source.sha256, size=len(data), notes=take.notes(), whole=take.whole
        )


def _archive_id(path: str, sha256: str, sidecar: Sidecar, desk: Desk) -> str:
    """The same for the same bytes at the same path, read with the same sidecar and columns."""
    columns = json.dumps(dict(desk.options.columns), sort_keys=True)
    return content_id("archive", path, sha256, hashlib.sha256(sidecar.data).hexdigest(), columns)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError as error:
        raise _unopened(error) from error


def _bytes(path: Path, limit: int) -> bytes:
    """The file's bytes. Raises UnreadableReport where it is empty, too large or cannot be read."""
    try:
        if path.stat().st_size > limit:
            raise _too_large(limit)
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise _unopened(error) from error
    if len(data) > limit:
        raise _too_large(limit)
    if not data.strip():
        raise _empty()
    return data


def _empty() -> UnreadableReport:
    return UnreadableReport("The file is empty.", hint="Save the report's text in it, or take it out.")


def _too_large(limit: int) -> UnreadableReport:
    return UnreadableReport(
        f"The file is larger than {limit // MEBIBYTE} MiB, more than any single report.",
        hint="Split it into one file a report, or into a CSV or JSON Lines table with one row a report.",
    )


def _unopened(error: OSError) -> UnreadableReport:
    why = error.strerror or type(error).__name__
    return UnreadableReport(f"The file cannot be opened: {why}.", hint="Check its permissions.")
