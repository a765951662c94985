"""An open case reads what it is asked for, as it was when it was opened."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import stemmata
from stemmata.casefile import CaseFile, connection
from tests.casefile.keeping import kept, to_save
from tests.casefile.whole import first_annotations, first_report, whole_case


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every statement of SQL that is run from here on."""
    said: list[str] = []
    connect = sqlite3.connect

    def traced(*words: object, **more: object) -> sqlite3.Connection:
        made: sqlite3.Connection = connect(*words, **more)  # type: ignore[call-overload]
        made.set_trace_callback(said.append)
        return made

    monkeypatch.setattr(connection.sqlite3, "connect", traced)
    return said


def of_texts(said: list[str]) -> list[str]:
    return [one for one in said if " text" in one and "FROM report " in one]


def test_opening_counting_and_listing_read_no_text(letter_file: Path, asked: list[str]) -> None:
    with stemmata.open(letter_file) as case:
        assert len(asked) < 20
        assert len(case.reports) == 16
        assert [report.title for report in case.reports]
        assert [claim.origins.at_most for claim in case.claims]
        assert [statement.words for statement in case.statements]
        assert of_texts(asked) == []
        assert case.reports[0].text
        assert case.reports[0].text
        assert len(of_texts(asked)) == 1


def test_opening_costs_the_same_whatever_the_case_holds(tmp_path: Path, letter_file: Path, asked: list[str]) -> None:
    kept(whole_case(), tmp_path / "small.stemma")
    counted = []
    for path in (tmp_path / "small.stemma", letter_file):
        asked.clear()
        stemmata.open(path).close()
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_a_case_stays_as_it_was_until_it_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "quarra.stemma"
    kept(whole_case(), path)
    with stemmata.open(path) as case:
        before = (len(case.reports), len(case.claims))
        with CaseFile.open_for_writing(path) as file:
            file.remove_reports([first_report().id])
        assert (len(case.reports), len(case.claims)) == before
        assert case.claims[0].reports[0].text
        case.reread()
        assert (len(case.reports), len(case.claims)) == (before[0] - 1, 0)
        with CaseFile.open_for_writing(path) as file:
            file.save_reports(
                [to_save(type(whole_case().reports[0])(report=first_report(), annotations=first_annotations()))]
            )
        assert len(case.reports) == before[0] - 1


def test_a_case_is_opened_read_only(letter_file: Path) -> None:
    before = letter_file.read_bytes()
    with stemmata.open(letter_file) as case:
        assert case.claims[0].statements
    assert letter_file.read_bytes() == before


HEAVY = {
    "jinja2",
    "multiprocessing",
    "networkx",
    "onnxruntime",
    "pandas",
    "polars",
    "pyarrow",
    "starlette",
    "trafilatura",
}


def test_importing_stemmata_imports_nothing_more_and_opening_nothing_heavy(letter_file: Path) -> None:
    probe = (
        "import sys; before = set(sys.modules); import stemmata; print(*set(sys.modules) - before, sep=',');"
        "case = stemmata.open(sys.argv[1]); len(case.claims); case.claims[0].statements;"
        "print(*{name.partition('.')[0] for name in sys.modules}, sep=',')"
    )
    ran = subprocess.run(
        [sys.executable, "-c", probe, str(letter_file)], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert {name for name in ran[0].split(",") if name.startswith("stemmata")} == {"stemmata"}
    assert set(ran[1].split(",")) & HEAVY == set()


def test_what_stemmata_has_is_listed_and_what_it_has_not_is_an_attribute_error() -> None:
    assert {"open", "build", "Claim", "__version__"} <= set(dir(stemmata))
    for name in stemmata._LATE:
        assert getattr(stemmata, name)
    with pytest.raises(AttributeError, match="no attribute 'opne'"):
        stemmata.opne  # type: ignore[attr-defined]  # noqa: B018
