"""How well mentions of one topic are joined over documents: CoNLL F1 on the gold mentions of ECB+, dev.

usage: python -m bench.coreference [--train] [--update-floors [--allow-regression]]

ECB+ (Cybulska and Vossen, 2014, CC BY 3.0): persons, organisations, places, times and things in news on 43 topics; a
topic holds two events that are alike, so that "the driver" of one is not that of the other. Gold mentions of all types,
alone and clustered, a topic at a time. The baseline joins what has the same head lemma and reads no types; pronouns and
appositions read from the gold type whether a mention is a person. None of this is in the product, which joins names
over reports and no nominals: it tells what joining those would be worth, and what it would cost. The constants were
chosen on the Train files (--train prints those). In short:

- two heads are one only where the gold type is, and the numbers with them ("two men", "three men");
- a head that says little by itself ("man", "group"), and all that is no person ("the bomb", "Thursday"), joins only in
  documents that tell of one event;
- a pronoun is who was named first in the nearest sentence that names somebody of its number and gender;
- two heads are one where a nominal stands right before a name ("accountant Omar Sabri").

Measures are in :mod:`bench.clusters`; intervals are bootstrap intervals over topics.
Exit status: 0 done; 1 a figure is below its floor, or a floor would sink; 2 wrong usage, or no data.
"""

import argparse
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np
from training.ecbplus import Part

from bench.clusters import Scores, scores
from bench.floors import add_options, gated, sha256_of
from bench.gold.figures import Figure
from training import ecbplus

