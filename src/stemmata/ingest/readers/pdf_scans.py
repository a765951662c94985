"""Pages that are pictures, read by the program ``tesseract`` where it is installed; else a sentence says what to do."""

import csv
import io
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import mean, median

from stemmata.errors import UnreadableReport
from stemmata.ingest.readers.pdf_engine import Box, Document
from stemmata.ingest.readers.pdf_running import Sheet
from stemmata.ingest.readers.pdf_words import Piece, Word, around

DOTS = 300  # to the inch; tesseract reads type of ten points best at this
MOST_DOTS = 20_000_000  # of one picture: a page of A3; a poster is drawn coarser
SECONDS_A_PAGE = 60  # a full page of a newspaper takes some twenty
SECONDS = 900  # for all pages of a document; what is left then is named
_LANGUAGES = 4  # tried at once; each more makes it slower and worse
_DOUBTFUL = 70.0  # mean confidence in a hundred below which letters are wrong in most lines
_WORST = 20.0  # confidence below which a word is dirt
_MOST_NAMED = 12  # pages in a note
_NEAR_USUAL = 1.35  # times
_TYPE = 0.9  # of the height of a line as tesseract boxes it: the size of its type
_WORD_LEVEL, _FIELDS = "5", 12

TO_DO = (
    "Install the program tesseract with the language (on Debian: apt install tesseract-ocr; on a Mac: brew install "
    "tesseract) and build again, or save the text in a .txt file."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """What text recognition gave."""

    sheets: tuple[Sheet, ...] = ()  # in order of pages
    notes: tuple[str, ...] = ()  # full sentences


def recognised(document: Document, pages: Sequence[int], *, any_text: bool) -> Recognition:
    """The words on these pages. ``any_text``: other pages of the document have text.

    Raises UnreadableReport, saying what to install, where no page has text and nothing can read pictures.
    """
    if not pages:
        return Recognition()
    program = shutil.which("tesseract")
    if program is None:
        if not any_text:
            raise UnreadableReport("Its pages are pictures without text.", hint=TO_DO)
        return Recognition(notes=(f"{_named(pages)} without text, and not read. {TO_DO}",))
    return _read(document, pages, program)


def _read(document: Document, pages: Sequence[int], program: str) -> Recognition:
    read = languages(program)
    sheets, sure, unread = [], [], []
    until = time.monotonic() + SECONDS
    for number in pages:
        seconds = min(SECONDS_A_PAGE, until - time.monotonic())
        table = _table(program, document.picture(number, dots=DOTS, most=MOST_DOTS), read, seconds)
        if table is None:
            unread.append(number)
            continue
        words = list(_words(table))
        sure += [confidence for _, _, confidence in words]
        pieces = tuple(_evened(list(_pieces(words))))
        if pieces:
            sheets.append(Sheet(number=number, box=_paper(table), pieces=pieces))
    return Recognition(sheets=tuple(sheets), notes=tuple(_notes([one.number for one in sheets], sure, unread)))


def _notes(read: Sequence[int], sure: Sequence[float], unread: Sequence[int]) -> Iterator[str]:
    if read:
        badly = f"; it is unsure of them ({mean(sure):.0f} in 100)" if sure and mean(sure) < _DOUBTFUL else ""
        yield f"{_named(read)}, read by text recognition: letters may be wrong{badly}."
    if unread:
        yield f"{_named(unread)} that text recognition could not read in time."


def _named(pages: Sequence[int]) -> str:
    if len(pages) == 1:
        return f"Page {pages[0]} is a picture"
    some = ", ".join(str(one) for one in pages[:_MOST_NAMED])
    return f"Pages {some}{' and others' if len(pages) > _MOST_NAMED else ''} are pictures"


def languages(program: str) -> str:
    """Those that are installed, English first, joined as tesseract wants them."""
    try:
        listed = subprocess.run(  # noqa: S603 (the program that the user installed, no words of the file)
            [program, "--list-langs"], capture_output=True, text=True, timeout=SECONDS_A_PAGE, check=False
        ).stdout.split()
    except (OSError, subprocess.SubprocessError):
        return "eng"
    names = sorted({name for name in listed if name.isalpha() and len(name) == 3 and name != "osd"})
    ordered = sorted(names, key=lambda name: (name != "eng", name))
    return "+".join(ordered[:_LANGUAGES]) or "eng"


def _table(program: str, picture: bytes, languages: str, seconds: float) -> list[dict[str, str]] | None:
    """Tesseract's table of words; None where it fails or takes too long."""
    if seconds <= 0:
        return None
    command = [program, "stdin", "stdout", "-l", languages, "--psm", "3", "--dpi", str(DOTS), "tsv"]
    try:
        done = subprocess.run(  # noqa: S603 (as above)
            command,
            input=picture,
            capture_output=True,
            timeout=seconds,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # threads of several make it slower
        )
    except (OSError, subprocess.SubprocessError):
        return None
    lines = io.StringIO(done.stdout.decode("utf-8", "replace"))
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _points(row: dict[str, str]) -> Box:
    left, top, width, height = (float(row[name]) * 72 / DOTS for name in ("left", "top", "width", "height"))
    return Box(left, top, left + width, top + height)


def _paper(table: Sequence[dict[str, str]]) -> Box:
    return _points(table[0])


def _words(table: Sequence[dict[str, str]]) -> Iterator[tuple[tuple[str, ...], Word, float]]:
    """(line, word, confidence), as tesseract orders them."""
    lines = {_line(row): _points(row) for row in table if row["level"] == "4"}
    for row in table:
        text = (row.get("text") or "").strip()
        if row["level"] != _WORD_LEVEL or not text or float(row["conf"]) < _WORST:
            continue
        box, line = _points(row), lines.get(_line(row)) or _points(row)
        size = _TYPE * (line.bottom - line.top)
        placed = Box(box.left, line.top, box.right, line.bottom)
        yield _line(row), Word(text=text, box=placed, size=size), float(row["conf"])


def _line(row: dict[str, str]) -> tuple[str, ...]:
    return row["block_num"], row["par_num"], row["line_num"]


def _pieces(words: Sequence[tuple[tuple[str, ...], Word, float]]) -> Iterator[Piece]:
    held: list[Word] = []
    for at, (line, word, _) in enumerate(words):
        held.append(word)
        if at + 1 == len(words) or words[at + 1][0] != line:
            yield Piece(words=tuple(held), box=around(one.box for one in held), size=held[0].size)
            held = []


def _evened(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Lines whose height is near the usual one get that: a line without high letters is boxed lower than its type."""
    usual = median(piece.size for piece in pieces) if pieces else 0.0
    for piece in pieces:
        near = usual / _NEAR_USUAL < piece.size < usual * _NEAR_USUAL
        yield replace(piece, size=usual) if near else piece
