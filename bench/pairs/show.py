"""An item in the terminal, without its stratum: what an annotator reads."""

import textwrap
from collections.abc import Sequence
from typing import Final

from bench.pairs.sets import Item, Part
from bench.pairs.texts import reports
from stemmata.text.shingles import shingles, words
from stemmata.text.span import Span

WIDTH: Final = 118
RUN: Final = 4  # words in a row that both have are marked
AROUND: Final = 700  # characters on either side of a statement or a name
OPEN, CLOSE = "⟦", "⟧"


def shown(item: Item, *, marked: bool) -> str:
    """The item with its outlets and dates. ``marked``: what two reports share word for word stands in ⟦ ⟧."""
    spans: Sequence[Sequence[Span]] = [part.spans for part in item.parts]
    if not item.parts[0].spans and marked:
        spans = shared_spans(*(part.text for part in item.parts))
    sides = (_side(name, part, held) for name, part, held in zip("AB", item.parts, spans, strict=False))
    return f"{'=' * WIDTH}\n{item.id}\n" + "\n".join(sides)


def _side(name: str, part: Part, spans: Sequence[Span]) -> str:
    report = reports()[part.row]
    day = report.published.value if report.published else "no date"
    head = f"--- {name}: {report.outlet_name}, {day}, row {part.row}: {report.title}"
    low, high = (part.spans[0].start - AROUND, part.spans[-1].end + AROUND) if part.spans else (0, len(report.text))
    said = with_marks(report.text, spans, Span(max(0, low), min(len(report.text), high)))
    return "\n".join((head, *(textwrap.fill(line, WIDTH) for line in said.splitlines())))


def with_marks(text: str, spans: Sequence[Span], within: Span) -> str:
    """The words of ``within``, the spans in marks."""
    pieces, at = [], within.start
    for span in sorted(spans):
        pieces += [text[at : span.start], OPEN, span.of(text), CLOSE]
        at = span.end
    return "".join((*pieces, text[at : within.end]))


def shared_spans(one: str, other: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """In either text the stretches of ``RUN`` words and more that stand in both."""
    first, second = words(one), words(other)
    both = set(shingles(first.hashes, RUN).tolist()) & set(shingles(second.hashes, RUN).tolist())
    sides = []
    for held in (first, second):
        found: list[tuple[int, int]] = []
        for at, run in enumerate(shingles(held.hashes, RUN).tolist()):
            if run not in both:
                continue
            if found and at <= found[-1][1]:
                found[-1] = (found[-1][0], at + RUN)
            else:
                found.append((at, at + RUN))
        sides.append(tuple(held.span(*ends) for ends in found))
    return sides[0], sides[1]
