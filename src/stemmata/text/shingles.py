"""Words folded for comparing wording, and the hashes of runs of words.

Reports that share wording seldom share punctuation: apostrophes and quotation marks are lost on the
way, digits lose their separators, capitals change in headlines. So words are compared folded. Hashes
are 64 bits of BLAKE2b, mixed by a fixed polynomial: the same on every machine and in every run.
Offsets are those of :mod:`stemmata.text.span`.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemmata.text.span import Span

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]

# Scripts that do not part words by spaces are compared character by character.
UNSPACED: Final = r"\u3040-\u30ff\u3400-\u9fff"
WORD: Final = re.compile(rf"[{UNSPACED}]|\d+(?:[.,]\d+)*|[^\W{UNSPACED}]+(?:['’ʼ`][^\W\d_]+)*")
DROPPED: Final = re.compile(r"['’ʼ`,_]")
BASE: Final = np.uint64(0x9E3779B97F4A7C15)
MIX: Final = np.uint64(0xBF58476D1CE4E5B9)
SHIFT: Final = np.uint64(31)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Words:
    """The words of a text, in text order: three arrays of one length."""

    starts: Places
    ends: Places
    hashes: Hashes  # equal where the folded words are equal
    digits: NDArray[np.bool_]  # the word begins with a digit

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, first: int, stop: int) -> Span:
        """The characters from word ``first`` up to, without, word ``stop``; at least one word."""
        return Span(int(self.starts[first]), int(self.ends[stop - 1]))

    def numbers(self, first: int, stop: int) -> list[int]:
        """Which of the words from ``first`` up to, without, ``stop`` are numbers in digits; maybe none."""
        return [first + int(at) for at in np.flatnonzero(self.digits[first:stop])]


def fold(word: str) -> str:
    """The word without case, accents, apostrophes and thousands separators."""
    plain = DROPPED.sub("", word.casefold())
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 18)
def word_hash(word: str) -> int:
    """A stable 64-bit number for the folded word."""
    return int.from_bytes(blake2b(fold(word).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def words(text: str, within: Iterable[Span] | None = None) -> Words:
    """The words of the text, or of the stretches of it that are given, in text order; maybe none."""
    stretches = sorted(within) if within is not None else [Span(0, len(text))]
    places = [match.span() for one in stretches for match in WORD.finditer(text, one.start, one.end)]
    found = [text[start:end] for start, end in places]
    spans = np.array(places, dtype=np.int64).reshape(-1, 2)
    return Words(
        starts=spans[:, 0],
        ends=spans[:, 1],
        hashes=np.array([word_hash(word) for word in found], dtype=np.uint64),
        digits=np.array([word[0].isdigit() for word in found], dtype=np.bool_),
    )


def shingles(hashes: Hashes, size: int) -> Hashes:
    """One hash for each run of ``size`` words, at the place of its first word.

    *Shape:* ``len(hashes) - size + 1``; empty where the text is shorter than a run.
    """
    count = len(hashes) - size + 1
    if count <= 0:
        return np.empty(0, dtype=np.uint64)
    mixed = np.zeros(count, dtype=np.uint64)
    for offset in range(size):
        mixed = mixed * BASE + hashes[offset : offset + count]
    mixed ^= mixed >> SHIFT
    mixed *= MIX
    return mixed ^ (mixed >> SHIFT)
