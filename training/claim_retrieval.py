"""Finds the checked claim that a post repeats, and fits what its signs weigh, for ``bench/claim_retrieval.py``.

usage: python -m training.claim_retrieval

CheckThat! 2020, task 2 (A. Barrón-Cedeño et al., "Overview of CheckThat! 2020", CLEF 2020): 10,375 checked claims, each
with a title, and posts each of which repeats one of them. Three signs: words in common weighed by rarity (BM25: S.
Robertson and H. Zaragoza, "The Probabilistic Relevance Framework", 2009), runs of letters in common likewise, and
nearness in meaning by the vectors that the product compares statements with. Each is told in deviations from its mean
over all claims of one post. The weights are those of a softmax regression over the claims that come first by the bare
sum (ListNet with one right answer: Z. Cao et al., "Learning to Rank", ICML 2007), fitted on the Train posts. Printed
beside them is the figure of posts held out, five times over; posts of one claim are held out together.
"""

import csv
import io
import math
import re
import sys
import zipfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from stemmata.link.claim.meaning import meaning
from stemmata.text.tokens import tokenise
from training.data import place

Part = Literal["train", "dev"]
Numbers = NDArray[np.float64]
ORIGIN: Final = "github.com/sshaar/clef2020-factchecking-task2 (v3.zip)"
SIGNS: Final = ("words", "runs of letters", "meaning")
FIRST: Final = 5  # claims that count
RUN: Final = 4  # letters: 3, 4, 5 and all of them together were within half a point on the Train posts
SATURATION, LENGTH = 1.2, 0.75  # of BM25, as its authors have them
CANDIDATES: Final = 100  # 97 in 100 answers are among them
FOLDS: Final = 5
RIDGE: Final = 0.01
STEPS: Final = 2000
_ADDRESS: Final = re.compile(r"(?:https?://|pic\.twitter\.com/)\S+")
_TAG: Final = re.compile(r"[#@](\w+)")
_JOINED: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Posts:
    """The posts of a part, in the order of the file, and the claims that all parts share."""

    claims: tuple[str, ...]  # each with its title behind it
    texts: tuple[str, ...]  # addresses left out, "#FreePort" as "Free Port"
    answers: tuple[int, ...]  # the claim of each, by its place


def read(part: Part) -> Posts:
    """Read from the archive as it lies. Raises FileNotFoundError where it is not there."""
    with zipfile.ZipFile(place("checkthat2020/v3.zip", ORIGIN)) as held:
        claims = _rows(held, "verified_claims.docs.tsv")
        texts = {row[0]: row[1] for row in _rows(held, f"{part}/tweets.queries.tsv")}
        answers = held.read(f"v3.0/{part}/tweet-vclaim-pairs.qrels").decode().splitlines()
    right = {row[0]: int(row[2]) for row in map(str.split, answers)}
    return Posts(
        claims=tuple(f"{claim} {title}" for _, claim, title in claims),
        texts=tuple(plain(texts[name]) for name in right),
        answers=tuple(right.values()),
    )


def _rows(held: zipfile.ZipFile, name: str) -> list[list[str]]:
    lines = io.StringIO(held.read(f"v3.0/{name}").decode(), newline="")
    return list(csv.reader(lines, delimiter="\t"))[1:]


def plain(text: str) -> str:
    """A post as a sentence is written.

    >>> plain("Ferry sunk! #FreePort https://example.org/a")
    'Ferry sunk! Free Port  '
    """
    return _TAG.sub(lambda tag: _JOINED.sub(" ", tag[1]), _ADDRESS.sub(" ", text))


def signs(posts: Posts) -> Numbers:
    """How much each post and each claim share, by each sign. *Shape:* [posts, claims, signs]."""
    near = meaning()
    words = shared([_words(text) for text in posts.claims], [_words(text) for text in posts.texts])
    runs = shared([_runs(text) for text in posts.claims], [_runs(text) for text in posts.texts])
    meant = near.vectors(posts.texts) @ near.vectors(posts.claims).T
    return np.stack([_deviations(one) for one in (words, runs, meant.astype(np.float64))], axis=-1)


