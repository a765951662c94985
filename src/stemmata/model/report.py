"""A report: one text as one outlet published it."""

from dataclasses import dataclass
from typing import Final, Literal

from stemmata.text.span import Span

ZoneKind = Literal["headline", "byline", "dateline", "body", "caption", "editorial", "links", "furniture"]
PROSE_ZONES: Final[frozenset[ZoneKind]] = frozenset({"headline", "body", "caption", "editorial"})  # they say something
Precision = Literal["year", "month", "day", "second"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A labelled stretch of a report's text."""

    kind: ZoneKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A hyperlink, or a bare URL in the text."""

    span: Span  # the characters that carry the link
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When the outlet says that it published."""

    value: str  # ISO 8601, as precise as known: "2014", "2014-04", "2014-04-07", "2014-04-07T09:14:00"
    precision: Precision


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherDate:
    """A date of publication that the text itself prints, days away from the one that is stated."""

    readings: tuple[str, ...]  # ISO days that it can mean, sorted: two for "01-06-2016"
    span: Span  # the words
    changed: bool = False  # they say when the text was changed, and that lies before the stated publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """When somebody kept a copy of a page: an archive's word, and no date of publication."""

    time: str  # ISO 8601, UTC: "2021-05-14T09:30:00Z"
    address: str | None  # what was asked for, as the archive has it
    digest: str | None  # of the payload, as the archive prints it: "sha1:…"; None where it prints none


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One text, frozen, with what is known of who published it and when."""

    id: str  # content hash of the record's bytes (a file with its sidecar, or a table row)
    path: str  # as the user named it, POSIX separators; "table.csv#row=12" for a table row, "a.zip/b.txt" inside a file
    sha256: str  # of the bytes of the file, or of the member of an archive, which the case keeps
    text: str  # normalised once by stemmata.text.normalise, then never touched
    zones: tuple[Zone, ...]  # in text order, not overlapping, covering every non-space character
    language: str | None  # ISO 639-1
    title: str | None
    authors: tuple[str, ...]  # as the byline orders them
    outlet_name: str | None  # as metadata, byline or masthead name it; else the registrable domain
    outlet_domain: str | None  # registrable domain
    url: str | None
    published: Published | None
    links: tuple[Link, ...]  # in text order
    other_date: OtherDate | None = None  # None: the text prints no date of publication, or the same
    captured: Captured | None = None  # None: no archive says when it was copied
    notes: tuple[str, ...] = ()  # what had to be guessed or left out in reading it, as sentences

    def zone_at(self, offset: int) -> ZoneKind | None:
        """The kind of the zone that holds this offset; None between zones."""
        for zone in self.zones:
            if zone.span.start <= offset < zone.span.end:
                return zone.kind
        return None


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Refusal:
    """A file (or table row) that could not be read, and why: data, not a crash."""

    path: str
    reason: str  # a full sentence that says what to do


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Duplicate:
    """A file whose record is byte for byte one that the case already holds."""

    path: str
    report: str  # id of the report that it repeats
