"""Whether two spellings may name one thing, with the reason; never a bare number."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import Indel, JaroWinkler

from stemmata.link.entity.name_signs import chance, differences, opens_alike, signs_of
from stemmata.link.entity.name_words import (
    DISTINGUISHING,
    PARTICLES,
    SMALL_WORDS,
    SPELLED_ALIKE,
    body_words,
    genders,
    numbers,
    person_words,
)
from stemmata.text.romanise import folded, skeleton

Verdict = Literal["same", "similar", "different"]

LIKELY = 0.5  # probability from which two full names may be one
LEFT_OUT = 2  # middle names that a name may leave out whose other words are all there: "Karim Abd al-Rahman Saleh"
SINGLE = 0.95  # what the likeness of two single words is worth: nothing stands beside them to agree as well
ALIKE = 0.5  # share of letters that two words with the same consonants must have in common, in order …
ALIKE_ALONE = 0.6  # … and where no other name stands beside them to agree as well
LONGER = 2  # letters by which such a lone word may be longer
_EARS = str.maketrans({"h": "k", "g": "k", "c": "k", "z": "s", "j": "s"})
HEARD = 0.75  # Jaro-Winkler of two folded words that differ by one consonant and may yet be one name, misheard
CLOSE = 0.88  # Jaro-Winkler of two folded words, above which a slip of spelling is believed ("Karimov", "Karimow")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What the spellings alone say."""

    verdict: Verdict
    strength: float  # 0.0 to 1.0
    reason: str  # a sentence part: "the spellings share their consonants (nbl)"


DIFFERENT = Comparison(verdict="different", strength=0.0, reason="the names differ")


def compare_words(left: str, right: str) -> Comparison:
    """Two folded words."""
    left, right = SPELLED_ALIKE.get(left, left), SPELLED_ALIKE.get(right, right)
    if left == right:
        return Comparison(verdict="same", strength=1.0, reason="the spelling is the same")
    if {left, right} & DISTINGUISHING or left.isdigit() or right.isdigit():
        return DIFFERENT
    keys = skeleton(left), skeleton(right)
    if not opens_alike(left, right):
        return DIFFERENT
    if keys[0] == keys[1] and len(keys[0]) >= 2 and Indel.normalized_similarity(left, right) >= ALIKE:
        return Comparison(
            verdict="similar",
            strength=0.85 if len(keys[0]) > 2 else 0.7,
            reason=f"they share their consonants ({keys[0]})",
        )
    near = JaroWinkler.similarity(left, right)
    if near >= CLOSE and min(len(left), len(right)) >= 5 and _one_edit(keys[0], keys[1]):
        return Comparison(verdict="similar", strength=0.7, reason="the spellings are one letter apart")
    return DIFFERENT


def _one_edit(left: str, right: str) -> bool:
    """True if one consonant was changed, added or lost; a changed first consonant is another name."""
    if left[:1] != right[:1] or abs(len(left) - len(right)) > 1:
        return False
    short, long = sorted((left, right), key=len)
    if len(short) == len(long):
        return sum(a != b for a, b in zip(left, right, strict=True)) == 1
    return any(long[:n] + long[n + 1 :] == short for n in range(len(long)))


def compare_persons(left: str, right: str) -> Comparison:
    """Two names of persons: given names first, or "Family, Given"; titles and the order of words told for what they
    are.

    A name that gives one word only can do no more than fit. Titles of a man and of a woman keep two names apart.
    """
    a, b = person_words(left), person_words(right)
    if not a or not b:
        return DIFFERENT
    if len({*genders(folded(left)), *genders(folded(right))}) > 1:
        return DIFFERENT
    if a == b:
        return Comparison(verdict="same", strength=1.0, reason="the spelling is the same")
    if (otherwise := _set_otherwise(a, b)) is not None:
        return otherwise
    if min(len(a), len(b)) == 1:
        return _one_word(a, b)
    signs = signs_of(a, b, left_out=frozenset(PARTICLES))
    if signs.whole_words and signs.first and signs.last and signs.in_order and signs.over[1] <= LEFT_OUT:
        return Comparison(verdict="same", strength=1.0, reason="the given and family names are the same")
    found = chance(signs, "person")
    if found < LIKELY:
        return DIFFERENT
    return Comparison(verdict="similar", strength=found, reason=differences(a, b, signs))


def _one_word(a: tuple[str, ...], b: tuple[str, ...]) -> Comparison:
    """One of the names is a single word: it fits the other's last word, or is another spelling of a single word."""
    last = compare_words(a[-1], b[-1])
    if last.verdict == "different":
        return DIFFERENT
    if len(a) == len(b):
        return Comparison(verdict=last.verdict, strength=SINGLE * last.strength, reason=last.reason)
    return Comparison(
        verdict="similar", strength=0.6 * last.strength, reason=f"only one gives a given name, and {last.reason}"
    )


