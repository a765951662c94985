"""What a phrase or a pronoun refers back to. Each rule takes an answer only where one alone fits."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from stemmata.annotate.lexicon.function_words import PREPOSITIONS
from stemmata.annotate.lexicon.nouns import BODY_HEADS, OUTLET_NOUNS, OUTLET_WORDS, SHIPS
from stemmata.annotate.lexicon.ranks import FEMALE_WORDS, MALE_WORDS, TITLE_HEADS, Gender
from stemmata.annotate.lexicon.word_tables import word_set
from stemmata.annotate.name.roles_of_bodies import role_of
from stemmata.model.annotations import EntityKind, Mention, MentionForm

DETERMINER = re.compile(
    r"^(?:the|a|an|this|that|these|those|his|her|its|their|our|my|one|another|some|many|several|all|any|each|no|both"
    r"|other|certain|such|every|numerous|few) ",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"^(?:the|this|that|these|those) ", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:another|other|second|third|fourth|further|more|new|separate|different)\b", re.IGNORECASE)
_GROUPISH = word_set(
    "group organisation organization movement militia faction front brigade battalion cell network body"
)
_GROUP_MODIFIERS = word_set("armed militant terrorist extremist rebel islamist jihadist criminal")
_GENDERS: dict[str, Gender] = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}
_COPULA = re.compile(r" (?:is|was|are|were) $")
_CLAUSE = re.compile(r"\b(?:that|who|when|after|before|because|while|if|whether|as)\b|[,;:–—]")


@dataclass(slots=True)
class Thread:
    """One thing as the report goes on: filled while the mentions are read in order."""

    number: int
    kind: EntityKind
    named: bool
    heads: set[str] = field(default_factory=set)  # nouns that may refer to it: ranks, offices, type words
    words: set[str] = field(default_factory=set)  # of a named body: the words of its names
    gender: Gender | None = None
    phrases: list[str] = field(default_factory=list)  # nominals, as written, first first
    plural: bool = False
    ordinal: int = 1
    last: int = -1  # index of its last mention so far


@dataclass(frozen=True, slots=True)
class Place:
    """A mention with where it stands."""

    mention: Mention
    sentence: int
    paragraph: int
    quotation: int  # index of the outermost quotation around it; -1 outside
    words: str  # as written
    lead: str  # the sentence's characters before it
    gap: str  # the characters since the mention before; "" for the first
    speaks: bool  # a verb of speech touches it

    @property
    def form(self) -> MentionForm:
        return self.mention.form

    @property
    def head(self) -> str:
        return self.words.split()[-1].lower()

    @property
    def bare(self) -> str:
        """The phrase without its determiner, lower case."""
        return DETERMINER.sub("", self.words).lower()


class Reading:
    """The report read from left to right: which thread each mention so far belongs to."""

    def __init__(
        self,
        places: Sequence[Place],
        named: Sequence[Thread],
        given: Sequence[int | None],
        roles: Mapping[str, int] | None = None,
    ) -> None:
        """``given`` holds for each mention the number of its thread where it is a name, else None.

        ``roles``: what the report calls one named body and no other, with that body's thread.
        """
        self.places = places
        self.roles = roles or {}
        self.threads = {thread.number: thread for thread in named}
        self.found: list[int | None] = list(given)
        self.spoken: dict[tuple[EntityKind, str], int] = {}  # the first unnamed thread of each phrase

    def read(self) -> tuple[int | None, ...]:
        """The thread of each mention; None where resolving it is not safe."""
        for at, place in enumerate(self.places):
            if place.form == "nominal":
                self.found[at] = self._nominal(at, place)
            elif place.form == "pronoun":
                self.found[at] = self._pronoun(at, place)
            number = self.found[at]
            if number is not None:
                thread = self.threads[number]
                thread.last = at
                thread.gender = thread.gender or (
                    _GENDERS.get(place.words.lower()) if place.form == "pronoun" else None
                )
        return tuple(self.found)

    # nominals

    def _nominal(self, at: int, place: Place) -> int | None:
        kind = place.mention.kind
        beside = self._apposed(at, place)
        if beside is not None:
            return beside
        if kind == "document":
            return self._document(at, place)
        if kind == "organisation" and (player := self._player(place)) is not None:
            return player
        if kind in {"person", "organisation"} and _DEFINITE.match(place.words):
            return self._definite(at, place)
        if kind == "vehicle" and head_of_ship(place):
            ships = [thread for thread in self._earlier(at, kind) if thread.named]
            return ships[0].number if len(ships) == 1 else self._same_phrase(place) or self._new(place)
        if kind in {"group", "weapon", "vehicle"}:
            return self._same_phrase(place) or self._new(place)
        return self._new(place)

    def _apposed(self, at: int, place: Place) -> int | None:
        """ "Karim Zaid, the head of …": the phrase behind the comma is the person (or body) before it."""
        if not at or place.mention.kind not in {"person", "organisation"} or place.gap != ", ":
            return None
        before, thread = self.places[at - 1], self._thread(self.found[at - 1])
        fits = thread is not None and thread.kind == place.mention.kind and before.form in {"name", "acronym"}
        return thread.number if fits and thread is not None else None

    def _player(self, place: Place) -> int | None:
        """ "A monitoring group said", before or after the report names its one monitor, is that monitor.

        Without "the" it is so only where it speaks and has not been named yet.
        """
        role = role_of(place.words)
        number = self.roles.get(role) if role else None
        if number is None or _DEFINITE.match(place.words):
            return number
        return number if place.speaks and self.threads[number].last < 0 else None

    def _definite(self, at: int, place: Place) -> int | None:
        """ "The colonel" is the one colonel, "the group" the one body of the sentence or the one before."""
        head = place.head
        fitting = [
            thread
            for thread in self._earlier(at, place.mention.kind)
            if head in thread.heads and _agrees(place, thread)
        ]
        named = [thread for thread in fitting if thread.named]
        if len(named) == 1:
            return named[0].number
        if named:
            near = [thread for thread in named if self.places[thread.last].paragraph == place.paragraph]
            return near[0].number if len(near) == 1 else None
        ahead = [t for t in self.threads.values() if t.named and t.kind == place.mention.kind and head in t.heads]
        if place.words.split()[-1][0].isupper() and len(ahead) == 1:  # "the Front", before its whole name is given
            return ahead[0].number
        same = [thread for thread in fitting if place.bare in map(_bare, thread.phrases)] or fitting
        if len(same) == 1:
            return self._extended(same[0], place)
        if place.bare.startswith("news "):
            return self._news_body(at)
        low = place.words.split()[-1][0].islower()  # "the Front", with its capital, is no word for any body whatever
        plain = low and all(word in _GROUPISH | _GROUP_MODIFIERS for word in place.bare.split())
        if head in _GROUPISH and plain and place.mention.kind == "organisation":
            near = [thread for thread in self._near(at, {"organisation"}) if thread.named]
            return near[0].number if len(near) == 1 else self._new(place)
        return self._new(place)

    def _news_body(self, at: int) -> int | None:
        """ "The news organisation" is the one outlet named so far."""
        outlets = [
            thread for thread in self._earlier(at, "organisation") if thread.named and "newspaper" in thread.heads
        ]
        return outlets[0].number if len(outlets) == 1 else None

    def _same_phrase(self, place: Place) -> int | None:
        """ "these volunteers" are the "volunteers" spoken of before."""
        return self.spoken.get((place.mention.kind, place.bare))

    def _document(self, at: int, place: Place) -> int | None:
        """ "The letter" is the one letter so far; ordinals and "another" keep papers apart."""
        kind, plural = place.head, is_plural(place.head)
        before = self._thread(self.found[at - 1]) if at else None
        if before is not None and before.kind == "document" and _COPULA.fullmatch(place.gap) and not before.plural:
            return self._extended(before, place)
        ordinal = 1 + max((thread.ordinal for thread in self._papers(False)), default=0)
        owned = place.gap in {"’s ", "'s ", "’ ", "' "}
        qualified = at > 0 and ((plural and place.gap == " ") or owned)
        qualified = qualified and self.places[at - 1].form in {"name", "acronym"}
        definite = qualified or _DEFINITE.match(place.words) is not None
        if "first" in place.bare.split() and definite:
            return next((thread.number for thread in self._papers(False) if thread.ordinal == 1), None)
        if _ANOTHER.search(place.words):
            known = [thread for thread in self._papers(plural) if definite and place.bare in map(_bare, thread.phrases)]
            return known[0].number if known else self._new(place, ordinal=1 if plural else ordinal)
        if not definite and not _possessed(place.words):
            same = self._same_phrase(place) if plural else None
            near = same is not None and self.places[self.threads[same].last].sentence >= place.sentence - 1
            return same if near else self._new(place, ordinal=1 if plural else ordinal)
        papers = self._papers(plural)
        exact = [thread for thread in papers if any(_head(phrase) == kind for phrase in thread.phrases)]
        general = [thread for thread in papers if _compatible(kind, thread)]
        for fitting in (exact, general):
            if len(fitting) == 1:
                return self._extended(fitting[0], place)
            if fitting and qualified:
                break
            if fitting:
                latest = max(fitting, key=lambda thread: thread.last)
                near = self.places[latest.last].paragraph >= place.paragraph - 1
                return latest.number if near else None
        return self._new(place, ordinal=1 if plural else ordinal)

    # pronouns

    def _pronoun(self, at: int, place: Place) -> int | None:
        word = place.words.lower()
        kinds = _pronoun_kinds(word)
        if not kinds:
            return None
        if place.quotation >= 0:
            return self._only(
                at, kinds, word, [other for other in self._before(at) if self._shares_quote(other, place)]
            )
        inside = [other for other in self._before(at) if self.places[other].sentence == place.sentence]
        inside = [other for other in inside if self.places[other].quotation < 0]
        if word in {"him", "them", "her", "it"} and not _CLAUSE.search(place.lead):
            inside = []
        if any(self._fits(other, kinds, word) for other in inside):
            subject = self._subject(at, place.sentence)
            if word in {"its", "it"} and subject is not None and self._fits(subject, kinds, word):
                return self.found[subject]
            if word == "it":
                return None
            return self._only(at, kinds, word, inside)
        if (word not in _GENDERS or word == "him") and len(place.lead[_last_mark(place.lead) + 1 :].split()) > 3:
            return None
        return self._from_sentence_before(at, place, kinds, word)

    def _from_sentence_before(self, at: int, place: Place, kinds: frozenset[EntityKind], word: str) -> int | None:
        """The speaker or the first-named of the sentence before; else the only one there that fits."""
        subject = self._subject(at, place.sentence - 1)
        if subject is not None and self._fits(subject, kinds, word):
            return self.found[subject]
        if word in {"it", "its"}:
            return None
        previous = [other for other in self._before(at) if self.places[other].sentence == place.sentence - 1]
        return self._only(at, kinds, word, [other for other in previous if self.places[other].quotation < 0])

    def _only(self, at: int, kinds: frozenset[EntityKind], word: str, others: Iterable[int]) -> int | None:
        numbers = {self.found[other] for other in others if other < at and self._fits(other, kinds, word)}
        return next(iter(numbers)) if len(numbers) == 1 else None

    def _fits(self, other: int, kinds: frozenset[EntityKind], word: str) -> bool:
        thread = self._thread(self.found[other])
        if thread is None or thread.kind not in kinds:
            return False
        gender = _GENDERS.get(word)
        if thread.kind == "person":
            return thread.gender is None or gender is None or thread.gender == gender
        if word in {"they", "them", "their"}:
            return thread.kind != "group" or thread.plural or not thread.named
        return not thread.plural and not (thread.kind == "group" and thread.named)

    def _subject(self, at: int, sentence: int) -> int | None:
        """The mention in that sentence that speaks, or else the one that opens it."""
        inside = [other for other in self._before(at) if self.places[other].sentence == sentence]
        outside = [other for other in inside if self.places[other].quotation < 0]
        speaking = [other for other in outside if self.places[other].speaks]
        if speaking:
            return speaking[0]
        opening = [other for other in outside if _opens(self.places[other].lead)]
        return opening[0] if opening else None

    # what has been read

    def _before(self, at: int) -> list[int]:
        """The mentions of the sentence at hand and the one before, in order."""
        sentence = self.places[at].sentence
        first = at
        while first and self.places[first - 1].sentence >= sentence - 1:
            first -= 1
        return list(range(first, at))

    def _shares_quote(self, other: int, place: Place) -> bool:
        return self.places[other].quotation == place.quotation

    def _near(self, at: int, kinds: set[EntityKind]) -> list[Thread]:
        numbers = dict.fromkeys(self.found[other] for other in self._before(at))
        threads = [self._thread(number) for number in numbers]
        return [thread for thread in threads if thread is not None and thread.kind in kinds]

    def _earlier(self, at: int, kind: EntityKind) -> list[Thread]:
        return [thread for thread in self.threads.values() if thread.kind == kind and 0 <= thread.last < at]

    def _papers(self, plural: bool) -> list[Thread]:
        return [thread for thread in self.threads.values() if thread.kind == "document" and thread.plural == plural]

    def _thread(self, number: int | None) -> Thread | None:
        return None if number is None else self.threads[number]

    def _extended(self, thread: Thread, place: Place) -> int:
        thread.phrases.append(place.words)
        if not thread.named:
            self.spoken.setdefault((thread.kind, place.bare), thread.number)
        return thread.number

    def _new(self, place: Place, ordinal: int = 1) -> int:
        number = len(self.places) + len(self.threads)
        head = place.head
        thread = Thread(number=number, kind=place.mention.kind, named=False, ordinal=ordinal)
        thread.heads, thread.plural, thread.phrases = {head}, is_plural(head), [place.words]
        thread.gender = "male" if head in MALE_WORDS else "female" if head in FEMALE_WORDS else None
        self.threads[number] = thread
        self.spoken.setdefault((thread.kind, place.bare), number)
        return number


def head_of_ship(place: Place) -> bool:
    """True for "the ferry": a definite phrase for something that may have a name of its own."""
    return place.head in SHIPS and _DEFINITE.match(place.words) is not None


def _agrees(place: Place, thread: Thread) -> bool:
    """False for "the harbour committee" where the body named is another committee."""
    modifiers = place.bare.split()[:-1]
    if place.mention.kind != "organisation" or not thread.named or not modifiers:
        return True
    free = (
        _GROUP_MODIFIERS | _GROUPISH | OUTLET_WORDS | {"same", "new", "state", "local", "official", "whole", "entire"}
    )
    return all(word in thread.words or word in free for word in modifiers)


def type_heads(name_words: Sequence[str]) -> set[str]:
    """The common nouns by which a named body may be spoken of again: "the ministry", "the newspaper"."""
    of = next(
        (at for at, word in enumerate(name_words) if word in {"of", "for", "on", "in", "against"}), len(name_words)
    )
    own = name_words[of - 1 : of] if of else name_words[:0]
    heads = {word for word in (*own, "".join(name_words)) if word in BODY_HEADS}
    if own and own[0] in OUTLET_WORDS:
        heads |= OUTLET_NOUNS
    return heads


def person_heads(ranks: Sequence[str], heads: Iterable[str]) -> set[str]:
    """The common nouns by which a person may be spoken of again: "the colonel", "the governor"."""
    return {rank.split()[-1] for rank in ranks} | {head for head in heads if head in TITLE_HEADS}


def is_plural(head: str) -> bool:
    return (head.endswith("s") and not head.endswith("ss")) or head in {"footage", "memoranda", "minutes", "people"}


def _pronoun_kinds(word: str) -> frozenset[EntityKind]:
    if word in _GENDERS:
        return frozenset({"person"})
    if word in {"they", "them", "their"}:
        return frozenset({"group"})
    return frozenset({"organisation", "document", "group"}) if word in {"it", "its"} else frozenset()


def _last_mark(lead: str) -> int:
    """Where the last quotation mark stands; -1 where none does."""
    return max(lead.rfind(mark) for mark in '”"')


def _opens(lead: str) -> bool:
    """True if so little stands before a mention, and no preposition right before it, that it is the subject."""
    words = lead.lower().split()
    return len(words) <= 4 and not (words and words[-1] in PREPOSITIONS)


def _bare(phrase: str) -> str:
    return DETERMINER.sub("", phrase).lower()


def _head(phrase: str) -> str:
    return phrase.rsplit(maxsplit=1)[-1].lower()


def _possessed(words: str) -> bool:
    return words.split(maxsplit=1)[0].lower() in {"his", "her", "its", "their"}


def _compatible(head: str, thread: Thread) -> bool:
    general = {"document", "documents", "paper", "papers"}
    return head in general or any(_head(phrase) in general for phrase in thread.phrases)
