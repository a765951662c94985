"""The stemma: all signs for a step from child to parent weighed together, what humans ruled, and circles.

A step on which a reviewer disagreed stays in the stemma, with score 0, so that the ruling shows;
:func:`counted` leaves it out, and only counted steps lead to an origin.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final, get_args

from stemmata.link.context import LinkContext
from stemmata.link.descent.circles import circular
from stemmata.link.descent.cites import stated
from stemmata.link.descent.publication import surely_before
from stemmata.link.descent.reuse import Reuse, reuses
from stemmata.link.descent.shelf import shelf
from stemmata.link.descent.signs import Sign
from stemmata.link.descent.speakers import Speakers
from stemmata.link.descent.wording_signs import wording_signs
from stemmata.model.decision import Decision
from stemmata.model.derivation import Derivation, DerivationKind
from stemmata.model.evidence import Evidence
from stemmata.text.ids import content_id

# Where several signs speak for one step, it is named for the kind that says most.
KINDS: Final[tuple[DerivationKind, ...]] = ("translates", "syndicates", "cites", "describes", "links", "reuses")
AGAINST: Final = 0.5  # how much of the strongest sign against counts
RULED: Final = ("agree", "disagree", "undecided")  # of these the last counts; "undecided" leaves it to the signs


def derive(
    context: LinkContext, claims: Iterable[Collection[str]] = (), who: Speakers | None = None
) -> tuple[Derivation, ...]:
    """All derivations of the case, sorted by id.

    ``claims`` are collections of statement ids that say the same thing: they help to find which report
    of an outlet another one cites. ``who``: the speakers of the case, where they are already made.
    """
    return derivations_from(context, reuses(context.reports), claims, who)


def derivations_from(
    context: LinkContext,
    shared: Sequence[Reuse],
    claims: Iterable[Collection[str]] = (),
    who: Speakers | None = None,
) -> tuple[Derivation, ...]:
    """The same, the shared wording already known."""
    return weighed(context, signs_of(context, shared, claims, who))


def signs_of(
    context: LinkContext,
    shared: Sequence[Reuse],
    claims: Iterable[Collection[str]] = (),
    who: Speakers | None = None,
) -> tuple[Sign, ...]:
    """All signs for a step from child to parent, before they are weighed; none hangs on a ruling."""
    said = stated(shelf(context, shared, claims, who))
    return (*said, *wording_signs(context.reports, shared, said))


def weighed(context: LinkContext, signs: Iterable[Sign]) -> tuple[Derivation, ...]:
    """One derivation for each child and parent, decisions replayed and circles marked; sorted by id."""
    steps: defaultdict[tuple[str, str], list[Sign]] = defaultdict(list)
    for sign in signs:
        steps[sign.child, sign.parent.id].append(sign)
    rulings = _rulings(context.decisions)
    found = [_ruled(_derivation(context, steps[step]), rulings) for step in sorted(steps)]
    circle = circular([one for one in found if one.score > 0], context.outlets)
    marked = (replace(one, circular=True) if one.id in circle else one for one in found)
    return tuple(sorted(marked, key=lambda one: one.id))


def counted(derivations: Iterable[Derivation]) -> tuple[Derivation, ...]:
    """The derivations that lead to origins: those on which no reviewer disagreed."""
    return tuple(one for one in derivations if one.score > 0)


def derivation_id(child: str, parent: str, kind: DerivationKind) -> str:
    return content_id("derivation", child, parent, kind)


def _derivation(context: LinkContext, signs: Sequence[Sign]) -> Derivation:
    """The signs for one step, weighed: the strongest sign speaks, the strongest against takes from it."""
    first = signs[0]
    speaking = [sign for sign in signs if not sign.evidence.against]
    kind = min((sign.kind for sign in speaking), key=KINDS.index)
    evidence = {(one.sign, one.reason): one for one in (sign.evidence for sign in signs)}
    evidence |= {(one.sign, one.reason): one for one in _later(context, first.child, first.parent.id)}
    ordered = sorted(evidence.values(), key=lambda one: (one.against, -one.strength, one.sign, one.reason))
    weak = max((one.strength for one in ordered if one.against), default=0.0)
    return Derivation(
        id=derivation_id(first.child, first.parent.id, kind),
        child=first.child,
        parent=first.parent.id,
        parent_kind=first.parent.kind,
        parent_name=first.parent.name,
        kind=kind,
        status="stated" if any(sign.stated for sign in signs) else "inferred",
        score=round(max(0.01, ordered[0].strength - AGAINST * weak), 3),
        reason=ordered[0].reason,
        evidence=tuple(ordered),
    )


def _later(context: LinkContext, child: str, parent: str) -> tuple[Evidence, ...]:
    """Against: the parent was published after the child, as far as its date tells."""
    other, mine = context.report_of.get(parent), context.report_of.get(child)
    if other is None or mine is None or not surely_before(mine.report, other.report):
        return ()
    dates = [one.report.published.value if one.report.published else "" for one in (other, mine)]
    reason = f"The parent is dated {dates[0]}, after the child ({dates[1]}): its date may be that of an update."
    return (Evidence(sign="parent_later", strength=0.5, reason=reason, against=True),)


def _rulings(decisions: Sequence[Decision]) -> Mapping[str, Decision]:
    """The last ruling on each derivation."""
    return {one.subject[0]: one for one in decisions if one.kind in RULED and one.subject}


def _ruled(found: Derivation, rulings: Mapping[str, Decision]) -> Derivation:
    """The derivation as a human ruled on it, under whatever kind it had then."""
    names = (derivation_id(found.child, found.parent, kind) for kind in get_args(DerivationKind)) if rulings else ()
    held = [rulings[name] for name in names if name in rulings]
    if not held:
        return found
    ruling = rulings.get(found.id) or max(held, key=lambda one: (one.time, one.id))
    if ruling.kind == "undecided":
        return found
    disagrees = ruling.kind == "disagree"
    said = f"A reviewer {'disagreed' if disagrees else 'agreed'}: {ruling.author}"
    reason = f"{said}, “{ruling.reason}”." if ruling.reason else f"{said}."
    word = Evidence(sign="reviewer", strength=1.0, reason=reason, against=disagrees)
    evidence = (*found.evidence, word) if disagrees else (word, *found.evidence)
    return replace(found, score=0.0 if disagrees else 1.0, reason=f"{reason} {found.reason}", evidence=evidence)
