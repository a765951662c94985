"""Agencies that a report credits outside its sentences: as its author, in a line of its own, behind the last one."""

import re
from collections.abc import Iterator
from typing import Final

from stemmata.link.descent.agencies import is_agency
from stemmata.link.descent.outlet_names import name_words
from stemmata.model.report import Report
from stemmata.text.span import Span

PARTS: Final = re.compile(r"\s*(?:[,;/&|()]|\band\b|\bwith\b|\bin\b|\bby\b|\bvia\b|[-–—]\s|\s[-–—])\s*", re.I)
# "… along the embankment. (Reuters)", "… along the embankment. — AFP"
TAIL: Final = re.compile(r"[.!?”’\"']\s*(?:\(([A-Z][^()\n]{1,40})\)|[-–—]{1,2}\s*([A-Z][^\n.]{1,40}))\s*$")
LINE: Final = re.compile(r"^[ \t]*(?:by|source:|from)?[ \t]*([A-Z][^\n.!?]{1,40})[ \t]*$", re.I | re.M)
# "(With Reuters and AFP)", "Source AFP", "Agencies contributed to this report."
AROUND: Final = re.compile(r"^(?:with|sources?|by|from|via)\b:?\s*|\s*\bcontributed\b.*", re.I)
PICTURES: Final = re.compile(r"\b(?:photo|photos|photograph|picture|image|archive|video|file)\b", re.I)
BRACKETED: Final = re.compile(r"\(([A-Z][^()\n]{1,40})\)")
ENDS: Final = 3  # lines from the top, and from the bottom, among which a credit stands alone
ANY: Final = frozenset({("agencies",), ("news", "agencies"), ("wires",), ("wire", "services"), ("newswires",)})
UNNAMED: Final = "news agencies"


def agency_credits(report: Report) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """The agencies, and where the report names them so: nowhere for one that only its metadata name.

    ``UNNAMED`` stands for agencies of which it does not say which.
    """
    for author in report.authors:
        for name, _ in _agencies(author, 0):
            at = report.text.find(author)
            byline = at >= 0 and report.zone_at(at) in ("byline", "dateline")
            yield name, (Span(at, at + len(author)),) if byline else ()
    yield from _in_zones(report)
    for match in TAIL.finditer(report.text.rstrip()):
        group = 1 if match[1] else 2
        for name, place in _agencies(match[group], match.start(group)):
            yield name, (place,)
    lines = list(LINE.finditer(report.text)) if report.text.count("\n") else []
    first, last = _margins(report.text)
    for match in lines:
        if match.end() <= first or match.start() >= last:
            for name, place in _agencies(match[1], match.start(1), whole=True):
                yield name, (place,)


def _in_zones(report: Report) -> Iterator[tuple[str, tuple[Span, ...]]]:
    """Those of the lines that say who wrote, and those in brackets where the place and the date stand."""
    for zone in report.zones:
        words = zone.span.of(report.text)
        if zone.kind == "byline" and not PICTURES.search(words):
            for name, place in _agencies(words, zone.span.start):
                yield name, (place,)
        if zone.kind == "dateline":
            for match in BRACKETED.finditer(words):
                for name, place in _agencies(match[1], zone.span.start + match.start(1), whole=True):
                    yield name, (place,)


def _agencies(words: str, start: int, *, whole: bool = False) -> list[tuple[str, Span]]:
    """The agencies among these words, each with its place; ``whole``: none unless all of the words are such names."""
    found, at, others = [], 0, False
    for part in [*PARTS.finditer(words), None]:
        end = part.start() if part is not None else len(words)
        named = AROUND.sub("", words[at:end].strip(" .\n-–—"))
        place = Span(start + at, start + end)
        if name_words(named) in ANY:
            found.append((UNNAMED, place))
        elif is_agency(named):
            found.append((named, place))
        elif named and all(map(is_agency, named.split())):  # "With AP Reuters and AFP"
            found += [(one, place) for one in named.split()]
        elif named and named.lower() != "staff":
            others = True
        at = part.end() if part is not None else end
    return [] if whole and others else found


def _margins(text: str) -> tuple[int, int]:
    """Where the first lines end and the last begin."""
    lines = [match.start() for match in re.finditer(r"^(?=[^\n]*\S)", text, re.M)]
    if len(lines) <= 2 * ENDS:
        return len(text), 0
    return lines[ENDS], lines[-ENDS]
