"""Texts as word pieces, and windows as the arrays that a model takes; training and reading share it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from tokenizers import Tokenizer

from training.windows import MARKS, Piece

CLS: Final = 101
SEP: Final = 102
PAD: Final = 0


def tokenizer_at(path: Path) -> Tokenizer:
    """The tokenizer of a ``tokenizer.json``, without the cutting and padding that the file asks for."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def pieces_of(text: str, tokenizer: Tokenizer) -> tuple[Piece, ...]:
    """The word pieces of a text, in text order; what the tokenizer drops (white space, control signs) is in none."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    pairs = zip(encoding.ids, encoding.offsets, strict=True)
    return tuple(Piece(id=number, start=start, end=end) for number, (start, end) in pairs if end > start)


def inputs(windows: Sequence[Sequence[int]]) -> tuple[np.ndarray, np.ndarray]:
    """Windows of piece numbers with their marks, padded to the longest, and the mask: 1 where a piece or a mark stands.

    *Shape of both:* [windows, pieces], int64.
    """
    length = max(len(ids) for ids in windows) + MARKS
    padded = np.full((len(windows), length), PAD, dtype=np.int64)
    mask = np.zeros_like(padded)
    for at, ids in enumerate(windows):
        padded[at, : len(ids) + MARKS] = [CLS, *ids, SEP]
        mask[at, : len(ids) + MARKS] = 1
    return padded, mask
