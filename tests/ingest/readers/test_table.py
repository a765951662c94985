from pathlib import Path

import pytest

from stemmata.errors import UsageError
from stemmata.ingest import ReadReport
from stemmata.model.report import Refusal
from tests.ingest.reading import intakes, refusal, refusals, report, reports, written


def test_common_names_of_columns_are_understood(tmp_path: Path) -> None:
    table = (
        "id,article_title,article_content,source,date,byline,link,lang\n"
        '7,Gates shut,"The gates were shut, a letter says.",Harbour Ledger,2021-05-14,Mira Tolland,https://hl.com/1,en\n'
    )
    found = report(written(tmp_path, "a.csv", table))
    assert found.path.endswith("a.csv#row=1")
    assert found.text == "Gates shut\n\nThe gates were shut, a letter says."
    assert (found.outlet_name, found.authors, found.url) == ("Harbour Ledger", ("Mira Tolland",), "https://hl.com/1")
    assert found.published
    assert found.published.value == "2021-05-14"


def test_columns_that_the_user_names_are_taken(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "wording,who,text\nThe gates were shut.,Harbour Ledger,ignored\n")
    found = report(path, {"text": "wording", "outlet": "who"})
    assert (found.text, found.outlet_name) == ("The gates were shut.", "Harbour Ledger")


def test_a_missing_column_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "wording,who\nThe gates were shut.,Harbour Ledger\n")
    for columns in ({}, {"text": "story"}):
        reason = refusal(path, columns).reason
        assert "its columns are 'wording', 'who'" in reason
        assert "--columns text=COLUMN" in reason


def test_a_field_that_there_is_not_is_wrong_usage(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "text\nThe gates were shut.\n")
    with pytest.raises(UsageError, match="--columns knows no 'titel'"):
        intakes(path, {"titel": "text"})


@pytest.mark.parametrize(
    ("dates", "values"),
    [
        (["4/7/2021", "4/17/2021"], ["2021-04-07", "2021-04-17"]),
        (["4/7/2021", "17/4/2021"], ["2021-07-04", "2021-04-17"]),
        (["4/7/2021", "5/6/2021"], ["2021", "2021"]),
    ],
)
def test_all_rows_together_settle_how_dates_are_written(tmp_path: Path, dates: list[str], values: list[str]) -> None:
    rows = "".join(f"Gates were shut on night {number}.,{date}\n" for number, date in enumerate(dates))
    found = reports(written(tmp_path, "a.csv", f"text,date\n{rows}"))
    assert [one.published.value for one in found if one.published] == values


def test_a_date_that_stays_open_is_told(tmp_path: Path) -> None:
    (read,) = intakes(written(tmp_path, "a.csv", "text,date\nGates were shut.,4/7/2021\n"))
    assert isinstance(read, ReadReport)
    assert read.report.notes == ("The date '4/7/2021' leaves open which number is the month: only its year is kept.",)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_separator_is_seen_in_the_row_of_names(tmp_path: Path, delimiter: str) -> None:
    path = written(
        tmp_path, "a.csv", delimiter.join(("title", "text")) + "\n" + delimiter.join(("Gates", "Shut at nine."))
    )
    assert report(path).text == "Gates\n\nShut at nine."


def test_rows_with_too_many_fields_or_no_text_are_refused_alone(tmp_path: Path) -> None:
    rows = ["Gates,Shut at nine.", "Pumps,Stood still, all of them.", "Walls,", "Boats", "Roads,Under water.,,"]
    path = written(tmp_path, "a.csv", "title,text\n" + "\n".join(rows) + "\n")
    assert [one.path.rpartition("#")[2] for one in reports(path)] == ["row=1", "row=5"]
    refused = {one.path.rpartition("#")[2]: one.reason for one in refusals(path)}
    assert refused["row=2"].startswith("It has 3 fields under 2 columns")
    assert refused["row=3"] == refused["row=4"] == "Its column 'text' is empty. Fill it, or name another column."


def test_a_quotation_mark_that_never_closes_swallows_nothing_unsaid(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", 'text\nShut at nine.\n"Opened at ten.\nStood still.\nUnder water.\n')
    read, refused = intakes(path)
    assert isinstance(read, ReadReport)
    assert isinstance(refused, Refusal)
    assert "never closed, and the 2 lines after it are inside" in refused.reason


def test_quoted_fields_keep_their_lines_and_blank_rows_are_no_rows(tmp_path: Path) -> None:
    found = reports(
        written(tmp_path, "a.csv", '\ufefftext\n"Shut at nine.\n\nOpened at ten."\n\n"He said ""no"" twice."\n')
    )
    assert [one.text for one in found] == ["Shut at nine.\n\nOpened at ten.", 'He said "no" twice.']


def test_a_field_longer_than_the_csv_module_allows_is_read(tmp_path: Path) -> None:
    long = "The gates were shut. " * 20_000
    assert report(written(tmp_path, "a.csv", f'text\n"{long}"\n')).text == long.strip()


def test_a_table_in_a_legacy_code_page_and_in_utf_16_is_read(tmp_path: Path) -> None:
    table = "title,text\nWörter,Die Tore wurden um neun geschlossen, für immer.\n".replace("n, f", "n – f")
    assert report(written(tmp_path, "a.csv", table.encode("cp1252"))).text.endswith("geschlossen – für immer.")
    assert report(written(tmp_path, "b.csv", table.encode("utf-16"))).text.endswith("geschlossen – für immer.")


def test_names_without_rows_are_refused(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, "a.csv", "title,text\n")).reason.startswith("It names columns and holds no rows.")


def test_a_row_keeps_its_id_when_others_come_and_loses_it_when_it_changes(tmp_path: Path) -> None:
    path = written(tmp_path, "a.csv", "n,text\n1,Shut at nine.\n")
    before = report(path).id
    path.write_text("n,text\n2,Stood still.\n1,Shut at nine.\n3,Shut at ten.\n")
    ids = [one.id for one in reports(path)]
    assert ids[1] == before
    assert len(set(ids)) == 3


def test_an_agency_that_a_row_credits_is_among_its_authors(tmp_path: Path) -> None:
    table = (
        "text,publisher,author,source\n"
        "The gates were shut.,Harbour Ledger,Mira Tolland,LDG\n"
        "The pumps stood still.,Harbour Ledger,,Quay Press; staff\n"
        "Nobody came.,Harbour Ledger,LDG,LDG\n"
        "The chief is silent.,Harbour Ledger,Mira Tolland,https://feed.example/7\n"
        "The water fell.,Harbour Ledger,Mira Tolland,Harbour Ledger\n"
    )
    found = reports(written(tmp_path, "a.csv", table))
    assert [one.outlet_name for one in found] == ["Harbour Ledger"] * 5
    assert [one.authors for one in found] == [
        ("Mira Tolland", "LDG"),
        ("Quay Press", "staff"),
        ("LDG",),
        ("Mira Tolland",),
        ("Mira Tolland",),
    ]
