"""Keys under which spellings of one name in one report meet."""

import re
from functools import lru_cache

from anyascii import anyascii

_ARTICLE = re.compile(r"^(?:the |(?:al|el|ul|as|ash|at|ar|az|an|ad|es|ez|ed)[- ](?=\w{3}))", re.IGNORECASE)
_MARKS = re.compile(r"[^\w\s]")
_PARTICLE = frozenset({"al", "el", "ul", "the"})


@lru_cache(maxsize=1 << 16)
def plain(name: str) -> str:
    """Lower-case ASCII letters and single spaces; marks go, hyphens part words; "" for marks alone."""
    folded = anyascii(name).lower().replace("-", " ")
    return " ".join(_MARKS.sub("", folded).split())


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> str:
    """The plain name without its leading article: "Al-Mirat" and "Mirat" share a key."""
    return plain(_ARTICLE.sub("", name)) or plain(name)


@lru_cache(maxsize=1 << 16)
def name_words(name: str) -> tuple[str, ...]:
    """The words of the key, articles left out."""
    return tuple(word for word in plain(name).split() if word not in _PARTICLE)


def skeleton(word: str) -> str:
    """The consonants of a plain word, doubled ones once: what transliterations keep.

    "mirdan", "myrden" and "mirddan" give "mrdn"; a "w" counts as "v". The first letter always stays.
    """
    rest = re.sub(r"[aeiouy]", "", word[1:].replace("w", "v"))
    return re.sub(r"(.)\1+", r"\1", word[:1] + rest)
