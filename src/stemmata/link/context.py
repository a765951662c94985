"""What every linking rule reads: the annotated reports, and what is already joined over them.

A :class:`LinkContext` is built once for a run and never changed. Its look-ups are made when it is
built, so that a rule never searches a report twice.
"""

import copy
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from stemmata.model.annotations import DateExpression, Quantity, Statement, Step
from stemmata.model.case import Annotated
from stemmata.model.decision import Decision
from stemmata.model.document import Document
from stemmata.model.entity import Entity
from stemmata.model.evidence import Anchor
from stemmata.text.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A statement and the report that it stands in."""

    statement: Statement
    where: Annotated

    @property
    def report(self) -> str:
        """The report's id."""
        return self.where.report.id

    @property
    def words(self) -> str:
        """The content as it stands, its pieces joined by a space."""
        return " ".join(piece.of(self.where.report.text) for piece in self.statement.content)

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities of the content, in text order."""
        return tuple(self.where.annotations.quantities[index] for index in sorted(self.statement.quantities))

    @property
    def dates(self) -> tuple[DateExpression, ...]:
        """The dates of the content, in text order."""
        return tuple(self.where.annotations.dates[index] for index in sorted(self.statement.dates))

    @property
    def voices(self) -> tuple[Step, ...]:
        """The chain without the report's own outlet, outermost first; empty for narration."""
        return self.statement.chain[1:]

    @property
    def published(self) -> str | None:
        """When the report was published, as ISO 8601; None where it is not known."""
        published = self.where.report.published
        return published.value if published else None

    def anchor(self, span: Span) -> Anchor:
        """These characters of the report, as evidence quotes them."""
        return Anchor(report=self.report, start=span.start, end=span.end, text=span.of(self.where.report.text))


class Known(NamedTuple):
    """What a case makes of one name of a report: all that a rule may ask of it."""

    local: str
    entity: str  # id
    name: str
    kind: str
    names: tuple[str, ...]
    signatories: tuple[str, ...]  # of a document


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What a case makes of the names of one report: equal where all that a rule may ask of them is."""

    outlet: str | None  # entity id
    known: tuple[Known, ...]  # sorted


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkContext:
    """The common input of the linking rules."""

    reports: tuple[Annotated, ...]  # sorted by report id
    entities: tuple[Entity, ...] = ()  # sorted by id
    resolved: Mapping[tuple[str, str], str] = field(default_factory=dict)  # (report id, local id) → entity id
    outlets: Mapping[str, str] = field(default_factory=dict)  # report id → entity id of its outlet
    documents: tuple[Document, ...] = ()  # sorted by id
    decisions: tuple[Decision, ...] = ()  # oldest first
    statements: Mapping[str, Located] = field(init=False, repr=False, compare=False)  # in report and text order
    _said: Mapping[str, tuple[Located, ...]] = field(init=False, repr=False, compare=False)  # by report id
    entity_of: Mapping[str, Entity] = field(init=False, repr=False, compare=False)  # by entity id
    report_of: Mapping[str, Annotated] = field(init=False, repr=False, compare=False)  # by report id
    _names: dict[str, Names] = field(init=False, repr=False, compare=False)  # by report id, once asked for

    def __post_init__(self) -> None:
        located: dict[str, Located] = {}
        for where in sorted(self.reports, key=lambda one: one.report.id):
            ordered = sorted(where.annotations.statements, key=lambda said: (said.content, said.id))
            for statement in ordered:
                located.setdefault(statement.id, Located(statement=statement, where=where))
        said: dict[str, list[Located]] = {}
        for one in located.values():
            said.setdefault(one.report, []).append(one)
        object.__setattr__(self, "statements", located)
        object.__setattr__(self, "_said", {report: tuple(found) for report, found in said.items()})
        object.__setattr__(self, "entity_of", {entity.id: entity for entity in self.entities})
        object.__setattr__(self, "report_of", {where.report.id: where for where in self.reports})
        object.__setattr__(self, "_names", {})

    def said_in(self, report: str) -> tuple[Located, ...]:
        """The statements of one report, in text order."""
        return self._said.get(report, ())

    def told_in(self, reports: Iterable[str]) -> tuple[tuple[Annotated, Names], ...]:
        """All that a rule may ask of these reports, as long as it asks of no others."""
        return tuple((self.report_of[report], self.names_in(report)) for report in reports)

    def names_in(self, report: str) -> Names:
        """What the case makes of the names of one report."""
        if not self._names:
            self._names.update(self._all_names())
        return self._names.get(report, Names(outlet=None, known=()))

    def _all_names(self) -> dict[str, Names]:
        signed = {document.id: document.signatories for document in self.documents}
        known: dict[str, list[Known]] = {where.report.id: [] for where in self.reports}
        for (report, local), entity in self.resolved.items():
            one = self.entity_of.get(entity)
            kind, names = (one.kind, one.names) if one is not None else ("", ())
            found = Known(local, entity, self.name(entity), kind, names, signed.get(entity, ()))
            known.setdefault(report, []).append(found)
        return {
            report: Names(outlet=self.outlets.get(report), known=tuple(sorted(found)))
            for report, found in known.items()
        }

    def ruled(self, decisions: Iterable[Decision]) -> "LinkContext":
        """The same context, and its look-ups, with other decisions."""
        made = copy.copy(self)
        object.__setattr__(made, "decisions", tuple(decisions))
        return made

    def with_documents(self, documents: tuple[Document, ...]) -> "LinkContext":
        """The same context, the documents over reports now known."""
        return replace(self, documents=documents)

    def entity_id(self, report: str, local: str | None) -> str | None:
        """The entity that a local entity of this report became; None where it was not joined to any."""
        return self.resolved.get((report, local)) if local is not None else None

    def entities_in(self, located: Located) -> tuple[str, ...]:
        """Ids of the entities that the content mentions, sorted; those not resolved are left out."""
        found = (self.entity_id(located.report, local) for local in located.statement.locals)
        return tuple(sorted({entity for entity in found if entity is not None}))

    def voice(self, located: Located, step: Step) -> str | None:
        """The entity that speaks in this step of the chain; None for one unnamed or not resolved."""
        if located.statement.chain and step is located.statement.chain[0]:
            return self.outlets.get(located.report)
        return self.entity_id(located.report, step.local)

    def speakers(self, located: Located) -> tuple[str, ...]:
        """Entities of the chain without the report's own outlet, outermost first, those unresolved left out."""
        found = (self.entity_id(located.report, step.local) for step in located.voices)
        return tuple(entity for entity in found if entity is not None)

    def name(self, entity: str) -> str:
        """The entity's name; its id where the context does not hold it."""
        known = self.entity_of.get(entity)
        return known.name if known else entity
