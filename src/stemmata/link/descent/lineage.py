"""Whom each report follows, made ready for asking, statement by statement, where a claim comes from."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Final

from stemmata.link.context import LinkContext, Located
from stemmata.link.descent.cites import WHOLE
from stemmata.link.descent.derivation import counted
from stemmata.link.descent.speakers import Speakers, speakers
from stemmata.link.descent.unnamed import lines_of
from stemmata.link.memory import FORGETFUL, Memory
from stemmata.link.voices import Voice
from stemmata.model.annotations import Statement, Step
from stemmata.model.derivation import Derivation
from stemmata.model.document import Document
from stemmata.text.shingles import WORD, fold
from stemmata.text.span import Span

COVERED: Final = 1 / 3  # of a statement's words that shared wording must hold to carry it
ALIKE: Final = 0.6  # of the shorter statement's words that a report's own must share to be the one that is meant
FEWEST_ALIKE: Final = 3
TOO_LONG: Final = 3  # times as many words: it tells of many things
LONG: Final = 3  # letters; shorter words are of grammar
STEM: Final = 6  # letters by which two forms of one word are alike
NAMING: Final = frozenset({"named", "attributes", "relays", "own_earlier", "in_passing"})
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

        A voice named in the same sentence carries what stands in its chain, narration, and what it stands within:
        "a guard told the Ledger that …", read as what a guard told.
        """
        credited = (*_marks(statement.chain[1:]), *statement.content)
        marks = credited if len(statement.chain) > 1 else (statement.passage,)
        if self.whole or any(span.overlaps(mark) for span in self.named for mark in marks):
            return True
        if any(span.overlaps(statement.passage) for span in self.pointed):
            return True
        shared = sum(span.shared(part) for span in self.worded for part in parts)
        return shared >= COVERED * max(1, sum(len(part) for part in parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """The counted derivations of a case by child, and who its voices are. Made once for all claims."""

    context: LinkContext
    speakers: Speakers
    followed: Mapping[str, tuple[Followed, ...]]  # child → steps to reports, outlets, hidden parents; by id
    heard: Mapping[tuple[str, str], Derivation]  # (report id, voice id) → the step from the one to the other
    hears: Mapping[str, tuple[str, ...]]  # report id → ids of its voices, sorted
    paragraphs: Mapping[tuple[str, int], tuple[Located, ...]]  # (report, paragraph's start) → statements in text order
    said: Mapping[str, tuple[Located, ...]]  # report id → its statements in text order
    documents: Mapping[str, Document]  # by id
    circular: frozenset[str]  # ids of the steps that lie on a circle
    sisters: Mapping[str, frozenset[str]]  # unseen common source → the reports that have words from it
    lines: Mapping[str, str]  # report id → the line of copies, citations and agency texts that it belongs to
    voiced: dict[str, tuple[Voice, ...]] = field(default_factory=dict)  # statement id → its voices, once asked for

    def voices(self, located: Located) -> tuple[Voice, ...]:
        """The voices of the chain behind its last outlet, outermost first; unnamed ones as known to that outlet.

        Who stands before an outlet passes on what that outlet says: an analyst who cites a newspaper. A ministry that
        names itself in its own statement is a voice.
        """
        known = self.voiced.get(located.statement.id)
        if known is not None:
            return known
        behind = located.report
        found: list[Voice] = []
        for step in located.voices:
            speaker = self.speakers.speaker(located, step, behind)
            if speaker.part in ("outlet", "unnamed outlet"):
                behind = self._outlet(located, step, speaker.outlet) or behind
                found.clear()
            elif speaker.voice is not None:
                found.append(speaker.voice)
            elif speaker.part == "own" and (own := self._own_body(located)) is not None:
                found.append(own)
        self.voiced[located.statement.id] = tuple(found)
        return tuple(found)

    def _own_body(self, located: Located) -> Voice | None:
        """The report's own outlet, where that is a body which speaks for itself."""
        own = self.context.outlets.get(located.report)
        if own is None or own not in self.speakers.names.bodies:
            return None
        return Voice(id=own, kind="organisation", name=self.context.name(own))

    def name(self, voice: Voice) -> str:
        """The voice's name over all reports; a document by its title."""
        return self.documents[voice.id].title if voice.id in self.documents else voice.name

    def narrates(self, located: Located) -> bool:
        """True if the statement credits nobody but the report's own outlet."""
        parts = (self.speakers.speaker(located, step, located.report).part for step in located.voices)
        return all(part == "own" for part in parts)

    def about(self, located: Located) -> Voice | None:
        """The document that the statement describes: "The letter is dated 14 May"; else None."""
        document = self.speakers.papers.subject(located, self.context)
        return Voice(id=document.id, kind="document", name=document.title) if document is not None else None

    def beside(self, located: Located) -> Voice | None:
        """The document that all of the paragraph is credited to, one of the statements right beside this one."""
        said = self.paragraphs.get((located.report, paragraph_of(located)), ())
        at = next((n for n, one in enumerate(said) if one.statement.id == located.statement.id), None)
        if at is None:
            return None
        deepest = [self.voices(one)[-1:] for one in said]
        documents = {voices[0].id: voices[0] for voices in deepest if voices}
        near = [voices[0] for voices in deepest[max(0, at - 1) : at + 2] if voices]
        if len(documents) == 1 and near and near[0].kind == "document":
            return near[0]
        return None

    def nearest(self, located: Located, report: str) -> Located | None:
        """The statement of a report that tells most of the same in like words; None where none does."""
        mine = content_words(located.words)
        best: Located | None = None
        most = ALIKE
        for one in self.said.get(report, ()):
            words = content_words(one.words)
            same = len(mine & words)
            if (
                same >= FEWEST_ALIKE
                and same >= most * min(len(mine), len(words))
                and len(words) <= TOO_LONG * len(mine)
            ):
                best, most = one, max(most, same / min(len(mine), len(words)) + 1e-9)
        return best

    def only_heard(self, report: str) -> str | None:
        """The id of the only voice that the report credits anywhere; None where there are several, or none."""
        found = self.hears.get(report, ())
        return found[0] if len(found) == 1 else None

    def _outlet(self, located: Located, step: Step, outlet: str | None) -> str | None:
        """The report, or else the outlet, that this report follows where it names that outlet."""
        for one in self.followed.get(located.report, ()):
            if any(span.overlaps(mark) for span in one.named for mark in _marks((step,))):
                return one.step.parent
        return outlet


def lineage(
    context: LinkContext,
    derivations: Iterable[Derivation],
    who: Speakers | None = None,
    memory: Memory = FORGETFUL,
) -> Lineage:
    """The lineage of a case, from all its derivations. ``who``: its speakers, where they are already made."""
    live = sorted(counted(derivations), key=lambda one: one.id)
    followed: defaultdict[str, list[Followed]] = defaultdict(list)
    for one in live:
        if one.parent_kind in FOLLOWED:
            followed[one.child].append(memory.each(("followed", one.id), one, partial(_followed, one)))
    hears: defaultdict[str, set[str]] = defaultdict(set)
    sisters: defaultdict[str, set[str]] = defaultdict(set)
    for one in live:
        if one.parent_kind == "hidden":
            sisters[one.parent].add(one.child)
    for one in live:
        if one.parent_kind not in FOLLOWED:
            hears[one.child].add(one.parent)
    paragraphs: defaultdict[tuple[str, int], list[Located]] = defaultdict(list)
    said: defaultdict[str, list[Located]] = defaultdict(list)
    for located in context.statements.values():
        said[located.report].append(located)
        paragraphs[located.report, paragraph_of(located)].append(located)
    return Lineage(
        context=context,
        speakers=who or speakers(context),
        hears={report: tuple(sorted(found)) for report, found in hears.items()},
        paragraphs={key: tuple(sorted(found, key=_place)) for key, found in paragraphs.items()},
        followed={child: tuple(steps) for child, steps in followed.items()},
        heard={(one.child, one.parent): one for one in live if one.parent_kind not in FOLLOWED},
        said={report: tuple(found) for report, found in said.items()},
        documents={one.id: one for one in context.documents},
        circular=frozenset(one.id for one in live if one.circular),
        sisters={source: frozenset(found) for source, found in sisters.items()},
        lines=lines_of(live),
    )


@lru_cache(maxsize=1 << 15)
def content_words(words: str) -> frozenset[str]:
    """The folded words of a statement that carry its matter: long ones, cut to their first letters, and numbers."""
    return frozenset(fold(word)[:STEM] for word in WORD.findall(words) if len(word) > LONG or word[0].isdigit())


def paragraph_of(located: Located) -> int:
    """Where the paragraph starts in which the statement stands."""
    return located.where.report.text.rfind("\n", 0, located.statement.passage.start + 1) + 1


def _place(located: Located) -> tuple[Span, tuple[Span, ...], str]:
    return (located.statement.passage, located.statement.content, located.statement.id)


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
