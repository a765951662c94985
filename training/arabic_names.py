"""Latin spellings of Arabic name tokens: which spell one name, which do not, and which are learnt from.

The file is ``wd_arabic.tokens`` of NETransliteration-COLING2018 (github.com/steveash/NETransliteration-COLING2018,
CC0): labels of Wikidata, a Latin token, the Arabic letters that stand for it, a count. It needs cleaning, for tokens
were paired by their place in the label, so that a family name may stand beside a given name. A spelling is kept if
six in ten of the Arabic consonants can be read in it, in order; that test looks at the Arabic and one Latin spelling
at a time, never at two Latin ones, and so favours no measure of likeness between them.

Arabic forms that differ by hamza, by the last alef or teh, or by the article are one form. Forms are split by their
hash into a half to learn from and a half to test on. Pairs of spellings of one form are positive, ten of a form at
most, drawn from a fixed seed. For each there are two negative pairs of words of the same half: its first spelling
with one of the five words of other names that share most letters with it, and with any word of another name. A word
is of another name if no form has both, nor a spelling of the one beside a spelling of the other."""

import hashlib
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal

import numpy as np
from anyascii import anyascii
from rapidfuzz import process
from rapidfuzz.distance import Indel

from training.data import place

Part = Literal["learn", "test"]
ORIGIN: Final = "github.com/steveash/NETransliteration-COLING2018 (data/wd_arabic.tokens)"
OF_A_FORM: Final = 10
NEAREST: Final = 5
SEED: Final = 5
_LEAST_READ: Final = 0.6
_LETTERS: Final = re.compile("[\u0620-\u064a\u066e-\u06d3]{3,}")
_MARKS: Final = re.compile("[\u064b-\u0652\u0670\u0640]")
_ONE_FORM: Final = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه"})
_SILENT: Final = frozenset("اويءهعؤئ")  # letters that a Latin spelling may leave unwritten
# Latin letters with which the spelling of a consonant may begin
_READ: Final = {
    "ب": "bpv", "ت": "tcz", "ث": "tsc", "ج": "jgycx", "ح": "h", "خ": "khxcj", "د": "d", "ذ": "dzt", "ر": "r",
    "ز": "zs", "س": "scz", "ش": "scjxzt", "ص": "scz", "ض": "dz", "ط": "t", "ظ": "zd", "غ": "gh", "ف": "fvwp",
    "ق": "qkgc", "ك": "kcqgx", "ل": "l", "م": "m", "ن": "n", "چ": "c", "گ": "g", "پ": "p", "ڤ": "v",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs of spellings, lower-case ASCII, sorted; each with whether they spell one name."""

    pairs: tuple[tuple[str, str], ...]
    same: tuple[bool, ...]


def read_forms() -> dict[str, frozenset[str]]:
    """Arabic form → its Latin spellings, folded to a–z. Raises FileNotFoundError where the file is not there."""
    path = place("names", ORIGIN) / "wd_arabic.tokens"
    if not path.is_file():
        raise FileNotFoundError(f"{path} is missing. It comes from {ORIGIN}.")
    return forms_of(path.read_text(encoding="utf-8").splitlines())


def forms_of(lines: Iterable[str]) -> dict[str, frozenset[str]]:
    """As ``read_forms``, of lines "latin, tab, Arabic letters with spaces, tab, count"."""
    forms: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        latin, arabic, _ = line.split("\t")
        form = arabic_form(arabic)
        word = re.sub("[^a-z]", "", anyascii(latin).lower())
        if len(word) > 2 and _LETTERS.fullmatch(form) and read_in(form, word) >= _LEAST_READ:
            forms[form].add(word)
    return {form: frozenset(words) for form, words in sorted(forms.items())}


def arabic_form(letters: str) -> str:
    """The form without spaces, marks and article; hamzas on their alef, the last letters as they sound."""
    form = _MARKS.sub("", letters.replace(" ", "")).translate(_ONE_FORM)
    return form[2:] if form.startswith("ال") and len(form) > 4 else form


def read_in(form: str, word: str) -> float:
    """The share of the form's consonants that the Latin word may be read to have, in order; 1.0 where it has none."""
    wanted = [letter for letter in form if letter not in _SILENT]
    row = [0] * (len(word) + 1)
    for letter in wanted:
        before, row = row, [0] * (len(word) + 1)
        for at, latin in enumerate(word):
            row[at + 1] = max(before[at + 1], row[at], before[at] + (latin in _READ.get(letter, "")))
    return row[-1] / len(wanted) if wanted else 1.0


def part_of(form: str) -> Part:
    """Which half a form is in, by its hash."""
    return "learn" if hashlib.sha256(f"1{form}".encode()).digest()[-1] % 2 else "test"


def pairs_of(forms: Mapping[str, frozenset[str]], part: Part) -> Pairs:
    """The positive and the negative pairs of one half, as the module's docstring has it."""
    draw = random.Random(SEED)
    half = {form: sorted(words) for form, words in sorted(forms.items()) if part_of(form) == part}
    same: set[tuple[str, str]] = set()
    for words in half.values():
        found = list(combinations(words, 2))
        same.update(draw.sample(found, OF_A_FORM) if len(found) > OF_A_FORM else found)
    vocabulary = sorted({word for words in half.values() for word in words})
    others = _negatives(sorted(same), vocabulary, _beside(forms), draw) - same
    pairs = sorted((*((pair, True) for pair in same), *((pair, False) for pair in others)))
    return Pairs(pairs=tuple(pair for pair, _ in pairs), same=tuple(one for _, one in pairs))


def _beside(forms: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    beside: dict[str, set[str]] = defaultdict(set)
    for words in forms.values():
        for word in words:
            beside[word] |= words
    return {word: frozenset(words) for word, words in beside.items()}


def _negatives(
    same: Sequence[tuple[str, str]],
    vocabulary: Sequence[str],
    beside: Mapping[str, frozenset[str]],
    draw: random.Random,
) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for word, _ in same:
        akin = frozenset().union(*(beside[other] for other in beside[word]))
        likeness = process.cdist([word], vocabulary, scorer=Indel.normalized_similarity)[0]
        nearest = (vocabulary[int(at)] for at in np.argsort(-likeness, kind="stable"))
        near = [other for other, _ in zip((w for w in nearest if w not in akin), range(NEAREST), strict=False)]
        far = draw.choice(vocabulary)
        while far in akin:
            far = draw.choice(vocabulary)
        for other in (draw.choice(near), far):
            found.add((min(word, other), max(word, other)))
    return found
