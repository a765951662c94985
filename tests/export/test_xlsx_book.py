"""The workbook, as openpyxl reads it."""

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from stemmata.export import xlsx_book
from stemmata.export.tables import TABLES
from stemmata.export.xlsx_book import DICTIONARY, LONG_TEXTS, MOST_UNITS, exporter
from stemmata.model.case import Case
from stemmata.model.report import Refusal
from tests.casefile.whole import whole_case
from tests.making import annotated, report
from tests.web.random_case import random_case


def book(case: Case) -> Any:
    return load_workbook(io.BytesIO(b"".join(exporter.export(case))))


def rows(sheet: Any) -> list[tuple[Any, ...]]:
    """The values of a sheet below its head."""
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=2)]


def refused(*paths: str) -> Case:
    """A case that holds nothing but refusals with these words."""
    return Case(name="words", built=None, refusals=tuple(Refusal(path=path, reason="It is empty.") for path in paths))


def told(case: Case) -> list[str]:
    """The paths of the refusals, as the workbook has them."""
    return [unescape(row[1]) for row in rows(book(case)["refusals"])]


@pytest.mark.parametrize("case", [whole_case(), random_case(20, seed=6)], ids=lambda one: one.name)
def test_each_table_is_a_sheet_with_the_same_rows(case: Case) -> None:
    made = book(case)
    assert made.sheetnames == [DICTIONARY, *(table.name for table in TABLES)]
    for table in TABLES:
        sheet = made[table.name]
        assert [cell.value for cell in sheet[1]] == [column.name for column in table.columns]
        assert sheet.freeze_panes == "A2"
        assert rows(sheet) == [tuple(map(as_read, row)) for row in table.rows(case)]


def as_read(cell: Any) -> Any:
    return datetime.combine(cell, time.min) if isinstance(cell, date) else cell


def test_the_first_sheet_says_what_every_table_and_column_means() -> None:
    said = rows(book(whole_case())[DICTIONARY])
    for table in TABLES:
        assert (table.name, None, None, None, table.about) in said
        for column in table.columns:
            assert (table.name, column.name, column.type, "yes" if column.nullable else "no", column.about) in said


def test_the_same_case_gives_the_same_bytes_and_leaves_no_file(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert b"".join(exporter.export(whole_case())) == b"".join(exporter.export(whole_case()))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-1", "@SUM(1)", "https://ledger.example/", "=cmd|' /C calc'!A0", "<r><t>x</t></r>", "{=1}"]
)
def test_text_is_text_whatever_it_begins_with(words: str) -> None:
    made = book(refused(words))["refusals"]["B2"]
    assert (made.value, made.data_type, made.hyperlink) == (words, "s", None)


@settings(max_examples=6)
@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=12), min_size=80, max_size=80, unique=True))
def test_any_words_come_back(words: list[str]) -> None:
    # A workbook is XML, of which no reader tells "\\r" or an escape apart from what it stands for.
    sound = sorted(word for word in words if word and "\r" not in word and "_x" not in word)
    assert [word.replace("\x00", "") for word in told(refused(*sound))] == [word.replace("\x00", "") for word in sound]


def test_a_text_longer_than_a_cell_can_hold_stands_in_parts() -> None:
    long = "".join(f"{number} 🛥 " for number in range(9000))
    assert len(long) > MOST_UNITS
    case = Case(name="long", built=None, reports=(annotated(report(long)), annotated(report("Drums left."))))
    made = book(case)
    texts = {row[0]: row[-1] for row in rows(made["reports"])}
    (pointer,) = [text for text in texts.values() if text != "Drums left."]
    assert pointer == f"[{len(long):,} characters, more than a cell can hold: in parts on the sheet {LONG_TEXTS}]"
    parts = [row for row in rows(made[LONG_TEXTS]) if row[:1] == ("reports",)]
    assert [row[1:4] for row in parts] == [(case.reports[0].report.id, "text", n) for n in range(len(parts))]
    assert "".join(row[4] for row in parts) == long
    assert all(len(row[4].encode("utf-16-le")) // 2 <= MOST_UNITS for row in parts)


def test_a_text_that_just_fits_is_left_in_its_cell() -> None:
    fits = "🛥" * (MOST_UNITS // 2)
    assert told(refused(fits)) == [fits]
    assert LONG_TEXTS in book(refused(fits + "xx")).sheetnames


def test_a_table_longer_than_a_sheet_goes_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_book, "MOST_ROWS", 4)
    made = book(refused(*"abcdefg"))
    sheets = [name for name in made.sheetnames if name.startswith("refusals")]
    assert sheets == ["refusals", "refusals (2)", "refusals (3)"]
    assert [row[1] for name in sheets for row in rows(made[name])] == list("abcdefg")
    assert {made[name]["B1"].value for name in sheets} == {"path"}


def test_days_before_excel_s_calendar_and_numbers_beyond_its_digits_are_written_as_text() -> None:
    case = whole_case()
    first, second = case.reports
    old = replace(first.report, published=replace(first.report.published, value="1899-12-31", precision="day"))
    (quantity,) = first.annotations.quantities
    large = replace(quantity, value=12345678901234567890.0, low=150.5)
    changed = replace(
        case, reports=(replace(first, report=old, annotations=replace(first.annotations, quantities=(large,))), second)
    )
    made = book(changed)
    assert "1899-12-31" in [row[9] for row in rows(made["reports"])]
    assert next(row[5:7] for row in rows(made["statement_quantities"])) == ("12345678901234567168", 150.5)


def test_it_is_a_package_of_office_open_xml_without_macros_or_links() -> None:
    with zipfile.ZipFile(io.BytesIO(b"".join(exporter.export(whole_case())))) as archive:
        names = archive.namelist()
        assert "[Content_Types].xml" in names
        assert not [name for name in names if "vba" in name.lower() or "external" in name.lower()]
        assert all(b"TargetMode" not in archive.read(name) for name in names if name.endswith(".rels"))
