"""Where a claim comes from: how many independent origins it has at most.

Every statement of the claim is followed on its own: first its own chain of voices, then the steps of
the stemma that carry its words. Nothing proves independence, so whatever is shown to depend is joined,
and what is not known never adds an origin.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import networkx as nx

from stemmata.link.context import Located
from stemmata.link.lineage import Followed, Lineage
from stemmata.link.voices import RANK, Voice, unnamed
from stemmata.model.claim import Origin, OriginPath, Origins
from stemmata.text.span import Span

Parts = Mapping[str, tuple[Span, ...]]  # statement id → the stretches of it that say the claim


@dataclass(frozen=True, slots=True, kw_only=True)
class _End:
    """Where one way back ends."""

    root: Voice | None  # None: unknown
    steps: tuple[str, ...]  # derivation ids, from the report towards the origin
    last: str  # the report, outlet or hidden parent that the way ends at
    closed: bool = False  # it came back to where it had been


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """One claim while its statements are followed."""

    lineage: Lineage
    parts: Parts
    said: Mapping[str, tuple[Located, ...]]  # report id → its statements of this claim, sorted by id
    depend: set[tuple[str, str]] = field(default_factory=set)  # ids of voices that are shown to depend
    known: dict[str, tuple[_End, ...]] = field(default_factory=dict)  # statement id → where it comes from


def origins_of(lineage: Lineage, parts: Parts) -> Origins:
    """The origins of the claim that these statements make.

    *Returns:* at most as many origins as named roots that nothing joins, and at least one where any
    report makes the claim; 0 only for a claim without statements.
    """
    claim = _Claim(lineage=lineage, parts=parts, said=_by_report(lineage, parts))
    ends = _self_told(lineage, {report: _ends_of_report(claim, report) for report in sorted(claim.said)})
    roots = _joined(claim, [end.root for found in ends.values() for end in found if end.root])
    named = _named(claim, roots, ends)
    return Origins(
        at_most=max(1, len(named)) if ends else 0,
        named=named,
        unknown=tuple(report for report, found in ends.items() if not any(end.root for end in found)),
        paths=_paths(ends),
        circular=_circles(lineage, ends),
    )


def _by_report(lineage: Lineage, parts: Parts) -> Mapping[str, tuple[Located, ...]]:
    said: defaultdict[str, list[Located]] = defaultdict(list)
    for name in sorted(parts):
        if name in lineage.context.statements:
            said[lineage.context.statements[name].report].append(lineage.context.statements[name])
    return {report: tuple(found) for report, found in said.items()}


def _ends_of_report(claim: _Claim, report: str) -> tuple[_End, ...]:
    return _shortest(end for located in claim.said[report] for end in _ends(claim, located, (report,)))


def _self_told(lineage: Lineage, ends: Mapping[str, tuple[_End, ...]]) -> Mapping[str, tuple[_End, ...]]:
    """An outlet whom others name as a voice, a ministry with its own site, is that voice wherever a way ends at it."""
    voices = {end.root.id: end.root for found in ends.values() for end in found if end.root is not None}
    return {
        report: tuple(
            replace(end, root=voices.get(lineage.context.outlets.get(end.last, end.last)))
            if end.root is None and not end.closed
            else end
            for end in found
        )
        for report, found in ends.items()
    }


def _shortest(ends: Iterable[_End]) -> tuple[_End, ...]:
    """Of several ways to one end, the shortest, then the first; sorted."""
    found: dict[tuple[str, str, bool], _End] = {}
    for end in sorted(ends, key=lambda end: (len(end.steps), end.steps)):
        found.setdefault((end.root.id if end.root else "", end.last, end.closed), end)
    return tuple(found[key] for key in sorted(found))


def _ends(claim: _Claim, located: Located, seen: tuple[str, ...]) -> tuple[_End, ...]:
    """Where this statement comes from; asked once, except on circles, where it depends on whence one asks."""
    name = located.statement.id
    if name in claim.known:
        return claim.known[name]
    found = _shortest(_traced(claim, located, seen))
    if not any(end.closed for end in found):
        claim.known[name] = found
    return found


def _traced(claim: _Claim, located: Located, seen: tuple[str, ...]) -> Sequence[_End]:
    """Where this statement comes from.

    The deepest voice that its own chain names is the root, by whatever way it came. An unnamed voice is
    only where the way ends: a copy's "local sources" are those of the text that it copies.
    """
    lineage = claim.lineage
    carried = [end for step in _carriers(claim, located) for end in _followed(claim, step, seen)]
    voices = lineage.voices(located)
    named = [voice for voice in voices if voice.named]
    claim.depend.update((one.id, other.id) for one, other in pairwise(named))
    if named:
        return [_rooted(claim, located, named[-1], carried)]
    if any(end.root for end in carried) or not voices:
        return carried or [_End(root=None, steps=(), last=located.report)]
    reached = [end for end in carried if not end.closed]
    if reached:
        return [replace(end, root=unnamed(voices[-1].name, end.last)) for end in reached]
    return [_rooted(claim, located, voices[-1], carried)]


def _carriers(claim: _Claim, located: Located) -> Iterator[Followed]:
    parts = claim.parts[located.statement.id]
    for one in claim.lineage.followed.get(located.report, ()):
        if one.carries(located.statement, parts):
            yield one


def _followed(claim: _Claim, way: Followed, seen: tuple[str, ...]) -> list[_End]:
    """Where the parent has the claim from; the parent itself is the end where it does not make the claim."""
    parent = way.step.parent
    if parent in seen:
        return [_End(root=None, steps=(way.step.id,), last=parent, closed=True)]
    further = [end for located in claim.said.get(parent, ()) for end in _ends(claim, located, (*seen, parent))]
    if not further:
        return [_End(root=None, steps=(way.step.id,), last=parent)]
    return [replace(end, steps=(way.step.id, *end.steps)) for end in further]


def _rooted(claim: _Claim, located: Located, voice: Voice, carried: Sequence[_End]) -> _End:
    """The voice as the root, by the way that leads to it, or else straight from the report.

    Where the words came another way, from a parent that has them from somebody else, the two are one
    origin: shared wording proves dependence, whatever the copy calls its source.
    """
    others = sorted({end.root.id for end in carried if end.root is not None})
    if voice.id in others:
        return next(end for end in carried if end.root is not None and end.root.id == voice.id)
    if others:
        claim.depend.add((voice.id, others[0]))
    straight = claim.lineage.heard.get((located.report, voice.id))
    if straight is not None:
        return _End(root=voice, steps=(straight.id,), last=located.report)
    if carried:
        return replace(carried[0], root=voice)
    outermost = claim.lineage.voices(located)[0]
    first = claim.lineage.heard.get((located.report, outermost.id))
    return _End(root=voice, steps=(first.id,) if first else (), last=located.report)


def _joined(claim: _Claim, roots: Sequence[Voice]) -> Mapping[str, Voice]:
    """The roots by id, those joined that are one: a document and who signed it, an organisation and its spokesman."""
    found = {root.id: root for root in sorted(roots, key=lambda root: (RANK[root.kind], root.id, root.name))}
    for root in found.values():
        document = claim.lineage.documents.get(root.id)
        claim.depend.update((root.id, signatory) for signatory in (document.signatories if document else ()))
    people = [root for root in found.values() if root.kind == "person"]
    bodies = [root for root in found.values() if root.kind == "organisation"]
    for person in people:
        for body in bodies:
            if claim.lineage.speaks_for(person, body):
                claim.depend.add((person.id, body.id))
    return found


def _groups(claim: _Claim, roots: Mapping[str, Voice]) -> list[list[Voice]]:
    """The roots, those together that depend on each other, directly or over other voices."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(roots))
    graph.add_edges_from(sorted(claim.depend))
    found = ([roots[name] for name in sorted(part) if name in roots] for part in nx.connected_components(graph))
    return [group for group in found if group]


