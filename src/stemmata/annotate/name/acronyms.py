"""Acronyms and what the report itself says they stand for: "Long Name (LN)", "LN (Long Name)".

After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003),
with capitals asked for at the start of the long form.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stemmata.text.span import Span

_BRACKETED = re.compile(r"[(\[]\s*([^()\[\]\n]{2,80}?)\s*[)\]]")
_ACRONYM = re.compile(r"(?:the )?([A-Z][A-Za-z]{0,2}[A-Z][A-Z-]{0,7}|(?:[A-Z]\.){2,6})$")
_KNOWN_AS = re.compile(
    r"(?:,| \() ?(?:also |better |commonly |widely )?(?:known|referred to|abbreviated)"
    r"(?: as| by (?:its|the) (?:acronym|initials))?"
    r" (?:the )?([A-Z]{2,8})\b"
)
_LONG_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SMALL = frozenset({"of", "for", "and", "the", "in", "on", "to", "against", "de", "du", "la", "des", "al"})


@dataclass(frozen=True, slots=True, order=True)
class Expansion:
    """A long form and its short form, where the report sets them side by side."""

    long: Span
    short: Span


def expansions(text: str) -> tuple[Expansion, ...]:
    """Every expansion that the text states, in text order; empty where it states none."""
    return tuple(sorted({*_after_long(text), *_known_as(text), *_before_long(text)}))


def _after_long(text: str) -> Iterator[Expansion]:
    for match in _BRACKETED.finditer(text):
        inside = re.split(r"[,;]", match[1])[0].strip()
        acronym = _ACRONYM.match(inside)
        if not acronym:
            continue
        short = _at(match.start(1), acronym.start(1), acronym.end(1))
        long = _long_form(text, match.start(), short.of(text))
        if long:
            yield Expansion(long, short)


def _known_as(text: str) -> Iterator[Expansion]:
    for match in _KNOWN_AS.finditer(text):
        long = _long_form(text, match.start(), match[1])
        if long:
            yield Expansion(long, Span(match.start(1), match.end(1)))


def _before_long(text: str) -> Iterator[Expansion]:
    """ "LN (Long Name)"."""
    for match in _BRACKETED.finditer(text):
        before = re.search(r"\b([A-Z]{2,8}) $", text[max(0, match.start() - 12) : match.start()])
        inside = match[1]
        lead = 4 if inside.lower().startswith("the ") else 0
        if not before or not inside[lead : lead + 1].isupper() or " " not in inside:
            continue
        if _matches(inside[lead:], before[1]):
            end = match.start() - 1
            yield Expansion(Span(match.start(1) + lead, match.end(1)), Span(end - len(before[1]), end))


def _at(base: int, start: int, end: int) -> Span:
    return Span(base + start, base + end)


def _long_form(text: str, end: int, short: str) -> Span | None:
    """The shortest stretch before ``end`` whose words spell the acronym."""
    letters = short.replace(".", "").replace("-", "")
    left = max(0, end - 25 * len(letters) - 30)
    stretch = text[left:end].rstrip(" ,")
    border = max(stretch.rfind(mark) for mark in '\n.;:!?"“”()[],')
    words = [word for word in _LONG_WORD.finditer(stretch) if word.start() > border]
    reach = len(letters) + sum(word[0].lower() in _SMALL for word in words) + 2
    for word in reversed(words[-reach:]):
        if word[0][0] == letters[0] and _matches(stretch[word.start() :], letters):
            return Span(left + word.start(), left + len(stretch))
    return None


def _matches(long: str, letters: str) -> bool:
    """True if the words of ``long`` spell ``letters`` by their first letters, small words free to count or not."""
    letters = letters.replace(".", "").replace("-", "").lower()
    words = [word for token in _LONG_WORD.findall(long) for word in token.lower().split("-")]
    return len(words) > 1 and _spelt(tuple(words), letters)


def _spelt(words: tuple[str, ...], letters: str) -> bool:
    if not words:
        return not letters
    head, rest = words[0], words[1:]
    if letters and head[0] == letters[0]:
        longest = next((n for n in range(min(len(head), len(letters), 4), 0, -1) if head.startswith(letters[:n])), 0)
        if any(_spelt(rest, letters[taken:]) for taken in range(longest, 0, -1)):
            return True
    return head in _SMALL and _spelt(rest, letters)