NAME = "ECB+ dev, entities"
REFERENCE = 0.696  # same head lemma, as measured elsewhere
DRAWS = 40  # each takes a third of a second
DIMENSIONS = 3  # of the space in which the documents of a topic are compared
ALIKE = 0.2  # mean cosine there from which documents tell one event: those of two events of a topic are below it
BACK = 3  # sentences that a pronoun looks back
LITTLE = frozenset(
    """man woman people person men women who one two three 1 2 he she others other victim group family friend member
    home scene time house place official officer suspect""".split()
)
COUNTS = frozenset("two three four five six seven eight nine ten first second third fourth".split())
WOMEN = frozenset("woman mother wife girl daughter sister actress grandmother she lady girlfriend widow".split())
MEN = frozenset("man father husband boy son brother gunman he grandfather boyfriend".split())
BODIES = frozenset(
    """company police team navy court firm administration academy government group agency network store club school
    department""".split()
)
PRONOUNS = {
    **dict.fromkeys("he him his himself".split(), "man"), **dict.fromkeys("she her hers herself".split(), "woman"),
    **dict.fromkeys("they them their".split(), "several"), **dict.fromkeys("it its itself".split(), "thing"),
    **dict.fromkeys("who whom which that whose".split(), "relative"),
}  # fmt: skip
_BREAK = frozenset(
    """of in at on for from with by near outside between off to who which that where after before , - ( under against
    over about as whose during into along behind""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A gold mention, and what its words say."""

    topic: str
    document: str
    sentence: int
    start: int  # first and last word in the sentence
    end: int
    words: str
    chain: str
    kind: str  # HUM, LOC, TIM, NON

    @property
    def head(self) -> str:
        """The lemma of the last word before a preposition or a comma; prepositions at the beginning are passed over."""
        words = [word for word in self.words.lower().split() if re.search(r"\w|,", word)]
        while len(words) > 1 and words[0] in _BREAK:
            words = words[1:]
        cut = next((at for at, word in enumerate(words) if at and word in _BREAK), len(words))
        kept = [word for word in words[:cut] if word != "'s"] or words or [self.words.lower()]
        return _lemma(re.sub(r"'s$|'$", "", kept[-1]))

    @property
    def pronoun(self) -> str | None:
        return PRONOUNS.get(self.words.lower())

    @property
    def numbers(self) -> frozenset[str]:
        return frozenset(word for word in self.words.lower().split() if word[0].isdigit() or word in COUNTS)

    @property
    def name(self) -> bool:
        """True if its words have a capital, where no sentence begins."""
        words = self.words.split()
        return any(word[:1].isupper() for at, word in enumerate(words) if at or self.start)


Topic = tuple[tuple[Mention, ...], Mapping[str, Counter[str]]]


def _lemma(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def read(part: Part) -> tuple[Topic, ...]:
    """The topics of a part, sorted: mentions in text order, and the words of each document.

    Raises FileNotFoundError where the files are not there.
    """
    texts: dict[str, Counter[str]] = defaultdict(Counter)
    for document, _, word in ecbplus.words(part):
        if len(word) > 3 and word.isalpha():
            texts[document][word.lower()] += 1
    found: dict[str, list[Mention]] = defaultdict(list)
    for row in ecbplus.mentions(part, "Entity"):
        topic = row["doc_id"].partition("_")[0]
        found[topic].append(
            Mention(
                topic=topic,
                document=row["doc_id"],
                sentence=row["sent_id"],
                start=row["tokens_number"][0],
                end=row["tokens_number"][-1],
                words=row["tokens_str"],
                chain=row["coref_chain"],
                kind=row["mention_type"],
            )
        )
    return tuple(
        (
            tuple(sorted(found[topic], key=lambda m: (m.document, m.sentence, m.start, m.end, m.words, m.chain))),
            {document: words for document, words in texts.items() if document.partition("_")[0] == topic},
        )
        for topic in sorted(found)
    )


def chains(topic: Topic) -> list[frozenset[int]]:
    return _groups(range(len(topic[0])), lambda at: topic[0][at].chain)


def same_head(topic: Topic) -> list[frozenset[int]]:
    """The baseline."""
    return _groups(range(len(topic[0])), lambda at: topic[0][at].head)


def joined(topic: Topic) -> list[frozenset[int]]:
    """Heads, pronouns and names in apposition, as the module's docstring has it."""
    mentions, texts = topic
    event = alike_documents(texts)
    graph = nx.Graph()
    graph.add_nodes_from(range(len(mentions)))
    under: dict[tuple[str, int, str, frozenset[str]], int] = {}
    for at, mention in enumerate(mentions):
        if mention.pronoun:
            partner = _antecedent(mentions, at)
        else:
            told = mention.head in LITTLE or mention.kind != "HUM"
            key = (mention.head, event.get(mention.document, 0) if told else -1, mention.kind, mention.numbers)
            partner = under.setdefault(key, at)
            if at and _in_apposition(mentions[at - 1], mention):
                graph.add_edge(at - 1, at)
        graph.add_edge(at, partner)
    return sorted(map(frozenset, nx.connected_components(graph)), key=min)


def _groups(places: Sequence[int], key: Callable[[int], str]) -> list[frozenset[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for at in places:
        found[key(at)].add(at)
    return [frozenset(group) for group in found.values()]


def alike_documents(texts: Mapping[str, Counter[str]]) -> dict[str, int]:
    """Document → a number that documents share which tell of one event: clusters by average cosine, from ALIKE on.

    In the space of the first DIMENSIONS of latent semantic analysis (S. Deerwester et al., "Indexing by Latent Semantic
    Analysis", JASIS 41, 1990), where documents that share no word but those of a third lie near each other too.
    """
    names = sorted(texts)
    if not names:
        return {}
    words = sorted({word for counts in texts.values() for word in counts})
    table = np.array([[1 + math.log(texts[d][w]) if texts[d][w] else 0.0 for w in words] for d in names])
    table *= np.log((len(names) + 1) / np.count_nonzero(table, axis=0))
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-9)
    axes, sizes, _ = np.linalg.svd(table, full_matrices=False)
    near = axes[:, :DIMENSIONS] * sizes[:DIMENSIONS]
    near /= np.maximum(np.linalg.norm(near, axis=1, keepdims=True), 1e-9)
    likeness = near @ near.T
    groups = [[at] for at in range(len(names))]
    while len(groups) > 1:
        pairs = [(i, j) for i in range(len(groups)) for j in range(i + 1, len(groups))]
        i, j = max(pairs, key=lambda pair: likeness[np.ix_(groups[pair[0]], groups[pair[1]])].mean())
        if likeness[np.ix_(groups[i], groups[j])].mean() < ALIKE:
            break
        groups[i] += groups.pop(j)
    return {names[at]: number for number, group in enumerate(groups) for at in group}


def _antecedent(mentions: Sequence[Mention], at: int) -> int:
    """Whom a pronoun stands for; itself where nobody fits. A relative one: what stands right before it."""
    one = mentions[at]
    before = [
        n
        for n, other in enumerate(mentions[:at])
        if other.document == one.document and one.sentence - other.sentence <= BACK and other.pronoun != "relative"
    ]
    if one.pronoun == "relative":
        near = [n for n in before if mentions[n].sentence == one.sentence and mentions[n].end >= one.start - 4]
        return near[-1] if near else at
    fitting = [n for n in before if _fits(mentions[n], one.pronoun or "")]
    sentence = mentions[fitting[-1]].sentence if fitting else 0
    return next((n for n in fitting if mentions[n].sentence == sentence), at)


def _fits(other: Mention, pronoun: str) -> bool:
    if other.pronoun is not None:
        return other.pronoun == pronoun
    if other.kind not in {"HUM", "NON"} or (other.kind == "NON" and pronoun in {"man", "woman"}):
        return False
    last = other.words.lower().split()[-1]
    several = last != _lemma(last) and not other.name
    if pronoun == "several":
        return several or other.head in BODIES
    if pronoun == "thing":
        return not several and other.head not in MEN | WOMEN
    return not several and other.head not in BODIES and other.head not in (WOMEN if pronoun == "man" else MEN)


def _in_apposition(before: Mention, after: Mention) -> bool:
    """ "Accountant" right before "Omar Sabri"."""
    beside = (before.document, before.sentence, before.end + 1) == (after.document, after.sentence, after.start)
    people = before.kind == after.kind == "HUM"
    return beside and people and after.name and not before.name and not before.pronoun


def overall(topics: Sequence[Topic], join: Callable[[Topic], list[frozenset[int]]]) -> Scores:
    """The scores over all topics together; no cluster reaches over two."""
    gold = [frozenset((n, at) for at in group) for n, topic in enumerate(topics) for group in chains(topic)]
    found = [frozenset((n, at) for at in group) for n, topic in enumerate(topics) for group in join(topic)]
    return scores(gold, found)


def interval(topics: Sequence[Topic], join: Callable[[Topic], list[frozenset[int]]]) -> tuple[float, float]:
    """The range in which 95 of 100 draws of as many topics lie, from a fixed seed."""
    draw = np.random.default_rng(7)
    drawn = (draw.integers(0, len(topics), len(topics)) for _ in range(DRAWS))
    values = [overall([topics[at] for at in places], join).conll for places in drawn]
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.coreference", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--train", action="store_true", help="the Train files, on which the constants were chosen")
    add_options(parser)
    options = parser.parse_args(arguments)
    try:
        topics = read("Train" if options.train else "Dev")
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 2
    figures = []
    print(f"{len(topics)} topics             CoNLL  95 % interval   MUC    B-cubed (precision, recall)   CEAF-e")
    for title, join in (("same head lemma", same_head), ("heads, pronouns", joined)):
        found = overall(topics, join)
        low, high = interval(topics, join)
        cubed = found.b_cubed
        print(
            f"{title:20}  {found.conll:.3f}  {low:.3f} to {high:.3f}  {found.muc.f1:.3f}  "
            f"{cubed.f1:.3f} ({cubed.precision:.3f}, {cubed.recall:.3f})        {found.ceaf_e.f1:.3f}"
        )
        figures = [
            Figure(key="CoNLL", value=found.conll, right=0, wanted=0),
            Figure(key="B-cubed precision", value=cubed.precision, right=0, wanted=0),
        ]
    print(f"same head lemma elsewhere: {REFERENCE}")
    if options.train:
        return 0
    data = [
        [mention.document, mention.sentence, mention.start, mention.words] for topic in topics for mention in topic[0]
    ]
    return gated(NAME, figures, sha256_of(data), options)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
