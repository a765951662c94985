"""Tables of a case as data frames: types, nulls, and what is said where a library is not there."""

import datetime as dt
import importlib.util
from collections.abc import Callable
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from stemmata import Frame, OpenCase
from stemmata.api import frames
from stemmata.errors import NotInstalled
from stemmata.export.tables import Column, Table
from stemmata.model.case import Case

COLUMNS = (
    Column(name="name", type="string", about="Of the thing.", nullable=True),
    Column(name="number", type="integer", about="How many.", nullable=True),
    Column(name="share", type="number", about="Of all.", nullable=True),
    Column(name="sure", type="boolean", about="Whether.", nullable=True),
    Column(name="day", type="date", about="When.", nullable=True),
)
ROWS = (
    ("Quarra", 150, 0.5, True, dt.date(2021, 5, 14)),
    ("كوارا", 1, 1, False, dt.date(1600, 1, 1)),
    (None, None, None, None, None),
)


def made(*rows: tuple[Any, ...]) -> Frame:
    table = Table(name="things", about="A thing.", columns=COLUMNS, key=("name",), rows=lambda _: iter(rows))
    return Frame(table=table, case=lambda: Case(name="none", built=None))


def as_rows(frame: Frame) -> dict[str, list[tuple[Any, ...]]]:
    pandas = frame.to_pandas().astype(object)
    day = [None if pd.isna(one) else one.date() for one in frame.to_pandas()["day"]]
    return {
        "polars": frame.to_polars().rows(),
        "pandas": [
            (*(None if pd.isna(cell) else cell for cell in row[:-1]), day[n])
            for n, row in enumerate(pandas.itertuples(index=False))
        ],
        "arrow": [tuple(row.values()) for row in frame.to_arrow().to_pylist()],
        "stream": [tuple(row.values()) for row in pa.table(frame).to_pylist()],
    }


@pytest.mark.parametrize("rows", [ROWS, (), ROWS[2:]], ids=["some", "none", "unknown"])
def test_every_library_gets_the_same_cells(rows: tuple[tuple[Any, ...], ...]) -> None:
    for library, found in as_rows(made(*rows)).items():
        assert found == list(rows), library


def test_columns_have_types_also_where_there_is_no_row() -> None:
    assert made().to_polars().schema == {
        "name": pl.String, "number": pl.Int64, "share": pl.Float64, "sure": pl.Boolean, "day": pl.Date
    }  # fmt: skip
    assert [str(one) for one in made().to_pandas().dtypes] == ["string", "Int64", "Float64", "boolean", "datetime64[s]"]
    assert [str(one) for one in made().to_arrow().schema.types] == ["string", "int64", "double", "bool", "date32[day]"]


def without(monkeypatch: pytest.MonkeyPatch, *gone: str) -> None:
    find: Callable[[str], object] = importlib.util.find_spec
    monkeypatch.setattr(frames, "find_spec", lambda name: None if name in gone else find(name))


@pytest.mark.parametrize("gone", [("pyarrow",), ("pyarrow", "polars")])
def test_a_stream_needs_only_one_of_three_libraries(gone: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, *gone)
    read = pa.RecordBatchReader.from_stream(made(*ROWS)).read_all()
    assert [tuple(row.values()) for row in read.to_pylist()] == list(ROWS)
    assert pa.table(made()).num_rows == 0


def test_what_is_not_installed_is_said_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    without(monkeypatch, "pyarrow", "polars", "pandas", "nanoarrow")
    frame = made(*ROWS)
    for ask, package in (
        (frame.to_polars, "polars"),
        (frame.to_pandas, "pandas"),
        (frame.to_arrow, r"'stemmata\[parquet\]'"),
        (frame.__arrow_c_stream__, "nanoarrow"),
    ):
        with pytest.raises(NotInstalled, match=f"pip install {package}"):
            ask()
    with pytest.raises(ImportError):
        frame.to_polars()


def test_the_lists_of_a_case_are_frames_with_the_same_rows(letter: OpenCase) -> None:
    claims = letter.claims.to_polars()
    assert claims["id"].to_list() == list(letter.claims.ids)
    assert claims["origins_at_most"].to_list() == [one.origins.at_most for one in letter.claims]
    wide = letter.claims.where(lambda one: len(one.report_ids) > 2)
    assert wide.to_pandas()["id"].tolist() == list(wide.ids)
    assert pa.table(wide).num_rows == pl.DataFrame(wide.frame).height == len(wide) == wide.to_arrow().num_rows
    for name in ("reports", "statements", "entities", "documents", "derivations", "relations", "events"):
        records = getattr(letter, name)
        assert records.to_polars()["id"].to_list() == list(records.ids)
    for name in ("decisions", "refusals", "duplicates"):
        assert pa.table(getattr(letter, name)).num_rows == len(getattr(letter, name))


def test_every_table_becomes_a_frame(letter: OpenCase) -> None:
    for name, frame in letter.tables.items():
        assert frame.to_polars().columns == [one.name for one in frame.columns], name
