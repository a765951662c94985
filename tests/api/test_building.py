"""Builds from Python: told of, refused files as data, safe to stop, and in scripts without a guard."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import stemmata
from stemmata import Progress
from stemmata.api import building
from stemmata.casefile import CaseFile
from stemmata.errors import CaseFileBusy, StemmataError, UsageError

TEXT = "The harbour master said on Monday that {} barrels were found under the quay."


def texts(folder: Path, count: int) -> Path:
    folder.mkdir()
    for n in range(count):
        (folder / f"{n:03}.txt").write_text(TEXT.format(n + 100), "utf-8")
    return folder


def test_a_build_tells_how_far_it_is_and_opens_the_case(tmp_path: Path) -> None:
    told: list[Progress] = []
    folder = texts(tmp_path / "reports", 3)
    (folder / "odd.bin").write_bytes(bytes(range(256)))
    built = stemmata.build(folder, tmp_path / "new.stemma", progress=told.append)
    with built.case as case:
        assert (len(case.reports), built.summary.added) == (3, 3)
        assert [one.path for one in case.refusals] == [one.path for one in built.refusals]
        assert built.notes == ()
    assert (told[0].stage, told[0].done, told[0].total, told[0].rate) == ("Reading and annotating", 0, 4, None)
    read = [one for one in told if one.stage == "Reading and annotating"]
    assert (read[-1].done, read[-1].total) == (4, 4)
    assert told[-1].stage == "Linking"
    assert told[-1].done == told[-1].total == 3
    assert [one.refusal for one in told if one.refusal] == list(built.refusals)
    assert str(told[0]) == "Reading and annotating: 0 of 4"
    assert len(built.refusals) == 1
    assert any(str(one).startswith("refused: ") for one in told)


def test_a_build_from_python_is_that_of_the_command(tmp_path: Path) -> None:
    from stemmata.pipeline import Settings, build

    folder = texts(tmp_path / "reports", 3)
    build([str(folder)], tmp_path / "command.stemma", Settings(workers=1))
    built = stemmata.build(folder, tmp_path / "python.stemma")
    with built.case as one, stemmata.open(tmp_path / "command.stemma") as other:
        assert list(one.claims) == list(other.claims) != []
        assert list(one.derivations) == list(other.derivations)
        assert list(one.statements) == list(other.statements)


def test_several_paths_columns_and_a_second_build(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_text(f"body,paper\n{TEXT.format(7)},Harbour Ledger\n", "utf-8")
    (tmp_path / "one.txt").write_text(TEXT.format(8), "utf-8")
    paths = [tmp_path / "table.csv", str(tmp_path / "one.txt")]
    for added in (2, 0):
        built = stemmata.build(paths, tmp_path / "c.stemma", columns={"text": "body", "outlet": "paper"}, workers=1)
        with built.case as case:
            assert built.summary.added == added
            assert {report.outlet_name for report in case.reports} == {"Harbour Ledger", None}


def test_errors_are_those_of_the_command(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as missing:
        stemmata.build(tmp_path / "nothing", tmp_path / "c.stemma")
    assert missing.value.hint
    folder = texts(tmp_path / "reports", 1)
    with CaseFile.open_for_writing(tmp_path / "busy.stemma"), pytest.raises(CaseFileBusy):
        stemmata.build(folder, tmp_path / "busy.stemma")


def test_a_build_that_ends_by_itself_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "_BEGIN", "import sys; sys.stdin.readline(); sys.exit(9); {path}")
    with pytest.raises(StemmataError, match=r"ended by itself \(status 9\)"):
        stemmata.build(texts(tmp_path / "reports", 1), tmp_path / "c.stemma")


def test_an_error_of_the_callback_stops_the_build_and_what_was_read_is_kept(tmp_path: Path) -> None:
    folder = texts(tmp_path / "reports", 40)

    def stop(told: Progress) -> None:
        if told.done:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stemmata.build(folder, tmp_path / "c.stemma", progress=stop, workers=1)
    with CaseFile.open_for_writing(tmp_path / "c.stemma") as file:
        held = len(file.known_reports())
    assert 0 < held < 40
    built = stemmata.build(folder, tmp_path / "c.stemma", workers=1)
    with built.case as case:
        assert (len(case.reports), built.summary.added) == (40, 40 - held)


SCRIPT = """
import sys, stemmata
built = stemmata.build(sys.argv[1], sys.argv[2], progress=lambda told: print(told, flush=True), workers=2)
print("built", len(built.case.reports), len(built.refusals))
"""


def test_a_script_needs_no_guard(tmp_path: Path) -> None:
    """Thirty reports are enough for a pool, whose processes would run the script's own module again."""
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, "utf-8")
    words = [sys.executable, str(script), str(texts(tmp_path / "reports", 30)), str(tmp_path / "c.stemma")]
    ran = subprocess.run(words, capture_output=True, text=True, timeout=300, check=False)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines()[-1] == "built 30 0"
    assert ran.stdout.count("Reading and annotating: 0 of 30") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_ctrl_c_ends_the_build_and_its_processes_and_keeps_the_case(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n{SCRIPT}", "utf-8")
    words = [sys.executable, str(script), str(texts(tmp_path / "reports", 300)), str(tmp_path / "c.stemma")]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as ran:
        assert ran.stdout is not None
        for line in ran.stdout:
            if not line.startswith("Reading and annotating: 0"):
                break
        os.kill(ran.pid, signal.SIGINT)
        _, said = ran.communicate(timeout=120)
    assert ran.returncode != 0
    assert "KeyboardInterrupt" in said
    deadline = time.monotonic() + 20
    while (tmp_path / "c.stemma.writing").exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    with CaseFile.open_for_writing(tmp_path / "c.stemma") as file:
        assert 0 < len(file.known_reports()) < 300
