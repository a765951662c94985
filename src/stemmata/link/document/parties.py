"""Who signs and who receives over reports: names that may be one person's, and what one document teaches of them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from stemmata.link.document.descriptions import Description
from stemmata.link.entity.entities import JoinedEntities
from stemmata.link.entity.entity_clusters import Key
from stemmata.link.entity.learned import Learned
from stemmata.link.entity.names import loosely_alike, sounds
from stemmata.model.entity import Entity
from stemmata.text.romanise import folded

Maybe = Mapping[str, frozenset[str]]  # entity → entities that it may be the same as
BUCKET = 40  # parties compared within one block


def maybe_one(described: Sequence[Description], named: JoinedEntities) -> Maybe:
    """Entity → those that it may be the same as: by the case's own doubts, and parties whose names sound alike.

    Two whom one report names side by side are never taken for one.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for entity in named.entities:
        found[entity.id].update(entity.maybe_same)
    people = {one for description in described for one in description.people}
    blocks: dict[str, list[Entity]] = defaultdict(list)
    for entity in named.entities:
        words = folded(entity.name).split()
        if entity.id in people and words:
            blocks[sounds(words[-1])[:1]].append(entity)
    for _, block in sorted(blocks.items()):
        for at, left in enumerate(block[:BUCKET]):
            for right in block[at + 1 : BUCKET]:
                if loosely_alike(left.name, right.name) and not _told_apart(left, right):
                    found[left.id].add(right.id)
                    found[right.id].add(left.id)
    return {entity: frozenset(others) for entity, others in found.items() if others}


def _told_apart(left: Entity, right: Entity) -> bool:
    return not {report for report, _ in left.members}.isdisjoint(report for report, _ in right.members)


def learned(groups: Iterable[Sequence[Description]], named: JoinedEntities, maybe: Maybe) -> tuple[Learned, ...]:
    """The people who must be one, since the reports agree on the document and each names one such person, sorted."""
    members = {entity.id: entity.members for entity in named.entities}
    found: set[Learned] = set()
    for group in groups:
        kind = sorted(one.kind for one in group)[0]
        for left, right in _pairs(group, "signatories", maybe):
            found |= _joins(left, right, members, f"Both are said to have signed the same {kind}.")
        for left, right in _pairs(group, "addressees", maybe):
            found |= _joins(left, right, members, f"Both are said to have received the same {kind}.")
    return tuple(sorted(found))


def _pairs(group: Sequence[Description], role: str, maybe: Maybe) -> Iterator[tuple[str, str]]:
    """Two people, each the only one in this role by some description, who may be one."""
    alone: set[str] = set()
    for one in group:
        parties = one.signatories if role == "signatories" else one.addressees
        if len(parties) == 1 and parties <= one.people:
            alone |= parties
    ordered = sorted(alone)
    for at, left in enumerate(ordered):
        yield from ((left, right) for right in ordered[at + 1 :] if right in maybe.get(left, frozenset()))


def _joins(left: str, right: str, members: Mapping[str, tuple[Key, ...]], reason: str) -> set[Learned]:
    if not members.get(left) or not members.get(right):
        return set()
    return {Learned(left=members[left][0], right=members[right][0], reason=reason)}
