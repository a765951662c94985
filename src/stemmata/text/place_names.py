"""Names of places as keys: two spellings with one key are one name, and no others are.

Scripts and diacritics are folded; "Saint" and "St.", "Mount" and "Mt.", "Fort" and "Ft." are one; dots and hyphens do
not count. Vowels and consonants do: "Quarra" and "Qarra" are two keys, which a gazetteer may list for one place.
"""

import re
from functools import lru_cache

from anyascii import anyascii

from stemmata.text.romanise import ARTICLES

_MARKS = re.compile(r"['’‘`ʼʻʿʾ´]")
_DOTTED = re.compile(r"\b(?:[^\W\d_]{1,2}\.){2,}|\b(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}\b")  # "U.S.", "W.Va.", "N.Y"
_WORD = re.compile(r"[a-z0-9]+")
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}


@lru_cache(maxsize=65536)
def place_key(name: str) -> str:
    """Lower-case ASCII words, one space between; empty where nothing can be spelled. A leading "the" is dropped.

    >>> place_key("Dayr az-Zawr"), place_key("the U.S."), place_key("Saint-Étienne")
    ('dayr az zawr', 'us', 'st etienne')
    """
    spelled = _MARKS.sub("", _DOTTED.sub(lambda match: match[0].replace(".", ""), name))
    words = _WORD.findall(_MARKS.sub("", anyascii(spelled)).lower())
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(_SHORT.get(word, word) for word in words)


def without_article(key: str) -> str:
    """The key without Arabic articles and "el"; the key itself where it has none, or nothing else.

    >>> without_article("as suwayda"), without_article("el paso"), without_article("al")
    ('suwayda', 'paso', 'al')
    """
    kept = [word for word in key.split() if word not in ARTICLES]
    return " ".join(kept) or key
