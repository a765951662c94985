"""PolNeAR: its texts and gold through the shared scorer, and the scorer's counts document by document.

The shared scorer gives sums over all documents. Intervals and break-downs need each document's counts: they are made
here by the same protocol, and :func:`disagreements` says where the sums would not be the scorer's.
"""

import importlib.util
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from training.polnear import Attribution, as_lists, from_lists

from bench import floors
from bench.intervals import Measure, Totals, f1_of, share_of
from bench.said.attribution import words_by_role
from bench.said.matching import pairs, same_source
from bench.said.sorts import MANNERS, SOURCES, has_verb_of_saying, manner_of, source_sort
from bench.said.words import words_of
from stemmata.annotate.tagger.sequence import ROLES

CUES = ("verb of saying", "another cue", "no cue")
SCORED = {  # our figure → the scorer's
    "source words": "source_token",
    "cue words": "cue_token",
    "content words": "content_token",
    "content found": "attr_detect",
    "link": "attr_link",
    "full": "attr_full",
    "strict": "attr_strict",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A text with its gold."""

    name: str
    text: str
    gold: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """What became of one attribution of the gold; ``found`` is None where no content is like it."""

    gold: Attribution
    found: Attribution | None
    source: bool = False  # the right source
    cue: bool = False  # the right cue
    strict: bool = False  # the same words in every role


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A document of the gold and what was found in it."""

    marked: Marked
    met: tuple[Met, ...]  # in gold order
    false: tuple[Attribution, ...]  # found with a content that is not like any of the gold
    counts: Totals


def scorer_at(path: Path) -> ModuleType:
    """The shared scorer as a module, from wherever it lies. Raises FileNotFoundError where it is not there."""
    spec = importlib.util.spec_from_file_location("attribution_score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def marked_of(docs: Mapping[str, tuple[str, Sequence[Mapping[str, Any]]]]) -> tuple[Marked, ...]:
    """What the scorer loaded, by name."""
    return tuple(
        Marked(name=name, text=text, gold=tuple(from_lists(row) for row in rows))
        for name, (text, rows) in sorted(docs.items())
    )


def sha256_of(documents: Sequence[Marked]) -> str:
    """SHA-256 of texts and gold: by which the floors know that the data are the same."""
    return floors.sha256_of([[one.name, one.text, [as_lists(row) for row in one.gold]] for one in documents])


def compared(document: Marked, found: Sequence[Attribution]) -> Compared:
    """Gold and findings of one document, by the protocol of the shared scorer."""
    held = words_of(document.text)
    wanted = [words_by_role(one, held) for one in document.gold]
    given = [words_by_role(one, held) for one in found]
    made = pairs([one["content"] for one in wanted], [one["content"] for one in given])
    met = []
    for x, gold in enumerate(document.gold):
        if x not in made:
            met.append(Met(gold=gold, found=None))
            continue
        one, other = wanted[x], given[made[x]]
        met.append(
            Met(
                gold=gold,
                found=found[made[x]],
                source=same_source(one["source"], other["source"]),
                cue=bool(one["cue"] & other["cue"]),
                strict=all(one[role] == other[role] for role in ROLES),
            )
        )
    counts = Counter(_ends(met))
    counts["gold"] = sum(bool(one["content"]) for one in wanted)
    counts["found"] = sum(bool(one["content"]) for one in given)
    for role in ROLES:
        ours = frozenset[int]().union(*(one[role] for one in given))
        theirs = frozenset[int]().union(*(one[role] for one in wanted))
        sizes = {"right": len(ours & theirs), "gold": len(theirs), "found": len(ours)}
        counts.update({f"{role} words {what}": size for what, size in sizes.items()})
    counts.update(_by_sort(document.text, met))
    taken = set(made.values())
    false = tuple(one for y, one in enumerate(found) if y not in taken and one.content)
    return Compared(marked=document, met=tuple(met), false=false, counts=counts)


def _ends(met: Sequence[Met]) -> dict[str, int]:
    held = [one for one in met if one.found is not None]
    return {
        "content found": len(held),
        "link": sum(one.source for one in held),
        "full": sum(one.source and one.cue for one in held),
        "strict": sum(one.strict for one in held),
    }


def _by_sort(text: str, met: Sequence[Met]) -> Counter[str]:
    """For each sort of attribution how many there are, how many have the content found, how many the link."""
    counts: Counter[str] = Counter()
    for one in met:
        if not one.gold.content:
            continue
        cue = CUES[2] if not one.gold.cue else CUES[0] if has_verb_of_saying(text, one.gold.cue) else CUES[1]
        for sort in (manner_of(text, one.gold.content), f"source {source_sort(text, one.gold.source)}", cue):
            counts[f"{sort} gold"] += 1
            counts[f"{sort} content"] += one.found is not None
            counts[f"{sort} link"] += one.source
    return counts


def measures() -> tuple[Measure, ...]:
    """The scorer's figures."""
    words = (
        f1_of(f"{role} words", right=f"{role} words right", wanted=f"{role} words gold", found=f"{role} words found")
        for role in ROLES
    )
    whole = (f1_of(key, right=key, wanted="gold", found="found") for key in ("content found", "link", "full", "strict"))
    return (*words, *whole)


def by_sort(what: str) -> tuple[Measure, ...]:
    """Recall, sort by sort: ``what`` is "link" (content and its source) or "content" (the content alone)."""
    sorts = (*MANNERS, *(f"source {sort}" for sort in SOURCES), *CUES)
    return tuple(share_of(f"{what}, {sort}", right=f"{sort} {what}", of=f"{sort} gold") for sort in sorts)


def disagreements(score: Mapping[str, Any], ours: Mapping[str, float | None]) -> tuple[str, ...]:
    """A line for every figure (0 to 1) that is not the scorer's to its last digit; nothing when all are."""
    return tuple(
        f"{key}: {100 * value:.2f} here, {score[name]['f']} by the scorer"
        for key, name in SCORED.items()
        if abs(100 * (value := ours[key] or 0.0) - score[name]["f"]) > 0.051
    )
