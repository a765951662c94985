"""What a case holds, as Python sees it: values that never change, and lead from one to the next.

A record equals another of the same content, whichever open case it comes from. What it leads to, as ``claim.reports``,
is read from the case when asked for; after the case was closed that raises UsageError. Sequences keep the order of
the JSON export: by id, statements by report and place; bylines, chains and evidence as they stand. Unknown is None.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from stemmata.api import html
from stemmata.api.texts import Text
from stemmata.model import annotations as layers
from stemmata.model.claim import Bearing, OriginKind, Slot
from stemmata.model.derivation import DerivationKind, ParentKind
from stemmata.model.evidence import Evidence
from stemmata.model.place import EntityPlace
from stemmata.model.report import Captured, Link, OtherDate, Published, Zone
from stemmata.text.span import Span


class Shelf(Protocol):
    """Where records are found again. ``ids`` that the case does not hold are left out."""

    def report(self, id_: str) -> "Report": ...
    def reports(self, ids: Sequence[str]) -> "tuple[Report, ...]": ...
    def text(self, report: str) -> Text: ...
    def annotations(self, report: str) -> layers.Annotations: ...
    def layout(self, report: str) -> tuple[tuple[Zone, ...], tuple[Link, ...]]: ...
    def original(self, sha256: str) -> bytes: ...
    def statements(self, ids: Sequence[str]) -> "tuple[Statement, ...]": ...
    def said_in(self, report: str) -> "tuple[Statement, ...]": ...
    def claims(self, ids: Sequence[str]) -> "tuple[Claim, ...]": ...
    def claims_of(self, *, report: str | None = None, statement: str | None = None) -> "tuple[Claim, ...]": ...
    def entities(self, ids: Sequence[str]) -> "tuple[Entity, ...]": ...
    def named(self, report: str, locals_: Sequence[str]) -> "tuple[Entity, ...]": ...
    def outlet(self, report: str) -> "Entity | None": ...
    def derivations(self, ids: Sequence[str]) -> "tuple[Derivation, ...]": ...
    def derived(self, *, child: str | None = None, parent: str | None = None) -> "tuple[Derivation, ...]": ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """Something of an open case, that knows where it leads."""

    _shelf: Shelf = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Shelved):
    """Exact characters of one report: ``quote.report.text[quote.span] == quote.text``, always."""

    text: str
    span: Span
    report_id: str = field(repr=False)

    @property
    def report(self) -> "Report":
        return self._shelf.report(self.report_id)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Shelved):
    """One text as one outlet published it."""

    id: str
    outlet_name: str | None  # as metadata, byline or masthead name it; else the registrable domain
    title: str | None
    published: Published | None  # value: ISO 8601 as precise as known; precision: year, month, day or second
    path: str = field(repr=False)  # as it was given to the build; "table.csv#row=12" for a row
    url: str | None = field(repr=False)
    outlet_domain: str | None = field(repr=False)
    authors: tuple[str, ...] = field(repr=False)
    language: str | None = field(repr=False)  # ISO 639-1
    other_date: OtherDate | None = field(repr=False)  # one that the text prints, days away from the stated one
    captured: Captured | None = field(repr=False)  # when an archive saw the page, where; it is no date of publication
    sha256: str = field(repr=False)  # of the file's bytes
    notes: tuple[str, ...] = field(repr=False)  # what had to be guessed in reading it, as sentences

    @property
    def text(self) -> Text:
        """The frozen text, that all spans count."""
        return self._shelf.text(self.id)

    @property
    def zones(self) -> tuple[Zone, ...]:
        """Labelled stretches of the text, in its order: headline, byline, body …"""
        return self._shelf.layout(self.id)[0]

    @property
    def links(self) -> tuple[Link, ...]:
        """Hyperlinks, in text order."""
        return self._shelf.layout(self.id)[1]

    @property
    def annotations(self) -> layers.Annotations:
        """All that was found in the text: passages, mentions, numbers, dates … each in text order."""
        return self._shelf.annotations(self.id)

    @property
    def outlet(self) -> "Entity | None":
        """Who publishes it, joined over reports."""
        return self._shelf.outlet(self.id)

    @property
    def statements(self) -> "tuple[Statement, ...]":
        """What it says, or has somebody say, in text order."""
        return self._shelf.said_in(self.id)

    @property
    def claims(self) -> "tuple[Claim, ...]":
        """The claims that it tells, sorted by id."""
        return self._shelf.claims_of(report=self.id)

    @property
    def derivations(self) -> "tuple[Derivation, ...]":
        """From whom it has what it tells: derivations of which it is the child, strongest first."""
        return self._shelf.derived(child=self.id)

    @property
    def taken_by(self) -> "tuple[Derivation, ...]":
        """Who has it from this report: derivations of which it is the parent, strongest first."""
        return self._shelf.derived(parent=self.id)

    def original(self) -> bytes:
        """The bytes of the file as they came in."""
        return self._shelf.original(self.sha256)

    def _repr_html_(self) -> str:
        return html.report(self.outlet_name, self.title, self.published, self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice(Shelved):
    """One voice of a statement's chain, and what it does: asserts, alleges, denies …"""

    kind: layers.VoiceKind
    name: str | None
    modality: layers.Modality
    mention: Quote | None = field(repr=False)  # the words that name it; None for the report's own outlet
    cue: Quote | None = field(repr=False)  # the words by which it speaks: "says", "according to"
    report_id: str = field(repr=False)
    _local: str | None = field(repr=False)

    @property
    def entity(self) -> "Entity | None":
        """Who it is, joined over reports; None for unnamed voices."""
        if self._local is not None:
            return next(iter(self._shelf.named(self.report_id, [self._local])), None)
        own = self.kind == "outlet" and self.mention is None  # stands nowhere in the text: known by the links
        return self._shelf.outlet(self.report_id) if own else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Shelved):
    """Something that a report says, or has somebody say: a chain of voices and a content."""

    id: str
    words: str  # the pieces of the content, joined by " … "
    manner: layers.Manner
    polarity: layers.Polarity
    passage: Span = field(repr=False)  # the sentence, or sentences, that it stands in
    doubt: str | None = field(repr=False)  # why the annotator is unsure, as a sentence
    proposal: layers.Proposal | None = field(repr=False)  # that a language model proposes it; None where none does
    report_id: str = field(repr=False)
    _found: layers.Statement = field(repr=False)

    @property
    def report(self) -> Report:
        return self._shelf.report(self.report_id)

    @property
    def content(self) -> tuple[Quote, ...]:
        """What is said, in text order; several pieces where the attribution interrupts it."""
        return tuple(self._quote(span) for span in self._found.content)

    @property
    def chain(self) -> tuple[Voice, ...]:
        """The voices, outermost first; the first is the report's outlet."""
        return tuple(map(self._voice, self._found.chain))

    @property
    def voices(self) -> tuple[tuple[str, layers.Modality], ...]:
        """Name and modality of each voice of the chain; reads no text."""
        return tuple((step.name, step.modality) for step in self._found.chain)

    @property
    def quantities(self) -> tuple[layers.Quantity, ...]:
        """The numbers of the content, in text order; ``statement.report.text[quantity.span]`` are the words."""
        if not self._found.quantities:
            return ()
        found = self._shelf.annotations(self.report_id).quantities
        return tuple(found[index] for index in self._found.quantities)

    @property
    def dates(self) -> tuple[layers.DateExpression, ...]:
        """The dates of the content, in text order, as EDTF where they can be resolved."""
        if not self._found.dates:
            return ()
        found = self._shelf.annotations(self.report_id).dates
        return tuple(found[index] for index in self._found.dates)

    @property
    def entities(self) -> "tuple[Entity, ...]":
        """Who and what the content names, sorted by id."""
        return self._shelf.named(self.report_id, self._found.locals)

    @property
    def claims(self) -> "tuple[Claim, ...]":
        """The claims that it belongs to, sorted by id."""
        return self._shelf.claims_of(statement=self.id)

    def _quote(self, span: Span) -> Quote:
        text = span.of(self._shelf.text(self.report_id))
        return Quote(text=text, span=span, report_id=self.report_id, _shelf=self._shelf)

    def _voice(self, step: layers.Step) -> Voice:
        return Voice(
            kind=step.kind,
            name=step.name or None,
            modality=step.modality,
            mention=self._quote(step.mention) if step.mention else None,
            cue=self._quote(step.cue) if step.cue else None,
            report_id=self.report_id,
            _local=step.local,
            _shelf=self._shelf,
        )

    def _repr_html_(self) -> str:
        report = self.report
        return html.statement(report.outlet_name, report.published, report.text, self._found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin(Shelved):
    """Where a chain of derivations ends."""

    id: str  # entity id, or a hash for an unnamed source
    name: str
    kind: OriginKind
    _reports: tuple[str, ...] = field(repr=False)

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports whose roads end here, sorted by id."""
        return self._shelf.reports(self._reports)


@dataclass(frozen=True, slots=True, kw_only=True)
class Road(Shelved):
    """How one report came to a claim."""

    report_id: str
    _steps: tuple[str, ...] = field(repr=False)

    @property
    def report(self) -> Report:
        return self._shelf.report(self.report_id)

    @property
    def steps(self) -> "tuple[Derivation, ...]":
        """From the report towards the origin; none where its lineage is not known."""
        return self._shelf.derivations(self._steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins(Shelved):
    """How many independent origins a claim has at most. Unknown lineage never adds one."""

    at_most: int
    named: tuple[Origin, ...]  # sorted by id
    paths: tuple[Road, ...] = field(repr=False)  # sorted by report
    circular: tuple[str, ...] = field(repr=False)  # ids of derivations that lie on a circle
    _unknown: tuple[str, ...] = field(repr=False)

    @property
    def unknown(self) -> tuple[Report, ...]:
        """The reports whose lineage cannot be known, sorted by id."""
        return self._shelf.reports(self._unknown)


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantValue(Shelved):
    """One value that reports give, and where."""

    value: str  # as compared: "≥ 150", "2013-09-01", an entity's name
    _statements: tuple[str, ...] = field(repr=False)

    @property
    def statements(self) -> tuple[Statement, ...]:
        return self._shelf.statements(self._statements)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant(Shelved):
    """A slot of a claim to which the reports give different values."""

    slot: Slot
    of: str | None  # head noun for a quantity
    bearing: Bearing  # how the values bear on each other; "contradicts": of one event, and both cannot hold
    values: tuple[VariantValue, ...]  # sorted by value
    reason: str = field(repr=False)
    _changed_on: tuple[str, ...] = field(repr=False)

    @property
    def changed_on(self) -> "tuple[Derivation, ...]":
        """The derivations on which the value changed, sorted by id."""
        return self._shelf.derivations(self._changed_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Shelved):
    """Statements of one or several reports that say the same thing."""

    id: str
    label: str  # words of one of its statements
    origins: Origins
    variants: tuple[Variant, ...] = field(repr=False)
    same_as: tuple[Evidence, ...] = field(repr=False)  # why the statements are held to say the same
    report_ids: tuple[str, ...] = field(repr=False)
    statement_ids: tuple[str, ...] = field(repr=False)

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Sorted by id."""
        return self._shelf.statements(self.statement_ids)

    @property
    def reports(self) -> tuple[Report, ...]:
        """Who tells it, sorted by id."""
        return self._shelf.reports(self.report_ids)

    def _repr_html_(self) -> str:
        origins = [one.name for one in self.origins.named]
        told = [(one.report.outlet_name, one.report.published, one.words) for one in self.statements]
        return html.claim(self.label, origins, self.origins.at_most, told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(Shelved):
    """A person, organisation, place, group, document, weapon or vehicle, joined over reports."""

    id: str
    kind: layers.EntityKind
    name: str
    names: tuple[str, ...] = field(repr=False)  # every spelling seen, sorted
    place: EntityPlace | None = field(repr=False)  # where it lies; None: no place, or no gazetteer lists it
    mentions: tuple[Quote, ...] = field(repr=False)  # by report, then in text order
    members: tuple[str, ...] = field(repr=False)  # "report:local", the keys that decisions use, sorted
    same_as: tuple[Evidence, ...] = field(repr=False)  # why the spellings are held to be one
    maybe_reasons: tuple[Evidence, ...] = field(repr=False)  # why each of ``maybe_same`` is kept apart
    outlet_domains: tuple[str, ...] = field(repr=False)
    _maybe_same: tuple[str, ...] = field(repr=False)

    @property
    def maybe_same(self) -> "tuple[Entity, ...]":
        """Those that are kept apart, though a person might look."""
        return self._shelf.entities(self._maybe_same)

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports that name it, sorted by id."""
        return self._shelf.reports(sorted({quote.report_id for quote in self.mentions}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation(Shelved):
    """One edge of the stemma: the child depends on the parent."""

    id: str
    child_id: str  # of a report, or of a hidden parent that itself derives
    parent_id: str  # of a report, an entity, or a hidden parent
    parent_kind: ParentKind
    parent_name: str
    kind: DerivationKind
    status: str  # "stated" by the child, or "inferred"
    score: float  # 0.0 to 1.0
    reason: str = field(repr=False)
    evidence: tuple[Evidence, ...] = field(repr=False)  # strongest first; signs against it last
    circular: bool = field(repr=False)

    @property
    def child(self) -> Report | None:
        """None for a hidden parent that itself derives."""
        return next(iter(self._shelf.reports([self.child_id])), None)

    @property
    def parent(self) -> "Report | Entity | None":
        """The report or entity; None for an unnamed source, or one that is only inferred."""
        for report in self._shelf.reports([self.parent_id]):
            return report
        return next(iter(self._shelf.entities([self.parent_id])), None)
