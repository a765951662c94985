"""Phrases that stand for somebody or something without naming it: "the colonel", "a leaked letter", "they"."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from stemmata.annotate.lexicon.function_words import (
    AUXILIARIES,
    DETERMINERS,
    IRREGULAR_VERBS,
    PHRASE_BREAKERS,
    SPEECH_VERBS,
)
from stemmata.annotate.lexicon.nouns import (
    AMBIGUOUS_DOCUMENTS,
    BODY_HEADS,
    DOCUMENT_NOUNS,
    PEOPLE_NOUNS,
    PERSONAL_PAPERS,
    VEHICLES,
    WEAPONS,
)
from stemmata.annotate.lexicon.ranks import RANKS, TITLE_HEADS
from stemmata.annotate.lexicon.word_tables import word_set
from stemmata.annotate.name.words import Word
from stemmata.model.annotations import EntityKind, Mention
from stemmata.text.span import Span

PRONOUN_KINDS: dict[str, EntityKind] = {
    **dict.fromkeys(("he", "him", "his", "she", "her", "i", "me", "my"), "person"),
    **dict.fromkeys(("they", "them", "their", "we", "us", "our"), "group"),
    **dict.fromkeys(("it", "its"), "organisation"),
}
# a name in front of one of these makes one phrase with it: "the Karim government"
ABSORBING_HEADS = word_set("regime government administration army forces troops junta militia militias")

_LEAST_PHRASE = word_set("a an the this that these those one another his her its their our my second first third")
_RANK_HEADS = frozenset(rank for rank in RANKS.values() if " " not in rank) - {"private", "count", "justice"}
_PERSON_HEADS = _RANK_HEADS | TITLE_HEADS - word_set("deputy executive private notable elder secretary-general")
# premodifiers that belong to the phrase though no determiner leads it: "armed groups", "well-trained fighters"
_MODIFIERS = word_set(
    "armed local foreign senior junior former regional state security military police government opposition rebel"
    " regime pro-government pro-regime anti-government loyalist allied extremist terrorist radical moderate secret"
    " internal confidential classified leaked new young old trained well-trained unarmed wounded heavy light medium"
    " anti-aircraft anti-tank surface-to-air ballistic cruise chemical explosive machine barrel car truck suicide"
    " improvised unidentified masked unnamed anonymous official several islamist jihadist takfiri separatist foreign"
    " paramilitary private civil civilian human media political tribal special elite ground naval air border coalition"
    " foreign-backed so-called mercenary criminal western northern southern eastern central retired army navy harbour"
    " port village town city union islamic handwritten signed official original captured intercepted"
)
_EXPLETIVE = re.compile(
    r"it(?:'s|’s| is| was| has been| had been| will be| would be| may be| might be| seems| appears| remains)"
    r"(?: \w+){0,3}? (?:that|to|whether|how|why|for|when|who|believed|thought|reported|understood|said|claimed|alleged"
    r"|considered|hoped|feared|possible|impossible|likely|unlikely|clear|unclear|known|unknown|necessary|time)\b",
    re.IGNORECASE,
)
# nouns that also qualify another noun ("police station"): they stand for people only at a phrase's end
_QUALIFIERS = word_set(
    "opposition army government coalition militia police regime staff people women children media party military junta"
)
_STATE_MEDIA = word_set("television tv media radio agency broadcaster newspaper")
_NUMBERS = word_set("one two three four five six seven eight nine ten dozens hundreds thousands")
_ARMAMENT = WEAPONS | VEHICLES
_CLAUSE_WORDS = PHRASE_BREAKERS | SPEECH_VERBS
_OUTSIDE_PHRASES = _CLAUSE_WORDS | IRREGULAR_VERBS - {"run", "set", "now", "then"}
_GRAMMAR = _CLAUSE_WORDS | DETERMINERS | AUXILIARIES | IRREGULAR_VERBS
_VERB_LIKE = re.compile(r"(?:ed|ly|ing)$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words [first, last) of a phrase, and what it stands for."""

    first: int
    last: int
    kind: EntityKind


def phrases(words: Sequence[Word], covered: Callable[[int], EntityKind | None]) -> Iterator[Phrase]:
    """The nominal phrases, in order, not overlapping; ``covered`` tells the kind of the name that holds a word."""
    taken = 0
    for at in range(len(words)):
        if covered(at) is not None:
            continue
        kind = _head_kind(words, at)
        if kind is None or _is_title(words, at, covered):
            continue
        first = _phrase_start(words, at, taken, covered)
        if not _complete(words, first, at, kind):
            continue
        taken = at + 1
        yield Phrase(first, at + 1, kind)


def pronouns(text: str, words: Sequence[Word]) -> Iterator[Mention]:
    """Personal and possessive pronouns, in order; "it" where it stands for nothing is left out."""
    for word in words:
        kind = PRONOUN_KINDS.get(word.lower)
        if kind is None or (word.all_caps and word.lower == "us"):
            continue
        if word.lower == "it" and _EXPLETIVE.match(text, word.start):
            continue
        yield Mention(span=word.span, kind=kind, form="pronoun", local=None)


