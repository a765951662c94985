"""Documents over reports: one letter described by many is one document, rebuilt from what each says of it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stemmata.link.entity_clusters import Clusters, Ruling
from stemmata.model.annotations import LocalDocument
from stemmata.model.case import Annotated
from stemmata.model.claim import Claim
from stemmata.model.decision import Decision
from stemmata.model.document import Document, DocumentContent
from stemmata.model.entity import Entity
from stemmata.model.evidence import Anchor
from stemmata.text.ids import content_id

Key = tuple[str, str]  # (report id, local entity id)

# What two descriptions share, and how much it says that they are of one document.
SIGNATORY = 0.6  # two reports of "a letter signed by Colonel X": rarely two letters of one story
ADDRESSEE = 0.35
DATE = 0.4
PUBLISHER = 0.35
COMPANY = 0.3  # the reports name at least COMPANIONS other things alike
KIND = 0.15
NAMED = 0.45  # a report of "the letter" names the man who signed it, and credits no other letter to anyone
COMPANIONS = 4
JOINED = 0.6
GENERIC_KINDS = frozenset({"document", "paper", "papers", "text"})
BUCKET = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class _Description:
    """One report's description, its people resolved to entities."""

    key: Key
    kind: str
    ordinal: int
    date: str | None
    signatories: frozenset[str]
    addressees: frozenset[str]
    publishers: frozenset[str]
    company: frozenset[str]  # entities that the report names


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedDocuments:
    documents: tuple[Document, ...]  # sorted by id; contents still empty
    entities: tuple[Entity, ...]  # one of kind document for each, same ids, sorted
    resolved: Mapping[Key, str]


def joined(
    reports: Sequence[Annotated],
    resolved: Mapping[Key, str],
    names: Mapping[str, str],
    decisions: Sequence[Decision],
) -> JoinedDocuments:
    """Joins the descriptions of all reports.

    ``resolved``: (report id, local id) → entity id of the people and bodies; ``names``: entity id → name.
    """
    described = [
        _description(one, document, resolved)
        for one in sorted(reports, key=lambda r: r.report.id)
        for document in one.annotations.documents
        if _is_told_of(one, document)
    ]
    clusters = Clusters(tuple((one.key,) for one in described), Ruling.from_decisions(decisions))
    judged = []
    for left, right in _candidates(described):
        strength, reasons = _judged(described[left], described[right])
        if strength >= JOINED:
            judged.append((-strength, left, right, "; ".join(reasons)))
    for strength, left, right, reason in sorted(judged):
        if _compatible(clusters, described, left, right):
            clusters.join(left, right, "document", -strength, f"Both descriptions have {reason}.")
    return _documents(reports, described, clusters, names)


def with_contents(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    speaks: Mapping[str, frozenset[str]],
    homes: Mapping[str, str],
) -> tuple[Document, ...]:
    """The documents with the claims that they are said to make.

    ``speaks``: statement id → entity ids in its chain; ``homes``: statement id → report id.
    """
    contents: dict[str, list[DocumentContent]] = defaultdict(list)
    ids = {document.id for document in documents}
    for claim in claims:
        told: dict[str, set[str]] = defaultdict(set)
        for statement in claim.statements:
            for entity in speaks.get(statement, frozenset()) & ids:
                told[entity].add(homes[statement])
        for entity, by in told.items():
            contents[entity].append(DocumentContent(claim=claim.id, reports=tuple(sorted(by))))
    return tuple(
        replace(d, contents=tuple(sorted(contents[d.id], key=lambda c: (-len(c.reports), c.claim)))) for d in documents
    )


def _is_told_of(one: Annotated, document: LocalDocument) -> bool:
    """True if the report says who wrote it, to whom, when, who published it, or lets it speak."""
    if document.signatories or document.addressees or document.date or document.publishers:
        return True
    return any(step.local == document.local for said in one.annotations.statements for step in said.chain)


def _description(one: Annotated, document: LocalDocument, resolved: Mapping[Key, str]) -> _Description:
    def entities(locals_: Sequence[str]) -> frozenset[str]:
        return frozenset(e for local in locals_ if (e := resolved.get((one.report.id, local))))

    return _Description(
        key=(one.report.id, document.local),
        kind=document.kind,
        ordinal=document.ordinal,
        date=document.date,
        signatories=entities(document.signatories),
        addressees=entities(document.addressees),
        publishers=entities(document.publishers),
        company=entities([local.id for local in one.annotations.entities]),
    )


