"""Ties between bodies that reports state: what came before what, what is part of what, what split from what.

They stand beside a name ("the Salt Front, formerly the Tide League, said …") as often as in what somebody says, so
whole sentences are read. What stands in the content of a statement is alleged by its voices; what stands beside it is
the report's own. Two bodies that are tied so are two: their names are never joined for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from stemmata.link.claim.denial import denials, negated
from stemmata.link.context import LinkContext, Located
from stemmata.link.memory import FORGETFUL, Memory
from stemmata.link.tie.group_words import GroupPredicate, GroupTie, group_ties
from stemmata.link.tie.marking import longest, marked, modifies
from stemmata.model.annotations import WANTED, Mention
from stemmata.model.case import Annotated
from stemmata.model.evidence import Anchor, Evidence
from stemmata.model.report import PROSE_ZONES
from stemmata.text.romanise import folded
from stemmata.text.span import Span

BODIES: Final = frozenset({"organisation", "group"})
SAID: Final[dict[str, str]] = {"alleges": "alleges", "supposes": "supposes"}
TOLD: Final[dict[GroupPredicate, str]] = {
    "predecessor_of": "{} came before {}",
    "part_of": "{} is part of {}",
    "faction_of": "{} split from {}, or is a faction of it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One place where a report ties two bodies."""

    subject: str  # entity id
    predicate: GroupPredicate
    object: str
    words: str
    statement: str | None  # whose content it stands in; None: the report says so in its own words
    denied: bool
    evidence: Evidence


def stated(context: LinkContext, memory: Memory = FORGETFUL) -> Iterator[Stated]:
    """Every such tie, in report and text order; what somebody only asks for or expects is none."""
    for where in context.reports:
        given = (where, context.names_in(where.report.id))
        yield from memory.each(("of groups", where.report.id), given, partial(_of_report, context, where))


def _of_report(context: LinkContext, where: Annotated) -> tuple[Stated, ...]:
    said = context.said_in(where.report.id)
    return tuple(
        one
        for passage in where.annotations.passages
        if passage.kind == "sentence" and where.report.zone_at(passage.span.start) in PROSE_ZONES
        for one in _of_sentence(context, where, passage.span, said)
    )


def _of_sentence(context: LinkContext, where: Annotated, span: Span, said: Sequence[Located]) -> Iterator[Stated]:
    bodies = _bodies(context, where, span)
    for tie in group_ties(_marked(context, where, span, bodies)) if len(bodies) > 1 else ():
        parties = bodies[tie.subject], bodies[tie.object]
        subject, held = (context.entity_id(where.report.id, party.local) or "" for party in parties)
        words = Span(min(party.span.start for party in parties), max(party.span.end for party in parties))
        voiced = _voiced(said, words)
        if subject == held or (voiced is not None and voiced.statement.chain[-1].modality in WANTED):
            continue
        denied = _denied(tie, voiced, words)
        names = context.name(subject), context.name(held)
        yield Stated(
            subject=subject,
            predicate=tie.predicate,
            object=held,
            words=tie.words,
            statement=voiced.statement.id if voiced else None,
            denied=denied,
            evidence=Evidence(
                sign="stated" if voiced else "own_words",
                strength=1.0,
                reason=f"{_who_says(where, voiced, denied=denied)} that {TOLD[tie.predicate].format(*names)}.",
                against=denied,
                anchors=(
                    Anchor(report=where.report.id, start=words.start, end=words.end, text=words.of(where.report.text)),
                ),
            ),
        )


def _marked(context: LinkContext, where: Annotated, span: Span, bodies: Sequence[Mention]) -> str:
    """The sentence for the table of wordings; a genitive that has lost its apostrophe is one: "Al-Qarins wing"."""
    sentence = marked(where.report.text, span, bodies)
    for number, body in enumerate(bodies):
        name = folded(body.span.of(where.report.text))
        known = {folded(one) for one in context.entity_of[context.entity_id(where.report.id, body.local) or ""].names}
        if name.endswith("s") and name[:-1] in known:
            sentence = sentence.replace(f"<{number}>", f"<{number}> 's")
    return sentence


def _bodies(context: LinkContext, where: Annotated, span: Span) -> list[Mention]:
    """The bodies that the sentence names; "the armed wing of Y" is none, though it may stand for X."""
    return longest(
        [
            mention
            for mention in where.annotations.mentions
            if span.contains(mention.span)
            and mention.form in {"name", "acronym"}
            and not modifies(where.report.text, mention)
            and (entity := context.entity_of.get(context.entity_id(where.report.id, mention.local) or "")) is not None
            and entity.kind in BODIES
        ]
    )


def _voiced(said: Sequence[Located], words: Span) -> Located | None:
    """The statement whose content holds the words: of several the one behind most voices, then the shortest."""
    holding = [
        (-len(located.voices), len(piece), located.statement.id, located)
        for located in said
        for piece in located.statement.content
        if piece.contains(words) and located.statement.chain
    ]
    return min(holding, key=lambda one: one[:3])[3] if holding else None


def _denied(tie: GroupTie, voiced: Located | None, words: Span) -> bool:
    if voiced is None:
        return tie.negated
    before = [Span(piece.start, words.start) for piece in voiced.statement.content if piece.contains(words)]
    return (tie.negated or negated(voiced, before)) != (denials(voiced) % 2 == 1)


def _who_says(where: Annotated, voiced: Located | None, *, denied: bool) -> str:
    """ "Harbour Ledger says in its own words", "Harbour Ledger, by the mayor, denies"."""
    outlet = where.report.outlet_name or "A report"
    if voiced is None or not voiced.voices:
        return f"{outlet} {'denies' if denied else 'says'} in its own words"
    said = "denies" if denied else SAID.get(voiced.voices[-1].modality, "says")
    return f"{', by '.join([outlet, *(step.name for step in voiced.voices)])}, {said}"
