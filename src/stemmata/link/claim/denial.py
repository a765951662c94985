"""Which side a statement takes in the end: that it is so, or that it is not.

A denial is a voice's ("the ministry denied that men were trained"), a negation is in the content's own words ("no men
were trained"). Each turns the side, so that who denies that nothing happened says that it happened.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from stemmata.link.claim.predicates import NEGATION
from stemmata.link.context import LinkContext, Located
from stemmata.text.span import Span

CANNOT: Final = re.compile(r"\bcannot\b")


def denials(located: Located) -> int:
    """How many voices of the chain deny."""
    return sum(step.modality == "denies" for step in located.statement.chain)


def negated(located: Located, spans: Iterable[Span]) -> bool:
    """Whether the statement is negative, and its negation stands in these words of it."""
    if located.statement.polarity != "negative":
        return False
    text = located.where.report.text
    return any(pattern.search(span.of(text).lower()) for span in spans for pattern in (NEGATION, CANNOT))


def denied(located: Located, spans: Iterable[Span]) -> bool:
    """Whether these words of the statement are in the end said not to be so."""
    return (denials(located) % 2 == 1) != negated(located, spans)


def bringing(parts: Mapping[str, tuple[Span, ...]], context: LinkContext) -> Mapping[str, tuple[Span, ...]]:
    """Of the statements of a claim those that bring it: who denies what most of the others say is no origin of it.

    ``parts``: statement id → the stretches of it that say the claim. Where as many deny it as say so, those who say so.
    """
    denies = {
        name: denied(context.statements[name], spans) for name, spans in parts.items() if name in context.statements
    }
    negative = sum(denies.values()) * 2 > len(denies)
    return {name: spans for name, spans in parts.items() if denies.get(name, negative) == negative}
