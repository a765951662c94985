"""From a model's quotations to the exact characters that they are, or to the reason why they are not kept.

A model's own offsets are never asked for. Where a quotation stands several times, nearness decides: the cue is the one
that is the fewest sentences, then the fewest characters away from the content, the source the one nearest to the
cue, and of all places for the content the one counts that holds the whole most tightly. A tie is never broken.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from stemmata.annotate.llm.answers import Quoted, QuotedVoice
from stemmata.annotate.llm.folding import Folded
from stemmata.model.annotations import Modality, Polarity
from stemmata.text.span import Span, trimmed

Reason = Literal["not in the text", "outside the passage", "ambiguous", "overlaps", "no voice"]
_MARKS: Final = "\"'“”‘’„«»‹›"
_LOOSE: Final = ",;:–—-.… \n"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchoredVoice:
    """A voice with its characters."""

    source: Span | None
    cue: Span | None
    modality: Modality


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchored:
    """A statement with its characters. No two of its spans overlap."""

    content: tuple[Span, ...]  # in text order; within one paragraph each
    voices: tuple[AnchoredVoice, ...]  # outermost first
    polarity: Polarity


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the quotations of one passage may stand."""

    text: str
    own: tuple[Span, ...]  # the passage's stretches, in text order
    passage: Folded  # of these
    report: Folded  # of all of the text
    starts: tuple[int, ...]  # of the report's sentences, in text order


class _Far(NamedTuple):
    """How far two spans are from each other."""

    sentences: int
    characters: int


class _Laid(NamedTuple):
    """One way to lay the parts of a statement, and how tightly they hold together."""

    cost: tuple[int, int]
    content: tuple[Span, ...]
    voices: tuple[AnchoredVoice, ...]


class _Dropped(Exception):
    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def anchored(quoted: Quoted, place: Place) -> Anchored | Reason:
    """The statement in the characters of the text; else why it is not kept."""
    if all(voice.source is None and voice.cue is None for voice in quoted.voices):
        return "no voice"
    try:
        pieces = [_occurrences(piece, place) for piece in quoted.content]
        voices = [(_in_one(voice.source, place), _in_one(voice.cue, place), voice) for voice in quoted.voices]
        laid = _tightest(pieces, voices, place)
    except _Dropped as dropped:
        return dropped.reason
    content = tuple(bare for span in laid.content for bare in _bare(span, place))
    if not content:
        return "not in the text"
    return Anchored(content=content, voices=laid.voices, polarity=quoted.polarity)


def _occurrences(quoted: str | None, place: Place) -> tuple[Span, ...]:
    """Where it stands in the passage; none for None. Raises _Dropped where it stands nowhere there."""
    if quoted is None:
        return ()
    found = place.passage.occurrences(quoted)
    if not found:
        raise _Dropped("outside the passage" if place.report.occurrences(quoted) else "not in the text")
    return found


def _in_one(quoted: str | None, place: Place) -> tuple[Span, ...]:
    """The same for the words of a credit, which do not go on from one paragraph to another."""
    found = _occurrences(quoted, place)
    whole = tuple(span for span in found if any(own.contains(span) for own in place.own))
    if found and not whole:
        raise _Dropped("not in the text")
    return whole


_Voices = Sequence[tuple[tuple[Span, ...], tuple[Span, ...], QuotedVoice]]


def _tightest(pieces: Sequence[tuple[Span, ...]], voices: _Voices, place: Place) -> _Laid:
    """The one way to lay the parts that costs least. Raises _Dropped where there is none, or several."""
    first = min(range(len(pieces)), key=lambda at: (len(pieces[at]), at))
    found: list[_Laid] = []
    reasons: list[Reason] = []
    for start in pieces[first]:
        try:
            found.append(_laid(start, first, pieces, voices, place))
        except _Dropped as dropped:
            reasons.append(dropped.reason)
    if not found:
        raise _Dropped(min(reasons))
    best = min(one.cost for one in found)
    tightest = [one for one in found if one.cost == best]
    if len(tightest) > 1:
        raise _Dropped("ambiguous")
    return tightest[0]


def _laid(start: Span, first: int, pieces: Sequence[tuple[Span, ...]], voices: _Voices, place: Place) -> _Laid:
    """The parts around one place of the content's rarest piece."""
    taken = [start]
    far = [_Far(0, 0)]
    for at, places in enumerate(pieces):
        if at != first:
            far.append(_take(places, tuple(taken), taken, place))
    content = tuple(sorted(taken))
    placed: list[AnchoredVoice] = []
    for sources, cues, voice in reversed(voices):
        near = tuple(taken)
        cue = source = None
        if cues:
            far.append(_take(cues, near, taken, place))
            cue = taken[-1]
        if sources:
            far.append(_take(sources, (cue,) if cue is not None else near, taken, place))
            source = taken[-1]
        placed.append(AnchoredVoice(source=source, cue=cue, modality=voice.modality))
    cost = (sum(one.sentences for one in far), sum(one.characters for one in far))
    return _Laid(cost=cost, content=content, voices=tuple(reversed(placed)))


def _take(places: Sequence[Span], near: tuple[Span, ...], taken: list[Span], place: Place) -> _Far:
    """Takes the place that is nearest, of those that are free. Raises _Dropped where none is, or two are as near."""
    free = [span for span in places if not any(span.overlaps(other) for other in taken)]
    if not free:
        raise _Dropped("overlaps")
    ranked = sorted((min(_far(span, other, place) for other in near), span) for span in free)
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        raise _Dropped("ambiguous")
    taken.append(ranked[0][1])
    return ranked[0][0]


def _far(one: Span, other: Span, place: Place) -> _Far:
    first, then = sorted((one, other))
    passed = bisect_right(place.starts, then.start) - bisect_right(place.starts, max(first.start, first.end - 1))
    return _Far(max(0, passed), max(0, then.start - first.end))


def _bare(span: Span, place: Place) -> list[Span]:
    """A content without the marks around it, a piece for each paragraph; none where no letter or digit is left."""
    pieces = (Span(max(span.start, s.start), min(span.end, s.end)) for s in place.own if s.overlaps(span))
    bare = (_unmarked(place.text, piece) for piece in pieces)
    return [piece for piece in bare if any(c.isalnum() for c in piece.of(place.text))]


def _unmarked(text: str, span: Span) -> Span:
    """Without marks at its edges; a quotation mark goes only with its partner, or where it has none."""
    while True:
        span = trimmed(text, span)
        words = span.of(text)
        marks = [at for at, c in enumerate(words) if c in _MARKS and not _is_inside_word(words, at)]
        around = len(marks) == 2 and marks == [0, len(words) - 1]
        if words and (words[0] in _LOOSE or (marks[:1] == [0] and (around or len(marks) == 1))):
            span = Span(span.start + 1, span.end)
        elif words and (words[-1] in _LOOSE or (marks[-1:] == [len(words) - 1] and len(marks) == 1)):
            span = Span(span.start, span.end - 1)
        else:
            return span


def _is_inside_word(words: str, at: int) -> bool:
    """True for the apostrophe of "don't"."""
    return 0 < at < len(words) - 1 and words[at - 1].isalnum() and words[at + 1].isalnum()
