"""The attribution model: one encoder, a head for the roles of pieces, two heads that link.

The linking heads are biaffine scorers over pieces (Dozat and Manning 2017): each piece of a content chooses the pieces
of its cue, each piece of a cue those of its source. A piece whose partner is not expressed, or stands outside the
window, chooses the window's first mark.
"""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.config import Shape
from training.encoder import Encoder, Size
from training.windows import TAGS

IGNORED = -100  # the tag of a piece that teaches nothing: a mark, padding
FAR = -1e4  # the score of a piece that cannot be chosen; finite, so that it can be quantised


class Scores(NamedTuple):
    """What the model says of a batch of windows; logits, not normalised.

    ``roles``: [windows, pieces, tags]. ``cues`` and ``sources``: [windows, pieces, pieces], row chooses column.
    """

    roles: Tensor
    cues: Tensor
    sources: Tensor


class Batch(NamedTuple):
    """Windows of like length, padded.

    ``ids``, ``mask``, ``tags``: [windows, pieces]. ``cues``, ``sources``: [windows, pieces, pieces], true where the
    row's piece may choose the column's; a row without any teaches nothing.
    """

    ids: Tensor
    mask: Tensor
    tags: Tensor
    cues: Tensor
    sources: Tensor


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
        chooser = self.dropout(functional.gelu(self.chooser(hidden)))
        chosen = self.dropout(functional.gelu(self.chosen(hidden)))
        scores: Tensor = self.pair(chooser) @ chosen.transpose(1, 2)
        return scores + self.favour(chosen).transpose(1, 2)  # type: ignore[no-any-return]


class AttributionModel(nn.Module):
    """``ids`` and ``mask``: [windows, pieces], of int64. See Scores for what comes out."""

    def __init__(self, shape: Shape, size: Size | None = None) -> None:
        super().__init__()
        size = size or Size()
        self.encoder = Encoder(size, shape.dropout)
        self.dropout = nn.Dropout(shape.dropout)
        self.roles = nn.Linear(size.width, len(TAGS))
        self.cues = Biaffine(size.width, shape.link_width, shape.dropout)
        self.sources = Biaffine(size.width, shape.link_width, shape.dropout)

    def forward(self, ids: Tensor, mask: Tensor) -> Scores:
        hidden = self.dropout(self.encoder(ids, mask))
        padding = (1.0 - mask[:, None, :].to(hidden.dtype)) * FAR
        return Scores(self.roles(hidden), self.cues(hidden) + padding, self.sources(hidden) + padding)


def loss(scores: Scores, batch: Batch, link_weight: float) -> Tensor:
    """Mean surprise at the roles, plus ``link_weight`` times that at the cues and at the sources."""
    roles = functional.cross_entropy(scores.roles.flatten(0, 1), batch.tags.flatten(), ignore_index=IGNORED)
    links = link_loss(scores.cues, batch.cues) + link_loss(scores.sources, batch.sources)
    return roles + link_weight * links


def link_loss(scores: Tensor, wanted: Tensor) -> Tensor:
    """Mean surprise, over the rows that want something, that the choice falls on any of the wanted pieces; else 0."""
    taught = wanted.any(dim=2)
    if not bool(taught.any()):
        return scores.sum() * 0.0
    chances = functional.log_softmax(scores[taught], dim=1)
    return -torch.logsumexp(chances.masked_fill(~wanted[taught], FAR), dim=1).mean()