def _named(claim: _Claim, roots: Mapping[str, Voice], ends: Mapping[str, tuple[_End, ...]]) -> tuple[Origin, ...]:
    """One origin for each group of joined roots, called by its document, or else by its most told voice."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for report, found in ends.items():
        for end in found:
            if end.root is not None:
                told[end.root.id].add(report)
    origins = []
    for group in _groups(claim, roots):
        face = min(group, key=lambda voice: (RANK[voice.kind], -len(told[voice.id]), voice.id))
        reports = {report for voice in group for report in told[voice.id]}
        origins.append(
            Origin(id=face.id, name=claim.lineage.name(face), kind=face.kind, reports=tuple(sorted(reports)))
        )
    return tuple(sorted(origins, key=lambda origin: origin.id))


def _paths(ends: Mapping[str, tuple[_End, ...]]) -> tuple[OriginPath, ...]:
    """Every way of every report that has a step, sorted; each once."""
    ways = {(report, end.steps) for report, found in ends.items() for end in found if end.steps}
    return tuple(OriginPath(report=report, steps=steps) for report, steps in sorted(ways))


def _circles(lineage: Lineage, ends: Mapping[str, tuple[_End, ...]]) -> tuple[str, ...]:
    """The steps of these ways that lie on a circle, sorted."""
    used = {step for found in ends.values() for end in found for step in end.steps}
    return tuple(sorted(used & lineage.circular))
