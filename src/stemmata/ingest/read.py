"""One file to its reports: reads the bytes, lets a reader take them apart, freezes each text and labels it."""

import hashlib
import json
import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from stemmata.errors import StemmataError, UnreadableReport
from stemmata.ingest import credits, second_clock
from stemmata.ingest.choice import MEBIBYTE, limit_of, reader_for
from stemmata.ingest.columns import checked
from stemmata.ingest.dates import resolved
from stemmata.ingest.discover import Found, shown
from stemmata.ingest.language import language_code, language_of
from stemmata.ingest.sidecar import Sidecar, read_sidecar, sidecar_of
from stemmata.ingest.zones import Layout, holds_title, laid_out
from stemmata.model.report import Link, Published, Refusal, Report, Zone
from stemmata.plugins import RawRecord, Reader, ReadOptions
from stemmata.text.ids import content_id
from stemmata.text.normalise import normalised
from stemmata.text.span import Span

INGEST_VERSION = "5"
LONGEST_TEXT = 10_000_000  # characters; the longest novels have four million
_HEAD = 4096  # bytes by which a file without a telling name is judged
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»|]+", re.IGNORECASE)
_URL_TAIL = ".,;:!?'’)]"  # what ends the sentence, not the address


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """A report and the bytes of the file that it stands in."""

    report: Report
    data: bytes  # of the whole file; rows of one table share it


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownReport:
    """A report that was met again, and not taken apart a second time."""

    id: str
    path: str
    sha256: str  # of the file


Intake = ReadReport | KnownReport | Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """What all records of one file share."""

    path: str  # for people
    data: bytes
    sha256: str
    sidecar: Sidecar


def read_file(
    found: Found, readers: Sequence[Reader], options: ReadOptions, known: Collection[str] = frozenset()
) -> Iterator[Intake]:
    """The reports of one file in its own order, and a Refusal for the file or for each row that cannot be read.

    At least one of either. ``known`` are the ids of reports that need not be read again.
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
    try:
        reader = reader_for(path.name, _head(path), readers)
        data = _bytes(path, limit_of(reader))
        file = _File(path=name, data=data, sha256=hashlib.sha256(data).hexdigest(), sidecar=sidecar)
    except UnreadableReport as error:
        yield Refusal(path=name, reason=str(error))
        return
    whole = _id(file, None)
    if whole in known:
        yield KnownReport(id=whole, path=name, sha256=file.sha256)
        return
    yield from _records(file, reader, options, known)


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
        raise UnreadableReport("The file is empty.", hint="Save the report's text in it, or take it out.")
    return data


def _too_large(limit: int) -> UnreadableReport:
    return UnreadableReport(
        f"The file is larger than {limit // MEBIBYTE} MiB, more than any single report.",
        hint="Split it into one file a report, or into a CSV or JSON Lines table with one row a report.",
    )


def _unopened(error: OSError) -> UnreadableReport:
    why = error.strerror or type(error).__name__
    return UnreadableReport(f"The file cannot be opened: {why}.", hint="Check its permissions.")


def _records(file: _File, reader: Reader, options: ReadOptions, known: Collection[str]) -> Iterator[Intake]:
    count = 0
    try:
        for record in reader.read(file.data, file.path, options):
            count += 1
            yield _intake(file, record, known)
    except UnreadableReport as error:
        yield Refusal(path=file.path, reason=str(error))
        return
    except StemmataError:  # nothing is wrong with this file
        raise
    except Exception as error:  # a reader, or the library behind it, may fail in any way; the build goes on
        problem = f"{type(error).__name__}: {error}"[:200]
        reason = f"The {reader.name} reader failed ({problem}). Save the report's text in a .txt file."
        yield Refusal(path=file.path, reason=reason)
        return
    if not count:
        yield Refusal(path=file.path, reason="It holds no report. Check that it is complete, or take it out.")


def _intake(file: _File, record: RawRecord, known: Collection[str]) -> Intake:
    path = f"{file.path}#{record.locator}" if record.locator else file.path
    identity = _id(file, record)
    if identity in known:
        return KnownReport(id=identity, path=path, sha256=file.sha256)
    if record.problem:
        return Refusal(path=path, reason=record.problem)
    text = normalised(record.text)
    if not text:
        return Refusal(path=path, reason="It has no text. Give it one, or take it out.")
    if len(text) > LONGEST_TEXT:
        reason = f"Its text has more than {LONGEST_TEXT:,} characters. Split it into one report a file or row."
        return Refusal(path=path, reason=reason)
    metadata = {**_tidy(record.metadata), **_tidy(file.sidecar.fields)}
    title = credits.bare_title(metadata.get("title"), metadata.get("outlet"))
    if title and not holds_title(text, title):
        text = f"{title}\n\n{text}"
    layout = laid_out(text, title=title, captions=tuple(map(normalised, record.captions)))
    zones = layout.zones
    stated, note = resolved(metadata.get("date"))
    printed = credits.printed_date(text, zones, year=stated)
    other = second_clock.other_date(text, zones, stated)
    disagreeing = second_clock.sentence(stated, other, text) if stated and other else None
    notes = (record.note, note, disagreeing)
    report = Report(
        id=identity,
        path=path,
        sha256=file.sha256,
        text=text,
        zones=zones,
        language=language_code(metadata.get("language")) or language_of(_prose(text, zones)),
        title=layout.title,
        authors=credits.authors_of(metadata.get("author")) or credits.printed_authors(text, zones),
        published=_published(stated, printed),
        links=_links(text, record.links),
        other_date=other,
        notes=tuple(one for one in notes if one),
        **_outlet(metadata, text, layout),
    )
    return ReadReport(report=report, data=file.data)


def _tidy(metadata: Mapping[str, str | None]) -> dict[str, str | None]:
    """Metadata in one line each; None for what is empty."""
    return {name: " ".join(normalised(value).split()) or None if value else None for name, value in metadata.items()}


def _id(file: _File, record: RawRecord | None) -> str:
    """From the file's bytes, or from what a row gives us, and from the sidecar."""
    if record is None or not record.locator:
        return content_id("report", file.sha256, hashlib.sha256(file.sidecar.data).hexdigest())
    row = {"text": record.text, "metadata": dict(record.metadata), "links": record.links, "captions": record.captions}
    canonical = json.dumps(row, sort_keys=True, ensure_ascii=True)
    return content_id("report row", canonical, hashlib.sha256(file.sidecar.data).hexdigest())


