"""Documents over reports: one letter described by many is one document, rebuilt from what each says of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from stemmata.link.document.descriptions import GENERIC_KINDS, Description, Key, descriptions
from stemmata.link.document.document_signs import Likeness, alike, attached
from stemmata.link.document.parties import learned, maybe_one
from stemmata.link.entity.entities import JoinedEntities
from stemmata.link.entity.entity_clusters import Clusters, Ruling
from stemmata.link.entity.learned import Learned
from stemmata.model.case import Annotated
from stemmata.model.claim import Claim
from stemmata.model.decision import Decision
from stemmata.model.document import Document, DocumentContent
from stemmata.model.entity import Entity
from stemmata.model.evidence import Anchor
from stemmata.text.ids import content_id

JOINED = 0.6
BUCKET = 80  # descriptions compared within one block; a larger block says too little to compare at all


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedDocuments:
    documents: tuple[Document, ...]  # sorted by id; contents still empty
    entities: tuple[Entity, ...]  # one of kind document for each, same ids, sorted
    resolved: Mapping[Key, str]
    learned: tuple[Learned, ...] = ()  # people who must be one, since they signed or received one document; sorted


def joined(reports: Sequence[Annotated], named: JoinedEntities, decisions: Sequence[Decision]) -> JoinedDocuments:
    """Joins the descriptions of all reports. ``named``: the people and bodies, already joined.

    Those that tell something by which a document may be known are joined first, the most alike before the others.
    A bare "the letter" then belongs to the one document of its kind that its report can mean, or to none.
    """
    described = descriptions(reports, named)
    maybe = maybe_one(described, named)
    clusters = Clusters(tuple((one.key,) for one in described), Ruling.from_decisions(decisions))
    told = [at for at, one in enumerate(described) if one.told]
    judged: list[tuple[float, int, int, Likeness]] = []
    for left, right in _candidates(described, told):
        likeness = alike(described[left], described[right], maybe)
        if likeness.strength >= JOINED:
            judged.append((-likeness.strength, left, right, likeness))
    for strength, left, right, likeness in sorted(judged, key=lambda one: one[:3]):
        if _compatible(clusters, described, left, right, maybe):
            clusters.join(left, right, "document", -strength, likeness.reason)
    _attach(described, clusters, maybe)
    by_key = {one.key: one for one in described}
    groups = [[by_key[key] for key in keys] for _, keys in clusters.members()]
    found = _documents(reports, described, clusters, named)
    return replace(found, learned=learned(groups, named, maybe))


def _attach(described: Sequence[Description], clusters: Clusters, maybe: Mapping[str, frozenset[str]]) -> None:
    """Gives each description that stands alone to the one document that its report can mean."""
    groups: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(described):
        if one.told:
            groups[clusters.root(at)].append(at)
    known = {root: [described[at] for at in found] for root, found in groups.items()}
    known = {root: found for root, found in known.items() if any(one.identified for one in found)}
    kinds = Counter(kind for found in known.values() for kind in {one.kind for one in found})
    single = frozenset(kind for kind, count in kinds.items() if count == 1)
    near = _near(known)
    alone = [at for at, one in enumerate(described) if not one.told or len(groups[clusters.root(at)]) == 1]
    for at in alone:
        roots = {root for entity in described[at].company for root in near.get(entity, ())} - {clusters.root(at)}
        chosen = attached(described[at], {root: known[root] for root in sorted(roots)}, single, maybe)
        if chosen is not None:
            root, likeness = chosen
            clusters.join(groups[root][0], at, "document", likeness.strength, likeness.reason)


def _near(known: Mapping[int, Sequence[Description]]) -> dict[str, set[int]]:
    """Entity → the documents whose describers name it; what most of many describers name is left out."""
    near: dict[str, set[int]] = defaultdict(set)
    for root, found in known.items():
        for one in found:
            for entity in one.company | one.signatories:
                near[entity].add(root)
    return {entity: roots for entity, roots in near.items() if len(roots) <= BUCKET}


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


def _candidates(described: Sequence[Description], told: Iterable[int]) -> list[tuple[int, int]]:
    """Pairs that share a person, a publisher, a date or company; hot blocks are left out."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at in told:
        one = described[at]
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


def _compatible(
    clusters: Clusters, described: Sequence[Description], left: int, right: int, maybe: Mapping[str, frozenset[str]]
) -> bool:
    """No stated date or signatory of one cluster contradicts the other's."""
    ours = [described[at] for at in clusters.spellings_of(left)]
    theirs = [described[at] for at in clusters.spellings_of(right)]
    return all(alike(one, other, maybe).possible for one in ours for other in theirs)


def _documents(
    reports: Sequence[Annotated], described: Sequence[Description], clusters: Clusters, named: JoinedEntities
) -> JoinedDocuments:
    names = {entity.id: entity.name for entity in named.entities}
    maybe = {entity.id: frozenset(entity.maybe_same) for entity in named.entities if entity.maybe_same}
    by_key = {one.key: one for one in described}
    local = {(one.report.id, entity.id): entity for one in reports for entity in one.annotations.entities}
    mentions = _anchors(reports, set(by_key))
    documents: list[Document] = []
    entities: list[Entity] = []
    resolved: dict[Key, str] = {}
    for root, keys in clusters.members():
        members = [by_key[key] for key in keys]
        if not _worth_keeping(members):
            continue
        identity = content_id("entity", "document", *(f"{r}:{e}" for r, e in keys))
        evidence = tuple(found for found, _ in clusters.evidence(root))
        document = _document(identity, members, names, maybe)
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


def _parties(
    told: Iterable[frozenset[str]], names: Mapping[str, str], maybe: Mapping[str, frozenset[str]]
) -> tuple[str, ...]:
    """Who the descriptions name, sorted; a bare family name gives way to the full one that it may stand for."""
    found = {entity for one in told for entity in one}
    bare = {
        e
        for e in found
        if " " not in names[e] and any(len(names[o]) > len(names[e]) for o in maybe.get(e, frozenset()) & found)
    }
    return tuple(sorted(found - bare))


def _worth_keeping(members: Sequence[Description]) -> bool:
    """False for a paper of which nothing is told, and for a bare "document" of one report by which none is known."""
    if not any(one.told for one in members):
        return False
    bare = all(one.kind in GENERIC_KINDS | {"report"} and " " not in one.name for one in members)
    return not bare or any(one.identified for one in members) or len({one.key[0] for one in members}) > 1


def _document(
    identity: str, members: Sequence[Description], names: Mapping[str, str], maybe: Mapping[str, frozenset[str]]
) -> Document:
    kinds = sorted({one.kind for one in members} - GENERIC_KINDS) or sorted({one.kind for one in members})
    signatories = _parties((one.signatories for one in members), names, maybe)
    addressees = _parties((one.addressees for one in members), names, maybe)
    plainest = max((plain for one in members for plain in one.publishers.values()), default=0)
    publishers = tuple(sorted({e for one in members for e, plain in one.publishers.items() if plain == plainest}))
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
