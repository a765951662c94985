"""Reads what a test writes, through the same door as the pipeline."""

from collections.abc import Mapping
from pathlib import Path

from stemmata.ingest import Found, Intake, ReadReport, read_file
from stemmata.ingest.containers import mbox, wacz, warc, zipped
from stemmata.ingest.readers import docx, feed, html, jsonl, mail, mhtml, odt, pdf, plain, rtf, table
from stemmata.model.report import Refusal, Report, ZoneKind
from stemmata.plugins import Plugin, ReadOptions

READERS: tuple[Plugin, ...] = (
    docx.reader, feed.reader, html.reader, jsonl.reader, mail.reader, mhtml.reader, odt.reader, pdf.reader,
    plain.reader, rtf.reader, table.reader, mbox.container, wacz.container, warc.container, zipped.container,
)  # fmt: skip


def intakes(path: Path, columns: Mapping[str, str] | None = None) -> list[Intake]:
    return list(read_file(Found(path=str(path)), READERS, ReadOptions(columns=columns or {})))


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def reports(path: Path, columns: Mapping[str, str] | None = None) -> list[Report]:
    return [one.report for one in intakes(path, columns) if isinstance(one, ReadReport)]


def report(path: Path, columns: Mapping[str, str] | None = None) -> Report:
    """The one report of a file that holds one."""
    (only,) = intakes(path, columns)
    assert isinstance(only, ReadReport), only
    return only.report


def refusals(path: Path, columns: Mapping[str, str] | None = None) -> list[Refusal]:
    return [one for one in intakes(path, columns) if isinstance(one, Refusal)]


def refusal(path: Path, columns: Mapping[str, str] | None = None) -> Refusal:
    """The one refusal of a file of which nothing is read."""
    (only,) = intakes(path, columns)
    assert isinstance(only, Refusal), only
    return only


def zone_words(one: Report) -> list[tuple[ZoneKind, str]]:
    """Every zone's kind and words, in text order."""
    return [(zone.kind, zone.span.of(one.text)) for zone in one.zones]
