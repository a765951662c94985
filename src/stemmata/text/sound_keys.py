"""Keys under which the spellings of one name meet, whoever transliterated it: consonants in coarse classes.

A word has several keys: its skeleton, the skeleton with any one consonant left out (so that one that is heard by one
ear only does no harm), and those of its other readings (g before e and i is g or j, ch is sh or k, c is k or s; w and j
are consonants or vowels).
Two words that share no key are not compared. Leaving one out is the neighbourhood of Mor and Fraenkel, "A Hash Code
Method for Detecting and Correcting Spelling Errors", 1982.
"""

import re
from functools import lru_cache

# One sound written in several letters, longest first: Dzhabar, Jabbar; Khaled, Haled; Shevchenko, Chevtchenko
_SOUNDS = (
    ("tsch", "s"), ("sch", "s"), ("tch", "s"), ("dzh", "s"), ("dj", "s"), ("kh", "k"), ("gh", "k"), ("sh", "s"),
    ("ch", "s"), ("th", "t"), ("dh", "t"), ("zh", "s"), ("ph", "f"), ("ck", "k"), ("ts", "s"), ("tz", "s"),
    ("sz", "s"), ("cz", "s"), ("tx", "s"), ("ce", "s"), ("ci", "s"), ("cy", "s"),
)  # fmt: skip
_CLASSES = {
    letter: members[0]
    for members in ("bp", "fvw", "td", "kgqcx", "szj", "l", "r", "nm")
    for letter in members
}  # fmt: skip
_SOFT_G = re.compile("g(?=[eiy])")
_HARD_CH = re.compile("ch")  # Zecharia, Zakaria
_SHARP_C = re.compile("c(?![hk])")  # Turkish and Slavic c: Kocak, Kouchak
_OPEN = frozenset("aeiouyhw")


@lru_cache(maxsize=65536)
def sound_keys(word: str) -> frozenset[str]:
    """The keys of one folded word (lower-case ASCII letters and digits); never empty for a word that is not.

    >>> bool(sound_keys("qasim") & sound_keys("kassem")), bool(sound_keys("omar") & sound_keys("nadia"))
    (True, False)
    """
    if not word:
        return frozenset()
    if any(letter.isdigit() for letter in word):
        return frozenset({word})
    first = "a" if word[0] in _OPEN else ""
    keys: set[str] = set()
    for reading in _readings(word):
        sounds = coarse(reading)
        keys.add(sounds if len(sounds) > 1 else f"1{sounds}{first}")
        if len(sounds) == 2:
            # what is left of two consonants tells little, so how the word begins without the other goes with it
            keys |= {f"1{sounds[0]}{first}", f"1{sounds[1]}a"} | ({f"1{sounds[1]}"} if first else set())
        elif len(sounds) > 2:
            keys |= {sounds[:at] + sounds[at + 1 :] for at in range(len(sounds))}
    return frozenset(keys)


def coarse(word: str) -> str:
    """The consonants of a folded word by class (b, f, t, k, s, l, r, n), doubles collapsed; no h, no vowels."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    found: list[str] = []
    for letter in word:
        kind = _CLASSES.get(letter, "")
        if kind and found[-1:] != [kind]:
            found.append(kind)
    return "".join(found)


def _readings(word: str) -> set[str]:
    found = {word, _SOFT_G.sub("j", word), _HARD_CH.sub("k", word), _SHARP_C.sub("s", word)}
    found |= {one.replace("w", "u") for one in found}
    return found | {one.replace("j", "y") for one in found}
