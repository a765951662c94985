"""Finds a quotation in a text, with nothing made alike but white space and the shapes of marks.

Every folded character knows the character of the text that it comes from, so what is found is a span of the text.
Letters, digits, case and accents must be the same.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from stemmata.text.normalise import normalised
from stemmata.text.span import Span

_ALIKE: Final[dict[str, str]] = {
    **dict.fromkeys("“”„‟«»″＂", '"'),
    **dict.fromkeys("‘’‚‛‹›′`´", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}
# Scripts that put no space between words: there a quotation may begin and end anywhere.
_UNSPACED: Final = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x2E80, 0x9FFF), (0xF900, 0xFAFF))
_UNSPACED_FROM: Final = 0x20000


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """Stretches of a text, folded and joined by one space."""

    words: str
    origin: tuple[int, ...]  # of each folded character, the offset in the text of what it comes from

    def occurrences(self, quoted: str) -> tuple[Span, ...]:
        """Where a quotation stands, whole words only, in text order; none where it does not, or holds no letter.

        The spans may overlap each other, and may run over the gap between two stretches.
        """
        sought = _folded_word(quoted)
        if not any(c.isalnum() for c in sought) and sought not in {":", "-"}:  # "VARRO: …", "“…” – Varro"
            return ()
        return tuple(self._found(sought))

    def _found(self, sought: str) -> Iterator[Span]:
        at = self.words.find(sought)
        while at >= 0:
            end = at + len(sought)
            if not (self._cuts(at) or self._cuts(end)):
                yield Span(self.origin[at], self.origin[end - 1] + 1)
            at = self.words.find(sought, at + 1)

    def _cuts(self, at: int) -> bool:
        """True where a span that begins or ends there would cut a word, or a character that was folded into several."""
        if at == 0 or at == len(self.words):
            return False
        if self.origin[at] == self.origin[at - 1]:
            return True
        return _is_spelled(self.words[at - 1]) and _is_spelled(self.words[at])


def folded(text: str, stretches: Iterable[Span]) -> Folded:
    """Some stretches of a text, in text order, not overlapping; those that do not touch are parted by a space."""
    words: list[str] = []
    origin: list[int] = []
    for stretch in stretches:
        if words and stretch.start - 1 > origin[-1]:
            words.append(" ")
            origin.append(stretch.start - 1)
        for at in range(stretch.start, stretch.end):
            for one in _fold(text[at]):
                if one != " " or (words and words[-1] != " "):
                    words.append(one)
                    origin.append(at)
    return Folded(words="".join(words), origin=tuple(origin))


def _fold(character: str) -> str:
    return " " if character.isspace() else _ALIKE.get(character, character)


def _folded_word(quoted: str) -> str:
    """A quotation as it is sought: normalised as texts are, folded, one space where there is white space."""
    return " ".join("".join(map(_fold, normalised(quoted))).split())


def _is_spelled(character: str) -> bool:
    """True for what is part of a word in a script that puts spaces between words."""
    code = ord(character)
    if code >= _UNSPACED_FROM or any(low <= code <= high for low, high in _UNSPACED):
        return False
    return character.isalnum() or unicodedata.category(character)[0] == "M" or character in "\u200c\u200d"
