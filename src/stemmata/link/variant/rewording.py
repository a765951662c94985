"""What changed between two tellings that are one sentence but for a few words: a number, a name, a not, a may.

The words are laid beside each other in order (longest common stretches: Ratcliff and Metzener, "Pattern matching: the
gestalt approach", 1988); where they part, the words of both sides are read for the slot that they fill. A word put for
another of the same meaning is no change, nor is what only one of them adds.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import Final

from stemmata.link.claim.counting import FATES
from stemmata.link.claim.denial import denials
from stemmata.link.claim.lexicon import another_person, opposite, person
from stemmata.link.claim.values import agreement, date_interval, quantity_interval
from stemmata.link.claim.wordclasses import same_word
from stemmata.link.context import LinkContext
from stemmata.link.variant.told import Told, by_value, named_apart
from stemmata.model.annotations import DateExpression, Mention, Quantity
from stemmata.model.claim import Slot, Variant
from stemmata.text.span import Span
from stemmata.text.tokens import Token, stem, tokenise

# Of all words of both so many must stand in the same order, or the two are no copies with a change.
COPIED: Final = 0.6
MOST: Final = 8  # different wordings of a claim that are laid beside each other
# So few words turn what stands; more of them add something of their own: "but left no one hurt".
SHORT: Final = 4
NAME_LENGTH: Final = 5  # words that put one name for another; more are another wording
# Two names that share so much of their letters are two spellings: "Hasakah" / "Hasakeh".
SPELLED_ALIKE: Final = 0.6
NEGATIONS: Final = frozenset("not no never nobody none neither nor without cannot".split())
# How sure what is told is made; the wording beside it taught the row.
MODES: Final = (
    "may might could possibly perhaps maybe",  # "will be asked" / "may be asked"
    "allegedly reportedly purportedly supposedly",  # "he sold it" / "he allegedly sold it"
)
FORECAST: Final = frozenset("will shall would soon expected anticipated planned plans".split())
UNITS: Final = frozenset(
    "second minute hour day week month year decade century percent kilometre kilometer mile metre meter foot ton tonne "
    "kilogram dollar euro pound rouble hundred thousand million billion".split()
)
# In a report without a date no weekday has one, and "on Tuesday" is still not "on Friday".
WEEKDAYS: Final = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_MODE: Final = {word: row for row, words in enumerate(MODES) for word in words.split()}
_CAPITAL: Final = re.compile(r"[^\W\d_a-z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One slot that two tellings fill differently, in the words of each."""

    slot: Slot
    mine: str
    its: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """The words of one telling that stand against those of the other."""

    told: Told
    tokens: tuple[Token, ...]
    rest: frozenset[str]  # every word of the telling
    context: LinkContext

    @property
    def words(self) -> str:
        return Span(self.tokens[0].start, self.tokens[-1].end).of(self.text) if self.tokens else ""

    @property
    def text(self) -> str:
        return self.told.located.where.report.text

    def over(self, span: Span) -> bool:
        return any(token.span.overlaps(span) for token in self.tokens)


def changes(one: Told, other: Told, context: LinkContext) -> tuple[Change, ...]:
    """The slots that changed, in text order of the first; none where the two are no copies of each other."""
    mine, its = (tuple(token for span in side.spans for token in tokenise(_text(side), span)) for side in (one, other))
    matcher = SequenceMatcher(None, [t.stem for t in mine], [t.stem for t in its], autojunk=False)
    if matcher.ratio() < COPIED:
        return ()
    rest = [frozenset(token.word for token in tokens) for tokens in (mine, its)]
    found: list[Change] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            first = _Side(told=one, tokens=mine[i:j], rest=rest[0], context=context)
            second = _Side(told=other, tokens=its[k:m], rest=rest[1], context=context)
            found += _of_segment(first, second, mine[i - 1] if i else None)
    return tuple(dict.fromkeys(found))


def _text(one: Told) -> str:
    return one.located.where.report.text


