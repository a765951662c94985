"""Whether two spellings may name one thing, with the reason; never a bare number."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import Indel, JaroWinkler

from stemmata.text.romanise import folded, skeleton

Verdict = Literal["same", "similar", "different"]

# Words that tell two names apart however alike the rest is.
DISTINGUISHING = frozenset(
    """north south east west northern southern eastern western central upper lower old new first second third fourth
    fifth sixth seventh eighth ninth tenth greater little junior senior jr sr army navy air police interior defence
    defense foreign health justice education finance""".split()
)
SPELLED_ALIKE = {
    "defense": "defence", "center": "centre", "labor": "labour", "organization": "organisation",
    "tv": "television", "co": "company", "corp": "corporation",
}  # fmt: skip
# Without these at its head a name of several words is another body's: "Free Velian Army", "Velian Army".
UNDROPPED = DISTINGUISHING | frozenset(
    "free real true democratic popular national peoples independent joint former provisional opposition rebel".split()
)
SMALL_WORDS = frozenset({"of", "the", "in", "for", "and", "on", "to"})
# forms of companies, which a name may carry or leave out; the shortest of them only at its end
_LEGAL = re.compile(
    r"\b(?:limited liability company|(?:open |closed |public )?joint stock company|aktiengesellschaft|limited|ltd|llc"
    r"|llp|inc|incorporated|plc|gmbh|srl|spa|ooo|oao|zao|pao|ojsc|jsc|pjsc|co ltd)\b|(?<=\w )(?:ag|sa|nv|bv|oy|ab|as)$"
)
ALIKE = 0.5  # share of letters that two words with the same consonants must have in common, in order …
ALIKE_ALONE = 0.6  # … and where no other name stands beside them to agree as well
_NEIGHBOURS = frozenset(map(frozenset, ("ae", "ei", "ou", "ao", "eo")))  # Asma, Esma; Emad, Imad; Omar, Umar
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
    if not _open_alike(left, right):
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


def _open_alike(left: str, right: str) -> bool:
    """False for "Irran" and "Orren": a first vowel is heard as its neighbour at most."""
    first = frozenset({left[0], right[0]})
    return not first <= frozenset("aeiou") or len(first) == 1 or first in _NEIGHBOURS


def _one_edit(left: str, right: str) -> bool:
    """True if one consonant was changed, added or lost; a changed first consonant is another name."""
    if left[:1] != right[:1] or abs(len(left) - len(right)) > 1:
        return False
    short, long = sorted((left, right), key=len)
    if len(short) == len(long):
        return sum(a != b for a, b in zip(left, right, strict=True)) == 1
    return any(long[:n] + long[n + 1 :] == short for n in range(len(long)))


def compare_persons(left: str, right: str) -> Comparison:
    """Two names of persons, given names first: the family names must agree, and what is given of the rest."""
    a, b = _given_first(left).split(), _given_first(right).split()
    if not a or not b:
        return DIFFERENT
    if a == b:
        return Comparison(verdict="same", strength=1.0, reason="the spelling is the same")
    if (otherwise := _set_otherwise(a, b)) is not None:
        return otherwise
    short, long = sorted((a, b), key=len)
    last = compare_words(short[-1], long[-1])
    if last.verdict == "different":
        return DIFFERENT
    if len(short) == 1:
        return Comparison(
            verdict="similar", strength=0.6 * last.strength, reason=f"only one gives a given name, and {last.reason}"
        )
    strengths, reasons = [last.strength], {last.reason}
    at = 0
    for word in short[:-1]:
        best = DIFFERENT
        for offset, other in enumerate(long[at:-1]):
            found = _given(word, other)
            if found.strength > best.strength:
                best, step = found, at + offset + 1
        if best.verdict == "different":
            return DIFFERENT
        at = step
        strengths.append(best.strength)
        reasons.add(best.reason)
    verdict: Verdict = "same" if min(strengths) == 1.0 else "similar"
    reason = " and ".join(sorted(reasons - {"the spelling is the same"})) or "the given and family names are the same"
    return Comparison(
        verdict=verdict, strength=min(strengths) * 0.5 + sum(strengths) / len(strengths) * 0.5, reason=reason
    )


def loosely_alike(left: str, right: str) -> bool:
    """True if two names may be one person's as two ears wrote it down; by itself too little to join them.

    >>> loosely_alike("Khaled Juraev", "Haled Zhuraev"), loosely_alike("Khaled Juraev", "Omar Juraev")
    (True, False)
    """
    if compare_persons(left, right).verdict != "different":
        return True
    a, b = _given_first(left).split(), _given_first(right).split()
    if not a or not b or not _sound_alike(a[-1], b[-1]):
        return False
    return len(a) == 1 or len(b) == 1 or _sound_alike(a[0], b[0])


def _sound_alike(left: str, right: str) -> bool:
    a, b = sounds(left), sounds(right)
    return a == b or (min(len(a), len(b)) > 2 and _one_edit(a, b) and JaroWinkler.similarity(left, right) >= HEARD)


def sounds(word: str) -> str:
    """The consonants of a folded word, those alike to a foreign ear written alike: kh, h, g and q; j, z and s."""
    return skeleton(word).translate(_EARS)


def _given_first(name: str) -> str:
    """The folded name; "Family, Given" is turned."""
    family, comma, given = name.partition(",")
    return folded(f"{given} {family}") if comma and given.strip() else folded(name)


def _set_otherwise(a: list[str], b: list[str]) -> Comparison | None:
    """The same words in another order, or the same letters with the spaces set otherwise; None where neither."""
    if len(a) > 1 and sorted(a) == sorted(b):
        return Comparison(verdict="similar", strength=0.9, reason="they are the same words in another order")
    if max(len(a), len(b)) > 1 and "".join(a) == "".join(b):
        return Comparison(verdict="same", strength=0.95, reason="only the spaces differ")
    return None


def _given(left: str, right: str) -> Comparison:
    if left != right and 1 in (len(left), len(right)) and left[0] == right[0]:
        return Comparison(verdict="similar", strength=0.75, reason="one gives an initial")
    return compare_words(left, right)


def compare_bodies(left: str, right: str) -> Comparison:
    """Two names of organisations, groups or places: every word must find its partner, in order.

    "Union of Dockers" and "Dockers' Union" are the same words turned round "of".
    """
    a, b = _content(left), _content(right)
    if not a or not b:
        return DIFFERENT
    if a != b and "".join(a) == "".join(b):
        return Comparison(verdict="same", strength=0.95, reason="only the spaces differ")
    if len(a) > 1 and a != b and turned_words(left) == turned_words(right):
        return Comparison(verdict="same", strength=0.9, reason="the words are the same, turned round “of”")
    if len(a) != len(b):
        return DIFFERENT
    found = [compare_words(x, y) for x, y in zip(a, b, strict=True)]
    if any(one.verdict == "different" for one in found):
        return DIFFERENT
    if len(a) == 1 and not _close_alone(a[0], b[0]):
        return DIFFERENT
    weakest = min(found, key=lambda one: one.strength)
    if weakest.verdict == "same":
        return Comparison(verdict="same", strength=1.0, reason="the spelling is the same")
    return weakest


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


@lru_cache(maxsize=65536)
def _content(name: str) -> tuple[str, ...]:
    words = [word for word in _LEGAL.sub(" ", folded(name)).split() if word not in SMALL_WORDS]
    return tuple(words or folded(name).split())
