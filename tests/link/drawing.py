"""Builds small cases from words, and draws their stemma, so that a test reads like what it expects."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from stemmata.link.context import LinkContext
from stemmata.model.annotations import Annotations, Citation, CitationKind, LocalEntity, Statement, Step, VoiceKind
from stemmata.model.case import Annotated
from stemmata.model.decision import Decision
from stemmata.model.derivation import Derivation
from stemmata.model.document import Document
from stemmata.model.entity import Entity
from stemmata.model.report import Report
from stemmata.text.ids import content_id
from stemmata.text.span import Span
from tests.making import report, span, statement, step

KINDS = {"outlet": "organisation", "unnamed": "group", "unknown": "person"}


def piece(
    text: str,
    *,
    outlet: str,
    published: str | None = "2021-05-14",
    says: Sequence[tuple[str, ...]] = (),
    cites: Sequence[tuple[CitationKind, str | None, str]] = (),
    url: str | None = None,
) -> Annotated:
    """A report. ``says``: (words, "kind:name", …), each name standing in the text.

    ``cites``: (kind, outlet, words); an outlet that starts with "http" is an address.
    """
    made = replace(report(text, outlet=outlet, published=published), url=url)
    named = sorted({voice.split(":", 1)[1]: voice for _, *chain in says for voice in chain}.items())
    local = {name: f"e{number}" for number, (name, _) in enumerate(named, 1)}
    entities = tuple(
        LocalEntity(id=local[name], kind=KINDS.get(voice.split(":")[0], voice.split(":")[0]), name=name, names=(name,))
        for name, voice in named
        if not voice.startswith(("unnamed", "unknown"))
    )
    return Annotated(
        report=made,
        annotations=Annotations(
            report=made.id,
            entities=entities,
            statements=tuple(_statement(made, words, chain, local) for words, *chain in says),
            citations=tuple(_citation(text, *cited) for cited in cites),
        ),
    )


PILOTS = (
    "Both pilots of the harbour were dismissed after an inquiry into the stranding of the dredger, which lay on the "
    "outer bar for nine days and blocked the fairway to the shipyards."
)


def copiers() -> tuple[Annotated, Annotated]:
    """Two reports of another matter, of which the later says that it has its words from the earlier one's outlet.

    Where they are in a case, its outlets are seen to take text from each other.
    """
    return (
        piece(PILOTS, outlet="Lake Gazette", published="2021-03-01"),
        piece(
            f"{PILOTS} This was first told by the Lake Gazette.",
            outlet="River Mail",
            published="2021-03-02",
            cites=[("named", "Lake Gazette", "first told by the Lake Gazette")],
        ),
    )


def _statement(made: Report, words: str, chain: Iterable[str], local: dict[str, str]) -> Statement:
    steps = []
    for voice in chain:
        kind: VoiceKind
        kind, name = voice.split(":", 1)  # type: ignore[assignment]
        known = None if kind in ("unnamed", "unknown") else local[name]
        steps.append(step(kind, name, local=known, mention=span(made.text, name)))
    found = statement(made, words, *steps)
    places: list[Span] = [*found.content, *(one.mention for one in _voices(steps) if one.mention)]
    passage = Span(min(place.start for place in places), max(place.end for place in places))
    return replace(found, passage=passage)


def _voices(steps: Iterable[Step]) -> list[Step]:
    return [one for one in steps if one.mention is not None]


def _citation(text: str, kind: CitationKind, outlet: str | None, words: str) -> Citation:
    url = outlet if outlet and outlet.startswith("http") else None
    return Citation(span=span(text, words), kind=kind, outlet=None if url else outlet, local=None, url=url, date=None)


def case(
    *pieces: Annotated, documents: Sequence[tuple[str, str]] = (), decisions: Sequence[Decision] = ()
) -> LinkContext:
    """A context in which equal names are one entity; ``documents``: (name, signatory)."""
    members: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for one in pieces:
        members["organisation", one.report.outlet_name or ""].append((one.report.id, "outlet"))
        for entity in one.annotations.entities:
            members[entity.kind, entity.name].append((one.report.id, entity.id))
    entities = tuple(
        Entity(
            id=content_id("entity", kind, name),
            kind=kind,  # type: ignore[arg-type]
            name=name,
            names=(name,),
            members=tuple(sorted(found)),
            mentions=(),
        )
        for (kind, name), found in sorted(members.items())
    )
    resolved = {member: entity.id for entity in entities for member in entity.members}
    return LinkContext(
        reports=tuple(sorted(pieces, key=lambda one: one.report.id)),
        entities=tuple(sorted(entities, key=lambda entity: entity.id)),
        resolved=resolved,
        outlets={one.report.id: resolved[one.report.id, "outlet"] for one in pieces},
        documents=tuple(_document(name, signatory, entities) for name, signatory in documents),
        decisions=tuple(decisions),
    )


def _document(name: str, signatory: str, entities: Iterable[Entity]) -> Document:
    ids = {entity.name: entity for entity in entities}
    return Document(
        id=ids[name].id,
        kind="letter",
        title=f"{name} signed by {signatory}",
        date=None,
        signatories=(ids[signatory].id,) if signatory in ids else (),
        addressees=(),
        published_by=(),
        described_by=tuple(sorted({report for report, _ in ids[name].members})),
        contents=(),
    )


def drawn(derivations: Iterable[Derivation], context: LinkContext) -> str:
    """The stemma as trees, from roots to leaves; "~" before an inferred step, "↺" after one on a circle."""
    children: defaultdict[str, list[Derivation]] = defaultdict(list)
    names = {one.report.id: _label(one) for one in context.reports}
    for one in derivations:
        children[one.parent].append(one)
        names.setdefault(one.parent, one.parent_name)
    derived = {one.child for found in children.values() for one in found}
    starts = [name for name in children if name not in derived] or sorted(children)[:1]
    trees = ("\n".join([names[start], *_branches(start, children, names, "", (start,))]) for start in starts)
    return "\n".join(sorted(trees))


def _branches(
    node: str, children: dict[str, list[Derivation]], names: dict[str, str], indent: str, seen: tuple[str, ...]
) -> list[str]:
    lines: list[str] = []
    steps = sorted(children.get(node, ()), key=lambda one: (names[one.child], one.kind))
    for number, one in enumerate(steps, 1):
        last = number == len(steps)
        mark = "~" if one.status == "inferred" else ""
        lines.append(f"{indent}{'└' if last else '├'}── {names[one.child]} ({mark}{one.kind}){'↺' * one.circular}")
        if one.child not in seen:
            deeper = indent + ("    " if last else "│   ")
            lines += _branches(one.child, children, names, deeper, (*seen, one.child))
    return lines


def _label(one: Annotated) -> str:
    published = one.report.published
    return f"{one.report.outlet_name} {published.value[-2:] if published else '?'}"
