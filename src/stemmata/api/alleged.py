"""Records that lead to others and that no other leads to: documents, relations and events."""

from dataclasses import dataclass, field
from typing import Literal

from stemmata.api.records import Claim, Entity, Report, Shelved, Statement
from stemmata.model.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Content(Shelved):
    """One thing that a document is said to say."""

    claim_id: str
    report_ids: tuple[str, ...] = field(repr=False)

    @property
    def claim(self) -> Claim:
        return self._shelf.claims([self.claim_id])[0]

    @property
    def reports(self) -> tuple[Report, ...]:
        """Who reports it, sorted by id."""
        return self._shelf.reports(self.report_ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Shelved):
    """A paper, file, order or recording known through reports."""

    id: str  # that of its entity, of kind "document"
    kind: str
    title: str  # "letter signed by X, addressed to Y"
    date: str | None  # EDTF
    contents: tuple[Content, ...] = field(repr=False)
    same_as: tuple[Evidence, ...] = field(repr=False)  # why the descriptions are held to be of one document
    _signatories: tuple[str, ...] = field(repr=False)
    _addressees: tuple[str, ...] = field(repr=False)
    _published_by: tuple[str, ...] = field(repr=False)
    _described_by: tuple[str, ...] = field(repr=False)

    @property
    def entity(self) -> Entity:
        return self._shelf.entities([self.id])[0]

    @property
    def signatories(self) -> tuple[Entity, ...]:
        """Sorted by id, as are the next."""
        return self._shelf.entities(self._signatories)

    @property
    def addressees(self) -> tuple[Entity, ...]:
        return self._shelf.entities(self._addressees)

    @property
    def published_by(self) -> tuple[Entity, ...]:
        return self._shelf.entities(self._published_by)

    @property
    def described_by(self) -> tuple[Report, ...]:
        return self._shelf.reports(self._described_by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Shelved):
    """An alleged tie between two entities."""

    id: str
    subject_id: str = field(repr=False)
    predicate: str  # "cooperates_with", "part_of" …
    object_id: str = field(repr=False)
    words: str  # the verb as one report writes it
    origins_at_most: int
    reasons: tuple[Evidence, ...] = field(repr=False)
    _statements: tuple[str, ...] = field(repr=False)
    _denied_by: tuple[str, ...] = field(repr=False)

    @property
    def subject(self) -> Entity:
        return self._shelf.entities([self.subject_id])[0]

    @property
    def object(self) -> Entity:
        return self._shelf.entities([self.object_id])[0]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Who alleges it, sorted by id."""
        return self._shelf.statements(self._statements)

    @property
    def denied_by(self) -> tuple[Statement, ...]:
        """Sorted by id."""
        return self._shelf.statements(self._denied_by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Shelved):
    """Something alleged to have happened."""

    id: str
    label: str
    edtf: str | None  # when, as EDTF
    basis: Literal["stated", "resolved"] | None = field(repr=False)  # resolved: against the reports' own dates
    _where: tuple[str, ...] = field(repr=False)
    _participants: tuple[str, ...] = field(repr=False)
    _statements: tuple[str, ...] = field(repr=False)

    @property
    def where(self) -> tuple[Entity, ...]:
        """Places, sorted by id."""
        return self._shelf.entities(self._where)

    @property
    def participants(self) -> tuple[Entity, ...]:
        """Sorted by id."""
        return self._shelf.entities(self._participants)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Sorted by id."""
        return self._shelf.statements(self._statements)
