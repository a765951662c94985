"""A tokenizer of whole words, and a model of numbers that are made up, so that no test needs what was learnt."""

import re
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from stemmata.annotate.tagger.names import NAME_TAGS
from stemmata.annotate.tagger.pieces import pieces_of
from stemmata.annotate.tagger.reading import Heads, Model, Reading, read
from stemmata.annotate.tagger.sequence import TAGS
from stemmata.annotate.tagger.windows import Windowing, lines, windows

SIZES = Windowing(size=30, context=4, headline=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    ids: list[int]
    tokens: list[str]
    offsets: list[tuple[int, int]]


class Words:
    """Takes a text apart into words and signs; a word has the same number in every text."""

    def encode(self, sequence: str, *, add_special_tokens: bool) -> Encoded:
        found = list(re.finditer(r"\w+|[^\w\s]", sequence))
        tokens = [match[0].lower() for match in found]
        ids = [200 + crc32(token.encode()) % 20_000 for token in tokens]
        return Encoded(ids=ids, tokens=tokens, offsets=[match.span() for match in found])


def drawn_model(seed: int, spread: float = 4.0) -> Model:
    """A model that says anything at all, but always the same of the same window."""

    def run(ids: np.ndarray, _: np.ndarray) -> Heads:
        draw = np.random.default_rng([seed, *ids.tolist()])
        count = len(ids)
        tags = ((count, len(TAGS)), (count, len(TAGS)), (count, len(NAME_TAGS)))
        shapes = (*tags, (count, count), (count, count))
        return Heads(*(draw.normal(0.0, spread, shape) for shape in shapes))

    return run


def reading_of(text: str, model: Model, sizes: Windowing = SIZES) -> Reading:
    """What a model says of a text whose lines are its paragraphs."""
    pieces, units = pieces_of(text, lines(text), Words())
    return read(pieces, units, windows(units, sizes), model)
