"""A model's proposals beside the statements of the rules, so that no words are told twice.

- The rules credit the same words to the same voice: theirs stands, and says that the model proposes it, too.
- The rules have the outlet say the words, or nobody: they give way, and keep what the model leaves them.
- The rules credit the words to another voice: both stand, and the proposal says that they differ.
- Else the proposal stands by itself.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from stemmata.annotate.attribution.statements import Layers, in_order, layers_of, statement_of
from stemmata.annotate.attribution.verb_forms import is_finite
from stemmata.annotate.attribution.voices import Voices
from stemmata.annotate.attribution.walk import Draft
from stemmata.annotate.layout.placed import Placed
from stemmata.annotate.llm.proposals import Proposed
from stemmata.model.annotations import Annotations, Statement, Step
from stemmata.model.report import Report
from stemmata.text.span import Span, subtracted, trimmed

LAYER: Final = "proposals"  # in Annotations.dropped: "proposals: not in the text"
_HALF: Final = 0.5  # the share of one content that another has to cover to be the same
_LEAST_WORDS: Final = 4  # of what is left of a narration, as for the rules' own (attribution/narration.py)
_EDGES: Final = " \n,;:–—-.\"'“”‘’„«»‹›()"
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A report with both, and how they met."""

    annotations: Annotations
    added: int  # proposals that stand as statements
    agreed: int  # proposals that the rules have, too
    differing: int  # of those added, whose words the rules credit to another voice
    dropped: int  # proposals that are not kept, for whatever reason


def beside(report: Report, found: Annotations, proposed: Proposed) -> Beside:
    """The report's annotations with the proposals, and the reasons of those that were dropped in ``dropped``."""
    ours = list(found.statements)
    credited = _Contents([s for s in ours if not _is_uncredited(s)])
    agreed: set[str] = set()
    known: dict[str, Statement] = {}
    differing = same = 0
    for one in proposed.statements:
        met = credited.meeting(one)
        alike = [s for s in met if s.id == one.id or (_is_one_voice(s, one) and _share(one, s.content) >= _HALF)]
        if alike and _share(one, [span for s in alike for span in s.content], of=one) >= _HALF:
            agreed |= {s.id for s in alike}
            same += 1
            continue
        others = [s for s in met if _share(one, s.content, of=one) >= _HALF and not _is_one_voice(s, one)]
        known[one.id] = _differing(one, others[0]) if others else one
        differing += bool(others)
    by = proposed.statements[0].proposal if proposed.statements else None
    told = [replace(s, proposal=by and replace(by, alone=False)) if s.id in agreed else s for s in ours]
    kept = {s.id: s for s in _given_way(report, found, told, list(known.values()))}
    statements = in_order((known | kept).values())
    reasons = Counter(dict(found.dropped)) + Counter({f"{LAYER}: {why}": n for why, n in proposed.dropped.items()})
    return Beside(
        annotations=replace(found, statements=statements, dropped=tuple(sorted(reasons.items()))),
        added=len(known),
        agreed=same,
        differing=differing,
        dropped=sum(proposed.dropped.values()),
    )


class _Contents:
    """Statements by where their contents stand."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        placed = sorted(((span, at) for at, s in enumerate(statements) for span in s.content))
        self._statements = statements
        self._owners = [at for _, at in placed]
        self._placed = Placed([span for span, _ in placed])

    def meeting(self, one: Statement) -> list[Statement]:
        """Those that share a character of content, in their order."""
        touched = {self._owners[n] for span in one.content for n in self._placed.touching(span)}
        return [self._statements[at] for at in sorted(touched)]


def _is_uncredited(statement: Statement) -> bool:
    """True where the rules have the outlet say it, or could not tell who does."""
    return len(statement.chain) == 1 or statement.chain[-1].kind == "unknown"


def _is_one_voice(ours: Statement, theirs: Statement) -> bool:
    """The innermost voices are one, or stand in the same words of the text."""
    mine, other = ours.chain[-1], theirs.chain[-1]
    if mine.local is not None and other.local is not None:
        return mine.local == other.local
    meet = mine.mention is not None and other.mention is not None and mine.mention.overlaps(other.mention)
    return meet or mine.name.casefold() == other.name.casefold()


def _share(one: Statement, content: Collection[Span], *, of: Statement | None = None) -> float:
    """How much of ``content`` the statement covers, by characters; with ``of``, how much of that statement it is."""
    whole = sum(map(len, content if of is None else of.content))
    return sum(a.shared(b) for a in one.content for b in content) / whole if whole else 0.0


def _differing(one: Statement, ours: Statement) -> Statement:
    doubt = f"The rules credit these words to {ours.chain[-1].name}."
    return replace(one, doubt=one.doubt or doubt)


def _given_way(
    report: Report, found: Annotations, ours: Sequence[Statement], added: Sequence[Statement]
) -> Iterator[Statement]:
    """The rules' statements; those of the outlet, or of nobody, without the words that a proposal has taken."""
    taken = sorted({span for one in added for span in _taken(one)})
    starts = Placed(taken)
    layers = layers_of(Voices(report, found), found)
    for one in ours:
        holes = [taken[at] for span in one.content for at in starts.touching(span)] if _is_uncredited(one) else []
        if not holes:
            yield one
        else:
            yield from _left(report, layers, one, holes)


def _taken(one: Statement) -> Iterator[Span]:
    """What a proposal says and credits with, and the little that stands between a source and its cue."""
    yield from one.content
    for step in one.chain:
        parts = sorted(span for span in (step.mention, step.cue) if span is not None and _is_near(step, one))
        yield from parts
        yield from (Span(a.end, b.start) for a, b in pairwise(parts) if b.start > a.end)


def _is_near(step: Step, one: Statement) -> bool:
    return all(one.passage.contains(span) for span in (step.mention, step.cue) if span is not None)


def _left(report: Report, layers: Layers, one: Statement, holes: Sequence[Span]) -> Iterator[Statement]:
    """What is left of a narration, a statement for each stretch that still tells something."""
    for span in one.content:
        for piece in subtracted(span, holes):
            bare = _bare(report.text, piece)
            if not _tells(report, bare):
                continue
            draft = Draft(
                passage=one.passage,
                content=(bare,),
                manner=one.manner,
                chain=one.chain,
                negative=one.polarity == "negative",
                doubt=one.doubt,
            )
            yield statement_of(report, layers, draft)


def _bare(text: str, span: Span) -> Span:
    span = trimmed(text, span)
    start, end = span.start, span.end
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end)


def _tells(report: Report, piece: Span) -> bool:
    """Four words and, in English, a verb: less describes a voice, and says nothing."""
    words = [m.group().lower() for m in _WORD.finditer(report.text, piece.start, piece.end)]
    return len(words) >= _LEAST_WORDS and (report.language != "en" or any(map(is_finite, words[1:])))
