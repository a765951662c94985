"""Words between quotation marks.

Straight, curly and angled marks, single marks inside double ones, apostrophes left alone, quotations that are
opened anew with each paragraph. A mark that is never closed loses no text: its quotation runs to the end of the
paragraph, or of the last sentence before the next one opens, and is marked as not closed.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from stemmata.annotate.layout.marks import Mark, marks_of
from stemmata.annotate.layout.placed import Placed
from stemmata.model.annotations import Annotations, Quotation
from stemmata.model.report import Report
from stemmata.text.span import Span, trimmed

_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
_SCARE_WORDS = 3
_SPEAKING = frozenset(
    """i we you he she they it is are was were am be been has have had do does did will would can could shall should
    may might must not no never yes i'm we're it's don't can't won't isn't that's there's""".split()
)


class Quotations:
    """Finds quotations, their nesting, and the brackets in them that are not the speaker's words."""

    name = "quotations"
    version = "2"
    needs: tuple[str, ...] = ("passages",)
    gives: tuple[str, ...] = ("quotations",)

    def annotate(self, report: Report, found: Annotations) -> Annotations:
        """Quotations in text order, an outer one before those inside it; none where the text has no marks."""
        ends = [p.span for p in found.passages if p.kind == "sentence"]
        placed = Placed(ends)
        quotations: list[Quotation] = []
        open_before = False
        for paragraph in (p.span for p in found.passages if p.kind == "paragraph"):
            inside = [ends[at] for at in placed.inside(paragraph)]
            here = _of_paragraph(report.text, paragraph, inside)
            if open_before and here and here[0].outer.start == paragraph.start:
                here[0] = replace(here[0], continues=True, scare=False)
            quotations.extend(here)
            open_before = any(q.depth == 0 and not q.closed and q.outer.end == paragraph.end for q in here)
        return replace(found, quotations=tuple(quotations))


@dataclass(slots=True)
class _Open:
    mark: Mark
    depth: int


def _of_paragraph(text: str, paragraph: Span, inside: list[Span]) -> list[Quotation]:
    stack: list[_Open] = []
    found: list[Quotation] = []
    for mark in marks_of(text, paragraph):
        if mark.opens:
            while stack and stack[-1].mark.family == mark.family and not mark.nested:
                found.append(_unclosed(text, stack.pop(), _last_end(inside, mark.span.start, paragraph)))
            stack.append(_Open(mark, len(stack)))
            continue
        while stack and stack[-1].mark.family != mark.family:
            stack.pop()  # an inner mark that the outer one outlives was no quotation
        if stack:
            opened = stack.pop()
            found.append(_quotation(text, opened, mark.span, paragraph))
    if stack and not stack[0].mark.single:
        found.append(_unclosed(text, stack[0], paragraph.end))
    kept = [q for q in found if len(q.span)]
    return sorted(kept, key=lambda q: (q.outer.start, -q.outer.end))


def _last_end(inside: list[Span], before: int, paragraph: Span) -> int:
    """Where the last sentence ends that ends before this offset; the offset itself when none does."""
    at = bisect_right(inside, before, key=lambda sentence: sentence.end)
    return inside[at - 1].end if at and inside[at - 1].end > paragraph.start else before


def _quotation(text: str, opened: _Open, closing: Span, paragraph: Span) -> Quotation:
    outer = Span(opened.mark.span.start, closing.end)
    inner = trimmed(text, Span(opened.mark.span.end, closing.start))
    return Quotation(
        span=inner,
        outer=outer,
        depth=opened.depth,
        closed=True,
        continues=False,
        scare=_is_scare(inner.of(text), alone=outer == paragraph),
        interpolations=_brackets(text, inner),
    )


def _unclosed(text: str, opened: _Open, end: int) -> Quotation:
    start = opened.mark.span
    inner = trimmed(text, Span(start.end, max(start.end, end)))
    return Quotation(
        span=inner,
        outer=Span(start.start, max(inner.end, start.end)),
        depth=opened.depth,
        closed=False,
        continues=False,
        scare=False,
        interpolations=_brackets(text, inner),
    )


def _brackets(text: str, inner: Span) -> tuple[Span, ...]:
    return tuple(Span(*m.span()) for m in _BRACKETED.finditer(text, inner.start, inner.end))


def _is_scare(words: str, *, alone: bool) -> bool:
    """One to three words without a verb, not a sentence of their own: ``the 'harbour committee'``."""
    found = _WORD.findall(words)
    if alone or not 0 < len(found) <= _SCARE_WORDS:
        return False
    if any(word.lower().replace("’", "'") in _SPEAKING for word in found):
        return False
    return not words.endswith(("!", "?", ".", "…")) and not (words[0].isupper() and words.endswith(","))


annotator = Quotations()
