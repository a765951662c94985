"""The CSV bundle: valid by the standard's own library, safe in a spreadsheet, and with all that the JSON has."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package
from hypothesis import given, settings
from hypothesis import strategies as st

from stemmata.export.csv_bundle import exporter
from stemmata.export.harmless import RUNS, harmless, meant
from stemmata.export.json_case import exporter as json_exporter
from stemmata.export.tables import TABLES
from stemmata.model.case import Case
from stemmata.model.report import Refusal
from tests.casefile.whole import first_report, whole_case
from tests.export.rebuilding import rebuilt
from tests.making import annotated, report
from tests.web.random_case import random_case

# What a file can hold: no half of a surrogate pair. "\0" is in no text (stemmata.text.normalise).
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
NASTY = st.one_of(WORDS, st.sampled_from(["", "'", "''", "=1+1", "'=1+1", " =x", "-3", "a\nb", "a\r\nb", '"', ",;\t"]))


def files(case: Case) -> dict[str, bytes]:
    return {name: b"".join(chunks) for name, chunks in exporter.files(case)}


def json_of(case: Case) -> Any:
    return json.loads(b"".join(json_exporter.export(case)))


def laid_out(files: Mapping[str, bytes], folder: Path) -> Package:
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return Package(str(folder / "datapackage.json"))


def faults(package: Package) -> list[tuple[str, str]]:
    """Table and kind of each fault that the library finds."""
    ran = package.validate()
    return [(task.name, error.type) for task in ran.tasks for error in task.errors]


def with_words(words: str) -> Case:
    """The case made by hand with these words wherever text is free; unknown where they are none and it may be."""
    perhaps = words or None
    case = whole_case()
    first, second = case.reports
    titled = replace(first.report, title=perhaps, authors=(words, "Mira Tal"), notes=(words,), outlet_name=perhaps)
    (claim,) = case.links.claims
    renamed = [replace(entity, name=words, names=(words, "B")) for entity in case.links.entities]
    return replace(
        case,
        name=words,
        reports=(replace(first, report=titled), second),
        links=replace(case.links, entities=tuple(renamed), claims=(replace(claim, label=words),)),
        decisions=tuple(replace(one, reason=perhaps, author=words) for one in case.decisions),
        refusals=(Refusal(path=words, reason=words),),
    )


# -- the standard ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", [whole_case(), random_case(30, seed=8), with_words("=1+1")], ids=lambda one: one.name)
def test_the_standard_s_own_library_finds_no_fault(case: Case, tmp_path: Path) -> None:
    package = laid_out(files(case), tmp_path)
    assert len(package.resources) == len(TABLES)
    assert faults(package) == []


FAULTS = (
    ("reports", "2021-05-14T09:14:00,second", "2021-05-14T09:14:00,moment", "constraint-error"),
    ("reports", "2021-05-14,2021-05-14", "2021-05-14,2021-05-40", "type-error"),
    ("claims", "c-left,fighters left Quarra,2,", "c-left,fighters left Quarra,two,", "type-error"),
    ("claim_reports", "c-left,0", "c-right,0", "foreign-key"),
    ("evidence_anchors", "derivation,d-cites,0,0", "derivation,d-cites,7,0", "foreign-key"),
    ("evidence", "relation,r-commands,1", "relation,r-commands,0", "primary-key"),
    ("derivations", "d-cites", "d-cites,", "extra-cell"),
)


def test_the_library_would_find_a_fault(tmp_path: Path) -> None:
    made = files(whole_case())
    for table, old, new, _ in FAULTS:
        assert old in made[f"{table}.csv"].decode()
        made[f"{table}.csv"] = made[f"{table}.csv"].decode().replace(old, new, 1).encode()
    assert {(table, fault) for table, _, _, fault in FAULTS} <= set(faults(laid_out(made, tmp_path)))


def test_the_dictionary_has_the_size_and_the_hash_of_each_file() -> None:
    made = files(whole_case())
    for resource in json.loads(made["datapackage.json"])["resources"]:
        data = made[resource["path"]]
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")


def test_the_dictionary_says_what_every_table_and_column_means() -> None:
    package = json.loads(files(whole_case())["datapackage.json"])
    assert [one["name"] for one in package["resources"]] == [table.name for table in TABLES]
    for resource, table in zip(package["resources"], TABLES, strict=True):
        assert resource["description"] == table.about
        told = [(one["name"], one["type"], one["description"]) for one in resource["schema"]["fields"]]
        assert told == [(column.name, column.type, column.about) for column in table.columns]
    assert package["sources"] == [{"title": "Places: GeoNames (geonames.org), CC BY 4.0"}]


# -- the bytes -------------------------------------------------------------------------------------------


def test_the_zip_holds_the_same_files_and_is_the_same_each_time() -> None:
    case = whole_case()
    data = b"".join(exporter.export(case))
    assert data == b"".join(exporter.export(case))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {one.filename: archive.read(one) for one in archive.infolist()} == files(case)
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_large_case_comes_in_pieces() -> None:
    words = [f"{number:x} {first_report().sha256}" for number in range(4000)]
    long = tuple(annotated(report(" ".join(words[at:] + words[:at]))) for at in range(0, 3000, 100))
    pieces = list(exporter.export(Case(name="long", built=None, reports=long)))
    assert len(pieces) > 3
    assert max(map(len, pieces)) < 300_000


def test_every_file_begins_with_the_mark_of_utf_8_and_a_line_of_names() -> None:
    for name, data in files(whole_case()).items():
        if name.endswith(".csv"):
            assert data.startswith(b"\xef\xbb\xbf")
            (table,) = [one for one in TABLES if name == f"{one.name}.csv"]
            assert data.decode("utf-8-sig").split("\r\n")[0].split(",") == [one.name for one in table.columns]


# -- spreadsheets ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("begins", RUNS)
def test_what_a_spreadsheet_would_run_has_an_apostrophe_before_it(begins: str) -> None:
    case = with_words(f"{begins}cmd|' /C calc'!A0")
    cells = [cell for data in files(case).values() for row in csv.reader(io.StringIO(data.decode())) for cell in row]
    assert any(cell.startswith(f"'{begins}") for cell in cells)
    assert not any(cell.startswith(begins) and not cell.lstrip("-").replace(".", "").isdigit() for cell in cells)


def test_a_number_is_left_a_number() -> None:
    (entity,) = [
        row
        for row in csv.DictReader(files(whole_case())["entities.csv"].decode("utf-8-sig").splitlines())
        if row["lon"]
    ]
    assert float(entity["lon"]) == -3.25


@given(NASTY)
def test_a_text_that_was_made_harmless_can_be_had_back(text: str) -> None:
    assert meant(harmless(text)) == text
    assert not harmless(text).lstrip().startswith(RUNS)


# -- nothing is lost -------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(NASTY)
def test_the_json_can_be_made_again_from_the_bundle_whatever_the_words(words: str) -> None:
    case = with_words(words)
    assert rebuilt(files(case)) == json_of(case)


@settings(max_examples=40)
@given(st.integers(0, 40), st.integers(0, 10_000))
def test_the_json_can_be_made_again_from_the_bundle_of_any_case(reports: int, seed: int) -> None:
    case = random_case(reports, seed)
    assert rebuilt(files(case)) == json_of(case)


def test_a_path_that_is_not_unicode_is_written_as_an_escape() -> None:
    case = Case(name="odd", built=None, refusals=(Refusal(path="drums-\udcff.txt", reason="It is empty."),))
    assert rebuilt(files(case))["refusals"] == [{"path": "drums-\\udcff.txt", "reason": "It is empty."}]
