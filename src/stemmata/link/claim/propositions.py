"""A statement is cut into propositions, so that a long one can be compared piece by piece.

"Forty men were trained, while the rest guarded the road" says two things; another report may say only
one of them. A proposition keeps the characters that it covers: it is never more than a stretch of its
statement's content.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final, NamedTuple

from stemmata.link.claim.denial import denied
from stemmata.link.claim.wordclasses import happenings, same_word, side
from stemmata.link.context import LinkContext, Located
from stemmata.link.memory import FORGETFUL, Memory
from stemmata.model.annotations import DateExpression, Mention, Quantity
from stemmata.model.case import Annotated
from stemmata.text.span import Span, trimmed
from stemmata.text.tokens import Token, tokenise

# Where one thing said ends and the next begins, with the wording that taught it. The cut is before the joint.
JOINTS: Final = (
    (r"(?<=[.!?]) +(?=[A-Z“\"'‘])", "The road is shut. The men left."),
    (r"; *", "the road is shut; the men left"),
    (r" [–—] | - ", "the road is shut – the men left"),
    (r",? (?=and that )", "that the road is shut and that the men left"),
    (r", (?=(?:and|but|while|whereas|although|though|where|who|whom|whose|which|whereby|adding|after|before) )", "…"),
    (r" (?=(?:while|whereas|although|so that|in addition to|as well as) )", "150 men, in addition to 600 who …"),
    (r", (?=(?:as well as|in addition to|including|especially|particularly) )", "weapons, as well as lorries"),
)
JOINT: Final = re.compile("|".join(pattern for pattern, _ in JOINTS))

# With these words a new thing is said, be it after an insertion: “150 men,” it says, “in addition to 600 who …”
BEGINS: Final = re.compile(r"(?:and|but|while|whereas|although|in addition to|as well as)\b", re.IGNORECASE)

# Between two pieces of one content: “150 men were trained,” it says. “Their number will grow.” A full stop inside the
# insertion ends the first thing said, a comma does not.
SENTENCE_ENDS: Final = re.compile(r"[.!?;](?=[”\"'’)\]]*(?:\s|$))")

# A piece with fewer words of content and numbers than this says too little alone and stays with its neighbour.
FEWEST_WORDS: Final = 3

HAPPENING_NOUNS: Final = frozenset({"bombing", "shelling", "meeting", "killing", "shooting"})

ENTITY: Final = "@"  # marks a feature that is an entity id


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """One thing that a statement says, with what is compared of it."""

    located: Located
    spans: tuple[Span, ...]  # in text order
    words: Mapping[str, str]  # in text order: feature → the word as written; an entity's starts with "@"
    names: Mapping[str, tuple[str, ...]]  # entity feature → features of its name's words, sorted
    quantities: tuple[Quantity, ...]
    dates: tuple[DateExpression, ...]
    numbers: tuple[str, ...]  # as written, sorted
    happenings: tuple[str, ...]  # kinds of happening that its words tell of, sorted
    happened: bool  # its words tell of a happening that is over: "the bombing", not "the militias fighting there"
    sides: tuple[str, ...]  # of a struggle, that its words name without a name, sorted
    speakers: tuple[str, ...]  # entity ids of the chain without the outlet, sorted
    documents: tuple[str, ...]  # those of them that are documents, sorted
    denied: bool  # it is in the end said not to be so
    key: tuple[str, str, int] = field(init=False, repr=False, compare=False)  # report, statement and place
    size: int = field(init=False, repr=False, compare=False)  # different words of content, those of names among them

    def __post_init__(self) -> None:
        """``key`` tells propositions apart, and orders them; both are asked for again and again."""
        object.__setattr__(self, "key", (self.located.report, self.located.statement.id, self.spans[0].start))
        object.__setattr__(self, "size", sum(not feature.startswith(ENTITY) for feature in self.words))

    @property
    def text(self) -> str:
        return " ".join(span.of(self.located.where.report.text) for span in self.spans)

    @property
    def bare_name(self) -> bool:
        """True for names alone: "The Harbour Watch of the Outer Islands" tells nothing of anybody."""
        return not self.numbers and not self.quantities and not self.beside_names

    @property
    def beside_names(self) -> tuple[str, ...]:
        """The words of content, as written and in text order, that are no part of a name."""
        of_names = {feature for words in self.names.values() for feature in words}
        return tuple(
            word for feature, word in self.words.items() if not (feature.startswith(ENTITY) or feature in of_names)
        )

    @property
    def signature(self) -> tuple[str, ...]:
        """Equal for propositions that say the same in the same words, whoever says it."""
        return (*self.words, "#", *self.numbers)


def propositions(context: LinkContext, memory: Memory = FORGETFUL) -> Iterator[Proposition]:
    """Every proposition of every statement, in report and text order; none for one without words of content."""
    for where in context.reports:
        given = (where, context.names_in(where.report.id))
        yield from memory.each(where.report.id, given, partial(_of_report, context, where))


def _of_report(context: LinkContext, where: Annotated) -> tuple[Proposition, ...]:
    mentions = sorted(where.annotations.mentions, key=lambda mention: mention.span)
    starts = [mention.span.start for mention in mentions]
    found: list[Proposition] = []
    for located in context.said_in(where.report.id):
        for spans in _pieces(located):
            inside = [one for span in spans for one in _within(mentions, starts, span)]
            made = _proposition(context, located, spans, inside)
            if made.words:
                found.append(made)
    return tuple(found)


def _within(mentions: list[Mention], starts: list[int], span: Span) -> list[Mention]:
    first = bisect_left(starts, span.start)
    last = bisect_left(starts, span.end)
    return [mention for mention in mentions[first:last] if mention.span.end <= span.end]


def _pieces(located: Located) -> Iterator[tuple[Span, ...]]:
    """The content cut at its joints; neighbours that say too little alone stay together."""
    text = located.where.report.text
    waiting: list[Span] = []
    done: list[tuple[Span, ...]] = []
    for part, goes_on in _parts(text, located.statement.content):
        if waiting and not goes_on and _says_enough(text, waiting):
            done.append(_joined(tuple(waiting)))
            waiting = []
        waiting.append(part)
    if done and not _says_enough(text, waiting):
        done[-1] = _joined((*done[-1], *waiting))
    elif waiting:
        done.append(_joined(tuple(waiting)))
    return iter(done)


def _parts(text: str, content: tuple[Span, ...]) -> Iterator[tuple[Span, bool]]:
    """Each part, and whether it goes on with what the part before said: only an insertion lies between."""
    before = Span(0, 0)
    for piece in content:
        for number, part in enumerate(_cut(text, piece)):
            ended = SENTENCE_ENDS.search(text, max(before.start, before.end - 1), part.start)
            yield part, number == 0 and not ended and not BEGINS.match(part.of(text))
            before = part


def _cut(text: str, piece: Span) -> Iterator[Span]:
    start = piece.start
    for joint in JOINT.finditer(text, piece.start, piece.end):
        part = trimmed(text, Span(start, joint.start()))
        if len(part):
            yield part
        start = joint.end()
    part = trimmed(text, Span(start, piece.end))
    if len(part):
        yield part


def _joined(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Neighbours with little between them become one stretch, so that a label reads as it was written."""
    joined: list[Span] = []
    for span in spans:
        if joined and span.start - joined[-1].end <= 3:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _says_enough(text: str, spans: list[Span]) -> bool:
    count = 0
    for span in spans:
        for token in tokenise(text, span):
            count += not token.stop
            if count >= FEWEST_WORDS:
                return True
    return False


