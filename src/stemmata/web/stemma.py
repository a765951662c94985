"""What a stemma holds: nodes and edges, of the whole case or of the roads of one claim, before any geometry."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from stemmata.model.claim import Claim
from stemmata.model.derivation import Derivation
from stemmata.web.edition import Edition, NamedOrigin
from stemmata.web.labels import DATE_NOT_KNOWN, PARENT_WORDS, edtf_words, published_day, published_words
from stemmata.web.lens import Lettering, under_claim
from stemmata.web.steps import usual_steps

NodeKind = Literal["report", "family", "origin", "unheld"]
Style = Literal["says-so", "wording", "error"]

STYLES: tuple[Style, ...] = ("says-so", "wording", "error")
BOXES: frozenset[NodeKind] = frozenset({"report", "family"})  # the other kinds are pills
VOICES = ("document", "person", "organisation", "unnamed")
MOST_VOICES = 12  # drawn beside outlets: those on which most reports rest, documents first
_ERROR_SIGNS = ("number", "error", "odd", "value")  # parts of the names of signs that rest on a shared slip


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A box (report, family) or a pill (origin, parent not held)."""

    key: str  # report id, or the parent's id
    kind: NodeKind
    siglum: str  # "E", "α", "×12"; "" for a parent that is no origin
    name: str
    when: str  # in words
    short_when: str  # without the year, which the axis shows
    day: date | None  # of publication; None for pills and where it is not known
    undated: bool  # a report whose date is not known: stands in the column at the right
    value: str | None  # what it gives under the lens
    letters: tuple[str, ...]
    unlettered: int  # further origins, which have no letter
    colours: tuple[int, ...]  # of its origins, without those that have none
    href: str | None
    members: tuple[str, ...] = ()  # report ids of a family, in order of publication
    faded: bool = False  # it has no part in the claim of the lens


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """All derivations between one parent and one child, drawn as one line."""

    parent: str
    child: str
    style: Style
    strength: float  # 0 to 1
    colour: int | None  # None: several origins, or one without a colour
    circular: bool
    derivations: tuple[str, ...]  # ids, strongest first
    faded: bool = False  # it does not carry the claim of the lens


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Nodes in the order in which they stand from left to right; edges sorted by child, then parent.

    Until :func:`in_sequence` has ordered them, reports in order of publication, then all parents that are not held.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    unconnected: tuple[str, ...] = ()  # reports that no line joins to another, where they are not drawn
    left_out: tuple[str, ...] = ()  # reports that have ties and are not drawn for want of room
    steps: Mapping[str, int] = field(default_factory=dict)  # report id → how far it stands from an origin, where known
    lone_voices: int = 0  # parents not held that are not drawn, since they join too few reports: the table has them
    repeated: int = 0  # lines not drawn, since a longer road leads the same way


def case_graph(
    edition: Edition, values: Mapping[str, str], *, lens: Claim | None = None, origin: str | None = None
) -> Graph:
    """All reports and the lines that count. Under a lens, what has no part in its claim is faded.

    A voice on which one report alone rests joins it to no other: it is counted, and left to the table, unless it is
    the origin that is asked for, or the claim of the lens rests on it.
    """
    used = steps_of(lens) if lens else frozenset()
    live = [d for d in edition.derivations.values() if d.score > 0]
    kept = {d.parent for d in live if d.id in used} | ({origin} if origin else set())
    shown, lone_voices = _joining(edition, live, kept)
    lettering = (
        under_claim(edition, lens) if lens else Lettering(named=edition.origin_by_id, resting=edition.origins_of)
    )
    graph = _graph(edition, edition.rank, shown, lettering, values)
    parents = {one.id: one.parent for one in edition.derivations.values()}
    graph = replace(graph, lone_voices=lone_voices, steps=usual_steps(edition.claims, parents))
    return _faded(edition, graph, {*lens.reports}, used) if lens else graph


def _faded(edition: Edition, graph: Graph, tellers: set[str], used: frozenset[str]) -> Graph:
    """What has no part in the claim, faded; it stays where it stands without a lens."""
    edges = tuple(e if used & set(e.derivations) else replace(e, faded=True, colour=None) for e in graph.edges)
    on_road = tellers | {key for edge in edges if not edge.faded for key in (edge.parent, edge.child)}
    nodes = (
        node
        if node.key in on_road
        else replace(node, faded=True, kind="origin" if node.key in edition.origin_by_id else node.kind)
        for node in graph.nodes
    )
    return replace(graph, nodes=tuple(nodes), edges=edges)


def claim_graph(edition: Edition, claim: Claim, values: Mapping[str, str]) -> Graph:
    """The reports of one claim and their roads to its origins, letters and colours of this claim only."""
    used = [d for d in edition.derivations.values() if d.id in steps_of(claim)]
    reports = {*claim.reports, *(name for d in used for name in (d.child, d.parent))}
    shown = {name: rank for name, rank in edition.rank.items() if name in reports}
    return _graph(edition, shown, used, under_claim(edition, claim), values)


def steps_of(claim: Claim) -> frozenset[str]:
    """The derivations by which reports came to a claim."""
    return frozenset(name for path in claim.origins.paths for name in path.steps)


def _joining(edition: Edition, derivations: list[Derivation], kept: set[str]) -> tuple[list[Derivation], int]:
    """The derivations without those to voices that matter to few reports, and how many such voices there are.

    A voice matters to the reports that credit it and to those whose claims rest on it. ``kept``: voices that stay in
    any case.
    """
    takers: dict[str, set[str]] = defaultdict(set)
    for one in derivations:
        if one.parent_kind in VOICES and one.parent not in edition.rank:
            takers[one.parent].add(one.child)
    for voice, reports in takers.items():
        if voice in edition.origin_by_id:
            reports.update(edition.origin_by_id[voice].origin.reports)
    documents = {one.parent for one in derivations if one.parent_kind == "document"}
    order = sorted(takers, key=lambda voice: (voice not in documents, -len(takers[voice]), voice))
    left = {voice for n, voice in enumerate(order) if n >= MOST_VOICES or len(takers[voice]) == 1}
    left -= kept
    return [one for one in derivations if one.parent not in left], len(left)


