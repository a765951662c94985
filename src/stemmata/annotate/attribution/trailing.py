"""Credits at the end of a sentence whose comma is lost: "nine men died on Monday a monitoring group said"."""

from collections.abc import Sequence
from typing import Final

from stemmata.annotate.attribution.attributions import Range, circumstance_end, end_of
from stemmata.annotate.attribution.noun_phrases import Phrase, is_modifier
from stemmata.annotate.attribution.units import Unit, Word
from stemmata.annotate.attribution.verb_forms import is_auxiliary, is_finite
from stemmata.annotate.lexicon.function_words import DETERMINERS, PREPOSITIONS
from stemmata.annotate.lexicon.nouns import PEOPLE_NOUNS
from stemmata.annotate.lexicon.ranks import TITLE_HEADS

_REACH = 12  # words before the verb in which a comma would show that none is lost
_LONGEST = 9  # words of the voice
_LEAST = 3  # words of what it says
_PRONOUNS: Final = frozenset("he she they it".split())
_QUALIFIERS: Final = frozenset(
    "local state opposition medical security rescue military rebel human rights monitoring aid".split()
)
_RELATIVES: Final = frozenset("who which that whose where".split())
_COUNTS: Final = frozenset("dozens hundreds thousands others several many some".split())  # they may stand for people
_JOINED: Final = PREPOSITIONS | (DETERMINERS - _COUNTS) | {"and", "or", "'s"}
_CALLED: Final = frozenset({"named", "called"})


def trailing_subject(unit: Unit, group: Range) -> Phrase | None:
    """Who says it, where the verb group ends the sentence, a clause stands before, and no comma parts the two."""
    words, limit = unit.words, end_of(unit)
    verb = group[0]
    if not _ends(words, group[1], limit) or verb < _LEAST + 1:
        return None
    if any(w.kind in {"comma", "break", "quote"} for w in words[max(0, verb - _REACH) : verb]):
        return None
    start = _start(unit, verb)
    if start is None or start < _LEAST or not _is_clause(words[:start]):
        return None
    return Phrase(start=start, end=verb, region=start)


def _ends(words: Sequence[Word], at: int, limit: int) -> bool:
    for _ in range(3):
        if at >= limit:
            return True
        at, _channel = circumstance_end(words, at, limit)
    return at >= limit


def _start(unit: Unit, verb: int) -> int | None:
    """Where the voice begins: a pronoun, a known name with its article, an article, or a plural for people."""
    words = unit.words
    last = words[verb - 1]
    if last.lower in _PRONOUNS:
        return verb - 1
    name = unit.names.get(last.span.end)
    if name is not None:
        at = next((i for i in range(verb) if words[i].span.start == name), verb)
        at = _with_role(words, at)
        return at if 0 < at < verb and words[at - 1].lower not in _JOINED else None
    for at in range(verb - 1, max(0, verb - _LONGEST), -1):
        before = words[at - 1].lower
        if words[at].lower in DETERMINERS and before not in _JOINED and not is_finite(before):
            return at
        if is_finite(words[at].lower) and not is_modifier(words, at):
            break
    return _people(words, verb)


def _with_role(words: Sequence[Word], name: int) -> int:
    """Where "the Tarn Herald", "guild chief Ned Pell" or "a witness named Rusk" begins."""
    at = name
    if at > 2 and words[at - 1].lower in _CALLED:
        return next((i for i in range(at - 2, max(0, at - 5), -1) if words[i].lower in DETERMINERS), at)
    if at > 1 and words[at - 1].lower in TITLE_HEADS:
        at -= 1
        at -= words[at - 1].capital or words[at - 1].lower in _QUALIFIERS
    return at - 1 if at > 0 and words[at - 1].lower == "the" else at


def _people(words: Sequence[Word], verb: int) -> int | None:
    """Where "local activists and monitoring groups" begins; None where no plural for people ends there."""
    if words[verb - 1].lower not in PEOPLE_NOUNS and words[verb - 1].lower != "media":
        return None
    at = verb - 1
    at -= words[at - 1].lower in _QUALIFIERS
    if at > 2 and words[at - 1].lower == "and" and words[at - 2].lower in PEOPLE_NOUNS:
        at -= 2
        at -= words[at - 1].lower in _QUALIFIERS
    return at


def _is_clause(words: Sequence[Word]) -> bool:
    """A verb that no relative pronoun takes: "the driver who left" is none."""
    for at, word in enumerate(words):
        verbal = is_finite(word.lower) or (word.lower.endswith("ed") and words[at - 1].lower not in DETERMINERS)
        if at and verbal and (is_auxiliary(word.lower) or not is_modifier(words, at)):
            return not any(w.lower in _RELATIVES for w in words[max(0, at - 3) : at])
    return False
