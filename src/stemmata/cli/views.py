"""The views of ``stemmata show``: records in, rich renderables out."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from stemmata.cli.lookup import Lookup
from stemmata.model.claim import Claim, Origins
from stemmata.model.derivation import Derivation

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
    narrow = [claim for claim in shared if len(claim.reports) > 2 and claim.origins.at_most == 1]
    circles = [edge for edge in look.case.links.derivations if edge.circular]
    changed = [claim for claim in shared if any(variant.changed_on for variant in claim.variants)]
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
    return [table, _rest(len(order), limit, "claims")]


def origins(found: Origins) -> str:
    """ "at most 2: the letter, two drivers; 1 unknown"."""
    words = f"at most {found.at_most}"
    if found.named:
        words += ": " + ", ".join(origin.name for origin in found.named)
    if found.unknown:
        words += f"; {len(found.unknown)} of unknown lineage"
    return words + ("; circular" if found.circular else "")


def _rest(total: int, limit: int, what: str) -> Text:
    return Text(f"{total} {what}" + (f", {limit} shown (--limit shows more)" if total > limit else ""), style="dim")


def stemma(look: Lookup, limit: int) -> list[RenderableType]:
    """The stemma as trees from each origin down; a report that has several parents stands under each."""
    children = {edge.child for edge in look.case.links.derivations}
    roots = sorted({e.parent for e in look.case.links.derivations} - children)
    roots += sorted(
        {e.child for e in look.case.links.derivations if e.circular}
        - {e.child for e in look.case.links.derivations if not e.circular}
    )
    roots.sort(key=lambda r: (-_reach(look, r), r))
    trees: list[RenderableType] = []
    for root in roots[:limit]:
        edge = look.edges_of.get(root, [None])[0]
        name = (
            look.name(root) if root in look.reports or root in look.entities else (edge.parent_name if edge else root)
        )
        tree = Tree(Text(name, style="bold"))
        _grow(look, tree, root, (root,))
        trees.append(tree)
    alone = [i for i in look.reports if i not in children and i not in look.edges_of]
    if alone:
        tree = Tree(Text("No derivation found: lineage not known", style="bold"))
        for report in sorted(alone, key=lambda r: (len(look.sigla[r]), look.sigla[r]))[:limit]:
            tree.add(Text(look.report_name(report)))
        trees.append(tree)
    return [*trees, _rest(len(roots), limit, "origins")]


def _reach(look: Lookup, root: str) -> int:
    seen, queue = {root}, [root]
    for node in queue:
        for edge in look.edges_of.get(node, []):
            if edge.child not in seen:
                seen.add(edge.child)
                queue.append(edge.child)
    return len(seen)


def _grow(look: Lookup, tree: Tree, parent: str, path: tuple[str, ...]) -> None:
    for edge in look.edges_of.get(parent, []):
        words = Text.assemble(look.name(edge.child), "  ", (_edge(edge), "dim"))
        if edge.child in path:
            tree.add(Text.assemble(words, ("  ↺ circular reporting", "bold red")))
        else:
            _grow(look, tree.add(words), edge.child, (*path, edge.child))


def _edge(edge: Derivation) -> str:
    sign = "" if edge.status == "stated" else "inferred, "
    return f"{edge.kind} ({sign}{edge.score:.2f}): {edge.reason} [{edge.id[:SHORT]}]"


def documents(look: Lookup, limit: int) -> list[RenderableType]:
    """Each document as the reports that describe it let it be rebuilt."""
    parts: list[RenderableType] = []
    order = sorted(look.case.links.documents, key=lambda d: (-len(d.described_by), d.id))
    for document in order[:limit]:
        tree = Tree(Text.assemble((document.title, "bold"), f"  [{document.id[:SHORT]}]"))
        for label, ids in (
            ("signed by", document.signatories),
            ("addressed to", document.addressees),
            ("first published by", document.published_by),
            ("described by", document.described_by),
        ):
            if ids:
                tree.add(Text(f"{label} " + "; ".join(look.name(i) for i in ids)))
        tree.add(Text(f"dated {document.date}" if document.date else "date not known"))
        contents = tree.add(Text(f"{len(document.contents)} contents"))
        for content in document.contents[:limit]:
            who = " ".join(look.sigla[r] for r in content.reports)
            contents.add(Text(f"{look.claims[content.claim].label}  ({who})"))
        parts.append(tree)
    return [*parts, _rest(len(order), limit, "documents")]


def entities(look: Lookup, limit: int) -> list[RenderableType]:
    """The entities, those named in most reports first, with every spelling and why they are one."""
    order = sorted(
        (e for e in look.case.links.entities if e.kind != "document"),
        key=lambda e: (-len({r for r, _ in e.members}), e.id),
    )
    table = Table("id", "kind", "name", "reports", "spellings and why they are one", box=None, pad_edge=False)
    for entity in order[:limit]:
        spellings = ", ".join(entity.names)
        reasons = " ".join(e.reason for e in entity.same_as[:2])
        table.add_row(
            entity.id[:SHORT], entity.kind, Text(entity.name), str(len({r for r, _ in entity.members})),
            Text(f"{spellings}. {reasons}" if len(entity.names) > 1 else ""),
        )  # fmt: skip
    return [table, _rest(len(order), limit, "entities")]


def report(look: Lookup, identity: str) -> list[RenderableType]:
    """One report: its data, then each statement with its chain."""
    one = look.reports[identity].report
    head = Text.assemble(
        (look.report_name(identity), "bold"), f"\n{one.title or 'no title'}\n{one.path} · sha256 {one.sha256[:SHORT]}…"
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
