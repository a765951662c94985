"""Statements as attributions with their chains, in the unit that the guideline annotates.

* Statements of one credit, the same words for the same voices and cues, are one attribution with all their contents;
  so is a quotation that goes on without a cue where no word stands between.
* A statement gives its innermost voice. A voice between the outlet and the innermost is an attribution, too: what it
  says is the inner statement's content, with or without the words that introduce the inner voice ("the ministry had
  denied that …"), whichever is more like the gold's. Where such a voice has no statement of its own it is *implied*: it
  can be found, and is not counted as wrong, since a wrong one makes the edge below it wrong already.
* Statements in the outlet's own voice are left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from training.polnear import Attribution

from bench.chains.gold import Held, Tree
from bench.said.words import Words, words_of
from stemmata.model.annotations import Annotations, Statement, Step
from stemmata.text.span import Span

WordSet = frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A voice of a chain. The words that name it: None for the outlet, empty where nothing names it."""

    words: WordSet | None
    cue: WordSet = frozenset()
    modality: str = "asserts"
    kind: str = "outlet"


OUTLET = Voice(words=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicted:
    """An attribution that was found."""

    said: Attribution  # of the innermost voice
    chain: tuple[Voice, ...]  # outermost first; the first is the outlet
    contents: tuple[WordSet, ...]  # readings of its content; the first is its own
    implied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Credit:
    """The voices that a content hangs on, by where their words stand."""

    steps: tuple[Step, ...]  # after the outlet
    content: tuple[Span, ...] = ()
    deeper: tuple[Span, ...] = ()  # what inner voices say, with the words that introduce them
    inner: tuple[Span, ...] = ()  # what inner voices say
    implied: bool = False

    def key(self) -> tuple[tuple[Span | None, Span | None, str], ...]:
        return tuple((step.mention, step.cue, step.name) for step in self.steps)


def predicted(text: str, found: Annotations) -> tuple[Predicted, ...]:
    """The attributions of one report, in the order of their first statement; implied ones last."""
    held = words_of(text)
    credits: list[_Credit] = []
    for statement in found.statements:
        if len(statement.chain) > 1:
            _add(credits, statement, held)
    for one in [one for one in credits if len(one.steps) > 1]:
        for depth in range(1, len(one.steps)):
            _imply(credits, one, depth)
    return tuple(_predicted(one, held) for one in credits)


def _add(credits: list[_Credit], statement: Statement, held: Words) -> None:
    made = _Credit(steps=statement.chain[1:], content=statement.content)
    last = statement.chain[-1]
    for at, one in enumerate(credits):
        same = one.key() == made.key() and (last.mention is not None or last.cue is not None)
        if same or (at == len(credits) - 1 and _goes_on(one, statement, held)):
            credits[at] = replace(one, content=tuple(sorted((*one.content, *statement.content))))
            return
    credits.append(made)


def _goes_on(one: _Credit, statement: Statement, held: Words) -> bool:
    """A quotation without a cue, of the voice before it, and no word between."""
    step, before = statement.chain[-1], one.steps[-1]
    if statement.manner != "direct" or step.cue is not None or step.name != before.name:
        return False
    ends = [span.end for span in (*one.content, before.cue, before.mention) if span]
    start = statement.content[0].start
    return max(ends) <= start and not any(max(ends) <= held.spans[word].start < start for word in held.words)


def _imply(credits: list[_Credit], one: _Credit, depth: int) -> None:
    """Gives the voice at ``depth`` what the voices below it say."""
    outer = _Credit(steps=one.steps[:depth], implied=True)
    places = [span for step in one.steps[depth:] for span in (step.mention, step.cue) if span]
    near = [span for span in places if _near(span, one.content)]
    deeper = (Span(min((*near, *one.content)).start, max(span.end for span in (*near, *one.content))),)
    for at, other in enumerate(credits):
        if other.key() == outer.key():
            credits[at] = replace(other, deeper=other.deeper + deeper, inner=other.inner + one.content)
            return
    credits.append(replace(outer, content=one.content, deeper=deeper, inner=one.content))


def _near(span: Span, content: Sequence[Span], reach: int = 200) -> bool:
    return min(content).start - reach <= span.start and span.end <= max(one.end for one in content) + reach


def _predicted(one: _Credit, held: Words) -> Predicted:
    step = one.steps[-1]
    own = held.at(span for span in (step.mention, step.cue) if span)
    said = Attribution(
        source=(step.mention,) if step.mention else (), cue=(step.cue,) if step.cue else (), content=one.content
    )
    readings = (held.at(one.content), held.at((*one.content, *one.inner)), held.at((*one.content, *one.deeper)) - own)
    voices = (
        Voice(words=_at(held, s.mention), cue=_at(held, s.cue), modality=s.modality, kind=s.kind) for s in one.steps
    )
    return Predicted(said=said, chain=(OUTLET, *voices), contents=tuple(dict.fromkeys(readings)), implied=one.implied)


def _at(held: Words, span: Span | None) -> WordSet:
    return held.at((span,)) if span else frozenset()


def of_tree(tree: Tree) -> tuple[Predicted, ...]:
    """The attributions of an annotator, as if they had been found."""
    held = words_of(tree.text)
    return tuple(
        Predicted(
            said=one.said,
            chain=(OUTLET, *(voice_of(held, above) for above in (*tree.ancestors(one), one))),
            contents=(held.at(one.said.content),),
        )
        for one in tree.attributions
    )


def voice_of(held: Words, one: Held) -> Voice:
    """The voice of an annotated attribution."""
    return Voice(words=held.at(one.said.source), cue=held.at(one.said.cue), modality=one.modality, kind=one.kind)


def all_at_depth_one(found: Iterable[Predicted]) -> tuple[Predicted, ...]:
    """The same attributions, each as if the outlet itself credited it: what nesting must beat."""
    return tuple(replace(one, chain=(OUTLET, one.chain[-1])) for one in found)
