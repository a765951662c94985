"""Models that read: trained weights in torch, or an exported model, behind the one form that reading takes."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from stemmata.annotate.tagger.pieces import pieces_of
from stemmata.annotate.tagger.reading import Heads, Model, Reading, read
from stemmata.annotate.tagger.tagger import Tagger
from stemmata.annotate.tagger.windows import Windowing, lines, windows
from stemmata.text.wordpieces import Encoder, encoder_of
from training import published
from training.config import Shape


def tokenizer_at(path: Path) -> Encoder:
    """The tokenizer of a ``tokenizer.json``, as the tagger that ships uses it."""
    return encoder_of(path.read_text(encoding="utf-8"))


def reading_of(text: str, encoder: Encoder, model: Model, sizes: Windowing) -> Reading:
    """What a model says of a text whose lines are its paragraphs."""
    pieces, units = pieces_of(text, lines(text), encoder)
    return read(pieces, units, windows(units, sizes), model)


def weights_model(weights: Path, shape: Shape) -> Model:
    """Runs trained weights in torch."""
    import torch
    from safetensors.torch import load_file

    from training.model import AttributionModel, take_up

    model = AttributionModel(shape)
    take_up(model, load_file(weights))
    model.eval()

    def run(ids: np.ndarray, cases: np.ndarray) -> Heads:
        with torch.inference_mode():
            window = torch.from_numpy(ids)[None]
            scores = model(window, torch.from_numpy(cases)[None], torch.ones_like(window))
            return Heads(*(getattr(scores, name)[0].numpy() for name in Heads._fields))

    return run


def onnx_model(model: Path) -> Model:
    """Runs an exported model, as the tagger that ships does."""
    return Tagger(model.read_bytes(), tokenizer_at(published.TOKENIZER)).run


def model_of(place: Path, shape: Shape) -> Model:
    """The model in a file, by its ending: ``.onnx``, else trained weights."""
    return onnx_model(place) if place.suffix == ".onnx" else weights_model(place, shape)


def same_tags(one: Sequence[Reading], other: Sequence[Reading]) -> float:
    """The share of pieces on which two readings of the same texts agree about the likeliest tag; 1 where none is."""
    agree = [a.roles.argmax(axis=1) == b.roles.argmax(axis=1) for a, b in zip(one, other, strict=True)]
    return float(np.concatenate(agree).mean()) if any(len(some) for some in agree) else 1.0
