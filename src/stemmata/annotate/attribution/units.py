"""Words of a stretch of text that is read as one: a sentence, or the sentences that one quotation spans."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from stemmata.annotate.lexicon.abbreviations import TITLES
from stemmata.model.annotations import Quotation
from stemmata.text.span import Span

WordKind = Literal["word", "number", "quote", "comma", "break", "mark"]
_TITLE = "|".join(sorted(title.capitalize() for title in TITLES))
_WORD = re.compile(
    rf"\b(?:{_TITLE})\.(?=\s)"  # Col. Varro
    r"|\b[A-Z]\.(?=\s+[A-Z])"  # the initial of "J. Varro"
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\d+(?:[.,:/]\d+)*(?:[-’']?[^\W\d_]+)*%?"  # 2,500  4-year-old  22nd
    r"|[^\W_]+(?:[’'\-./&][^\W_]+)*(?:(?<=s)[’'](?=\s[^\W\d_]))?"  # don't  al-Tarn  the guards' list
    r"|[^\w\s]"
)
_LONGEST = 300  # words
_BREAKS = frozenset(";:—–()")


def is_capital(word: str) -> bool:
    """True for ``Tarn`` and ``al-Tarn``."""
    return word[0].isupper() or ("-" in word and word != word.lower())


class Word(NamedTuple):
    """A word, a punctuation mark, or a whole quotation, which is never looked into."""

    span: Span
    text: str
    lower: str
    kind: WordKind

    @property
    def capital(self) -> bool:
        return self.kind == "word" and is_capital(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One sentence, or several that a quotation holds together."""

    text: str  # of the report
    span: Span
    words: tuple[Word, ...]
    starts_paragraph: bool
    zone: str
    quotations: tuple[Quotation, ...]  # those of the unit that are read as one word, in text order
    names: Mapping[int, int] = field(default_factory=dict)  # where a known name ends → where it starts
    sentences: tuple[Span, ...] = ()  # those that the passages have in it, in text order
    open: bool = False  # it lies in a quotation that is never closed
    quoted: bool = False  # it is a sentence within a quotation

    def between(self, start: int, end: int) -> Span:
        """The characters from word ``start`` to before word ``end``; empty where there is no such word."""
        if start >= end:
            at = self.words[start].span.start if start < len(self.words) else self.span.end
            return Span(at, at)
        return Span(self.words[start].span.start, self.words[end - 1].span.end)


def units_of(sentences: list[Span], quotations: list[Quotation]) -> Iterator[tuple[Span, tuple[Quotation, ...]]]:
    """Sentences of one paragraph, joined where a quotation goes on over their end, with the quotations in each.

    Both lists are in text order; quotations do not overlap.
    """
    at = 0
    index = 0
    while index < len(sentences):
        span = sentences[index]
        held = []
        while at < len(quotations) and quotations[at].outer.start < span.end:
            held.append(quotations[at])
            while index + 1 < len(sentences) and sentences[index + 1].start < quotations[at].outer.end:
                index += 1
                span = Span(span.start, sentences[index].end)
            at += 1
        yield span, tuple(held)
        index += 1


def words_of(text: str, span: Span, quotations: tuple[Quotation, ...]) -> tuple[Word, ...]:
    """The words of a stretch of text, in order, each quotation as one word of kind "quote"."""
    found: list[Word] = []
    start = span.start
    for quotation in quotations:
        found.extend(_plain(text, Span(start, max(start, quotation.outer.start))))
        outer = quotation.outer
        found.append(Word(span=outer, text=outer.of(text), lower="", kind="quote"))
        start = outer.end
    if start < span.end:
        found.extend(_plain(text, Span(start, span.end)))
    return tuple(found)


def parts_of(unit: Unit) -> Iterator[Unit]:
    """The unit itself, or its parts where it is longer than any sentence that a person writes: text without full stops.

    So that the time stays linear; every word is in one part.
    """
    if len(unit.words) <= _LONGEST:
        yield unit
        return
    for start in range(0, len(unit.words), _LONGEST):
        words = unit.words[start : start + _LONGEST]
        span = Span(words[0].span.start, words[-1].span.end)
        held = tuple(q for q in unit.quotations if span.contains(q.outer))
        yield replace(
            unit,
            span=span,
            words=words,
            quotations=held,
            starts_paragraph=unit.starts_paragraph and start == 0,
        )


def _plain(text: str, span: Span) -> Iterator[Word]:
    for match in _WORD.finditer(text, span.start, span.end):
        words = match.group()
        lower = words.lower()
        if "’" in lower:
            lower = lower.replace("’", "'")
        yield Word(Span(match.start(), match.end()), words, lower, _kind(words))


def _kind(words: str) -> WordKind:
    if words == ",":
        return "comma"
    if words in _BREAKS:
        return "break"
    if words[0].isdigit():
        return "number"
    return "word" if words[0].isalnum() else "mark"