def loosely_alike(left: str, right: str) -> bool:
    """True if two names may be one person's as two ears wrote it down; by itself too little to join them.

    >>> loosely_alike("Khaled Juraev", "Haled Zhuraev"), loosely_alike("Khaled Juraev", "Omar Juraev")
    (True, False)
    """
    if compare_persons(left, right).verdict != "different":
        return True
    a, b = person_words(left), person_words(right)
    if not a or not b or not _sound_alike(a[-1], b[-1]):
        return False
    return len(a) == 1 or len(b) == 1 or _sound_alike(a[0], b[0])


def _sound_alike(left: str, right: str) -> bool:
    a, b = sounds(left), sounds(right)
    return a == b or (min(len(a), len(b)) > 2 and _one_edit(a, b) and JaroWinkler.similarity(left, right) >= HEARD)


def sounds(word: str) -> str:
    """The consonants of a folded word, those alike to a foreign ear written alike: kh, h, g and q; j, z and s."""
    return skeleton(word).translate(_EARS)


def _set_otherwise(a: tuple[str, ...], b: tuple[str, ...]) -> Comparison | None:
    """The same words in another order, or the same letters with the spaces set otherwise; None where neither.

    "Omar bin Salim" and "Salim bin Omar" are father and son.
    """
    if len(a) > 1 and sorted(a) == sorted(b):
        if _descent(a) != _descent(b):
            return DIFFERENT
        return Comparison(verdict="similar", strength=0.9, reason="they are the same words in another order")
    if max(len(a), len(b)) > 1 and "".join(a) == "".join(b):
        return Comparison(verdict="same", strength=0.95, reason="only the spaces differ")
    return None


def _descent(words: tuple[str, ...]) -> frozenset[tuple[str, str]]:
    """Who is said to be whose child: the words on both sides of "bin" and "bint"."""
    return frozenset(
        (words[at - 1], words[at + 1])
        for at, word in enumerate(words[:-1])
        if word in {"bin", "bint"} and 0 < at < len(words) - 1
    )


def compare_bodies(left: str, right: str) -> Comparison:
    """Two names of organisations, groups, places or ships: every word that tells must find its partner.

    "Union of Dockers" and "Dockers' Union" are the same words turned round "of". Forms of companies and prefixes of
    ships may be left out; numbers must agree ("Unit 4", "Unit 5"), and so must two forms that are both given."""
    (a, forms), (b, other_forms) = body_words(left), body_words(right)
    if not a or not b or numbers(a) != numbers(b) or (forms and other_forms and not forms & other_forms):
        return DIFFERENT
    if a == b:
        strength = 1.0 if forms == other_forms else 0.95
        return Comparison(verdict="same", strength=strength, reason="the spelling is the same")
    if "".join(a) == "".join(b):
        return Comparison(verdict="same", strength=0.95, reason="only the spaces differ")
    if min(len(a), len(b)) > 1 and turned_words(left) == turned_words(right):
        return Comparison(verdict="same", strength=0.9, reason="the words are the same, turned round “of”")
    if len(a) == len(b) == 1:
        alone = compare_words(a[0], b[0])
        return alone if alone.verdict == "same" or _close_alone(a[0], b[0]) else DIFFERENT
    signs = signs_of(a, b, left_out=frozenset())
    if not DISTINGUISHING.isdisjoint({*signs.lone(a, b)}) or any(
        _distinguished(*pair) for pair in signs.partners(a, b)
    ):
        return DIFFERENT
    found = chance(signs, "body")
    if found < LIKELY:
        return DIFFERENT
    return Comparison(verdict="similar", strength=found, reason=differences(a, b, signs))


def _distinguished(left: str, right: str) -> bool:
    return left != right and not DISTINGUISHING.isdisjoint({left, right})


def _close_alone(left: str, right: str) -> bool:
    return abs(len(left) - len(right)) <= LONGER and Indel.normalized_similarity(left, right) >= ALIKE_ALONE


@lru_cache(maxsize=65536)
def turned_words(name: str) -> tuple[str, ...]:
    """The content words as they stand once "of" is resolved: those behind it first; "affairs" says nothing.

    >>> turned_words("Ministry of Foreign Affairs"), turned_words("the Foreign Ministry")
    (('foreign', 'ministry'), ('foreign', 'ministry'))
    """
    head, _, field = folded(name).partition(" of ")
    words = [SPELLED_ALIKE.get(word, word) for word in (*field.split(), *head.split()) if word not in SMALL_WORDS]
    return tuple(word for word in words if word != "affairs")
