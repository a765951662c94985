"""Alleged ties between entities, and alleged happenings."""

from dataclasses import dataclass
from typing import Literal

from stemmata.model.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Every relation is somebody's allegation."""

    id: str
    subject: str  # entity id
    predicate: str  # "cooperates_with", "part_of" …: link/claim/predicates.py and link/tie/group_words.py list them
    object: str  # entity id
    words: str  # the verb as one report writes it
    statements: tuple[str, ...]  # who alleges it, sorted; none where only reports in their own words do
    denied_by: tuple[str, ...]  # statement ids, sorted
    origins_at_most: int
    reasons: tuple[Evidence, ...] = ()  # of ties between bodies: each place that says so, or denies it; sorted


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something alleged to have happened."""

    id: str
    label: str
    edtf: str | None
    basis: Literal["stated", "resolved"] | None
    where: tuple[str, ...]  # entity ids of places, sorted
    participants: tuple[str, ...]  # entity ids, sorted
    statements: tuple[str, ...]  # sorted
