"""What is sure to change if a person says that some occurrences of one name are not the same."""

from collections.abc import Iterable
from dataclasses import dataclass

from stemmata.model.claim import Claim
from stemmata.model.entity import Entity
from stemmata.web.edition import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One occurrence that would stand for itself."""

    subject: str  # as decisions name it
    name: str
    report: str
    statements: int  # of the report that name it


@dataclass(frozen=True, slots=True, kw_only=True)
class Parting:
    parts: tuple[Part, ...]  # in order of publication; two at least
    rest: int  # occurrences that were not ticked
    claims: tuple[Claim, ...]  # whose statements name several of the parts, those of most reports first
    origin_of: tuple[Claim, ...]  # that count the name as one origin
    ties: int  # alleged ties of the name, each of which would go with one of the parts


def parting(edition: Edition, entity: Entity, subjects: Iterable[str]) -> Parting | None:
    """What a split of these members would do; None where fewer than two of them are members of the entity."""
    asked = set(subjects)
    members = [one for one in entity.members if ":".join(one) in asked and one[0] in edition.by_report]
    if len(members) < 2:
        return None
    members.sort(key=lambda one: (edition.rank[one[0]], one[1]))
    naming = {one: _naming(edition, one) for one in members}
    told: dict[str, set[tuple[str, str]]] = {}
    for member, statements in naming.items():
        for claim in {claim.id for name in statements for claim in edition.claims_of.get(name, ())}:
            told.setdefault(claim, set()).add(member)
    return Parting(
        parts=tuple(_part(edition, entity, one, len(naming[one])) for one in members),
        rest=len(entity.members) - len(members),
        claims=tuple(claim for claim in edition.claims if len(told.get(claim.id, ())) > 1),
        origin_of=tuple(
            claim for claim in edition.claims if any(origin.id == entity.id for origin in claim.origins.named)
        ),
        ties=sum(entity.id in (one.subject, one.object) for one in edition.case.links.relations),
    )


def _naming(edition: Edition, member: tuple[str, str]) -> list[str]:
    report, local = member
    return [one.id for one in edition.by_report[report].annotations.statements if local in one.locals]


def _part(edition: Edition, entity: Entity, member: tuple[str, str], statements: int) -> Part:
    found = edition.local(*member)
    name = found.name if found else entity.name
    return Part(subject=":".join(member), name=name, report=member[0], statements=statements)
