"""From the model's chances to credits, under what a credit is: one cue, its contents, at most one source.

Spans come from the tags, as the likeliest sequence that is one. Then each content takes the cue that its pieces
choose, and each cue that has a content takes the source that its pieces choose, or none. What no cue holds together is
left out. Within each outermost content the inner tags are read in the same way, with the nearest cue.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np

from stemmata.annotate.tagger.reading import Logs, Reading, mean_of
from stemmata.annotate.tagger.sequence import ROLES, TAGS, Role, stretches_of, tags_of
from stemmata.annotate.tagger.windows import Stretch
from stemmata.model.annotations import Credit
from stemmata.text.span import Span

_NEVER: Final = -1e9
Spans = dict[Role, tuple[Stretch, ...]]


class Chosen(NamedTuple):
    """What a stretch chooses, None for nothing, and how likely that is on the mean of its pieces, as a logarithm."""

    stretch: Stretch | None
    log: float


Chooser = Callable[[Stretch], Chosen]


def credits_of(reading: Reading) -> tuple[Credit, ...]:
    """The credits of a text: the outermost in the order of their cues, then the inner ones in that of theirs.

    Each has one cue and at least one content; none where the text has no piece.
    """
    if not reading.pieces:
        return ()
    goes_on = reading.goes_on
    outer = by_role(tags_of(reading.roles, reading.paragraphs, goes_on))
    made = _credits(reading, reading.roles, outer, _linked(reading, reading.cues, outer["cue"]), depth=0)
    if reading.inner.shape[1] != len(TAGS):
        return made
    found = by_role(tags_of(reading.inner, outer["content"], goes_on))
    inner: list[Credit] = []
    for content in outer["content"]:
        held = {role: tuple(one for one in some if _within(one, content)) for role, some in found.items()}
        inner.extend(_credits(reading, reading.inner, held, _nearest(held["cue"]), depth=1))
    return (*made, *sorted(inner, key=lambda one: (one.cue, one.content)))


def by_role(tags: Sequence[int]) -> Spans:
    """The spans that tags spell, by role, in text order."""
    found = stretches_of(tags)
    return {role: tuple(stretch for stretch, kind in found if kind == at) for at, role in enumerate(ROLES)}


def _within(one: Stretch, other: Stretch) -> bool:
    return other.first <= one.first and one.last <= other.last


def _credits(reading: Reading, tags: Logs, spans: Spans, cue_of: Chooser, *, depth: int) -> tuple[Credit, ...]:
    contents: dict[Stretch, list[tuple[Stretch, float]]] = {}
    for content in spans["content"]:
        cue, log = cue_of(content)
        if cue is not None:
            contents.setdefault(cue, []).append((content, log))
    source_of = _linked(reading, reading.sources, spans["source"], none=True)
    made = []
    for cue in sorted(contents):
        source, log = source_of(cue)
        held = [content for content, _ in contents[cue]]
        sure: dict[Role, float] = {
            "source": log + (_sureness(tags, source, "source") if source else 0.0),
            "cue": _sureness(tags, cue, "cue") + min(chosen for _, chosen in contents[cue]),
            "content": min(_sureness(tags, content, "content") for content in held),
        }
        made.append(
            Credit(
                source=in_text(reading, [source] if source else []),
                cue=in_text(reading, [cue]),
                content=in_text(reading, held),
                depth=depth,
                score=round(float(np.exp(sum(sure.values()))), 3),
                least_sure=min(ROLES, key=lambda role: sure[role]),
            )
        )
    return tuple(made)


def _sureness(tags: Logs, stretch: Stretch, role: Role) -> float:
    """How likely the pieces are of the role, on their mean, as a logarithm."""
    begin = 2 * ROLES.index(role) + 1
    return mean_of(np.logaddexp(tags[slice(*stretch), begin], tags[slice(*stretch), begin + 1]))


def _linked(reading: Reading, logs: Sequence[Logs], candidates: Sequence[Stretch], *, none: bool = False) -> Chooser:
    """Chooses among candidates by the linking head ``logs``; of equals, the first in the text. Only candidates that the
    chooser's window shows can be chosen; with ``none``, none at all if that is likelier."""
    starts = [candidate.first for candidate in candidates]

    def chosen(chooser: Stretch) -> Chosen:
        at = reading.window_of(chooser.first)
        window = reading.windows[at]
        first = chooser.first - window.own.first
        rows = logs[at][first : first + chooser.last - chooser.first]
        best = Chosen(None, mean_of(rows[:, 0]) if none else _NEVER)
        shown = (candidates[bisect_left(starts, first) : bisect_left(starts, last)] for first, last in window.shown)
        for candidate in (one for some in shown for one in some):
            places = window.places_of(candidate)
            if places is None:
                continue
            log = mean_of(np.logaddexp.reduce(rows[:, places], axis=1))
            if log > best.log:
                best = Chosen(candidate, log)
        return best

    return chosen


def _nearest(cues: Sequence[Stretch]) -> Chooser:
    """Chooses the cue with the fewest pieces in between; of equals, the one before."""

    def chosen(content: Stretch) -> Chosen:
        if not cues:
            return Chosen(None, 0.0)
        return Chosen(min(cues, key=lambda cue: (max(cue.first - content.last, content.first - cue.last), cue)), 0.0)

    return chosen


def in_text(reading: Reading, stretches: Iterable[Stretch]) -> tuple[Span, ...]:
    """Where stretches of pieces stand in the text, in text order; neighbours in one paragraph become one span."""
    joined: list[Stretch] = []
    for stretch in sorted(stretches):
        if joined and joined[-1].last == stretch.first and not _begins_paragraph(reading, stretch.first):
            joined[-1] = Stretch(joined[-1].first, stretch.last)
        else:
            joined.append(stretch)
    return tuple(reading.span_of(one) for one in joined)


def _begins_paragraph(reading: Reading, piece: int) -> bool:
    at = bisect_left(reading.paragraphs, (piece, 0))
    return at < len(reading.paragraphs) and reading.paragraphs[at].first == piece
