"""How fast long PDF files are read, and in how much memory: python -m bench.pdf_reading [--pages 300] [--scans 2]

Makes each file itself: pages of one column, of two columns as a newspaper sets them, and pictures of pages where the
program tesseract is installed. Each is read in a process of its own, whose peak of memory is told. Exit status 1 where
a file of text takes more than SECONDS_A_PAGE for each page or more than MEBIBYTES.
"""

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import chain, count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

SECONDS_A_PAGE = 0.2  # 300 pages in a minute on two busy cores; an article of four pages without a wait
MEBIBYTES = 1024
_SENTENCE = (
    "The harbour master of Port Selm asked for {number} guards in week {number}, according to a letter that has come "
    "into the possession of the Harbour Ledger, and the officials of the ministry did not reply to questions. "
)
_PROBE = """
import resource, sys, time
from pathlib import Path
from stemmata.ingest.readers import pdf
from stemmata.plugins import ReadOptions
data = Path(sys.argv[1]).read_bytes()
before = time.process_time()
records = list(pdf.reader.read(data, sys.argv[1], ReadOptions()))
seconds = time.process_time() - before
print(len(records[0].text), seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How one file was read."""

    name: str
    pages: int
    size: int  # bytes of the file
    characters: int
    seconds: float  # of the processor
    mebibytes: float  # most memory of the process, the interpreter and the library with it

    def holds(self) -> bool:
        return self.seconds <= max(5.0, SECONDS_A_PAGE * self.pages) and self.mebibytes <= MEBIBYTES


def paper(pages: int, columns: int) -> bytes:
    """Just so many pages of running text in columns, with running heads and numbers."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable, Frame, Paragraph

    width, height = A4
    margin, gutter = 57.0, 14.0
    wide = (width - 2 * margin - (columns - 1) * gutter) / columns
    style = ParagraphStyle("body", fontName="Times-Roman", fontSize=10, leading=12, alignment=4, firstLineIndent=10)
    texts = (Paragraph(_SENTENCE.format(number=at) * 2, style) for at in count())
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    left: list[Flowable] = []  # what did not fit in the last column
    for page in range(1, pages + 1):
        canvas.drawString(margin, height - 40, "Harbour Ledger")
        canvas.drawCentredString(width / 2, 34, f"– {page} –")
        for column in range(columns):
            frame = Frame(margin + column * (wide + gutter), 60, wide, height - 120)
            left = _filled(frame, canvas, chain(left, texts))
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _filled(frame: Any, canvas: Any, texts: Iterator[Any]) -> list[Any]:
    """Sets paragraphs until the frame is full; returns what is left of the last one."""
    for one in texts:
        if not frame.add(one, canvas):
            first, *rest = frame.split(one, canvas) or [None, one]
            if first is not None:
                frame.add(first, canvas)
            return rest
    return []


def pictures(pages: int) -> bytes:
    """So many pages of the same text without a text layer."""
    from PIL import Image
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    from stemmata.ingest.readers.pdf_engine import opened

    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    with opened(paper(pages, 1)) as document:
        for number in range(1, pages + 1):
            picture = Image.open(BytesIO(document.picture(number, dots=200, most=10_000_000)))
            canvas.drawImage(ImageReader(picture), 0, 0, *A4)
            canvas.showPage()
    canvas.save()
    return file.getvalue()


def measured(name: str, pages: int, data: bytes, folder: Path) -> Reading:
    """Reads the file in a fresh process."""
    path = folder / f"{name}.pdf"
    path.write_bytes(data)
    ran = subprocess.run([sys.executable, "-c", _PROBE, str(path)], check=True, capture_output=True, text=True)
    characters, seconds, mebibytes = ran.stdout.split()
    return Reading(
        name=name, pages=pages, size=len(data), characters=int(characters), seconds=float(seconds),
        mebibytes=float(mebibytes),
    )  # fmt: skip


def readings(pages: int, scans: int) -> list[Reading]:
    """One for each kind of file; no pictures where ``scans`` is 0 or nothing can read them."""
    found = []
    with TemporaryDirectory() as folder:
        for name, columns in (("one-column", 1), ("two-columns", 2)):
            data = paper(pages, columns)
            found.append(measured(name, _pages(data), data, Path(folder)))
        if scans and shutil.which("tesseract"):
            found.append(measured("pictures", scans, pictures(scans), Path(folder)))
    return found


def _pages(data: bytes) -> int:
    from stemmata.ingest.readers.pdf_engine import opened

    with opened(data) as document:
        return len(document)


def table(found: Sequence[Reading]) -> str:
    rows = [("file", "pages", "MB", "characters", "s", "s a page", "MiB")]
    for one in found:
        cells = (one.size / 1e6, one.characters, one.seconds, one.seconds / one.pages, one.mebibytes)
        rows.append((one.name, f"{one.pages}", *map(_rounded, cells)))
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return "\n".join("  ".join(cell.rjust(wide) for cell, wide in zip(row, widths, strict=True)) for row in rows)


def _rounded(number: float) -> str:
    return f"{number:.3f}" if number < 1 else f"{number:,.1f}" if number < 1000 else f"{number:,.0f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=300)
    parser.add_argument("--scans", type=int, default=2, help="pages that are pictures; 0 for none")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    found = readings(options.pages, options.scans)
    if options.json:
        print(json.dumps([{name: getattr(one, name) for name in Reading.__slots__} for one in found]))
    else:
        print(table(found))
    sys.exit(0 if all(one.holds() for one in found if one.name != "pictures") else 1)


if __name__ == "__main__":
    main()
