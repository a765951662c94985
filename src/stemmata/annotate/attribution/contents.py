"""From word ranges to the spans of a content: without quotation marks, a leading "that", and others' brackets."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from stemmata.annotate.attribution.attributions import Range
from stemmata.annotate.attribution.units import Unit, Word
from stemmata.annotate.attribution.verb_forms import is_auxiliary, is_finite
from stemmata.model.annotations import Manner, Polarity, Quotation
from stemmata.text.span import Span, subtracted, trimmed

_EDGE: Final = frozenset(">\"'“”‘’„«»‹›,;:—–-.…")
_MARKS: Final = frozenset("\"'“”‘’„«»‹›")
_TRAILING: Final = frozenset({"and", "but", "as", "while", "or"})  # they join what another credit says
_LEADING: Final = frozenset({"that"})
_NEGATIVE_FIRST: Final = frozenset("no not none nobody nothing neither never".split())
_NEGATIVE_NEXT: Final = frozenset("not never no neither hardly".split())
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_RELATIVES: Final = frozenset({"who", "which", "that"})
_BE_OR_HAVE: Final = frozenset("is are was were be been has have had".split())
_HEAD_WORDS = 30


def spans_of(unit: Unit, content: Sequence[Range]) -> tuple[Span, ...]:
    """The spans of a content, in text order, not overlapping; none where nothing but punctuation is left."""
    pieces: list[Span] = []
    for index, one in enumerate(content):
        pieces.extend(_pieces(unit, one, leading=index == 0))
    return tuple(sorted(pieces))


def _pieces(unit: Unit, content: Range, *, leading: bool) -> Iterator[Span]:
    words = unit.words
    start, end = content
    while start < end and (_is_loose(words, start, start, end) or (leading and _is_joint(words, start, end))):
        start += 1
    while end > start and (_is_loose(words, end - 1, start, end) or words[end - 1].lower in _TRAILING):
        end -= 1
    quotations = {q.outer: q for q in unit.quotations}
    plain: int | None = None
    for at in range(start, end):
        quotation = quotations.get(words[at].span) if words[at].kind == "quote" else None
        if quotation is None:
            plain = at if plain is None else plain
            continue
        if plain is not None:
            yield from _plain(unit, plain, at)
            plain = None
        yield from _spoken(unit.text, quotation)
    if plain is not None:
        yield from _plain(unit, plain, end)


def _is_joint(words: Sequence[Word], at: int, end: int) -> bool:
    """True for the "that" that opens a clause; not for that of "that was wrong"."""
    if words[at].lower not in _LEADING or end - at < 2:
        return False
    return not (is_auxiliary(words[at + 1].lower) and words[at + 1].lower not in {"had", "has", "have"})


def _is_loose(words: Sequence[Word], at: int, start: int, end: int) -> bool:
    """A mark at the edge of a content; not a quotation mark whose partner stands inside."""
    if not _is_edge(words[at]):
        return False
    return words[at].text not in _MARKS or not any(w.text in _MARKS for w in [*words[start:at], *words[at + 1 : end]])


def _is_edge(word: Word) -> bool:
    return word.text in _EDGE and word.kind != "quote"


def _plain(unit: Unit, start: int, end: int) -> Iterator[Span]:
    while end > start and unit.words[end - 1].text in {",", ";", ":"}:
        end -= 1
    while start < end and _is_edge(unit.words[start]):
        start += 1
    if start < end:
        yield unit.between(start, end)


def _spoken(text: str, quotation: Quotation) -> Iterator[Span]:
    """The words inside the marks, without brackets and without a comma before the closing mark."""
    for piece in subtracted(quotation.span, quotation.interpolations):
        span = trimmed(text, piece)
        while len(span) and text[span.end - 1] in ",;:—–":
            span = trimmed(text, Span(span.start, span.end - 1))
        if any(c.isalnum() for c in span.of(text)):
            yield span


def manner_of(spans: Sequence[Span], quotations: Sequence[Quotation]) -> Manner:
    """Direct where all of it stands in quotation marks, mixed where some does, else indirect."""
    inside = [any(q.span.contains(span) for q in quotations) for span in spans]
    if all(inside):
        return "direct"
    return "mixed" if any(inside) else "indirect"


def _in_relative(words: Sequence[str], at: int) -> bool:
    """True for the verb of "ships that have left", which says nothing of the content's own."""
    if at and words[at - 1] in _RELATIVES:
        return True
    return at > 1 and words[at - 2] in _RELATIVES and is_auxiliary(words[at - 1])


def polarity_of(text: str, spans: Sequence[Span]) -> Polarity:
    """Negative where the first verb of the content, or its first word, is negated."""
    found = (m.group() for span in spans for m in _WORD.finditer(text, span.start, span.end))
    words = [word.lower().replace("’", "'") for word in islice(found, _HEAD_WORDS + 3)]
    if not words:
        return "positive"
    if words[0] in _NEGATIVE_FIRST:
        return "negative"
    for at, word in enumerate(words[:_HEAD_WORDS]):
        if word.endswith("n't") or word == "cannot":
            return "negative"
        if word in _NEGATIVE_NEXT and at == 1 and words[0] in {"to", "having", "being"}:
            return "negative"
        if at and (
            words[at - 1] in _RELATIVES or (at > 1 and words[at - 2] in _RELATIVES and is_auxiliary(words[at - 1]))
        ):
            continue  # the verb of "ships that have left"
        if is_auxiliary(word):
            follows = words[at + 1 : at + 3]
            nothing = follows[:1] == ["no"] and word in _BE_OR_HAVE  # "there is no list", "had no part"
            return "negative" if nothing or any(w in _NEGATIVE_NEXT - {"no"} for w in follows) else "positive"
        if is_finite(word):
            return "positive"
    return "positive"
