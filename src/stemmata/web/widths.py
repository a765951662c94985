"""How wide words are in a picture, before any browser has seen them."""

from typing import Final
from unicodedata import east_asian_width

NARROW: Final = 6.4  # px of a character at 12 px
WIDE: Final = 12.5  # px of a character of Chinese, Japanese or Korean


def text_width(words: str) -> float:
    """How wide a label of 12 px is at most, in px."""
    return sum(WIDE if east_asian_width(c) in "WF" else NARROW for c in words)
