"""What a comparison gives: figures, and the findings behind them. More is always better."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of the table, with the counts that it comes from."""

    key: str  # "statements.found": stage, then what is measured
    value: float | None  # F1 or share, 0.0 to 1.0; None where there was nothing to find and nothing was found
    right: int
    wanted: int  # what the gold asks for
    found: int | None = None  # what the case holds; None for a share of the gold alone
    precision: float | None = None  # None for a share
    recall: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One miss or one false finding, in words, for reading."""

    figure: str  # key of the figure that it counts against
    sort: str  # "missed", "false", "differs", or "unlisted": found, not in the gold, and not counted
    report: str  # key of the gold, or "" where it is of no single report
    words: str
    note: str = ""  # what was found instead, or what the words should have been


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one stage's comparison gives."""

    figures: tuple[Figure, ...]
    findings: tuple[Finding, ...]


def joined(parts: Iterable[Part]) -> Part:
    """The parts as one, in their order."""
    held = tuple(parts)
    return Part(
        figures=tuple(figure for part in held for figure in part.figures),
        findings=tuple(finding for part in held for finding in part.findings),
    )


def f1(precision: float, recall: float) -> float:
    """The harmonic mean; 0.0 where both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def retrieval(key: str, *, right: int, wanted: int, found: int) -> Figure:
    """Precision, recall and F1 from counts. ``right`` items are among the wanted and among the found."""
    if not wanted and not found:
        return Figure(key=key, value=None, right=0, wanted=0, found=0)
    precision = right / found if found else 0.0
    recall = right / wanted if wanted else 0.0
    return Figure(
        key=key,
        value=f1(precision, recall),
        right=right,
        wanted=wanted,
        found=found,
        precision=precision,
        recall=recall,
    )


def of_sets(key: str, wanted: Collection[object], found: Collection[object]) -> Figure:
    """Precision, recall and F1 of two sets."""
    return retrieval(key, right=len(set(wanted) & set(found)), wanted=len(set(wanted)), found=len(set(found)))


def share(key: str, *, right: int, of: int) -> Figure:
    """The share that is right; None where there is nothing to be right about."""
    return Figure(key=key, value=right / of if of else None, right=right, wanted=of)


def averaged(key: str, precisions: Collection[float], recalls: Collection[float]) -> Figure:
    """Mean precision and recall over items, as B-cubed takes them; the counts are those of the items."""
    if not precisions:
        return Figure(key=key, value=None, right=0, wanted=0, found=0)
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    whole = sum(p == 1.0 and r == 1.0 for p, r in zip(precisions, recalls, strict=True))
    return Figure(
        key=key,
        value=f1(precision, recall),
        right=whole,
        wanted=len(recalls),
        found=len(precisions),
        precision=precision,
        recall=recall,
    )
