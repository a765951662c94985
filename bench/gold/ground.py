"""A case and its gold on one ground: which report is which, where quoted words stand, which entity is which."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bench.gold.read import Gold, GoldDocument, GoldReport
from bench.gold.tokens import Tokens, occurrences, same_name, span_of, tokens_of
from stemmata.model.case import Annotated, Case
from stemmata.model.document import Document
from stemmata.text.span import Span

READ_ZONES = frozenset({"headline", "body", "caption", "editorial"})  # where names and values are asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A spelling of a gold entity as one report holds it."""

    report: str  # key
    entity: str  # gold id
    spelling: str
    spans: tuple[Span, ...]  # wherever it stands and is not part of a longer name, in text order


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What every comparison needs, worked out once."""

    case: Case
    gold: Gold
    reports: Mapping[str, Annotated]  # gold key → what was read of it; no entry where it was not read
    keys: Mapping[str, str]  # report id → gold key
    tokens: Mapping[str, Tokens]  # gold key → the words of its text
    named: tuple[Named, ...]  # by report in gold order, then spelling
    holders: Mapping[tuple[str, str], str]  # (gold key, spelling) → id of the entity that most of its spans fell to
    entities: Mapping[str, str]  # entity id → gold entity id; no entry where it is none of them
    documents: Mapping[str, str]  # document id → gold document id

    def meant(self, parent: str) -> str | None:
        """The gold id of an entity or document id of the case; None where the gold has none."""
        return self.documents.get(parent) or self.entities.get(parent)


def ground_of(case: Case, gold: Gold) -> Ground:
    """Lays case and gold side by side."""
    reports = {report.key: found for report in gold.reports if (found := _read(report, case)) is not None}
    tokens = {key: tokens_of(one.report.text) for key, one in reports.items()}
    keys = {one.report.id: key for key, one in reports.items()}
    named = tuple(item for key, one in reports.items() for item in _named(gold, key, one, tokens[key]))
    holders = _holders(case, keys, named)
    entities = _entities(case, gold, holders, named)
    return Ground(
        case=case,
        gold=gold,
        reports=reports,
        keys=keys,
        tokens=tokens,
        named=named,
        holders=holders,
        entities=entities,
        documents=_documents(case, gold, keys, entities),
    )


def _read(report: GoldReport, case: Case) -> Annotated | None:
    for one in case.reports:
        if one.report.path == report.file or one.report.path.endswith("/" + report.file):
            return one
    return None


def _named(gold: Gold, key: str, one: Annotated, tokens: Tokens) -> Iterator[Named]:
    """The gold's names in one report: the longest name takes the words, so that a place in an outlet's name is none."""
    owners = {name: entity.id for entity in gold.entities for name in entity.names}
    taken: set[int] = set()
    for name in sorted(owners, key=lambda name: (-len(tokens_of(name).folded), name)):
        places = [p for p in occurrences(tokens, name, as_written=True) if not taken & set(p)]
        taken.update(index for place in places for index in place)
        spans = tuple(span_of(tokens, place) for place in places)
        spans = tuple(span for span in spans if one.report.zone_at(span.start) in READ_ZONES)
        if spans:
            yield Named(report=key, entity=owners[name], spelling=name, spans=spans)


def _holders(case: Case, keys: Mapping[str, str], named: tuple[Named, ...]) -> dict[tuple[str, str], str]:
    """Of each spelling in a report, the entity whose mentions cover most of its places; ties to the smaller id."""
    mentions: dict[str, list[tuple[Span, str]]] = {}
    for entity in case.links.entities:
        for anchor in entity.mentions:
            mentions.setdefault(keys.get(anchor.report, ""), []).append((Span(anchor.start, anchor.end), entity.id))
    held: dict[tuple[str, str], str] = {}
    for item in named:
        votes: Counter[str] = Counter()
        for span in item.spans:
            over = [(span.shared(where), -len(where), i) for where, i in mentions.get(item.report, ())]
            best = max((one for one in over if one[0] > 0), default=None)
            if best is not None:
                votes[best[2]] += 1
        if votes:
            held[item.report, item.spelling] = min(votes, key=lambda i: (-votes[i], i))
    return held


def _entities(
    case: Case, gold: Gold, holders: Mapping[tuple[str, str], str], named: tuple[Named, ...]
) -> dict[str, str]:
    """Which gold entity each entity of the case mostly stands for; by an equal name where no mention tells."""
    votes: dict[str, Counter[str]] = {}
    for item in named:
        holder = holders.get((item.report, item.spelling))
        if holder is not None:
            votes.setdefault(holder, Counter())[item.entity] += 1
    meant = {entity: min(count, key=lambda g: (-count[g], g)) for entity, count in votes.items()}
    for entity in case.links.entities:
        names = {tokens_of(name).folded for name in (entity.name, *entity.names)}
        for one in gold.entities:
            if entity.id not in meant and names & {tokens_of(name).folded for name in one.names}:
                meant[entity.id] = one.id
    return meant


def _documents(case: Case, gold: Gold, keys: Mapping[str, str], entities: Mapping[str, str]) -> dict[str, str]:
    """Gold and found documents, paired one to one, the most alike first."""
    pairs = sorted(
        (-likeness, one.id, found.id)
        for one in gold.documents
        for found in case.links.documents
        if (likeness := _alike(one, found, keys, entities)) > 0
    )
    meant: dict[str, str] = {}
    for _, one_id, found_id in pairs:
        if found_id not in meant and one_id not in meant.values():
            meant[found_id] = one_id
    return meant


def _alike(gold: GoldDocument, found: Document, keys: Mapping[str, str], entities: Mapping[str, str]) -> float:
    """0.0 where no report describes both; else shared describers, with date, kind and signatory to decide."""
    mine, theirs = set(gold.described_by), {keys.get(report, report) for report in found.described_by}
    if not mine & theirs:
        return 0.0
    signed = {entities.get(entity, entity) for entity in found.signatories}
    return (
        len(mine & theirs) / len(mine | theirs)
        + (gold.date is not None and gold.date == found.date)
        + 0.5 * (gold.kind == found.kind)
        + 0.5 * bool(signed & set(gold.signatories))
    )


def gold_names(gold: Gold, name: str) -> tuple[str, ...]:
    """The name with every other spelling of the entity that bears it."""
    words = tokens_of(name).folded
    for entity in gold.entities:
        if any(tokens_of(spelling).folded in (words, words[1:]) for spelling in entity.names):
            return (name, *entity.names)
    return (name,)


def any_same(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether any name of the one is a name of the other."""
    return any(same_name(one, other) for one in ours for other in theirs)
