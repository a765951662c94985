"""The collection, as one value: what the case file holds and what pages and exports read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from stemmata.model.annotations import Annotations
from stemmata.model.claim import Claim
from stemmata.model.decision import Decision
from stemmata.model.derivation import Derivation
from stemmata.model.document import Document
from stemmata.model.entity import Entity
from stemmata.model.redaction import Redacted
from stemmata.model.relation import Event, Relation
from stemmata.model.report import Duplicate, Refusal, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """What the link stage finds over reports. Each tuple is sorted by id."""

    entities: tuple[Entity, ...] = ()
    outlets: Mapping[str, str] = field(default_factory=dict)  # report id → entity id of its outlet
    documents: tuple[Document, ...] = ()
    claims: tuple[Claim, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    relations: tuple[Relation, ...] = ()
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A report with its annotations: what the link stage takes."""

    report: Report
    annotations: Annotations


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """All of a case, read at one moment."""

    name: str
    built: str | None  # ISO 8601, UTC, of the last build that changed anything
    reports: tuple[Annotated, ...] = ()  # sorted by report id
    links: Links = field(default_factory=Links)
    decisions: tuple[Decision, ...] = ()  # oldest first
    refusals: tuple[Refusal, ...] = ()  # sorted by path
    duplicates: tuple[Duplicate, ...] = ()  # sorted by path
    redacted: Redacted | None = None  # what was taken out before it was handed on; None: nothing
