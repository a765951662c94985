"""The figures as a table, and the findings as a text to read."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bench.gold.figures import Figure, Finding, Part

_NOTHING = "–"


def table(name: str, figures: Iterable[Figure]) -> str:
    """One line a figure: F1 or share, precision, recall, and right / wanted / found."""
    held = list(figures)
    width = max((len(figure.key) for figure in held), default=0)
    lines = [f"{name:{width}}  score   prec    rec   right wanted  found"]
    for figure in held:
        found = _NOTHING if figure.found is None else str(figure.found)
        shares = "  ".join(_per_cent(value) for value in (figure.value, figure.precision, figure.recall))
        lines.append(f"{figure.key:{width}}  {shares}  {figure.right:6} {figure.wanted:6} {found:>6}")
    return "\n".join(lines) + "\n"


def _per_cent(value: float | None) -> str:
    return f"{_NOTHING:>5}" if value is None else f"{100 * value:5.1f}"


def errors(name: str, part: Part) -> str:
    """Every miss and every false finding, under its figure, in the order of the table."""
    return f"# {name}\n\n" + "".join(_section(figure, part.findings) for figure in part.figures)


def _section(figure: Figure, findings: Sequence[Finding]) -> str:
    mine = [finding for finding in findings if finding.figure == figure.key]
    return "\n".join([f"## {figure.key} {_per_cent(figure.value).strip()}", *_lines(mine), "", ""]) if mine else ""


def _lines(findings: Sequence[Finding]) -> Iterator[str]:
    for sort, group in groupby(sorted(findings, key=lambda f: f.sort), key=lambda f: f.sort):
        held = list(group)
        yield f"### {sort}: {len(held)}"
        for finding in held:
            yield f"- {finding.report} {finding.words}".replace("-  ", "- ")
            if finding.note:
                yield f"    · {finding.note}"
