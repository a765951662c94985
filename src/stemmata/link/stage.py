"""The order of the linking rules: from annotated reports and decisions to links, as one pure function.

Each phase is given what it reads and nothing else, so that a memory of what it last returned can stand for it. A
ruling on a step of the stemma leaves names, claims and shared wording as they are; one on a name leaves most of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from stemmata.link.claim.claims import Alignment, align, claim
from stemmata.link.claim.denial import bringing
from stemmata.link.context import LinkContext
from stemmata.link.descent.derivation import signs_of, weighed
from stemmata.link.descent.lineage import Lineage, lineage
from stemmata.link.descent.origins import origins_of
from stemmata.link.descent.reuse import reuses
from stemmata.link.descent.speakers import speakers
from stemmata.link.descent.standings import Standings, standings
from stemmata.link.document import documents
from stemmata.link.entity import entities
from stemmata.link.memory import FORGETFUL, Memory
from stemmata.link.place.placing import placed
from stemmata.link.tie.events import events
from stemmata.link.tie.relations import highest, relations
from stemmata.link.variant.variants import variants, with_changes
from stemmata.model.case import Annotated, Links
from stemmata.model.claim import Claim, Origins, Variant
from stemmata.model.decision import Decision, DecisionKind, in_force
from stemmata.model.derivation import Derivation
from stemmata.model.document import Document
from stemmata.model.entity import Entity
from stemmata.model.place import Gazetteer

NAMING = frozenset[DecisionKind]({"merge", "split", "keep-disputed"})


def linked(
    reports: Sequence[Annotated],
    decisions: Sequence[Decision],
    gazetteer: Gazetteer | None = None,
    memory: Memory = FORGETFUL,
) -> Links:
    """All links over these reports, the decisions (oldest first) replayed; places where there is a gazetteer.

    The same for any order of the reports; empty for none. ``memory``: of links made before, of whatever reports and
    decisions; it makes this faster and changes nothing.
    """
    ruled = in_force(decisions)
    naming = tuple(one for one in ruled if one.kind in NAMING)
    context = memory.phase("names", (tuple(reports), naming), lambda below: context_of(reports, naming, below))
    alignments = memory.phase("claims", (context,), lambda below: align(context, below))
    derivations, lines = _descent(context, ruled, alignments, memory)
    claims = _claims(alignments, derivations, lines, memory)
    at_most = _at_most(claims)
    return Links(
        entities=_placed(context, ruled, gazetteer, memory),
        outlets=context.outlets,
        documents=_with_contents(context, claims),
        claims=claims,
        derivations=derivations,
        relations=relations(context, highest(at_most), memory),
        events=memory.phase("events", (alignments, context), lambda below: events(alignments, context, below)),
    )


def context_of(
    annotated: Sequence[Annotated], decisions: Sequence[Decision] = (), memory: Memory = FORGETFUL
) -> LinkContext:
    """Who is who, and which document is which; people whom one document shows to be one are joined in a second pass."""
    reports = memory.same("reports", tuple(sorted(annotated, key=lambda one: one.report.id)))
    spelled = memory.phase("spellings", reports, lambda _: entities.spelled(reports))
    named = entities.joined_from(spelled, decisions)
    described = documents.joined(reports, named, decisions)
    if described.learned:
        named = entities.joined_from(spelled, decisions, described.learned)
        described = documents.joined(reports, named, decisions)
    return LinkContext(
        reports=reports,
        entities=tuple(sorted((*named.entities, *described.entities), key=lambda entity: entity.id)),
        resolved={**named.resolved, **described.resolved},
        outlets=named.outlets,
        documents=described.documents,
        decisions=tuple(decisions),
    )


def _descent(
    context: LinkContext, decisions: Sequence[Decision], alignments: Sequence[Alignment], memory: Memory
) -> tuple[tuple[Derivation, ...], Lineage]:
    who = memory.phase("speakers", (context,), lambda below: speakers(context, below))
    wording = memory.phase("shared wording", (context.reports,), lambda _: reuses(context.reports))
    shared = tuple(alignment.statements for alignment in alignments if len(alignment.reports) > 1)
    signs = memory.phase("signs", (context, wording, shared), lambda _: signs_of(context, wording, shared, who))
    found = weighed(context.ruled(decisions), signs)
    derivations = tuple(memory.same(("step", one.id), one) for one in found)
    return derivations, lineage(context, derivations, who, memory)


def _placed(
    context: LinkContext, decisions: Sequence[Decision], gazetteer: Gazetteer | None, memory: Memory
) -> tuple[Entity, ...]:
    if gazetteer is None:
        return context.entities
    rulings = tuple(one for one in decisions if one.kind == "place")
    given = (context, rulings, gazetteer.fingerprint)
    return memory.phase("places", given, lambda below: placed(context.ruled(rulings), gazetteer, below))


def _claims(
    alignments: Iterable[Alignment], derivations: Sequence[Derivation], lines: Lineage, memory: Memory
) -> tuple[Claim, ...]:
    into: dict[str, list[Derivation]] = defaultdict(list)
    for derivation in derivations:
        into[derivation.child].append(derivation)
    made, stand = [], standings(lines, memory)
    for alignment in alignments:
        steps = [step for report in alignment.reports for step in into.get(report, ())]
        found = _variants(alignment, lines.context, memory)
        changed = tuple(_changed(variant, steps, lines.context) for variant in found)
        made.append(claim(alignment, variants=changed, origins=_origins(alignment, stand, memory)))
    return tuple(sorted(made, key=lambda one: one.id))


def _variants(alignment: Alignment, context: LinkContext, memory: Memory) -> tuple[Variant, ...]:
    if len(alignment.reports) < 2:
        return ()
    given = (alignment, context.told_in(alignment.reports))
    return memory.each(("variants", alignment.id), given, lambda: variants(alignment, context))


def _origins(alignment: Alignment, stand: Standings, memory: Memory) -> Origins:
    def made() -> Origins:
        return origins_of(stand.lineage, bringing(alignment.parts, stand.lineage.context))

    if not memory.remembers:
        return made()
    given = (alignment.parts, stand.for_all, stand.behind(alignment.reports))
    return memory.each(("origins", alignment.id), given, made)


def _changed(variant: Variant, steps: Sequence[Derivation], context: LinkContext) -> Variant:
    homes = {
        statement: context.statements[statement].report
        for value in variant.values
        for statement in value.statements
        if statement in context.statements
    }
    return with_changes(variant, steps, homes)


def _at_most(claims: Iterable[Claim]) -> Mapping[str, int]:
    """Statement id → the most origins that a claim of it has."""
    found: dict[str, int] = defaultdict(int)
    for one in claims:
        for statement in one.statements:
            found[statement] = max(found[statement], one.origins.at_most)
    return found


def _with_contents(context: LinkContext, claims: Sequence[Claim]) -> tuple[Document, ...]:
    speaks = {name: frozenset(context.speakers(located)) for name, located in context.statements.items()}
    homes = {name: located.report for name, located in context.statements.items()}
    return documents.with_contents(context.documents, claims, speaks, homes)
