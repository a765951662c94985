"""Names and documents: are the spellings of one joined, and those of two kept apart."""

from itertools import combinations

from bench.gold.figures import Finding, Part, averaged, of_sets, share
from bench.gold.ground import Ground
from bench.gold.read import GoldDocument
from stemmata.model.document import Document


def entities_part(ground: Ground) -> Part:
    """Over the gold's names, each spelling once a report: are they found, of the right kind, and joined rightly.

    Joining is told twice. B-cubed: of each name, which share of those joined with it belong to it, and which share of
    those that belong to it are joined (Bagga and Baldwin 1998); a name that is not found stands alone. And as pairs
    of spellings over the whole case.
    """
    kinds = {entity.id: entity.kind for entity in ground.gold.entities}
    held_kinds = {entity.id: entity.kind for entity in ground.case.links.entities}
    findings: list[Finding] = []
    rightly = 0
    for item in ground.named:
        holder = ground.holders.get((item.report, item.spelling))
        if holder is None:
            findings.append(Finding(figure="entities.found", sort="missed", report=item.report, words=item.spelling))
        elif held_kinds[holder] == kinds[item.entity]:
            rightly += 1
        else:
            note = f"{kinds[item.entity]}, read as {held_kinds[holder]}"
            findings.append(
                Finding(figure="entities.kind", sort="differs", report=item.report, words=item.spelling, note=note)
            )
    joined, wrongly = _joined(ground)
    apart, broken = _kept_apart(ground)
    figures = (
        share("entities.found", right=len(ground.holders), of=len(ground.named)),
        share("entities.kind", right=rightly, of=len(ground.holders)),
        *joined.figures,
        apart,
    )
    return Part(figures=figures, findings=(*findings, *joined.findings, *wrongly, *broken))


def _joined(ground: Ground) -> tuple[Part, list[Finding]]:
    items = [(n.entity, ground.holders.get((n.report, n.spelling), f"{n.report} {n.spelling}")) for n in ground.named]
    precisions, recalls = [], []
    for entity, holder in items:
        both = sum(one == (entity, holder) for one in items)
        precisions.append(both / sum(h == holder for _, h in items))
        recalls.append(both / sum(e == entity for e, _ in items))
    wanted = _pairs((n.entity, n.spelling) for n in ground.named)
    found = _pairs(
        (holder, n.spelling) for n in ground.named if (holder := ground.holders.get((n.report, n.spelling))) is not None
    )
    key = "entities.spelling pairs"
    figures = (averaged("entities.b-cubed", precisions, recalls), of_sets(key, wanted, found))
    missed = [_pair(key, "missed", pair) for pair in sorted(wanted - found)]
    return Part(figures=figures, findings=tuple(missed)), [_pair(key, "false", p) for p in sorted(found - wanted)]


def _pairs(items: object) -> set[tuple[str, str]]:
    groups: dict[str, set[str]] = {}
    for group, spelling in items:  # type: ignore[attr-defined]
        groups.setdefault(group, set()).add(spelling)
    return {pair for spellings in groups.values() for pair in combinations(sorted(spellings), 2)}


def _pair(key: str, sort: str, pair: tuple[str, str]) -> Finding:
    return Finding(figure=key, sort=sort, report="", words=f"{pair[0]} = {pair[1]}")


def _kept_apart(ground: Ground) -> tuple[object, list[Finding]]:
    raise NotImplementedError
