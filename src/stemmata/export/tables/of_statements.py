"""Statements: their words, their chains of voices, and the numbers, dates and entities in them."""

import math
from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import Final

from stemmata.export.tables.table import (
    PLACE_IN_LIST,
    Cell,
    Column,
    Row,
    Table,
    edges,
    listed,
    maybe,
    number,
    one_of,
    stretch,
    to,
    whole,
    word,
)
from stemmata.model.annotations import Manner, Modality, Polarity, QuantityKind, Statement, Step, VoiceKind
from stemmata.model.case import Annotated, Case
from stemmata.model.report import Report
from stemmata.text.span import Span

_Members = Mapping[tuple[str, str], str]  # (report id, local entity id) → entity id


def in_order(case: Case) -> Iterator[tuple[Annotated, Statement]]:
    """The statements with their reports: sorted by report, then by their place in it."""
    for annotated in sorted(case.reports, key=attrgetter("report.id")):
        for statement in sorted(annotated.annotations.statements, key=attrgetter("passage", "content", "id")):
            yield annotated, statement


def _members(case: Case) -> _Members:
    return {member: entity.id for entity in case.links.entities for member in entity.members}


def _statements(case: Case) -> Iterator[Row]:
    for annotated, statement in in_order(case):
        report, proposal = annotated.report, statement.proposal
        yield (
            statement.id,
            report.id,
            statement.passage.start,
            statement.passage.end,
            " … ".join(" ".join(span.of(report.text).split()) for span in statement.content),
            statement.manner,
            statement.polarity,
            statement.doubt,
            *((proposal.model, proposal.prompt, proposal.alone) if proposal else (None, None, None)),
        )


def _contents(case: Case) -> Iterator[Row]:
    for annotated, statement in in_order(case):
        for n, span in enumerate(statement.content):
            yield statement.id, n, *_stretch(annotated.report, span)


def _voices(case: Case) -> Iterator[Row]:
    members = _members(case)
    for annotated, statement in in_order(case):
        report = annotated.report
        for depth, step in enumerate(statement.chain):
            yield (
                statement.id,
                depth,
                step.kind,
                step.name or None,
                _entity(report, step, members, case.links.outlets.get(report.id)),
                step.modality,
                *_stretch(report, step.mention),
                *_stretch(report, step.cue),
            )


def _entity(report: Report, step: Step, members: _Members, outlet: str | None) -> str | None:
    """The report's own outlet stands nowhere in the text, so its entity comes from the links."""
    if step.local is not None:
        return members.get((report.id, step.local))
    return outlet if step.kind == "outlet" and step.mention is None else None


def _quantities(case: Case) -> Iterator[Row]:
    for annotated, statement in in_order(case):
        found = (annotated.annotations.quantities[index] for index in statement.quantities)
        for n, one in enumerate(found):
            yield (
                statement.id,
                n,
                *_stretch(annotated.report, one.span),
                _finite(one.value),
                _finite(one.low),
                _finite(one.high),
                one.kind,
                one.of,
                one.flag,
            )


def _dates(case: Case) -> Iterator[Row]:
    for annotated, statement in in_order(case):
        found = (annotated.annotations.dates[index] for index in statement.dates)
        for n, one in enumerate(found):
            yield statement.id, n, *_stretch(annotated.report, one.span), one.edtf, one.basis


def _entities(case: Case) -> Iterator[tuple[str, list[str]]]:
    members = _members(case)
    for annotated, statement in in_order(case):
        joined = {members.get((annotated.report.id, local)) for local in statement.locals}
        yield statement.id, sorted(one for one in joined if one is not None)


def _stretch(report: Report, span: Span | None) -> tuple[Cell, Cell, Cell]:
    return (None, None, None) if span is None else (span.start, span.end, span.of(report.text))


def _finite(value: float | None) -> float | int | None:
    """150 rather than 150.0; None for what is endless."""
    if value is None or not math.isfinite(value):
        return None
    return int(value) if float(value).is_integer() else value


_OF_STATEMENT: Final = word("statement", "The id of the statement.")
_TO_STATEMENT: Final = to("statement", "statements")
_KEY: Final = ("statement", "n")
TABLES: Final = (
    Table(
        name="statements",
        about="Something that a report says, or has somebody say.",
        columns=(
            word("id", "A hash of report, content and chain."),
            word("report", "The id of the report."),
            *edges("passage_"),
            word("words", "What is said: the stretches of statement_contents, joined by … and with single spaces."),
            one_of("manner", "How it is rendered.", Manner),
            one_of("polarity", "Negative where it says that something is not so.", Polarity),
            maybe("doubt", "Why the reading is unsure, as a sentence."),
            maybe("proposal_model", "The language model that proposes it; empty where none does."),
            maybe("proposal_prompt", "The version of the prompt that the model was given."),
            Column(
                name="proposal_alone",
                type="boolean",
                about="Whether it is the model's alone; else the rules found the same by themselves.",
                nullable=True,
            ),
        ),
        key=("id",),
        rows=_statements,
        references=(to("report", "reports"),),
    ),
    Table(
        name="statement_contents",
        about="A stretch of text that says what is said; several where the attribution interrupts it.",
        columns=(_OF_STATEMENT, PLACE_IN_LIST, *stretch()),
        key=_KEY,
        rows=_contents,
        references=(_TO_STATEMENT,),
    ),
    Table(
        name="statement_voices",
        about="One voice of a statement's chain.",
        columns=(
            _OF_STATEMENT,
            whole("depth", "0 for the outermost voice, the report's outlet; then each one that it has speak."),
            one_of("kind", "What kind of voice.", VoiceKind),
            maybe("name", "The voice as the report names it."),
            maybe("entity", "The id of the entity that it is."),
            one_of("modality", "How it says so.", Modality),
            *stretch("mention_", nullable=True),
            *stretch("cue_", nullable=True),
        ),
        key=("statement", "depth"),
        rows=_voices,
        references=(_TO_STATEMENT, to("entity", "entities")),
    ),
    Table(
        name="statement_quantities",
        about="A number in a statement, with its bound.",
        columns=(
            _OF_STATEMENT,
            PLACE_IN_LIST,
            *stretch(),
            number("value", "The number; empty for “dozens”.", nullable=True),
            number("low", "The least that it can mean.", nullable=True),
            number("high", "The most that it can mean.", nullable=True),
            one_of("kind", "Which bound.", QuantityKind),
            maybe("of", "What is counted, in lower case."),
            maybe("flag", "What is odd about it; it is kept as written."),
        ),
        key=_KEY,
        rows=_quantities,
        references=(_TO_STATEMENT,),
    ),
    Table(
        name="statement_dates",
        about="A date in a statement.",
        columns=(
            _OF_STATEMENT,
            PLACE_IN_LIST,
            *stretch(),
            maybe("edtf", "The interval that it stands for, as EDTF; empty where it cannot be resolved."),
            word("basis", "“stated”, or “resolved” against the report's own date."),
        ),
        key=_KEY,
        rows=_dates,
        references=(_TO_STATEMENT,),
    ),
    listed(
        "statement_entities",
        "An entity that a statement's content names.",
        of=("statement", "statements"),
        value=word("entity", "The id of the entity."),
        lists=_entities,
        in_table="entities",
    ),
)
