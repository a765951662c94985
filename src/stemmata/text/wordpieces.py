"""Texts as word pieces: the only module that imports tokenizers.

The vocabulary, ``vocabulary.json``, is that of the encoder all-MiniLM-L6-v2 (Apache-2.0): some 30,000 pieces of
uncased English (Y. Wu et al., "Google's neural machine translation system", 2016).
"""

import os
from functools import cache
from importlib.resources import files
from typing import Final, Protocol

UNKNOWN: Final = "[UNK]"
GOES_ON: Final = "##"  # begins a piece that goes on with the word of the piece before it
VOCABULARY: Final = "vocabulary.json"


class Encoding(Protocol):
    """What a tokenizer says of a text: of each piece its number, its letters and its place in code points."""

    @property
    def ids(self) -> list[int]: ...

    @property
    def tokens(self) -> list[str]: ...

    @property
    def offsets(self) -> list[tuple[int, int]]: ...


class Encoder(Protocol):
    """A tokenizer: ``tokenizers.Tokenizer``, or a stand-in for tests."""

    def encode(self, sequence: str, *, add_special_tokens: bool) -> Encoding: ...


def encoder_of(vocabulary: str) -> Encoder:
    """The tokenizer that a ``tokenizer.json`` describes, without the cutting and padding that it asks for."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # a process a core; threads inside would fight
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(vocabulary)
    tokenizer.no_truncation()
    tokenizer.no_padding()
    made: Encoder = tokenizer
    return made


@cache
def shipped() -> Encoder:
    """The tokenizer of the package; one for each process."""
    return encoder_of((files("stemmata.text") / VOCABULARY).read_text("utf-8"))
