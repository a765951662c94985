"""The lines of a normalised text, as the zone rules see them."""

from collections.abc import Sequence
from dataclasses import dataclass

from stemmata.text.span import Span
from stemmata.text.wrapping import flowing_lines


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

    The lines of one paragraph that the page broke are one line here, a space for each line break; so a line has as
    many characters as its span.
    """
    return tuple(
        Line(text=line.span.of(text).replace("\n", " "), span=line.span, block=line.block)
        for line in flowing_lines(text)
    )


def comparable(text: str) -> str:
    """Letters and digits alone, in one case: what two spellings of one heading share."""
    return "".join(character for character in text.casefold() if character.isalnum())


def word_count(text: str) -> int:
    return len(text.split())
