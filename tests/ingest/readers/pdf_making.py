"""Makes small PDF files for tests, with reportlab: lines at places, columns, pictures of pages."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final

from reportlab.lib import pdfencrypt
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, FrameBreak, NextPageTemplate, PageTemplate, Paragraph

from stemmata.ingest.readers.pdf_engine import opened

WIDTH, HEIGHT = A4
MARGIN: Final = 57.0
BODY: Final = ParagraphStyle("body", fontName="Times-Roman", fontSize=9, leading=10.8, alignment=4, firstLineIndent=9)
HEAD: Final = ParagraphStyle("head", fontName="Times-Bold", fontSize=22, leading=25)
SMALL: Final = ParagraphStyle("small", fontName="Times-Italic", fontSize=9, leading=11)

LETTER: Final = (
    "The harbour master of Port Selm has asked the ministry to pay forty guards, according to a letter that has come "
    "into the possession of the Harbour Ledger. The letter bears the date of 9 May 2021.",
    "“Every week others come forward,” states the letter, “and they want to be paid.” Mira Tolland, who signed it, "
    "expects that there will be two hundred of them when the gates are opened.",
    "The ministry has not replied to questions. A clerk, whose name is withheld, said that the harbour master “read "
    "the letter twice” before he signed it, and that nobody else had seen the long-term plan of the quay.",
    "On the quay it is said that some forty drums of fuel go over each week by night, and that grain comes back. The "
    "union of the dockers denied that its members had any part in it.",
)


def placed(pages: Sequence[Sequence[tuple[float, float, str]]], *, size: float = 10, **properties: str) -> bytes:
    """Words at places: of each page (points from the left, points from the top, words)."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    for name, value in properties.items():
        getattr(canvas, f"set{name.title()}")(value)
    for page in pages:
        canvas.setFont("Times-Roman", size)
        for left, top, words in page:
            canvas.drawString(left, HEIGHT - top, words)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def newspaper(
    paragraphs: Sequence[str], *, columns: int = 2, headline: str = "Letter names the harbour master"
) -> bytes:
    """A page with a masthead and a headline over columns, then pages with running heads and numbers."""
    gutter = 14.0
    wide = (WIDTH - 2 * MARGIN - (columns - 1) * gutter) / columns

    def frames(top: float) -> list[Frame]:
        return [Frame(MARGIN + at * (wide + gutter), 60, wide, HEIGHT - top - 60, 0, 0, 0, 0) for at in range(columns)]

    def edges(canvas: Any, document: Any) -> None:
        canvas.setFont("Times-Roman", 8)
        if document.page > 1:
            canvas.drawString(MARGIN, HEIGHT - 40, "Harbour Ledger")
            canvas.drawRightString(WIDTH - MARGIN, HEIGHT - 40, "14 May 2021")
        canvas.drawCentredString(WIDTH / 2, 34, f"– {document.page} –")

    file = BytesIO()
    document = BaseDocTemplate(file, pagesize=A4, invariant=1)
    top = Frame(MARGIN, HEIGHT - 190, WIDTH - 2 * MARGIN, 140, 0, 0, 0, 0)
    document.addPageTemplates(
        [
            PageTemplate("first", [top, *frames(200)], onPage=edges),
            PageTemplate("rest", frames(60), onPage=edges),
        ]
    )
    story: list[Any] = [
        Paragraph("Harbour Ledger", ParagraphStyle("mast", fontName="Times-Bold", fontSize=30, leading=34)),
        Paragraph("14 May 2021", SMALL),
        Paragraph(headline, HEAD),
        Paragraph("By Mira Tolland", SMALL),
        FrameBreak(),
        NextPageTemplate("rest"),
        *(Paragraph(one, BODY) for one in paragraphs),
    ]
    document.build(story)
    return file.getvalue()


def lines(
    words: Sequence[str], *, top: float = 100, left: float = MARGIN, leading: float = 12
) -> list[tuple[float, float, str]]:
    """Lines one below the other, for ``placed``."""
    return [(left, top + at * leading, text) for at, text in enumerate(words)]


def scanned(pdf: bytes) -> bytes:
    """The same pages as pictures without text."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    with opened(pdf) as document:
        for number in range(1, len(document) + 1):
            picture = Image.open(BytesIO(document.picture(number, dots=150, most=10_000_000)))
            canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)
            canvas.showPage()
    canvas.save()
    return file.getvalue()


def locked(words: str, password: str) -> bytes:
    """A page that opens only with the password."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, encrypt=pdfencrypt.StandardEncryption(password, strength=128), invariant=1)
    canvas.drawString(MARGIN, 700, words)
    canvas.save()
    return file.getvalue()


def linked(before: str, words: str, url: str) -> bytes:
    """A line whose last words are a link."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=A4, invariant=1)
    canvas.setFont("Times-Roman", 10)
    canvas.drawString(MARGIN, 700, f"{before} {words}")
    start = MARGIN + canvas.stringWidth(f"{before} ", "Times-Roman", 10)
    canvas.linkURL(url, (start, 697, start + canvas.stringWidth(words, "Times-Roman", 10), 709))
    canvas.save()
    return file.getvalue()
