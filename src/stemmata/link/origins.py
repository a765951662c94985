"""Where a claim comes from: how many independent origins it has at most.

Every statement of the claim is followed on its own: first its own chain of voices, then the steps of
the stemma that carry its words. Nothing proves independence, so whatever is shown to depend is joined,
and what is not known never adds an origin.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

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


class _Joined:
    """Voices that are shown to depend on each other, in one claim."""

    def __init__(self) -> None:
        self._head: dict[str, str] = {}

    def head(self, name: str) -> str:
        while name in self._head:
            name = self._head[name]
        return name

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.head(one), self.head(other)))
        if first != second:
            self._head[second] = first


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """One claim while its statements are followed."""

    lineage: Lineage
    parts: Parts
    said: Mapping[str, tuple[Located, ...]]  # report id → its statements of this claim, sorted by id
    joined: _Joined


def origins_of(lineage: Lineage, parts: Parts) -> Origins:
    """The origins of the claim that these statements make.

    *Returns:* at most as many origins as named roots that nothing joins, and at least one where any
    report makes the claim; 0 only for a claim without statements.
    """
    claim = _Claim(lineage=lineage, parts=parts, said=_by_report(lineage, parts), joined=_Joined())
    ends = {report: _ends_of_report(claim, report) for report in sorted(claim.said)}
    roots = _join_known(claim, [end.root for found in ends.values() for end in found if end.root])
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
    found = (end for located in claim.said[report] for end in _ends(claim, located, (report,)))
    return tuple(dict.fromkeys(found))


def _ends(claim: _Claim, located: Located, seen: tuple[str, ...]) -> list[_End]:
    """Where this statement comes from.

    The deepest voice that its own chain names is the root, by whatever way it came. An unnamed voice is
    only where the way ends: a copy's "local sources" are those of the text that it copies.
    """
    lineage = claim.lineage
    carried = [end for step in _carriers(claim, located) for end in _followed(claim, step, seen)]
    voices = lineage.voices(located)
    named = [voice for voice in voices if voice.named]
    for one, other in zip(named, named[1:], strict=False):
        claim.joined.join(one.id, other.id)
    if named:
        return [_rooted(claim, located, named[-1], carried)]
    if any(end.root for end in carried) or not voices:
        return carried or [_End(root=None, steps=(), last=located.report)]
    if carried and not carried[0].closed:
        return [replace(end, root=unnamed(voices[-1].name, end.last)) for end in carried if not end.closed]
    return [_rooted(claim, located, voices[-1], carried)]


def _carriers(claim: _Claim, located: Located) -> Iterator[Followed]:
    parts = claim.parts[located.statement.id]
    for one in claim.lineage.followed.get(located.report, ()):
        if one.carries(parts, located.statement.passage):
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
    for end in carried:
        if end.root is not None:
            claim.joined.join(voice.id, end.root.id)
    for end in carried:
        if end.root is not None and end.root.id == voice.id:
            return replace(end, root=voice)
    straight = claim.lineage.heard.get((located.report, voice.id))
    if straight is not None:
        return _End(root=voice, steps=(straight.id,), last=located.report)
    if carried:
        return replace(carried[0], root=voice)
    outermost = claim.lineage.voices(located)[0]
    first = claim.lineage.heard.get((located.report, outermost.id))
    return _End(root=voice, steps=(first.id,) if first else (), last=located.report)


def _join_known(claim: _Claim, roots: Sequence[Voice]) -> Mapping[str, Voice]:
    """The roots by id, those joined that are one: a document and who signed it, an organisation and its spokesman."""
    found = {root.id: root for root in sorted(roots, key=lambda root: (RANK[root.kind], root.id, root.name))}
    for root in found.values():
        for signatory in claim.lineage.signatories.get(root.id, ()):
            claim.joined.join(root.id, signatory)
    people = [root for root in found.values() if root.kind == "person"]
    bodies = [root for root in found.values() if root.kind == "organisation"]
    for person in people:
        for body in bodies:
            if claim.lineage.speaks_for(person, body):
                claim.joined.join(person.id, body.id)
    return found


def _named(
    claim: _Claim, roots: Mapping[str, Voice], ends: Mapping[str, tuple[_End, ...]]
) -> tuple[Origin, ...]:
    """One origin for each group of joined roots, called by its document, or else by its most told voice."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for report, found in ends.items():
        for end in found:
            if end.root is not None:
                told[end.root.id].add(report)
    groups: defaultdict[str, list[Voice]] = defaultdict(list)
    for name in sorted(roots):
        groups[claim.joined.head(name)].append(roots[name])
    origins = []
    for group in groups.values():
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
    steps = (one.step for followed in lineage.followed.values() for one in followed)
    return tuple(sorted(step.id for step in steps if step.circular and step.id in used))
