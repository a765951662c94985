"""How a sentence opens before its subject comes: "Commenting on the raid Pell said"."""

from collections.abc import Sequence

from stemmata.annotate.attribution.units import Word
from stemmata.annotate.lexicon.function_words import PREPOSITIONS

_LEAST = 5  # letters


def is_opening_participle(words: Sequence[Word], at: int, end: int) -> bool:
    """``Commenting on the raid Pell``: the first word of a sentence, before a preposition and more than a number."""
    lower = words[at].lower
    if at or end < 4 or len(lower) < _LEAST or not lower.endswith(("ing", "ed")):
        return False
    return words[1].lower in PREPOSITIONS - {"of"} and words[2].kind != "number"
