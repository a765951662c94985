"""Numbers of one claim, lined up: which number of one report stands against which of another.

Two numbers are set side by side only if they count the same: the same things, to which the same happened.
"12 killed and 30 injured" holds two counts, and "40 killed and injured" a third. Where the things counted
were renamed on the way ("2,500 volunteers", "2,500 militiamen") they stay side by side and the change is told.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from stemmata.link.claim.values import Agreement, Interval, agreement, quantity_interval, quantity_words
from stemmata.link.claim.wordclasses import same_word
from stemmata.link.variant.naming import sort_of
from stemmata.link.variant.told import Told, by_value, named_apart, one_moment
from stemmata.model.annotations import Quantity
from stemmata.model.claim import Variant
from stemmata.text.span import Span
from stemmata.text.tokens import Token, stem, tokenise

# What may have happened to those counted: rows of wordclasses.SAME_WORDS, and words of their own.
FATES: Final = frozenset({"kill", "injure", "detain", "flee", "capture", "miss", "rescu", "evacu", "releas", "train"})
FATE_WINDOW: Final = 8  # words after a number within which its fate must come

# Words for people that do not say which people.
ANY_PEOPLE: Final = frozenset(
    same_word(stem(word)) for word in ("people", "person", "individual", "other", "civilian", "man", "body")
)
PEOPLE: Final = ANY_PEOPLE | frozenset(
    same_word(stem(word))
    for word in "fighter volunteer militiaman recruit trainee soldier rebel officer woman child resident member "
    "prisoner detainee hostage passenger worker victim casualty refugee migrant policeman guard student".split()
)
# Words for some of the people: "five people, four children among them" counts two things.
SOME_PEOPLE: Final = frozenset(same_word(stem(word)) for word in ("child", "woman", "baby", "girl", "boy"))
# Two counts with different nouns are held to be one only if the number is telling: not 2, not 10.
TELLING: Final = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of one statement, with what it counts."""

    told: Told
    quantity: Quantity
    head: str | None  # stem of the noun, None where there is none
    fates: tuple[str, ...]  # sorted; empty where nothing is said to have happened to them
    interval: Interval | None  # None where the words set no bound

    @property
    def value(self) -> tuple[object, ...]:
        """Equal for counts that are the same in number and bound."""
        return (self.quantity.kind == "vague", self.interval, self.words if self.interval is None else None)

    @property
    def words(self) -> str:
        return quantity_words(self.quantity, self.quantity.span.of(self.told.located.where.report.text))

    @property
    def noun(self) -> str:
        return " ".join((self.quantity.of or "").split())


def counts(one: Told) -> tuple[Count, ...]:
    """The numbers of one statement's part in a claim, in text order."""
    found = one.quantities
    made = []
    for at, quantity in enumerate(found):
        start = found[at - 1].span.end if at else 0
        end = found[at + 1].span.start if at + 1 < len(found) else None
        head = list(tokenise(quantity.of)) if quantity.of else []
        made.append(
            Count(
                told=one,
                quantity=quantity,
                head=_head(head[-1]) if head else None,
                fates=_fates(one, quantity, start, end),
                interval=quantity_interval(quantity),
            )
        )
    return tuple(made)


def _head(noun: Token) -> str | None:
    """What is counted; None where only what happened is said: "20 killed"."""
    return None if noun.word.endswith(("ed", "dead", "deaths", "fatalities")) else same_word(noun.stem)


def _fate(token: Token) -> str | None:
    found = same_word(token.stem)
    return found if found in FATES else None


def _fates(one: Told, quantity: Quantity, start: int, end: int | None) -> tuple[str, ...]:
    """What happened to those counted: the verb right before the number, else those that follow, else one before."""
    text = one.located.where.report.text
    piece = next(span for span in one.spans if span.contains(quantity.span))
    before = list(tokenise(text, Span(max(piece.start, min(start, quantity.span.start)), quantity.span.start)))
    if before and _fate(before[-1]) and not text[before[-1].end : quantity.span.start].strip():
        return _joined_before(before)
    inside = [fate for token in tokenise(quantity.of or "") if (fate := _fate(token))]
    after = tokenise(text, Span(quantity.span.end, max(quantity.span.end, min(end or piece.end, piece.end))))
    found = _fates_after(list(after)[:FATE_WINDOW])
    if found or inside:
        return tuple(sorted({*found, *inside}))
    last = [fate for token in before[-FATE_WINDOW:] if (fate := _fate(token))]
    return (last[-1],) if last else ()


def _joined_before(before: Sequence[Token]) -> tuple[str, ...]:
    """ "killed 12", and "killed and injured 40"."""
    found = {_fate(before[-1])}
    if len(before) > 2 and before[-2].word in ("and", "or"):
        found.add(_fate(before[-3]))
    return tuple(sorted(fate for fate in found if fate))


def _fates_after(after: Sequence[Token]) -> tuple[str, ...]:
    """The first fate that follows before an "and", with those that "and" or "or" ties to it."""
    found: list[str] = []
    for at, token in enumerate(after):
        fate = _fate(token)
        if fate:
            found.append(fate)
            tied = at + 2 < len(after) and after[at + 1].word in ("and", "or") and _fate(after[at + 2])
            return tuple(sorted({*found, *([tied] if tied else [])}))
        if token.word in ("and", "but", "while") and at > 0:
            return ()
    return ()


