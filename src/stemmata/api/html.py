"""What a notebook shows of a record: HTML with its own styles, without script, readable on light and on dark ground.

Colours are the notebook's own: text inherits, and tints are see-through. What comes from a case is escaped.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final

from stemmata.model.annotations import Statement
from stemmata.model.report import Published
from stemmata.text.span import Span
from stemmata.web.labels import MODALITY_WORDS, OUTLET_NOT_KNOWN, published_words, shortened
from stemmata.web.marking import Stretch, marked

FIRST_ROWS: Final = 20  # of a table; how many there are is said
MOST_TOLD: Final = 12  # statements of a claim
MOST_TEXT: Final = 1200  # characters of a report
LONG_CELL: Final = 160  # characters
_QUIET: Final = "opacity:.7"
_CELL: Final = "text-align:left;vertical-align:top;padding:.15em .8em .15em 0;max-width:44em"
_HEAD: Final = f"{_CELL};border-bottom:1px solid rgba(127,127,127,.6)"
_NUMBER: Final = "text-align:right;vertical-align:top;padding:.15em .8em .15em 0"
_TINT: Final = "background:rgba(0,130,210,.26)"
_VOICE: Final = "font-weight:bold"
_CUE: Final = "font-style:italic;border-bottom:1px dotted currentColor"
_BLOCK: Final = "margin:.4em 0;padding:.1em 0 .1em .8em;border-left:3px solid rgba(127,127,127,.5);white-space:pre-wrap"


def case(name: str, built: str | None, counts: Iterable[tuple[str, int]], refusals: Sequence[tuple[str, str]]) -> str:
    """A case: what it holds, and what could not be read."""
    rows = [(what, f"{number:,}") for what, number in counts]
    parts = [_titled(name, f"built {built}" if built else "not linked yet"), table(("", ""), rows, len(rows))]
    if refusals:
        told = list(refusals[:FIRST_ROWS])
        parts.append(table(("could not be read", "why"), told, len(refusals)))
    return _boxed(parts)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], total: int) -> str:
    """The first rows of a table, and how many there are."""
    shown = list(rows)
    head = "".join(f'<th style="{_HEAD}">{escape(column)}</th>' for column in columns) if any(columns) else ""
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in shown)
    more = f'<p style="{_QUIET}">{len(shown):,} of {total:,}</p>' if total > len(shown) else ""
    style = "border-collapse:collapse;margin:.3em 0"
    return f'<table style="{style}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}'


def _cell(value: object) -> str:
    if isinstance(value, int | float):
        return f'<td style="{_NUMBER}">{value:,}</td>'
    return f'<td style="{_CELL}">{escape(shortened(" ".join(str(value).split()), LONG_CELL))}</td>'


def statement(outlet: str | None, published: Published | None, text: str, found: Statement) -> str:
    """A statement: its chain of voices, and its passage with voices, cues and content marked."""
    voices = " → ".join(
        f'<span style="{_VOICE}">{escape(step.name or OUTLET_NOT_KNOWN)}</span> {MODALITY_WORDS[step.modality]}'
        for step in found.chain
    )
    when = escape(f"{outlet or OUTLET_NOT_KNOWN}, {published_words(published)}")
    notes = [f'<div style="{_QUIET}">{escape(found.doubt)}</div>'] if found.doubt else []
    denied = " (a negation)" if found.polarity == "negative" else ""
    passage = marked(text, _around(found), _stretches(found))
    return _boxed(
        [
            f"<div>{voices}{denied}</div>",
            f'<blockquote dir="auto" style="{_BLOCK}">{passage}</blockquote>',
            f'<div style="{_QUIET}">{when}</div>',
            *notes,
        ]
    )


def _around(found: Statement) -> Span:
    """The passage and all that is marked."""
    marks = [stretch.span for stretch in _stretches(found)]
    return Span(
        min([found.passage.start, *(span.start for span in marks)]),
        max([found.passage.end, *(span.end for span in marks)]),
    )


def _stretches(found: Statement) -> Iterator[Stretch]:
    for span in found.content:
        yield Stretch(span=span, rank=0, attributes=(("style", _TINT),))
    for step in found.chain:
        if step.mention and found.passage.contains(step.mention):
            yield Stretch(span=step.mention, rank=1, attributes=(("style", _VOICE),))
        if step.cue and found.passage.contains(step.cue):
            yield Stretch(span=step.cue, rank=2, attributes=(("style", _CUE),))


def claim(
    label: str, origins: Sequence[str], at_most: int, told: Sequence[tuple[str | None, Published | None, str]]
) -> str:
    """A claim: who tells it, in which words, and from how many origins at most."""
    reports = f"{len(told):,} statement{'' if len(told) == 1 else 's'}"
    rests = f"at most {at_most:,} origin{'' if at_most == 1 else 's'}"
    named = f": {', '.join(origins)}" if origins else ""
    rows = [
        (outlet or OUTLET_NOT_KNOWN, published_words(published), words) for outlet, published, words in told[:MOST_TOLD]
    ]
    return _boxed(
        [
            _titled(f"“{shortened(label, LONG_CELL)}”", f"{reports}, {rests}{named}"),
            table(("outlet", "published", "words"), rows, len(told)),
        ]
    )


def report(outlet: str | None, title: str | None, published: Published | None, text: str) -> str:
    """A report: who published it and when, and how it begins."""
    head = _titled(title or "without a title", f"{outlet or OUTLET_NOT_KNOWN}, {published_words(published)}")
    begins = escape(text[:MOST_TEXT]) + ("…" if len(text) > MOST_TEXT else "")
    return _boxed([head, f'<blockquote dir="auto" style="{_BLOCK}">{begins}</blockquote>'])


def picture(svg: str) -> str:
    """A drawing on its own white ground, that scrolls where the window is narrow."""
    return f'<div style="overflow-x:auto;max-width:100%">{svg}</div>'


def _titled(title: str, words: str) -> str:
    return f'<div><strong>{escape(title)}</strong> <span style="{_QUIET}">{escape(words)}</span></div>'


def _boxed(parts: Iterable[str]) -> str:
    return f'<div class="stemmata">{"".join(parts)}</div>'
