"""Differences as people rule on them: each is known by where its values stand, not by an id of the machine.

A ruling names a slot and, for each value, the characters of one statement that gives it. Reports are known by the
hash of their bytes and their texts never change, so that a ruling finds its difference again after every re-run,
whatever the claim is then called and whoever joined it. A value that came later was not ruled on: the difference
is then open again, and the ruling is shown beside it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from stemmata.model.annotations import Statement
from stemmata.model.case import Annotated, Case
from stemmata.model.claim import Claim, Variant
from stemmata.model.decision import ON_DIFFERENCES, Decision, in_force
from stemmata.text.ids import content_id
from stemmata.text.span import Span

State = Literal["open", "agreed", "set aside"]
Place = tuple[str, Span]  # a report's id, and characters of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested:
    """One variant of one claim, as something to be ruled on."""

    id: str  # content hash of the subject
    claim: Claim
    variant: Variant
    places: tuple[tuple[Place, ...], ...]  # for each value of the variant, where it stands; the first published first
    pinned: bool  # every place is a number of its own, so that no other difference has the same characters

    @property
    def slot(self) -> str:
        """What differs, as a decision names it: "quantity:barrels"."""
        return f"{self.variant.slot}:{self.variant.of or ''}"

    @property
    def subject(self) -> tuple[str, ...]:
        """The subject of a decision on it."""
        return self.slot, *sorted({_key(places[0]) for places in self.places})


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a difference stands with people."""

    state: State
    decision: Decision | None  # that by which it so stands; of an open one, a ruling that does not cover all its values
    history: tuple[Decision, ...]  # every ruling on it, those taken back too; oldest first


OPEN = Standing(state="open", decision=None, history=())


def contested(case: Case) -> tuple[Contested, ...]:
    """Every variant whose values stand in reports of the case, in the order of its claims and variants."""
    said = {one.id: (entry, one) for entry in case.reports for one in entry.annotations.statements}
    found = []
    for claim in case.links.claims:
        for variant in claim.variants:
            values = [[said[name] for name in value.statements if name in said] for value in variant.values]
            if len(values) > 1 and all(values):
                found.append(_contested(claim, variant, values))
    return tuple(found)


def _contested(claim: Claim, variant: Variant, values: Sequence[Sequence[tuple[Annotated, Statement]]]) -> Contested:
    ordered = [sorted(part, key=_first) for part in values]
    numbers = [
        [numbers_giving(entry, one, value.value) if variant.slot == "quantity" else () for entry, one in part]
        for value, part in zip(variant.values, ordered, strict=True)
    ]
    places = tuple(
        tuple(_place(entry, one, spans) for (entry, one), spans in zip(part, found, strict=True))
        for part, found in zip(ordered, numbers, strict=True)
    )
    slot = f"{variant.slot}:{variant.of or ''}"
    return Contested(
        id=content_id("difference", slot, *sorted({_key(part[0]) for part in places})),
        claim=claim,
        variant=variant,
        places=places,
        pinned=all(spans for found in numbers for spans in found),
    )


def _first(item: tuple[Annotated, Statement]) -> tuple[str, str, Span, str]:
    """The order of publication, undated last; then an order that is always the same."""
    entry, one = item
    published = entry.report.published
    return published.value if published else "\U0010ffff", entry.report.id, one.passage, one.id


def numbers_giving(entry: Annotated, one: Statement, value: str) -> tuple[Span, ...]:
    """The numbers of a statement that give a value of a variant: "at least 112" by "Over 112"; none where none does."""
    figure = re.search(r"\d[\d,]*(?:\.\d+)?", value)
    number = float(figure[0].replace(",", "")) if figure else None
    known = entry.annotations.quantities
    return tuple(
        quantity.span
        for quantity in (known[n] for n in one.quantities if n < len(known))
        if quantity.span.of(entry.report.text).casefold() == value.casefold()
        or (number is not None and number in (quantity.value, quantity.low, quantity.high))
    )


def _place(entry: Annotated, one: Statement, numbers: Sequence[Span]) -> Place:
    """The number itself where that is the matter, else all of the content."""
    spans = numbers or one.content or (one.passage,)
    return entry.report.id, Span(spans[0].start, spans[-1].end)


def _key(place: Place) -> str:
    report, span = place
    return f"{report}:{span.start}-{span.end}"


def place_of(key: str) -> Place | None:
    """What "report:start-end" names; None where the words are no such key."""
    found = re.fullmatch(r"(\w+):(\d+)-(\d+)", key)
    return (found[1], Span(int(found[2]), int(found[3]))) if found and int(found[2]) < int(found[3]) else None


def standings(differences: Iterable[Contested], decisions: Iterable[Decision]) -> Mapping[str, Standing]:
    """Difference id → how it stands; those on which nobody ruled are absent. ``decisions``: oldest first."""
    by_report: dict[str, dict[str, Contested]] = defaultdict(dict)
    for one in differences:
        for places in one.places:
            for report, _ in places:
                by_report[report][one.id] = one
    every = tuple(decisions)
    counting = {one.id for one in in_force(every)}
    on: dict[str, list[tuple[Decision, int]]] = defaultdict(list)
    among: dict[str, Contested] = {}
    for decision in every:
        if decision.kind not in ON_DIFFERENCES:
            continue
        ruled = [place for key in decision.subject[1:] if (place := place_of(key))]
        near = {name: one for report, _ in ruled for name, one in by_report.get(report, {}).items()}
        covered = {name: _covered(one, decision.subject[0], ruled) for name, one in near.items()}
        met = {name for name, values in covered.items() if values > 1}
        for name in {name for name in met if near[name].slot == decision.subject[0]} or met:
            on[name].append((decision, covered[name]))
            among[name] = near[name]
    return {name: _standing(among[name], found, counting) for name, found in on.items()}


def _covered(one: Contested, slot: str, ruled: Sequence[Place]) -> int:
    """How many values of the difference a ruling names.

    What differs must be the same; where its noun is another (a number read anew), the very characters must be.
    """
    exact = one.slot != slot
    if exact and (not one.pinned or one.slot.partition(":")[0] != slot.partition(":")[0]):
        return 0
    return sum(any(_same(place, other, exact=exact) for place in places for other in ruled) for places in one.places)


def _same(place: Place, other: Place, *, exact: bool) -> bool:
    if place[0] != other[0]:
        return False
    return place[1] == other[1] if exact else place[1].overlaps(other[1])


def _standing(one: Contested, found: Sequence[tuple[Decision, int]], counting: set[str]) -> Standing:
    history = tuple(decision for decision, _ in found)
    live = [(decision, covered) for decision, covered in reversed(found) if decision.id in counting]
    whole = next((decision for decision, covered in live if covered == len(one.places)), None)
    if whole is not None:
        state: State = "set aside" if whole.kind == "set-aside" else "agreed"
        return Standing(state=state, decision=whole, history=history)
    return Standing(state="open", decision=live[0][0] if live else None, history=history)
