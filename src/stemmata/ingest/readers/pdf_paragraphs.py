"""Lines of columns to paragraphs: what a gap, an indent, another size of type or a line that was left short parts."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from stemmata.ingest.readers.broken_words import counted, is_broken, rejoined
from stemmata.ingest.readers.pdf_columns import Line
from stemmata.ingest.readers.pdf_engine import Box
from stemmata.ingest.readers.pdf_words import Word

_GAP = 1.25  # times the usual distance of lines
_INDENT, _DEEPEST_INDENT = 0.6, 6.0  # of the size: a first line's indent; beyond it the line stands elsewhere
_OTHER_SIZE = 1.12  # times: a heading, a caption
_HEADING = 1.15  # times the size of most of the text
_ROOM = 0.6  # of the size: what may be left at the end of a line that was full
_QUARTER = 4  # of the distances between lines the smallest quarter tells the usual one
_NAME = 4  # words: a heading as short may be the name of the outlet, where a longer one follows in smaller type
_FEWEST_LINES = 5  # of a column, so that the widest shows how wide the column is
_SAME_EDGE = 6.0  # points within which columns share an edge
_STOPPED = re.compile(r"[.!?:…؟。][\"'”’»)\]]*$|(?:https?://|www\.)\S+$")
_BULLET = re.compile(r"[•▪‣●○◦■–—*]$|\(?\d{1,2}[.)]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Text with a blank line between paragraphs, and its links."""

    text: str
    links: tuple[tuple[str, str], ...]  # (words, address) in text order
    starts: tuple[tuple[int, int], ...]  # (page, how many characters of the text stand before its first line)
    heading: str | None  # what is set largest on the first page, where it is a headline and no masthead


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measure:
    """What is usual in this document."""

    size: float  # of the type of most lines
    leading: float  # from line to line, in sizes of type
    reaches: dict[
        tuple[bool, int], tuple[float, ...]
    ]  # (leftward, edge in steps) → how wide lines of columns there are, sorted
    widths: dict[tuple[Box, int], float]  # (column, size of type) → its widest line
    usual: Counter[str]  # its words


def prose_of(lines: Sequence[Line]) -> Prose:
    """The paragraphs of these lines, which stand in reading order; nothing but empty strings for no lines."""
    measure = _measured(lines)
    written = _Written(words=[])
    for at, line in enumerate(lines):
        mark = _between(lines, at, measure) if at else ""
        written.add(line, mark, measure.usual)
    return written.finished(_headline(lines, measure))


class _Written:
    """Words so far, each with what stands before it."""

    __slots__ = ("words",)

    def __init__(self, words: list[tuple[str, Word, int]]) -> None:
        self.words = words  # (mark before the word, word, page)

    def add(self, line: Line, mark: str, usual: Counter[str]) -> None:
        words = list(line.words)
        if self.words and mark == " ":
            before_mark, last, page = self.words[-1]
            if is_broken(last.text, words[0].text):
                joined = rejoined(last.text, words[0].text, usual)
                whole = Word(text=joined, box=last.box, size=last.size, url=last.url or words[0].url)
                self.words[-1] = (before_mark, whole, page)
                words.pop(0)
        for at, word in enumerate(words):
            self.words.append((mark if at == 0 else " ", word, line.page))

    def finished(self, heading: str | None) -> Prose:
        pieces: list[str] = []
        links: list[tuple[str, str]] = []
        starts: list[tuple[int, int]] = []
        length, url = 0, None
        for mark, word, page in self.words:
            text = word.text if mark == " " and word.text.startswith("   ") else mark + word.text.strip()
            if not starts or starts[-1][0] != page:
                starts.append((page, length + len(mark)))
            if word.url and word.url == url and mark == " ":
                links[-1] = (f"{links[-1][0]} {word.text.strip()}", word.url)
            elif word.url:
                links.append((word.text.strip(), word.url))
            url = word.url
            pieces.append(text)
            length += len(text)
        tidy = tuple((words.rstrip(".,;:"), address) for words, address in links)
        return Prose(text="".join(pieces), links=tidy, starts=tuple(starts), heading=heading)


