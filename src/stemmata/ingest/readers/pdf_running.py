"""Running heads, running feet and page numbers: what recurs at the same height over the pages of a document.

They are left out of the text, since they would stand in the midst of sentences; what they say is told in a note.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from stemmata.ingest.lines import comparable
from stemmata.ingest.readers.pdf_columns import rows_of
from stemmata.ingest.readers.pdf_engine import Box
from stemmata.ingest.readers.pdf_words import Piece

_ROWS = 4  # from the edge of a page that may be running; browsers print one, letterheads up to four
_MARGIN = 0.2  # of the height of the page in which they stand
_OPENING = 0.4  # of the height of the first page, in which the name of the outlet, the title and the date stand
_OFF = 0.8  # of the size of its type: the blank below a running head
_TELLING = 6  # letters and digits of what repeats a line of the first page
_SAME_HEIGHT = 3.0  # points; programs set them to a fraction of a point, scanners within a millimetre
_LEAST_SHARE = 5  # one of so many pages at least has the same; chapters of long papers have heads of their own
_DIGITS = re.compile(r"\d+")
_COUNT = re.compile(
    r"(?:page|seite|p\.|s\.|стр\.|صفحة)?\s*(\d{1,4})\s*(?:/|of|von|sur|de|из|من)\s*(\d{1,4})", re.IGNORECASE
)
_ALONE = re.compile(r"[-–—|\s]*1[-–—|\s]*")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The pieces of one page."""

    number: int
    box: Box
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """The pages without what runs over them, and what that was."""

    sheets: tuple[Sheet, ...]
    left_out: tuple[str, ...]  # each once, in the order of the first page that has it
    url: str | None  # the one web address that the feet print, as browsers do


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    page: int  # place among the sheets
    height: float  # from the edge of the page
    place: tuple[str, int]  # ("top" or "foot", how many rows from the edge)
    stands_off: bool  # a blank strip parts it from the rows below
    text: str
    pieces: tuple[Piece, ...]


def without_running(sheets: Sequence[Sheet]) -> Running:
    """The sheets in their order without heads and feet; the first page loses a head only where others have the same."""
    rows = [row for at, sheet in enumerate(sheets) for row in _edges(at, sheet)]
    recurring = _recurring(rows, sheets) | _repeating(rows, sheets)
    gone: dict[int, set[int]] = defaultdict(set)
    said: dict[str, None] = {}
    for (page, side), ranked in _by_edge(rows).items():
        for row in ranked:  # from the edge inwards, as far as each row recurs
            if (page, side, row.place[1]) not in recurring:
                break
            gone[page].update(id(piece) for piece in row.pieces)
            said.setdefault(_numberless(row.text), None)
    addresses = {match.group() for text in said for match in _ADDRESS.finditer(text)}
    kept = tuple(
        Sheet(number=one.number, box=one.box, pieces=tuple(p for p in one.pieces if id(p) not in gone[at]))
        for at, one in enumerate(sheets)
    )
    words = tuple(text for text in said if re.search(r"[^\W\d_]", text))
    return Running(sheets=kept, left_out=words, url=addresses.pop() if len(addresses) == 1 else None)


def _edges(at: int, sheet: Sheet) -> list[_Row]:
    """The outermost rows of a page, above and below, that stand in its margins."""
    rows = rows_of(sheet.pieces)
    deep = _MARGIN * (sheet.box.bottom - sheet.box.top)
    found = []
    for rank, row in enumerate(rows[:_ROWS]):
        height = min(piece.box.top for piece in row) - sheet.box.top
        if height <= deep:
            below = min((piece.box.top for piece in rows[rank + 1]), default=0.0) if rank + 1 < len(rows) else 0.0
            off = below - max(piece.box.bottom for piece in row) > _OFF * row[0].size
            found.append(_row(at, height, ("top", rank), row, stands_off=off))
    for rank, row in enumerate(rows[: -_ROWS - 1 : -1]):
        height = sheet.box.bottom - max(piece.box.bottom for piece in row)
        if height <= deep:
            found.append(_row(at, height, ("foot", rank), row, stands_off=False))
    return found


