"""Makes the vectors by which wordings are compared: a vector for each word piece, so that a text's is a sum of them.

usage: python -m training.meaning [--texts N]

The published encoder is a sentence encoder: texts that mean much the same lie near each other. Running it on each
proposition of a case would double the time that a case takes. So what it says of N texts is imitated: of each text the
mean of its pieces' own embeddings, rare ones weighing more (S. Arora, Y. Liang and T. Ma, "A simple but tough-to-beat
baseline for sentence embeddings", ICLR 2017), is mapped by one matrix to what the encoder says (ridge regression).
Embeddings, weights and matrix then make one table, whose rows are summed up. It is written, as 8-bit integers with a
scale a row, to src/stemmata/link/claim/weights/.
"""

import argparse
import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
import torch
from safetensors.torch import load_file
from torch.nn import functional

from stemmata.link.claim.meaning import PLACE
from stemmata.text.wordpieces import Encoder as Pieces
from stemmata.text.wordpieces import shipped
from training import ecbplus, published, runs
from training.encoder import Encoder, Size, load
from training.graph import TOP_WORD, quantised
from training.polnear import read_documents, split_folder

SEED: Final = 2
TEXTS: Final = 24_000
WIDTH: Final = 256  # of the encoder's 384 numbers: the directions in which its texts differ most
COMMON: Final = 1e-3  # a piece that makes up so large a share of all weighs half
PENALTY: Final = 1.0
KEPT_BACK: Final = 1_000  # texts, to measure with
CLS, SEP = 101, 102
LONGEST: Final = 200  # pieces
BATCH: Final = 32
FRAGMENT: Final = (5, 21)  # words: propositions are shorter than sentences
_SENTENCE: Final = re.compile(r"(?<=[.!?]) +|\n")


def texts(number: int) -> list[str]:
    """Sentences of news, half of them cut to fragments; in an order that the seed draws."""
    draw = random.Random(SEED)
    of_polnear = [
        sentence.strip()
        for document in read_documents(split_folder("train"))
        for sentence in _SENTENCE.split(document.text)
        if len(sentence.split()) >= FRAGMENT[0]
    ]
    draw.shuffle(of_polnear)
    found = of_polnear[:number] + [sentence.text for sentence in ecbplus.sentences("Train")]
    draw.shuffle(found)
    return [text if at % 2 else _fragment(text, draw) for at, text in enumerate(found)]


def _fragment(text: str, draw: random.Random) -> str:
    words = text.split()
    length = min(len(words), draw.randint(*FRAGMENT))
    first = draw.randint(0, len(words) - length)
    return " ".join(words[first : first + length])


def said_by(encoder: Encoder, pieces: Sequence[list[int]]) -> np.ndarray:
    """The encoder's vectors of texts: the mean over all pieces, of length one. *Shape:* [texts, width]."""
    order = sorted(range(len(pieces)), key=lambda at: (len(pieces[at]), at))
    said = np.empty((len(pieces), encoder.size.width), np.float32)
    for first in range(0, len(order), BATCH):
        batch = order[first : first + BATCH]
        length = 2 + max(len(pieces[at]) for at in batch)
        ids = torch.zeros((len(batch), length), dtype=torch.long)
        for row, at in enumerate(batch):
            framed = [CLS, *pieces[at], SEP]
            ids[row, : len(framed)] = torch.tensor(framed)
        mask = (ids != 0).long()
        with torch.inference_mode():
            hidden = encoder(ids, torch.zeros_like(ids), mask) * mask[:, :, None]
        said[batch] = functional.normalize(hidden.sum(dim=1), dim=1).numpy()
        if first % (BATCH * 50) == 0:
            print(f"{first} of {len(order)} texts", file=sys.stderr)
    return said


def table_of(embeddings: np.ndarray, pieces: Sequence[list[int]], said: np.ndarray) -> np.ndarray:
    """A vector for each piece, whose sums over texts lie where ``said`` has them. *Shape:* [vocabulary, WIDTH]."""
    counts = np.bincount(np.concatenate(pieces), minlength=len(embeddings))
    weighed = embeddings / (1 + counts / (COMMON * counts.sum()))[:, None]
    means = np.array([weighed[found].mean(axis=0) for found in pieces])
    directions = np.linalg.svd(said - said.mean(axis=0), full_matrices=False)[2][:WIDTH].T
    square = means.T @ means + PENALTY * np.eye(means.shape[1])
    found: np.ndarray = weighed @ np.linalg.solve(square, means.T @ (said @ directions))
    return found


def likeness(table: np.ndarray, pieces: Sequence[list[int]], said: np.ndarray) -> float:
    """How far the table orders pairs of texts as the encoder does: the correlation of both cosines."""
    own = np.array([table[found].sum(axis=0) for found in pieces])
    own /= np.linalg.norm(own, axis=1, keepdims=True)
    above = np.triu_indices(len(own), 1)
    return float(np.corrcoef((own @ own.T)[above], (said @ said.T)[above])[0, 1])


def _pieces(encoder: Pieces, found: list[str]) -> Iterator[list[int]]:
    for text in found:
        ids = encoder.encode(text, add_special_tokens=False).ids
        if ids:
            yield ids[:LONGEST]


def write(table: np.ndarray, place: Path) -> None:
    """The table as 8-bit integers with a scale a row."""
    whole, scale = quantised(table, axis=1, top=TOP_WORD)
    place.parent.mkdir(exist_ok=True)
    np.savez(place, vectors=whole, scales=scale)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=TEXTS)
    options = parser.parse_args()
    try:
        found = texts(options.texts)
        weights = load_file(published.WEIGHTS)
    except FileNotFoundError as error:
        sys.exit(f"{error}\nREADME.md of training/ says which step makes it.")
    encoder = Encoder(Size(), dropout=0.0).eval()
    load(encoder, weights)
    pieces = list(_pieces(shipped(), found))
    said = said_by(encoder, pieces)
    words = encoder.embeddings.word_embeddings.weight + encoder.embeddings.token_type_embeddings.weight[0]
    learnt = slice(None, -KEPT_BACK)
    table = table_of(encoder.embeddings.LayerNorm(words).detach().numpy(), pieces[learnt], said[learnt])
    note = f"{likeness(table, pieces[-KEPT_BACK:], said[-KEPT_BACK:]):.3f} correlation with the encoder"
    write(table, PLACE)
    runs.append("meaning", published.SHA256[:8], {"documents": len(pieces), "note": note})
    print(f"{PLACE}: {note}")


if __name__ == "__main__":
    main()
