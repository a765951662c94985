"""Claims: statements of several reports, aligned where they say the same.

Propositions (:mod:`stemmata.link.claim.propositions`) in the very same words are one node; nodes that share
something rare are compared (:mod:`candidates`, :mod:`comparison`) and clustered (:mod:`clusters`); each
cluster is a claim. A long statement may take part in several claims, each with the words that say it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from stemmata.link.claim.calendars import LONG, Calendar
from stemmata.link.claim.candidates import candidate_pairs
from stemmata.link.claim.clauses import bare_phrase, furnished
from stemmata.link.claim.clusters import Cluster, clusters
from stemmata.link.claim.comparison import FAR_APART_DAYS, NOTHING_SHARED, Comparison, formula
from stemmata.link.claim.days import Day, background, day_of, far_apart, gap
from stemmata.link.claim.labels import label
from stemmata.link.claim.propositions import ENTITY, FEWEST_WORDS, Proposition, propositions
from stemmata.link.claim.saying_the_same import evidence
from stemmata.link.claim.similarity import Weights, weighed
from stemmata.link.claim.stories import Stories
from stemmata.link.claim.values import date_interval
from stemmata.link.context import LinkContext
from stemmata.model.claim import Claim, Origins, Variant
from stemmata.model.evidence import Evidence
from stemmata.text.ids import content_id
from stemmata.text.span import Span

FEW_WORDS: Final = 3  # of content: a longer heading without a verb that the tables know tells of something
STANDING_REPORTS: Final = 5  # fewer may be versions of one article
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
    happened: frozenset[str] = frozenset()  # the statements whose words tell of a happening
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
    silent = [_tells_nothing(one) for one in firsts]
    pairs = [pair for pair in candidate_pairs(nodes, weights) if not (silent[pair[0]] or silent[pair[1]])]
    found = clusters(nodes, pairs, weights, Stories(told), Calendar(nodes, groups))
    return _alignments(found, groups, weights)


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
        alone = proposition.size < FEWEST_WORDS or _tells_nothing(proposition)
        key = (proposition.located.statement.id, *proposition.signature) if alone else proposition.signature
        groups.setdefault(key, []).append(proposition)
    kept = (sorted(group, key=_key) for group in groups.values() if not _standing(group, context))
    parted = [part for group in kept for part in _by_time(group)]
    return sorted(parted, key=lambda group: _key(group[0]))


def _tells_nothing(proposition: Proposition) -> bool:
    """A heading, a list of headings, or a bare phrase that credits nobody: no claim of several reports."""
    if furnished(proposition.text):
        return True
    if proposition.located.voices or proposition.quantities or proposition.size > FEW_WORDS:
        return False
    return bare_phrase(proposition.text)


def _by_time(group: list[Proposition]) -> list[list[Proposition]]:
    """The group as it is; where its words fit any day, cut wherever days (of a happening) or weeks lie between."""
    if len(group) == 1:
        return [group]
    days = [day_of(one) for one in group]
    happening = group[0].size < LONG and all(day is not None for day in days)
    if happening:
        return _cut([(day, one) for day, one in zip(days, group, strict=True) if day is not None], far_apart)
    if not formula(group[0]) or background(group[0]):
        return [group]
    published = [(date_interval(one.located.published), one) for one in group]
    dated = [(Day(days=(known.days,), told=False), one) for known, one in published if known is not None]
    undated = [one for known, one in published if known is None]
    return _cut(dated, _weeks_apart) + ([undated] if undated else [])


def _weeks_apart(one: Day, other: Day) -> bool:
    return gap(one, other) > FAR_APART_DAYS


def _cut(dated: Iterable[tuple[Day, Proposition]], apart: Callable[[Day, Day], bool]) -> list[list[Proposition]]:
    """Parts of which no member lies too far from the earliest one; each sorted."""
    parts: list[list[Proposition]] = []
    first: Day | None = None
    for day, proposition in sorted(dated, key=lambda one: (one[0].days, _key(one[1]))):
        if first is None or apart(first, day):
            parts.append([])
            first = day
        parts[-1].append(proposition)
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


def _alignments(
    found: Iterable[Cluster], groups: Sequence[Sequence[Proposition]], weights: Weights
) -> tuple[Alignment, ...]:
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
    made = [_alignment(members, signs[statements], weights) for statements, members in shared.items()]
    taken = {statement for statements in shared for statement in statements}
    made += [
        _alignment(members, [], weights) for key, members in alone.items() if _stands_alone(members, again=key in taken)
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


def _alignment(members: Sequence[Proposition], signs: Sequence[Evidence], weights: Weights) -> Alignment:
    statements = tuple(sorted({proposition.located.statement.id for proposition in members}))
    parts: dict[str, set[Span]] = {}
    for proposition in members:
        parts.setdefault(proposition.located.statement.id, set()).update(proposition.spans)
    return Alignment(
        id=content_id("claim", *statements),
        label=label(members, weights),
        statements=statements,
        reports=tuple(sorted({proposition.located.report for proposition in members})),
        parts={statement: tuple(sorted(parts[statement])) for statement in statements},
        happened=frozenset(one.located.statement.id for one in members if one.happened),
        same_as=tuple(sorted(signs, key=lambda sign: (-sign.strength, sign.anchors, sign.reason))),
    )