def _fit(one: Count, other: Count) -> int:
    """How well two counts stand side by side: 0 not at all, more is better."""
    if one.fates and other.fates and one.fates != other.fates:
        return 0
    same_value = one.quantity.value == other.quantity.value if one.quantity.value else one.value == other.value
    same_fates = bool(one.fates) and one.fates == other.fates
    telling = same_value and (one.quantity.value or 0) >= TELLING
    if one.head == other.head and one.head is not None:
        return 6 + 2 * same_value + same_fates
    if one.head is None or other.head is None:
        return 3 + 2 * same_value + same_fates if same_fates or telling else 0
    heads = {one.head, other.head}
    if heads <= ANY_PEOPLE or (heads <= PEOPLE and not heads & SOME_PEOPLE and (same_fates or telling)):
        return 2 + 2 * same_value + same_fates
    return 1 if telling else 0


def lined_up(every: Iterable[Count]) -> tuple[tuple[Count, ...], ...]:
    """Counts side by side: one group for each thing that is counted, of one statement one value at most."""
    groups: dict[tuple[object, ...], list[Count]] = {}
    for count in every:
        groups.setdefault((count.head, count.fates, count.value), []).append(count)
    rows = [sorted(group, key=_place) for group in groups.values()]
    rows.sort(key=lambda row: _place(row[0]))
    fits = sorted(
        (-_fit(first[0], second[0]), at, beside)
        for at, first in enumerate(rows)
        for beside, second in enumerate(rows[at + 1 :], at + 1)
        if _fit(first[0], second[0])
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


def _place(count: Count) -> tuple[str, int, str]:
    return (count.told.report, count.quantity.span.start, count.told.statement)


def _may_join(one: Sequence[Count], other: Sequence[Count]) -> bool:
    held = {count.told.statement: count.value for count in one}
    if any(held.get(count.told.statement, count.value) != count.value for count in other):
        return False
    fates = {count.fates for count in (*one, *other) if count.fates}
    return len(fates) <= 1


def quantity_variants(members: Sequence[Told]) -> tuple[Variant, ...]:
    """A number that the reports give differently, and what a report counts where another counts something else."""
    rows = lined_up(count for one in members for count in counts(one))
    found = [variant for row in rows if (variant := _variant(row))]
    return tuple(sorted(found, key=lambda variant: (variant.of or "", variant.values[0].value)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Difference:
    """Two reports that give one count differently."""

    one: Count
    other: Count
    how: Agreement | Literal["unbounded"]
    renamed: bool
    contradicts: bool

    @property
    def rank(self) -> tuple[int, ...]:
        order = ("disjoint", "overlaps", "refines", "coarser", "unbounded", "equal")
        return (not self.contradicts, order.index(self.how), not self.renamed)


def _variant(row: Sequence[Count]) -> Variant | None:
    reports: dict[str, list[Count]] = {}
    for count in row:
        reports.setdefault(count.told.report, []).append(count)
    held = [reports[report] for report in sorted(reports)]
    differences = [
        _difference(first[0], second[0])
        for at, first in enumerate(held)
        for second in held[at + 1 :]
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
        kind="contradict" if any(difference.contradicts for difference in told) else "differ",
        values=values,
        changed_on=(),
        reason=_reason(worst),
    )


def _recounted(difference: _Difference) -> bool:
    """Another thing is counted, and not only another noun chosen for the same sort of people (:mod:`naming`)."""
    nouns = [count.noun.split()[-1] for count in (difference.one, difference.other) if count.noun]
    return difference.renamed and not (len({sort_of(noun) for noun in nouns}) == 1 and sort_of(nouns[0]) is not None)


def _same(count: Count) -> tuple[object, ...]:
    """Equal for counts that a reader takes for the same: number, bound and who."""
    return (count.value, None if count.head in ANY_PEOPLE else count.head)


def _difference(one: Count, other: Count) -> _Difference:
    how: Agreement | Literal["unbounded"] = "unbounded"
    if one.interval is not None and other.interval is not None:
        how = agreement(one.interval, other.interval)
    heads = {count.head for count in (one, other)} - {None} - ANY_PEOPLE
    exact = one.quantity.kind == other.quantity.kind == "exact"
    alike = one.head == other.head and one.fates == other.fates
    return _Difference(
        one=one,
        other=other,
        how=how,
        renamed=len(heads) > 1,
        contradicts=exact and alike and how == "disjoint" and one_moment(one.told, other.told),
    )


def _noun_of(row: Sequence[Count]) -> str | None:
    nouns = sorted((count.noun for count in row if count.noun), key=lambda noun: (-len(noun), noun))
    telling = [noun for noun in nouns if same_word(stem(noun.split()[-1])) not in ANY_PEOPLE]
    return next(iter(telling or nouns), None)


def _shown(count: Count, *, with_noun: bool) -> str:
    if not with_noun or not count.noun:
        return count.words
    of_span, span = count.quantity.of_span, count.quantity.span
    if count.quantity.kind == "vague" and of_span and of_span.start >= span.end:
        return " ".join(Span(span.start, of_span.end).of(count.told.located.where.report.text).lower().split())
    return f"{count.words} {count.noun}"


HOW: Final = {
    "disjoint": "no number fits both",
    "overlaps": "the two overlap without being the same",
    "refines": "the first is the more precise",
    "coarser": "the second is the more precise",
    "unbounded": "one of them sets no bound",
    "equal": "the number is the same, those counted are not",
}


def _reason(difference: _Difference) -> str:
    first, second = difference.one, difference.other
    here, there = named_apart(first.told, second.told)
    bound = first.quantity.kind == second.quantity.kind in ("at_least", "at_most")
    how = "both only set a bound, and not the same" if bound and difference.how != "equal" else HOW[difference.how]
    told = f"{here} gives {_named(first)}, {there} {_named(second)}: {how}"
    renamed = "; those counted are named differently" if difference.renamed and difference.how != "equal" else ""
    return f"{told}{renamed}."


def _named(count: Count) -> str:
    return f"“{_shown(count, with_noun=True)}”"
