"""Statements as PolNeAR would mark them: outermost attributions only, each with one cue."""

from dataclasses import replace

from training.polnear import Attribution

from bench.said.notation import in_notation
from stemmata.model.annotations import Annotations, Statement
from stemmata.text.span import Span


def flattened(found: Annotations, text: str) -> list[Attribution]:
    """Source, cue and content of the statements that PolNeAR would mark: credited, and not inside another content.

    What goes on in the next sentence without a cue of its own is one attribution in PolNeAR: it is joined to the one
    before it. Contents are in PolNeAR's notation.
    """
    credited = [_outermost(s) for s in found.statements if len(s.chain) > 1]
    rows: list[Attribution] = []
    for one in credited:
        if any(_inside(one, other) for other in credited if other is not one):
            continue
        mention = one.chain[-1].mention
        goes_on = one.chain[-1].cue is None and mention is not None
        if rows and goes_on and mention in rows[-1].source:
            rows[-1] = replace(rows[-1], content=rows[-1].content + one.content)
            continue
        steps = [s for s in one.chain[1:] if s.cue is not None]
        if rows and steps and (steps[0].cue,) == rows[-1].cue:
            rows[-1] = replace(rows[-1], content=rows[-1].content + one.content)  # one credit, several clauses
            continue
        step = steps[0] if steps else one.chain[-1]
        rows.append(
            Attribution(
                source=(step.mention,) if step.mention else (),
                cue=(step.cue,) if step.cue else (),
                content=one.content,
            )
        )
    return [replace(one, content=tuple(in_notation(text, span) for span in one.content)) for one in rows]


def _outermost(one: Statement) -> Statement:
    """Of "A reported that B had said C", A and "B had said C": what PolNeAR marks."""
    outer = next((at for at, step in enumerate(one.chain) if step.cue is not None and one.chain[at + 1 :]), None)
    deeper = one.chain[outer + 1 :] if outer is not None else ()
    if outer is None or not all(one.passage.contains(s.cue) for s in one.chain[outer:] if s.cue is not None):
        return one
    places = [span for step in deeper for span in (step.mention, step.cue) if span and one.passage.contains(span)]
    own = one.chain[outer].cue
    if not places or own is None or min(places) < own:
        return one
    start, end = min(*places, *one.content), max(*places, *one.content)
    return replace(one, chain=one.chain[: outer + 1], content=(Span(start.start, max(start.end, end.end)),))


def _inside(one: Statement, other: Statement) -> bool:
    cue = one.chain[-1].cue
    return cue is not None and any(span.contains(cue) for span in other.content)
