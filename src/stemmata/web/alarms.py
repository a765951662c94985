"""What an investigator should look at first."""

from collections import defaultdict

from stemmata.model.claim import Claim, Variant
from stemmata.model.derivation import Derivation
from stemmata.web.edition import Edition

MANY = 3  # reports


def one_root(edition: Edition) -> tuple[Claim, ...]:
    """Claims that three reports or more tell, and that rest on one origin at most; most reports first."""
    return tuple(c for c in edition.claims if len(c.reports) >= MANY and c.origins.at_most <= 1)


def circles(edition: Edition) -> tuple[tuple[Derivation, ...], ...]:
    """Derivations that lead back to where they start, each circle's together, in order of publication."""
    edges = [d for d in edition.derivations.values() if d.circular]
    neighbours: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        neighbours[edge.child].add(edge.parent)
        neighbours[edge.parent].add(edge.child)
    found, seen = [], set()
    for start in sorted(neighbours, key=lambda key: (edition.rank.get(key, -1), key)):
        if start in seen:
            continue
        ring, waiting = {start}, [start]
        while waiting:
            fresh = neighbours[waiting.pop()] - ring
            ring |= fresh
            waiting += sorted(fresh)
        seen |= ring
        mine = [edge for edge in edges if edge.child in ring]
        found.append(tuple(sorted(mine, key=lambda d: (edition.rank.get(d.child, -1), d.id))))
    return tuple(found)


def changed_in_copying(edition: Edition) -> tuple[tuple[Claim, Variant], ...]:
    """Values that are other in the copy than in what it was copied from, in the order of the claims."""
    return tuple((claim, variant) for claim in edition.claims for variant in claim.variants if variant.changed_on)
