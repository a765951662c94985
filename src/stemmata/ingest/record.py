"""One record to its report: the text frozen, labelled, and named by its content."""

import hashlib
import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from stemmata.ingest import credits, second_clock
from stemmata.ingest.dates import resolved
from stemmata.ingest.language import language_code, language_of
from stemmata.ingest.sidecar import Sidecar
from stemmata.ingest.zones import Layout, holds_title, laid_out
from stemmata.model.report import Captured, Link, Published, Refusal, Report, Zone
from stemmata.plugins import RawRecord
from stemmata.text.ids import content_id
from stemmata.text.normalise import normalised
from stemmata.text.span import Span, subtracted, trimmed

LONGEST_TEXT = 10_000_000  # characters; the longest novels have four million
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»|]+", re.IGNORECASE)
_URL_TAIL = ".,;:!?'’)]"  # what ends the sentence, not the address
_TELLING = ("outlet", "url")  # what a container says that makes of equal bytes another report: who published them


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """A report and the bytes of the file that it stands in."""

    report: Report
    data: bytes  # of the whole file, or of the member of an archive; rows of one table share it


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownReport:
    """A report that was met again, and not taken apart a second time."""

    id: str
    path: str
    sha256: str  # of the file


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What all records of one file share."""

    path: str  # for people
    data: bytes
    sha256: str
    sidecar: Sidecar = field(default_factory=Sidecar)
    around: Mapping[str, str | None] = field(default_factory=dict)  # what the container says, where the record does not
    captured: Captured | None = None
    note: str | None = None


def identity(source: Source, record: RawRecord | None) -> str:
    """The report's id: from the file's bytes, or from what a row gives us; from the sidecar, and from who published it.

    ``record`` None: of the whole file.
    """
    beside = hashlib.sha256(source.sidecar.data).hexdigest()
    told = {name: source.around[name] for name in _TELLING if source.around.get(name)}
    telling = (json.dumps(told, sort_keys=True),) if told else ()
    if record is None or not record.locator:
        return content_id("report", source.sha256, beside, *telling)
    row = {"text": record.text, "metadata": dict(record.metadata), "links": record.links, "captions": record.captions}
    canonical = json.dumps(row, sort_keys=True, ensure_ascii=True)
    return content_id("report row", canonical, beside, *telling)


def frozen(source: Source, record: RawRecord, known: Collection[str]) -> ReadReport | KnownReport | Refusal:
    """The report that a record becomes; a Refusal where it cannot be one. ``known``: ids that are not read again."""
    path = f"{source.path}#{record.locator}" if record.locator else source.path
    made = identity(source, record)
    if made in known:
        return KnownReport(id=made, path=path, sha256=source.sha256)
    if record.problem:
        return Refusal(path=path, reason=record.problem)
    text = normalised(record.text)
    if not text:
        return Refusal(path=path, reason="It has no text. Give it one, or take it out.")
    if len(text) > LONGEST_TEXT:
        reason = f"Its text has more than {LONGEST_TEXT:,} characters. Split it into one report a file or row."
        return Refusal(path=path, reason=reason)
    metadata = _tidy(source.around)
    metadata |= {name: value for name, value in _tidy(record.metadata).items() if value}
    metadata |= _tidy(source.sidecar.fields)
    title = credits.bare_title(metadata.get("title"), metadata.get("outlet"))
    if title and not holds_title(text, title):
        text = f"{title}\n\n{text}"
    layout = laid_out(text, title=title, captions=tuple(map(normalised, record.captions)))
    zones = with_quoted(text, layout.zones, record.quoted)
    stated, note = resolved(metadata.get("date"))
    printed = credits.printed_date(text, zones, year=stated)
    other = second_clock.other_date(text, zones, stated)
    disagreeing = second_clock.sentence(stated, other, text) if stated and other else None
    report = Report(
        id=made,
        path=path,
        sha256=source.sha256,
        text=text,
        zones=zones,
        language=language_code(metadata.get("language")) or language_of(_prose(text, zones)),
        title=layout.title,
        authors=credits.authors_of(metadata.get("author")) or credits.printed_authors(text, zones),
        published=_published(stated, printed),
        links=_links(text, record.links),
        other_date=other,
        captured=record.captured or source.captured or source.sidecar.captured,
        notes=tuple(one for one in (source.note, record.note, note, disagreeing) if one),
        **_outlet(metadata, text, layout),
    )
    return ReadReport(report=report, data=source.data)


def with_quoted(text: str, zones: Sequence[Zone], quoted: Iterable[str]) -> tuple[Zone, ...]:
    """The zones, with the stretches that are another's words labelled as furniture: nobody says them here.

    ``quoted``: in the order of the text; what is not found in it is passed over.
    """
    spans: list[Span] = []
    cursor = 0
    for one in quoted:
        words = normalised(one)
        at = text.find(words, cursor) if words else -1
        if at >= 0:
            cursor = at + len(words)
            spans.append(Span(at, cursor))
    if not spans:
        return tuple(zones)
    cut = [Zone(kind="furniture", span=span) for span in spans]
    ends = [span.end for span in spans]
    for zone in zones:
        holes = takewhile(zone.span.overlaps, spans[bisect_right(ends, zone.span.start) :])
        pieces = (trimmed(text, piece) for piece in subtracted(zone.span, holes))
        cut += [Zone(kind=zone.kind, span=piece) for piece in pieces if len(piece)]
    return tuple(_merged(text, sorted(cut, key=lambda zone: zone.span)))


def _merged(text: str, zones: Iterable[Zone]) -> Iterator[Zone]:
    """Neighbours that are furniture with nothing but space between become one."""
    held: Zone | None = None
    for zone in zones:
        joins = held is not None and held.kind == zone.kind == "furniture"
        if held is not None and joins and not text[held.span.end : zone.span.start].strip():
            held = Zone(kind="furniture", span=Span(held.span.start, zone.span.end))
            continue
        if held is not None:
            yield held
        held = zone
    if held is not None:
        yield held


def _tidy(metadata: Mapping[str, str | None]) -> dict[str, str | None]:
    """Metadata in one line each; None for what is empty."""
    return {name: " ".join(normalised(value).split()) or None if value else None for name, value in metadata.items()}


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
