"""PDF files: the text layer in reading order, or what text recognition finds on pages that are pictures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemmata.errors import UnreadableReport
from stemmata.ingest.lines import comparable
from stemmata.ingest.readers.pdf_columns import Line, lines_in_order
from stemmata.ingest.readers.pdf_engine import Document, Page, Properties, opened
from stemmata.ingest.readers.pdf_paragraphs import Prose, prose_of
from stemmata.ingest.readers.pdf_running import Running, Sheet, without_running
from stemmata.ingest.readers.pdf_scans import SECONDS, Recognition, recognised
from stemmata.ingest.readers.pdf_words import UNMAPPED, Piece, pieces_of, with_note_marks
from stemmata.ingest.readers.properties import Said, weighed
from stemmata.plugins import RawRecord, ReadOptions

MOST_CHARACTERS = 10_000_000  # of a whole document, as of any report; beyond it nothing more is read
_PICTURED, _STAMP = 0.5, 200  # share of a page under pictures, and characters on it: a scan with a stamp
_MOST_UNMAPPED = 0.5  # of the characters: beyond it the text layer says nothing
_TOLD_HEADS = 3  # running heads that the note quotes


class PdfReader:
    """Reads one report from a PDF, however many articles it holds."""

    name: str = "pdf"
    suffixes: tuple[str, ...] = (".pdf",)
    risky: bool = True  # it hands bytes of strangers to a library in C++
    seconds: int = SECONDS + 180  # by the clock: pages that are pictures are read one by one, and then all is laid out

    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:  # noqa: ARG002 (the protocol's)
        _check(data)
        with opened(data) as document:
            taken = _taken(document)
            properties = document.properties()
        running = without_running(taken.sheets)
        lines = [line for sheet in running.sheets for line in _lines(sheet)]
        prose = prose_of(lines)
        if not prose.text.strip():
            raise UnreadableReport(
                "The PDF has no text.", hint="If its pages show one, save it in a .txt file, or take the file out."
            )
        yield _record(prose, properties, running, taken)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """What was taken from all pages."""

    sheets: tuple[Sheet, ...]  # of pages with text, in order
    recognition: Recognition
    unmapped: int  # characters without meaning
    aslant: int  # characters that run another way


def _check(data: bytes) -> None:
    """Raises UnreadableReport for what is no PDF; some mailers put a few lines before its first bytes."""
    if b"%PDF-" in data[:1024]:
        return
    raise UnreadableReport(
        "It is named .pdf and is no PDF.", hint="Look what it is, and give it the ending of its kind, such as .html."
    )


def _taken(document: Document) -> _Taken:
    sheets: dict[int, Sheet] = {}
    scans: list[int] = []
    unmapped = aslant = characters = 0
    for page in document.pages():
        pieces = with_note_marks(pieces_of(page))
        text = "".join(piece.text for piece in pieces)
        characters += len(text)
        if characters > MOST_CHARACTERS:
            raise UnreadableReport(
                f"It has more than {MOST_CHARACTERS:,} characters.", hint="Split it into one report a file."
            )
        if _is_scan(page, text):
            scans.append(page.number)
        if text and not _is_unmapped(text):
            unmapped += text.count(UNMAPPED)
            aslant += page.aslant
            sheets[page.number] = Sheet(number=page.number, box=page.box, pieces=pieces)
    recognition = recognised(document, tuple(scans), any_text=bool(sheets))
    for sheet in recognition.sheets:
        sheets[sheet.number] = sheet
    ordered = tuple(sheets[number] for number in sorted(sheets))
    return _Taken(sheets=ordered, recognition=recognition, unmapped=unmapped, aslant=aslant)


def _is_unmapped(text: str) -> bool:
    return text.count(UNMAPPED) > _MOST_UNMAPPED * sum(not one.isspace() for one in text)


def _is_scan(page: Page, text: str) -> bool:
    """Something is drawn, and no text says it; or pictures cover the page, and the text is but a stamp."""
    if not text or _is_unmapped(text):
        return page.drawn
    return page.pictured > _PICTURED and len(text) < _STAMP


def _lines(sheet: Sheet) -> Sequence[Line]:
    pieces: Sequence[Piece] = sheet.pieces
    return lines_in_order(pieces, sheet.number)


def _record(prose: Prose, properties: Properties, running: Running, taken: _Taken) -> RawRecord:
    said = Said(
        title=properties.title,
        author=properties.author,
        made=_day(properties.made),
        heading=prose.heading,
        url=running.url,
    )
    text, metadata, notes = weighed(prose.text, said)
    if running.left_out:
        heads = ", ".join(f"“{text}”" for text in running.left_out[:_TOLD_HEADS])
        more = len(running.left_out) - _TOLD_HEADS
        notes += (f"Left out, since pages repeat it at their edge: {heads}{f' and {more} more' if more > 0 else ''}.",)
    if taken.unmapped:
        notes += (f"{taken.unmapped} characters mean nothing in the file and are shown as U+FFFD.",)
    if taken.aslant:
        notes += (f"{taken.aslant} characters that run another way than the lines were left out, as of a stamp.",)
    notes += taken.recognition.notes
    return RawRecord(text=text, metadata=metadata, links=prose.links, note=" ".join(notes) or None)


def _day(made: str | None) -> str | None:
    """The day of a PDF date ("D:20190205100000+01'00'"); None where it is none."""
    match = re.match(r"(?:D:)?(\d{4})(\d\d)(\d\d)", made or "")
    return "-".join(match.groups()) if match and comparable(match.group()) else None


reader = PdfReader()
