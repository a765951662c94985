"""The articles of FA-KES as the product reads them, by row of their table."""

import csv
import datetime as dt
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from training.data import place

from stemmata import plugins
from stemmata.annotate.layout.passages import paragraphs, sentences
from stemmata.ingest import Found, ReadReport, read_file
from stemmata.model.report import PROSE_ZONES, Report
from stemmata.text.span import Span

ORIGIN: Final = "FA-KES, Zenodo record 2607278 (zenodo.org/records/2607278), as fakes.csv"
COLUMNS: Final = {"title": "article_title", "text": "article_content", "outlet": "source", "date": "date"}


def table() -> Path:
    """The table of articles. Raises FileNotFoundError, with what to fetch, where it is missing."""
    folder = place("fakes", ORIGIN)
    if not (folder / "fakes.csv").is_file():
        raise FileNotFoundError(f"{folder} holds no fakes.csv. It comes from {ORIGIN}.")
    return folder / "fakes.csv"


@cache
def reports() -> Mapping[int, Report]:
    """Row of the table, from 1 → the article, its text frozen as the product freezes it. In the order of the table.

    Raises FileNotFoundError where the table is missing.
    """
    read = read_file(Found(path=str(table())), plugins.readers(), plugins.ReadOptions(columns=COLUMNS))
    held = (one.report for one in read if isinstance(one, ReadReport))
    return {row_of(report): report for report in held}


@cache
def distinct() -> tuple[int, ...]:
    """The first row of each text, in the order of the table: eleven rows repeat another."""
    first: dict[str, int] = {}
    for row, report in reports().items():
        first.setdefault(report.text, row)
    return tuple(first.values())


@cache
def locations() -> Mapping[int, str]:
    """Row → the governorate that those who made the set gave the article."""
    with table().open(newline="", encoding="utf-8", errors="replace") as file:
        return {number: row["location"] for number, row in enumerate(csv.DictReader(file), start=1)}


def row_of(report: Report) -> int:
    """The row of the table that a report was read from, from 1."""
    return int(report.path.rpartition("#row=")[2])


def days_apart(one: int, other: int) -> int | None:
    """How many days lie between the dates of two rows; None where one has no day."""
    days = [_day(reports()[row]) for row in (one, other)]
    return None if days[0] is None or days[1] is None else abs((days[0] - days[1]).days)


def later(one: int, other: int) -> int | None:
    """Which of two rows is of the later day; None on one day, or where a day is missing."""
    days = [_day(reports()[row]) for row in (one, other)]
    if days[0] is None or days[1] is None or days[0] == days[1]:
        return None
    return one if days[0] > days[1] else other


def _day(report: Report) -> dt.date | None:
    """The day of publication; None where less than a day is known."""
    published = report.published
    if published is None or published.precision not in ("day", "second"):
        return None
    return dt.date.fromisoformat(published.value[:10])


def prose_sentences(report: Report) -> tuple[Span, ...]:
    """The sentences of headline and body, in text order."""
    zones = (zone for zone in report.zones if zone.kind in PROSE_ZONES)
    return tuple(
        sentence
        for zone in zones
        for paragraph in paragraphs(report.text, zone.span)
        for sentence in sentences(report.text, paragraph)
    )


def sha256(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
