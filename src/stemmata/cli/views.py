"""The views of ``stemmata show``: records in, rich renderables out."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from stemmata.alarms import one_root
from stemmata.cli.lookup import Lookup
from stemmata.model.claim import Claim, Origins
from stemmata.model.decision import in_force
from stemmata.model.derivation import Derivation
from stemmata.model.document import Document
from stemmata.model.place import EntityPlace
from stemmata.model.relation import Relation
from stemmata.model.report import Captured
from stemmata.text.counted import count

SHORT = 12  # characters of an id that are shown


def summary(look: Lookup, limit: int) -> list[RenderableType]:
    """What the case holds, the widest claims, and the alarms."""
    case, links = look.case, look.case.links
    shared = [claim for claim in links.claims if len(claim.reports) > 1]
    lines = [
        Text(f"{case.name}, built {case.built or 'never'}", style="bold"),
        Text(
            f"{len(case.reports)} reports by {len(set(links.outlets.values()))} outlets, "
            f"{sum(len(one.annotations.statements) for one in case.reports)} statements, {len(links.claims)} claims "
            f"({len(shared)} in two reports or more), {len(links.documents)} documents, "
            f"{len(links.derivations)} derivations, {len(case.decisions)} decisions."
        ),
    ]
    lines += [Text(f"Refused: {one.path}: {one.reason}", style="yellow") for one in case.refusals[:limit]]
    lines += [Text(f"Repeats {look.report_name(one.report)}: {one.path}") for one in case.duplicates[:limit]]
    return [*lines, *_alarms(look, shared), *claims(look, min(limit, 10))]


def _alarms(look: Lookup, shared: Iterable[Claim]) -> list[Text]:
    narrow = one_root(shared)
    circles = [edge for edge in look.case.links.derivations if edge.circular]
    changed = [
        claim
        for claim in shared
        if any(variant.changed_on and (claim.id, variant) not in look.set_aside for variant in claim.variants)
    ]
    return [
        Text(f"! {count} {words}", style="bold red")
        for count, words in (
            (len(narrow), "claims stand in three reports or more and rest on at most one origin"),
            (len(circles), "derivations lie on a circle: reports that cite each other"),
            (len(changed), "claims have a value that changed in copying"),
        )
        if count
    ]


def claims(look: Lookup, limit: int) -> list[RenderableType]:
    """The claims, those in most reports first."""
    order = sorted(look.case.links.claims, key=lambda c: (-len(c.reports), c.origins.at_most, c.id))
    table = Table("id", "claim", "reports", "origins", "differs in", box=None, header_style="bold", pad_edge=False)
    for claim in order[:limit]:
        table.add_row(
            claim.id[:SHORT],
            Text(claim.label),
            " ".join(sorted((look.sigla[r] for r in claim.reports), key=lambda s: (len(s), s))),
            Text(origins(claim.origins)),
            Text("; ".join(sorted({f"{v.slot}: {' / '.join(x.value for x in v.values)}" for v in claim.variants}))),
        )
    return [table, _rest(len(order), limit, ("claim", "claims"))]


def origins(found: Origins) -> str:
    """ "at most 2: the letter, two drivers; 1 unknown"."""
    words = f"at most {found.at_most}"
    if found.named:
        words += ": " + ", ".join(origin.name for origin in found.named)
    if found.unknown:
        words += f"; {len(found.unknown)} of unknown lineage"
    return words + ("; circular" if found.circular else "")


def _rest(total: int, limit: int, what: tuple[str, str]) -> Text:
    """How many there are, and how to see them all; ``what`` is their noun for one and for many."""
    shown = f", {limit} shown (--limit shows more)" if total > limit else ""
    return Text(f"{total} {what[total != 1]}{shown}", style="dim")


def stemma(look: Lookup, limit: int) -> list[RenderableType]:
    """The stemma as trees: what several reports rest on, and each report once, under its strongest parent.

    Voices that only one report heard are a line of that report.
    """
    roots = _roots(look)
    told: set[str] = set()
    trees: list[RenderableType] = []
    for root in roots[:limit]:
        tree = Tree(Text(_root_name(look, root), style="bold"))
        if root in look.reports:
            told.add(root)
            _own_voices(look, tree, root)
        _grow(look, tree, root, told)
        trees.append(tree)
    alone = [i for i in look.reports if i not in told and not any(_held(look, e) for e in look.parents_of.get(i, ()))]
    if alone:
        tree = Tree(Text("Rests on no other report that the case holds", style="bold"))
        for report in sorted(alone, key=lambda r: (len(look.sigla[r]), look.sigla[r]))[:limit]:
            _own_voices(look, tree.add(Text(look.report_name(report))), report)
        trees.append(tree)
    return [*trees, _rest(len(roots), limit, ("root", "roots"))]


def _held(look: Lookup, edge: Derivation) -> bool:
    """True if the parent joins this report to others: a report, or what several reports rest on."""
    return edge.score > 0 and (edge.parent in look.reports or len({e.child for e in look.edges_of[edge.parent]}) > 1)


def _roots(look: Lookup) -> list[str]:
    """Parents of several reports, and reports with children, that have no such parent; the widest reach first."""
    edges = [edge for edge in look.case.links.derivations if _held(look, edge)]
    under = {edge.child for edge in edges}
    roots = {edge.parent for edge in edges if edge.parent not in under}
    reached = {node for root in roots for node in look.below(root)}
    for edge in sorted(
        edges, key=lambda e: e.id
    ):  # a circle has no root of its own: begin it anywhere, always the same
        if edge.circular and edge.parent not in reached:
            roots.add(edge.parent)
            reached |= look.below(edge.parent)
    return sorted(roots, key=lambda root: (-len(look.below(root)), root))


def _root_name(look: Lookup, root: str) -> str:
    if root in look.reports or root in look.entities:
        return look.name(root)
    return look.edges_of[root][0].parent_name


def _grow(look: Lookup, tree: Tree, parent: str, told: set[str], path: tuple[str, ...] = ()) -> None:
    for edge in look.edges_of.get(parent, []):
        words = Text.assemble(look.name(edge.child), "  ", (_edge(edge), "dim"))
        if edge.child in (*path, parent):
            tree.add(Text.assemble(words, ("  ↺ circular reporting", "bold red")))
        elif edge.child in told:
            tree.add(Text.assemble(words, ("  (its tree stands above)", "dim")))
        else:
            told.add(edge.child)
            branch = tree.add(words)
            _own_voices(look, branch, edge.child)
            _grow(look, branch, edge.child, told, (*path, parent))


def _own_voices(look: Lookup, tree: Tree, report: str) -> None:
    """The voices that this report alone credits, as one line."""
    names = sorted({e.parent_name for e in look.parents_of.get(report, ()) if not _held(look, e) and e.score > 0})
    if names:
        tree.add(Text("credits alone: " + ", ".join(names), style="dim"))


def _edge(edge: Derivation) -> str:
    sign = "" if edge.status == "stated" else "inferred, "
    return f"{edge.kind} ({sign}{edge.score:.2f}): {edge.reason} [{edge.id[:SHORT]}]"


def documents(look: Lookup, limit: int) -> list[RenderableType]:
    """Each document as the reports that describe it let it be rebuilt."""
    parts: list[RenderableType] = []
    order = sorted(look.case.links.documents, key=lambda d: (-len(d.described_by), d.id))
    parts += [document(look, one, limit) for one in order[:limit]]
    return [*parts, _rest(len(order), limit, ("document", "documents"))]


def document(look: Lookup, one: Document, limit: int | None = None) -> Tree:
    """A document as the reports that describe it let it be rebuilt; ``limit`` contents, or all."""
    tree = Tree(Text.assemble((one.title, "bold"), f"  [{one.id[:SHORT]}]"))
    for label, ids in (
        ("signed by", one.signatories),
        ("addressed to", one.addressees),
        ("first published by", one.published_by),
        ("described by", one.described_by),
    ):
        if ids:
            tree.add(Text(f"{label} " + "; ".join(look.name(i) for i in ids)))
    tree.add(Text(f"dated {one.date}" if one.date else "date not known"))
    contents = tree.add(Text(count(len(one.contents), "content")))
    for content in one.contents[:limit]:
        who = " ".join(sorted((look.sigla[r] for r in content.reports), key=lambda s: (len(s), s)))
        contents.add(Text(f"{look.claims[content.claim].label}  ({who})"))
    return tree


def entities(look: Lookup, limit: int) -> list[RenderableType]:
    """The entities, those named in most reports first, with every spelling and why they are one."""
    order = sorted(
        (e for e in look.case.links.entities if e.kind != "document"),
        key=lambda e: (-len({r for r, _ in e.members}), e.id),
    )
    table = Table(
        "id", "kind", "name", "reports", "where it lies, spellings, why they are one", box=None, pad_edge=False
    )
    for entity in order[:limit]:
        spellings = f"{', '.join(entity.names)}. {' '.join(e.reason for e in entity.same_as[:2])}"
        ties = [group_tie(look, tie) for tie in look.ties_of.get(entity.id, ())]
        said = (place(entity.place), spellings if len(entity.names) > 1 else "", *ties)
        table.add_row(
            entity.id[:SHORT], entity.kind, Text(entity.name), str(len({r for r, _ in entity.members})),
            Text("\n".join(filter(None, said))),
        )  # fmt: skip
    rest = _rest(len(order), limit, ("entity", "entities"))
    shown = sorted({line for entity in order[:limit] if entity.place for line in entity.place.attribution})
    return [table, rest, *map(Text, shown)]


def group_tie(look: Lookup, tie: Relation) -> str:
    """ "Tide League, predecessor of Salt Front, by A C; denied in D": two bodies, however near their names."""
    sides = [
        sorted({look.sigla[a.report] for sign in tie.reasons if sign.against is denied for a in sign.anchors})
        for denied in (False, True)
    ]
    words = f"{look.name(tie.subject)}, {tie.predicate.replace('_', ' ')} {look.name(tie.object)}"
    return f"{words}, by {' '.join(sides[0])}" + (f"; denied in {' '.join(sides[1])}" if sides[1] else "")


def place(found: EntityPlace | None) -> str:
    """Where it lies, in a few words; empty where nothing is known."""
    if found is None:
        return ""
    if found.place is None:
        return "none" if found.basis == "human" else f"not told among {count(len(found.candidates), 'place')}"
    within = f", {found.place.within[-1]}" if found.place.within else ""
    return (
        f"{found.place.lat:.2f}, {found.place.lon:.2f} ± {found.place.uncertainty_km:.0f} km ({found.place.id}{within})"
    )


def decisions(look: Lookup, limit: int) -> list[RenderableType]:
    """What people ruled, the newest first, and whether it still counts."""
    counting = {one.id for one in in_force(look.case.decisions)}
    table = Table("id", "when", "who", "ruling", "about", "why", box=None, header_style="bold", pad_edge=False)
    for one in tuple(reversed(look.case.decisions))[:limit]:
        ruling = one.kind if one.id in counting or one.kind == "withdraw" else f"{one.kind} (withdrawn)"
        about = ", ".join(look.about(key) for key in one.subject)
        table.add_row(one.id[:SHORT], one.time, Text(one.author), ruling, Text(about), Text(one.reason or ""))
    return [table, _rest(len(look.case.decisions), limit, ("decision", "decisions"))]


def _captured_from(captured: Captured) -> str:
    return " · ".join(filter(None, (captured.address, captured.digest))) or "it does not say from where"


def report(look: Lookup, identity: str) -> list[RenderableType]:
    """One report: its data, then each statement with its chain."""
    one = look.reports[identity].report
    head = Text.assemble(
        (look.report_name(identity), "bold"),
        f"\n{one.title or 'no title'}\n{one.path} · sha256 {one.sha256[:SHORT]}…",
        *(
            [f"\nCaptured {one.captured.time}, as an archive says; {_captured_from(one.captured)}"]
            if one.captured
            else ()
        ),
        *(f"\nIn doubt: {note}" for note in one.notes),
        *(
            f"\nNote by {note.author}, {note.time}, on {look.about(note.subject[0])}: {note.reason or 'marked'}"
            for note in in_force(look.case.decisions)
            if note.kind == "note" and note.subject[0].partition(":")[0] == one.id
        ),
    )
    table = Table("characters", "chain of voices", "what", box=None, header_style="bold", pad_edge=False)
    for statement in look.reports[identity].annotations.statements:
        deepest = statement.chain[-1]
        mark = " NOT" if statement.polarity == "negative" else ""
        table.add_row(
            f"{statement.content[0].start}-{statement.content[-1].end}",
            Text(f"{look.chain(statement.id)} {deepest.modality if len(statement.chain) > 1 else ''}{mark}"),
            Text(look.words(statement.id)),
        )
    return [head, table]
