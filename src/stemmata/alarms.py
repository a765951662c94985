"""What an investigator should look at first, for pages and terminal alike. Each keeps the order that it is given."""

from collections.abc import Iterable
from typing import Final

from stemmata.model.claim import Claim, Variant
from stemmata.model.derivation import Derivation

MANY: Final = 3  # reports: so many make a claim look well supported


def one_root(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims that three reports or more tell, and that rest on one origin at most."""
    return tuple(claim for claim in claims if len(claim.reports) >= MANY and claim.origins.at_most <= 1)


def circles(derivations: Iterable[Derivation]) -> tuple[tuple[Derivation, ...], ...]:
    """Derivations that lead back to where they start, each circle's together."""
    edges = [one for one in derivations if one.circular]
    circle: dict[str, str] = {}  # an end → the end that stands for its circle

    def standing_for(end: str) -> str:
        while circle.setdefault(end, end) != end:
            end = circle[end]
        return end

    for edge in edges:
        circle[standing_for(edge.child)] = standing_for(edge.parent)
    found: dict[str, list[Derivation]] = {}
    for edge in edges:
        found.setdefault(standing_for(edge.child), []).append(edge)
    return tuple(map(tuple, found.values()))


def changed_in_copying(claims: Iterable[Claim]) -> tuple[tuple[Claim, Variant], ...]:
    """Values that are other in the copy than in what it was copied from."""
    return tuple((claim, variant) for claim in claims for variant in claim.variants if variant.changed_on)
