"""Attributions that were found against those of the gold: edges, chains, depth, labels.

*Match*: a gold attribution and a predicted one (its content and its innermost voice) match if the contents share at
least half of their words (intersection over union) and the sources share a word, or both are empty; one to one, the
most alike first. What is predicted is made of statements as :mod:`bench.chains.predicted` says.

*edge*: (voice above, voice, content). Right if the match holds and the voice above in the predicted chain is the gold
parent's source (shares a word with it, or both are empty), or the outlet where the gold has no parent.

*exact chain*: of the matched, those of which every voice from the outlet inward agrees.

*kept at depth one*: of the matched that the gold has at depth one, those whose predicted chain is outlet and one voice;
one less this share is the **false nesting on depth one**.

*found, edge right, by depth*: of the gold attributions of that depth. *cue*, *modality*, *kind*: of the matched.

An attribution of which the annotator was not sure is neither asked for nor counted as wrong: a predicted one that
matches it, or has no other match and its content, is left out; and as a voice around another it may be left out
of the chain.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench.chains.gold import Held, Tree
from bench.chains.predicted import OUTLET, Predicted, Voice, voice_of
from bench.intervals import Measure, Totals, f1_of, share_of
from bench.said.matching import SAME_CONTENT, alike, same_source
from bench.said.words import Words, words_of

DEEPEST = 3  # depths from here on are one row


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """What became of one attribution of the gold. ``found`` is None where it was missed."""

    gold: Held
    depth: int  # 1: credited by the outlet itself
    found: Predicted | None = None
    edge: bool = False
    chain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One document."""

    tree: Tree
    met: tuple[Met, ...]  # in gold order, unsure ones too
    false: tuple[Predicted, ...]  # neither in the gold nor left out
    counts: Totals


def compared(tree: Tree, found: Sequence[Predicted]) -> Compared:
    """Gold and findings of one document."""
    held = words_of(tree.text)
    made = _pairs(tree, found, held)
    met = tuple(_met(tree, one, found[made[x]] if x in made else None, held) for x, one in enumerate(tree.attributions))
    taken = set(made.values())
    unsure = [held.at(one.said.content) for one in tree.attributions if not one.sure]
    spare = (one for y, one in enumerate(found) if y not in taken and not one.implied)
    false = tuple(one for one in spare if not any(_likeness(content, one) >= SAME_CONTENT for content in unsure))
    return Compared(tree=tree, met=met, false=false, counts=_counts(met, len(false), held))


def _pairs(tree: Tree, found: Sequence[Predicted], held: Words) -> dict[int, int]:
    """Index of the gold's → index of the found; between equal contents the edge decides, then the order."""
    ranked = []
    for x, one in enumerate(tree.attributions):
        content, source = held.at(one.said.content), held.at(one.said.source)
        for y, other in enumerate(found):
            likeness = _likeness(content, other)
            if likeness >= SAME_CONTENT and same_source(source, other.chain[-1].words or frozenset()):
                ranked.append((-likeness, not _edge(tree, one, other, held), x, y))
    made: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, x, y in sorted(ranked):
        if x not in made and y not in taken:
            made[x] = y
            taken.add(y)
    return made


def _likeness(content: frozenset[int], other: Predicted) -> float:
    return max(alike(content, reading) for reading in other.contents)


def _met(tree: Tree, one: Held, found: Predicted | None, held: Words) -> Met:
    depth = len(tree.ancestors(one)) + 1
    if found is None:
        return Met(gold=one, depth=depth)
    edge = _edge(tree, one, found, held)
    return Met(gold=one, depth=depth, found=found, edge=edge, chain=edge and _chain(tree, one, found, held))


def same_voice(gold: Voice, found: Voice) -> bool:
    """The outlet is itself alone; other voices are named by words they share, or by none."""
    if gold.words is None or found.words is None:
        return gold.words is found.words
    return same_source(gold.words, found.words)


def _edge(tree: Tree, one: Held, found: Predicted, held: Words) -> bool:
    above = found.chain[-2]
    for parent in reversed(tree.ancestors(one)):
        if same_voice(voice_of(held, parent), above):
            return True
        if parent.sure:
            return False
    return above.words is None


def _chain(tree: Tree, one: Held, found: Predicted, held: Words) -> bool:
    wanted = [(voice_of(held, above), above.sure) for above in tree.ancestors(one)]
    return any(
        len(chain) == len(found.chain) - 1 and all(map(same_voice, chain, found.chain[:-1]))
        for chain in ((OUTLET, *voices) for voices in _without_unsure(wanted))
    )


def _without_unsure(voices: Sequence[tuple[Voice, bool]]) -> Iterable[tuple[Voice, ...]]:
    """The voices with each choice of the unsure ones."""
    if not voices:
        yield ()
        return
    (voice, sure), *rest = voices
    for chosen in _without_unsure(rest):
        yield (voice, *chosen)
        if not sure:
            yield chosen


def _counts(met: Sequence[Met], false: int, held: Words) -> Counter[str]:
    asked = [one for one in met if one.gold.sure]
    matched = [one for one in asked if one.found is not None]
    counts: Counter[str] = Counter(gold=len(asked), found=len(matched) + false, matched=len(matched))
    for one in asked:
        for row in rows_of(one.depth):
            counts[f"{row} gold"] += 1
            counts[f"{row} matched"] += one.found is not None
            counts[f"{row} edges"] += one.edge
    for one in matched:
        voice = one.found.chain[-1] if one.found is not None else OUTLET
        counts["edges"] += one.edge
        counts["chains"] += one.chain
        counts["kept at depth one"] += one.depth == 1 and one.found is not None and len(one.found.chain) == 2
        counts["cues"] += same_source(held.at(one.gold.said.cue), voice.cue)
        counts["modalities"] += one.gold.modality == voice.modality
        counts["kinds"] += one.gold.kind == voice.kind
    return counts


def rows_of(depth: int) -> tuple[str, ...]:
    """The rows that an attribution of this depth counts in."""
    names = {1: "depth one", 2: "depth two"}
    return (names.get(depth, "depth three and more"), *(("nested",) if depth > 1 else ()))


def measures() -> tuple[Measure, ...]:
    """The figures, in the order of the table."""
    rows = ("depth one", "nested", "depth two", "depth three and more")
    return (
        f1_of("attributions", right="matched", wanted="gold", found="found"),
        f1_of("edges", right="edges", wanted="gold", found="found"),
        share_of("exact chain", right="chains", of="matched"),
        share_of("kept at depth one", right="kept at depth one", of="depth one matched"),
        *(share_of(f"{row}, found", right=f"{row} matched", of=f"{row} gold") for row in rows),
        *(share_of(f"{row}, edge right", right=f"{row} edges", of=f"{row} gold") for row in rows),
        share_of("cue", right="cues", of="matched"),
        share_of("modality", right="modalities", of="matched"),
        share_of("kind of source", right="kinds", of="matched"),
    )
