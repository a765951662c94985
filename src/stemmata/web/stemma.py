"""What the stemma shows: nodes and edges, of the whole case or under the lens of one claim, before any geometry."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count as count_from
from typing import Literal

from stemmata.model.claim import Claim
from stemmata.model.derivation import Derivation
from stemmata.text.counted import count
from stemmata.web.edition import COLOURS, Edition, NamedOrigin
from stemmata.web.labels import DATE_NOT_KNOWN, PARENT_WORDS, edtf_words, published_day, published_words
from stemmata.web.steps import usual_steps

NodeKind = Literal["report", "family", "origin", "unheld"]
Style = Literal["says-so", "wording", "error"]

COLLAPSE_FROM = 40  # reports: from here on reports with the same parents and no children stand as one family
FAMILY_FROM = 3
MOST_NODES = 100  # drawn at most; the table beside the picture always has every edge
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph:
    """Nodes in the order in which they stand from left to right; edges sorted by child, then parent."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    unconnected: tuple[str, ...] = ()  # reports without any tie, where they are not drawn
    left_out: tuple[str, ...] = ()  # reports that have ties and are not drawn for want of room
    steps: Mapping[str, int] = field(default_factory=dict)  # report id → how far it stands from an origin, where known
    lone_voices: int = 0  # documents, persons, bodies, unnamed voices that are not drawn: the table has them


@dataclass(frozen=True, slots=True, kw_only=True)
class Lettering:
    """Which letters and colours a stemma uses."""

    named: Mapping[str, NamedOrigin]  # origin id → its letter
    resting: Mapping[str, tuple[NamedOrigin, ...]]  # report id → the origins that it rests on


def case_stemma(edition: Edition, lens: Claim | None = None) -> Graph:
    """The stemma of all derivations; large cases are collapsed, and what is not drawn is named.

    A voice on which one report alone rests joins it to no other: it is counted, and left to the table.
    """
    live, lone_voices = _joining(edition, [d for d in edition.derivations.values() if d.score > 0])
    lettering = Lettering(named=edition.origin_by_id, resting=edition.origins_of)
    graph = _graph(edition, edition.rank, live, lettering, values_under(edition, lens))
    parents = {one.id: one.parent for one in edition.derivations.values()}
    graph = replace(graph, lone_voices=lone_voices, steps=usual_steps(edition.claims, parents))
    if len(edition.reports) < COLLAPSE_FROM:
        return graph
    tied = {key for edge in graph.edges for key in (edge.parent, edge.child)}
    loose = tuple(name for name in edition.rank if name not in tied)
    connected = replace(graph, nodes=tuple(node for node in graph.nodes if node.key in tied), unconnected=loose)
    return _largest(_collapsed(edition, connected))


def _joining(edition: Edition, derivations: list[Derivation]) -> tuple[list[Derivation], int]:
    """The derivations without those to voices that matter to few reports, and how many such voices there are.

    A voice matters to the reports that credit it and to those whose claims rest on it.
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
    return [one for one in derivations if one.parent not in left], len(left)


def claim_stemma(edition: Edition, claim: Claim) -> Graph:
    """The stemma of one claim: its reports, the roads to its origins, letters and colours of this claim only."""
    steps = {name for path in claim.origins.paths for name in path.steps}
    used = [d for d in edition.derivations.values() if d.id in steps]
    reports = {*claim.reports, *(name for d in used for name in (d.child, d.parent))}
    named = _under_claim(edition, claim)
    resting: dict[str, list[NamedOrigin]] = defaultdict(list)
    for origin in named.values():
        for report in origin.origin.reports:
            resting[report].append(origin)
    shown = {name: rank for name, rank in edition.rank.items() if name in reports}
    lettering = Lettering(named=named, resting={name: tuple(found) for name, found in resting.items()})
    graph = _graph(edition, shown, used, lettering, values_under(edition, claim))
    return _largest(graph if len(shown) < COLLAPSE_FROM else _collapsed(edition, graph))


def _under_claim(edition: Edition, claim: Claim) -> dict[str, NamedOrigin]:
    """The claim's origins: those without a letter get a numeral, those without a colour one that is free."""
    found = edition.letters(claim)
    free = iter([n for n in range(COLOURS) if n not in {named.colour for named in found}])
    numerals = count_from(1)
    mine = {origin.id: origin for origin in claim.origins.named}
    return {
        named.origin.id: replace(
            named,
            origin=mine[named.origin.id],
            letter=named.letter or str(next(numerals)),
            colour=next(free, None) if named.colour is None else named.colour,
        )
        for named in found
    }


