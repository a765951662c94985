"""Reads a text with the annotators of passages, quotations and statements alone, and draws what they find."""

from stemmata.annotate.attribution.statements import annotator as statements
from stemmata.annotate.layout.passages import annotator as passages
from stemmata.annotate.layout.quotations import annotator as quotations
from stemmata.model.annotations import Annotations, Statement
from stemmata.model.report import Report
from tests import making


def marked(text: str) -> Annotations:
    """Passages and quotations of a text that is all body."""
    report = making.report(text)
    return quotations.annotate(report, passages.annotate(report, Annotations(report=report.id)))


def said(report: Report | str, **layers: object) -> tuple[Statement, ...]:
    """The statements of a text or a report, with other layers given where a test needs them."""
    made = making.report(report) if isinstance(report, str) else report
    found = Annotations(report=made.id, **layers)  # type: ignore[arg-type]
    found = quotations.annotate(made, passages.annotate(made, found))
    return statements.annotate(made, found).statements


def drawn(text: str, statement: Statement) -> str:
    """One line: ``the guild < the mayor [denied] nine died``; the outlet alone is ``-``."""
    voices = " < ".join(step.name for step in statement.chain[1:]) or "-"
    cue = statement.chain[-1].cue
    words = " … ".join(span.of(text) for span in statement.content)
    return f"{voices} [{cue.of(text) if cue else ''}] {words}"


def lines(text: str) -> list[str]:
    """Every statement of a text, drawn, in order."""
    return [drawn(text, statement) for statement in said(text)]
