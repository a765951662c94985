"""How far two passes over the set agree, with bootstrap intervals over documents.

Attributions of the two are matched as :mod:`bench.chains.score` matches; one pass is taken for the gold, which makes no
difference to F1. *exact*: the same words in every role. *surer ones*: without those that only one pass has and that
it was not sure of. Kappa is Cohen's, over matched attributions: of modality, kind of source, and being nested or not.

High agreement says that both read the guideline alike. It stands beside that of two human readers only if the passes
were made by people who differ as much as those.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bench.chains.gold import Held, Tree
from bench.chains.predicted import of_tree
from bench.chains.score import compared
from bench.intervals import Measure, Totals, f1_of, share_of
from bench.passes import labels_of
from bench.said.attribution import marked, words_by_role
from bench.said.words import Words, words_of
from stemmata.annotate.tagger.sequence import ROLES

LABELS: dict[str, Callable[[Held], str]] = {
    "modality": lambda one: one.modality,
    "kind of source": lambda one: one.kind,
    "nested or not": lambda one: "nested" if one.parent is not None else "not",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Two passes over one document."""

    one: Tree
    other: Tree
    both: tuple[tuple[Held, Held], ...]  # in the order of the one
    only_one: tuple[Held, ...]
    only_other: tuple[Held, ...]
    edges: int  # of both, those with the same voice above
    chains: int


def sides(one: Tree, other: Tree) -> Sides:
    """Which attributions both passes have. Raises ValueError where they are of different texts."""
    if one.text != other.text:
        raise ValueError(f"{one.name} and {other.name} are not one text")
    found = of_tree(other)
    asked = replace(one, attributions=tuple(replace(mark, sure=True) for mark in one.attributions))
    side = compared(asked, found)
    place = {id(prediction): mark for prediction, mark in zip(found, other.attributions, strict=True)}
    marks = one.by_id()
    both = tuple((marks[met.gold.id], place[id(met.found)]) for met in side.met if met.found is not None)
    taken = {mark.id for _, mark in both}
    return Sides(
        one=one,
        other=other,
        both=both,
        only_one=tuple(marks[met.gold.id] for met in side.met if met.found is None),
        only_other=tuple(mark for mark in other.attributions if mark.id not in taken),
        edges=side.counts["edges"],
        chains=side.counts["chains"],
    )


def counts_of(side: Sides) -> Totals:
    """The counts of one document."""
    held = words_of(side.one.text)
    both = len(side.both)
    surer_one, surer_other = (sum(mark.sure for mark in only) for only in (side.only_one, side.only_other))
    nested = [(one, other) for one, other in side.both if one.parent is not None and other.parent is not None]
    counts = Counter(
        {
            "both": both,
            "one": len(side.one.attributions),
            "other": len(side.other.attributions),
            "surer one": both + surer_one,
            "surer other": both + surer_other,
            "exact": sum(words_by_role(one.said, held) == words_by_role(other.said, held) for one, other in side.both),
            "edges": side.edges,
            "chains": side.chains,
            "nested both": len(nested),
            "nested one": sum(mark.parent is not None for mark in side.one.attributions),
            "nested other": sum(mark.parent is not None for mark in side.other.attributions),
        }
    )
    counts.update(_words(side, held))
    for label, of in LABELS.items():
        counts.update(f"{label}|{of(one)}|{of(other)}" for one, other in side.both)
    return counts


def _words(side: Sides, held: Words) -> dict[str, int]:
    counts: dict[str, int] = {}
    for role in ROLES:
        one, other = (
            held.at(span for mark in tree.attributions for span in mark.said.spans(role))
            for tree in (side.one, side.other)
        )
        counts |= {f"{role} both": len(one & other), f"{role} one": len(one), f"{role} other": len(other)}
    return counts


def measures() -> tuple[Measure, ...]:
    """The figures, in the order of the table."""
    return (
        f1_of("attributions", right="both", wanted="one", found="other"),
        f1_of("attributions, surer ones", right="both", wanted="surer one", found="surer other"),
        f1_of("attributions, exact", right="exact", wanted="one", found="other"),
        *(f1_of(f"{r} words", right=f"{r} both", wanted=f"{r} one", found=f"{r} other") for r in ROLES),
        f1_of("edges", right="edges", wanted="one", found="other"),
        f1_of("nested attributions", right="nested both", wanted="nested one", found="nested other"),
        share_of("exact chain, of both", right="chains", of="both"),
        *(_agreement(label) for label in LABELS),
        *(_kappa(label) for label in LABELS),
    )


def _agreement(label: str) -> Measure:
    key = f"{label}, the same"
    return Measure(key=key, figure=lambda totals: labels_of(label, totals).share(key))


def _kappa(label: str) -> Measure:
    key = f"{label}, kappa"
    return Measure(key=key, figure=lambda totals: labels_of(label, totals).kappa(key))


def differences(held: Sequence[Sides]) -> str:
    """Everything in which two passes differ, document by document, for whoever adjudicates."""
    lines = ["Source in [ ], cue in { }, content in ⟨ ⟩; then modality, kind, parent, and ? where not sure."]
    for side in held:
        text = side.one.text
        lines += ["", f"## {side.one.name}: {len(side.both)} in both"]
        lines += [f"- only one    {_shown(text, mark)}" for mark in side.only_one]
        lines += [f"- only other  {_shown(text, mark)}" for mark in side.only_other]
        for one, other in side.both:
            same = all(of(one) == of(other) for of in LABELS.values())
            if not same or one.said != other.said:
                lines += [f"- one         {_shown(text, one)}", f"    other     {_shown(text, other)}"]
    return "\n".join(lines) + "\n"


def _shown(text: str, mark: Held) -> str:
    label = f"{mark.id} in {mark.parent}" if mark.parent is not None else str(mark.id)
    return f"{label}: {marked(text, mark.said)} ({mark.modality}, {mark.kind}{'' if mark.sure else '?'})"
