"""How well a build joins what it names, over the reports of a topic and within one: ECB+ dev, gold chains.

usage: python -m bench.joined_names [--train] [--update-floors [--allow-regression]]

The documents of a topic are read and their names joined as a build does it. A gold mention is laid beside the mention
of the build with which it shares most, if that is LEAST of both together; what a build does not name is not asked for,
so the figures are of joining, and *laid beside* says of how much. *Names*: those that both hold as names, over the
whole topic. *Nominals and pronouns*: of those that a build takes for somebody whom it names in the same report, how
many are in the gold chain of one of that one's names there. Nothing was tuned on either part. Intervals draw topics.
Exit status: 0 done; 1 a figure is below its floor, or a floor would sink; 2 wrong usage, or no data.
"""

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from training.ecbplus import Part

from bench.clusters import Clusters, Scores, scores
from bench.floors import add_options, gated, sha256_of
from bench.gold.figures import Figure
from bench.intervals import Totals, measured, share_of, table
from bench.plain_report import report_of
from stemmata.annotate.plan import annotate, planned
from stemmata.link.entity import entities
from stemmata.model.annotations import Mention
from stemmata.model.case import Annotated
from stemmata.plugins import Annotator, annotators
from stemmata.text.span import Span
from training import ecbplus

NAME: Final = "ECB+ dev, joined names"
LEAST: Final = 0.6  # "Omar Sabri" and "Mr Omar Sabri" are one mention, "Sabri's house" and "Sabri" are two
NAMES: Final = frozenset({"name", "acronym"})
DRAWS: Final = 200
Key = tuple[str, str]  # (topic or report, chain or entity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document as a build reads it, with its gold mentions."""

    topic: str
    read: Annotated
    gold: tuple[tuple[Span, str], ...]  # span and chain, in the order of the file


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A gold mention beside one of the build's."""

    document: Document
    mention: Mention
    chain: str


def documents(part: Part, chosen: Sequence[Annotator]) -> list[Document]:
    """The documents of a part, in the order of the file. Raises FileNotFoundError where the data are not there."""
    held: dict[str, list[ecbplus.Sentence]] = defaultdict(list)
    for sentence in ecbplus.sentences(part):
        held[sentence.document].append(sentence)
    words: dict[tuple[str, int], list[str]] = defaultdict(list)
    for name, number, word in ecbplus.words(part):
        words[name, number].append(word)
    rows = defaultdict(list)
    for row in ecbplus.mentions(part, "Entity"):
        rows[row["doc_id"]].append(row)
    found = []
    for name, sentences in held.items():
        report = report_of(name, "\n\n".join(one.text for one in sentences), headline=False)
        places = _places(sentences, words)
        gold = [
            ([places.get((row["sent_id"], n)) for n in row["tokens_number"]], row["coref_chain"]) for row in rows[name]
        ]
        spans = [([one for one in held_by if one], chain) for held_by, chain in gold]
        found.append(
            Document(
                topic=name.partition("_")[0],
                read=Annotated(report=report, annotations=annotate(report, chosen)),
                gold=tuple((Span(min(s)[0], max(s)[1]), chain) for s, chain in spans if s),
            )
        )
    return found


