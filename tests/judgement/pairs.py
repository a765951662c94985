"""Two cases with the same reports, for rulings made in either."""

from dataclasses import replace

from stemmata.casefile.decisions import decided
from stemmata.model.case import Case
from stemmata.model.decision import Decision, DecisionKind
from tests.casefile.whole import whole_case

A, B = "aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb"
VELD, QUARRA, LEDGER, SORBY, QUARRA_TOO = f"{A}:e2", f"{A}:e3", f"{A}:e4", f"{B}:e2", f"{B}:e1"


def ruling(kind: DecisionKind, *subject: str, by: str = "Ina", at: int = 0, why: str | None = None) -> Decision:
    """``at``: seconds after noon."""
    time = f"2021-06-01T12:{at // 60:02}:{at % 60:02}Z"
    return decided(kind, subject, author=by, time=time, reason=why)


def with_rulings(*rulings: Decision) -> Case:
    return replace(whole_case(), decisions=tuple(sorted(rulings, key=lambda one: one.time)))
