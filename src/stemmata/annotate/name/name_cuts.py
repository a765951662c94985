"""Which of the names in one run of capitalised words is whose: titles, bodies, peoples and persons set apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stemmata.annotate.lexicon.common_words import NOT_PERSONAL
from stemmata.annotate.lexicon.function_words import IRREGULAR_VERBS, OPENERS, SPEECH_VERBS
from stemmata.annotate.lexicon.nouns import (
    BODY_HEADS,
    DOCUMENT_NOUNS,
    ORGANISATION_WORDS,
    OUTLET_WORDS,
    PEOPLE_NOUNS,
    PLACE_FOLLOWERS,
    PLACE_NOUNS,
    VEHICLES,
    WEAPONS,
)
from stemmata.annotate.lexicon.peoples import GROUPS, PLACES
from stemmata.annotate.lexicon.ranks import CALLINGS, OFFICE_MODIFIERS, OFFICES, RANK_WORDS, TITLE_HEADS
from stemmata.annotate.lexicon.word_tables import word_set
from stemmata.annotate.name.name_types import DIRECTIONS, FIELDS, PARTICLES, is_organisation, is_place
from stemmata.annotate.name.ship_names import ship_names
from stemmata.annotate.name.words import Word

_COMMON_NOUNS = (
    frozenset(PEOPLE_NOUNS) | BODY_HEADS | frozenset(DOCUMENT_NOUNS) | WEAPONS | VEHICLES | PLACE_NOUNS | TITLE_HEADS
)
# capitalised, and yet neither person nor body nor place
_NOT_ENTITIES = word_set(
    "war day act treaty accord accords agreement constitution law prize award resolution protocol convention"
    " summit games cup revolution uprising spring intifada century olympics quran koran bible operation"
    " offensive campaign dialogue talks plan deal crisis code time hostilities massacre ceasefire siege attack"
    " attacks election elections report project"
)


# what a report calls a body by for short, and no name of a school or a street begins with
_SHORT_BODIES = word_set(
    "observatory coalition council commission directorate secretariat ministry parliament agency union syndicate"
    " inspectorate registry committee government administration opposition"
)
_THINGS = WEAPONS | VEHICLES | frozenset(DOCUMENT_NOUNS) - OUTLET_WORDS
_VERBS_AND_DIRECTIONS = DIRECTIONS | SPEECH_VERBS | IRREGULAR_VERBS | {"tv"}
_NEVER_ALONE = _COMMON_NOUNS | ORGANISATION_WORDS | RANK_WORDS | OPENERS


@dataclass(frozen=True, slots=True)
class NameRun:
    """Words [first, last) that may be a name."""

    first: int
    last: int
    titled: bool = False  # a rank, office or courtesy stands before it
    heads_role: bool = False  # an office stands behind it: "Portside Governor"
    unsure: bool = False  # a lone word that opens a sentence


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How the report itself writes its words."""

    low: frozenset[str]  # seen without a capital
    named: frozenset[str]  # seen with a capital where a sentence does not ask for one
    ships: frozenset[tuple[str, ...]] = frozenset()  # names of several words behind "the ferry", as written

    @classmethod
    def of(cls, words: Sequence[Word]) -> "Vocabulary":
        """Counts the words of a report; title-case headlines should not be among them."""
        low = frozenset(word.lower for word in words if not word.capital)
        named = frozenset(word.lower for word in words if word.capital and not word.opens)
        return cls(low, named, frozenset(ship_names(words)))


def cut(words: Sequence[Word], start: int, end: int, vocabulary: Vocabulary) -> Iterator[NameRun]:
    """The names in a run: what stands before a title, and the person behind it."""
    while start < end and _droppable(words, start, end, vocabulary):
        start += 1
    if start == end:
        return
    if tuple(word.text for word in words[start:end]) in vocabulary.ships:
        yield NameRun(start, end)
        return
    office = _fields_of_office(words, start, end)
    if office and words[start + office].lower == "of":  # "Minister of Foreign Affairs of Velia"
        start += office + 1
    inside = words[start:end]
    if is_organisation(inside) or is_place(inside):
        if not _not_an_entity(inside):
            yield NameRun(start, end)
        return
    body = _body_end(inside)
    if body:
        yield from cut(words, start, start + body, vocabulary)
        yield from cut(words, start + body, end, vocabulary)
        return
    yield from _cut_at_title(words, start, end)


def _cut_at_title(words: Sequence[Word], start: int, end: int) -> Iterator[NameRun]:
    following = words[end] if end < len(words) and words[end].glued else None
    place_follows = following is not None and following.lower in PLACE_FOLLOWERS and not following.capital
    title = _last_title(words, start, end)
    if title is None:
        fields = _fields_of_office(words, start, end)
        if fields:
            yield NameRun(start + fields, end, titled=True)
            return
    if title is None or (place_follows and words[title].lower in RANK_WORDS):
        yield from _without_people(words, NameRun(start, end))
        return
    yield from _without_people(words, NameRun(start, _role_start(words, start, title), heads_role=True))
    if title + 1 < end:
        yield NameRun(title + 1, end, titled=True)


