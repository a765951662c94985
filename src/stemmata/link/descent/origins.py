"""Where a claim comes from: how many independent origins it has at most.

Every statement of the claim is followed on its own: first its own chain of voices, then the steps of
the stemma that carry its words. Nothing proves independence, so whatever is shown to depend is joined,
and what is not known never adds an origin.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, pairwise

import networkx as nx

from stemmata.link.context import Located
from stemmata.link.descent.lineage import Followed, Lineage
from stemmata.link.descent.one_voice import one_voice
from stemmata.link.descent.papers import told
from stemmata.link.descent.unnamed import one_description
from stemmata.link.descent.utterance import Telling, one_utterance
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
    unseen: defaultdict[str, set[tuple[str, str]]] = field(default_factory=lambda: defaultdict(set))
    # unseen common source → (report, voice) for words that came from it
    known: dict[str, tuple[_End, ...]] = field(default_factory=dict)  # statement id → where it comes from


def origins_of(lineage: Lineage, parts: Parts) -> Origins:
    """The origins of the claim that these statements make.

    *Returns:* at most as many origins as named roots that nothing joins, and at least one where any
    report makes the claim; 0 only for a claim without statements.
    """
    claim = _Claim(lineage=lineage, parts=parts, said=_by_report(lineage, parts))
    ends = _self_told(lineage, {report: _ends_of_report(claim, report) for report in sorted(claim.said)})
    ends = {report: _by_context(claim, report, found, ends) for report, found in ends.items()}
    heard = [(report, end.root) for report, found in ends.items() for end in found if end.root is not None]
    roots = _joined(claim, [root for _, root in heard])
    heard.sort(key=lambda one: (one[0], one[1].id))
    claim.depend.update(one_description(heard, lineage.lines, {report: _outlet(lineage, report) for report in ends}))
    claim.depend.update(_one_telling(claim))
    if len(roots) > 1:
        claim.depend.update(one_utterance(_tellings(claim)))
    named = _named(claim, roots, ends)
    return Origins(
        at_most=max(1, len(named)) if ends else 0,
        named=named,
        unknown=_unknown(claim, ends),
        paths=_paths(ends),
        circular=_circles(lineage, ends),
    )


def _one_telling(claim: _Claim) -> Iterator[tuple[str, str]]:
    """Voices to whom copies of one unseen text credit the same words: shared wording proves dependence.

    Voices that one report credits both are two in the unseen text, too.
    """
    for heard in claim.unseen.values():
        beside: defaultdict[str, set[str]] = defaultdict(set)
        for report, voice in heard:
            beside[report].add(voice)
        for one, other in combinations(sorted({voice for _, voice in heard}), 2):
            if not any({one, other} <= voices for voices in beside.values()):
                yield one, other


def _tellings(claim: _Claim) -> Iterator[Telling]:
    """Every statement of the claim with the voices that it goes back to."""
    for report, said in claim.said.items():
        for located in said:
            parts = claim.parts.get(located.statement.id, located.statement.content)
            statement = located.statement
            yield Telling(
                report=report,
                words=" ".join(_sentence(located, part) for part in parts),
                denies=statement.polarity == "negative" or any(step.modality == "denies" for step in statement.chain),
                voices=tuple(end.root for end in _ends(claim, located, (report,)) if end.root is not None),
            )


def _sentence(located: Located, part: Span) -> str:
    """The words of the statement's sentence that the part stands in: claims now and then hold half of one."""
    text = located.where.report.text
    piece = next((one for one in located.statement.content if one.overlaps(part)), part)
    first = max((text.rfind(mark, piece.start, part.start) + 1 for mark in ".!?"), default=piece.start)
    ends = [at for mark in ".!?" if (at := text.find(mark, part.end, piece.end)) >= 0]
    return text[max(first, piece.start) : max(part.end, min(ends, default=piece.end))]


def _outlet(lineage: Lineage, report: str) -> str:
    """The name under which the outlet publishes; the report itself where it gives none."""
    return (lineage.context.report_of[report].report.outlet_name or report).casefold()


def _unknown(claim: _Claim, ends: Mapping[str, tuple[_End, ...]]) -> tuple[str, ...]:
    """The reports of the claim whose lineage is not known, sorted.

    A report that has it from another report of the claim is known as far as that one, which then stands for both.
    """
    rooted = {report for report, ways in ends.items() if any(end.root for end in ways)}
    found: set[str] = set()
    for report in ends.keys() - rooted:
        parents = {end.last for end in ends[report] if end.steps and not end.closed and end.last in claim.said}
        found |= parents or {report}
    return tuple(sorted(found - rooted))


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
    roots = [end.root for found in ends.values() for end in found if end.root is not None]
    voices = {
        body: Voice(id=body, kind="organisation", name=lineage.context.name(body))
        for root in roots
        for body in root.bodies
    }
    voices |= {root.id: root for root in roots}
    return {
        report: tuple(
            replace(end, root=voices.get(lineage.context.outlets.get(end.last, end.last)))
            if end.root is None and not end.closed
            else end
            for end in found
        )
        for report, found in ends.items()
    }


