"""Parquet, as PyArrow and polars read it."""

import io
import json
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any
from unittest import mock

import polars
import pyarrow
import pytest
from pyarrow import parquet

from stemmata.errors import UsageError
from stemmata.export import arrow
from stemmata.export.parquet_bundle import exporter
from stemmata.export.tables import TABLES
from stemmata.model.case import Case
from tests.casefile.whole import first_report, whole_case
from tests.web.random_case import random_case


def read(case: Case) -> Iterator[tuple[Any, Any]]:
    """Each table, and what PyArrow reads of its file."""
    for table, (name, chunks) in zip(TABLES, exporter.files(case), strict=True):
        assert name == f"{table.name}.parquet"
        yield table, parquet.ParquetFile(io.BytesIO(b"".join(chunks)))


@pytest.mark.parametrize("case", [whole_case(), random_case(30, seed=4), Case(name="empty", built=None)])
def test_the_rows_come_back_as_they_are_with_their_types(case: Case) -> None:
    for table, file in read(case):
        wanted = [dict(zip([column.name for column in table.columns], row, strict=True)) for row in table.rows(case)]
        assert file.read().to_pylist() == wanted


def test_what_the_columns_mean_stands_in_the_file() -> None:
    for table, file in read(whole_case()):
        schema = file.schema_arrow
        assert schema.metadata[b"description"].decode() == table.about
        assert tuple(json.loads(schema.metadata[b"key"])) == table.key
        assert [field.metadata[b"description"].decode() for field in schema] == [one.about for one in table.columns]
        assert [field.nullable for field in schema] == [one.nullable for one in table.columns]


def test_polars_reads_it_and_joins_by_the_ids() -> None:
    frames = {name: polars.read_parquet(b"".join(chunks)) for name, chunks in exporter.files(whole_case())}
    reports, claims = frames["reports.parquet"], frames["claim_reports.parquet"]
    assert reports.schema["published_earliest"] == polars.Date
    joined = claims.join(reports, left_on="report", right_on="id").sort("n")
    assert joined["outlet_name"].to_list() == ["Harbour Ledger", None]
    assert joined["published_latest"].to_list() == [date(2021, 5, 14), None]
    assert joined["text"][0] == first_report().text


def test_many_rows_are_written_in_groups_that_stay_small(monkeypatch: pytest.MonkeyPatch) -> None:
    case = random_case(60, seed=1)
    monkeypatch.setattr(arrow, "_ROWS", 25)
    groups = {table.name: file.num_row_groups for table, file in read(case)}
    assert (groups["reports"], groups["refusals"]) == (3, 0)
    monkeypatch.setattr(arrow, "_ROWS", 50_000)
    monkeypatch.setattr(arrow, "_CHARACTERS", 2_000)
    assert {table.name: file.num_row_groups for table, file in read(case)}["reports"] > 3


def test_a_number_is_a_double_and_a_flag_a_flag() -> None:
    schema = arrow.schema(next(table for table in TABLES if table.name == "derivations"))
    assert schema.field("score").type == pyarrow.float64()
    assert schema.field("circular").type == pyarrow.bool_()


def test_without_pyarrow_a_sentence_says_what_to_install() -> None:
    with (
        mock.patch.dict(sys.modules, {"pyarrow": None}),
        pytest.raises(UsageError, match=r"pip install 'stemmata\[parquet\]'"),
    ):
        list(exporter.export(whole_case()))