def _graph(
    edition: Edition,
    shown: Mapping[str, int],
    derivations: Iterable[Derivation],
    lettering: Lettering,
    values: Mapping[str, str],
) -> Graph:
    pairs: dict[tuple[str, str], list[Derivation]] = defaultdict(list)
    for derivation in derivations:
        if derivation.parent != derivation.child:
            pairs[derivation.child, derivation.parent].append(derivation)
    edges = tuple(_edge(pairs[pair], lettering) for pair in sorted(pairs))
    reports = [
        _report_node(edition, name, lettering.resting.get(name, ()), values.get(name))
        for name in edition.in_order(shown)
    ]
    pills = _pills(edition, pairs.values(), shown, lettering.named)
    known = {*shown, *(pill.key for pill in pills)}
    joined = tuple(edge for edge in edges if edge.child in known)
    return Graph(nodes=(*reports, *pills), edges=joined)


def _edge(found: list[Derivation], lettering: Lettering) -> Edge:
    strongest = sorted(found, key=lambda d: (-d.score, d.id))
    first = strongest[0]
    origin = lettering.named.get(first.parent)
    colours = [origin.colour] if origin else [named.colour for named in lettering.resting.get(first.parent, ())]
    return Edge(
        parent=first.parent,
        child=first.child,
        style=min((_style(d) for d in found), key=STYLES.index),
        strength=first.score,
        colour=colours[0] if len(colours) == 1 else None,
        circular=any(d.circular for d in found),
        derivations=tuple(d.id for d in strongest),
    )


def _style(derivation: Derivation) -> Style:
    if derivation.status == "stated":
        return "says-so"
    signs = [sign.sign for sign in derivation.evidence if not sign.against]
    if signs and all(any(part in sign for part in _ERROR_SIGNS) for sign in signs):
        return "error"
    return "wording"


def _report_node(edition: Edition, report: str, origins: tuple[NamedOrigin, ...], value: str | None) -> Node:
    published = edition.by_report[report].report.published
    day = published_day(published)
    return Node(
        key=report,
        kind="report",
        siglum=edition.sigla[report],
        name=edition.outlet(report),
        when=published_words(published),
        short_when=_without_year(published_words(published)),
        day=day,
        undated=day is None,
        value=value,
        letters=tuple(named.letter for named in origins if named.letter),
        unlettered=sum(named.letter is None for named in origins),
        colours=tuple(named.colour for named in origins if named.colour is not None),
        href=edition.href(report),
    )


def _without_year(when: str) -> str:
    words = when.split()
    return " ".join(words[:2]) if len(words) == 3 and words[2].isdigit() else "" if when == DATE_NOT_KNOWN else when


def _pills(
    edition: Edition,
    pairs: Iterable[list[Derivation]],
    shown: Mapping[str, int],
    origins: Mapping[str, NamedOrigin],
) -> list[Node]:
    """A pill for every parent that is no report of this stemma, sorted by name."""
    found: dict[str, Derivation] = {}
    for derivation in (d for pair in pairs for d in pair):
        if derivation.parent not in shown:
            found.setdefault(derivation.parent, derivation)
    dates = {document.id: document.date for document in edition.case.links.documents}
    pills = []
    for key in sorted(found, key=lambda k: (found[k].parent_name, k)):
        named = origins.get(key)
        dated = dates.get(key)
        pills.append(
            Node(
                key=key,
                kind="origin" if named else "unheld",
                siglum=(named.letter or "") if named else "",
                name=named.origin.name if named and named.origin.id == key else found[key].parent_name,
                when=(when := f"dated {edtf_words(dated)}" if dated else PARENT_WORDS[found[key].parent_kind]),
                short_when=when,
                day=None,
                undated=False,
                value=None,
                letters=(named.letter,) if named and named.letter else (),
                unlettered=0,
                colours=(named.colour,) if named and named.colour is not None else (),
                href=None,
            )
        )
    return pills


def in_sequence(graph: Graph) -> Graph:
    """Reports as they come; each pill just before its first taker, a chain of pills before the taker of its last."""
    reports = [node for node in graph.nodes if node.kind in BOXES]
    pills = [node for node in graph.nodes if node.kind not in BOXES]
    place = {node.key: n for n, node in enumerate(reports)}
    takers: dict[str, list[str]] = defaultdict(list)
    for edge in graph.edges:
        takers[edge.parent].append(edge.child)
    first: dict[str, int] = {}
    depth: dict[str, int] = {}
    for pill in pills:
        level, seen, depth[pill.key] = [pill.key], {pill.key}, 0
        while level and not any(key in place for key in level):
            below = [child for key in level for child in takers[key] if child not in seen]
            seen.update(below)
            level, depth[pill.key] = below, depth[pill.key] + 1
        first[pill.key] = min((place[key] for key in level if key in place), default=len(reports))
    before: dict[int, list[Node]] = defaultdict(list)
    for pill in sorted(pills, key=lambda p: (-depth[p.key], p.siglum == "", p.name, p.key)):
        before[first[pill.key]].append(pill)
    sequence: list[Node] = []
    for n, report in enumerate(reports):
        sequence += [*before[n], report]
    return replace(graph, nodes=(*sequence, *before[len(reports)]))
