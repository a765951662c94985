"""Names for files that a browser sends: they come from anywhere, and are never taken for paths."""

import re
import unicodedata
from collections.abc import Collection
from typing import Final

LONGEST: Final = 180  # bytes of UTF-8; file systems take 255, and a sidecar's name is longer than its report's
BETWEEN: Final = "--"  # parts of a path, which are not followed
_FORBIDDEN: Final = re.compile(r'[<>:"|?*\x00-\x1f\x7f]|[\ud800-\udfff]')  # by Windows, and by UTF-8
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)  # to Windows no files


def hidden(sent: str) -> bool:
    """True where the file, or a folder that it lies in, begins with a dot: folders are read without these."""
    return any(part.startswith(".") and part.strip(".") for part in _parts(sent))


def safe_name(sent: str) -> str:
    """A file name that every system takes, made of the one that was sent; of a path, all below its first folder.

    >>> safe_name("../../etc/passwd"), safe_name("press/coast/1.html"), safe_name("a?b.txt"), safe_name("NUL.txt")
    ('passwd', 'coast--1.html', 'a_b.txt', '_NUL.txt')
    """
    parts = [_tidy(part) for part in _parts(sent)]
    named = [part for part in parts if part] or ["report"]
    return _short(BETWEEN.join(named[1:] if len(named) > 1 else named))


def unused(name: str, used: Collection[str]) -> str:
    """The name; with a number before its suffixes where it is used, in whatever case of letters.

    >>> unused("a.html", {"a.html", "a-2.html"})
    'a-3.html'
    """
    stem, dot, suffixes = name.partition(".")
    taken = {one.casefold() for one in used}
    number, tried = 1, name
    while tried.casefold() in taken:
        number += 1
        tried = f"{stem}-{number}{dot}{suffixes}"
    return tried


def slug(words: str) -> str:
    """The first words as the stem of a file name; "text" where there are none.

    >>> slug("Barrels under the quay: 1,200!"), slug("—")
    ('barrels-under-the-quay-1-200', 'text')
    """
    made = "-".join(re.findall(r"\w+", unicodedata.normalize("NFC", words).lower())[:8])
    return _cut(made, 80) or "text"


def _parts(sent: str) -> list[str]:
    return [part for part in re.split(r"[/\\]", sent) if part.strip(" .")]


def _tidy(part: str) -> str:
    tidied = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", part)).strip(" .")
    return f"_{tidied}" if _DEVICES.match(tidied) else tidied


def _short(name: str) -> str:
    """Cut in the middle, so that what the suffix says stays."""
    if len(name.encode()) <= LONGEST:
        return name
    tail = name[-40:] if "." in name[-40:] else ""
    return _cut(name, LONGEST - len(tail.encode())) + tail


def _cut(words: str, most: int) -> str:
    return words.encode()[:most].decode("utf-8", "ignore")