def _by_context(
    claim: _Claim, report: str, found: tuple[_End, ...], ends: Mapping[str, tuple[_End, ...]]
) -> tuple[_End, ...]:
    """The ends of a report that credits nobody with the claim, though what stands around it names one source.

    That is a document to which its paragraph is credited, or the only voice of the whole report; and it
    counts only where another report has the claim from that same source.
    """
    roots = {end.root.id: end.root for other in ends.values() for end in other if end.root is not None}
    if not roots or any(end.root or end.closed for end in found):
        return found
    if not all(map(claim.lineage.narrates, claim.said[report])):
        return found
    beside = {voice.id for located in claim.said[report] if (voice := claim.lineage.beside(located)) is not None}
    source = beside.pop() if len(beside) == 1 else claim.lineage.only_heard(report)
    document = claim.lineage.documents.get(source or "")
    if document is not None and not roots.keys().isdisjoint(document.signatories):
        roots.setdefault(document.id, Voice(id=document.id, kind="document", name=document.title))
    if source is None or source not in roots:
        return found
    step = claim.lineage.heard.get((report, source))
    return (_End(root=roots[source], steps=found[0].steps or ((step.id,) if step else ()), last=found[0].last),)


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
    carried = [end for step in _carriers(claim, located) for end in _followed(claim, located, step, seen)]
    voices = lineage.voices(located)
    named = [voice for voice in voices if voice.named]
    claim.depend.update((one.id, other.id) for one, other in pairwise(named))
    if named:
        return [_rooted(claim, located, named[-1], carried)]
    if any(end.root for end in carried):
        return carried
    if not voices:
        sisters = list(_as_sisters_tell(claim, located))
        if sisters:
            return sisters
        return _untold(claim, located, carried, seen) or carried or [_End(root=None, steps=(), last=located.report)]
    reached = [end for end in carried if not end.closed]
    if reached:
        return [replace(end, root=unnamed(voices[-1].name, end.last)) for end in reached]
    return [_rooted(claim, located, voices[-1], carried)]


def _as_sisters_tell(claim: _Claim, located: Located) -> Iterator[_End]:
    """Words from an unseen text come from whom its other takers credit with them."""
    lineage = claim.lineage
    if not lineage.narrates(located):
        return
    for way in _carriers(claim, located):
        source = way.step.parent
        takers = lineage.sisters.get(source, frozenset())
        for sister in sorted(one for one in claim.said if one in takers and one != located.report):
            for one in claim.said[sister]:
                voices = lineage.voices(one)
                if voices and any(other.step.parent == source for other in _carriers(claim, one)):
                    voice = voices[-1] if voices[-1].named else unnamed(voices[-1].name, source)
                    yield _End(root=voice, steps=(way.step.id,), last=source)


def _untold(claim: _Claim, located: Located, carried: Sequence[_End], seen: tuple[str, ...]) -> Sequence[_End]:
    """Where words come from that credit nobody; nothing where that is in doubt.

    What says of a document what it is has the document as its origin. Else it is followed to the only
    report that this one cites or copies and that makes the same claim, or to several that do not name two sources.
    """
    document = claim.lineage.about(located)
    if document is not None:
        return [_rooted(claim, located, document, carried)]
    if carried or not claim.lineage.narrates(located):
        return ()
    ways = [
        one
        for one in claim.lineage.followed.get(located.report, ())
        if one.step.parent not in seen and _passes_on(claim, located, one)
    ]
    ends = [end for way in ways for end in _followed(claim, located, way, seen) if _may_follow(way, end)]
    roots = {end.root.id for end in ends if end.root is not None}
    return ends if len(ways) == 1 or not roots or (len(roots) == 1 and all(end.root for end in ends)) else ()


def _passes_on(claim: _Claim, located: Located, way: Followed) -> bool:
    """A cited parent that tells the same, or a parent whose words are reused and that makes the same claim."""
    if way.step.status == "stated":
        return bool(_told_by(claim, located, way.step.parent))
    return way.step.parent in claim.said


def _may_follow(way: Followed, end: _End) -> bool:
    """Words that a copy did not copy are never given the parent's source; but unknown they are only once."""
    return way.step.status == "stated" or (end.root is None and not end.closed)


def _carriers(claim: _Claim, located: Located) -> Iterator[Followed]:
    parts = claim.parts.get(located.statement.id, located.statement.content)
    for one in claim.lineage.followed.get(located.report, ()):
        if one.carries(located.statement, parts):
            yield one


