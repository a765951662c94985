"""What a stemma shows under the lens of one claim: its own letters and colours, and what each report gives for it."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import count as count_from

from stemmata.model.claim import Claim, Variant
from stemmata.web.edition import COLOURS, Edition, NamedOrigin
from stemmata.web.labels import SLOT_WORDS
from stemmata.web.tables import claim_row

SAYS = "says"  # the key of what every claim has: who says it and who denies it
_ORDER = ("quantity", "date", "place", "name", "role", "polarity", "attribution")
# Bounds as the values of variants have them, and the sign that stands for each in a box.
_BOUNDS = {"at least": "≥", "about": "≈", "at most": "≤", "more than": ">", "fewer than": "<", "up to": "≤"}
_BOUNDED = re.compile(rf"({'|'.join(_BOUNDS)}) (?=\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """Which letters and colours a stemma uses."""

    named: Mapping[str, NamedOrigin]  # origin id, or that of a voice counted with it → its letter
    resting: Mapping[str, tuple[NamedOrigin, ...]]  # report id → the origins that it rests on


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One thing that boxes can show under a lens."""

    key: str  # "quantity:drums", "date", "says": as addresses name it
    words: str  # "number of drums"
    values: Mapping[str, str]  # report id → what it gives; reports that give nothing are absent


def under_claim(edition: Edition, claim: Claim) -> Lettering:
    """The claim's origins: those without a letter get a numeral, those without a colour one that is free."""
    found = edition.letters(claim)
    free = iter([n for n in range(COLOURS) if n not in {named.colour for named in found}])
    numerals = count_from(1)
    mine = {origin.id: origin for origin in claim.origins.named}
    named = {
        one.origin.id: replace(
            one,
            origin=mine[one.origin.id],
            letter=one.letter or str(next(numerals)),
            colour=next(free, None) if one.colour is None else one.colour,
        )
        for one in found
    }
    resting: dict[str, list[NamedOrigin]] = defaultdict(list)
    for origin in named.values():
        for report in origin.origin.reports:
            resting[report].append(origin)
    counted = {voice: named[origin] for voice, origin in _counted_with(edition, claim).items() if origin in named}
    return Lettering(named={**counted, **named}, resting={report: tuple(of) for report, of in resting.items()})


def _counted_with(edition: Edition, claim: Claim) -> Mapping[str, str]:
    """Voice → the origin with which it is counted: "the Observatory" of one report, which others name in full.

    The way of a report ends at the voice, of the origins that the report rests on just one is reached by no way, and
    the two share a word of their names: what is counted together for other reasons is not guessed at here.
    """
    ends: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    held: set[str] = set()  # parents that wrote something themselves: no voices
    for path in claim.origins.paths:
        steps = [edition.derivations[name] for name in path.steps if name in edition.derivations]
        onward = [*(step.child for step in steps[1:]), None]  # a way may branch: a branch ends where no step goes on
        ends[path.report] |= {step.parent for step, next_ in zip(steps, onward, strict=True) if step.parent != next_}
        names |= {step.parent: step.parent_name for step in steps}
        held |= {step.parent for step in steps if step.parent_kind in ("report", "outlet", "hidden")}
    origins = {origin.id for origin in claim.origins.named}
    found: dict[str, str] = {}
    for report, reached in sorted(ends.items()):
        voices = sorted(reached - origins - held)
        open_ = [one for one in claim.origins.named if report in one.reports and one.id not in reached]
        if len(voices) == 1 and len(open_) == 1 and _words(names[voices[0]]) & _words(open_[0].name):
            found.setdefault(voices[0], open_[0].id)
    return found


def _words(name: str) -> set[str]:
    """The words that can tell one name from another: those of four letters or more."""
    return {word for word in re.findall(r"\w+", name.casefold()) if len(word) > 3}


def default_lens(edition: Edition) -> Claim | None:
    """The claim whose numbers differ in most reports; None where no number differs."""
    for claim in edition.claims:
        if any(variant.slot == "quantity" for variant in claim.variants):
            return claim
    return None


def giving(edition: Edition, claim: Claim) -> tuple[Given, ...]:
    """What boxes can show under this claim: its numbers first, the one that most reports give before others.

    The last is always who says it and who denies it.
    """
    found = [_given(edition, variant) for variant in claim.variants]
    order = sorted(found, key=lambda one: (_ORDER.index(one.key.partition(":")[0]), -len(one.values), one.key))
    kept = {one.key: one for one in reversed(order)}  # of two with one key, the one that more reports give
    return (*(one for one in order if kept[one.key] is one), _says(edition, claim))


def _given(edition: Edition, variant: Variant) -> Given:
    values: dict[str, dict[str, None]] = defaultdict(dict)
    for value in variant.values:
        for said in edition.said_in_order(value.statements):
            values[said.source.report.id][compact(value.value)] = None
    return Given(
        key=f"{variant.slot}:{variant.of}" if variant.of else variant.slot,
        words=SLOT_WORDS[variant.slot] + (f" of {variant.of}" if variant.of else ""),
        values={report: " / ".join(found) for report, found in values.items()},
    )


def _says(edition: Edition, claim: Claim) -> Given:
    cells = claim_row(edition, claim).cells
    return Given(
        key=SAYS, words="whether it says so or denies it", values={name: cell.word for name, cell in cells.items()}
    )


def values_under(edition: Edition, lens: Claim | None, key: str | None = None) -> Mapping[str, str]:
    """Report id → what it gives for the claim: what ``key`` names, or else the first that :func:`giving` lists."""
    if lens is None:
        return {}
    found = giving(edition, lens)
    return next((one for one in found if one.key == key), found[0]).values


def compact(value: str) -> str:
    """The value with the words of a bound before a number as a sign.

    >>> compact("at least 150 volunteers"), compact("about 2,500"), compact("several hundred")
    ('≥150 volunteers', '≈2,500', 'several hundred')
    """
    return _BOUNDED.sub(lambda found: _BOUNDS[found[1].lower()], value, count=1)
