"""What every exporter asks of a case: who published a report, which statement stands where, what a voice says to whom.

An exporter is handed a :class:`Known` made once from the case; nothing in it depends on the order of the case's tuples.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter

from stemmata.export.ordering import publication_order
from stemmata.export.words import MODALITY_WORDS, OUTLET_NOT_KNOWN, published_words, shortened, siglum
from stemmata.model.annotations import Statement
from stemmata.model.case import Annotated, Case
from stemmata.model.entity import Entity
from stemmata.model.evidence import Anchor
from stemmata.model.report import Report
from stemmata.text.counted import count

by_id = attrgetter("id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A statement and the report that it stands in."""

    source: Annotated
    statement: Statement

    @property
    def report(self) -> Report:
        return self.source.report

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The characters of its content, in text order; of its passage where it has no content."""
        spans = self.statement.content or (self.statement.passage,)
        text, name = self.report.text, self.report.id
        return tuple(Anchor(report=name, start=one.start, end=one.end, text=one.of(text)) for one in spans)

    @property
    def words(self) -> str:
        """The content on one line, with … where the report interrupts it."""
        return " … ".join(flat(anchor.text) for anchor in self.anchors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A case with its orders and indexes."""

    case: Case
    reports: tuple[Annotated, ...]  # in order of publication, undated last
    rank: Mapping[str, int]  # report id → its place in ``reports``
    sigla: Mapping[str, str]  # report id → "A", "B" … in that order
    by_report: Mapping[str, Annotated]
    told: Mapping[str, Told]  # statement id → where it stands
    entities: Mapping[str, Entity]
    claims_of: Mapping[str, tuple[str, ...]]  # statement id → claim ids, sorted
    _members: Mapping[tuple[str, str], str]

    def outlet(self, report: str) -> str:
        """The outlet's name; where it is not known the report's title, or else its file's name."""
        if report not in self.by_report:
            return OUTLET_NOT_KNOWN
        known = self.by_report[report].report
        title = f"“{shortened(known.title, 50)}”" if known.title else ""
        return flat(known.outlet_name or title or known.path.rsplit("/", maxsplit=1)[-1])

    def title(self, report: str) -> str:
        """The report's title; where it has none the outlet with the day."""
        known = self.by_report[report].report
        return flat(known.title or "") or f"{self.outlet(report)}, {published_words(known.published)}"

    def entity(self, report: str, local: str | None) -> str | None:
        """The entity that a local one was joined to; None where there is none."""
        return self._members.get((report, local)) if local is not None else None

    def entities_of(self, told: Told) -> tuple[str, ...]:
        """The entities that a statement's content names, sorted."""
        found = (self.entity(told.report.id, local) for local in told.statement.locals)
        return tuple(sorted({one for one in found if one is not None and one in self.entities}))

    def in_order(self, statements: Iterable[str]) -> tuple[Told, ...]:
        """The statements with these ids, in order of publication, then of text; those that no report holds left out."""
        found = (self.told[name] for name in set(statements) if name in self.told)
        return tuple(sorted(found, key=lambda one: (self.rank[one.report.id], one.anchors[0].start, one.statement.id)))

    def chain(self, told: Told) -> str:
        """Who says it, outermost first: "Harbour Ledger, 14 May 2021 › a letter (says) › Oram Veld (denies)"."""
        report = told.report
        here = f"{self.outlet(report.id)}, {published_words(report.published)}"
        voices = [f"{flat(step.name)} ({MODALITY_WORDS[step.modality]})" for step in told.statement.chain[1:]]
        return " › ".join([here, *voices]) if voices else f"{here}, in its own words"

    def said(self, told: Told) -> str:
        """A statement on one line: "“left Quarra” — Harbour Ledger, 14 May 2021 › a letter (says), characters 9–20"."""
        where = ", ".join(f"{one.start}–{one.end}" for one in told.anchors)
        return f"“{told.words}” — {self.chain(told)}, characters {where}"

    def publishers(self, reports: Iterable[str]) -> list[str]:
        """The names of the outlets of these reports, sorted, each once; those that are not known left out."""
        names = (self.by_report[one].report.outlet_name for one in set(reports) if one in self.by_report)
        return sorted({flat(name) for name in names if name})

    def place(self, anchor: Anchor) -> str:
        """ "Harbour Ledger, 14 May 2021, characters 10–19, file SHA-256 00ab…": where the words stand."""
        report = self.by_report[anchor.report].report
        day = published_words(report.published)
        where = f"characters {anchor.start}–{anchor.end}"
        return f"{self.outlet(report.id)}, {day}, {where}, {self.file(report.id)}"

    def file(self, report: str) -> str:
        """ "file SHA-256 00ab…"; "file SHA-256 00ab…, row 12" for one of the reports of a table."""
        held = self.by_report[report].report
        _, mark, row = held.path.rpartition("#row=")
        return f"file SHA-256 {held.sha256}{f', row {flat(row)}' if mark else ''}"


def known(case: Case) -> Known:
    """The case, indexed."""
    reports = publication_order(case.reports, case.links.derivations)
    claims_of: dict[str, list[str]] = {}
    for claim in sorted(case.links.claims, key=by_id):
        for statement in claim.statements:
            claims_of.setdefault(statement, []).append(claim.id)
    return Known(
        case=case,
        reports=reports,
        rank={entry.report.id: n for n, entry in enumerate(reports)},
        sigla={entry.report.id: siglum(n) for n, entry in enumerate(reports)},
        by_report={entry.report.id: entry for entry in reports},
        told={
            statement.id: Told(source=entry, statement=statement)
            for entry in reports
            for statement in entry.annotations.statements
        },
        entities={entity.id: entity for entity in sorted(case.links.entities, key=by_id)},
        claims_of={name: tuple(found) for name, found in claims_of.items()},
        _members={member: entity.id for entity in case.links.entities for member in entity.members},
    )


def flat(words: str) -> str:
    """The words on one line, white space as single spaces."""
    return " ".join(words.split())


def at_most(number: int) -> str:
    """ "at most 2 origins": an upper bound, since unknown lineage never adds one."""
    return f"at most {count(number, 'origin')}"
