"""Alleged ties between entities, and alleged happenings."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Every relation is somebody's allegation."""

    id: str
    subject: str  # entity id
    predicate: str  # "cooperates_with", "supplies", …: link/claim/predicates.py lists them
    object: str  # entity id
    words: str  # the verb as one report writes it
    statements: tuple[str, ...]  # who alleges it, sorted
    denied_by: tuple[str, ...]  # statement ids, sorted
    origins_at_most: int


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