def shared(claims: Sequence[Sequence[str]], posts: Sequence[Sequence[str]]) -> Numbers:
    """BM25 of each post with each claim, each feature of a post counted once. *Shape:* [posts, claims]."""
    held: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, claim in enumerate(claims):
        for feature, count in Counter(claim).items():
            held[feature].append((at, count))
    lengths = np.array([len(claim) for claim in claims], dtype=np.float64)
    slack = SATURATION * (1 - LENGTH + LENGTH * lengths / max(1.0, float(lengths.mean())))
    found = np.zeros((len(posts), len(claims)))
    for row, post in enumerate(posts):
        for feature in sorted(set(post) & held.keys()):
            places, counts = np.array(held[feature]).T
            rarity = math.log(1 + (len(claims) - len(places) + 0.5) / (len(places) + 0.5))
            found[row, places] += rarity * counts * (SATURATION + 1) / (counts + slack[places])
    return found


def _words(text: str) -> list[str]:
    return [token.stem for token in tokenise(text) if not token.stop]


def _runs(text: str) -> list[str]:
    marked = (f" {word} " for word in re.findall(r"\w+", text.lower()))
    return [word[at : at + RUN] for word in marked for at in range(max(1, len(word) - RUN + 1))]


def _deviations(table: Numbers) -> Numbers:
    spread = table.std(axis=1, keepdims=True)
    return np.asarray((table - table.mean(axis=1, keepdims=True)) / np.where(spread > 0, spread, 1.0))


def ranks(told: Numbers, answers: Sequence[int]) -> list[int | None]:
    """The rank of each post's own claim, 1 to :data:`FIRST`; None behind that. Of claims as good, the first listed."""
    order = np.argsort(-told, axis=1, kind="stable")[:, :FIRST]
    places = [np.flatnonzero(row == answer) for row, answer in zip(order, answers, strict=True)]
    return [int(place[0]) + 1 if len(place) else None for place in places]


def mean_precision(found: Sequence[int | None]) -> float:
    """MAP@5: with one right answer a post, the mean of 1 / rank; 0.0 for none."""
    return sum(1 / rank for rank in found if rank) / max(1, len(found))


def fitted(table: Numbers, answers: Sequence[int]) -> Numbers:
    """The weights of the signs; posts whose answer is no candidate teach nothing. ``table``: as of :func:`signs`."""
    first = np.argsort(-table.sum(axis=-1), axis=1, kind="stable")[:, :CANDIDATES]
    right = first == np.array(answers)[:, None]
    taught = right.any(axis=1)
    known = np.take_along_axis(table, first[:, :, None], axis=1)[taught]
    wanted = known[right[taught]].mean(axis=0)
    weights = np.full(table.shape[-1], 0.5)
    for _ in range(STEPS):
        told = np.exp(known @ weights - (known @ weights).max(axis=1, keepdims=True))
        told /= told.sum(axis=1, keepdims=True)
        weights -= 0.1 * (np.einsum("pc,pcs->s", told, known) / len(known) - wanted + RIDGE * weights)
    return weights


def held_out(table: Numbers, answers: Sequence[int]) -> float:
    """MAP@5 of posts whose claim no post of the fit repeats."""
    number = {claim: n % FOLDS for n, claim in enumerate(sorted(set(answers)))}
    fold, right = np.array([number[claim] for claim in answers]), np.array(answers)
    found: list[int | None] = []
    for out in range(FOLDS):
        weights = fitted(table[fold != out], right[fold != out].tolist())
        found += ranks(table[fold == out] @ weights, right[fold == out].tolist())
    return mean_precision(found)


def main() -> int:
    try:
        posts = read("train")
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    table = signs(posts)
    weights = fitted(table, posts.answers)
    print(f"{len(posts.texts)} posts; MAP@5 of those held out {held_out(table, posts.answers):.3f}")
    print(", ".join(f"{name} {weight:.2f}" for name, weight in zip(SIGNS, weights, strict=True)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
