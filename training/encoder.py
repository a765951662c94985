"""The shared encoder: BERT's layers, written out, which load the weights of all-MiniLM-L6-v2.

Devlin et al. 2019, "BERT: Pre-training of Deep Bidirectional Transformers". Parameters carry the names of the published
weights, so that a state dictionary is loaded as it lies.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor, nn
from torch.nn import functional

from stemmata.annotate.tagger.pieces import CASES

CASE_EMBEDDINGS: Final = "embeddings.case_embeddings.weight"  # our own: the published encoder knows no capitals
UNUSED: Final = ("pooler.", "embeddings.position_ids")  # for tasks on whole sentences; and a constant


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """The sizes of an encoder; the defaults are those of MiniLM-L6."""

    vocabulary: int = 30522
    positions: int = 512
    width: int = 384
    inner: int = 1536
    layers: int = 6
    heads: int = 12


class Embeddings(nn.Module):
    """Word, case and place of each piece as one vector. A text is all of one type: the second row stays unused.

    Cases say nothing before the first step: the encoder then reads as it was published.
    """

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.word_embeddings = nn.Embedding(size.vocabulary, size.width)
        self.position_embeddings = nn.Embedding(size.positions, size.width)
        self.token_type_embeddings = nn.Embedding(2, size.width)
        self.case_embeddings = nn.Embedding(CASES, size.width)
        nn.init.zeros_(self.case_embeddings.weight)
        self.LayerNorm = nn.LayerNorm(size.width, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor, cases: Tensor) -> Tensor:
        places = self.position_embeddings.weight[: ids.shape[1]] + self.token_type_embeddings.weight[0]
        words = self.word_embeddings(ids) + self.case_embeddings(cases)
        return self.dropout(self.LayerNorm(words + places))  # type: ignore[no-any-return]


class Attention(nn.Module):
    """Every piece looks at every piece of its window that ``mask`` lets it see."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.heads = size.heads
        self.self = nn.ModuleDict({name: nn.Linear(size.width, size.width) for name in ("query", "key", "value")})
        self.output = _output(size.width, size.width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        windows, pieces, width = hidden.shape
        query, key, value = (
            part(hidden).view(windows, pieces, self.heads, width // self.heads).transpose(1, 2)
            for part in (self.self["query"], self.self["key"], self.self["value"])
        )
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(windows, pieces, width)
        return self.output["LayerNorm"](hidden + self.dropout(self.output["dense"](seen)))  # type: ignore[no-any-return]


class Layer(nn.Module):
    """Attention, then the same small network on each piece."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.attention = Attention(size, dropout)
        self.intermediate = nn.ModuleDict({"dense": nn.Linear(size.width, size.inner)})
        self.output = _output(size.inner, size.width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        hidden = self.attention(hidden, mask)
        inner = functional.gelu(self.intermediate["dense"](hidden), approximate="tanh")
        return self.output["LayerNorm"](hidden + self.dropout(self.output["dense"](inner)))  # type: ignore[no-any-return]


def _output(inner: int, width: int) -> nn.ModuleDict:
    return nn.ModuleDict({"dense": nn.Linear(inner, width), "LayerNorm": nn.LayerNorm(width, eps=1e-12)})


class Encoder(nn.Module):
    """Word pieces to vectors. ``ids`` and ``cases``: [windows, pieces]; ``mask``: the same shape, 1 where a piece
    stands, 0 where the window is padded. *Shape of the result:* [windows, pieces, width]."""

    def __init__(self, size: Size, dropout: float) -> None:
        super().__init__()
        self.size = size
        self.embeddings = Embeddings(size, dropout)
        self.encoder = nn.ModuleDict({"layer": nn.ModuleList(Layer(size, dropout) for _ in range(size.layers))})

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor) -> Tensor:
        hidden: Tensor = self.embeddings(ids, cases)
        seen = mask[:, None, None, :].bool()
        layers = self.encoder["layer"]
        assert isinstance(layers, nn.ModuleList)
        for layer in layers:
            hidden = layer(hidden, seen)
        return hidden


def load(encoder: Encoder, weights: Mapping[str, Tensor]) -> None:
    """Puts published weights into the encoder. Raises RuntimeError where one is missing, unknown or misshapen."""
    known = {name: value for name, value in weights.items() if not name.startswith(UNUSED)}
    encoder.load_state_dict({CASE_EMBEDDINGS: encoder.state_dict()[CASE_EMBEDDINGS], **known})


def vectors(encoder: Encoder, ids: Tensor, mask: Tensor) -> Tensor:
    """One vector of length 1 a window: the mean over its pieces, as all-MiniLM-L6-v2 makes its sentence vectors.

    *Shape:* [windows, width].
    """
    hidden = encoder(ids, torch.zeros_like(ids), mask)
    weight = mask[:, :, None].to(hidden.dtype)
    return functional.normalize(torch.sum(hidden * weight, dim=1) / weight.sum(dim=1), dim=1)
