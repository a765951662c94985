"""The model: one encoder, heads that tag pieces (roles, roles within contents, names), two heads that link.

The linking heads are biaffine scorers over pieces (Dozat and Manning 2017): each piece of a content chooses the pieces
of its cue, each piece of a cue those of its source. A piece whose partner is not expressed, or stands outside the
window, chooses the window's first mark.
"""

from collections.abc import Mapping
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from stemmata.annotate.tagger.names import NAME_TAGS
from stemmata.annotate.tagger.sequence import TAGS
from training.config import Shape
from training.encoder import Encoder, Size

IGNORED = -100  # the tag of a piece that teaches nothing: a mark, padding
FAR = -1e4  # the score of a piece that cannot be chosen; finite, so that it can be quantised


class Scores(NamedTuple):
    """What the model says of a batch of windows; logits, not normalised.

    ``roles``, and ``inner`` within contents: [windows, pieces, tags]. ``names``: [windows, pieces, name tags].
    ``cues`` and ``sources``: [windows, pieces, pieces], row chooses column.
    """

    roles: Tensor
    inner: Tensor
    names: Tensor
    cues: Tensor
    sources: Tensor


class Batch(NamedTuple):
    """Windows of like length, padded.

    ``ids``, ``cases``, ``mask``, ``tags``, ``inner``, ``names``: [windows, pieces]. ``cues``, ``sources``:
    [windows, pieces, pieces], true where the row's piece may choose the column's; a row without any teaches nothing.
    """

    ids: Tensor
    cases: Tensor
    mask: Tensor
    tags: Tensor
    inner: Tensor
    names: Tensor
    cues: Tensor
    sources: Tensor


class Weights(NamedTuple):
    """What the surprise of each head counts beside that at the roles."""

    link: float
    inner: float
    name: float


class Biaffine(nn.Module):
    """How well piece i and piece j go together, for all pairs of a window."""

    def __init__(self, width: int, link_width: int, dropout: float) -> None:
        super().__init__()
        self.chooser = nn.Linear(width, link_width)
        self.chosen = nn.Linear(width, link_width)
        self.pair = nn.Linear(link_width, link_width, bias=False)
        self.favour = nn.Linear(link_width, 1)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor) -> Tensor:
        chooser = self.dropout(functional.gelu(self.chooser(hidden), approximate="tanh"))
        chosen = self.dropout(functional.gelu(self.chosen(hidden), approximate="tanh"))
        scores: Tensor = self.pair(chooser) @ chosen.transpose(1, 2)
        return scores + self.favour(chosen).transpose(1, 2)  # type: ignore[no-any-return]


class AttributionModel(nn.Module):
    """``ids``, ``cases`` and ``mask``: [windows, pieces], of int64. See Scores for what comes out."""

    def __init__(self, shape: Shape, size: Size | None = None) -> None:
        super().__init__()
        size = size or Size()
        self.encoder = Encoder(size, shape.dropout)
        self.dropout = nn.Dropout(shape.dropout)
        self.roles = nn.Linear(size.width, len(TAGS))
        self.inner = nn.Linear(size.width, len(TAGS))
        self.names = nn.Linear(size.width, len(NAME_TAGS))
        self.cues = Biaffine(size.width, shape.link_width, shape.dropout)
        self.sources = Biaffine(size.width, shape.link_width, shape.dropout)

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor) -> Scores:
        hidden = self.dropout(self.encoder(ids, cases, mask))
        padding = (1.0 - mask[:, None, :].to(hidden.dtype)) * FAR
        return Scores(
            self.roles(hidden),
            self.inner(hidden),
            self.names(hidden),
            self.cues(hidden) + padding,
            self.sources(hidden) + padding,
        )


def take_up(model: AttributionModel, learnt: Mapping[str, Tensor]) -> None:
    """Puts a run's weights into the model; what that run did not have yet stays as it is. Raises RuntimeError where
    one is unknown or misshapen."""
    model.load_state_dict({**model.state_dict(), **learnt})


def loss(scores: Scores, batch: Batch, weights: Weights) -> Tensor:
    """Mean surprise at the roles, plus that at the other heads, each with its weight."""
    links = link_loss(scores.cues, batch.cues) + link_loss(scores.sources, batch.sources)
    inner, names = tag_loss(scores.inner, batch.inner), tag_loss(scores.names, batch.names)
    return tag_loss(scores.roles, batch.tags) + weights.link * links + weights.inner * inner + weights.name * names


def tag_loss(scores: Tensor, tags: Tensor) -> Tensor:
    """Mean surprise over the pieces that are taught; 0 where none is."""
    if not bool((tags != IGNORED).any()):
        return scores.sum() * 0.0
    return functional.cross_entropy(scores.flatten(0, 1), tags.flatten(), ignore_index=IGNORED)


def link_loss(scores: Tensor, wanted: Tensor) -> Tensor:
    """Mean surprise, over the rows that want something, that the choice falls on any of the wanted pieces; else 0."""
    taught = wanted.any(dim=2)
    if not bool(taught.any()):
        return scores.sum() * 0.0
    chances = functional.log_softmax(scores[taught], dim=1)
    return -torch.logsumexp(chances.masked_fill(~wanted[taught], FAR), dim=1).mean()
