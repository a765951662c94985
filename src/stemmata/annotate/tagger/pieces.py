"""Texts as word pieces, each checked against the characters that it is said to stand for."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from stemmata.annotate.tagger.windows import Piece, Stretch
from stemmata.text.span import Span
from stemmata.text.wordpieces import GOES_ON, UNKNOWN, Encoder

CASES: Final = 4  # see case_of


def pieces_of(text: str, paragraphs: Iterable[Span], encoder: Encoder) -> tuple[tuple[Piece, ...], tuple[Stretch, ...]]:
    """The word pieces of some paragraphs of a text, and which pieces each paragraph has; in text order.

    ``paragraphs`` are sorted and do not overlap; one without a piece is left out. What the tokenizer drops (white
    space, control signs) is in no piece, and a piece that does not anchor is dropped. Of the pieces that spell one
    character (a syllable taken apart into its letters) the first stands for it.
    """
    pieces: list[Piece] = []
    made: list[Stretch] = []
    for paragraph in paragraphs:
        words = paragraph.of(text)
        encoding = encoder.encode(words, add_special_tokens=False)
        first, free = len(pieces), 0
        for number, letters, (start, end) in zip(encoding.ids, encoding.tokens, encoding.offsets, strict=True):
            if start >= free and anchors(words, letters, start, end):
                goes_on = letters.startswith(GOES_ON) and len(pieces) > first
                case = case_of(words[start:end])
                pieces.append(Piece(number, paragraph.start + start, paragraph.start + end, goes_on, case))
                free = end
        if len(pieces) > first:
            made.append(Stretch(first, len(pieces)))
    return tuple(pieces), tuple(made)


@lru_cache(maxsize=8192)  # a text repeats its pieces
def case_of(letters: str) -> int:
    """How letters are written, which the vocabulary does not tell: 0 without capitals, 1 with a capital first,
    2 all in capitals (two letters at least), 3 otherwise mixed."""
    if letters == letters.lower():
        return 0
    if len(letters) > 1 and letters == letters.upper():
        return 2
    return 1 if letters[1:] == letters[1:].lower() else 3


def anchors(words: str, letters: str, start: int, end: int) -> bool:
    """True if a piece stands where its tokenizer says: plain letters have to be there, in either case.

    Letters that the tokenizer changes (accents, ligatures, foreign scripts) only have to be inside the text.
    """
    there = words[start:end]
    if not there or end > len(words):
        return False
    return letters in (there, UNKNOWN) or not there.isascii() or there.lower() == letters.removeprefix(GOES_ON)