def _row(page: int, height: float, place: tuple[str, int], pieces: Sequence[Piece], *, stands_off: bool) -> _Row:
    text = " ".join(piece.text for piece in pieces)
    return _Row(page=page, height=height, place=place, stands_off=stands_off, text=text, pieces=tuple(pieces))


def _by_edge(rows: Sequence[_Row]) -> dict[tuple[int, str], list[_Row]]:
    found: dict[tuple[int, str], list[_Row]] = defaultdict(list)
    for row in rows:
        found[row.page, row.place[0]].append(row)
    return {key: sorted(ranked, key=lambda row: row.place[1]) for key, ranked in sorted(found.items())}


def _recurring(rows: Sequence[_Row], sheets: Sequence[Sheet]) -> set[tuple[int, str, int]]:
    """(page, side, rank) of rows that stand at the same height on enough pages, or count the pages."""
    least = max(2, -(-len(sheets) // _LEAST_SHARE)) if len(sheets) < 40 else 8
    alike: dict[tuple[str, str], list[_Row]] = defaultdict(list)
    for row in rows:
        alike[row.place[0], _DIGITS.sub("#", row.text)].append(row)
    found = set()
    for (side, pattern), group in alike.items():
        for row in group:
            level = [other for other in group if abs(other.height - row.height) <= _SAME_HEIGHT]
            pages = {other.page for other in level if other.text == row.text or _follows(row, [other])}
            counts = "#" in pattern and not re.search(r"[^\W\d_]{3}", pattern)
            numbered = _follows(row, level) if counts else len(pages) >= least
            if numbered or _is_count(row.text, len(sheets), row.page + 1):
                found.add((row.page, side, row.place[1]))
    return found


def _repeating(rows: Sequence[_Row], sheets: Sequence[Sheet]) -> set[tuple[int, str, int]]:
    """(page, side, rank) of rows above the text of later pages that only repeat what stands above that of the first."""
    if not sheets:
        return set()
    first = sheets[0]
    top = first.box.top + _OPENING * (first.box.bottom - first.box.top)
    said = {_bare(piece.text) for piece in first.pieces if piece.box.top < top}
    found = set()
    for row in rows:
        words = [_bare(piece.text) for piece in row.pieces if re.search(r"[^\W\d_]", piece.text)]
        repeats = words and all(any(one in line for line in said) for one in words if len(one) >= _TELLING)
        if row.page and row.stands_off and repeats and max(map(len, words)) >= _TELLING:
            found.add((row.page, "top", row.place[1]))
    return found


def _bare(text: str) -> str:
    return comparable(_numberless(text))


def _follows(row: _Row, level: Sequence[_Row]) -> bool:
    """Its number and that of another page's row differ as the pages do: it is a number of the page."""
    mine = [int(number) for number in _DIGITS.findall(row.text)]
    for other in level:
        theirs = [int(number) for number in _DIGITS.findall(other.text)]
        apart = other.page - row.page
        if apart and any(there - here == apart for here, there in zip(mine, theirs, strict=False)):
            return True
    return False


def _is_count(text: str, pages: int, page: int) -> bool:
    """ "Page 2 of 3", or a web address with "2/3", as browsers print it below a page."""
    if pages == page == 1 and _ALONE.fullmatch(text):
        return True
    match = _COUNT.search(text)
    rest = _ADDRESS.sub("", _COUNT.sub("", text)).strip(" -–—|·")
    return match is not None and not rest and (int(match[1]), int(match[2])) == (page, pages)


def _numberless(text: str) -> str:
    """The words of a head or foot without the number of the page at either end."""
    bare = _COUNT.sub(" ", _ADDRESS.sub(lambda match: match.group(), text)) if not _ADDRESS.search(text) else text
    bare = re.sub(r"\s+\d{1,4}\s*/\s*\d{1,4}$", "", bare)
    return re.sub(r"^\W*\d{1,3}\W+|\W+\d{1,3}\W*$", "", bare.strip()).strip() or bare.strip()
