"""Completion in shells: what Tab offers, quickly, and scripts that each shell can read."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from stemmata import plugins
from stemmata.cli import completing
from stemmata.cli.showing import SUBJECT_VIEWS, VIEWS
from tests.cli.running import spawned
from tests.contracts.test_import_budget import HEAVY

SHELLS = ("bash", "zsh", "fish")
NAMED = "import sys; sys.argv[0] = 'stemmata'"  # the shell asks the program by its own name


def offered(*words: str, under: str = NAMED) -> list[str]:
    """What bash is offered for the last word, which is being typed."""
    line = ("stemmata", *words)
    env = {"_STEMMATA_COMPLETE": "complete_bash", "COMP_WORDS": "\n".join(line), "COMP_CWORD": str(len(line) - 1)}
    ran = spawned(under=under, env=env)
    assert ran.err == ""
    return ran.out.split()


def test_commands_are_offered() -> None:
    assert offered("do") == ["dossier", "doctor"]


def test_formats_are_those_that_are_installed() -> None:
    assert offered("export", "--to", "c") == ["csl-json", "csv"]
    assert set(completing.formats("")) == {"help", *(one.name for one in plugins.exporters())}


def test_views_are_those_of_show() -> None:
    assert offered("show", "my.stemma", "al") == ["alarms"]
    assert set(completing.views("")) == {*VIEWS, *SUBJECT_VIEWS}


def test_kinds_of_rulings_are_offered() -> None:
    assert offered("decide", "my.stemma", "dis") == ["disagree"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("quarra.stemma", "quay.stemma", "quay.stemma-wal", "quotes.txt"):
        (tmp_path / name).touch()
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "second.stemma").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "words",
    [
        ("show",), ("dossier",), ("decide",), ("export",), ("doctor",), ("merge-decisions",), ("build", "--case"),
        ("add", "--case"), ("open", "--case"), ("import", "names", "a.csv", "--case"), ("gazetteer", "list", "--case"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_case_files_are_offered_where_one_is_wanted(folder: Path, words: tuple[str, ...]) -> None:
    assert offered(*words, "qu") == ["quarra.stemma", "quay.stemma"]


def test_case_files_of_the_folder_that_is_typed_are_offered(folder: Path) -> None:
    assert completing.cases("below/") == ["below/second.stemma"]
    assert completing.cases(f"{folder}/below/s") == [f"{folder}/below/second.stemma"]


@pytest.mark.parametrize("typed", ["x", "none/", "quotes.txt/", "\0"])
def test_where_no_case_is_the_shell_offers_its_own(folder: Path, typed: str) -> None:
    assert completing.cases(typed) == []


def test_completion_imports_no_heavy_library() -> None:
    under = f"""{NAMED}
import atexit
atexit.register(lambda: sys.stdout.write(' '.join(sorted({{name.partition('.')[0] for name in sys.modules}}))))
"""
    words = offered("export", "--to", "gex", under=under)
    assert words[0] == "gexf"
    assert set(words) & set(HEAVY) == set()


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_each_shell_can_be_read_by_it(shell: str, tmp_path: Path) -> None:
    # Typer finds out which shell it runs in; told not to, it takes the name of one.
    ran = spawned("--show-completion", shell, under=NAMED, env={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"})
    assert (ran.status, ran.err) == (0, "")
    assert "_STEMMATA_COMPLETE" in ran.out
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed here")
    script = tmp_path / "script"
    script.write_text(ran.out)
    subprocess.run([program, "-n", str(script)], check=True, capture_output=True)


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("bash"), reason="bash is not installed here")
def test_bash_fills_in_what_it_is_offered(tmp_path: Path, folder: Path) -> None:
    ran = spawned("--show-completion", "bash", under=NAMED, env={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"})
    program = tmp_path / "stemmata"
    program.write_text(f"#!{sys.executable}\nimport sys\n{NAMED}\nfrom stemmata.cli.app import main\nmain()\n")
    program.chmod(0o755)
    asks = 'COMP_WORDS=(stemmata show quar); COMP_CWORD=2; _stemmata_completion "$0"; echo "${COMPREPLY[@]}"'
    filled = subprocess.run(
        ["bash", "--norc", "-c", f"{ran.out}\n{asks}", str(program)], capture_output=True, text=True, check=True
    )
    assert filled.stdout.split() == ["quarra.stemma"]
