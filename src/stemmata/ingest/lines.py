"""The lines of a normalised text, as the zone rules see them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stemmata.text.span import Span

_NARROWEST, _WIDEST = 40, 100  # columns at which people and programs wrap
_RAGGED = 6  # characters by which a line that was wrapped by hand may fall short
_FEWEST_WRAPPED = 4  # lines that are not blank
_FEWEST_BREAKS = 3  # line breaks that only the width explains


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that is not blank, without the spaces around it."""

    text: str
    span: Span  # in the report's text
    block: int  # number of its paragraph block; blocks are parted by blank lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """All lines of a text that are not blank, in text order, with what the metadata says of them."""

    lines: Sequence[Line]
    title: str | None
    captions: frozenset[str]  # comparable() of what the format marks as captions

    def __len__(self) -> int:
        return len(self.lines)

    def text(self, index: int) -> str:
        """The text of a line; empty beyond either end."""
        return self.lines[index].text if 0 <= index < len(self.lines) else ""

    def same_block(self, first: int, second: int) -> bool:
        """Both lines are there and no blank line parts them."""
        within = 0 <= first < len(self.lines) and 0 <= second < len(self.lines)
        return within and self.lines[first].block == self.lines[second].block


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines that are not blank, in text order; nothing for a text without any.

    Where the text is wrapped at a column, the lines of one paragraph are one line here, a space for each line break;
    so a line has as many characters as its span.
    """
    raw = text.split("\n")
    width = wrapped_width(raw)
    found: list[Line] = []
    offset, block, joins = 0, 0, False
    for number, written in enumerate(raw):
        stripped = written.strip()
        if not stripped:
            block += 1
            joins = False
        else:
            start = offset + written.index(stripped)
            if joins and not written[:1].isspace():
                found[-1] = _continued(found[-1], start, stripped)
            else:
                found.append(Line(text=stripped, span=Span(start, start + len(stripped)), block=block))
            joins = width is not None and _breaks_for_width(raw, number, width)
        offset += len(written) + 1
    return tuple(found)


def wrapped_width(raw: Sequence[str]) -> int | None:
    """The column at which the text is wrapped; None where lines end with paragraphs, or too few lines tell.

    Wrapped lines are short, most of them reach the column but for a word, and hardly any is a paragraph of its own.
    """
    lengths = [len(line) for line in raw if line.strip()]
    if len(lengths) < _FEWEST_WRAPPED or not _NARROWEST <= max(lengths) <= _WIDEST:
        return None
    width = max(lengths)
    breaks = [
        _breaks_for_width(raw, number, width)
        for number in range(len(raw) - 1)
        if raw[number].strip() and raw[number + 1].strip()
    ]
    return width if sum(breaks) >= _FEWEST_BREAKS and 2 * sum(breaks) > len(lengths) - sum(breaks) else None


def _breaks_for_width(raw: Sequence[str], number: int, width: int) -> bool:
    """The next line's first word would not have fitted on this line."""
    following = raw[number + 1].split(maxsplit=1) if number + 1 < len(raw) else []
    return bool(following) and len(raw[number]) + 1 + len(following[0]) > width - _RAGGED


def _continued(line: Line, start: int, more: str) -> Line:
    gap = " " * (start - line.span.end)
    return replace(line, text=line.text + gap + more, span=Span(line.span.start, start + len(more)))


def comparable(text: str) -> str:
    """Letters and digits alone, in one case: what two spellings of one heading share."""
    return "".join(character for character in text.casefold() if character.isalnum())


def word_count(text: str) -> int:
    return len(text.split())