def phrase_mention(words: Sequence[Word], phrase: Phrase) -> Mention:
    span = Span(words[phrase.first].start, words[phrase.last - 1].end)
    return Mention(span=span, kind=phrase.kind, form="nominal", local=None)


def _head_kind(words: Sequence[Word], at: int) -> EntityKind | None:
    lower = words[at].lower
    if lower in DOCUMENT_NOUNS:
        return "document"
    if lower in PEOPLE_NOUNS:
        return "group" if lower not in _QUALIFIERS or _ends_phrase(words, at) else None
    if lower in _STATE_MEDIA and at > 0 and words[at].glued and words[at - 1].lower == "state":
        return "organisation"
    if lower in BODY_HEADS:
        return "organisation" if _ends_phrase(words, at) else None
    if lower in _PERSON_HEADS:
        return "person" if _ends_phrase(words, at) else None
    if lower not in _ARMAMENT or not (lower.endswith("s") or _ends_phrase(words, at)):
        return None
    return "weapon" if lower in WEAPONS else "vehicle"


def _ends_phrase(words: Sequence[Word], at: int) -> bool:
    """True unless a further noun follows: "the militant" in "the militant group" is no person."""
    if words[at].possessive or at + 1 >= len(words) or not words[at + 1].glued:
        return True
    following = words[at + 1]
    if following.capital or following.lower in PEOPLE_NOUNS or following.lower in DOCUMENT_NOUNS:
        return False
    grammar = following.lower in _GRAMMAR
    return grammar or bool(_VERB_LIKE.search(following.lower))


def _is_title(words: Sequence[Word], at: int, covered: Callable[[int], EntityKind | None]) -> bool:
    """True for "colonel" in "colonel Karim Zaid": it belongs to the name."""
    after = at + 1
    titled = words[at].lower in _PERSON_HEADS and after < len(words) and words[after].glued
    return titled and covered(after) == "person" and not words[at].possessive


def _phrase_start(words: Sequence[Word], head: int, floor: int, covered: Callable[[int], EntityKind | None]) -> int:
    """The determiner up to six words before the head; else the known modifiers before it; else the head itself."""
    loose = head
    for at in range(head, max(floor, head - 6) - 1, -1):
        if at < head and not _inside_phrase(words, at, covered, words[head]):
            break
        lower = words[at].lower
        if at < head and lower in DETERMINERS:
            plural = words[head].lower.endswith(("s", "men", "people", "children"))
            return at + 1 if plural and lower in _NUMBERS | {"that"} else at
        modifies = lower in _MODIFIERS or covered(at) is not None
        if at < head and loose == at + 1 and modifies:
            loose = at
        if not words[at].glued:
            break
    return loose


def _inside_phrase(words: Sequence[Word], at: int, covered: Callable[[int], EntityKind | None], head: Word) -> bool:
    word, kind = words[at], covered(at)
    if word.possessive:
        return False
    if kind == "place" and "based" in (word.tail, words[at + 1].lower):
        return True
    if kind is not None:
        return kind == "group" or (head.lower in ABSORBING_HEADS and kind in {"person", "place"})
    if word.lower in DETERMINERS:
        return True
    if word.lower.endswith(("ed", "ing")) and word.lower not in _MODIFIERS:  # a participle, or else the verb
        return at > 0 and word.glued and (words[at - 1].lower in DETERMINERS or words[at - 1].lower.endswith("ly"))
    return word.lower not in _OUTSIDE_PHRASES


def _complete(words: Sequence[Word], first: int, head: int, kind: EntityKind) -> bool:
    """True if the phrase has what its kind asks for: most singular nouns ask for a determiner."""
    lower, lead = words[head].lower, words[first].lower
    determined = first < head and lead in DETERMINERS
    between = {word.lower for word in words[first:head]}
    if kind == "document":
        if between & PERSONAL_PAPERS or (lower == "order" and first == head):
            return False
        if lead in {"our", "my", "your"} and lower == "report":
            return False
        around = _lead_words(words, head)
        leaked = bool(around & {"leaked", "secret", "internal", "confidential", "classified", "handwritten"})
        before = words[first - 1] if first else None
        owned = before is not None and before.possessive and words[first].start - before.end < 4  # "Vashti's letter"
        determined = determined or owned or bool(around & {"the", "these", "those"})
        return determined or leaked or (lower not in AMBIGUOUS_DOCUMENTS and lower.endswith("s"))
    if kind in {"person", "organisation"}:
        return (determined and lead in _LEAST_PHRASE) or (lower in _STATE_MEDIA and "state" in between)
    if kind == "group":
        return lower not in {"gang", "army", "coalition", "militia"} or determined
    return determined or lower.endswith("s") or lower in {"artillery", "ammunition", "aircraft", "chlorine", "sarin"}


def _lead_words(words: Sequence[Word], head: int) -> frozenset[str]:
    """The words before a head, across names, back to the nearest preposition or verb."""
    at = head
    while at > max(0, head - 7) and words[at].glued and words[at - 1].lower not in _CLAUSE_WORDS:
        at -= 1
    return frozenset(word.lower for word in words[at:head])
