"""``stemmata show FILE why ID``: the reasons behind a claim, an edge, a merge or a document."""

from collections.abc import Iterable

from rich.console import RenderableType
from rich.text import Text
from rich.tree import Tree

from stemmata.cli import views
from stemmata.cli.lookup import Lookup
from stemmata.model.derivation import Derivation
from stemmata.model.entity import Entity
from stemmata.model.evidence import Anchor, Evidence
from stemmata.model.place import EntityPlace
from stemmata.text.counted import count


def explained(look: Lookup, subject: str) -> list[RenderableType]:
    """Why the machine says so, with the characters that it rests on. Raises UsageError for an unknown id."""
    kind, identity = look.any(subject)
    if kind == "reports":
        return views.report(look, identity)
    if kind == "claims":
        return [_claim(look, identity)]
    if kind == "derivations":
        return [_derivation(look, look.derivations[identity])]
    if kind == "statements":
        return [_statement(look, identity)]
    if kind == "documents":
        return [_document(look, identity)]
    return [_entity(look, identity)]


def _quoted(look: Lookup, anchors: Iterable[Anchor]) -> list[Text]:
    return [
        Text(f"{look.sigla.get(a.report, a.report)} {a.start}-{a.end} “{' '.join(a.text.split())}”", style="italic")
        for a in anchors
    ]


def _signs(look: Lookup, tree: Tree, signs: Iterable[Evidence]) -> None:
    for sign in signs:
        side = "against" if sign.against else "for"
        branch = tree.add(Text(f"{side} ({sign.sign}, {sign.strength:.2f}): {sign.reason}"))
        for line in _quoted(look, sign.anchors):
            branch.add(line)


def _claim(look: Lookup, identity: str) -> Tree:
    claim = look.claims[identity]
    tree = Tree(Text(claim.label, style="bold"))
    tree.add(Text(views.origins(claim.origins)))
    told = tree.add(Text(f"told by {count(len(claim.reports), 'report')}"))
    for statement in claim.statements:
        if statement in look.statements:
            report = look.statements[statement][0].report.id
            told.add(Text(f"{look.sigla[report]} {look.chain(statement)}: “{look.words(statement)}”"))
    paths = tree.add(Text("paths to the origins")) if claim.origins.paths else tree
    for path in claim.origins.paths:
        steps = [look.derivations[step] for step in path.steps if step in look.derivations]
        paths.add(Text(" → ".join([look.report_name(path.report), *(f"{e.parent_name} ({e.kind})" for e in steps)])))
    for variant in claim.variants:
        branch = tree.add(Text(f"{variant.bearing} in {variant.slot}: {variant.reason}"))
        for value in variant.values:
            who = sorted(
                {look.sigla[look.statements[s][0].report.id] for s in value.statements if s in look.statements}
            )
            branch.add(Text(f"{value.value} ({' '.join(who)})"))
        for edge in variant.changed_on:
            branch.add(Text(f"changed on {_named(look, look.derivations[edge])}"))
    if claim.same_as:
        _signs(look, tree.add(Text("why these are held to say the same")), claim.same_as)
    return tree


def _named(look: Lookup, edge: Derivation) -> str:
    return f"{look.name(edge.child)} ← {edge.parent_name} ({edge.kind})"


def _derivation(look: Lookup, edge: Derivation) -> Tree:
    tree = Tree(Text(_named(look, edge), style="bold"))
    tree.add(Text(f"{edge.status}, {edge.score:.2f}: {edge.reason}"))
    _signs(look, tree, edge.evidence)
    if not any(sign.against for sign in edge.evidence):
        tree.add(Text("against: nothing found"))
    rulings = [d for d in look.case.decisions if edge.id in d.subject]
    for ruling in rulings:
        does = ruling.kind if ruling.kind == "undecided" else f"{ruling.kind}s"
        tree.add(Text(f"{ruling.author} {does} ({ruling.time}): {ruling.reason or 'no reason given'}"))
    return tree


def _entity(look: Lookup, identity: str) -> Tree:
    entity = look.entities[identity]
    tree = Tree(Text(f"{entity.name} ({entity.kind})", style="bold"))
    tree.add(Text("spellings: " + ", ".join(entity.names)))
    members = tree.add(Text(f"{len(entity.members)} members: what decide split and merge take"))
    for report, local in entity.members:
        members.add(Text(f"{report}:{local}  {look.report_name(report)}"))
    _signs(look, tree.add(Text("why they are held to be one")), entity.same_as)
    if entity.place:
        _lies(look, tree.add(Text(f"place: {views.place(entity.place)}")), entity.place)
    _maybe(look, tree, entity)
    for tie in look.ties_of.get(identity, ()):
        _signs(look, tree.add(Text(f"another body, tied to it: {views.group_tie(look, tie)}")), tie.reasons)
    return tree


def _maybe(look: Lookup, tree: Tree, entity: Entity) -> None:
    for at, other in enumerate(entity.maybe_same):
        branch = tree.add(Text(f"maybe the same: {look.name(other)} [{other}]"))
        _signs(look, branch, entity.maybe_reasons[at : at + 1])


def _lies(look: Lookup, tree: Tree, found: EntityPlace) -> None:
    _signs(look, tree, found.evidence)
    candidates = tree.add(Text("candidates")) if found.candidates else tree
    for one in found.candidates:
        place = one.place
        inside = "/".join(place.within)
        candidates.add(
            Text(f"{place.id}  {place.name}, {place.kind} {inside}  {place.lat:.2f}, {place.lon:.2f}  {one.share:.2f}")
        )
    for line in found.attribution:
        tree.add(Text(line))


def _document(look: Lookup, identity: str) -> Tree:
    document = next(one for one in look.case.links.documents if one.id == identity)
    tree = views.document(look, document)
    members = tree.add(Text("members: what decide split and merge take"))
    for report, local in look.entities[identity].members if identity in look.entities else ():
        members.add(Text(f"{report}:{local}  {look.report_name(report)}"))
    _signs(look, tree.add(Text("why the reports are held to describe one document")), document.same_as)
    return tree


def _statement(look: Lookup, identity: str) -> Tree:
    one, statement = look.statements[identity]
    tree = Tree(Text(look.words(identity), style="bold"))
    tree.add(Text(look.report_name(one.report.id)))
    for step in statement.chain:
        cue = step.cue.of(one.report.text) if step.cue else "no cue"
        tree.add(Text(f"{step.kind} {step.name} {step.modality} (“{cue}”)"))
    if statement.doubt:
        tree.add(Text(f"doubt: {statement.doubt}"))
    if statement.proposal:
        tree.add(Text(statement.proposal.reason))
    for claim in look.case.links.claims:
        if identity in claim.statements:
            tree.add(Text(f"claim {claim.id}: {claim.label}"))
    return tree
