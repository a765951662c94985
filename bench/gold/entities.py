"""Names and documents: are the spellings of one joined, and those of two kept apart."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from bench.gold.figures import Finding, Part, averaged, joined, of_sets, share
from bench.gold.ground import Ground
from bench.gold.read import GoldDocument
from stemmata.model.annotations import LocalDocument
from stemmata.model.document import Document


def entities_part(ground: Ground) -> Part:
    """Over the gold's names, each spelling once a report: are they found, of the right kind, and joined rightly."""
    return joined((_found(ground), _joining(ground), _kept_apart(ground)))


def _found(ground: Ground) -> Part:
    wanted = {entity.id: entity.kind for entity in ground.gold.entities}
    kinds = {entity.id: entity.kind for entity in ground.case.links.entities}
    findings: list[Finding] = []
    rightly = 0
    for item in ground.named:
        holder = ground.holders.get((item.report, item.spelling))
        if holder is None:
            findings.append(Finding(figure="entities.found", sort="missed", report=item.report, words=item.spelling))
        elif kinds[holder] == wanted[item.entity]:
            rightly += 1
        else:
            note = f"{wanted[item.entity]}, read as {kinds[holder]}"
            findings.append(
                Finding(figure="entities.kind", sort="differs", report=item.report, words=item.spelling, note=note)
            )
    figures = (
        share("entities.found", right=len(ground.holders), of=len(ground.named)),
        share("entities.kind", right=rightly, of=len(ground.holders)),
    )
    return Part(figures=figures, findings=tuple(findings))


def _joining(ground: Ground) -> Part:
    """Told twice: B-cubed over (report, spelling), a name not found standing alone; and as pairs of spellings.

    B-cubed: Bagga and Baldwin, "Entity-Based Cross-Document Coreferencing Using the Vector Space Model", 1998.
    """
    held = [(item, ground.holders.get((item.report, item.spelling))) for item in ground.named]
    items = [(item.entity, holder or f"{item.report} {item.spelling}") for item, holder in held]
    precisions, recalls = [], []
    for entity, holder in items:
        both = items.count((entity, holder))
        precisions.append(both / sum(other == holder for _, other in items))
        recalls.append(both / sum(other == entity for other, _ in items))
    wanted = _pairs((item.entity, item.spelling) for item in ground.named)
    found = _pairs((holder, item.spelling) for item, holder in held if holder is not None)
    key = "entities.spelling pairs"
    return Part(
        figures=(averaged("entities.b-cubed", precisions, recalls), of_sets(key, wanted, found)),
        findings=(
            *(Finding(figure=key, sort="missed", report="", words=" = ".join(p)) for p in sorted(wanted - found)),
            *(Finding(figure=key, sort="false", report="", words=" = ".join(p)) for p in sorted(found - wanted)),
        ),
    )


def _pairs(items: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Pairs of different spellings that share a group."""
    groups: dict[str, set[str]] = {}
    for group, spelling in items:
        groups.setdefault(group, set()).add(spelling)
    return {pair for spellings in groups.values() for pair in combinations(sorted(spellings), 2)}


def _kept_apart(ground: Ground) -> Part:
    """Pairs that must never be merged: no entity of the case may hold names of both, no document what tells both."""
    holds: dict[str, set[str]] = {}
    for item in ground.named:
        if (holder := ground.holders.get((item.report, item.spelling))) is not None:
            holds.setdefault(holder, set()).add(item.entity)
    for document in ground.case.links.documents:
        holds.setdefault(document.id, set()).update(_told_of(ground, document))
    key = "entities.kept apart"
    broken = [pair for pair in ground.gold.never_merge if any(set(pair) <= both for both in holds.values())]
    total = len(ground.gold.never_merge)
    return Part(
        figures=(share(key, right=total - len(broken), of=total),),
        findings=tuple(Finding(figure=key, sort="false", report="", words=" = ".join(pair)) for pair in broken),
    )


def _told_of(ground: Ground, document: Document) -> set[str]:
    """The gold documents whose own date, or whose kind where no other has it, some description in this one bears."""
    members = {e.members for e in ground.case.links.entities if e.id == document.id}
    texts = {one.report.id: one.annotations for one in ground.case.reports}
    described = [
        told
        for report, local in next(iter(members), ())
        for told in (texts[report].documents if report in texts else ())
        if told.local == local
    ]
    return {one.id for one in ground.gold.documents if any(_bears(ground, one, told) for told in described)}


def _bears(ground: Ground, gold: GoldDocument, told: LocalDocument) -> bool:
    if told.date is not None and gold.date is not None:
        return told.date == gold.date
    return told.kind == gold.kind and [one.kind for one in ground.gold.documents].count(gold.kind) == 1


def documents_part(ground: Ground) -> Part:
    """The gold's documents: found, and who describes, signed, was addressed, published it, and its date."""
    by_gold = {ground.documents[one.id]: one for one in ground.case.links.documents if one.id in ground.documents}
    gold = ground.gold.documents
    missing = [Finding(figure="documents.found", sort="missed", report="", words=d.id) for d in gold]
    missing = [one for one in missing if one.words not in by_gold]
    extra = [one for one in ground.case.links.documents if one.id not in ground.documents]
    strays = [
        Finding(figure="documents.found", sort="unlisted", report="", words=one.title, note=_likeness(ground, one))
        for one in extra
    ]
    parts = [
        Part(
            figures=(share("documents.found", right=len(by_gold), of=len(gold)),),
            findings=(*missing, *strays),
        ),
        *(_pairs_of(ground, by_gold, field) for field in ("described_by", "signatories", "addressees", "published_by")),
        _dates(gold, by_gold),
    ]
    return joined(parts)


def _likeness(ground: Ground, document: Document) -> str:
    """Which gold documents this one tells of too, and who describes it."""
    also = [f"split off from {one}" for one in sorted(_told_of(ground, document))]
    described = ", ".join(sorted(ground.keys.get(report, report) for report in document.described_by))
    return "; ".join([*also, f"described by {described}"])


def _pairs_of(ground: Ground, by_gold: dict[str, Document], field: str) -> Part:
    key = f"documents.{field}"
    wanted = {(one.id, value) for one in ground.gold.documents for value in getattr(one, field)}
    found = {(name, value) for name, one in by_gold.items() for value in _values(ground, getattr(one, field))}
    missed = (Finding(figure=key, sort="missed", report="", words=" ← ".join(p)) for p in sorted(wanted - found))
    false = (Finding(figure=key, sort="false", report="", words=" ← ".join(p)) for p in sorted(found - wanted))
    return Part(figures=(of_sets(key, wanted, found),), findings=(*missed, *false))


def _values(ground: Ground, ids: Iterable[str]) -> Iterator[str]:
    """Reports by key, entities by gold id; what the gold does not know by its name, and then it is wrong."""
    names = {entity.id: entity.name for entity in ground.case.links.entities}
    for one in ids:
        yield ground.keys.get(one) or ground.meant(one) or names.get(one, one)


def _dates(gold: tuple[GoldDocument, ...], by_gold: dict[str, Document]) -> Part:
    dated = [one for one in gold if one.date is not None]
    wrong = [
        Finding(figure="documents.date", sort="differs", report="", words=f"{one.id}: {one.date}", note=str(found))
        for one in dated
        if (found := by_gold[one.id].date if one.id in by_gold else None) != one.date
    ]
    return Part(figures=(share("documents.date", right=len(dated) - len(wrong), of=len(dated)),), findings=tuple(wrong))
