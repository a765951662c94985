"""PDF files through PDFium: characters with their places, links, properties, pictures of pages.

The one module that speaks to pypdfium2 (BSD-3 and Apache-2.0). Places are in points, seen as the text of the page is
read: x grows along the line, y grows downwards, whichever way the page was turned.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from stemmata.errors import UnreadableReport

MOST_PAGES: Final = 5_000  # the longest reports of commissions have some three thousand
MOST_GLYPHS: Final = 200_000  # characters of one page; the fullest page of a newspaper has some thirty thousand
_ASLANT = 0.1  # of a right angle, by which lines of a scan that lies badly may lean
_ANGLES_SEEN = 200  # characters of a page by which it is told which way its lines run
_MOST_LINKS = 2_000  # links of one page
_LONGEST_ADDRESS = 4_096  # bytes
_MOST_OBJECTS = 20_000  # drawn things of one page among which pictures are looked for
_ABOVE, _BELOW = 0.75, 0.25  # of the size of the type: what Latin letters take above and below the line
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_UNDRAWN = frozenset((0, 0xFFFE, 0xFFFF, *range(1, 0x20)))
_LINE_END_HYPHEN = 2  # what PDFium says for a hyphen at which it saw the line end

NEEDED = "Install what reads PDF files: pip install 'stemmata[pdf]'"


class Box(NamedTuple):
    """A rectangle in points; x grows along the line, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def holds(self, point: tuple[float, float]) -> bool:
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom


class Glyph(NamedTuple):
    """A character as it stands on the page; "" for one of which the file does not say what it means."""

    text: str
    box: Box  # as wide as it is drawn, as high as its type is large
    size: float  # of the type, in points


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What one page holds."""

    number: int  # from 1
    box: Box  # of the page
    glyphs: tuple[Glyph, ...]  # in the order of the file, right-to-left runs as they are read; " " and "\n" part
    links: tuple[tuple[Box, str], ...]  # (where, address)
    aslant: int  # characters left out since they run another way than the lines
    pictured: float  # share of the page that pictures cover, 0 to 1
    drawn: bool  # anything at all is drawn on it


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """What the file says about itself; whoever made it may not have meant it."""

    title: str | None
    author: str | None
    made: str | None  # as PDF writes it: "D:20190205100000+01'00'"


_NEW_LINE = Glyph("\n", Box(0, 0, 0, 0), 0)
_SPACE = Glyph(" ", Box(0, 0, 0, 0), 0)


class Document:
    """An open PDF. Pages are numbered from 1."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf

    def __len__(self) -> int:
        return len(self._pdf)

    def properties(self) -> Properties:
        def value(key: str) -> str | None:
            return " ".join(self._pdf.get_metadata_value(key).split()) or None

        return Properties(title=value("Title"), author=value("Author"), made=value("CreationDate"))

    def pages(self) -> Iterator[Page]:
        """All pages in order, one in memory at a time."""
        for number in range(1, len(self._pdf) + 1):
            yield self.page(number)

    def page(self, number: int) -> Page:
        """Raises UnreadableReport where it is broken or holds more than MOST_GLYPHS characters."""
        with self._open(number) as page:
            return _page(page, number)

    def picture(self, number: int, *, dots: int, most: int) -> bytes:
        """The page in grey as a PGM file, ``dots`` to the inch, fewer where it would have more than ``most`` in all."""
        with self._open(number) as page:
            width, height = page.get_size()
            scale = min(dots / 72, math.sqrt(most / max(1.0, width * height)))
            bitmap = page.render(scale=scale, grayscale=True, may_draw_forms=False)
            try:
                rows = bytes(bitmap.buffer)
                stride, across, down = bitmap.stride, bitmap.width, bitmap.height
            finally:
                bitmap.close()
        drawn = b"".join(rows[at * stride : at * stride + across] for at in range(down))
        return b"P5 %d %d 255\n" % (across, down) + drawn

    @contextmanager
    def _open(self, number: int) -> Iterator[Any]:
        from pypdfium2 import PdfiumError

        try:
            page = self._pdf[number - 1]
        except PdfiumError as error:
            raise broken_page(number) from error
        try:
            yield page
        finally:
            page.close()


def broken_page(number: int) -> UnreadableReport:
    return UnreadableReport(f"Page {number} is broken.", hint="Open the file, print it to a new PDF, and read that.")


@contextmanager
def opened(data: bytes) -> Iterator[Document]:
    """The document in these bytes. Raises UnreadableReport, saying what to do, where it cannot be opened."""
    try:
        import pypdfium2
    except ImportError as error:
        raise UnreadableReport("It is a PDF file, and nothing that reads these is installed.", hint=NEEDED) from error

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _unopened(error) from error
    try:
        if len(pdf) > MOST_PAGES:
            raise UnreadableReport(
                f"It has {len(pdf):,} pages, more than {MOST_PAGES:,}.", hint="Split it, one report a file."
            )
        if not len(pdf):
            raise UnreadableReport("The PDF has no pages.", hint="Save it anew, or take it out.")
        yield Document(pdf)
    finally:
        pdf.close()


def _unopened(error: Any) -> UnreadableReport:
    if error.err_code == _PASSWORD:
        return UnreadableReport(
            "The PDF is encrypted and opens only with a password.",
            hint="Open it with the password, print it to a new PDF without one, and read that.",
        )
    return UnreadableReport(
        "The PDF is broken or cut off.",
        hint="Fetch it again; where a PDF viewer can open it, print it to a new PDF and read that.",
    )


