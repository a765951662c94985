"""``--redact``: what is written holds no trace, says that it was redacted, and is not written where a trace is left."""

import json
from pathlib import Path
from unittest import mock

import pytest

from stemmata.cli import redacting
from stemmata.export.redaction.redacted import redacted
from tests.casefile.keeping import kept
from tests.casefile.whole import whole_case
from tests.cli.running import stemmata
from tests.export.redaction.naming import case_about

NAME = "Oskar Brandelund"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    kept(whole_case(), tmp_path / "quarra.stemma")
    return tmp_path / "quarra.stemma"


@pytest.mark.parametrize("who", ["Oram Veld", "oram  veld", "e-veld", "Veld"])
def test_a_name_is_given_as_it_is_spelt_or_by_its_id_or_as_words(path: Path, who: str) -> None:
    ran = stemmata("export", path, "--redact", who)
    assert ran.status == 0
    assert "Veld" not in ran.out
    assert "Redacted 1 name: " in ran.err
    assert ran.json["redacted"]["entities"] == 1


def test_names_come_from_a_file_too(path: Path, tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("# to protect\nOram Veld\n\nQuarra\n")
    made = stemmata("export", path, "--redact-from", tmp_path / "names.txt").json
    assert (made["redacted"]["entities"], made["case"]["name"]) == (2, "█████ (redacted)")


@pytest.mark.parametrize("output", ["dossier", "dossier.html"])
def test_the_dossier_is_redacted_too_and_says_so(path: Path, tmp_path: Path, output: str) -> None:
    ran = stemmata("dossier", path, "--output", tmp_path / output, "--redact", "Oram Veld")
    assert ran.status == 0
    files = [one for one in tmp_path.rglob("*.html") if "dossier" in str(one)]
    assert files
    assert not [one for one in files if "Veld" in one.read_text("utf-8")]
    assert all("1 name was blackened" in one.read_text("utf-8") for one in files)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--redact", "Nobody Atall"], "is no name in this case, and stands nowhere in it"),
        (["--redact", "letter"], "is a document"),
        (["--redact-from", "gone.txt"], "gone.txt cannot be read"),
        (["--redact-roles"], "--redact-roles needs a name"),
    ],
)
def test_what_cannot_be_redacted_is_said(path: Path, words: list[str], said: str) -> None:
    ran = stemmata("export", path, *words)
    assert (ran.status, ran.out, said in ran.err) == (2, "", True)


def leaky(*args: object) -> object:
    """A redaction that forgets the title of a report."""
    from dataclasses import replace

    made = redacted(*args)  # type: ignore[arg-type]
    entry = made.case.reports[0]
    spoilt = replace(entry, report=replace(entry.report, title=f"Says {NAME}"))
    return replace(made, case=replace(made.case, reports=(spoilt, *made.case.reports[1:])))


@pytest.mark.parametrize("words", [("export", "--to", "csv"), ("export", "--to", "json"), ("dossier",)])
def test_nothing_is_written_where_a_trace_is_left_in_the_case(tmp_path: Path, words: tuple[str, ...]) -> None:
    kept(case_about(NAME), tmp_path / "a.stemma")
    with mock.patch.object(redacting, "redacted", leaky):
        ran = stemmata(words[0], tmp_path / "a.stemma", *words[1:], "--output", tmp_path / "out", "--redact", NAME)
    assert (ran.status, (tmp_path / "out").exists()) == (1, False)
    assert "Nothing was written, since" in ran.err
    assert "in Report.title" in ran.err


@pytest.mark.parametrize("output", ["out.json", "-"])
def test_nothing_is_written_where_a_format_brings_a_trace_back(tmp_path: Path, output: str) -> None:
    kept(case_about(NAME), tmp_path / "a.stemma")
    target = output if output == "-" else tmp_path / output
    with mock.patch("stemmata.export.json_case.__version__", f"0, by {NAME}"):
        ran = stemmata("export", tmp_path / "a.stemma", "--output", target, "--redact", NAME)
    assert (ran.status, ran.out, (tmp_path / "out.json").exists()) == (1, "", False)
    assert "“oskar brandelund” in " in ran.err


def test_the_name_of_what_is_written_may_not_tell_either(tmp_path: Path) -> None:
    kept(case_about(NAME), tmp_path / "a.stemma")
    out = tmp_path / "brandelund.json"
    ran = stemmata("export", tmp_path / "a.stemma", "--output", out, "--redact", NAME)
    assert (ran.status, out.exists(), "in the name brandelund.json" in ran.err) == (1, False, True)


def test_a_word_of_the_format_itself_is_told_apart(tmp_path: Path) -> None:
    kept(case_about("Statement Claims"), tmp_path / "a.stemma")
    ran = stemmata("export", tmp_path / "a.stemma", "--redact", "Statement Claims")
    assert ran.status == 0
    assert "also words of the format itself" in ran.err
    assert json.loads(ran.out)["claims"][0]["label"] == "█████ says that the drums left"


def test_who_makes_it_is_told_whose_names_were_touched_and_what_sounds_alike(tmp_path: Path) -> None:
    kept(case_about(NAME, "A man called Brondelind came.", other="Wilma Brandelund"), tmp_path / "a.stemma")
    ran = stemmata("export", tmp_path / "a.stemma", "--redact", NAME)
    assert "1 place of these stands in names of others, and were blackened there: Wilma Brandelund." in ran.err
    assert "Sound alike, and stay to be seen: Brondelind (1)." in ran.err
    assert "Wilma Brandelund" not in ran.out