def _ongoing(word: str) -> bool:
    return word.endswith("ing") and word not in HAPPENING_NOUNS


class _Features(NamedTuple):
    words: dict[str, str]
    names: dict[str, tuple[str, ...]]
    happenings: tuple[str, ...]
    happened: bool
    sides: tuple[str, ...]


def _proposition(
    context: LinkContext, located: Located, spans: tuple[Span, ...], mentions: list[Mention]
) -> Proposition:
    quantities = tuple(q for q in located.quantities if any(span.contains(q.span) for span in spans))
    dates = tuple(d for d in located.dates if any(span.contains(d.span) for span in spans))
    tokens = _tokens(located, spans, [found.span for found in dates])
    found = _features(context, located, mentions, tokens, [q.span for q in quantities])
    documents = {context.voice(located, step) for step in located.voices if step.kind == "document"}
    return Proposition(
        located=located,
        spans=spans,
        words=found.words,
        names=found.names,
        quantities=quantities,
        dates=dates,
        numbers=tuple(sorted(token.word for token in tokens if token.number)),
        happenings=found.happenings,
        happened=found.happened,
        sides=found.sides,
        speakers=tuple(sorted(set(context.speakers(located)))),
        documents=tuple(sorted(document for document in documents if document is not None)),
        denied=denied(located, spans),
    )


def _tokens(located: Located, spans: tuple[Span, ...], dates: list[Span]) -> list[Token]:
    """The words of the spans, without those of a date."""
    text = located.where.report.text
    found = [token for span in spans for token in tokenise(text, span)]
    return [t for t in found if not any(d.start < t.end and t.start < d.end for d in dates)] if dates else found


def _features(
    context: LinkContext, located: Located, mentions: list[Mention], tokens: list[Token], bounds: list[Span]
) -> _Features:
    text = located.where.report.text
    words: dict[str, str] = {}
    named: dict[str, set[str]] = {}
    outside: set[str] = set()
    kinds: set[str] = set()
    happened = False
    sides: set[str | None] = set()
    covered = [(m.span, entity) for m in mentions if (entity := context.entity_id(located.report, m.local))]
    for token in tokens:
        inside = [entity for span, entity in covered if span.start <= token.start and token.end <= span.end]
        for entity in inside:
            words.setdefault(ENTITY + entity, context.name(entity))
        if token.stop or token.number or len(token.word) < 2:
            continue
        if any(bound.start <= token.start and token.end <= bound.end for bound in bounds):
            continue
        stemmed = token.stem
        feature = same_word(stemmed)
        words.setdefault(feature, text[token.start : token.end])
        for entity in inside:
            named.setdefault(ENTITY + entity, set()).add(feature)
        if not inside:
            outside.add(feature)
            told = happenings(stemmed)
            kinds.update(told)
            happened = happened or (bool(told) and not _ongoing(token.word))
            sides.add(side(stemmed))
    names = {entity: tuple(sorted(found - outside)) for entity, found in sorted(named.items())}
    return _Features(
        words=words,
        names=names,
        happenings=tuple(sorted(kinds)),
        happened=happened,
        sides=tuple(sorted(found for found in sides if found is not None)),
    )