def _candidates(described: Sequence[_Description]) -> list[tuple[int, int]]:
    """Pairs that share a person, a publisher, a date or a kind with company; hot blocks are cut."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, one in enumerate(described):
        for entity in one.signatories | one.addressees:
            blocks["person", entity].append(at)
        for entity in one.publishers:
            blocks["publisher", entity].append(at)
        if one.date:
            blocks["date", one.date].append(at)
        for entity in one.company:
            blocks["company", entity].append(at)
    pairs = set()
    for _, block in sorted(blocks.items()):
        if len(block) <= BUCKET:
            pairs |= {(a, b) for n, a in enumerate(block) for b in block[n + 1 :]}
    return sorted(pairs)


def _judged(left: _Description, right: _Description) -> tuple[float, list[str]]:
    """How strongly two descriptions are of one document; 0.0 where something speaks against it."""
    generic = {left.kind, right.kind} & GENERIC_KINDS
    if left.key[0] == right.key[0] or (left.kind != right.kind and not generic):
        return 0.0, []
    if left.date and right.date and left.date != right.date:
        return 0.0, []
    if left.ordinal != right.ordinal and not (left.date and left.date == right.date):
        return 0.0, []
    if left.signatories and right.signatories and not left.signatories & right.signatories:
        return 0.0, []
    strength, reasons = 0.0, []
    for weight, same, words in (
        (SIGNATORY, left.signatories & right.signatories, "the same signatory"),
        (ADDRESSEE, left.addressees & right.addressees, "the same addressee"),
        (DATE, left.date and left.date == right.date, "the same date"),
        (PUBLISHER, left.publishers & right.publishers, "the same first publisher"),
        (COMPANY, len(left.company & right.company) >= COMPANIONS, "the same company of names"),
        (
            NAMED,
            _names_signatory(left, right) or _names_signatory(right, left),
            "the signatory of one named by the other",
        ),
        (KIND, left.kind == right.kind, f"the same kind ({left.kind})"),
    ):
        if same:
            strength += weight
            reasons.append(words)
    return min(strength, 1.0), reasons


def _names_signatory(bare: _Description, full: _Description) -> bool:
    return not bare.signatories and bool(full.signatories & bare.company)


def _compatible(clusters: Clusters, described: Sequence[_Description], left: int, right: int) -> bool:
    """No stated date or signatory of one cluster contradicts the other's."""
    roots = {clusters.root(left), clusters.root(right)}
    members = [one for at, one in enumerate(described) if clusters.root(at) in roots]
    dates = {one.date for one in members if one.date}
    signed = [one.signatories for one in members if one.signatories]
    return len(dates) <= 1 and all(signed[0] & other for other in signed[1:])


def _documents(
    reports: Sequence[Annotated], described: Sequence[_Description], clusters: Clusters, names: Mapping[str, str]
) -> JoinedDocuments:
    by_key = {one.key: one for one in described}
    local = {(one.report.id, entity.id): entity for one in reports for entity in one.annotations.entities}
    mentions = _anchors(reports, set(by_key))
    documents: list[Document] = []
    entities: list[Entity] = []
    resolved: dict[Key, str] = {}
    for root, keys in clusters.members():
        members = [by_key[key] for key in keys]
        identity = content_id("entity", "document", *(f"{r}:{e}" for r, e in keys))
        evidence = tuple(found for found, _ in clusters.evidence(root))
        document = _document(identity, members, names)
        document = replace(document, same_as=evidence)
        documents.append(document)
        entities.append(
            Entity(
                id=identity,
                kind="document",
                name=document.title,
                names=tuple(sorted({local[key].name for key in keys if key in local})),
                members=keys,
                mentions=tuple(sorted(a for key in keys for a in mentions.get(key, ()))),
                same_as=evidence,
            )
        )
        resolved |= dict.fromkeys(keys, identity)
    return JoinedDocuments(
        documents=tuple(sorted(documents, key=lambda d: d.id)),
        entities=tuple(sorted(entities, key=lambda e: e.id)),
        resolved=resolved,
    )


def _document(identity: str, members: Sequence[_Description], names: Mapping[str, str]) -> Document:
    kinds = sorted({one.kind for one in members} - GENERIC_KINDS) or sorted({one.kind for one in members})
    signatories = tuple(sorted({e for one in members for e in one.signatories}))
    addressees = tuple(sorted({e for one in members for e in one.addressees}))
    publishers = tuple(sorted({e for one in members for e in one.publishers}))
    date = min((one.date for one in members if one.date), default=None)
    title = kinds[0]
    if members[0].ordinal > 1:
        title = f"second {title}"
    if signatories:
        title += " signed by " + " and ".join(sorted(names[e] for e in signatories))
    if addressees:
        title += " to " + " and ".join(sorted(names[e] for e in addressees))
    if date:
        title += f", dated {date}"
    if publishers and not signatories:
        title += " published by " + " and ".join(sorted(names[e] for e in publishers))
    return Document(
        id=identity,
        kind=kinds[0],
        title=title,
        date=date,
        signatories=signatories,
        addressees=addressees,
        published_by=publishers,
        described_by=tuple(sorted({one.key[0] for one in members})),
        contents=(),
    )


def _anchors(reports: Sequence[Annotated], wanted: set[Key]) -> dict[Key, list[Anchor]]:
    found: dict[Key, list[Anchor]] = defaultdict(list)
    for one in reports:
        for mention in one.annotations.mentions:
            key = (one.report.id, mention.local or "")
            if key in wanted:
                words = mention.span.of(one.report.text)
                found[key].append(
                    Anchor(report=one.report.id, start=mention.span.start, end=mention.span.end, text=words)
                )
    return found
