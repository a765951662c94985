"""A model of a few thousand weights and a text of six words, for the tests that need torch."""

import torch
from training.batches import Example
from training.config import Shape
from training.encoder import Size
from training.labels import labels
from training.model import AttributionModel
from training.polnear import Attribution

from stemmata.annotate.tagger.windows import Piece, Stretch, Window
from stemmata.text.span import Span

torch.set_num_threads(1)  # what is this small only waits for the other threads
SMALL = Size(vocabulary=300, positions=40, width=16, inner=32, layers=2, heads=2)
SHAPE = Shape(link_width=8, dropout=0.0)
SAID = Attribution(source=(Span(0, 1),), cue=(Span(2, 3),), content=(Span(4, 7),))
WITHIN = Attribution(source=(Span(4, 5),), cue=(Span(6, 7),))
PIECES = tuple(Piece(10 + at, 2 * at, 2 * at + 1) for at in range(6))


def model(seed: int = 3) -> AttributionModel:
    torch.manual_seed(seed)
    return AttributionModel(SHAPE, SMALL).eval()


def example(*shown: Stretch, own: Stretch | None = None) -> Example:
    """A window on the six pieces; it owns what it shows last, unless told otherwise."""
    window = Window(shown=shown, own=own or shown[-1])
    inner = labels(PIECES, [WITHIN])
    return Example(
        ids=tuple(PIECES[at].id for at in window.pieces()),
        cases=tuple(PIECES[at].case for at in window.pieces()),
        window=window,
        outer=labels(PIECES, [SAID]),
        inner=inner.tags,
        inner_sources=inner.sources,
        names=(1, 0, 0, 0, 0, -100),
    )
