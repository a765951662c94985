"""Derivations: the child depends on the parent."""

from dataclasses import dataclass
from typing import Literal

from stemmata.model.evidence import Evidence

ParentKind = Literal["report", "outlet", "document", "person", "organisation", "unnamed", "hidden"]
DerivationKind = Literal["cites", "links", "translates", "reuses", "describes", "syndicates"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """One edge of the stemma."""

    id: str  # content hash of child, parent and kind
    child: str  # report id, or a hidden parent's id where that one itself derives
    parent: str  # report, entity or document id, or a hidden parent's id
    parent_kind: ParentKind
    parent_name: str
    kind: DerivationKind
    status: Literal["stated", "inferred"]
    score: float  # strength of the strongest sign less the signs against, 0.0 to 1.0
    reason: str  # one sentence for the user
    evidence: tuple[Evidence, ...]  # strongest first; signs against last
    circular: bool = False  # it lies on a circle of citations
