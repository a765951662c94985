"""Claims: statements of several reports, aligned where they say the same.

Propositions (:mod:`stemmata.link.claim.propositions`) in the very same words are one node; nodes that share
something rare are compared (:mod:`candidates`, :mod:`comparison`) and clustered (:mod:`clusters`); each
cluster is a claim. A long statement may take part in several claims, each with the words that say it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from stemmata.link.claim.candidates import candidate_pairs
from stemmata.link.claim.clusters import Cluster, clusters
from stemmata.link.claim.comparison import NOTHING_SHARED, Comparison
from stemmata.link.claim.labels import label
from stemmata.link.claim.propositions import ENTITY, FEWEST_WORDS, Proposition
from stemmata.link.claim.saying_the_same import evidence
from stemmata.link.claim.similarity import Weights
from stemmata.link.claim.wordings import Wordings, wordings
from stemmata.link.context import LinkContext
from stemmata.link.memory import FORGETFUL, Memory
from stemmata.model.claim import Claim, Origins, Variant
from stemmata.model.evidence import Evidence
from stemmata.text.ids import content_id
from stemmata.text.span import Span

IDENTICAL: Final = Comparison(
    score=1.0, overlap=replace(NOTHING_SHARED, of_both=1.0, of_shorter=1.0, in_words=1.0), meaning=1.0, signs=()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A claim before its origins and variants are known: who says it, in which words."""

    id: str  # the claim's
    label: str
    statements: tuple[str, ...]  # sorted
    reports: tuple[str, ...]  # sorted
    parts: Mapping[str, tuple[Span, ...]]  # statement id → the stretches of it that say it, in text order
    happened: frozenset[str] = frozenset()  # the statements whose words tell of a happening
    same_as: tuple[Evidence, ...] = ()  # strongest first; enough to tie all together, not every pair


def align(context: LinkContext, memory: Memory = FORGETFUL) -> tuple[Alignment, ...]:
    """Every claim of the case, sorted by id.

    Each statement that credits a voice, or that names an entity or a quantity, stands in at least one
    claim, be it in one of a single report. A statement without words of content, or of a name alone, makes none by
    itself, nor does what an outlet prints under all its reports.
    """
    found = wordings(context, memory)
    return _alignments(clusters(found, candidate_pairs(found, memory)), found, memory)


def claim(alignment: Alignment, *, variants: tuple[Variant, ...], origins: Origins) -> Claim:
    """The claim, its origins and variants now known."""
    return Claim(
        id=alignment.id,
        label=alignment.label,
        statements=alignment.statements,
        reports=alignment.reports,
        origins=origins,
        variants=variants,
        same_as=alignment.same_as,
    )


def _alignments(made_of: Iterable[Cluster], found: Wordings, memory: Memory) -> tuple[Alignment, ...]:
    """Clusters of several statements first; what is left of each statement then makes one claim of its own."""
    shared: dict[tuple[str, ...], list[Proposition]] = {}
    signs: dict[tuple[str, ...], list[Evidence]] = {}
    alone: dict[str, list[Proposition]] = {}
    for cluster in made_of:
        members = sorted((p for index in cluster.members for p in found.groups[index]), key=lambda one: one.key)
        statements = tuple(sorted({proposition.located.statement.id for proposition in members}))
        if len(statements) == 1:
            alone.setdefault(statements[0], []).extend(members)
        else:
            shared.setdefault(statements, []).extend(members)
            signs.setdefault(statements, []).extend(_evidence(cluster, found.groups))
    made = [_alignment(members, signs[statements], found.weights, memory) for statements, members in shared.items()]
    taken = {statement for statements in shared for statement in statements}
    made += [
        _alignment(members, [], found.weights, memory)
        for key, members in alone.items()
        if _stands_alone(members, again=key in taken)
    ]
    return tuple(sorted(made, key=lambda alignment: alignment.id))


def _stands_alone(members: Sequence[Proposition], *, again: bool) -> bool:
    """Whether what one statement alone says makes a claim.

    ``again``: the statement stands in another claim already; then only a rest that names something does.
    """
    words = {feature for proposition in members for feature in proposition.words}
    names_something = any(feature.startswith(ENTITY) for feature in words) or any(p.quantities for p in members)
    enough = sum(not feature.startswith(ENTITY) for feature in words) >= FEWEST_WORDS
    if again:
        return enough and names_something
    attributed = bool(members[0].located.voices)
    return names_something or (attributed and bool(words))


def _evidence(cluster: Cluster, groups: Sequence[Sequence[Proposition]]) -> Iterator[Evidence]:
    for pair in cluster.joined_by:
        one, other = groups[pair.one][0], groups[pair.other][0]
        if not _overlap(one, other):
            yield evidence(one, other, pair.comparison)
    for index in cluster.members:
        first, *others = groups[index]
        for other in others:
            if not _overlap(first, other):
                yield evidence(first, other, IDENTICAL)


def _overlap(one: Proposition, other: Proposition) -> bool:
    """True for words that a statement shares with one inside it: they are no evidence for each other."""
    same = one.located.report == other.located.report
    return same and any(span.overlaps(beside) for span in one.spans for beside in other.spans)


def _alignment(
    members: Sequence[Proposition], signs: Sequence[Evidence], weights: Weights, memory: Memory
) -> Alignment:
    statements = tuple(sorted({proposition.located.statement.id for proposition in members}))
    parts: dict[str, set[Span]] = {}
    for proposition in members:
        parts.setdefault(proposition.located.statement.id, set()).update(proposition.spans)
    weighing = [list(map(weights.each, one.words)) for one in members] if len(members) > 1 else []
    made = Alignment(
        id=content_id("claim", *statements),
        label=memory.each(("label", statements), (members, weighing), lambda: label(members, weights)),
        statements=statements,
        reports=tuple(sorted({proposition.located.report for proposition in members})),
        parts={statement: tuple(sorted(parts[statement])) for statement in statements},
        happened=frozenset(one.located.statement.id for one in members if one.happened),
        same_as=tuple(sorted(signs, key=lambda sign: (-sign.strength, sign.anchors, sign.reason))),
    )
    return memory.same(("claim", made.id), made)
