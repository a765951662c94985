"""Where the reports of one claim differ: numbers, dates, places, names, roles, denials, and whether they credit it.

A variant says that reports differ, never who is right. "contradict" is kept for values that cannot both
hold: two exact numbers of one thing at one moment, two days, a saying and its denial.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from stemmata.link.claim.claims import Alignment
from stemmata.link.claim.denial import denials, denied, negated
from stemmata.link.claim.values import Agreement, agreement, date_interval
from stemmata.link.context import LinkContext
from stemmata.link.variant.bearing import STRONGEST, one_but_for_the_day
from stemmata.link.variant.counts import quantity_variants
from stemmata.link.variant.crediting import creditings
from stemmata.link.variant.naming import namings
from stemmata.link.variant.rewording import rewordings
from stemmata.link.variant.told import Told, by_report, by_value, named_apart, told
from stemmata.model.annotations import DateExpression, LocalEntity
from stemmata.model.claim import Bearing, Slot, Variant
from stemmata.model.derivation import Derivation
from stemmata.text.span import Span
from stemmata.text.tokens import content_stems

SAID: Final = "said"
# Without a voice that denies, a negation is set against a wording only where they share so much of the shorter one:
# "nobody was trained at the mill" / "180 men were trained at the mill".
SAME_BUT_NEGATED: Final = 0.5


def variants(alignment: Alignment, context: LinkContext) -> tuple[Variant, ...]:
    """Every slot to which two reports of the claim give different values, sorted by slot and what it counts.

    ``changed_on`` is empty: :func:`with_changes` fills it once the derivations are known.
    """
    members = told(alignment, context)
    if len({one.report for one in members}) < 2:
        return ()
    found = [
        *quantity_variants(members, context),
        *_dates(members, context),
        *_places(members, context),
        *_names(members, context),
        *_roles(members, context),
        *namings(members),
        *_polarity(members),
        *creditings(members, context),
    ]
    found += rewordings(members, found, context)
    return tuple(sorted(found, key=lambda variant: (variant.slot, variant.of or "", variant.reason)))


def with_changes(variant: Variant, derivations: Iterable[Derivation], report_of: Mapping[str, str]) -> Variant:
    """The variant with the derivations on which its value changed.

    ``report_of``: statement id → report id. A value changed on a derivation where child and parent both
    give one and share none. Ids are sorted; a derivation that circles, or that a reader struck out
    (score 0), counts like any other.
    """
    given: dict[str, set[str]] = {}
    for value in variant.values:
        for statement in value.statements:
            if statement in report_of:
                given.setdefault(report_of[statement], set()).add(value.value)
    changed = {
        derivation.id
        for derivation in derivations
        if derivation.child in given
        and derivation.parent in given
        and not given[derivation.child] & given[derivation.parent]
    }
    return replace(variant, changed_on=tuple(sorted(changed)))


def _dates(members: Sequence[Told], context: LinkContext) -> Iterable[Variant]:
    """Reports that give one date each: with several dates in a sentence nobody can say which stands against which."""
    given: list[tuple[Told, DateExpression]] = []
    for told_by in _grouped(members).values():
        dated = {date.edtf: (one, date) for one in told_by for date in one.dates if date_interval(date.edtf)}
        if len(dated) == 1:
            given += dated.values()
    firsts = {(date.edtf, date.basis): (one, date) for one, date in reversed(given)}
    differing = [
        (STRONGEST.index(found), one, first, other, second, found)
        for (one, first), (other, second) in combinations([firsts[key] for key in sorted(firsts, key=str)], 2)
        if (found := _bears(one, first, other, second, context)) is not None
    ]
    if not differing:
        return
    _, one, first, other, second, found = min(differing, key=lambda held: held[0])
    apart = _agreement(first, second) == "disjoint"
    here, there = named_apart(one, other)
    two = "; they may tell of two events." if found == "maybe another" else "."
    yield Variant(
        slot="date",
        of=None,
        kind="contradict" if found == "contradicts" else "differ",
        bearing=found,
        values=by_value((date.edtf or "", said.statement) for said, date in given),
        changed_on=(),
        reason=f"{here} gives {first.edtf}, {there} {second.edtf}: "
        + ("no day fits both" if apart else "some days fit both")
        + two,
    )


def _bears(
    one: Told, first: DateExpression, other: Told, second: DateExpression, context: LinkContext
) -> Bearing | None:
    """How two dates bear on each other; None for the same. Two days contradict where all else is one event's."""
    how = _agreement(first, second)
    if how == "equal":
        return None
    if how != "disjoint":
        return "refines" if how in ("refines", "coarser") else "differs"
    if not one_but_for_the_day(one, other, context):
        return "maybe another"
    return "contradicts" if _two_days(first, second) else "differs"


def _agreement(first: DateExpression, second: DateExpression) -> Agreement:
    mine, its = date_interval(first.edtf), date_interval(second.edtf)
    if mine is None or its is None:
        return "equal"
    how = agreement(mine.days, its.days)
    # "since 2011" and "in 2011" say nothing different of when it was
    return how if how == "disjoint" or (mine.closed and its.closed) else "equal"


def _two_days(first: DateExpression, second: DateExpression) -> bool:
    """Both are written as a day, without doubt, and the days are not the same."""
    both = [found for date in (first, second) if (found := date_interval(date.edtf)) and date.basis == "stated"]
    return len(both) == 2 and all(found.single_day for found in both) and _agreement(first, second) == "disjoint"