def _page(page: Any, number: int) -> Page:
    from pypdfium2 import PdfiumError

    try:
        text = page.get_textpage()
    except PdfiumError as error:
        raise broken_page(number) from error
    try:
        count = text.count_chars()
        if count > MOST_GLYPHS:
            raise UnreadableReport(
                f"Page {number} holds {count:,} characters, more than {MOST_GLYPHS:,}.",
                hint="It is no page of a report; take it out of the file.",
            )
        turn, alike = _turn(text.raw, count)
        glyphs, aslant = _glyphs(text.raw, count, turn, alike=alike)
    finally:
        text.close()
    pictured, drawn = _drawn(page)
    return Page(
        number=number,
        box=_turned(turn, *page.get_bbox()),
        glyphs=tuple(glyphs),
        links=tuple(_links(page, turn)),
        aslant=aslant,
        pictured=pictured,
        drawn=drawn,
    )


def _turn(text: Any, count: int) -> tuple[int, bool]:
    """In how many quarter turns to the left most lines run, and whether all that were seen do."""
    turns = Counter(_turn_at(text, at) for at in range(0, count, max(1, count // _ANGLES_SEEN)))
    return (min(turns, key=lambda turn: (-turns[turn], turn)), len(turns) == 1) if turns else (0, True)


def _turn_at(text: Any, at: int) -> int:
    """Quarter turns to the left, 0 to 3; -1 for a character aslant."""
    from pypdfium2.raw import FPDFText_GetCharAngle

    angle = FPDFText_GetCharAngle(text, at) / (math.pi / 2)  # to the right; less than 0 where it is not known
    if angle < 0:
        return 0
    return -round(angle) % 4 if abs(angle - round(angle)) < _ASLANT else -1


def _glyphs(text: Any, count: int, turn: int, *, alike: bool) -> tuple[list[Glyph], int]:
    """The characters that run as the lines do, and how many do not."""
    from pypdfium2 import raw

    found, aslant, scale, last = [], 0, 1.0, (0.0, 0.0)
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    across, down = ctypes.c_double(), ctypes.c_double()
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text, at)
        if raw.FPDFText_IsGenerated(text, at):
            found.append(_NEW_LINE if code in {10, 13} else _SPACE)
            last = (0.0, 0.0)
            continue
        if not alike and _turn_at(text, at) != turn:
            aslant += 1
            continue
        if not raw.FPDFText_GetLooseCharBox(text, at, box) or not raw.FPDFText_GetCharOrigin(text, at, across, down):
            continue
        size = raw.FPDFText_GetFontSize(text, at)
        here = (size, across.value if turn % 2 else down.value)
        if here != last:  # within one line and size of type the matrix scales alike
            last = here
            scale = math.hypot(matrix.c, matrix.d) if raw.FPDFText_GetMatrix(text, at, matrix) else 1.0
        size *= scale
        baseline = _turned(turn, across.value, down.value, across.value, down.value).top if turn else -down.value
        left, _, right, _ = _turned(turn, box.left, box.bottom, box.right, box.top) if turn else _flat(box)
        placed = Box(left, baseline - _ABOVE * size, right, baseline + _BELOW * size)
        found.append(Glyph(_meant(code, unmapped=raw.FPDFText_HasUnicodeMapError(text, at) == 1), placed, size))
    return found, aslant


def _flat(box: Any) -> tuple[float, float, float, float]:
    return box.left, 0.0, box.right, 0.0


def _meant(code: int, *, unmapped: bool) -> str:
    """The character; "-" for a hyphen that ends a line, "" for what means nothing."""
    if code == _LINE_END_HYPHEN:
        return "-"
    if 0x20 < code < 0x2000 and not unmapped:
        return chr(code)
    if unmapped or code in _UNDRAWN or 0xD800 <= code < 0xE000 or 0xE000 <= code < 0xF900 or code > 0x10FFFF:
        return " " if code in {9, 10, 13} else ""
    return chr(code)


def _turned(turn: int, left: float, bottom: float, right: float, top: float) -> Box:
    """A rectangle of the page's own measure, as its lines are read."""
    if turn == 1:
        return Box(bottom, left, top, right)
    if turn == 2:
        return Box(-right, bottom, -left, top)
    if turn == 3:
        return Box(-top, -right, -bottom, -left)
    return Box(left, -top, right, -bottom)


def _links(page: Any, turn: int) -> Iterator[tuple[Box, str]]:
    from pypdfium2 import raw

    at, link, rectangle = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    for _ in range(_MOST_LINKS):
        if not raw.FPDFLink_Enumerate(page.raw, at, link):
            return
        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            continue
        size = raw.FPDFAction_GetURIPath(page.pdf.raw, action, None, 0)
        if not 1 < size <= _LONGEST_ADDRESS or not raw.FPDFLink_GetAnnotRect(link, rectangle):
            continue
        address = ctypes.create_string_buffer(size)
        raw.FPDFAction_GetURIPath(page.pdf.raw, action, address, size)
        url = address.value.decode("utf-8", "replace")
        if url.lower().startswith(("http://", "https://")):
            yield _turned(turn, rectangle.left, rectangle.bottom, rectangle.right, rectangle.top), url


def _drawn(page: Any) -> tuple[float, bool]:
    """The share of the page that its pictures cover, at most 1, and whether anything is drawn."""
    from pypdfium2 import PdfiumError, raw

    width, height = page.get_size()
    covered, any_drawn = 0.0, False
    for number, one in enumerate(page.get_objects(max_depth=3)):
        if number >= _MOST_OBJECTS:
            break
        any_drawn = True
        if one.type == raw.FPDF_PAGEOBJ_IMAGE:
            try:
                left, bottom, right, top = one.get_bounds()
            except PdfiumError:
                continue
            covered += max(0.0, right - left) * max(0.0, top - bottom)
    return min(1.0, covered / max(1.0, width * height)), any_drawn