def _of_segment(one: _Side, other: _Side, before: Token | None) -> Iterator[Change]:
    as_said = denials(one.told.located) % 2 == denials(other.told.located) % 2
    short = max(len(one.tokens), len(other.tokens)) <= SHORT
    turned = (as_said and short and _negated(one) != _negated(other)) or _opposed(one, other)
    if turned:
        yield _change("polarity", one, other)
    if _mode(one) != _mode(other) and not (_foretold(one) and _foretold(other)):
        yield _change("attribution", one, other)
    if not (one.tokens and other.tokens):
        return
    if _other_number(one, other) or _other_unit(one, other, before):
        yield _change("quantity", one, other)
    elif _other_date(one, other):
        yield _change("date", one, other)
    elif (kind := _other_name(one, other)) is not None:
        yield _change("place" if kind == "place" else "name", one, other)
    elif _other_person(one, other):
        yield _change("role", one, other)


def _change(slot: Slot, one: _Side, other: _Side) -> Change:
    return Change(slot=slot, mine=one.words, its=other.words)


def _negated(one: _Side) -> bool:
    """An odd number of words turns it."""
    return sum(token.word in NEGATIONS or token.word.endswith("n't") for token in one.tokens) % 2 == 1


def _opposed(one: _Side, other: _Side) -> bool:
    """Two people who are opposites ("his brother" / "his sister") are two people."""
    pairs = ((a.word, b.word) for a in one.tokens for b in other.tokens if not (a.stop or b.stop))
    return any(opposite(a, b) and not (person(a) and person(b)) for a, b in pairs)


def _mode(one: _Side) -> frozenset[int]:
    """None for "May", the month."""
    days = [found.span for found in one.told.dates]
    found = [token for token in one.tokens if token.word in _MODE and not any(d.overlaps(token.span) for d in days)]
    return frozenset(_MODE[token.word] for token in found)


def _foretold(one: _Side) -> bool:
    """What is told to come is no fact yet, whether it "will", "could" or "may soon" be."""
    return bool(_mode(one)) or not one.rest.isdisjoint(FORECAST)


def _quantities(one: _Side) -> list[Quantity]:
    return [found for found in one.told.quantities if one.over(found.span)]


def _other_number(one: _Side, other: _Side) -> bool:
    """No number of the one fits one of the other, they count the same, and no other fate came in with them."""
    mine, its = (_quantities(side) for side in (one, other))
    fates = [{same_word(token.stem) for token in side.tokens} & FATES for side in (one, other)]
    return fates[0] == fates[1] and bool(mine) and bool(its) and all(_apart(a, b) for a in mine for b in its)


def _apart(one: Quantity, other: Quantity) -> bool:
    first, second = quantity_interval(one), quantity_interval(other)
    nouns = {stem(quantity.of.split()[-1]) for quantity in (one, other) if quantity.of}
    return len(nouns) < 2 and first is not None and second is not None and agreement(first, second) == "disjoint"


def _other_unit(one: _Side, other: _Side, before: Token | None) -> bool:
    """ "30 days" / "30 years"."""
    if before is None or not any(found.span.end == before.end for found in one.told.quantities):
        return False
    first, second = (side.tokens[0].word.removesuffix("s") for side in (one, other))
    return first != second and first in UNITS and second in UNITS


def _other_date(one: _Side, other: _Side) -> bool:
    mine, its = (_dates(side) for side in (one, other))
    if mine and its and all(_disjoint(a, b) for a in mine for b in its):
        return True
    undated = not any(found.edtf for found in (*mine, *its))
    days = [{token.word for token in side.tokens if token.word in WEEKDAYS} for side in (one, other)]
    return undated and bool(days[0]) and bool(days[1]) and not days[0] & days[1]


def _dates(one: _Side) -> list[DateExpression]:
    return [found for found in one.told.dates if one.over(found.span)]


