"""How wide words are, near enough to cut them where a box ends."""

from itertools import accumulate
from typing import Final

# Widths in ems, of a humanist sans as system-ui and Noto Sans are; bold names are some hundredths wider.
_NARROW: Final = frozenset("iljtfrI.,:;'’‘|!()[]- ")
_WIDE: Final = frozenset("mwMWOQGDHNUV@—…&%")
_EMS: Final = {"narrow": 0.36, "wide": 0.82, "capital": 0.66, "plain": 0.575}


def _em(letter: str) -> float:
    if letter in _NARROW:
        return _EMS["narrow"]
    if letter in _WIDE:
        return _EMS["wide"]
    if ord(letter) >= 0x2E80:  # Han, kana, Hangul: square
        return 1.0
    return _EMS["capital"] if letter.isupper() or letter.isdigit() else _EMS["plain"]


def width(words: str, size: float) -> float:
    """About how many pixels the words take at this font size."""
    return sum(_em(letter) for letter in words) * size


def fitted(words: str, room: float, size: float) -> str:
    """The words cut to so many pixels at this font size, with … where something is left out; at least one letter.

    >>> fitted("Harbour Ledger", 200, 12.5), fitted("Harbour Ledger of the coast", 100, 12.5)
    ('Harbour Ledger', 'Harbour Ledge…')
    """
    flat = " ".join(words.split())
    ends = list(accumulate(_em(letter) * size for letter in flat))
    if not ends or ends[-1] <= room:
        return flat
    fits = sum(end <= room - _EMS["wide"] * size for end in ends)
    return flat[: max(1, fits)].rstrip() + "…"