def _body_end(inside: Sequence[Word]) -> int:
    """Where a body's name ends and a person's begins ("Velian Coalition Karim Zaid"); 0 where none does."""
    if (
        len(inside) > 2 and inside[0].lower in _SHORT_BODIES and not inside[0].possessive
    ):  # "the Observatory Karim Zaid"
        plain = all(word.lower not in NOT_PERSONAL and not word.all_caps for word in inside[1:])
        if plain and not inside[0].opens:
            return 1
    for at in range(len(inside) - 2, 0, -1):
        if inside[at].lower in ORGANISATION_WORDS and not inside[at].possessive:
            rest = inside[at + 1 :]
            plain = all(word.lower not in ORGANISATION_WORDS | PARTICLES or not word.capital for word in rest)
            return at + 1 if plain and is_organisation(inside[: at + 1]) else 0
    return 0


def _fields_of_office(words: Sequence[Word], start: int, end: int) -> int:
    """How many words of an office lead the run: "State" in "Secretary of State Karim Zaid"."""
    if start < 2 or words[start - 1].lower != "of" or words[start - 2].lower not in OFFICES or not words[start].glued:
        return 0
    fields = 0
    while start + fields < end and words[start + fields].lower in FIELDS | OFFICE_MODIFIERS | {"state"}:
        fields += 1
    return fields if start + fields < end else 0


def _droppable(words: Sequence[Word], start: int, end: int, vocabulary: Vocabulary) -> bool:
    """A common noun that has its capital from the sentence's start, and is not itself the name's beginning."""
    word = words[start]
    if not word.opens or (word.lower in vocabulary.named and word.lower not in vocabulary.low):
        return False
    if is_organisation(words[start:end]) or word.lower in RANK_WORDS or word.lower in TITLE_HEADS:
        return False
    return word.lower in _COMMON_NOUNS


def _last_title(words: Sequence[Word], start: int, end: int) -> int | None:
    for at in range(end - 1, start - 1, -1):
        lower = words[at].lower
        if lower in OFFICES or (lower in RANK_WORDS and at < end - 1) or (lower in CALLINGS and at == start):
            return at
        if lower in RANK_WORDS and at == start:
            return at
    return None


def _role_start(words: Sequence[Word], start: int, title: int) -> int:
    at = title
    while at > start and words[at - 1].lower in OFFICE_MODIFIERS | RANK_WORDS | OFFICES:
        at -= 1
    return at


def _without_people(words: Sequence[Word], run: NameRun) -> Iterator[NameRun]:
    """Cuts a people's name from the front of another name ("Velian Karim Zaid"), keeping both."""
    first, last = run.first, run.last
    if first == last:
        return
    for length in (2, 1):
        lead = " ".join(word.text for word in words[first : first + length])
        if first + length < last and lead in GROUPS:
            yield NameRun(first, first + length)
            yield from _without_people(words, replace(run, first=first + length))
            return
    inside = words[first:last]
    if len(inside) == 2 and inside[0].opens and inside[1].text in GROUPS:  # "Internal Velian documents"
        inside, run = inside[1:], replace(run, first=first + 1)
    if len(inside) == 2 and inside[0].text in PLACES and inside[1].all_caps and not inside[0].all_caps:
        yield NameRun(first, first + 1)
        yield NameRun(first + 1, last)
        return
    if len(inside) > 1 and inside[-1].all_caps and not any(word.all_caps for word in inside[:-1]):
        yield from _without_people(words, replace(run, last=last - 1))
        yield NameRun(last - 1, last)
        return
    led = first > 0 and words[first].glued and words[first - 1].lower in {"for", "of", "in", "from", "to"}
    if led and len(inside) > 2 and inside[0].text in PLACES:  # "envoy for Velia Karim Zaid"
        yield NameRun(first, first + 1)
        yield replace(run, first=first + 1)
        return
    if inside[-1].lower in _THINGS:
        return
    if _not_an_entity(inside) or (len(inside) == 1 and _only_a_noun(inside[0])):
        return
    yield replace(run, unsure=len(inside) == 1 and inside[0].opens)


def _only_a_noun(word: Word) -> bool:
    """ "the Ministry", "the Colonel": a capital out of respect."""
    known = word.text in PLACES or word.text in GROUPS
    if word.lower in _VERBS_AND_DIRECTIONS and not known:
        return True
    return not known and not word.all_caps and word.lower in _NEVER_ALONE


def _not_an_entity(inside: Sequence[Word]) -> bool:
    if len(inside) == 1:
        return inside[0].lower in _NOT_ENTITIES
    return inside[-1].lower in _NOT_ENTITIES or inside[0].lower in {"operation", "treaty", "battle", "exercise"}
