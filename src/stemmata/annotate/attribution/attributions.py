"""One credited stretch of a unit: who, by which words, and what. Word indices throughout; spans come later."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from stemmata.annotate.attribution.noun_phrases import TIME_WORDS, is_adverb, phrase_after
from stemmata.annotate.attribution.units import Unit, Word
from stemmata.annotate.attribution.verb_forms import is_auxiliary, is_finite
from stemmata.annotate.lexicon.function_words import DETERMINERS, PREPOSITIONS
from stemmata.model.annotations import Modality
from stemmata.text.span import Span

Form = Literal["clause", "free", "passive", "quoted", "according", "nominal", "adverb", "label"]
Range = tuple[int, int]  # words, half-open


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A voice through which another one speaks: ``in an interview with the Beacon``."""

    source: Range
    cue: Range | None
    must_be: Literal[
        "outlet", "told", "held", "document", "any"
    ]  # what it has to turn out to be, else it is a circumstance;
    # "told": an outlet, or a named body that nothing calls anything else; "held": the same, for a document alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A source, a cue and a content, before the chain is built."""

    form: Form
    source: Range | None  # None: nobody is named
    cue: Range
    content: tuple[Range, ...]  # in text order
    modality: Modality
    negative: bool = False
    channels: tuple[Channel, ...] = ()  # outermost first
    deeper: tuple[Channel, ...] = ()  # voices that the source in turn quotes, outermost first
    shares: bool = False  # its source is that of another cue: "…, adding that"
    relative: bool = False  # its source is reached through "who" or "which"
    doubt: str | None = None
    lemma: str = ""
    goes_on: bool = False  # "also", "further": the voice said something before
    read: bool = False  # its spans are the tagger's, and are never cut
    credit: int | None = None  # its index among the tagger's outermost credits
    sure: bool = True  # the tagger is sure of it
    spoken: Span | None = None  # all words of its source as the tagger reads them, in this unit or in another
    begins: int = -1  # where its clause begins, "on Tuesday" before the source; -1: at its source or cue

    @property
    def start(self) -> int:
        """The first word that is not content: of its source or its cue."""
        if self.begins >= 0:
            return min(self.begins, self.cue[0])
        return min(self.cue[0], self.source[0]) if self.source and not self.shares else self.cue[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Complement:
    """What follows a cue."""

    content: Range | None  # None: nothing that could be a content
    cue_end: int
    channels: tuple[Channel, ...] = ()
    after: int = 0  # first word past hearers and circumstances
    requests: bool = False  # "told X to": a request whatever the verb


IsDocument = Callable[[Range], bool]

_OPENING_CLAUSE: Final = frozenset("after when as although while since because if once though before".split())
_TIME_NOUNS: Final = frozenset(
    "day week weekend month year morning afternoon evening night days weeks months years ago hour hours".split()
)
_MEDIUM: Final = frozenset(
    """statement interview interviews comment comments remarks telephone phone call conference briefing speech
    post tweet message email broadcast exchange conversation report dispatch article piece release
    testimony address
    """.split()
)


def end_of(unit: Unit) -> int:
    """The index past the last word, without the stop that ends the sentence."""
    end = len(unit.words)
    while end and unit.words[end - 1].text in {".", "!", "?", "…"}:
        end -= 1
    return end


def content_end(unit: Unit, start: int, subject: int, *, relative: bool) -> int:
    """Where a content that begins at ``start`` ends: the end of the unit, or a turn back to the narrator."""
    words = unit.words
    limit = end_of(unit)
    opening = subject > 0 and words[0].lower in _OPENING_CLAUSE and not any(w.kind == "comma" for w in words[:subject])
    depth = 0
    for at in range(start, limit):
        word = words[at]
        if word.text == "(":
            depth += 1
        elif word.text == ")":
            depth -= 1
            if depth < 0:
                return at
        elif word.kind == "comma" and at > start and depth == 0:
            follows = words[at + 1] if at + 1 < limit else None
            if opening or follows is None:
                return at
            if relative and is_finite(follows.lower):
                return at
    return limit


def circumstance_end(words: Sequence[Word], at: int, limit: int) -> tuple[int, Channel | None]:
    """Past one "on Friday", "late in the day", "in an interview with X"; ``at`` where none stands there.

    *Returns:* the index after it, and the outlet that it brings in.
    """
    if at >= limit or words[at].kind != "word":
        return at, None
    lower = words[at].lower
    if begins_time(words, at, limit):
        return _past_time(words, at, limit), None
    if is_adverb(words[at]) and lower not in {"and", "or", "but"}:
        return at + 1, None
    if lower not in PREPOSITIONS or lower in {"of", "about"}:
        return at, None
    end = phrase_after(words, at + 1, limit)
    if end == at + 1:
        if at + 1 < limit and (words[at + 1].kind == "number" or words[at + 1].lower in TIME_WORDS):
            return at + 2, None
        return at, None
    channel = None
    if (
        any(w.lower in _MEDIUM for w in words[at:end])
        and end < limit
        and words[end].lower in {"with", "to", "carried", "published", "broadcast", "run", "aired"}
    ):
        onward = (
            end + 2
            if words[end].lower not in {"with", "to"} and end + 1 < limit and words[end + 1].lower in {"by", "on"}
            else end + 1
        )
        outlet_end = phrase_after(words, onward, limit)
        if outlet_end > onward:
            channel = Channel(source=(onward, outlet_end), cue=(at, onward), must_be="told")
            end = outlet_end
    elif lower in {"in", "through", "via"}:
        channel = Channel(source=(at + 1, end), cue=(at, at + 1), must_be="document")
    elif lower in {"on", "to", "by"}:
        channel = Channel(source=(at + 1, end), cue=(at, at + 1), must_be="outlet")
    return end, channel


def begins_time(words: Sequence[Word], at: int, limit: int) -> bool:
    """``earlier this week``, ``Monday``, ``a year ago``; not "this" or "last" before anything but a time."""
    lower = words[at].lower
    follows = words[at + 1].lower if at + 1 < limit else ""
    if lower in {"this", "that", "last", "next", "a", "two", "three", "several"}:
        return follows in _TIME_NOUNS and (
            lower in {"this", "last", "next"} or (at + 2 < limit and words[at + 2].lower in {"ago", "earlier", "later"})
        )
    return lower in TIME_WORDS


def _past_time(words: Sequence[Word], at: int, limit: int) -> int:
    at += 1
    while at < limit and (words[at].lower in _TIME_NOUNS | TIME_WORDS - {"this"} or begins_time(words, at, limit)):
        at += 1
    return at


def starts_clause(words: Sequence[Word], at: int, limit: int) -> bool:
    """True where a subject and then a finite verb follow, before the next comma: a clause without "that"."""
    if at >= limit or words[at].kind in {"comma", "break", "mark"}:
        return False
    relative = False  # "a raid that has failed" has a verb, but none of its own yet
    for here in range(at, min(limit, at + 40)):
        word = words[here]
        if word.kind == "break":
            return False
        if word.kind == "quote" and here > at:
            return True
        if here > at and word.lower in {"that", "which", "who"}:
            relative = True
        elif _is_verb(words, here, at):
            if not relative:
                return here > at
            relative = is_auxiliary(word.lower)
    return False


def _is_verb(words: Sequence[Word], here: int, start: int) -> bool:
    lower = words[here].lower
    return is_auxiliary(lower) or (is_finite(lower) and here > start and words[here - 1].lower not in DETERMINERS)
