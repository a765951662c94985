"""How values become cells of a row, and cells values again."""

import json
import sys
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from stemmata.model.evidence import Anchor, Evidence
from stemmata.text.span import Span

Cell = str | int | float | bytes | None
Row = tuple[Cell, ...]

word: Callable[[Any], Any] = sys.intern
"""A cell that holds one of a few words, kept once in memory however many rows repeat it."""


def listed(strings: Sequence[str | int]) -> str:
    """A JSON list, in the order given."""
    return json.dumps(list(strings), ensure_ascii=False) if strings else "[]"


@lru_cache(maxsize=1 << 14)
def unlisted(cell: str) -> tuple[Any, ...]:
    """The members of a JSON list of strings or numbers, in its order; equal lists are one tuple in memory."""
    return () if cell == "[]" else tuple(json.loads(cell))


def real(number: float | None) -> float | None:
    """A number as SQLite keeps it, however large."""
    return None if number is None else float(number)


def span_pairs(spans: tuple[Span, ...]) -> str:
    """Spans as JSON: [[start, end], …]."""
    return json.dumps([[span.start, span.end] for span in spans]) if spans else "[]"


def spans_of(cell: str) -> tuple[Span, ...]:
    return () if cell == "[]" else tuple(Span(start, end) for start, end in json.loads(cell))


def edges(span: Span | None) -> tuple[int | None, int | None]:
    """The two cells of a span; both NULL where there is none."""
    return (None, None) if span is None else (span.start, span.end)


def span_or_none(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)


def readable(text: str) -> str:
    """The text with bytes that no file name should hold written as ``\\udcff``, so that it can be kept as UTF-8."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode("utf-8")


def evidence_row(sign: Evidence) -> Row:
    anchors = [
        {"report": anchor.report, "start": anchor.start, "end": anchor.end, "text": anchor.text}
        for anchor in sign.anchors
    ]
    return (
        sign.sign,
        sign.strength,
        sign.reason,
        sign.against,
        json.dumps(anchors, ensure_ascii=False) if anchors else "[]",
    )


def evidence_of(sign: str, strength: float, reason: str, against: int, anchors: str) -> Evidence:
    return Evidence(
        sign=word(sign),
        strength=strength,
        reason=reason,
        against=bool(against),
        anchors=() if anchors == "[]" else tuple(Anchor(**anchor) for anchor in json.loads(anchors)),
    )