def _disjoint(one: DateExpression, other: DateExpression) -> bool:
    first, second = date_interval(one.edtf), date_interval(other.edtf)
    return first is not None and second is not None and agreement(first.days, second.days) == "disjoint"


def _other_name(one: _Side, other: _Side) -> str | None:
    """The kind of a name that stands for another; None where one is the other's acronym, or holds it."""
    if max(len(one.tokens), len(other.tokens)) > NAME_LENGTH:
        return None
    mine, its = ([token for token in side.tokens if _capital(side, token)] for side in (one, other))
    if not mine or not its or _one_name(mine, its, one, other):
        return None
    named = [_names(side) for side in (one, other)]
    if not all(named):
        return None
    entities = [
        {_entity(side, mention) for mention in held} - {None} for side, held in zip((one, other), named, strict=True)
    ]
    if entities[0] & entities[1]:
        return None
    kinds = [mention.kind for held in named for mention in held]
    return "place" if all(kind == "place" for kind in kinds) else kinds[0]


def _entity(one: _Side, mention: Mention) -> str | None:
    return one.context.entity_id(one.told.report, mention.local)


def _names(one: _Side) -> list[Mention]:
    near = Span(one.tokens[0].start, one.tokens[-1].end)
    mentions = one.told.located.where.annotations.mentions
    return [found for found in mentions if found.form != "pronoun" and found.span.overlaps(near)]


def _capital(one: _Side, token: Token) -> bool:
    first = token.start == one.told.spans[0].start
    return _CAPITAL.match(one.text[token.start]) is not None and not first and token.word not in WEEKDAYS


def _one_name(mine: Sequence[Token], its: Sequence[Token], one: _Side, other: _Side) -> bool:
    words, beside = ({token.word for token in tokens} for tokens in (mine, its))
    if words & beside or words <= other.rest or beside <= one.rest:
        return True
    first, second = ("".join(token.word for token in tokens) for tokens in (mine, its))
    if SequenceMatcher(None, first, second, autojunk=False).ratio() >= SPELLED_ALIKE:
        return True
    return _initials(mine, its, one.text) or _initials(its, mine, other.text)


def _initials(short: Sequence[Token], long: Sequence[Token], text: str) -> bool:
    """ "EU" / "European Union": capitals alone, that begin as the other does."""
    return any(
        text[token.start : token.end].isupper() and len(token.word) > 1 and token.word[0] == long[0].word[0]
        for token in short
    )


def _other_person(one: _Side, other: _Side) -> bool:
    """ "his brother" / "his sister": the last noun for people of each."""
    first, second = (
        [t.word for t in side.tokens if not (t.stop or t.word in NEGATIONS) and person(t.word)] for side in (one, other)
    )
    return bool(first) and bool(second) and another_person(first[-1], second[-1])


def rewordings(members: Sequence[Told], known: Iterable[Variant], context: LinkContext) -> Iterator[Variant]:
    """A variant for each slot that changed from one wording of a claim to another, and that no other rule has told."""
    taken = {variant.slot for variant in known}
    wordings: dict[tuple[str, ...], Told] = {}
    for one in members:
        wordings.setdefault(tuple(span.of(_text(one)) for span in one.spans), one)
    told: dict[Slot, tuple[Told, Told, Change]] = {}
    for one, other in combinations(list(wordings.values())[:MOST], 2):
        if one.report != other.report:
            for change in changes(one, other, context):
                told.setdefault(change.slot, (one, other, change))
    for slot in sorted(told.keys() - taken):
        yield _variant(*told[slot])


def _variant(one: Told, other: Told, change: Change) -> Variant:
    here, there = named_apart(one, other)
    mine, its = change.mine or "nothing", change.its or "nothing"
    return Variant(
        slot=change.slot,
        of=None,
        kind="differ",
        values=by_value(((mine, one.statement), (its, other.statement))),
        changed_on=(),
        reason=f"In the same sentence {here} has “{mine}”, {there} “{its}”.",
    )
