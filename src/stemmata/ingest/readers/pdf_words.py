"""Characters of a page to words, and words to pieces: what stands side by side on one line without a wide gap."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from stemmata.ingest.readers.pdf_engine import Box, Glyph, Page

UNMAPPED = "\ufffd"  # stands for a character of which the file does not say what it means
_GAP = 0.7  # of the size of the type: columns stand farther apart, words of an unjustified line do not
_TURNING = 12.0  # of the size: as far as a number of twenty digits reaches in a line that runs the other way
_SMALLER = 0.8  # of the size of the line: raised figures that point to a note
_RAISED_BY = 0.2  # of the size: between the feet of a raised figure and of its line
_WORD_GAP, _WIDEST_WORD_GAP = 1.2, 1.3  # times the gaps in the same line, and of the size: a justified line's gap
_DROP_CAP = 1.8  # times the size of the line that it opens
# Ligatures and the forms that Arabic and Hebrew letters take by place; all other characters stay as they are.
_FORMS = re.compile("[\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufdff\ufe70-\ufefc]")
_BRACKETS = dict(zip("()[]{}«»", ")(][}{»«", strict=True))
_SWAPPED = str.maketrans(_BRACKETS)
_RAISED = re.compile(r"\d{1,3}|[*†‡]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Characters without a space between them."""

    text: str
    box: Box
    size: float  # of the type, in points
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of one line, as they are read, that no wide gap parts."""

    words: tuple[Word, ...]
    box: Box
    size: float

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def pieces_of(page: Page) -> tuple[Piece, ...]:
    """The pieces of a page in the order of the file; nothing for a page without characters."""
    pieces = _rejoined([piece_of(words) for words in _runs(_words(page))])
    return tuple(_with_drop_caps(_in_reading_order(pieces)))


def piece_of(words: Sequence[Word]) -> Piece:
    """At least one word, in the order in which they are read."""
    return Piece(words=tuple(words), box=around(word.box for word in words), size=median(word.size for word in words))


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of these; at least one."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def runs_leftwards(text: str) -> bool:
    """More of its letters are of a script that runs from right to left than of one that runs the other way."""
    if text.isascii():
        return False
    kinds = [unicodedata.bidirectional(character) for character in text]
    return sum(kind in {"R", "AL"} for kind in kinds) > sum(kind == "L" for kind in kinds)


def _words(page: Page) -> Iterator[Word | None]:
    """Words in the order of the file; None where the file goes on with another line."""
    held: list[Glyph] = []
    box = Box(0, 0, 0, 0)
    for glyph in page.glyphs:
        if glyph.text.isspace():
            if held:
                yield _word(held, box, page)
                held = []
            if glyph.text == "\n":
                yield None
            continue
        if held and not _goes_on(held[-1], box, glyph):
            yield _word(held, box, page)
            held = []
        box = _with(box, glyph.box) if held else glyph.box
        held.append(glyph)
    if held:
        yield _word(held, box, page)


def _with(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left), min(one.top, other.top), max(one.right, other.right), max(one.bottom, other.bottom)
    )


def _word(glyphs: Sequence[Glyph], box: Box, page: Page) -> Word:
    text = "".join(_plain(glyph.text) for glyph in glyphs)
    url = next((url for where, url in page.links if where.holds(box.middle)), None) if page.links else None
    return Word(text=text, box=box, size=max(glyph.size for glyph in glyphs), url=url)


def _plain(text: str) -> str:
    if not text:
        return UNMAPPED
    return unicodedata.normalize("NFKC", text) if _FORMS.match(text) else text


def _goes_on(last: Glyph, box: Box, glyph: Glyph) -> bool:
    """The character stands on the same line, near; a number in a line that runs leftwards begins farther off."""
    size = max(glyph.size, 1.0)
    apart = max(glyph.box.left - box.right, box.left - glyph.box.right)
    if glyph.size == last.size and glyph.box.bottom == last.box.bottom and apart <= _GAP * size:
        return True  # what follows says the same, slower
    if _is_raised(last, glyph):
        return False
    turning = runs_leftwards(last.text) != runs_leftwards(glyph.text)
    return apart <= (_TURNING if turning else _GAP) * size and _on_line(box, glyph.box)


def _is_raised(one: Glyph | Word, other: Glyph | Word) -> bool:
    """One of the two is smaller and stands higher or lower, as a figure that points to a note does."""
    small, large = sorted((one, other), key=lambda each: each.size)
    return small.size <= _SMALLER * large.size and abs(small.box.bottom - large.box.bottom) > _RAISED_BY * large.size


def _on_line(one: Box, other: Box) -> bool:
    """The middle of the lower of the two lies within the higher."""
    small, large = sorted((one, other), key=lambda box: box.bottom - box.top)
    return large.top <= small.middle[1] <= large.bottom


def _runs(words: Iterable[Word | None]) -> Iterator[list[Word]]:
    """Words that make one piece each."""
    held: list[Word] = []
    for word in words:
        if held and (word is None or not _beside(held, word)):
            yield held
            held = []
        if word is not None:
            held.append(word)
    if held:
        yield held


def _beside(held: Sequence[Word], word: Word) -> bool:
    box = around(one.box for one in held)
    apart = max(word.box.left - box.right, box.left - word.box.right)
    alike = 1 / _DROP_CAP < word.size / max(held[-1].size, 0.1) < _DROP_CAP and not _is_raised(held[-1], word)
    return apart <= _GAP * max(word.size, held[-1].size) and _on_line(held[-1].box, word.box) and alike


def _rejoined(pieces: Sequence[Piece]) -> list[Piece]:
    """Neighbours in the file whose gap is that of the other words of their line: a justified line, and no gutter."""
    found: list[Piece] = []
    for piece in pieces:
        before = found[-1] if found else None
        if before and _on_line(before.box, piece.box) and not _is_raised(before.words[-1], piece.words[0]):
            gap = max(piece.box.left - before.box.right, before.box.left - piece.box.right)
            usual = max(_word_gap(before), _word_gap(piece))
            if gap <= min(_WORD_GAP * usual, _WIDEST_WORD_GAP * piece.size):
                found[-1] = piece_of((*before.words, *piece.words))
                continue
        found.append(piece)
    return found


def _word_gap(piece: Piece) -> float:
    """The middle gap between its words; 0 for one word."""
    gaps = [max(two.box.left - one.box.right, one.box.left - two.box.right) for one, two in pairwise(piece.words)]
    return median(gaps) if gaps else 0.0


def _in_reading_order(pieces: Sequence[Piece]) -> list[Piece]:
    """Lines from right to left put right: PDFium turns names in Latin letters word by word, and some brackets."""
    leftward = [at for at, piece in enumerate(pieces) if runs_leftwards(piece.text)]
    turned = sum(_turned_brackets(pieces[at].text) for at in leftward) > 0
    found = list(pieces)
    for at in leftward:
        words = [_with_brackets_turned(word) if turned else word for word in pieces[at].words]
        found[at] = replace(pieces[at], words=tuple(_with_brackets_closed(_latin_forward(words))))
    return found


def _turned_brackets(text: str) -> int:
    """1 where the first bracket closes, -1 where it opens, 0 where there is none."""
    first = next((character for character in text if character in "()[]"), "")
    return 0 if not first else 1 if first in ")]" else -1


def _with_brackets_turned(word: Word) -> Word:
    return replace(word, text=word.text.translate(_SWAPPED))


def _with_brackets_closed(words: Iterable[Word]) -> Iterator[Word]:
    """Without the space that PDFium sees between a bracket and a number, which runs the other way."""
    held: Word | None = None
    for word in words:
        if held and (held.text[-1] in "([«" or word.text[0] in ")]»"):
            held = replace(held, text=held.text + word.text, box=around((held.box, word.box)))
            continue
        if held:
            yield held
        held = word
    if held:
        yield held


def _latin_forward(words: Sequence[Word]) -> Iterator[Word]:
    """Each run of words in Latin letters in the order of their places."""
    held: list[Word] = []
    for word in words:
        kinds = {unicodedata.bidirectional(character) for character in word.text}
        if "L" in kinds and not kinds & {"R", "AL"}:
            held.append(word)
            continue
        yield from sorted(held, key=lambda one: one.box.left)
        held = []
        yield word
    yield from sorted(held, key=lambda one: one.box.left)


def _with_drop_caps(pieces: Sequence[Piece]) -> list[Piece]:
    """A large letter that opens a paragraph is put before the word that it opens."""
    found = list(pieces)
    caps = [one for one in pieces if len(one.words) == 1 and len(one.text) == 1 and one.text.isupper()]
    for cap in caps:
        reach = Box(cap.box.right - 1, cap.box.top - cap.size, cap.box.right + cap.size, cap.box.bottom)
        beside = [
            one
            for one in found
            if one is not cap and cap.size >= _DROP_CAP * one.size and reach.left <= one.box.left <= reach.right
            and reach.top <= one.box.middle[1] <= reach.bottom
        ]  # fmt: skip
        if not beside:
            continue
        opens = min(beside, key=lambda one: (one.box.top, one.box.left))
        if opens.box.top > cap.box.top + opens.size * 1.5:
            continue
        first = opens.words[0]
        whole = replace(first, text=cap.text + first.text, box=first.box._replace(left=cap.box.left))
        box = opens.box._replace(left=cap.box.left)
        found[found.index(opens)] = replace(opens, words=(whole, *opens.words[1:]), box=box)
        found.remove(cap)
    return found


def with_note_marks(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Raised figures in brackets ("160 dinats[1]") where a line farther down the page opens with the same figure."""
    body = median(piece.size for piece in pieces) if pieces else 0.0
    notes: dict[str, float] = {}  # mark → the lowest line that opens with it
    for piece in pieces:
        match = _RAISED.match(piece.text)
        if match and len(piece.text) > len(match.group()):
            notes[match.group()] = max(piece.box.top, notes.get(match.group(), piece.box.top))
    found = []
    for piece in pieces:
        raised = piece.size <= _SMALLER * body and piece.box.bottom < notes.get(piece.text, piece.box.bottom)
        word = replace(piece.words[0], text=f"[{piece.text}]") if raised else None
        found.append(replace(piece, words=(word,)) if word else piece)
    return tuple(found)
