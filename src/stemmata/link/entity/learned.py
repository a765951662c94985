"""What is learned of people from the documents that they are said to have signed or received."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from stemmata.link.entity.entity_clusters import Clusters, Key
from stemmata.link.entity.names import loosely_alike
from stemmata.link.entity.spellings import Spelling

STRENGTH = 0.9


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Learned:
    """Two people of two reports who are one, and the sentence that says why."""

    left: Key
    right: Key
    reason: str


def join_learned(spellings: Sequence[Spelling], clusters: Clusters, learned: Iterable[Learned]) -> None:
    """Joins who signed (or received) one document, unless another spelling of the one is a name unlike the other's.

    Nor are two joined whom one report tells apart: see :class:`Clusters`.
    """
    at: Mapping[Key, int] = {key: place for place, spelling in enumerate(spellings) for key in spelling.members}
    for one in sorted(set(learned)):
        left, right = at.get(one.left), at.get(one.right)
        if left is not None and right is not None and _all_alike(spellings, clusters, left, right):
            clusters.join(left, right, "same_document", STRENGTH, one.reason)


def _all_alike(spellings: Sequence[Spelling], clusters: Clusters, left: int, right: int) -> bool:
    return all(
        loosely_alike(spellings[a].name, spellings[b].name)
        for a in clusters.spellings_of(left)
        for b in clusters.spellings_of(right)
    )
