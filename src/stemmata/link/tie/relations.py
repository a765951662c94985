"""Relations: alleged ties between two entities, each with who alleges it and who denies it.

A relation is read from the words of a statement's content, never from two names standing near each other.
What a voice only asks for, requests or expects is no allegation that it is so, and gives none.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from stemmata.link.claim.denial import denials, negated
from stemmata.link.claim.predicates import PARTIES, Predicate
from stemmata.link.context import LinkContext, Located
from stemmata.link.memory import FORGETFUL, Memory
from stemmata.link.tie.groups import Stated, stated
from stemmata.link.tie.marking import longest, marked, modifies
from stemmata.link.tie.wordings import ties
from stemmata.model.annotations import WANTED
from stemmata.model.case import Annotated
from stemmata.model.relation import Relation
from stemmata.text.ids import content_id
from stemmata.text.span import Span

OriginCount = Callable[[tuple[str, ...]], int]  # statement ids → how many origins they have at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Allegation:
    """One statement that alleges a tie, or denies it."""

    subject: str  # entity id
    predicate: Predicate
    object: str
    words: str
    statement: str
    denied: bool


def relations(context: LinkContext, origins_at_most: OriginCount, memory: Memory = FORGETFUL) -> tuple[Relation, ...]:
    """Every tie that at least one statement alleges, sorted by id; a tie that is only denied is none."""
    gathered: dict[tuple[str, str, str], list[Allegation]] = {}
    for allegation in allegations(context, memory):
        key = (allegation.subject, allegation.predicate.name, allegation.object)
        gathered.setdefault(key, []).append(allegation)
    made = [_relation(found, origins_at_most) for found in gathered.values() if not all(one.denied for one in found)]
    return tuple(sorted((*made, *_of_groups(context, origins_at_most, memory)), key=lambda relation: relation.id))


def _of_groups(context: LinkContext, origins_at_most: OriginCount, memory: Memory) -> Iterator[Relation]:
    """Ties between bodies, which reports also state beside their names, where no statement holds them."""
    gathered: dict[tuple[str, str, str], list[Stated]] = {}
    for one in stated(context, memory):
        gathered.setdefault((one.subject, one.predicate, one.object), []).append(one)
    for (subject, predicate, held), found in gathered.items():
        alleged = {one.statement for one in found if one.statement and not one.denied}
        if all(one.denied for one in found):
            continue
        written = Counter(one.words for one in found if not one.denied)
        yield Relation(
            id=content_id("relation", subject, predicate, held),
            subject=subject,
            predicate=predicate,
            object=held,
            words=min(written, key=lambda words: (-written[words], words)),
            statements=tuple(sorted(alleged)),
            denied_by=tuple(sorted({one.statement for one in found if one.statement and one.denied} - alleged)),
            origins_at_most=origins_at_most(tuple(sorted(alleged))),
            reasons=tuple(sorted({one.evidence for one in found}, key=lambda e: (e.against, e.anchors, e.reason))),
        )


def highest(at_most: Mapping[str, int]) -> OriginCount:
    """Counts origins by the claims: the most that any claim of these statements has, 1 where none is known.

    Two claims of one origin each may have the same origin, so they are not added up.
    """
    return lambda statements: max((at_most.get(statement, 1) for statement in statements), default=1)


def _relation(found: Iterable[Allegation], origins_at_most: OriginCount) -> Relation:
    every = list(found)
    first = every[0]
    alleged = tuple(sorted({one.statement for one in every if not one.denied}))
    written = Counter(one.words for one in every)
    return Relation(
        id=content_id("relation", first.subject, first.predicate.name, first.object),
        subject=first.subject,
        predicate=first.predicate.name,
        object=first.object,
        words=min(written, key=lambda words: (-written[words], words)),
        statements=alleged,
        denied_by=tuple(sorted({one.statement for one in every if one.denied} - set(alleged))),
        origins_at_most=origins_at_most(alleged),
    )


def allegations(context: LinkContext, memory: Memory = FORGETFUL) -> Iterator[Allegation]:
    """Every tie of every statement, in report and text order."""
    for where in context.reports:
        given = (where, context.names_in(where.report.id))
        yield from memory.each(("alleged", where.report.id), given, partial(_of_report, context, where))


def _of_report(context: LinkContext, where: Annotated) -> tuple[Allegation, ...]:
    return tuple(
        allegation
        for located in context.said_in(where.report.id)
        if not (located.statement.chain and located.statement.chain[-1].modality in WANTED)
        for span in located.statement.content
        for allegation in _of_clause(context, located, span)
    )


def _of_clause(context: LinkContext, located: Located, span: Span) -> Iterator[Allegation]:
    parties = _parties(context, located, span)
    if not parties:
        return
    denies, negative = denials(located) % 2 == 1, negated(located, (span,))
    for tie in ties(marked(located.where.report.text, span, parties)):
        subject = _speaker(context, located) if tie.subject == "speaker" else parties[tie.subject].entity
        held = parties[tie.object].entity
        if subject is None or subject == held or not _fits(context, tie.predicate, subject, held):
            continue
        if tie.predicate.mutual:
            subject, held = sorted((subject, held))
        yield Allegation(
            subject=subject,
            predicate=tie.predicate,
            object=held,
            words=tie.words,
            statement=located.statement.id,
            denied=denies != (tie.negated or negative),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who is named in a clause, and where: "Salt Front (SF)" is one party."""

    span: Span
    entity: str


def _parties(context: LinkContext, located: Located, span: Span) -> list[Party]:
    """The resolved parties inside the span, in text order; of two that overlap the longer."""
    text = located.where.report.text
    known: list[Party] = []
    for mention in located.where.annotations.mentions:
        if span.contains(mention.span) and mention.kind in PARTIES and not modifies(text, mention):
            entity = context.entity_id(located.report, mention.local)
            if entity is not None:
                known.append(Party(span=mention.span, entity=entity))
    return _with_glosses(text, longest(known))


def _with_glosses(text: str, parties: Iterable[Party]) -> list[Party]:
    """Parties in text order, each with the other name of its own that stands in brackets behind it."""
    made: list[Party] = []
    for party in parties:
        before = made[-1] if made else None
        if before is not None and before.entity == party.entity:
            opened = text[before.span.end : party.span.start].strip() == "("
            if opened and text[party.span.end : party.span.end + 1] == ")":
                made[-1] = Party(span=Span(before.span.start, party.span.end + 1), entity=party.entity)
                continue
        made.append(party)
    return made


def _fits(context: LinkContext, predicate: Predicate, subject: str, held: str) -> bool:
    return _kind(context, subject) in predicate.subject_kinds and _kind(context, held) in predicate.object_kinds


def _speaker(context: LinkContext, located: Located) -> str | None:
    """Who speaks the clause: the innermost voice, and for a document who alone signed it."""
    if not located.voices:
        return None
    entity = context.voice(located, located.voices[-1])
    if entity is None or _kind(context, entity) != "document":
        return entity
    signatories = [document.signatories for document in context.documents if document.id == entity]
    return signatories[0][0] if signatories and len(signatories[0]) == 1 else None


def _kind(context: LinkContext, entity: str) -> str | None:
    known = context.entity_of.get(entity)
    return known.kind if known else None
