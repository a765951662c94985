"""Claims: statements of several reports, aligned where they say the same.

Propositions (:mod:`stemmata.link.claim.propositions`) in the very same words are one node; nodes that share
something rare are compared (:mod:`candidates`, :mod:`comparison`) and clustered (:mod:`clusters`); each
cluster is a claim. A long statement may take part in several claims, each with the words that say it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from stemmata.link.claim.candidates import candidate_pairs
from stemmata.link.claim.clusters import Cluster, clusters
from stemmata.link.claim.comparison import FAR_APART_DAYS, NOTHING_SHARED, Comparison, formula
from stemmata.link.claim.propositions import ENTITY, FEWEST_WORDS, Proposition, propositions
from stemmata.link.claim.saying_the_same import evidence
from stemmata.link.claim.similarity import Weights, weighed
from stemmata.link.claim.stories import Stories
from stemmata.link.claim.values import days_apart
from stemmata.link.context import LinkContext
from stemmata.model.claim import Claim, Origins, Variant
from stemmata.model.evidence import Evidence
from stemmata.text.ids import content_id
from stemmata.text.span import Span

STANDING_REPORTS: Final = 5  # fewer may be versions of one article
LABEL_LENGTH: Final = 160
# What joins a clause to the one before says nothing at the head of a label.
LEADING: Final = re.compile(r"^(?:(?:and|but|while|whereas|although|though|that|so|also|as well as)\b[ ,]*)+", re.I)
IDENTICAL: Final = Comparison(
    score=1.0, overlap=replace(NOTHING_SHARED, of_both=1.0, of_shorter=1.0, in_words=1.0), signs=()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A claim before its origins and variants are known: who says it, in which words."""

    id: str  # the claim's
    label: str
    statements: tuple[str, ...]  # sorted
    reports: tuple[str, ...]  # sorted
    parts: Mapping[str, tuple[Span, ...]]  # statement id → the stretches of it that say it, in text order
    same_as: tuple[Evidence, ...] = ()  # strongest first; enough to tie all together, not every pair


def align(context: LinkContext) -> tuple[Alignment, ...]:
    """Every claim of the case, sorted by id.

    Each statement that credits a voice, or that names an entity or a quantity, stands in at least one
    claim, be it in one of a single report. A statement without words of content, or of a name alone, makes none by
    itself, nor does what an outlet prints under all its reports.
    """
    groups = _same_wording([one for one in propositions(context) if not one.bare_name], context)
    firsts = [group[0] for group in groups]
    weights = Weights(firsts)
    nodes = [weighed(proposition, weights, context) for proposition in firsts]
    told = (
        (one.located.report, node.features | node.numbers)
        for node, group in zip(nodes, groups, strict=True)
        for one in group
    )
    found = clusters(nodes, candidate_pairs(nodes, weights), weights, Stories(told))
    return _alignments(found, groups)


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


def _same_wording(every: Sequence[Proposition], context: LinkContext) -> list[list[Proposition]]:
    """Propositions with the same words in the same order together, the first by its key; sorted."""
    groups: dict[tuple[object, ...], list[Proposition]] = {}
    for proposition in every:
        alone = proposition.size < FEWEST_WORDS
        key = (proposition.located.statement.id, *proposition.signature) if alone else proposition.signature
        groups.setdefault(key, []).append(proposition)
    kept = (sorted(group, key=_key) for group in groups.values() if not _standing(group, context))
    parted = [part for group in kept for part in _by_time(group)]
    return sorted(parted, key=lambda group: _key(group[0]))


def _by_time(group: list[Proposition]) -> list[list[Proposition]]:
    """The group as it is; where its words fit any day, cut wherever weeks lie between."""
    if len(group) == 1 or not formula(group[0]):
        return [group]
    parts: list[list[Proposition]] = []
    last: str | None = None
    for proposition in sorted(group, key=lambda one: (one.located.published or "", _key(one))):
        published = proposition.located.published
        gap = days_apart(last, published)
        if not parts or (gap is not None and gap > FAR_APART_DAYS):
            parts.append([])
        parts[-1].append(proposition)
        last = published
    return [sorted(part, key=_key) for part in parts]


def _standing(group: Sequence[Proposition], context: LinkContext) -> bool:
    """What one outlet alone prints in the same words in report after report, crediting nobody and without a number
    or a date, is its standing text ("Follow us for the latest news"), not something that it reports."""
    reports = {proposition.located.report for proposition in group}
    if len(reports) < STANDING_REPORTS or group[0].numbers or group[0].dates:
        return False
    outlets = {
        context.outlets.get(p.located.report) or p.located.where.report.outlet_name or p.located.report for p in group
    }
    return len(outlets) == 1 and not any(p.located.voices or p.quantities for p in group)


def _key(proposition: Proposition) -> tuple[str, str, int]:
    return (proposition.located.report, *proposition.key)


def _alignments(found: Iterable[Cluster], groups: Sequence[Sequence[Proposition]]) -> tuple[Alignment, ...]:
    """Clusters of several statements first; what is left of each statement then makes one claim of its own."""
    shared: dict[tuple[str, ...], list[Proposition]] = {}
    signs: dict[tuple[str, ...], list[Evidence]] = {}
    alone: dict[str, list[Proposition]] = {}
    for cluster in found:
        members = sorted((p for index in cluster.members for p in groups[index]), key=_key)
        statements = tuple(sorted({proposition.located.statement.id for proposition in members}))
        if len(statements) == 1:
            alone.setdefault(statements[0], []).extend(members)
        else:
            shared.setdefault(statements, []).extend(members)
            signs.setdefault(statements, []).extend(_evidence(cluster, groups))
    made = [_alignment(members, signs[statements]) for statements, members in shared.items()]
    taken = {statement for statements in shared for statement in statements}
    made += [_alignment(members, []) for key, members in alone.items() if _stands_alone(members, again=key in taken)]
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


def _alignment(members: Sequence[Proposition], signs: Sequence[Evidence]) -> Alignment:
    statements = tuple(sorted({proposition.located.statement.id for proposition in members}))
    parts: dict[str, set[Span]] = {}
    for proposition in members:
        parts.setdefault(proposition.located.statement.id, set()).update(proposition.spans)
    return Alignment(
        id=content_id("claim", *statements),
        label=label(members),
        statements=statements,
        reports=tuple(sorted({proposition.located.report for proposition in members})),
        parts={statement: tuple(sorted(parts[statement])) for statement in statements},
        same_as=tuple(sorted(signs, key=lambda sign: (-sign.strength, sign.anchors, sign.reason))),
    )


def label(members: Sequence[Proposition]) -> str:
    """The words of the fullest proposition that fits; the shortest one cut, where none does."""
    texts = [(len(p.words), LEADING.sub("", " ".join(p.text.split())), _key(p)) for p in members]
    fitting = [one for one in texts if 0 < len(one[1]) <= LABEL_LENGTH]
    if fitting:
        return min(fitting, key=lambda one: (-one[0], one[1], one[2]))[1]
    return shortened(min(texts, key=lambda one: (len(one[1]), one[1], one[2]))[1])


def shortened(text: str) -> str:
    """The text, cut after a whole word so that it fits with an ellipsis, where it is too long."""
    if len(text) <= LABEL_LENGTH:
        return text
    cut = text[: LABEL_LENGTH - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–—-") + "…"
