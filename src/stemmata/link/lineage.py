"""Whom each report follows, made ready for asking, statement by statement, where a claim comes from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stemmata.link.cites import WHOLE
from stemmata.link.context import LinkContext, Located
from stemmata.link.derivation import counted
from stemmata.link.voices import Locals, Voice, bare, locals_of, speaks_as_outlet, voice_of
from stemmata.model.annotations import Statement, Step
from stemmata.model.derivation import Derivation
from stemmata.model.document import Document
from stemmata.text.span import Span

COVERED: Final = 1 / 3  # of a statement's words that shared wording must hold to carry it
NAMING: Final = frozenset({"named", "attributes"})
POINTING: Final = frozenset({"link", "first_published"})
WORDING: Final = frozenset({"same_words", "syndicated"})
FOLLOWED: Final = frozenset({"report", "outlet", "hidden"})  # parents that have it from somewhere themselves


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A derivation, and which words of the child it accounts for."""

    step: Derivation
    whole: bool  # the sign speaks for the whole report: an agency's credit, a source line
    named: tuple[Span, ...]  # words of the child that name the parent as a voice; sorted
    pointed: tuple[Span, ...]  # words that point to it: a link, "first published by"; sorted
    worded: tuple[Span, ...]  # words that the child shares with it; sorted

    def carries(self, statement: Statement, parts: Sequence[Span]) -> bool:
        """True if these parts of the statement come, as far as the signs tell, from the parent.

        A voice named in the same sentence carries what stands in its chain, and narration.
        """
        marks = _marks(statement.chain[1:]) if len(statement.chain) > 1 else (statement.passage,)
        if self.whole or any(span.overlaps(mark) for span in self.named for mark in marks):
            return True
        if any(span.overlaps(statement.passage) for span in self.pointed):
            return True
        shared = sum(
            max(0, min(span.end, part.end) - max(span.start, part.start)) for span in self.worded for part in parts
        )
        return shared >= COVERED * max(1, sum(len(part) for part in parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """The counted derivations of a case by child, and who its voices are. Made once for all claims."""

    context: LinkContext
    locals: Locals
    outlets: frozenset[str]  # entity ids that publish
    followed: Mapping[str, tuple[Followed, ...]]  # child → steps to reports, outlets, hidden parents; by id
    heard: Mapping[tuple[str, str], Derivation]  # (report id, voice id) → the step from the one to the other
    documents: Mapping[str, Document]  # by id
    circular: frozenset[str]  # ids of the steps that lie on a circle

    def voices(self, located: Located) -> tuple[Voice, ...]:
        """The voices of the chain that are no outlets, outermost first; unnamed ones as known to the outlet before."""
        behind = located.report
        found: list[Voice] = []
        for step in located.voices:
            if speaks_as_outlet(self.context, self.outlets, located, step):
                behind = self._outlet(located, step) or behind
                continue
            voice = voice_of(self.context, self.locals, located, step, behind)
            if voice is not None:
                found.append(voice)
        return tuple(found)

    def name(self, voice: Voice) -> str:
        """The voice's name over all reports; a document by its title."""
        return self.documents[voice.id].title if voice.id in self.documents else voice.name

    def speaks_for(self, person: Voice, organisation: Voice) -> bool:
        """True if a report gives the person a role in the organisation: its spokesman, its head."""
        name = bare(organisation.name)
        entity = self.context.entity_of.get(person.id)
        members = entity.members if entity else ()
        roles = (role for member in members if member in self.locals for role in self.locals[member].roles)
        return len(name) > 2 and any(f" {name} " in f" {bare(role)} " for role in roles)

    def _outlet(self, located: Located, step: Step) -> str | None:
        """The report, or else the outlet, that this report follows where it names that outlet."""
        for one in self.followed.get(located.report, ()):
            if any(span.overlaps(mark) for span in one.named for mark in _marks((step,))):
                return one.step.parent
        return self.context.entity_id(located.report, step.local)


def lineage(context: LinkContext, derivations: Iterable[Derivation]) -> Lineage:
    """The lineage of a case, from all its derivations."""
    live = sorted(counted(derivations), key=lambda one: one.id)
    followed: defaultdict[str, list[Followed]] = defaultdict(list)
    for one in live:
        if one.parent_kind in FOLLOWED:
            followed[one.child].append(_followed(one))
    return Lineage(
        context=context,
        locals=locals_of(context),
        outlets=frozenset(context.outlets.values()) | {one.id for one in context.entities if one.outlet_domains},
        followed={child: tuple(steps) for child, steps in followed.items()},
        heard={(one.child, one.parent): one for one in live if one.parent_kind not in FOLLOWED},
        documents={one.id: one for one in context.documents},
        circular=frozenset(one.id for one in live if one.circular),
    )


def _followed(step: Derivation) -> Followed:
    return Followed(
        step=step,
        whole=any(one.sign in WHOLE for one in step.evidence),
        named=_spans(step, NAMING),
        pointed=_spans(step, POINTING),
        worded=_spans(step, WORDING),
    )


def _spans(step: Derivation, signs: frozenset[str]) -> tuple[Span, ...]:
    """The child's words on which these signs rest, sorted, each once."""
    found = (
        Span(anchor.start, anchor.end)
        for evidence in step.evidence
        if evidence.sign in signs and not evidence.against
        for anchor in evidence.anchors
        if anchor.report == step.child
    )
    return tuple(sorted(set(found)))


def _marks(steps: Iterable[Step]) -> tuple[Span, ...]:
    """The words that name these voices and credit them."""
    return tuple(mark for step in steps for mark in (step.mention, step.cue) if mark is not None)
