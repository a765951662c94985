"""Shared wording, its direction found, as signs of dependence that quote both sides."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from stemmata.link.descent.direction import Directions, Tie, directions
from stemmata.link.descent.reuse import Reuse, changed_numbers, evidence
from stemmata.link.descent.signs import Sign, Source, source_of
from stemmata.model.case import Annotated
from stemmata.model.derivation import DerivationKind
from stemmata.model.evidence import Anchor, Evidence
from stemmata.text.ids import content_id

HIDDEN = 0.7  # of the strength of the shared wording: a common source that nobody names
UNSEEN = "unseen common source"


def wording_signs(reports: Sequence[Annotated], reuses: Sequence[Reuse], stated: Sequence[Sign]) -> tuple[Sign, ...]:
    """A sign for each step that shared wording shows or supports, sorted; nothing where no two reports share any."""
    found = directions(reports, reuses, stated)
    known = {one.report.id: one for one in reports}
    texts = {name: one.report.text for name, one in known.items()}
    sources = {name: source_of(one) for name, one in known.items()} | {sign.parent.id: sign.parent for sign in stated}
    signs = [*_tied(found, sources, texts)]
    for group in found.hidden:
        signs += _hidden(group, known, texts)
    return tuple(sorted(signs, key=lambda sign: (sign.child, sign.parent.id, sign.kind, sign.evidence.sign)))


def _tied(found: Directions, sources: Mapping[str, Source], texts: Mapping[str, str]) -> Iterator[Sign]:
    for ties, name in ((found.supports, "same_words"), (found.adopted, "syndicated"), (found.inferred, "same_words")):
        for tie in ties:
            parent = sources[tie.parent]
            for sign in _evidence(tie, name, texts):
                kind: DerivationKind = "reuses" if parent.kind == "report" and name != "syndicated" else "syndicates"
                yield Sign(child=tie.child, parent=parent, kind=kind, stated=False, evidence=sign)


def _evidence(tie: Tie, name: str, texts: Mapping[str, str]) -> Iterator[Evidence]:
    """The wording for the tie, and numbers that were changed in it against the tie."""
    shared = evidence(tie.reuse, tie.child, texts)
    strength = round(shared.strength * tie.factor, 3)
    yield replace(shared, sign=name, strength=strength, reason=f"{shared.reason[:-1]}; {tie.because}.")
    changed = changed_numbers(tie.reuse, tie.child, texts)
    if changed is not None:
        yield changed


def _hidden(group: Sequence[Reuse], known: Mapping[str, Annotated], texts: Mapping[str, str]) -> Iterator[Sign]:
    """Every report of the group derives from a text that the case does not hold."""
    shared_by = _by_report(group)
    together = tuple(sorted(shared_by))
    outlets = Counter(_outlet(known[name]) for name in together)
    parent = Source(id=content_id("hidden", *together), kind="hidden", name=UNSEEN)
    for child in together:
        mine = shared_by[child]
        best = max(mine, key=lambda reuse: (reuse.weight, reuse.a, reuse.b))
        shared = evidence(best, child, texts)
        yield Sign(
            child=child,
            parent=parent,
            kind="reuses",
            stated=False,
            evidence=replace(
                shared,
                strength=round(shared.strength * HIDDEN, 3),
                anchors=(*_beside(child, mine, best, texts), *shared.anchors),
                reason=f"{_company(child, outlets, known)} ({shared.reason[:-1]}).",
            ),
        )


def _beside(child: str, mine: Iterable[Reuse], best: Reuse, texts: Mapping[str, str]) -> Iterator[Anchor]:
    """What else the child shares with the others: it has that from the unseen text as well."""
    taken = list(best.spans(child))
    for reuse in sorted(mine, key=lambda reuse: (-reuse.weight, reuse.a, reuse.b)):
        for span in reuse.spans(child):
            if not any(span.overlaps(other) for other in taken):
                taken.append(span)
                yield Anchor(report=child, start=span.start, end=span.end, text=span.of(texts[child]))


def _company(child: str, outlets: Mapping[str, int], known: Mapping[str, Annotated]) -> str:
    """``outlets``: of the whole group, with how many of its reports each has."""
    mine = _outlet(known[child])
    others = sorted(name for name, reports in outlets.items() if name != mine or reports > 1)
    listed = " and ".join([", ".join(others[:-1]), others[-1]] if len(others) > 1 else others)
    return f"It shares wording with {listed}, and nothing tells who wrote first: all may have it from one text"


def _outlet(annotated: Annotated) -> str:
    return annotated.report.outlet_name or "another report"


def _by_report(group: Iterable[Reuse]) -> Mapping[str, Sequence[Reuse]]:
    """Each report of a group with what it shares with others of it, in the group's order."""
    found: dict[str, list[Reuse]] = {}
    for reuse in group:
        for report in (reuse.a, reuse.b):
            found.setdefault(report, []).append(reuse)
    return found
