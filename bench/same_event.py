"""How well two sentences are told to report one event: average precision on ECB+ dev, topic by topic.

usage: python -m bench.same_event [--update-floors [--allow-regression]]

Every two sentences of one topic are a pair; a pair tells one event if both hold mentions of one. A topic has documents
of two events of one sort, so words alone mislead. The topic's documents are read and linked as a case; a pair's score
is the best comparison of what the one says with what the other says, as claims are joined by. Beside it stand the
cosine of words weighed by rarity, and that of meaning alone. Dates of publication are not in the data.
Exit status: 0 done; 1 a figure is below its floor, or a floor would sink; 2 wrong usage, or no data.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Final

import numpy as np
from training.ecbplus import Part, Sentence, sentences

from bench.floors import add_options, gated, sha256_of
from bench.gold.figures import Figure, share
from bench.plain_report import report_of
from stemmata.annotate.plan import annotate, planned
from stemmata.link.claim.comparison import Comparison
from stemmata.link.claim.meaning import meaning
from stemmata.link.claim.wordings import Wordings, wordings
from stemmata.link.stage import context_of
from stemmata.model.case import Annotated
from stemmata.plugins import Annotator, annotators
from stemmata.text.tokens import content_stems

DRAWS: Final = 200
SEED: Final = 7
REFERENCE: Final = "TF-IDF 67.7, with resolved entities 77.5, by another script"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two sentences of one topic, and how what they say compares."""

    one: Sentence
    other: Sentence
    comparisons: tuple[Comparison, ...]  # of each wording of the one with each of the other; none for one without words

    @property
    def same(self) -> bool:
        return bool(self.one.events & self.other.events)

    @property
    def score(self) -> float:
        return max((found.score for found in self.comparisons), default=0.0)


def pairs(part: Part, chosen: Sequence[Annotator]) -> Iterator[Pair]:
    """Every two sentences of one topic, topic by topic. Raises FileNotFoundError where the data are not there."""
    topics: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in sentences(part):
        topics[sentence.topic].append(sentence)
    for topic in topics.values():
        yield from _of_topic(topic, chosen)


def _of_topic(topic: Sequence[Sentence], chosen: Sequence[Annotator]) -> Iterator[Pair]:
    documents: dict[str, list[Sentence]] = defaultdict(list)
    for sentence in topic:
        documents[sentence.document].append(sentence)
    starts: dict[str, dict[int, Sentence]] = {}
    reports = []
    for name, held in documents.items():
        report = report_of(name, "\n\n".join(one.text for one in held), headline=False)
        reports.append(Annotated(report=report, annotations=annotate(report, chosen)))
        ends = np.cumsum([0] + [len(one.text) + 2 for one in held[:-1]]).tolist()
        starts[report.id] = dict(zip(ends, held, strict=True))
    found = wordings(context_of(reports))
    said = _said(found, starts)
    for at, one in enumerate(topic):
        for other in topic[at + 1 :]:
            both = [(i, j) for i in said[one] for j in said[other] if i != j]
            yield Pair(one=one, other=other, comparisons=tuple(found.compared(i, j) for i, j in both))


def _said(found: Wordings, starts: Mapping[str, Mapping[int, Sentence]]) -> Mapping[Sentence, list[int]]:
    """Which wordings each sentence holds, as indices."""
    said: dict[Sentence, list[int]] = defaultdict(list)
    for index, group in enumerate(found.groups):
        for proposition in group:
            held = starts[proposition.located.report]
            start = max(start for start in held if start <= proposition.spans[0].start)
            said[held[start]].append(index)
    return said


def average_precision(same: np.ndarray, scores: np.ndarray) -> float:
    """The mean, over the pairs that are the same, of the precision from the top down to each; ties at their worst."""
    order = np.lexsort((same, -scores))
    right = same[order]
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    return float(precision[right].mean()) if right.any() else 0.0


def rare_words(found: Sequence[Pair]) -> np.ndarray:
    """The cosine of two sentences' stems, weighed by in how few sentences they stand."""
    texts = {one.text for pair in found for one in (pair.one, pair.other)}
    stems = {text: Counter(content_stems(text)) for text in texts}
    held = Counter(stem for counted in stems.values() for stem in counted)
    weight = {stem: log(1 + len(texts) / count) for stem, count in held.items()}
    length = {text: sqrt(sum((n * weight[s]) ** 2 for s, n in counted.items())) for text, counted in stems.items()}

    def cosine(pair: Pair) -> float:
        one, other = stems[pair.one.text], stems[pair.other.text]
        product = sum(one[stem] * other[stem] * weight[stem] ** 2 for stem in one.keys() & other.keys())
        return product / (length[pair.one.text] * length[pair.other.text] or 1.0)

    return np.array([cosine(pair) for pair in found])


def by_meaning(found: Sequence[Pair]) -> np.ndarray:
    """The cosine of two sentences' vectors."""
    texts = sorted({one.text for pair in found for one in (pair.one, pair.other)})
    vectors = dict(zip(texts, meaning().vectors(texts), strict=True))
    return np.array([float(vectors[pair.one.text] @ vectors[pair.other.text]) for pair in found])


def interval(found: Sequence[Pair], scores: np.ndarray) -> tuple[float, float]:
    """95 % bootstrap interval: documents are drawn anew, and a pair counts as often as both of its documents."""
    names = sorted({one.document for pair in found for one in (pair.one, pair.other)})
    number = {name: at for at, name in enumerate(names)}
    first = np.array([number[pair.one.document] for pair in found])
    second = np.array([number[pair.other.document] for pair in found])
    same = np.array([pair.same for pair in found])
    draw = np.random.default_rng(SEED)
    values = []
    for _ in range(DRAWS):
        times = draw.multinomial(len(names), np.full(len(names), 1 / len(names)))
        again = np.repeat(np.arange(len(found)), times[first] * times[second])
        values.append(average_precision(same[again], scores[again]))
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.same_event", description=(__doc__ or "").partition("\n")[0])
    add_options(parser)
    options = parser.parse_args(arguments)
    try:
        found = list(pairs("Dev", planned(annotators())))
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    same = np.array([pair.same for pair in found])
    print(f"ECB+ dev: {len(found)} pairs, {same.mean():.1%} tell one event; beside: {REFERENCE}")
    own = np.array([pair.score for pair in found])
    beside = {"rare words": rare_words(found), "meaning": by_meaning(found)}
    for name, scores in {"as claims are joined": own, **beside}.items():
        low, high = interval(found, scores)
        print(f"{name:22} AP {average_precision(same, scores):.1%}  {low:.1%} to {high:.1%}")
    figure = _figure(average_precision(same, own))
    data = sha256_of([[pair.one.text, pair.other.text, pair.same] for pair in found])
    return gated("same event, ECB+ dev", [figure], data, options)


def _figure(value: float) -> Figure:
    return share("average precision", right=round(1000 * value), of=1000)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