def _followed(claim: _Claim, located: Located, way: Followed, seen: tuple[str, ...]) -> list[_End]:
    """Where the parent has it from; the parent itself is the end where it does not tell the same."""
    parent = way.step.parent
    if parent in seen:
        return [_End(root=None, steps=(way.step.id,), last=parent, closed=True)]
    further = [end for one in _told_by(claim, located, parent) for end in _ends(claim, one, (*seen, parent))]
    if not further:
        return [_End(root=None, steps=(way.step.id,), last=parent)]
    return [replace(end, steps=(way.step.id, *end.steps)) for end in further]


def _told_by(claim: _Claim, located: Located, parent: str) -> Sequence[Located]:
    """The parent's statements of the claim, or else the one that says most of this statement in like words."""
    told = claim.said.get(parent, ())
    if told:
        return told
    nearest = claim.lineage.nearest(located, parent)
    return (nearest,) if nearest is not None else ()


def _rooted(claim: _Claim, located: Located, voice: Voice, carried: Sequence[_End]) -> _End:
    """The voice as the root, by the way that leads to it, or else straight from the report.

    Where the words came another way, from a parent that has them from somebody else, the two are one
    origin: shared wording proves dependence, whatever the copy calls its source.
    """
    others = sorted({end.root.id for end in carried if end.root is not None})
    for end in carried:
        if end.root is None and not end.closed and end.last not in claim.lineage.context.report_of:
            claim.unseen[end.last].add((located.report, voice.id))
    if voice.id in others:
        return next(end for end in carried if end.root is not None and end.root.id == voice.id)
    if others:
        claim.depend.add((voice.id, others[0]))
    for end in carried:  # the parent that is named knows the voice, too, though it does not tell this claim
        further = claim.lineage.heard.get((end.last, voice.id))
        if further is not None and not end.closed:
            return _End(root=voice, steps=(*end.steps, further.id), last=end.last)
    straight = claim.lineage.heard.get((located.report, voice.id))
    if straight is not None:
        return _End(root=voice, steps=(straight.id,), last=located.report)
    if carried:
        return replace(carried[0], root=voice)
    outermost = (*claim.lineage.voices(located), voice)[0]
    first = claim.lineage.heard.get((located.report, outermost.id))
    return _End(root=voice, steps=(first.id,) if first else (), last=located.report)


def _joined(claim: _Claim, roots: Sequence[Voice]) -> Mapping[str, Voice]:
    """The roots by id; what shows two of them to be one is kept with the claim."""
    found = {root.id: root for root in sorted(roots, key=lambda root: (RANK[root.kind], root.id, root.name))}
    claim.depend.update(one_voice(claim.lineage, list(found.values())))
    return found


def _groups(claim: _Claim, roots: Mapping[str, Voice]) -> list[list[Voice]]:
    """The roots, those together that depend on each other, directly or over other voices."""
    if not claim.depend:  # as in most claims
        return [[roots[name]] for name in sorted(roots)]
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(roots))
    graph.add_edges_from(sorted(claim.depend))
    found = ([roots[name] for name in sorted(part) if name in roots] for part in nx.connected_components(graph))
    return [group for group in found if group]


def _named(claim: _Claim, roots: Mapping[str, Voice], ends: Mapping[str, tuple[_End, ...]]) -> tuple[Origin, ...]:
    """One origin for each group of joined roots, called by its document, or else by its most told voice."""
    telling: defaultdict[str, set[str]] = defaultdict(set)
    for report, found in ends.items():
        for end in found:
            if end.root is not None:
                telling[end.root.id].add(report)
    origins = []
    for group in _groups(claim, roots):
        face = min(group, key=lambda voice: _standing(claim.lineage, voice, len(telling[voice.id])))
        reports = {report for voice in group for report in telling[voice.id]}
        origins.append(
            Origin(id=face.id, name=claim.lineage.name(face), kind=face.kind, reports=tuple(sorted(reports)))
        )
    return tuple(sorted(origins, key=lambda origin: origin.id))


def _standing(lineage: Lineage, voice: Voice, reports: int) -> tuple[int, bool, int, str]:
    """What comes first gives its name to the group: documents before people, those well described, those most told."""
    document = lineage.documents.get(voice.id)
    return (RANK[voice.kind], document is None or not told(document), -reports, voice.id)


def _paths(ends: Mapping[str, tuple[_End, ...]]) -> tuple[OriginPath, ...]:
    """Every way of every report that has a step, sorted; each once."""
    ways = {(report, end.steps) for report, found in ends.items() for end in found if end.steps}
    return tuple(OriginPath(report=report, steps=steps) for report, steps in sorted(ways))


def _circles(lineage: Lineage, ends: Mapping[str, tuple[_End, ...]]) -> tuple[str, ...]:
    """The steps of these ways that lie on a circle, sorted."""
    used = {step for found in ends.values() for end in found for step in end.steps}
    return tuple(sorted(used & lineage.circular))
