"""Numbers of one claim, lined up: which number of one report stands against which of another.

Two numbers are set side by side only if they count the same: the same things, to which the same happened.
"12 killed and 30 injured" holds two counts, and "40 killed and injured" a third. Where the things counted
were renamed on the way ("2,500 volunteers", "2,500 militiamen") they stay side by side and the change is told.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal

from stemmata.link.claim.counting import ANY_PEOPLE, PEOPLE, Count, counts, fit
from stemmata.link.claim.lexicon import person
from stemmata.link.claim.values import Agreement, agreement
from stemmata.link.claim.wordclasses import same_word
from stemmata.link.context import LinkContext
from stemmata.link.variant.bearing import STRONGEST, of_counts
from stemmata.link.variant.naming import sort_of
from stemmata.link.variant.told import Told, by_value, named_apart
from stemmata.model.claim import Bearing, Variant
from stemmata.text.span import Span
from stemmata.text.tokens import stem

# Of reports that give the same on one day, so many stand for all.
STAND_FOR_ALL: Final = 6


def lined_up(every: Iterable[Count[Told]]) -> tuple[tuple[Count[Told], ...], ...]:
    """Counts side by side: one group for each thing that is counted, of one statement one value at most."""
    groups: dict[tuple[object, ...], list[Count[Told]]] = {}
    for count in every:
        groups.setdefault((count.head, count.fates, count.value), []).append(count)
    rows = [sorted(group, key=_place) for group in groups.values()]
    rows.sort(key=lambda row: _place(row[0]))
    fits = sorted(
        (-fit(first[0], second[0]), at, beside)
        for at, first in enumerate(rows)
        for beside, second in enumerate(rows[at + 1 :], at + 1)
        if fit(first[0], second[0])
    )
    home = list(range(len(rows)))
    joined = {at: list(row) for at, row in enumerate(rows)}
    for _, at, beside in fits:
        first_home, second_home = sorted((home[at], home[beside]))
        if first_home == second_home or not _may_join(joined[first_home], joined[second_home]):
            continue
        joined[first_home] += joined.pop(second_home)
        home = [first_home if one == second_home else one for one in home]
    return tuple(tuple(sorted(joined[at], key=_place)) for at in sorted(joined))


def _place(count: Count[Told]) -> tuple[str, int, str]:
    return (count.told.report, count.quantity.span.start, count.told.statement)


def _may_join(one: Sequence[Count[Told]], other: Sequence[Count[Told]]) -> bool:
    held = {count.told.statement: count.value for count in one}
    if any(held.get(count.told.statement, count.value) != count.value for count in other):
        return False
    fates = {count.fates for count in (*one, *other) if count.fates}
    return len(fates) <= 1


def quantity_variants(members: Sequence[Told], context: LinkContext) -> tuple[Variant, ...]:
    """A number that the reports give differently, and what a report counts where another counts something else."""
    rows = lined_up(count for one in members for count in counts(one))
    found = [variant for row in rows if (variant := _variant(row, context))]
    return tuple(sorted(found, key=lambda variant: (variant.of or "", variant.values[0].value)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Difference:
    """Two reports that give one count differently."""

    one: Count[Told]
    other: Count[Told]
    how: Agreement | Literal["unbounded"]
    renamed: bool
    bearing: Bearing

    @property
    def rank(self) -> tuple[int, ...]:
        order = ("disjoint", "overlaps", "refines", "coarser", "unbounded", "equal")
        return (STRONGEST.index(self.bearing), order.index(self.how), not self.renamed)


def _variant(row: Sequence[Count[Told]], context: LinkContext) -> Variant | None:
    differences = [
        _difference(first[0], second[0], context)
        for first, second in combinations(_representatives(row), 2)
        if not {_same(count) for count in first} & {_same(count) for count in second}
    ]
    told = [difference for difference in differences if difference.how != "equal" or _recounted(difference)]
    if not told:
        return None
    worst = min(told, key=lambda difference: (difference.rank, _place(difference.one), _place(difference.other)))
    renamed = any(difference.renamed for difference in told)
    values = by_value((_shown(count, with_noun=renamed), count.told.statement) for count in row)
    if len(values) < 2:
        return None
    return Variant(
        slot="quantity",
        of=_noun_of(row),
        kind="contradict" if worst.bearing == "contradicts" else "differ",
        bearing=worst.bearing,
        values=values,
        changed_on=(),
        reason=_reason(worst),
    )


def _representatives(row: Sequence[Count[Told]]) -> Iterable[Sequence[Count[Told]]]:
    """The counts of each report, by report; of reports that give the same on one day, the first few."""
    reports: dict[str, list[Count[Told]]] = {}
    for count in row:
        reports.setdefault(count.told.report, []).append(count)
    seen: Counter[tuple[object, ...]] = Counter()
    for report in sorted(reports):
        held = reports[report]
        key = (held[0].told.located.published, frozenset(_same(count) for count in held))
        seen[key] += 1
        if seen[key] <= STAND_FOR_ALL:
            yield held


def _recounted(difference: _Difference) -> bool:
    """Another thing is counted, and not only another noun chosen for the same sort of people (:mod:`naming`)."""
    nouns = [count.noun.split()[-1] for count in (difference.one, difference.other) if count.noun]
    return difference.renamed and not (len({sort_of(noun) for noun in nouns}) == 1 and sort_of(nouns[0]) is not None)


def _same(count: Count[Told]) -> tuple[object, ...]:
    """Equal for counts that a reader takes for the same: number, bound and who."""
    return (count.value, None if count.head in ANY_PEOPLE else count.head)


def _difference(one: Count[Told], other: Count[Told], context: LinkContext) -> _Difference:
    how: Agreement | Literal["unbounded"] = "unbounded"
    if one.interval is not None and other.interval is not None:
        how = agreement(one.interval, other.interval)
    heads = {count.head for count in (one, other)} - {None} - ANY_PEOPLE
    found = of_counts(one, other, context) or "differs"
    return _Difference(one=one, other=other, how=how, renamed=len(heads) > 1, bearing=found)


def _noun_of(row: Sequence[Count[Told]]) -> str | None:
    """What most reports call those counted, and what befell them; None where neither is said."""
    said = Counter(count.noun for count in row if count.noun)
    nouns = sorted(said, key=lambda noun: (same_word(stem(noun.split()[-1])) in ANY_PEOPLE, -said[noun], noun))
    fates = sorted({fate for count in row for fate in count.fates if fate in BEFELL})
    head = same_word(stem(nouns[0].split()[-1])) if nouns else None
    of_people = head is None or head in PEOPLE or person(head)
    return " ".join([*nouns[:1], *(BEFELL[fate] for fate in fates[:1] if of_people)]) or None


def _shown(count: Count[Told], *, with_noun: bool) -> str:
    if not with_noun or not count.noun:
        return count.words
    of_span, span = count.quantity.of_span, count.quantity.span
    if count.quantity.kind == "vague" and of_span and of_span.start >= span.end:
        return " ".join(Span(span.start, of_span.end).of(count.told.located.where.report.text).lower().split())
    return f"{count.words} {count.noun}"


# Fates of counting.FATES, as they are told.
BEFELL: Final[Mapping[str, str]] = {
    "kill": "killed", "injure": "injured", "detain": "detained", "capture": "captured", "miss": "missing",
    "evacu": "evacuated", "releas": "released", "train": "trained", "flee": "fled", "rescu": "rescued",
}  # fmt: skip
HOW: Final = {
    "disjoint": "no number fits both",
    "overlaps": "the two overlap without being the same",
    "refines": "the first is the more precise",
    "coarser": "the second is the more precise",
    "unbounded": "one of them sets no bound",
    "equal": "the number is the same, those counted are not",
}


# What a reader must know beside that the numbers are not the same.
BEARS: Final[Mapping[Bearing, str]] = {
    "update": "; the number may have grown meanwhile",
    "part of": "; the one may be a part of the other",
    "maybe another": "; they may tell of two events",
}


def _reason(difference: _Difference) -> str:
    first, second = difference.one, difference.other
    here, there = named_apart(first.told, second.told)
    bound = first.quantity.kind == second.quantity.kind in ("at_least", "at_most")
    how = "both only set a bound, and not the same" if bound and difference.how != "equal" else HOW[difference.how]
    told = f"{here} gives {_named(first)}, {there} {_named(second)}: {how}"
    renamed = "; those counted are named differently" if difference.renamed and difference.how != "equal" else ""
    return f"{told}{renamed}{BEARS.get(difference.bearing, '')}."


def _named(count: Count[Told]) -> str:
    return f"“{_shown(count, with_noun=True)}”"
