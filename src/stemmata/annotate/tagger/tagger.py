"""The one door to the model: the only module that imports onnxruntime."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final

import numpy as np

from stemmata.annotate.tagger.pieces import pieces_of
from stemmata.annotate.tagger.reading import Heads, Reading, read
from stemmata.annotate.tagger.windows import Windowing, cut, stretches, windows
from stemmata.text import wordpieces
from stemmata.text.span import Span
from stemmata.text.wordpieces import Encoder

WEIGHTS: Final = "model.onnx"


class Tagger:
    """Reads texts with the model that ships; one session with one thread, made when the first text is read."""

    def __init__(self, weights: bytes, encoder: Encoder) -> None:
        """``weights``: an exported model, whose metadata say its windows. ``encoder``: its tokenizer."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_mem_pattern = False  # windows differ in length: a plan for each would only cost memory
        options.graph_optimization_level = (
            onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        )  # steps stand as they run
        self._session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        said = self._session.get_modelmeta().custom_metadata_map
        self.sizes = Windowing(**{name: int(said[name]) for name in ("size", "context", "headline")})
        self.encoder = encoder

    def read(self, text: str, paragraphs: Sequence[Span], sentences: Sequence[Span] = ()) -> Reading:
        """What the model says of some paragraphs of a text.

        Both are in text order and do not overlap. A paragraph that is longer than a window is cut where its sentences
        end, so far as they are given.
        """
        pieces, units = pieces_of(text, paragraphs, self.encoder)
        parts = cut(units, tuple(stretches(pieces, sentences)), self.sizes)
        return read(pieces, units, windows(parts, self.sizes), self.run)

    def run(self, ids: np.ndarray, cases: np.ndarray) -> Heads:
        """What the model says of one window: see reading.Model."""
        takes = {"ids": ids[None, :], "cases": cases[None, :]}
        return Heads(*(said[0] for said in self._session.run(Heads._fields, takes)))


@cache
def shipped() -> Tagger:
    """The tagger with the weights of the package; one for each process."""
    weights = files("stemmata.annotate.tagger") / "weights" / WEIGHTS
    return Tagger(weights.read_bytes(), wordpieces.shipped())
