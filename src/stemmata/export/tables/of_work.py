"""The case itself, what people ruled, and the files that became no report."""

from collections.abc import Iterator
from typing import Final

from stemmata import __version__
from stemmata.export.schema import SCHEMA
from stemmata.export.tables.table import PLACE_IN_LIST, Row, Table, listed, maybe, one_of, to, whole, word
from stemmata.model.case import Case
from stemmata.model.decision import DecisionKind


def _case(case: Case) -> Iterator[Row]:
    yield case.name, case.built, case.redacted.sentence if case.redacted else None, __version__, SCHEMA


def _attributions(case: Case) -> Iterator[Row]:
    lines = {line for entity in case.links.entities if entity.place for line in entity.place.attribution}
    yield from ((n, line) for n, line in enumerate(sorted(lines)))


def _decisions(case: Case) -> Iterator[Row]:
    for n, one in enumerate(case.decisions):
        yield one.id, n, one.kind, one.author, one.time, one.reason


def _refusals(case: Case) -> Iterator[Row]:
    yield from ((n, each.path, each.reason) for n, each in enumerate(sorted(case.refusals)))


def _duplicates(case: Case) -> Iterator[Row]:
    yield from ((n, each.path, each.report) for n, each in enumerate(sorted(case.duplicates)))


CASE: Final = Table(
    name="case",
    about="The case: one row.",
    columns=(
        word("name", "Of the case."),
        maybe("built", "When it was last changed: ISO 8601, UTC."),
        maybe("redacted", "What was blackened before this was written; empty where nothing was."),
        word("stemmata", "The version that wrote these tables."),
        whole("schema", "The schema of the export that these tables follow."),
    ),
    key=("name",),
    rows=_case,
)
TABLES: Final = (
    Table(
        name="decisions",
        about="What somebody ruled, the oldest first; never overwritten.",
        columns=(
            word("id", "Of the decision."),
            PLACE_IN_LIST,
            one_of("kind", "What was ruled.", DecisionKind),
            word("author", "Who ruled."),
            word("time", "ISO 8601, UTC."),
            maybe("reason", "Why."),
        ),
        key=("id",),
        rows=_decisions,
    ),
    listed(
        "decision_subjects",
        "What a decision is about.",
        of=("decision", "decisions"),
        value=word("subject", "A member of an entity, a derivation, a stretch of a report, a place: by the kind."),
        lists=lambda case: ((decision.id, decision.subject) for decision in case.decisions),
    ),
    Table(
        name="refusals",
        about="A file, or a row of a table, that could not be read.",
        columns=(PLACE_IN_LIST, word("path", "As it was named."), word("reason", "Why, and what to do: a sentence.")),
        key=("n",),
        rows=_refusals,
    ),
    Table(
        name="duplicates",
        about="A file that repeats, byte for byte, a report of the case.",
        columns=(PLACE_IN_LIST, word("path", "As it was named."), word("report", "The id of the report.")),
        key=("n",),
        rows=_duplicates,
        references=(to("report", "reports"),),
    ),
    Table(
        name="attributions",
        about="What is to be shown wherever places of the case are shown.",
        columns=(PLACE_IN_LIST, word("attribution", "The line.")),
        key=("n",),
        rows=_attributions,
    ),
)