def _outlet(metadata: Mapping[str, str | None], text: str, layout: Layout) -> dict[str, str | None]:
    """The three fields of a report that say where it was published."""
    url = metadata.get("url")
    name = metadata.get("outlet") or layout.masthead or credits.printed_outlet(text, layout.zones)
    domain = credits.registrable_domain(url)
    if domain is None and name and credits.is_domain(name):
        domain = credits.registrable_domain(name)
    return {"outlet_name": name or domain, "outlet_domain": domain, "url": url}


def _prose(text: str, zones: Sequence[Zone]) -> str:
    """What tells the language: the body, or everything where there is none."""
    return "\n".join(zone.span.of(text) for zone in zones if zone.kind in {"body", "editorial"}) or text


def _published(stated: Published | None, printed: Published | None) -> Published | None:
    """What is stated; what the text prints where that only says more of the same date."""
    if stated and printed and stated.precision in {"year", "month"} and printed.value.startswith(stated.value):
        return printed
    return stated or printed


def _links(text: str, stated: Sequence[tuple[str, str]]) -> tuple[Link, ...]:
    """The links whose words stand in the text, in text order, with every bare address; no two overlap."""
    found: list[Link] = []
    cursor = 0
    for anchor, url in stated:
        words = normalised(anchor)
        match = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search(text, cursor) if words else None
        if match:
            found.append(Link(span=Span(match.start(), match.end()), url=url))
            cursor = match.end()
    taken = [link.span for link in found]  # in text order, not overlapping
    starts = [span.start for span in taken]
    for match in _URL.finditer(text):
        span = Span(match.start(), match.start() + len(match.group().rstrip(_URL_TAIL)))
        before = bisect_left(starts, span.end) - 1
        if before < 0 or not span.overlaps(taken[before]):
            found.append(Link(span=span, url=span.of(text)))
    return tuple(sorted(found, key=lambda link: link.span))