def _measured(lines: Sequence[Line]) -> _Measure:
    sizes = Counter[float]()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    size = min(sizes, key=lambda one: (-sizes[one], one)) if sizes else 0.0
    advances = sorted(
        (two.box.bottom - one.box.bottom) / one.size
        for one, two in pairwise(lines)
        if one.page == two.page
        and one.column == two.column
        and two.box.bottom > one.box.bottom
        and not _differ(one, two)
    )
    widths: dict[tuple[Box, int], float] = defaultdict(float)
    counts = Counter((line.column, round(line.size)) for line in lines)
    reaches: dict[tuple[bool, int], set[float]] = defaultdict(set)
    for line in lines:
        kind = line.column, round(line.size)
        widths[kind] = max(widths[kind], _width(line))
    for line in lines:
        kind = line.column, round(line.size)
        if counts[kind] >= _FEWEST_LINES:
            reaches[_edge(line)].add(widths[kind])
    wide = {edge: tuple(sorted(found)) for edge, found in reaches.items()}
    words = counted(word.text for line in lines for word in line.words[:-1])
    leading = advances[len(advances) // _QUARTER] if advances else 1.2
    return _Measure(size=size, leading=leading, reaches=wide, widths=dict(widths), usual=words)


def _headline(lines: Sequence[Line], measure: _Measure) -> str | None:
    """The largest heading of the first page; the next one where that may be the name of the outlet."""
    found: list[list[Line]] = []
    for at, line in enumerate(lines):
        if line.page != lines[0].page:
            break
        if not _is_heading(line, measure):
            continue
        if found and lines[at - 1] is found[-1][-1] and _between(lines, at, measure) == " ":
            found[-1].append(line)
        else:
            found.append([line])
    texts = [(-one[0].size, at, " ".join(line.text for line in one)) for at, one in enumerate(found)]
    if not texts:
        return None
    size, at, largest = min(texts)
    later = [one for one in texts if one[1] > at and one[0] > size and len(one[2].split()) > len(largest.split())]
    return min(later)[2] if later and len(largest.split()) <= _NAME else largest


def _edge(line: Line) -> tuple[bool, int]:
    """The side of the column on which its lines begin."""
    edge = line.column.right if line.leftward else line.column.left
    return line.leftward, round(edge / _SAME_EDGE)


def _width(line: Line) -> float:
    """From the beginning of the column to the end of the line."""
    return line.column.right - line.box.left if line.leftward else line.box.right - line.column.left


def _indent(line: Line) -> float:
    return line.column.right - line.box.right if line.leftward else line.box.left - line.column.left


def _between(lines: Sequence[Line], at: int, measure: _Measure) -> str:
    """What stands between a line and the one before it: a blank line, a line break or a space."""
    before, line = lines[at - 1], lines[at]
    if _differ(before, line):
        return "\n\n"
    together = before.page == line.page and before.column == line.column
    gap = (line.box.bottom - before.box.bottom) / max(line.size, 1.0)
    if together and (gap > _GAP * measure.leading * (_HEADING if _is_heading(line, measure) else 1) or gap < 0):
        return "\n\n"
    if is_broken(before.words[-1].text, line.words[0].text):
        return " "
    if _is_heading(line, measure) and together:
        return " "
    if _is_indented(lines, at, measure):
        return "\n\n"
    if any("   " in word.text for word in (*before.words, *line.words)):
        return "\n"
    if not _has_room(before, line, measure):
        return " "
    stopped = _STOPPED.search(before.text) is not None
    return "\n\n" if stopped else "\n" if together else " "


def _differ(one: Line, other: Line) -> bool:
    """They are set in type of different sizes."""
    return max(one.size, other.size) > _OTHER_SIZE * min(one.size, other.size)


def _is_heading(line: Line, measure: _Measure) -> bool:
    return line.size >= _HEADING * measure.size


def _is_indented(lines: Sequence[Line], at: int, measure: _Measure) -> bool:
    """The line begins farther in than the line before it and the one after it, or opens an item of a list."""
    line, before = lines[at], lines[at - 1]
    if _BULLET.fullmatch(line.words[0].text) and len(line.words) > 1:
        return _STOPPED.search(before.text) is not None or _has_room(before, line, measure)
    least = _INDENT * line.size
    if not least < _indent(line) < _DEEPEST_INDENT * line.size:
        return False
    same = before.page == line.page and before.column == line.column
    if same and _is_centred(before) and _is_centred(line):
        return False
    following = lines[at + 1] if at + 1 < len(lines) and lines[at + 1].column == line.column else None
    stopped = _STOPPED.search(before.text) is not None
    if same and _indent(line) - _indent(before) <= least:  # both are indented: a quotation, or paragraphs of one line
        return stopped and following is not None and _indent(line) - _indent(following) > least
    return stopped or following is None or _indent(line) - _indent(following) > least


def _is_centred(line: Line) -> bool:
    left, right = line.box.left - line.column.left, line.column.right - line.box.right
    return abs(left - right) < line.size / 2 and left > _INDENT * line.size


def _has_room(before: Line, line: Line, measure: _Measure) -> bool:
    """The first word of the line would have fitted on the line before it."""
    own = measure.widths[before.column, round(before.size)]
    reach = next((width for width in measure.reaches.get(_edge(before), ()) if width >= own - 1), own)
    word = line.words[0].box
    space = 0.25 * line.size
    return _width(before) + space + (word.right - word.left) < reach - _ROOM * line.size
