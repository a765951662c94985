"""Two names that may be one, and what is sure to change if a person says that they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stemmata.model.claim import Claim
from stemmata.model.entity import Entity
from stemmata.model.evidence import Evidence
from stemmata.web.edition import Edition

MOST: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A claim that would count one origin where it now counts two."""

    claim: Claim
    was: int
    now: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Another name, why it may be the same, and what would change."""

    other: Entity
    why: Evidence | None  # None where a person looked for it
    subjects: tuple[str, str]  # a member of each, as decisions name them
    names: tuple[str, ...]  # every spelling that the one name would then have
    reports: int  # that would then name it
    both: tuple[str, ...]  # reports that name both, and may thereby tell them apart; in order of publication
    lost: tuple[Lost, ...]
    between: int  # relations that would tie it to itself


def matches(edition: Edition, entity: Entity, others: Sequence[str]) -> tuple[Match, ...]:
    """The first of these names, in the order given; those that no report names have nothing to rule on."""
    why = dict(zip(entity.maybe_same, entity.maybe_reasons, strict=False))
    known = [edition.entities[one] for one in others if one in edition.entities]
    return tuple(
        _match(edition, entity, other, why.get(other.id)) for other in known[:MOST] if entity.members and other.members
    )


def _match(edition: Edition, entity: Entity, other: Entity, why: Evidence | None) -> Match:
    mine, theirs = ({report for report, _ in one.members} for one in (entity, other))
    pair = {entity.id, other.id}
    lost = [
        Lost(claim=claim, was=claim.origins.at_most, now=claim.origins.at_most - 1)
        for claim in edition.claims
        if claim.origins.at_most > 1 and pair <= {origin.id for origin in claim.origins.named}
    ]
    relations = edition.case.links.relations
    return Match(
        other=other,
        why=why,
        subjects=(":".join(entity.members[0]), ":".join(other.members[0])),
        names=tuple(sorted({*entity.names, *other.names})),
        reports=len(mine | theirs),
        both=edition.in_order(mine & theirs),
        lost=tuple(lost),
        between=sum({one.subject, one.object} == pair for one in relations),
    )
