"""Lines that end because the page was narrow, told from lines that end because their writer meant it.

Mail programs, wires and typists break a paragraph at a column; copies of web pages break none. A break is one of the
page where the next word would not have fitted on the line. Tables, lists, verse, headings and the last line of a
paragraph leave room for it, so they keep their ends.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemmata.text.span import Span

_NARROWEST, _WIDEST = 34, 100  # columns at which people and programs wrap
_RAGGED = 6  # characters by which a line that was wrapped by hand may fall short
_FEWEST_WRAPPED = 4  # lines that are not blank
_ONE_BEYOND_IN = 10  # lines; of so many, one may be longer than the column
_FEWEST_BREAKS = 3  # line breaks that only the width explains
_PROSE_LINE = 30  # characters; a shorter line says nothing of why it ends, unless the whole text is wrapped
_STOPPED = re.compile(r"[.!?:][\"'”’)]?$")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_UNFINISHED = re.compile(r"[\w,’']$")
# A sentence goes on in small letters, but a byline and an address open so as well.
_GOES_ON = re.compile(r"(?!(?:by|von|par|por|via|from|source|photo)\b|https?:|www\.)[^\W\d_A-Z]")
_BULLET = re.compile(r"(?:[-–—*•·▪‣+]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=(\S))")
_NAMED = re.compile(r"(?i:by) [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,4}")
_WIDE_GAP = re.compile(r"\S {3,}\S|\s\|\s|\t")


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowingLine:
    """A line as its writer meant it: all the lines of a paragraph that the page broke."""

    span: Span  # without the spaces around it; the line breaks of the page stand inside
    block: int  # number of its block; blank lines part blocks


def flowing_lines(text: str) -> tuple[FlowingLine, ...]:
    """The lines that are not blank, in text order; nothing for a text without any.

    A line goes on in the next where the text is wrapped at a column and the next word would not have fitted, or where
    a long line stops inside a sentence and the next goes on in small letters. An indent begins a paragraph, and so
    does the mark of a list; the rows of a table keep their ends.
    """
    raw = text.split("\n")
    width = wrapped_width(raw)
    found: list[FlowingLine] = []
    offset, block, last = 0, 0, -1
    for number, written in enumerate(raw):
        stripped = written.strip()
        if stripped:
            start = offset + written.index(stripped)
            span = Span(start, start + len(stripped))
            first = found[-1].span.start if found else 0
            if last == number - 1 >= 0 and _continues(raw, number, width, text[first : first + 12]):
                found[-1] = FlowingLine(span=Span(first, span.end), block=block)
            else:
                found.append(FlowingLine(span=span, block=block))
            last = number
        else:
            block += 1
        offset += len(written) + 1
    return tuple(found)


def flowing_within(lines: Sequence[FlowingLine], span: Span) -> Iterator[Span]:
    """What of each line lies in the span, in text order, spaces not trimmed; nothing where no line touches it."""
    low, high = 0, len(lines)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if lines[middle].span.end <= span.start else (low, middle)
    while low < len(lines) and lines[low].span.start < span.end:
        one = lines[low].span
        yield Span(max(one.start, span.start), min(one.end, span.end))
        low += 1


def unwrapped(text: str) -> str:
    """The text with a space for each line break that only the page made; offsets stay as they are."""
    found, done = [], 0
    for line in flowing_lines(text):
        found += [text[done : line.span.start], line.span.of(text).replace("\n", " ")]
        done = line.span.end
    return "".join((*found, text[done:]))


def wrapped_width(raw: Sequence[str]) -> int | None:
    """The column at which the text is wrapped; None where lines end with paragraphs, or too few lines tell.

    Wrapped lines are short, most of them reach the column but for a word, many go on in small letters, and hardly any
    is a paragraph of its own. A few lines may run beyond the column: a title, an address.
    """
    lengths = sorted(len(line) for line in raw if " " in line.strip())
    if len(lengths) < _FEWEST_WRAPPED:
        return None
    beyond = max(1, len(lengths) // _ONE_BEYOND_IN)
    widths = dict.fromkeys((lengths[-1], lengths[-1 - beyond]))
    return next((width for width in widths if _NARROWEST <= width <= _WIDEST and _is_wrapped_at(raw, width)), None)


def _is_wrapped_at(raw: Sequence[str], width: int) -> bool:
    pairs = [at for at in range(len(raw) - 1) if raw[at].strip() and raw[at + 1].strip()]
    breaks = [at for at in pairs if _breaks_for_width(raw, at, width)]
    inside = sum(not raw[at + 1].strip()[0].isupper() for at in breaks)  # a sentence, as far as capitals tell
    lines = sum(1 for line in raw if line.strip())
    return len(breaks) >= _FEWEST_BREAKS and 2 * len(breaks) > lines - len(breaks) and 3 * inside >= len(breaks)


def _continues(raw: Sequence[str], number: int, width: int | None, opening: str) -> bool:
    """The line goes on with the paragraph of the line before, which begins with ``opening``."""
    line, before = raw[number], raw[number - 1]
    if _begins(line.strip(), before.strip(), opening):
        return False
    if width is not None and _breaks_for_width(raw, number - 1, width):
        return _BULLET.match(opening) is not None or _indent(line) <= _indent(before)
    return (
        _PROSE_LINE <= len(before) <= _WIDEST
        and _indent(line) == 0
        and not opening[:1].islower()
        and _UNFINISHED.search(before) is not None
        and _GOES_ON.match(line) is not None
    )


def _begins(line: str, before: str, opening: str) -> bool:
    """The line's own form says that it stands for itself: an item, a row, a byline, an address."""
    bullet = _BULLET.match(line)
    if bullet and (not bullet[1].islower() or _BULLET.match(opening)):
        return True
    rows = _WIDE_GAP.search(line) is not None and _WIDE_GAP.search(before) is not None
    stands = _ADDRESS.fullmatch(line) is not None and _STOPPED.search(before) is not None
    stood = _ADDRESS.fullmatch(before) is not None and line[0].isupper()
    return rows or stands or stood or _NAMED.fullmatch(line) is not None or (before.isupper() and not line.isupper())


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _breaks_for_width(raw: Sequence[str], number: int, width: int) -> bool:
    """The next line's first word would not have fitted on this line; where a sentence ends here, by no hand's width."""
    following = raw[number + 1].split(maxsplit=1) if number + 1 < len(raw) else []
    line = raw[number]
    whole = _STOPPED.search(line) is not None and bool(following) and following[0][0].isupper()
    return bool(following) and len(line) <= width < len(line) + 1 + len(following[0]) + (0 if whole else _RAGGED)
