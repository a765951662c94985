"""Who can speak: which noun phrases may be the voice of a credit, and which verbs are said by a voice alone."""

from collections.abc import Sequence
from typing import Final

from stemmata.annotate.attribution.cues import cue_index
from stemmata.annotate.attribution.noun_phrases import SENTENCE_ADVERBS, SUBJECT_PRONOUNS, TIME_WORDS
from stemmata.annotate.attribution.units import Word
from stemmata.annotate.attribution.verb_forms import is_auxiliary, is_finite
from stemmata.annotate.attribution.voice_kinds import kind_of_words
from stemmata.annotate.lexicon.function_words import CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from stemmata.annotate.lexicon.nouns import PEOPLE_NOUNS
from stemmata.annotate.lexicon.ranks import TITLE_HEADS

# verbs and phrases that only a voice can be the subject of: with them a voice that no table knows still speaks
SPOKEN: Final = frozenset(
    """say tell add write report announce declare state reiterate stress underline emphasise emphasize note remark
    comment explain recall recount confirm acknowledge admit insist assert affirm argue allege complain testify swear
    reply respond retort warn caution tweet retweet shout whisper joke inform assure according quote quoting cite
    citing put claim deny go_on conclude : —""".split()
)
_QUANTIFIERS: Final = frozenset("one some others many both several few most those two three all another".split())
_DEGREES: Final = frozenset(
    """latest worst best most least largest biggest smallest highest lowest smaller larger bigger previous former
    latter earlier last same key main widely further first next own possible impossible hard due living
    familiar""".split()
)
# plain nouns for what happens, is done or stands about: they say nothing
_MUTE: Final = frozenset(
    """afternoon airstrike airstrikes area areas attack attacks blast blasts bombing bombings building buildings
    capture ceasefire clash clashes condition conditions corridors damage day days deal death deaths delay delays
    district districts downing evening explosion explosions fate fighting hospitals hour hours intention
    location maneuver manoeuvre marketplace minute minutes month months morning mosques night number numbers
    part parts position positions raid raids region regions result results rounds shells
    shortage shortages siege situation street streets strike strikes talks toll transfer truce village villages
    violation violations violence war way ways week weeks year years""".split()
)
_ABSTRACT: Final = (  # endings of nouns for what is done or felt
    "tion", "sion", "ment", "ness", "ity", "ship", "ance", "ence", "age", "ism", "ing", "tions", "sions", "ments",
    "ings", "ities",
)  # fmt: skip
_PLACES: Final = frozenset(
    """place places hospital city cities town towns province base front fronts battlefront battlefronts mosque road
    roads school""".split()
)
_CONTRACTING: Final = frozenset("i you he she it we they".split())  # "I've"
_LEAST_PLURAL = 4  # letters


def is_role(word: Word) -> bool:
    """``chief``, ``Dr``: a word that stands before a name and belongs to the voice."""
    lower = word.lower.rstrip(".")
    return lower in TITLE_HEADS or kind_of_words(word.text) == "person" or (word.capital and word.kind == "word")


def can_speak(words: Sequence[Word]) -> bool:
    """True for a noun phrase that may be a voice: pronouns, names, and nouns that are not mere things or times.

    False for an adverb, a verb, a preposition, a number alone, a single letter, or a noun for what happens.
    """
    if any(w.kind == "quote" for w in words):
        return True
    plain = [w for w in words if w.kind in {"word", "number"}]
    if not plain or not any(w.kind == "word" for w in plain):
        return False
    if len(plain) == 1 or (len(plain) == 2 and plain[1].lower in {"former", "latter", "same"}):
        return len(plain) == 2 or _speaks_alone(plain[0])
    if plain[0].lower in PREPOSITIONS or _opens_as_verb(plain):
        return False
    head = _head(plain)
    if head.capital:
        bare = [w for w in plain if w.lower not in DETERMINERS]
        return (len(head.text) > 1 or head.text == "I") and not all(w.lower in TIME_WORDS for w in bare)
    if head.lower in PREPOSITIONS | CONJUNCTIONS | _DEGREES | TIME_WORDS or is_auxiliary(head.lower):
        return False
    return head.lower not in _MUTE and (head.kind == "number" or head.lower not in SENTENCE_ADVERBS)


def is_mute(words: Sequence[Word]) -> bool:
    """True where the head is a place or something that happens: ``a raid on the port``, ``the town of Ostra``."""
    plain = [w for w in words if w.kind in {"word", "number"}]
    return bool(plain) and _head(plain).lower in _MUTE | _PLACES


def _opens_as_verb(words: Sequence[Word]) -> bool:
    """``located in the port``, ``publishes news``, ``not accept``, ``32 in the port``."""
    first, follows = words[0], words[1]
    if first.kind == "number":
        return follows.lower in PREPOSITIONS - {"of"}
    if first.capital:
        return False
    if first.lower in {"not", "ahead", "nowhere", "due", "unable"} or is_auxiliary(first.lower):
        return True
    bound = follows.lower in PREPOSITIONS - {"of"} | DETERMINERS | SUBJECT_PRONOUNS or follows.kind == "number"
    if first.lower.endswith(("ing", "ed")):
        return bound or follows.capital
    verb = is_finite(first.lower) or any(not c.noun_too for c in cue_index().get(first.lower, ()))
    return verb and (bound or first.lower.endswith("s"))


def _head(words: Sequence[Word]) -> Word:
    """The last word before what hangs on it; past "some of the"."""
    start = 0
    for at, word in enumerate(words[:5]):
        if (
            word.lower == "of"
            and at
            and words[at - 1].lower in _QUANTIFIERS | {"number", "group", "majority", "dozens"}
        ):
            start = at + 1
    end = next((at for at in range(start + 1, len(words)) if words[at].lower in PREPOSITIONS), len(words))
    return words[end - 1] if end > start else words[-1]


def _speaks_alone(word: Word) -> bool:
    lower = word.lower
    if lower.split("'")[0] in _CONTRACTING or lower in SUBJECT_PRONOUNS | {"him", "her", "them", "his", "their", "its"}:
        return lower not in {"that", "who"} or lower == "who"
    if lower in _QUANTIFIERS - {"two", "three"}:
        return True
    if lower in PREPOSITIONS | CONJUNCTIONS | DETERMINERS | TIME_WORDS | SENTENCE_ADVERBS | _DEGREES | _MUTE:
        return False
    if len(lower) < 2 or is_auxiliary(lower):
        return False
    if word.capital:
        participle = lower.endswith(("ed", "ing")) and (is_finite(lower) or lower in cue_index())
        return not participle and not lower.endswith(("ally", "ently", "ously"))
    known = kind_of_words(word.text) != "unknown" or lower in PEOPLE_NOUNS
    return known or (lower.endswith("s") and len(lower) > _LEAST_PLURAL and not is_finite(lower))


def is_thing(words: Sequence[Word]) -> bool:
    """True for a noun phrase that no table knows and that looks like a deed, a count or a plain thing, not a voice."""
    plain = [w for w in words if w.kind in {"word", "number"}]
    if not plain or any(w.kind == "quote" for w in words):
        return False
    head = _head(plain)
    if head.capital:
        return False
    counted = plain[0].kind == "number"
    bare = len(plain) == 1 and not head.lower.endswith("s") and head.lower not in _QUANTIFIERS
    place = head.lower in _PLACES and not any(w.capital for w in plain[1:])
    return counted or bare or place or head.lower.endswith(_ABSTRACT)
