"""Figures with bootstrap intervals: documents are drawn anew, with replacement, from a fixed seed.

A document gives counts ("link right": 12); a measure makes a figure of their sums. Sentences of one document are not
independent of each other, so whole documents are drawn. The interval says how far the figure would move on other
documents of the same kind; it says nothing of other kinds.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bench.gold.figures import Figure, retrieval, share

DRAWS = 1000
SEED = 7
Totals = Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How a figure is made from the counts of all documents."""

    key: str
    figure: Callable[[Totals], Figure]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A figure with the range in which 95 of 100 draws lie; None where there was nothing to measure."""

    figure: Figure
    low: float | None
    high: float | None


def f1_of(key: str, *, right: str, wanted: str, found: str) -> Measure:
    """F1 with precision and recall, from three counts that are named."""

    def figure(totals: Totals) -> Figure:
        return retrieval(key, right=totals.get(right, 0), wanted=totals.get(wanted, 0), found=totals.get(found, 0))

    return Measure(key=key, figure=figure)


def share_of(key: str, *, right: str, of: str) -> Measure:
    """The share of one named count in another."""
    return Measure(key=key, figure=lambda totals: share(key, right=totals.get(right, 0), of=totals.get(of, 0)))


def measured(documents: Sequence[Totals], measures: Iterable[Measure]) -> tuple[Measured, ...]:
    """Each measure over all documents, in the order given, with its interval."""
    names = sorted({name for counts in documents for name in counts})
    table = np.array([[counts.get(name, 0) for name in names] for counts in documents], dtype=np.int64)
    table = table.reshape(len(documents), len(names))
    draws = [dict(zip(names, (int(n) for n in row), strict=True)) for row in _drawn(table)]
    whole = dict(zip(names, (int(n) for n in table.sum(axis=0)), strict=True))
    return tuple(_measured(measure, whole, draws) for measure in measures)


def _drawn(table: np.ndarray) -> np.ndarray:
    """The sums of ``DRAWS`` samples of as many documents as there are."""
    count = len(table)
    if not count:
        return table
    times = np.random.default_rng(SEED).multinomial(count, np.full(count, 1 / count), size=DRAWS)
    return np.asarray(times @ table)


def _measured(measure: Measure, whole: Totals, draws: Sequence[Totals]) -> Measured:
    values = [value for totals in draws if (value := measure.figure(totals).value) is not None]
    figure = measure.figure(whole)
    if not values or figure.value is None:
        return Measured(figure=figure, low=None, high=None)
    low, high = np.percentile(values, [2.5, 97.5])
    return Measured(figure=figure, low=float(low), high=float(high))


def table(title: str, held: Sequence[Measured]) -> str:
    """A line a figure: value and interval, precision and recall, and right / wanted / found, in per cent."""
    width = max((len(title), *(len(one.figure.key) for one in held)))
    lines = [f"{title:{width}}  score   95 % interval   prec    rec   right wanted  found"]
    for one in held:
        figure = one.figure
        between = "–" if one.low is None or one.high is None else f"{100 * one.low:.1f} to {100 * one.high:.1f}"
        found = "–" if figure.found is None else str(figure.found)
        shares = f"{_per_cent(figure.precision)}  {_per_cent(figure.recall)}"
        counts = f"{figure.right:6} {figure.wanted:6} {found:>6}"
        lines.append(f"{figure.key:{width}}  {_per_cent(figure.value)}  {between:>14}  {shares}  {counts}")
    return "\n".join(lines) + "\n"


def _per_cent(value: float | None) -> str:
    return f"{'–':>5}" if value is None else f"{100 * value:5.1f}"
