"""Paragraphs and sentences.

A zone is never crossed. Every character of a zone that is not white space lies in one paragraph and one sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from stemmata.annotate.lexicon.abbreviations import BEFORE_NUMBERS, SHORT_FORMS, STARTERS, TITLES
from stemmata.model.annotations import Annotations, Passage
from stemmata.model.report import Report
from stemmata.text.span import Span, trimmed
from stemmata.text.wrapping import FlowingLine, flowing_lines, flowing_within

_CLOSERS = "\"'”’»«›)]}"
_OPENERS = "\"'“‘„«»‹([{"
_STOP = re.compile(r"[.!?…؟。]+")
_WORD_BEFORE = re.compile(r"[^\W_]+(?:\.[^\W_]+)*$")
_WORD_AFTER = re.compile(r"[^\W_]+")
_LOOK_BACK = 24  # no abbreviation is longer


class Passages:
    """Cuts every zone into paragraphs, and paragraphs into sentences."""

    name = "passages"
    version = "2"
    needs: tuple[str, ...] = ()
    gives: tuple[str, ...] = ("passages",)

    def annotate(self, report: Report, found: Annotations) -> Annotations:
        """Passages in text order, each paragraph before its sentences; none for an empty text."""
        passages = []
        lines = flowing_lines(report.text)
        for zone in report.zones:
            for paragraph in paragraphs(report.text, zone.span, lines):
                passages.append(Passage(kind="paragraph", span=paragraph))
                passages.extend(Passage(kind="sentence", span=one) for one in sentences(report.text, paragraph))
        return replace(found, passages=tuple(passages))


def paragraphs(text: str, zone: Span, lines: Sequence[FlowingLine] | None = None) -> Iterator[Span]:
    """The paragraphs of a zone, in text order: what its writer put on a line, whatever the page's width made of it.

    ``lines``: those of the whole text, where they are known already.
    """
    for piece in flowing_within(flowing_lines(text) if lines is None else lines, zone):
        paragraph = trimmed(text, piece)
        if len(paragraph):
            yield paragraph


def sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of a paragraph, in text order, covering every character that is not white space."""
    start = paragraph.start
    for match in _STOP.finditer(text, paragraph.start, paragraph.end):
        end = match.end()
        while end < paragraph.end and text[end] in _CLOSERS and not _opens(text, end, paragraph.end):
            end += 1
        if end >= paragraph.end or not text[end].isspace() or match.start() < start:
            continue
        if _ends_sentence(text, match, end, paragraph.end):
            piece = trimmed(text, Span(start, end))
            if len(piece):
                yield piece
            start = end
    last = trimmed(text, Span(start, paragraph.end))
    if len(last):
        yield last


def _opens(text: str, at: int, limit: int) -> bool:
    """True where a straight mark after a full stop belongs to the next words: ``ended."We saw``."""
    return text[at] in "\"'" and at + 1 < limit and text[at + 1].isalnum()


def _ends_sentence(text: str, stop: re.Match[str], end: int, limit: int) -> bool:
    following = _next_word(text, end, limit)
    if following is None:
        return True
    first = following[0]
    if first.islower() or first in "—–-":
        return False
    if stop.group() != ".":
        return True
    before = _WORD_BEFORE.search(text, max(0, stop.start() - _LOOK_BACK), stop.start())
    if before is None or end > stop.end():
        return True
    word = before.group().lower()
    if word in TITLES:
        return False
    if word in BEFORE_NUMBERS and first.isdigit():
        return False
    if word in SHORT_FORMS or _is_initial(before.group()):
        return following.lower() in STARTERS
    return True


def _is_initial(word: str) -> bool:
    """``J`` of "J. Varro" and ``U.S`` of "U.S."; not the ``5`` that ends a sentence."""
    return all(len(part) == 1 and part.isalpha() for part in word.split(".")) and not word.islower()


def _next_word(text: str, start: int, limit: int) -> str | None:
    """The next word, past white space and opening marks; a mark itself where no word follows it; None at the end."""
    at = start
    while at < limit and (text[at].isspace() or text[at] in _OPENERS):
        at += 1
    if at >= limit:
        return None
    match = _WORD_AFTER.match(text, at, limit)
    return match.group() if match else text[at]


annotator = Passages()
