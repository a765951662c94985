"""Variants: the slots in which a claim differs, who gives which value, and where it changed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bench.gold.claims import Met, statement_reports
from bench.gold.figures import Finding, Part, joined, of_sets, retrieval
from bench.gold.ground import Ground
from bench.gold.read import GoldVariant
from stemmata.model.claim import Variant

_FIGURES = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a variant."""

    shown: str
    reports: frozenset[str]  # gold keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """A variant of the gold, and that of the case with the same slot and most values alike, if there is one."""

    claim: str
    gold: GoldVariant
    built: Variant | None
    values: tuple[Value, ...]  # of the built one, among the reports of the gold's claim

    @property
    def shared(self) -> int:
        return _shared(self.gold, self.values)


def variants_part(ground: Ground, met: tuple[Met, ...]) -> Part:
    """Slots by claim; values by (variant, value, report); changes by (variant, child, parent).

    A value is told by the reports that give it, and by its figures where both write them.
    """
    keys = statement_reports(ground)
    pairs: list[Paired] = []
    strays: list[tuple[str, Variant]] = []
    for one in met:
        left = list(one.built.variants) if one.built is not None else []
        members = frozenset(member.report for member in one.gold.members)
        for gold in one.gold.variants:
            held = [(variant, _values(variant, keys, members)) for variant in left if variant.slot == gold.slot]
            built, values = max(held, key=lambda v: (_shared(gold, v[1]), v[0].reason), default=(None, ()))
            pairs.append(Paired(claim=one.gold.id, gold=gold, built=built, values=values))
            left = [variant for variant in left if variant is not built]
        strays += [(one.gold.id, variant) for variant in left if len(_values(variant, keys, members)) > 1]
    return joined((_slots(pairs, strays), _agreeing(pairs), _changes(ground, pairs)))


def _values(variant: Variant, keys: Mapping[str, str], members: frozenset[str]) -> tuple[Value, ...]:
    """The values that reports of the gold's claim give; none of a value that only others give."""
    found = (
        Value(shown=one.value, reports=frozenset(keys[s] for s in one.statements if s in keys) & members)
        for one in variant.values
    )
    return tuple(value for value in found if value.reports)


def _shared(gold: GoldVariant, values: tuple[Value, ...]) -> int:
    """How many (value, report) agree, values paired one to one, the pair with most reports in common first."""
    ranked = sorted(
        (-len(common), n, m)
        for n, one in enumerate(gold.values)
        for m, other in enumerate(values)
        if (common := other.reports & set(one.reports)) and _may_be_one(one.value, other.shown)
    )
    ours: set[int] = set()
    theirs: set[int] = set()
    total = 0
    for less, n, m in ranked:
        if n not in ours and m not in theirs:
            ours.add(n)
            theirs.add(m)
            total -= less
    return total


def _may_be_one(wanted: str, found: str) -> bool:
    """Not where both write figures and none is the same."""
    mine, theirs = _figures(wanted), _figures(found)
    return not mine or not theirs or bool(mine & theirs)


def _figures(text: str) -> frozenset[float]:
    return frozenset(float(match.replace(",", "")) for match in _FIGURES.findall(text))


def _slots(pairs: list[Paired], strays: list[tuple[str, Variant]]) -> Part:
    key = "variants.slots"
    right = sum(pair.built is not None for pair in pairs)
    missed = [
        Finding(figure=key, sort="missed", report="", words=f"{p.claim} {p.gold.slot}: {_shown_gold(p.gold)}")
        for p in pairs
        if p.built is None
    ]
    false = [
        Finding(figure=key, sort="false", report="", words=f"{claim} {v.slot}: {_shown(v)}", note=v.reason)
        for claim, v in strays
    ]
    figure = retrieval(key, right=right, wanted=len(pairs), found=right + len(strays))
    return Part(figures=(figure,), findings=(*missed, *false))


def _agreeing(pairs: list[Paired]) -> Part:
    key = "variants.values"
    wanted = sum(len(value.reports) for pair in pairs for value in pair.gold.values)
    found = sum(len(value.reports) for pair in pairs for value in pair.values)
    differs = [
        Finding(
            figure=key,
            sort="differs",
            report="",
            words=f"{pair.claim} {pair.gold.slot}: {_shown_gold(pair.gold)}",
            note="; ".join(f"{value.shown} in {', '.join(sorted(value.reports))}" for value in pair.values),
        )
        for pair in pairs
        if pair.built is not None and pair.shared < sum(len(value.reports) for value in pair.gold.values)
    ]
    figure = retrieval(key, right=sum(pair.shared for pair in pairs), wanted=wanted, found=found)
    return Part(figures=(figure,), findings=tuple(differs))


def _changes(ground: Ground, pairs: list[Paired]) -> Part:
    """The steps of the stemma on which a value changed."""
    key = "variants.changed on"
    steps = {
        d.id: (ground.keys.get(d.child, d.child), ground.keys.get(d.parent, d.parent))
        for d in ground.case.links.derivations
    }
    wanted = {(p.claim, p.gold.slot, *step) for p in pairs for step in p.gold.changed_on}
    found = {
        (p.claim, p.gold.slot, *steps[step])
        for p in pairs
        if p.built is not None
        for step in p.built.changed_on
        if step in steps
    }
    missed = (Finding(figure=key, sort="missed", report="", words=" → ".join(s)) for s in sorted(wanted - found))
    false = (Finding(figure=key, sort="false", report="", words=" → ".join(s)) for s in sorted(found - wanted))
    return Part(figures=(of_sets(key, wanted, found),), findings=(*missed, *false))


def _shown_gold(variant: GoldVariant) -> str:
    return "; ".join(f"{value.value} in {', '.join(value.reports)}" for value in variant.values)


def _shown(variant: Variant) -> str:
    return "; ".join(value.value for value in variant.values)
