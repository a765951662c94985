"""What an investigator should look at first, in the order in which pages show it."""

from collections.abc import Iterable

from stemmata import alarms
from stemmata.model.claim import Claim, Variant
from stemmata.model.derivation import Derivation
from stemmata.web.edition import Edition


def one_root(edition: Edition) -> tuple[Claim, ...]:
    """Claims that three reports or more tell, and that rest on one origin at most; most reports first."""
    return alarms.one_root(edition.claims)


def changed_in_copying(edition: Edition) -> tuple[tuple[Claim, Variant], ...]:
    """Values that are other in the copy than in what it was copied from, in the order of the claims.

    Those that a person set aside are left out: they stay to be seen among the differences.
    """
    found = alarms.changed_in_copying(edition.claims)
    return tuple(pair for pair in found if edition.standing(*pair).state != "set aside")


def circles(edition: Edition) -> tuple[tuple[Derivation, ...], ...]:
    """Derivations that lead back to where they start, each circle's together, in order of publication."""

    def place(end: str) -> tuple[int, str]:
        return edition.rank.get(end, -1), end

    def first(ring: Iterable[Derivation]) -> tuple[int, str]:
        return min(place(end) for edge in ring for end in (edge.child, edge.parent))

    rings = sorted(alarms.circles(edition.derivations.values()), key=first)
    return tuple(tuple(sorted(ring, key=lambda d: (edition.rank.get(d.child, -1), d.id))) for ring in rings)
