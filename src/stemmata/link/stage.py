"""The order of the linking rules: from annotated reports and decisions to links, as one pure function."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from stemmata.link.claim.claims import Alignment, align, claim
from stemmata.link.claim.denial import bringing
from stemmata.link.context import LinkContext
from stemmata.link.descent.derivation import derive
from stemmata.link.descent.lineage import Lineage, lineage
from stemmata.link.descent.origins import origins_of
from stemmata.link.descent.speakers import speakers
from stemmata.link.document import documents
from stemmata.link.entity import entities
from stemmata.link.place.placing import placed
from stemmata.link.tie.events import events
from stemmata.link.tie.relations import highest, relations
from stemmata.link.variant.variants import variants, with_changes
from stemmata.model.case import Annotated, Links
from stemmata.model.claim import Claim, Variant
from stemmata.model.decision import Decision, in_force
from stemmata.model.derivation import Derivation
from stemmata.model.document import Document
from stemmata.model.place import Gazetteer


def linked(reports: Sequence[Annotated], decisions: Sequence[Decision], gazetteer: Gazetteer | None = None) -> Links:
    """All links over these reports, the decisions (oldest first) replayed; places where there is a gazetteer.

    The same for any order of the reports; empty for none.
    """
    context = context_of(reports, in_force(decisions))
    alignments = align(context)
    who = speakers(context)
    shared = [alignment.statements for alignment in alignments if len(alignment.reports) > 1]
    derivations = derive(context, shared, who)
    claims = _claims(context, alignments, derivations, lineage(context, derivations, who))
    at_most = _at_most(claims)
    return Links(
        entities=placed(context, gazetteer) if gazetteer is not None else context.entities,
        outlets=context.outlets,
        documents=_with_contents(context, claims),
        claims=claims,
        derivations=derivations,
        relations=relations(context, highest(at_most)),
        events=events(alignments, context),
    )


def context_of(annotated: Sequence[Annotated], decisions: Sequence[Decision] = ()) -> LinkContext:
    """Who is who, and which document is which; people whom one document shows to be one are joined in a second pass."""
    reports = tuple(sorted(annotated, key=lambda one: one.report.id))
    named = entities.joined(reports, decisions)
    described = documents.joined(reports, named, decisions)
    if described.learned:
        named = entities.joined(reports, decisions, described.learned)
        described = documents.joined(reports, named, decisions)
    return LinkContext(
        reports=reports,
        entities=tuple(sorted((*named.entities, *described.entities), key=lambda entity: entity.id)),
        resolved={**named.resolved, **described.resolved},
        outlets=named.outlets,
        documents=described.documents,
        decisions=tuple(decisions),
    )


def _claims(
    context: LinkContext, alignments: Iterable[Alignment], derivations: Sequence[Derivation], lines: Lineage
) -> tuple[Claim, ...]:
    into: dict[str, list[Derivation]] = defaultdict(list)
    for derivation in derivations:
        into[derivation.child].append(derivation)
    made = []
    for alignment in alignments:
        steps = [step for report in alignment.reports for step in into.get(report, ())]
        found = tuple(_changed(variant, steps, context) for variant in variants(alignment, context))
        made.append(claim(alignment, variants=found, origins=origins_of(lines, bringing(alignment.parts, context))))
    return tuple(sorted(made, key=lambda one: one.id))


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
