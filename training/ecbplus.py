"""ECB+ (CC BY 3.0): sentences of news on some forty topics, two events a topic, and which sentences tell one event.

A. Cybulska and P. Vossen, "Using a sledgehammer to crack a nut? Lexical diversity and event coreference resolution",
LREC 2014. Only sentences that somebody annotated are here. A topic's documents are of two kinds of one sort of event
("an earthquake", "another earthquake"): pairs of one topic are told apart by who, where and when, not by what.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final, Literal

from training.data import place

Part = Literal["Train", "Dev"]
ORIGIN: Final = "github.com/cltl/ecbPlus"
_NO_SPACE_BEFORE: Final = re.compile(r" (?=(?:[,.;:!?%)\]’]|''|'(?:s|re|ve|ll|d|m|t)\b|n't\b))")
_NO_SPACE_AFTER: Final = re.compile(r"(?<=[(\[$‘]) |(?<=``) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, with the events that it tells."""

    document: str  # "2_11ecb": of topic 2
    number: int  # within its document
    text: str
    events: frozenset[str]  # ids; an event that no other sentence tells has an id of its own

    @property
    def topic(self) -> str:
        return self.document.partition("_")[0]


def sentences(part: Part) -> tuple[Sentence, ...]:
    """The sentences of a part, in the order of the file. Raises FileNotFoundError where the data are not there."""
    events: dict[tuple[str, int], set[str]] = defaultdict(set)
    for mention in mentions(part, "Event"):
        events[mention["doc_id"], mention["sent_id"]].add(mention["coref_chain"])
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for document, number, word in words(part):
        found[document, number].append(word)
    return tuple(
        Sentence(document=document, number=number, text=_written(held), events=frozenset(events[document, number]))
        for (document, number), held in found.items()
    )


def words(part: Part) -> Iterator[tuple[str, int, str]]:
    """Document, number of the sentence, and word, in the order of the file.

    Raises FileNotFoundError where the data are not there.
    """
    for line in (place("ecbplus", ORIGIN) / f"ECB_{part}_corpus.txt").read_text("utf-8").splitlines():
        if line.strip():
            document, number, _, word = line.split("\t")[:4]
            yield document, int(number), word


def mentions(part: Part, sort: Literal["Entity", "Event"]) -> list[dict[str, Any]]:
    """The gold mentions as the file has them. Raises FileNotFoundError where the data are not there."""
    path = place("ecbplus", ORIGIN) / f"ECB_{part}_{sort}_gold_mentions.json"
    found: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return found


def pairs(told: tuple[Sentence, ...]) -> Iterator[tuple[int, int]]:
    """Every two sentences of one topic, as indices into ``told``, the smaller first."""
    topics: dict[str, list[int]] = defaultdict(list)
    for index, sentence in enumerate(told):
        topics[sentence.topic].append(index)
    for members in topics.values():
        yield from combinations(members, 2)


def _written(found: list[str]) -> str:
    """Words as a sentence is written."""
    return _NO_SPACE_AFTER.sub("", _NO_SPACE_BEFORE.sub("", " ".join(found)))
