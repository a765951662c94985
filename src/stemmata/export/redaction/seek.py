"""Where the forms of names stand in a text, however they are broken, escaped or transliterated there.

A text is read as a chain of plain letters and digits, each of which knows its characters; percent-encoding, character
references and ``\\u`` escapes count as what they stand for. A form is found in the chain, and then the gaps are judged:
between its words anything but letters may stand (a space, a line end, a hyphen of a slug) or nothing at all; within a
word only what breaks words (a hyphen at a line end, an apostrophe, what nobody sees, or one sign between all letters).
"""

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from anyascii import anyascii

from stemmata.export.redaction.forms import LONG, Form
from stemmata.text.span import Span

_ESCAPES: Final = re.compile(
    r"(?:%[0-9A-Fa-f]{2})+|&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|\w{2,32});|(?:\\u[0-9A-Fa-f]{4})+"
)
_BROKEN: Final = re.compile(r"[-‐­]?\s*\n\s*|['’‘`´ʼʻʿʾ.\u00ad\u200b-\u200f\u2060\ufeff]{1,2}")
_BETWEEN: Final = 12  # characters that may stand between two words of a name: "omar%20%20al-x", a line end with indents
_SPREAD: Final = 7  # letters: a form of so many is found with a space within a word, too, as broken lines leave it
_IDN: Final = re.compile(r"xn--[a-z0-9-]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Chain:
    """The letters and digits of a text, plain, and the characters that each comes from."""

    letters: str
    starts: Sequence[int]
    ends: Sequence[int]
    capitals: bytes  # 1 where the first character is a capital


def found(text: str, forms: Iterable[Form]) -> tuple[tuple[Span, Form], ...]:
    """Where any of the forms stands: whole words, in the order of the text, longest first where several begin."""
    if not text:
        return ()
    spans: dict[Span, Form] = {}
    chains = _chains(text)
    for form in forms:
        for chain, squeezed, words in (
            (chains[0], form.squeezed, form.words),
            (chains[1], form.squeezed_latin, form.latin),
        ):
            if squeezed and (chain is chains[0] or len(squeezed) >= LONG or squeezed == form.squeezed):
                for span in _hits(text, chain, form, words):
                    spans.setdefault(span, form)
    return tuple(sorted(spans.items(), key=lambda item: (item[0].start, -item[0].end, item[1])))


def _hits(text: str, chain: _Chain, form: Form, words: tuple[str, ...]) -> Iterator[Span]:
    squeezed = "".join(words)
    edges = _edges(words)
    at = chain.letters.find(squeezed)
    while at >= 0:
        end = at + len(squeezed)
        if _fits(chain, form, at, end) and _whole(text, chain, at, end, edges):
            yield _word(chain, at, end)
        at = chain.letters.find(squeezed, at + 1)


def _edges(words: tuple[str, ...]) -> frozenset[int]:
    """How many letters stand before each word but the first."""
    total, found_ = 0, set()
    for word in words[:-1]:
        total += len(word)
        found_.add(total)
    return frozenset(found_)


def _fits(chain: _Chain, form: Form, at: int, end: int) -> bool:
    """Whether the hit is a word of its own, where the form has to be one, and written with a capital where it must."""
    if form.capital and not chain.capitals[at]:
        return False
    return form.within or (not _goes_on(chain, at) and not _goes_on(chain, end))


def _goes_on(chain: _Chain, at: int) -> bool:
    """Whether a word goes on over this place of the chain: "orel|ov"; a capital within a word begins another."""
    if not 0 < at < len(chain.letters):
        return False
    if chain.ends[at - 1] < chain.starts[at] or chain.capitals[at] > chain.capitals[at - 1]:
        return False
    return chain.letters[at].isalpha() == chain.letters[at - 1].isalpha()


def _whole(text: str, chain: _Chain, at: int, end: int, edges: frozenset[int]) -> bool:
    """Whether the gaps within the hit are such as break a name, and do not part it from another word."""
    gaps = [text[chain.ends[n] : chain.starts[n + 1]] for n in range(at, end - 1)]
    within = [gap for n, gap in enumerate(gaps, 1) if n not in edges and gap]
    if any(len(gap) > _BETWEEN for gap in gaps):
        return False
    if all(_BROKEN.fullmatch(gap) for gap in within):
        return True
    letters = [gap for n, gap in enumerate(gaps, 1) if n not in edges]
    if len(letters) > 2 and all(len(gap) == 1 for gap in letters):  # o m a r
        return True
    return end - at >= _SPREAD and all(len(gap) <= 3 for gap in within)


def _word(chain: _Chain, at: int, end: int) -> Span:
    """The characters of the hit, and of the words that it begins or ends within."""
    while at > 0 and chain.ends[at - 1] >= chain.starts[at] and chain.letters[at - 1].isalpha():
        at -= 1
    while end < len(chain.letters) and chain.ends[end - 1] >= chain.starts[end] and chain.letters[end].isalpha():
        end += 1
    return Span(chain.starts[at], chain.ends[end - 1])


@lru_cache(maxsize=8)
def _chains(text: str) -> tuple[_Chain, _Chain]:
    """The chain in its own scripts, and in Latin letters."""
    own: list[tuple[str, int, int, int]] = []
    latin: list[tuple[str, int, int, int]] = []
    for start, end, character in _characters(text):
        capital = int(character.isupper() or character.istitle())
        decomposed = unicodedata.normalize("NFKD", character)
        own += [
            (one, start, end, capital)
            for one in decomposed.casefold()
            if one.isalnum() and not unicodedata.category(one).startswith("M")
        ]
        spelt = character if character.isascii() else anyascii(character)
        latin += [(one, start, end, capital) for one in spelt.lower() if one.isalnum()]
    return _chained(own), _chained(latin)


def _chained(items: list[tuple[str, int, int, int]]) -> _Chain:
    return _Chain(
        "".join(one for one, _, _, _ in items),
        [start for _, start, _, _ in items],
        [end for _, _, end, _ in items],
        bytes(capital for _, _, _, capital in items),
    )


def _characters(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, character): an escape sequence gives all its characters at its own place."""
    at = 0
    for escape in _ESCAPES.finditer(text):
        yield from ((n, n + 1, text[n]) for n in range(at, escape.start()))
        decoded = _decoded(escape[0])
        yield from ((escape.start(), escape.end(), one) for one in decoded)
        at = escape.end()
    yield from ((n, n + 1, text[n]) for n in range(at, len(text)))


def _decoded(escape: str) -> str:
    if escape.startswith("%"):
        return unquote(escape, errors="replace")
    if escape.startswith("&"):
        return html.unescape(escape)
    units = bytes.fromhex(escape.replace("\\u", ""))
    return units.decode("utf-16-be", "replace")


def idn_hosts(text: str, forms: Sequence[Form]) -> tuple[Span, ...]:
    """Labels of internationalised domains ("xn--…") that hold a form when they are decoded."""
    spans = []
    for label in _IDN.finditer(text):
        try:
            decoded = label[0].encode("ascii").decode("idna")
        except UnicodeError:
            continue
        if found(decoded, forms):
            spans.append(Span(label.start(), label.end()))
    return tuple(spans)
