"""The label of a claim: the one of its wordings that is most like the others and reads well on its own."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from stemmata.link.claim.clauses import faults
from stemmata.link.claim.propositions import Proposition
from stemmata.link.claim.similarity import Weights

LABEL_LENGTH: Final = 160
FEWEST, MOST = 5, 25  # words of a label that says enough, and not too much
# What joins a clause to the one before says nothing at the head of a label.
LEADING: Final = re.compile(
    r"^(?:(?:and|but|while|whereas|although|though|that|so|also|as well as|in addition to|adding that|whereby|"
    r"meanwhile|however|elsewhere)\b[ ,]*)+",
    re.I,
)
# What a fault costs: the likeness to the others lies between 0 and 1.
OF_NEGATIVE: Final = 0.25  # "the port gave no boats": what was said, before it was denied, names the claim better
OF_CUE: Final = 0.5  # "states the letter" inside the words
OF_GAP: Final = 0.6  # words of another voice are left out
OF_LENGTH: Final = 0.35
OF_HEADLINE: Final = 0.1
COMPARED: Final = 12  # so many members stand for all


def label(members: Sequence[Proposition], weights: Weights) -> str:
    """The words of the member most like the others that reads well on its own, of several alike the earliest's.

    ``members``: in a fixed order. A wording that is too long is cut.
    """
    if len(members) == 1:
        return shortened(_text(members[0]))
    others = _standing_for(members)
    ranked = min(
        members,
        key=lambda one: (
            round(_cost(one) - _likeness(one, others, weights), 2),
            one.located.published or "9999",
            len(one.text),
            _text(one),
            (one.located.report, *one.key),
        ),
    )
    return shortened(_text(ranked))


def shortened(text: str) -> str:
    """The text, cut after a whole word so that it fits with an ellipsis, where it is too long."""
    if len(text) <= LABEL_LENGTH:
        return text
    cut = text[: LABEL_LENGTH - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–—-") + "…"


def _text(one: Proposition) -> str:
    return LEADING.sub("", " ".join(one.text.split())) or one.text


def _standing_for(members: Sequence[Proposition]) -> Sequence[Proposition]:
    """Members spread evenly over all, each wording once."""
    distinct = list({one.signature: one for one in members}.values())
    step = max(1, -(-len(distinct) // COMPARED))
    return distinct[::step]


def _likeness(one: Proposition, others: Iterable[Proposition], weights: Weights) -> float:
    """The mean share of words in common with the others, 0.0 to 1.0; for a member alone the share of all its words."""
    mass = weights.of(one.words)
    found = []
    for other in others:
        if other.signature == one.signature:
            continue
        both = weights.of(one.words.keys() & other.words.keys())
        found.append(2 * both / max(1e-9, mass + weights.of(other.words)))
    return sum(sorted(found)) / len(found) if found else min(1.0, len(one.words) / MOST)


def _cost(one: Proposition) -> float:
    text = _text(one)
    words = text.count(" ") + 1
    cost = faults(text) + OF_NEGATIVE * one.denied + OF_GAP * (len(one.spans) - 1)
    cost += OF_LENGTH * (words < FEWEST or words > MOST) + OF_LENGTH * (len(text) > LABEL_LENGTH)
    where = one.located.where.report
    cost += OF_HEADLINE * (where.zone_at(one.spans[0].start) != "body")
    cues = [step.cue for step in one.located.statement.chain if step.cue is not None]
    return cost + OF_CUE * any(span.overlaps(cue) for span in one.spans for cue in cues)
