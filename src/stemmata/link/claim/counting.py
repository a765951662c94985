"""A number of a statement with what it counts: the things, what happened to them, and whether it is a share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, Protocol, TypeVar

from stemmata.link.claim.lexicon import person
from stemmata.link.claim.shares import beside_others, some_of_others
from stemmata.link.claim.values import Interval, agreement, quantity_interval, quantity_words
from stemmata.link.claim.wordclasses import same_word
from stemmata.link.context import Located
from stemmata.model.annotations import Quantity
from stemmata.text.span import Span
from stemmata.text.tokens import Token, stem, tokenise

# What may have happened to those counted: rows of wordclasses.SAME_WORDS, and words of their own.
FATES: Final = frozenset({"kill", "injure", "detain", "flee", "capture", "miss", "rescu", "evacu", "releas", "train"})
# "the toll of the blast rose to 43", "it has cost 300 lives": of the dead, where nothing else is said.
OF_THE_DEAD: Final = frozenset({"toll", "lives"})
FATE_WINDOW: Final = 8  # words after a number within which its fate must come

# Words for people that do not say which people.
ANY_PEOPLE: Final = frozenset(
    same_word(stem(word)) for word in ("people", "person", "individual", "other", "civilian", "man", "body")
)
PEOPLE: Final = ANY_PEOPLE | frozenset(
    same_word(stem(word))
    for word in "fighter volunteer militiaman recruit trainee soldier rebel officer woman child resident member "
    "prisoner detainee hostage passenger worker victim casualty refugee migrant policeman guard student".split()
)
# Words for some of the people: "five people, four children among them" counts two things.
SOME_PEOPLE: Final = frozenset(same_word(stem(word)) for word in ("child", "woman", "baby", "girl", "boy"))
# Two counts with different nouns are held to be one only if the number is telling: not 2, not 10.
TELLING: Final = 13


class Telling(Protocol):
    """Words of a statement, with the numbers in them."""

    @property
    def located(self) -> Located: ...
    @property
    def spans(self) -> tuple[Span, ...]: ...
    @property
    def quantities(self) -> tuple[Quantity, ...]: ...


T = TypeVar("T", bound=Telling)


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Generic[T]):
    """A number of one statement, with what it counts."""

    told: T
    quantity: Quantity
    head: str | None  # stem of the noun, None where there is none
    fates: tuple[str, ...]  # sorted; empty where nothing is said to have happened to them
    interval: Interval | None  # None where the words set no bound
    some: bool = False  # some of those that another number of the sentence counts
    more: bool = False  # "another 12": beside those whom the text has counted

    @property
    def value(self) -> tuple[object, ...]:
        """Equal for counts that are the same in number and bound."""
        return (self.quantity.kind == "vague", self.interval, self.words if self.interval is None else None)

    @property
    def words(self) -> str:
        return quantity_words(self.quantity, self.quantity.span.of(self.told.located.where.report.text))

    @property
    def noun(self) -> str:
        return " ".join((self.quantity.of or "").split())


def counts(one: T) -> tuple[Count[T], ...]:
    """The numbers of these words, in text order."""
    found = one.quantities
    text = one.located.where.report.text
    pieces = [next(span for span in one.spans if span.contains(quantity.span)) for quantity in found]
    some = [flag for piece in dict.fromkeys(pieces) for flag in some_of_others(text, piece, _inside(found, piece))]
    made = []
    for at, quantity in enumerate(found):
        start = found[at - 1].span.end if at else 0
        # "13 people, seven children among them, were killed": what follows the part is said of the whole
        after = next((n for n in range(at + 1, len(found)) if some[at] or not some[n]), None)
        end = None if after is None else found[after].span.start
        head = list(tokenise(quantity.of)) if quantity.of else []
        made.append(
            Count(
                told=one,
                quantity=quantity,
                head=_head(head[-1]) if head else None,
                fates=_fates(one, quantity, start, end),
                interval=quantity_interval(quantity),
                some=some[at],
                more=beside_others(text, pieces[at], quantity.span),
            )
        )
    return tuple(made)


def _inside(found: Sequence[Quantity], piece: Span) -> list[Span]:
    return [quantity.span for quantity in found if piece.contains(quantity.span)]


def _head(noun: Token) -> str | None:
    """What is counted; None where only what happened is said: "20 killed"."""
    return None if noun.word.endswith(("ed", "dead", "deaths", "fatalities", "lives")) else same_word(noun.stem)


def _fate(token: Token) -> str | None:
    found = same_word(token.stem)
    return found if found in FATES else None


def _fates(one: Telling, quantity: Quantity, start: int, end: int | None) -> tuple[str, ...]:
    """What happened to those counted: the verb right before the number, else those that follow, else one before."""
    text = one.located.where.report.text
    piece = next(span for span in one.spans if span.contains(quantity.span))
    before = list(tokenise(text, Span(max(piece.start, min(start, quantity.span.start)), quantity.span.start)))
    after = list(tokenise(text, Span(quantity.span.end, max(quantity.span.end, min(end or piece.end, piece.end)))))
    led = bool(before) and _fate(before[-1]) and not text[before[-1].end : quantity.span.start].strip()
    # "10 killed 15 injured", of a headline: the verb before is the first number's
    if led and not (start and any(_fate(token) for token in after[:2])):
        return _joined_before(before)
    inside = [fate for token in tokenise(quantity.of or "") if (fate := _fate(token))]
    found = _fates_after(after[:FATE_WINDOW])
    if found or inside:
        return tuple(sorted({*found, *inside}))
    last = [fate for token in before[-FATE_WINDOW:] if (fate := _fate(token))]
    if last:
        return (last[-1],)
    near = {token.word for token in (*before, *after[:2])}
    return ("kill",) if near & OF_THE_DEAD else ()


def _joined_before(before: Sequence[Token]) -> tuple[str, ...]:
    """ "killed 12", and "killed and injured 40"."""
    found = {_fate(before[-1])}
    if len(before) > 2 and before[-2].word in ("and", "or"):
        found.add(_fate(before[-3]))
    return tuple(sorted(fate for fate in found if fate))


def _fates_after(after: Sequence[Token]) -> tuple[str, ...]:
    """The first fate that follows before an "and", with those that "and" or "or" ties to it."""
    found: list[str] = []
    for at, token in enumerate(after):
        fate = _fate(token)
        if fate:
            found.append(fate)
            tied = at + 2 < len(after) and after[at + 1].word in ("and", "or") and _fate(after[at + 2])
            return tuple(sorted({*found, *([tied] if tied else [])}))
        if token.word in ("and", "but", "while") and at > 0:
            return ()
    return ()


def agree(mine: Iterable[Count[T]], its: Iterable[Count[T]]) -> bool:
    """Some number of the one counts the same as one of the other, and the values that both allow overlap."""
    return any(
        first.interval is not None
        and second.interval is not None
        and fit(first, second) > 0
        and agreement(first.interval, second.interval) != "disjoint"
        for first in mine
        for second in its
    )


def both_tell_the_fate(mine: Iterable[Count[T]], its: Iterable[Count[T]]) -> bool:
    """Some number of the one counts whom the same befell as one of the other, whatever the numbers are."""
    return any(
        first.fates and first.fates == second.fates and fit(first, second) > 0 for first in mine for second in its
    )


def fit(one: Count[T], other: Count[T]) -> int:
    """How well two counts stand side by side: 0 not at all, more is better."""
    if one.fates and other.fates and one.fates != other.fates:
        return 0
    if one.more != other.more or (one.some != other.some and (one.head is None or one.head != other.head)):
        return 0
    same_value = one.quantity.value == other.quantity.value if one.quantity.value else one.value == other.value
    same_fates = bool(one.fates) and one.fates == other.fates
    telling = same_value and (one.quantity.value or 0) >= TELLING
    if one.head == other.head and one.head is not None:
        return 6 + 2 * same_value + same_fates
    if one.head is None or other.head is None:
        return 3 + 2 * same_value + same_fates if same_fates or telling else 0
    heads = {one.head, other.head}
    of_people = all(head in PEOPLE or person(head) for head in heads if head is not None)
    if heads <= ANY_PEOPLE or (of_people and not heads & SOME_PEOPLE and (same_fates or telling)):
        return 2 + 2 * same_value + same_fates
    return 1 if telling else 0