def default_lens(edition: Edition) -> Claim | None:
    """The claim whose numbers differ in most reports; None where no number differs."""
    for claim in edition.claims:
        if any(variant.slot == "quantity" for variant in claim.variants):
            return claim
    return None


def values_under(edition: Edition, lens: Claim | None) -> Mapping[str, str]:
    """Report id → the number that it gives for the claim; reports that give none are absent."""
    found: dict[str, list[str]] = defaultdict(list)
    for variant in lens.variants if lens else ():
        if variant.slot != "quantity":
            continue
        for value in variant.values:
            for said in edition.said_in_order(value.statements):
                if value.value not in found[said.source.report.id]:
                    found[said.source.report.id].append(value.value)
    return {report: " / ".join(values) for report, values in found.items()}


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
    return Graph(nodes=_in_sequence(reports, pills, joined), edges=joined)


def _edge(found: list[Derivation], lettering: Lettering) -> Edge:
    strongest = sorted(found, key=lambda d: (-d.score, d.id))
    first = strongest[0]
    origin = lettering.named.get(first.parent)
    colours = [origin.colour] if origin else [named.colour for named in lettering.resting.get(first.parent, ())]
    return Edge(
        parent=first.parent,
        child=first.child,
        style=min((_style(d) for d in found), key=("says-so", "wording", "error").index),
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
                name=named.origin.name if named else found[key].parent_name,
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


def _in_sequence(reports: list[Node], pills: list[Node], edges: Iterable[Edge]) -> tuple[Node, ...]:
    """Each pill just before its first taker; a chain of pills before the taker of its last."""
    place = {node.key: n for n, node in enumerate(reports)}
    takers: dict[str, list[str]] = defaultdict(list)
    for edge in edges:
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
    return (*sequence, *before[len(reports)])


def _collapsed(edition: Edition, graph: Graph) -> Graph:
    """Reports with the same parents and no children, three or more, become one family at the date of the first."""
    parents: dict[str, list[str]] = defaultdict(list)
    busy = set()
    for edge in graph.edges:
        parents[edge.child].append(f"{edge.parent} {edge.style}")
        busy.add(edge.parent)
    families: dict[tuple[str, ...], list[Node]] = defaultdict(list)
    for node in graph.nodes:
        if node.kind == "report" and node.key not in busy and parents[node.key]:
            families[tuple(parents[node.key])].append(node)
    large = {found[0].key: found for found in families.values() if len(found) >= FAMILY_FROM}
    folded = {node.key for found in large.values() for node in found[1:]}
    nodes = tuple(_family(edition, large[n.key]) if n.key in large else n for n in graph.nodes if n.key not in folded)
    return replace(graph, nodes=nodes, edges=tuple(edge for edge in graph.edges if edge.child not in folded))


def _family(edition: Edition, found: list[Node]) -> Node:
    first, last = found[0], found[-1]
    place = {named.letter: named.place for named in edition.origins if named.letter}
    letters = sorted({letter for node in found for letter in node.letters}, key=place.__getitem__)
    return replace(
        first,
        kind="family",
        siglum=f"×{len(found)}",
        name=count(len(found), "report"),
        when=first.when if first.when == last.when else f"from {first.when}",
        short_when=first.short_when,
        value=None,
        letters=tuple(letters),
        unlettered=max(node.unlettered for node in found),
        colours=tuple(sorted({colour for node in found for colour in node.colours})),
        members=tuple(node.key for node in found),
    )


def _largest(graph: Graph) -> Graph:
    """At most MOST_NODES nodes: those with most edges; reports that are dropped are named."""
    if len(graph.nodes) <= MOST_NODES:
        return graph
    degree: dict[str, int] = defaultdict(int)
    for edge in graph.edges:
        degree[edge.parent] += 1
        degree[edge.child] += 1
    kept = {node.key for node in sorted(graph.nodes, key=lambda n: (-degree[n.key], n.key))[:MOST_NODES]}
    edges = tuple(edge for edge in graph.edges if edge.parent in kept and edge.child in kept)
    tied = {key for edge in edges for key in (edge.parent, edge.child)}
    nodes = tuple(node for node in graph.nodes if node.key in tied)
    left_out = tuple(
        name
        for node in graph.nodes
        if node.kind in {"report", "family"} and node.key not in tied
        for name in node.members or (node.key,)
    )
    return replace(graph, nodes=nodes, edges=edges, left_out=left_out)
