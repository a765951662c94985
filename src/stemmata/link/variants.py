"""Where the reports of one claim differ: numbers, dates, places, names, roles, denials, and whether they credit it.

A variant says that reports differ, never who is right. "contradict" is kept for values that cannot both
hold: two exact numbers of one thing at one moment, two days, a saying and its denial.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from stemmata.link.claims import Alignment
from stemmata.link.context import LinkContext
from stemmata.link.counts import quantity_variants
from stemmata.link.predicates import NEGATION
from stemmata.link.told import Told, by_report, by_value, named_apart, told
from stemmata.link.values import Agreement, agreement, date_interval
from stemmata.model.annotations import DateExpression, LocalEntity, Modality
from stemmata.model.claim import Slot, Variant
from stemmata.model.derivation import Derivation
from stemmata.text.tokens import content_stems

SAID: Final = "said"
TO_BE_SO: Final = "said to be so"
# "who number 2,500" inside a request is not itself requested.
ASIDE: Final = re.compile(r"\W*(?:who|whom|whose|which|where|when|since|because)\b", re.IGNORECASE)
# A speaker's own words that weaken what follows: "we expect their number to reach 2,500".
WEAKENED: Final = (
    (re.compile(r"\W*(?:we|i) (?:\w+ )?(?:expect|hope|anticipate)\b", re.IGNORECASE), "expected"),
    (re.compile(r"\W*(?:we|i) (?:\w+ )?(?:ask|request|demand|urge)\b", re.IGNORECASE), "requested"),
    (re.compile(r"\W*(?:we|i) (?:\w+ )?(?:think|believe|suppose|suspect|assume|guess)\b", re.IGNORECASE), "supposed"),
)
# A voice that hopes, asks or supposes does not say that it is so.
NOT_SAID_TO_BE: Final[Mapping[Modality, str]] = {
    "expects": "expected",
    "requests": "requested",
    "asks": "asked",
    "supposes": "supposed",
}


def variants(alignment: Alignment, context: LinkContext) -> tuple[Variant, ...]:
    """Every slot to which two reports of the claim give different values, sorted by slot and what it counts.

    ``changed_on`` is empty: :func:`with_changes` fills it once the derivations are known.
    """
    members = told(alignment, context)
    if len({one.report for one in members}) < 2:
        return ()
    found = [
        *quantity_variants(members),
        *_dates(members),
        *_places(members, context),
        *_names(members, context),
        *_roles(members, context),
        *_polarity(members),
        *_attribution(members, context),
        *_modality(members),
    ]
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


def _dates(members: Sequence[Told]) -> Iterable[Variant]:
    """Reports that give one date each: with several dates in a sentence nobody can say which stands against which."""
    given: list[tuple[Told, DateExpression]] = []
    for told_by in _grouped(members).values():
        dated = {date.edtf: (one, date) for one in told_by for date in one.dates if date_interval(date.edtf)}
        if len(dated) == 1:
            given += dated.values()
    firsts = {(date.edtf, date.basis): (one, date) for one, date in reversed(given)}
    differing = [
        (not _two_days(first, second), one, first, other, second)
        for (one, first), (other, second) in combinations([firsts[key] for key in sorted(firsts, key=str)], 2)
        if _agreement(first, second) != "equal"
    ]
    if not differing:
        return
    milder, one, first, other, second = min(differing, key=lambda found: found[0])
    apart = _agreement(first, second) == "disjoint"
    here, there = named_apart(one, other)
    yield Variant(
        slot="date",
        of=None,
        kind="differ" if milder else "contradict",
        values=by_value((date.edtf or "", said.statement) for said, date in given),
        changed_on=(),
        reason=f"{here} gives {first.edtf}, {there} {second.edtf}: "
        + ("no day fits both." if apart else "some days fit both."),
    )


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
    said = next((sides[0][0] for sides in held if all(side == SAID for _, side in sides)), None)
    against = next((sides[0] for sides in held if all(side != SAID for _, side in sides)), None)
    if said is None or against is None:
        return
    other, side = against
    here, there = named_apart(said, other)
    yield Variant(
        slot="polarity",
        of=None,
        kind="contradict",
        values=by_value((side, one.statement) for sides in held for one, side in sides),
        changed_on=(),
        reason=f"{here} has it said, {there} has it {side}.",
    )


def _side(one: Told) -> str:
    if one.located.statement.chain[-1].modality == "denies":
        return "denied"
    negative = one.located.statement.polarity == "negative" and any(
        NEGATION.search(span.of(one.located.where.report.text).lower()) for span in one.spans
    )
    return "said not to be so" if negative else SAID


def _attribution(members: Sequence[Told], context: LinkContext) -> Iterable[Variant]:
    """What one report credits to a voice another tells as its own, in a sentence that speaks of no document."""
    grouped = _grouped(members)
    own = [
        said
        for said in grouped.values()
        if not any(one.located.voices or one.entities_around(context, "document") for one in said)
    ]
    credited = [one for one in members if one.located.voices]
    if not own or not credited:
        return
    first = min(credited, key=lambda one: (one.report, one.spans, one.statement))
    here, there = named_apart(own[0][0], first)
    values = [(_voices(one), one.statement) for one in credited]
    values += [("no voice credited", one.statement) for said in own for one in said]
    yield Variant(
        slot="attribution",
        of=None,
        kind="differ",
        values=by_value(values),
        changed_on=(),
        reason=f"{here} tells as its own what {there} credits to {_voices(first)}.",
    )


def _voices(one: Told) -> str:
    return " → ".join(voice.name for voice in one.located.voices)


def _modality(members: Sequence[Told]) -> Iterable[Variant]:
    """What one report says to be so another only has expected, asked for or supposed."""
    values = [(_how(one), one) for one in members]
    held = by_report((one, how) for how, one in values)
    plain = next((told_by[TO_BE_SO] for told_by in held.values() if set(told_by) == {TO_BE_SO}), None)
    weaker = next(
        ((how, one) for told_by in held.values() for how, one in told_by.items() if TO_BE_SO not in told_by),
        None,
    )
    if plain is None or weaker is None:
        return
    here, there = named_apart(plain, weaker[1])
    yield Variant(
        slot="attribution",
        of=None,
        kind="differ",
        values=by_value((how, one.statement) for how, one in values),
        changed_on=(),
        reason=f"{here} has it said to be so; in {there} it is {weaker[0]}.",
    )


def _how(one: Told) -> str:
    words = one.spans[0].of(one.located.where.report.text)
    if ASIDE.match(words):
        return TO_BE_SO
    own = next((how for pattern, how in WEAKENED if pattern.match(words)), None)
    return own or NOT_SAID_TO_BE.get(one.located.statement.chain[-1].modality, TO_BE_SO)
