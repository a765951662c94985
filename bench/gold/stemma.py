"""Derivations, circles and unknown lineage: is the family tree the gold's."""

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from bench.gold.figures import Finding, Part, joined, of_sets, retrieval, share
from bench.gold.ground import Ground
from bench.gold.tokens import same_name, words_of
from stemmata.model.derivation import Derivation

UNNAMED = "somebody unnamed"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Edge:
    """One edge in the words of the gold. Unnamed parents of one child are numbered, since only their count is told."""

    child: str
    parent: str
    kind: str
    status: str

    @property
    def ends(self) -> tuple[str, str]:
        return (self.child, self.parent)


def derivations_part(ground: Ground) -> Part:
    """Edges by child and parent; then with their kind; then the status of those.

    Edges of ``derivations_optional`` are neither asked for nor counted as wrong. Of unnamed parents only the number
    for each child is compared, for nobody has named them.
    """
    optional = [Edge(child=e.child, parent=e.parent, kind=e.kind, status=e.status) for e in ground.gold.optional]
    unnamed = Counter(e.child for e in ground.gold.optional if e.parent_kind == "unnamed")
    wanted, found = _wanted(ground), _found(ground, unnamed)
    ends, kinds = {e.ends for e in wanted}, {(*e.ends, e.kind) for e in wanted}
    may_ends = {e.ends for e in optional} - ends
    may_kinds = {(*e.ends, e.kind) for e in optional} - kinds
    held = {e.ends for e in found} - may_ends
    typed = {(*e.ends, e.kind) for e in found} - may_kinds
    statuses = {(*e.ends, e.kind): e.status for e in wanted}
    told = {(*e.ends, e.kind): e.status for e in found if (*e.ends, e.kind) in statuses}
    wrong = sorted(key for key, status in told.items() if status != statuses[key])
    figures = (
        of_sets("derivations.edges", ends, held),
        of_sets("derivations.kinds", kinds, typed),
        share("derivations.status", right=len(told) - len(wrong), of=len(told)),
    )
    reasons = {_ends(ground, d): f"{d.kind}: {d.reason}" for d in ground.case.links.derivations}
    findings = [
        *_findings("derivations.edges", ends, held, reasons),
        *_findings("derivations.kinds", kinds, typed, reasons),
        *(
            Finding(figure="derivations.status", sort="differs", report=k[0], words=" ".join(k), note=told[k])
            for k in wrong
        ),
    ]
    return joined((Part(figures=figures, findings=tuple(findings)), _circles(ground), _unknown(ground)))


def _findings(
    key: str, wanted: Set[tuple[str, ...]], found: Set[tuple[str, ...]], reasons: Mapping[tuple[str, str], str]
) -> list[Finding]:
    missed = [Finding(figure=key, sort="missed", report=e[0], words=" → ".join(e)) for e in sorted(wanted - found)]
    return missed + [
        Finding(figure=key, sort="false", report=e[0], words=" → ".join(e), note=reasons.get((e[0], e[1]), ""))
        for e in sorted(found - wanted)
    ]


def _wanted(ground: Ground) -> list[Edge]:
    seen: Counter[str] = Counter()
    edges = []
    for gold in ground.gold.derivations:
        parent = gold.parent
        if gold.parent_kind == "unnamed":
            seen[gold.child] += 1
            parent = f"{UNNAMED} {seen[gold.child]}"
        edges.append(Edge(child=gold.child, parent=parent, kind=gold.kind, status=gold.status))
    return edges


def _found(ground: Ground, spare: Counter[str]) -> list[Edge]:
    """The built edges; of unnamed parents beyond those asked for, as many as the gold's options allow are left out."""
    asked = Counter(e.child for e in ground.gold.derivations if e.parent_kind == "unnamed")
    seen: Counter[str] = Counter()
    edges = []
    for built in sorted(ground.case.links.derivations, key=lambda d: (d.child, d.parent_name, d.id)):
        child, parent = _ends(ground, built)
        if built.child not in ground.keys:
            continue  # a hidden parent's own descent: the gold has no hidden ones
        if built.parent_kind == "unnamed":
            seen[child] += 1
            if asked[child] < seen[child] <= asked[child] + spare[child]:
                continue
            parent = f"{UNNAMED} {seen[child]}"
        edges.append(Edge(child=child, parent=parent, kind=built.kind, status=built.status))
    return edges


def _ends(ground: Ground, built: Derivation) -> tuple[str, str]:
    child = ground.keys.get(built.child, built.child)
    return child, ground.keys.get(built.parent) or ground.meant(built.parent) or _by_name(ground, built)


def _by_name(ground: Ground, built: Derivation) -> str:
    """The gold entity whose name of two words or more is the end of this one (a title may stand before it).

    Else the kind and name themselves, and then the edge is wrong.
    """
    words = words_of(built.parent_name)
    for entity in ground.gold.entities:
        for name in map(words_of, entity.names):
            if words == name or (len(name) > 1 and words[-len(name) :] == name):
                return entity.id
    return f"{built.parent_kind} {built.parent_name}"


def _circles(ground: Ground) -> Part:
    """Rings of citations: every step of a ring of the gold is marked circular, and no other ring is told of."""
    key = "derivations.circles"
    marked = {_ends(ground, d) for d in ground.case.links.derivations if d.circular}
    graph: nx.Graph[str] = nx.Graph(sorted(marked))
    rings = [set(ring) for ring in nx.connected_components(graph)]
    missed, hit = [], []
    for circle in ground.gold.circles:
        steps = set(pairwise(circle))
        ring = next((ring for ring in rings if set(circle) <= ring), None) if steps <= marked else None
        if ring is None:
            missed.append(Finding(figure=key, sort="missed", report=circle[0], words=" → ".join(circle)))
        else:
            hit.append(ring)
    false = [
        Finding(figure=key, sort="false", report="", words=", ".join(sorted(ring))) for ring in rings if ring not in hit
    ]
    total = len(ground.gold.circles)
    figure = retrieval(key, right=total - len(missed), wanted=total, found=total - len(missed) + len(false))
    return Part(figures=(figure,), findings=(*missed, *false))


def _unknown(ground: Ground) -> Part:
    """Reports from which nothing leads to another report, a document or anybody with a name."""
    key = "derivations.unknown lineage"
    led = {
        ground.keys.get(d.child) for d in ground.case.links.derivations if d.parent_kind not in ("unnamed", "hidden")
    }
    found = set(ground.reports) - led
    wanted = set(ground.gold.unknown_lineage)
    false = [Finding(figure=key, sort="false", report=k, words="nothing leads on") for k in sorted(found - wanted)]
    missed = [Finding(figure=key, sort="missed", report=k, words="something leads on") for k in sorted(wanted - found)]
    return Part(figures=(of_sets(key, wanted, found),), findings=(*missed, *false))


def same_source(ground: Ground, wanted: str, found: str, name: str) -> bool:
    """Whether an origin of the gold (an id, or words for an unnamed one) is the one of the case."""
    meant = ground.meant(found)
    return meant == wanted if meant is not None else same_name(wanted.replace("-", " "), name)
