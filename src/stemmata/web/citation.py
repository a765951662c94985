"""Exact characters of a report as a citation: the words, the whole chain of voices, the file that they stand in."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from stemmata.export.csl_json import item_of
from stemmata.export.markdown import escaped
from stemmata.model.annotations import Statement
from stemmata.model.case import Annotated
from stemmata.text.counted import count
from stemmata.text.span import Span
from stemmata.web.edition import Edition, Said
from stemmata.web.labels import MODALITY_WORDS, ZONE_WORDS, published_words, shortened

MOST_QUOTED: Final = 600  # characters of a quotation; of a longer one both ends
SHORT_HASH: Final = 16  # hexadecimal digits of a file's hash in running words


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A stretch of a report. ``said`` is the statement that it belongs to; None where it belongs to none."""

    source: Annotated
    span: Span
    said: Said | None


def span_of(words: str, length: int) -> Span | str:
    """The span that ``?s=412-498`` names in a text of so many characters, or a sentence that says what is wrong."""
    found = re.fullmatch(r"([0-9]{1,9})-([0-9]{1,9})", words)
    if found is None:
        return f"“{shortened(words, 40)}” names no characters: write the first and the last as in 412-498."
    start, end = int(found[1]), int(found[2])
    if start >= end:
        return f"{start}-{end} holds no characters: the second number has to be the larger."
    if end > length:
        return f"{start}-{end} lies outside: this report has {count(length, 'character')}."
    return Span(start, end)


def cited(source: Annotated, span: Span) -> Cited:
    """The stretch, with the shortest statement that holds all of it, or else the one that shares most with it."""
    of_report = (Said(source=source, statement=one) for one in source.annotations.statements)
    touching = [one for one in of_report if one.span.overlaps(span)]
    order = sorted(touching, key=lambda one: (-_shared(one.span, span), len(one.span), one.span, one.statement.id))
    return Cited(source=source, span=span, said=order[0] if order else None)


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def quoted(found: Cited) -> str:
    """The cited words on one line; both ends where they are many."""
    flat = " ".join(found.span.of(found.source.report.text).split())
    half = MOST_QUOTED // 2
    return flat if len(flat) <= MOST_QUOTED else f"{flat[:half].rstrip()} … {flat[-half:].lstrip()}"


def sentence_of(edition: Edition, found: Cited) -> str:
    """“1,200 barrels” (a driver, in Tidewater Weekly, 21 May 2021, as reported by Daily Compass, 24 May 2021, para. 1;
    file SHA-256 3f9c…; quay.stemma#E:412-498)."""
    return f"“{quoted(found)}” ({reference(edition, found)})."


def reference(edition: Edition, found: Cited) -> str:
    """What stands in the brackets of :func:`sentence_of`."""
    report = found.source.report
    here = f"{edition.outlet(report.id)}, {published_words(report.published)}, {place(found)}"
    voices = list(_voices(edition, found))
    chain = f"{', '.join(voices)}, as reported by {here}" if voices else here
    return f"{chain}; file SHA-256 {report.sha256[:SHORT_HASH]}…; {anchor(edition, found)}"


def anchor(edition: Edition, found: Cited) -> str:
    """ "quay.stemma#E:412-498"."""
    name = edition.case.name.removesuffix(".stemma")
    return f"{name}.stemma#{edition.sigla[found.source.report.id]}:{found.span.start}-{found.span.end}"


def _voices(edition: Edition, found: Cited) -> Iterator[str]:
    """The voices beside the report's own outlet, the deepest first, each with what it does where that is not saying."""
    statement = found.said.statement if found.said else None
    for n in range(len(statement.chain) - 1 if statement else 0, 0, -1):
        assert statement is not None
        yield _voice(edition, found, statement, n)


def _voice(edition: Edition, found: Cited, statement: Statement, n: int) -> str:
    step = statement.chain[n]
    name = f"in {step.name}{_when(edition, found, step.name)}" if step.kind == "outlet" else step.name
    return name if step.modality == "asserts" else f"{name} ({MODALITY_WORDS[step.modality]})"


def _when(edition: Edition, found: Cited, outlet: str) -> str:
    """The date of the piece of that outlet on which the report depends, where the case holds just one."""
    parents = {edge.parent for edge in edition.parents_of.get(found.source.report.id, ()) if edge.score > 0}
    held = [edition.by_report[name].report for name in parents if name in edition.by_report]
    dates = [one.published for one in held if (one.outlet_name or "").casefold() == outlet.casefold()]
    return f", {published_words(dates[0])}" if len(dates) == 1 and dates[0] else ""


def place(found: Cited) -> str:
    """ "para. 3", counted over the paragraphs of the text without headline and furniture; "headline" and the like."""
    report = found.source.report
    zone = report.zone_at(found.span.start)
    if zone and ZONE_WORDS[zone]:
        return ZONE_WORDS[zone]
    paragraphs = [
        one.span
        for one in found.source.annotations.passages
        if one.kind == "paragraph" and not ZONE_WORDS[report.zone_at(one.span.start) or "body"]
    ]
    number = sum(span.start <= found.span.start for span in paragraphs)
    return f"para. {number}" if number else "before the first paragraph"


def markdown(edition: Edition, found: Cited) -> str:
    """A quotation block and its reference."""
    words, source = escaped(quoted(found)), escaped(reference(edition, found))
    return f"> {words}\n>\n> — {source}\n"


def csl(edition: Edition, found: Cited) -> str:
    """The report as CSL-JSON, version 1.0.2, a list of one item; the words and their chain stand in ``note``."""
    report = found.source.report
    item = {
        "id": f"{report.id[:12]}-{found.span.start}-{found.span.end}",
        **item_of(report, edition.outlet(report.id), report.title or quoted(found)),
    }
    item["archive_location"] = f"{anchor(edition, found)} sha256:{report.sha256}"
    item["note"] = sentence_of(edition, found)
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"
