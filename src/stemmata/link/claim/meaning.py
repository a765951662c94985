"""How near two wordings lie to each other in meaning, whatever words they use.

Each word piece has a vector, learnt so that the sum over a text lies where a sentence encoder puts it (N. Reimers and
I. Gurevych, "Sentence-BERT", EMNLP 2019; ``training/meaning.py`` says how, ``weights/CARD.md`` from what). Two sums are
compared by their cosine. "The parliament will look into it" and "an inquiry by the house" lie near each other;
so do "the mayor opened the bridge" and "the mayor closed the bridge": nearness is a sign among others, never enough.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from stemmata.text.wordpieces import Encoder, shipped

Vectors = NDArray[np.float32]
PLACE: Final = Path(__file__).with_name("weights") / "meaning.npz"


class Meaning:
    """Vectors of word pieces, 8-bit integers with a scale each, and the tokenizer that makes the pieces."""

    def __init__(self, encoder: Encoder, vectors: NDArray[np.int8], scales: Vectors) -> None:
        """``vectors``: [pieces of the vocabulary, width]; ``scales``: [pieces of the vocabulary]."""
        self._encoder = encoder
        self._vectors = vectors
        self._scales = scales

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """A vector of length one for each text, zeros for one without a letter. *Shape:* [texts, width]."""
        found: Vectors = np.zeros((len(texts), self._vectors.shape[1]), dtype=np.float32)
        for row, text in enumerate(texts):
            ids = self._encoder.encode(text, add_special_tokens=False).ids
            found[row] = self._scales[ids] @ self._vectors[ids].astype(np.float32)
        lengths = np.linalg.norm(found, axis=1, keepdims=True)
        np.divide(found, lengths, out=found, where=lengths > 0)
        return found


@cache
def meaning() -> Meaning:
    """The vectors that ship; read once in a process."""
    with np.load(PLACE) as table:
        return Meaning(shipped(), table["vectors"], table["scales"])