def _places(
    sentences: Sequence[ecbplus.Sentence], words: Mapping[tuple[str, int], Sequence[str]]
) -> dict[tuple[int, int], tuple[int, int]]:
    """(Sentence, word) → where the word stands in the text of the report; words that are written otherwise are out."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    start = 0
    for sentence in sentences:
        at = 0
        for number, word in enumerate(words[sentence.document, sentence.number]):
            if (place := sentence.text.find(word, at)) >= 0:
                at = place + len(word)
                found[sentence.number, number] = (start + place, start + at)
        start += len(sentence.text) + 2
    return found


def laid(document: Document) -> list[Laid]:
    """The gold mentions that a build has too, in the order of the file."""
    mentions = [one for one in document.read.annotations.mentions if one.local]
    pairs = []
    for span, chain in document.gold:
        near = [(_shared(span, one.span), -one.span.start, one) for one in mentions if span.overlaps(one.span)]
        best = max(near, key=lambda one: one[:2], default=None)
        if best and best[0] >= LEAST:
            pairs.append(Laid(document=document, mention=best[2], chain=chain))
    return pairs


def _shared(one: Span, other: Span) -> float:
    return one.shared(other) / (max(one.end, other.end) - min(one.start, other.start))


def by_name(topic: Sequence[Document]) -> tuple[Clusters, Clusters]:
    """The gold chains and the entities of a build, over the mentions that both hold as names."""
    joined = entities.joined([one.read for one in topic], ())
    chains: dict[Key, set[tuple[str, int]]] = defaultdict(set)
    found: dict[Key, set[tuple[str, int]]] = defaultdict(set)
    for document in topic:
        report = document.read.report.id
        for number, one in enumerate(laid(document)):
            entity = joined.resolved.get((report, one.mention.local or ""))
            if one.mention.form in NAMES and entity is not None:
                chains[document.topic, one.chain].add((report, number))
                found[document.topic, entity].add((report, number))
    return list(chains.values()), list(found.values())


def others(document: Document) -> Totals:
    """Of the nominals and pronouns that stand for somebody named in the report: how many there are, and right."""
    pairs = laid(document)
    named: dict[str, set[str]] = defaultdict(set)
    for one in pairs:
        if one.mention.form in NAMES:
            named[one.mention.local or ""].add(one.chain)
    counts: Counter[str] = Counter()
    for one in pairs:
        if one.mention.form not in NAMES and (chains := named.get(one.mention.local or "")):
            counts.update({one.mention.form: 1, f"{one.mention.form} right": one.chain in chains})
    return counts


def _overall(found: Sequence[tuple[Clusters, Clusters]]) -> Scores:
    numbered = list(enumerate(found))
    return scores(
        [frozenset((n, item) for item in one) for n, (gold, _) in numbered for one in gold],
        [frozenset((n, item) for item in one) for n, (_, held) in numbered for one in held],
    )


def _interval(found: Sequence[tuple[Clusters, Clusters]]) -> tuple[float, float]:
    draw = np.random.default_rng(7)
    drawn = (draw.integers(0, len(found), len(found)) for _ in range(DRAWS))
    low, high = np.percentile([_overall([found[at] for at in one]).b_cubed.precision for one in drawn], [2.5, 97.5])
    return float(low), float(high)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench.joined_names", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--train", action="store_true", help="the Train files")
    add_options(parser)
    options = parser.parse_args(arguments)
    try:
        every = documents("Train" if options.train else "Dev", planned(annotators()))
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    topics: dict[str, list[Document]] = defaultdict(list)
    for one in every:
        topics[one.topic].append(one)
    found = [by_name(topics[name]) for name in sorted(topics)]
    names, (low, high) = _overall(found), _interval(found)
    cubed, count = names.b_cubed, sum(len(one) for gold, _ in found for one in gold)
    print(f"names laid beside: {count} of {sum(len(one.gold) for one in every)} gold mentions; CoNLL {names.conll:.3f}")
    print(f"B-cubed precision {cubed.precision:.3f} ({low:.3f} to {high:.3f}), recall {cubed.recall:.3f}\n")
    shares = [share_of(f"{form}s of somebody named", right=f"{form} right", of=form) for form in ("nominal", "pronoun")]
    print(table("within a report", measured([others(one) for one in every], shares)))
    if options.train:
        return 0
    figures = [
        Figure(key="CoNLL", value=names.conll, right=0, wanted=0),
        Figure(key="B-cubed precision", value=cubed.precision, right=0, wanted=0),
    ]
    return gated(NAME, figures, sha256_of([[one.read.report.text, len(one.gold)] for one in every]), options)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