def _grouped(members: Sequence[Told]) -> dict[str, list[Told]]:
    grouped: dict[str, list[Told]] = {}
    for one in members:
        grouped.setdefault(one.report, []).append(one)
    return grouped


def _places(members: Sequence[Told], context: LinkContext) -> Iterable[Variant]:
    """Reports that tell it of different places, neither of which the other's sentence mentions."""
    held = by_report((one, place) for one in members for place in one.entities(context, "place"))
    around = by_report((one, place) for one in members for place in one.entities_around(context, "place"))
    yield from _apart("place", held, around, context)


def _names(members: Sequence[Told], context: LinkContext) -> Iterable[Variant]:
    """Reports that tell it of different persons, neither of whom the other report mentions at all."""
    held = by_report((one, person) for one in members for person in one.entities(context, "person"))
    around = by_report(
        (one, person)
        for one in members
        for local in one.located.where.annotations.entities
        if (person := context.entity_id(one.report, local.id)) is not None
    )
    yield from _apart("name", held, around, context)


def _apart(
    slot: Slot, held: Mapping[str, Mapping[str, Told]], around: Mapping[str, Mapping[str, Told]], context: LinkContext
) -> Iterable[Variant]:
    """One variant where two reports name one each, and neither's surroundings hold the other's."""
    single = {report: next(iter(named.items())) for report, named in held.items() if len(named) == 1}
    values = [(context.name(entity), one.statement) for entity, one in single.values()]
    for (report, (entity, one)), (beside, (its, other)) in combinations(sorted(single.items()), 2):
        if entity == its or its in around.get(report, {}) or entity in around.get(beside, {}):
            continue
        here, there = named_apart(one, other)
        also = " One place may lie within the other." if slot == "place" else ""
        yield Variant(
            slot=slot,
            of=None,
            kind="differ",
            values=by_value(values),
            changed_on=(),
            reason=f"{here} names {context.name(entity)}, {there} {context.name(its)}.{also}",
        )
        return


def _roles(members: Sequence[Told], context: LinkContext) -> Iterable[Variant]:
    """One person with different ranks, or with roles that share no word, each in the sentence that tells the claim."""
    for words_of, name in ((_ranks, "rank"), (_roles_of, "role")):
        described: dict[str, list[tuple[Told, str]]] = {}
        for one in members:
            for person, words in _described(one, context, words_of):
                described.setdefault(person, []).append((one, words))
        for person in sorted(described):
            held = by_report(described[person])
            distinct = {tuple(words): words for words in held.values()}
            for mine, its in combinations([distinct[key] for key in sorted(distinct)], 2):
                if _share_words(mine, its):
                    continue
                (first, one), (second, other) = (next(iter(words.items())) for words in (mine, its))
                here, there = named_apart(one, other)
                yield Variant(
                    slot="role",
                    of=context.name(person),
                    kind="differ",
                    values=by_value((words, said.statement) for said, words in described[person]),
                    changed_on=(),
                    reason=f"The {name} of {context.name(person)} is “{first}” in {here}, “{second}” in {there}.",
                )
                break


def _ranks(local: LocalEntity) -> tuple[str, ...]:
    return local.ranks


def _roles_of(local: LocalEntity) -> tuple[str, ...]:
    return local.roles


def _described(
    one: Told, context: LinkContext, words_of: Callable[[LocalEntity], tuple[str, ...]]
) -> Iterable[tuple[str, str]]:
    mentioned = set(one.entities_around(context, "person"))
    passage = one.passage.lower()
    for local in one.located.where.annotations.entities:
        person = context.entity_id(one.report, local.id)
        if person in mentioned and person is not None:
            yield from ((person, words) for words in words_of(local) if words.lower() in passage)


def _share_words(one: Iterable[str], other: Iterable[str]) -> bool:
    mine = {key for words in one for key in content_stems(words)}
    return bool(mine & {key for words in other for key in content_stems(words)})


def _polarity(members: Sequence[Told]) -> Iterable[Variant]:
    """One report only has it said, another only has it denied or says that it is not so."""
    held = [[(one, _side(one)) for one in told_by] for told_by in _grouped(members).values()]
    said = [sides[0][0] for sides in held if all(side == SAID for _, side in sides)]
    against = [sides[0] for sides in held if all(side != SAID for _, side in sides)]
    pair = next(((one, other, side) for other, side in against for one in said if _set_against(one, other)), None)
    if pair is None:
        return
    one, other, side = pair
    here, there = named_apart(one, other)
    yield Variant(
        slot="polarity",
        of=None,
        kind="contradict",
        bearing="contradicts",
        values=by_value((told_as, said_by.statement) for sides in held for said_by, told_as in sides),
        changed_on=(),
        reason=f"{here} has it said, {there} has it {side}.",
    )


def _set_against(one: Told, other: Told) -> bool:
    """A voice denies it, or the two are worded much alike but for the negation."""
    if denials(one.located) or denials(other.located):
        return True
    mine, its = ({key for span in side.spans for key in content_stems(_text(side, span))} for side in (one, other))
    return len(mine & its) >= SAME_BUT_NEGATED * max(1, min(len(mine), len(its)))


def _text(one: Told, span: Span) -> str:
    return span.of(one.located.where.report.text)


def _side(one: Told) -> str:
    if not denied(one.located, one.spans):
        return SAID
    return "said not to be so" if negated(one.located, one.spans) else "denied"
