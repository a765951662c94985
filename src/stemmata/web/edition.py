"""A case made ready for reading: sigla in order of publication, claims in order of weight, letters for origins.

Every page takes an :class:`Edition`. It is computed once from a case and never changes.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from stemmata.export.ordering import publication_order
from stemmata.model.annotations import LocalEntity, Statement
from stemmata.model.case import Annotated, Case
from stemmata.model.claim import Claim, Origin, Variant
from stemmata.model.contested import OPEN, Contested, Standing, contested, standings
from stemmata.model.decision import Decision, in_force
from stemmata.model.derivation import Derivation
from stemmata.model.entity import Entity
from stemmata.model.evidence import Anchor
from stemmata.text.span import Span
from stemmata.web.addresses import Addresses, claim_path, numbered_page, report_page, span_place
from stemmata.web.anchors import anchored
from stemmata.web.labels import OUTLET_NOT_KNOWN, greek, shortened, siglum
from stemmata.web.stance import negative_claims

CLAIMS_PER_PAGE = 200
COLOURS = 5  # palette of five that stay apart for colour-blind readers; further origins have letters only
_WITNESSES = frozenset({"document", "person", "organisation", "unnamed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement and the report that it stands in."""

    source: Annotated
    statement: Statement

    @property
    def span(self) -> Span:
        """From the first content character to the last; the passage where there is no content."""
        content = self.statement.content
        return Span(content[0].start, content[-1].end) if content else self.statement.passage


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedOrigin:
    """An origin with its letter and colour."""

    origin: Origin  # reports: those whose claims rest on it, and those that credit it, over the whole case, sorted
    place: int  # in the order of letters, from 0
    letter: str | None  # None where the case has more origins than letters
    colour: int | None  # 0 to 4; None where the origin has a letter only


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    case: Case
    addresses: Addresses
    reports: tuple[Annotated, ...]  # in order of publication, undated last
    rank: Mapping[str, int]  # report id → place in ``reports``
    sigla: Mapping[str, str]  # report id → siglum
    by_report: Mapping[str, Annotated]
    claims: tuple[Claim, ...]  # most reports first
    claim_numbers: Mapping[str, int]  # claim id → from 1, in the order of ``claims``
    claims_of: Mapping[str, tuple[Claim, ...]]  # statement id → claims, in the order of ``claims``
    negative: frozenset[str]  # ids of the claims that are themselves negations
    said: Mapping[str, Said]  # statement id → statement and report
    entities: Mapping[str, Entity]
    derivations: Mapping[str, Derivation]  # by child in order of publication, the strongest first
    parents_of: Mapping[str, tuple[Derivation, ...]]  # report id → derivations of which it is the child
    children_of: Mapping[str, tuple[Derivation, ...]]  # report id → derivations of which it is the parent
    origins: tuple[NamedOrigin, ...]  # in order of their letters
    origin_by_id: Mapping[str, NamedOrigin]
    origins_of: Mapping[str, tuple[NamedOrigin, ...]]  # report id → what it rests on, in order of letters
    anchors: Mapping[str, frozenset[Span]]  # report id → spans that have an id in the report's page
    contested: Mapping[tuple[str, Variant], Contested]  # (claim id, variant) → what can be ruled on, in case order
    standings: Mapping[str, Standing]  # id of a difference → how it stands, where anybody ruled on it
    remarks: Mapping[str, tuple[Decision, ...]]  # report id → notes in force on it or on words of it, oldest first
    _locals: Mapping[tuple[str, str], LocalEntity] = field(repr=False)

    @property
    def shared(self) -> tuple[Claim, ...]:
        """The claims that two reports or more tell, those of most reports first."""
        return tuple(claim for claim in self.claims if len(claim.reports) > 1)

    def outlet(self, report: str) -> str:
        """The outlet's name; where it is not known, the report's title in quotation marks, or else its file's name."""
        if report not in self.by_report:
            return OUTLET_NOT_KNOWN
        known = self.by_report[report].report
        title = f"“{shortened(known.title, 50)}”" if known.title else ""
        return known.outlet_name or title or known.path.rsplit("/", maxsplit=1)[-1]

    def named(self, entity: str) -> str:
        """The name of an entity, or of a report's outlet; the id where neither is known."""
        if entity in self.entities:
            return self.entities[entity].name
        return self.outlet(entity) if entity in self.by_report else entity

    def page_of(self, report: str) -> str:
        return report_page(self.sigla[report])

    def href(self, report: str, span: Span | None = None) -> str:
        """The link to a report's exact characters; to its page where they have no id of their own."""
        page = self.page_of(report)
        if span is None or span not in self.anchors.get(report, frozenset()):
            return self.addresses.page(page)
        return self.addresses.place(page, span_place(span.start, span.end))

    def anchor_href(self, anchor: Anchor) -> str:
        return self.href(anchor.report, Span(anchor.start, anchor.end))

    def claim_page(self, claim: str) -> str:
        return numbered_page("claims", (self.claim_numbers[claim] - 1) // CLAIMS_PER_PAGE)

    def claim_href(self, claim: str) -> str:
        if self.addresses.served:
            return claim_path(claim)
        return self.addresses.place(self.claim_page(claim), f"claim-{claim}")

    def in_order(self, reports: Iterable[str]) -> tuple[str, ...]:
        """The reports of the case among these ids, in order of publication."""
        return tuple(sorted({name for name in reports if name in self.rank}, key=self.rank.__getitem__))

    def statements_of(self, claim: Claim) -> tuple[Said, ...]:
        """The claim's statements, in order of publication, then of text."""
        return self.said_in_order(claim.statements)

    def said_in_order(self, statements: Iterable[str]) -> tuple[Said, ...]:
        found = {name: self.said[name] for name in statements if name in self.said}
        return tuple(sorted(found.values(), key=lambda s: (self.rank[s.source.report.id], s.span, s.statement.id)))

    def local(self, report: str, local: str) -> LocalEntity | None:
        return self._locals.get((report, local))

    def standing(self, claim: Claim, variant: Variant) -> Standing:
        """How a difference stands with people."""
        known = self.contested.get((claim.id, variant))
        return self.standings.get(known.id, OPEN) if known else OPEN

    def letters(self, claim: Claim) -> tuple[NamedOrigin, ...]:
        """The named origins of one claim, in order of their letters."""
        known = [self.origin_by_id[o.id] for o in claim.origins.named if o.id in self.origin_by_id]
        return tuple(sorted(known, key=lambda named: named.place))


def edition(case: Case, addresses: Addresses | None = None) -> Edition:
    """The case with its orders, sigla and letters fixed. Same case, same edition."""
    reports = publication_order(case.reports, case.links.derivations)
    rank = {entry.report.id: n for n, entry in enumerate(reports)}
    said = {
        statement.id: Said(source=entry, statement=statement)
        for entry in reports
        for statement in entry.annotations.statements
    }
    claims = tuple(sorted(case.links.claims, key=_weight))
    derivations = sorted(
        case.links.derivations, key=lambda d: (rank.get(d.child, len(rank)), -d.score, d.parent_name, d.id)
    )
    parents_of: dict[str, list[Derivation]] = defaultdict(list)
    children_of: dict[str, list[Derivation]] = defaultdict(list)
    for derivation in derivations:
        parents_of[derivation.child].append(derivation)
        children_of[derivation.parent].append(derivation)
    origins = _origins(case, rank)
    differing = contested(case)
    claims_of: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for name in claim.statements:
            claims_of[name].append(claim)
    resting: dict[str, list[NamedOrigin]] = defaultdict(list)
    for named in origins:
        for report in named.origin.reports:
            resting[report].append(named)
    return Edition(
        case=case,
        addresses=addresses or Addresses(),
        reports=reports,
        rank=rank,
        sigla={name: siglum(n) for name, n in rank.items()},
        by_report={entry.report.id: entry for entry in reports},
        claims=claims,
        claim_numbers={claim.id: n for n, claim in enumerate(claims, 1)},
        claims_of={name: tuple(found) for name, found in claims_of.items()},
        negative=negative_claims(claims, {name: item.statement for name, item in said.items()}),
        said=said,
        entities={entity.id: entity for entity in case.links.entities},
        derivations={derivation.id: derivation for derivation in derivations},
        parents_of={name: tuple(found) for name, found in parents_of.items()},
        children_of={name: tuple(found) for name, found in children_of.items()},
        origins=origins,
        origin_by_id={named.origin.id: named for named in origins},
        origins_of={report: tuple(found) for report, found in resting.items()},
        anchors=anchored(case),
        contested={(one.claim.id, one.variant): one for one in differing},
        standings=standings(differing, case.decisions),
        remarks=_remarks(case.decisions),
        _locals={(e.report.id, local.id): local for e in reports for local in e.annotations.entities},
    )


def with_decisions(read: Edition, decisions: tuple[Decision, ...]) -> Edition:
    """The same edition after rulings on which no link depends. ``decisions``: all of the case, oldest first."""
    standing = standings(read.contested.values(), decisions)
    return replace(read, case=replace(read.case, decisions=decisions), standings=standing, remarks=_remarks(decisions))


def _remarks(decisions: Iterable[Decision]) -> dict[str, tuple[Decision, ...]]:
    found: dict[str, list[Decision]] = defaultdict(list)
    for one in in_force(decisions):
        if one.kind == "note":
            found[one.subject[0].partition(":")[0]].append(one)
    return {report: tuple(notes) for report, notes in found.items()}


def _weight(claim: Claim) -> tuple[int, int, int, str, str]:
    contradictions = sum(variant.kind == "contradict" for variant in claim.variants)
    return -len(claim.reports), -contradictions, -len(claim.variants), claim.label, claim.id


def _origins(case: Case, rank: Mapping[str, int]) -> tuple[NamedOrigin, ...]:
    """Every origin of the case, those with most reports first, ties to the earliest taker."""
    found: dict[str, Origin] = {}
    reports: dict[str, set[str]] = defaultdict(set)
    for claim in case.links.claims:
        for origin in claim.origins.named:
            found.setdefault(origin.id, origin)
            reports[origin.id].update(name for name in origin.reports if name in rank)
    live = [d for d in case.links.derivations if d.score > 0]
    children = {derivation.child for derivation in live}
    for derivation in live:
        if derivation.parent_kind in _WITNESSES and derivation.parent not in children:
            kind = derivation.parent_kind
            found.setdefault(
                derivation.parent,
                Origin(id=derivation.parent, name=derivation.parent_name, kind=kind, reports=()),  # type: ignore[arg-type] # _WITNESSES are the origin kinds
            )
    for derivation in live:
        if derivation.parent in found and derivation.child in rank:
            reports[derivation.parent].add(derivation.child)

    def place(name: str) -> tuple[int, int, str, str]:
        first = min((rank[report] for report in reports[name]), default=len(rank))
        return -len(reports[name]), first, found[name].name, name

    return tuple(
        NamedOrigin(
            origin=replace(found[name], reports=tuple(sorted(reports[name]))),
            place=n,
            letter=greek(n),
            colour=n if n < COLOURS else None,
        )
        for n, name in enumerate(sorted(found, key=place))
    )
