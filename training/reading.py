"""Reads a whole text with a model, window by window, into one value that decoding takes.

A reader is anything that gives Scores' three arrays for a batch of windows: the trained weights, or the exported model.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from tokenizers import Tokenizer

from training.config import Shape, Windowing
from training.decode import IMPOSSIBLE, Reading
from training.inputs import inputs, pieces_of
from training.windows import TAGS, Window, paragraphs, stretches, windows

AT_ONCE: Final = 16  # windows


class Heads(NamedTuple):
    """Logits of a batch of windows: roles [windows, pieces, tags]; cues and sources [windows, pieces, pieces]."""

    roles: np.ndarray
    cues: np.ndarray
    sources: np.ndarray


Reader = Callable[[np.ndarray, np.ndarray], Heads]


def read(text: str, tokenizer: Tokenizer, reader: Reader, sizes: Windowing) -> Reading:
    """What the reader says of each piece of a text. A text without words gives a reading without pieces."""
    pieces = pieces_of(text, tokenizer)
    units = tuple(stretches(pieces, paragraphs(text)))
    roles = np.full((len(pieces), len(TAGS)), IMPOSSIBLE)
    cues = np.full((len(pieces), sizes.size), IMPOSSIBLE)
    sources = np.full((len(pieces), sizes.size), IMPOSSIBLE)
    seen = np.zeros(len(pieces), dtype=np.int64)
    made = sorted(windows(units, sizes), key=lambda window: (window.seen.last - window.seen.first, window.seen))
    for batch in (made[at : at + AT_ONCE] for at in range(0, len(made), AT_ONCE)):
        heads = reader(*inputs([[piece.id for piece in pieces[slice(*window.seen)]] for window in batch]))
        for at, window in enumerate(batch):
            own, rows = slice(*window.own), _rows(window)
            places = window.seen.last - window.seen.first + 1
            roles[own] = log_softmax(heads.roles[at, rows])
            cues[own, :places] = log_softmax(heads.cues[at, rows, :places])
            sources[own, :places] = log_softmax(heads.sources[at, rows, :places])
            seen[own] = window.seen.first
    return Reading(pieces=pieces, paragraphs=units, roles=roles, cues=cues, sources=sources, seen=seen)


def _rows(window: Window) -> slice:
    """The rows of a window's own pieces, behind its first mark."""
    before = window.own.first - window.seen.first
    return slice(1 + before, 1 + before + window.own.last - window.own.first)


def log_softmax(logits: np.ndarray) -> np.ndarray:
    """Logarithms of chances along the last axis; what cannot be chosen, as padding, has to be left out before."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    chances: np.ndarray = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return chances


def weights_reader(weights: Path, shape: Shape) -> Reader:
    """A reader that runs trained weights in torch."""
    import torch
    from safetensors.torch import load_file

    from training.model import AttributionModel

    model = AttributionModel(shape)
    model.load_state_dict(load_file(weights))
    model.eval()

    def run(ids: np.ndarray, mask: np.ndarray) -> Heads:
        with torch.inference_mode():
            return Heads(*(head.numpy() for head in model(torch.from_numpy(ids), torch.from_numpy(mask))))

    return run


def onnx_reader(model: Path, threads: int = 1) -> Reader:
    """A reader that runs an exported model."""
    import onnxruntime  # type: ignore[import-untyped]

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])

    def run(ids: np.ndarray, mask: np.ndarray) -> Heads:
        return Heads(*session.run(None, {"ids": ids, "mask": mask}))

    return run


def reader_of(model: Path, shape: Shape) -> Reader:
    """The reader for a file, by its ending: ``.onnx``, else trained weights."""
    return onnx_reader(model) if model.suffix == ".onnx" else weights_reader(model, shape)


def same_tags(one: Sequence[Reading], other: Sequence[Reading]) -> float:
    """The share of pieces on which two readings of the same texts agree about the likeliest tag; 1 where none is."""
    agree = [a.roles.argmax(axis=1) == b.roles.argmax(axis=1) for a, b in zip(one, other, strict=True)]
    return float(np.concatenate(agree).mean()) if any(len(some) for some in agree) else 1.0
