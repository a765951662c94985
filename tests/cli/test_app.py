"""The entry point: every error is one sentence that says what to do, and an exit status."""

from pathlib import Path

import pytest

from stemmata import errors
from stemmata.cli import showing
from stemmata.cli.app import app
from tests.casefile.keeping import kept
from tests.casefile.whole import whole_case
from tests.cli.running import spawned, stemmata

FAILURES = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.StemmataError)]


@pytest.mark.parametrize("failure", FAILURES, ids=lambda one: one.__name__)
def test_an_error_is_a_sentence_with_the_next_step_and_the_status_of_its_kind(
    failure: type[errors.StemmataError], monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object, **__: object) -> None:
        raise failure("The lamp is out.", hint="Light it.")

    monkeypatch.setattr(showing, "run", failing)
    ran = stemmata("show", "quarra.stemma")
    assert (ran.status, ran.out) == (failure.exit_code, "")
    assert ran.err.splitlines()[0] == "stemmata: The lamp is out. Light it."
    assert ("Try: stemmata --help" in ran.err) == issubclass(failure, errors.UsageError)


def test_a_command_that_is_interrupted_says_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(showing, "run", stopped)
    ran = stemmata("show", "quarra.stemma")
    assert (ran.status, ran.out) == (130, "")
    assert ran.err == "stemmata: interrupted. What was read is kept; run the same command again to go on.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("brew",), "No such command 'brew'"),
        (("build",), "Missing argument 'PATH...'"),
        (("build", "reports"), "Missing option '--case'"),
        (("build", "reports", "--case", "c.stemma", "--workers", "-1"), "Invalid value for '--workers'"),
        (("show", "c.stemma", "--limit", "0"), "Invalid value for '--limit'"),
        (("show", "c.stemma", "--colour"), "No such option: --colour"),
        (("dossier", "c.stemma"), "Missing option '--output'"),
        (("decide", "c.stemma", "merge"), "Missing argument 'ID...'"),
    ],
)
def test_words_that_are_off_get_status_2(words: tuple[str, ...], said: str) -> None:
    ran = stemmata(*words)
    assert (ran.status, ran.out) == (2, "")
    assert said in ran.err


def test_without_a_word_the_help_is_shown() -> None:
    ran = stemmata()
    assert ran.status in {0, 2}  # click 8.2 calls it wrong usage
    assert "Begin with: stemmata build FOLDER --case my.stemma" in ran.out + ran.err


@pytest.mark.parametrize(
    "command", sorted(one.name or one.callback.__name__ for one in app.registered_commands if one.callback)
)
def test_every_command_has_help_of_its_own(command: str) -> None:
    ran = stemmata(command, "--help")
    assert (ran.status, ran.err) == (0, "")
    assert f"Example: stemmata {command}" in " ".join(ran.out.split())


@pytest.mark.parametrize(
    "words", [("show",), ("export",), ("dossier", "--output", "d"), ("decide", "merge", "a", "b")], ids=" ".join
)
def test_a_case_that_is_not_there_gets_status_2(words: tuple[str, ...], tmp_path: Path) -> None:
    command, *rest = words
    ran = stemmata(command, tmp_path / "none.stemma", *rest)
    assert (ran.status, ran.out) == (2, "")
    assert "There is no case file" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_the_command_runs_in_a_process_of_its_own(tmp_path: Path) -> None:
    kept(whole_case(), tmp_path / "quarra.stemma")
    ran = spawned("show", tmp_path / "quarra.stemma", "--json")
    assert (ran.status, ran.err) == (0, "")
    assert ran.json["reports"] == 2
