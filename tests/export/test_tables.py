"""The tables of a case: their types, keys and references hold, whatever the order of the case."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from stemmata.export.tables import TABLES, Table
from stemmata.model.case import Case, Links
from stemmata.model.report import Published
from tests.casefile.whole import first_report, letter_statement, second_report, whole_case
from tests.making import annotated, report
from tests.web.random_case import random_case

BY_NAME = {table.name: table for table in TABLES}
TYPES: dict[str, type | tuple[type, ...]] = {
    "string": str, "integer": int, "number": (int, float), "boolean": bool, "date": date,
}  # fmt: skip
CASES = (whole_case(), random_case(40, seed=3), Case(name="empty", built=None))


def records(case: Case, name: str) -> list[dict[str, Any]]:
    table = BY_NAME[name]
    return [dict(zip([column.name for column in table.columns], row, strict=True)) for row in table.rows(case)]


def keys(case: Case, table: Table, columns: tuple[str, ...]) -> list[tuple[Any, ...]]:
    return [tuple(record[name] for name in columns) for record in records(case, table.name)]


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.name)
def test_a_table_says_what_it_and_each_of_its_columns_is(table: Table) -> None:
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    for said in (table.about, *(column.about for column in table.columns)):
        assert re.fullmatch(r"[A-Z0-9“].*\.", said), said
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in (table.name, *names))


@pytest.mark.parametrize("case", CASES, ids=lambda one: one.name)
@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.name)
def test_cells_have_the_types_of_their_columns(table: Table, case: Case) -> None:
    for record in records(case, table.name):
        for column in table.columns:
            cell = record[column.name]
            assert cell is not None or column.nullable
            if cell is not None:
                assert isinstance(cell, TYPES[column.type])
                assert not column.words or cell in column.words


@pytest.mark.parametrize("case", CASES, ids=lambda one: one.name)
@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.name)
def test_a_key_names_one_row_and_a_reference_leads_to_one(table: Table, case: Case) -> None:
    names = keys(case, table, table.key)
    assert len(set(names)) == len(names)
    for reference in table.references:
        other = BY_NAME[reference.table]
        assert set(reference.key) == set(other.key)
        known = {*keys(case, other, reference.key), (None,)}
        assert set(keys(case, table, reference.columns)) <= known


def test_the_case_made_by_hand_has_something_in_every_table_but_the_notes() -> None:
    assert [table.name for table in TABLES if not list(table.rows(whole_case()))] == ["report_notes"]


def test_the_tables_do_not_depend_on_the_order_of_the_case() -> None:
    case = whole_case()
    links = case.links
    turned = Links(
        entities=links.entities[::-1],
        outlets=dict(reversed(list(links.outlets.items()))),
        documents=links.documents[::-1],
        claims=links.claims[::-1],
        derivations=links.derivations[::-1],
        relations=links.relations[::-1],
        events=links.events[::-1],
    )
    other = replace(case, reports=case.reports[::-1], links=turned)
    for table in TABLES:
        assert list(table.rows(other)) == list(table.rows(case))


def test_rows_are_made_as_they_are_read() -> None:
    for table in TABLES:
        assert isinstance(table.rows(whole_case()), Iterator)


def test_every_span_holds_the_characters_that_it_says() -> None:
    case = whole_case()
    texts = {one["id"]: one["text"] for one in records(case, "reports")}
    of = {one["id"]: one["report"] for one in records(case, "statements")}
    seen = 0
    for table in TABLES:
        for record in records(case, table.name):
            for prefix in ("", "mention_", "cue_"):
                if record.get(f"{prefix}text") is not None and f"{prefix}start" in record:
                    text = texts[record.get("report") or of[record["statement"]]]
                    assert text[record[f"{prefix}start"] : record[f"{prefix}end"]] == record[f"{prefix}text"]
                    seen += 1
    assert seen > 20


def test_a_chain_has_a_row_for_each_voice_the_outlet_first() -> None:
    chain = [one for one in records(whole_case(), "statement_voices") if one["statement"] == letter_statement().id]
    assert [(one["depth"], one["kind"], one["entity"]) for one in chain] == [
        (0, "outlet", "e-ledger"),
        (1, "document", "e-letter"),
    ]


@pytest.mark.parametrize(
    ("value", "precision", "days"),
    [
        ("2020", "year", (date(2020, 1, 1), date(2020, 12, 31))),
        ("2020-02", "month", (date(2020, 2, 1), date(2020, 2, 29))),
        ("2020-02-03", "day", (date(2020, 2, 3), date(2020, 2, 3))),
        ("2020-02-03T23:59:59", "second", (date(2020, 2, 3), date(2020, 2, 3))),
    ],
)
def test_a_date_of_any_precision_has_its_first_and_last_day(
    value: str, precision: Any, days: tuple[date, date]
) -> None:
    dated = replace(report("Drums left."), published=Published(value=value, precision=precision))
    (record,) = records(Case(name="one", built=None, reports=(annotated(dated),)), "reports")
    assert (record["published"], record["published_precision"]) == (value, precision)
    assert (record["published_earliest"], record["published_latest"]) == days


def test_what_is_not_known_is_none() -> None:
    records_ = {one["id"]: one for one in records(whole_case(), "reports")}
    unknown = records_[second_report().id]
    for name in ("url", "outlet_name", "title", "published", "published_earliest", "language", "other_date_changed"):
        assert unknown[name] is None
    assert records_[first_report().id]["outlet"] == "e-ledger"
