"""Bad days: kill -9, Ctrl-C, full disks, second writers, files that are no case. Nothing that was saved is lost."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from stemmata.casefile import CaseFile
from tests.cli.running import process, spawned, stemmata
from tests.journeys.piles import affair, many

posix = pytest.mark.skipif(sys.platform == "win32", reason="no such signals and limits there")
REPORTS = 40
KILLS = 3


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return many(tmp_path_factory.mktemp("days") / "many", REPORTS)


@pytest.fixture(scope="module")
def undisturbed(pile: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The export of a build that nothing disturbed."""
    return finished(pile, tmp_path_factory.mktemp("undisturbed") / "quarra.stemma")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return affair(tmp_path_factory.mktemp("small") / "affair")


@pytest.fixture(scope="module")
def small_export(small: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The export of the affair after a build that nothing disturbed."""
    return finished(small, tmp_path_factory.mktemp("small-case") / "quarra.stemma")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "quarra.stemma"


@pytest.fixture
def built(small: Path, case: Path) -> Path:
    """A case of the affair."""
    assert stemmata("build", small, "--case", case, "--quiet").status == 0
    return case


def finished(pile: Path, case: Path) -> str:
    """The export after a build that runs to its end."""
    ran = stemmata("build", pile, "--case", case, "--workers", 1, "--quiet")
    assert (ran.status, ran.err) == (0, "")
    return stemmata("export", case).out


def killed(build: "subprocess.Popen[bytes]", after: float) -> None:
    """Kills a build so many seconds after its first word of progress, or lets it end before that."""
    assert build.stderr is not None
    build.stderr.readline()
    try:
        build.wait(timeout=after)
    except subprocess.TimeoutExpired:
        build.kill()
    build.wait()


@posix
@pytest.mark.parametrize("workers", [1, 2])
def test_a_build_that_is_killed_again_and_again_leaves_a_case_that_opens_and_can_be_finished(
    workers: int, pile: Path, undisturbed: str, case: Path
) -> None:
    draw = random.Random(workers)
    for _ in range(KILLS):
        with process("build", pile, "--case", case, "--workers", workers) as build:
            killed(build, after=draw.uniform(0.1, 1.5))
            for stream in (build.stdout, build.stderr):
                assert stream is not None
                stream.close()
        if case.exists():
            ran = stemmata("show", case, "--json")
            assert ran.status == 0, ran.err
            assert ran.json["reports"] <= REPORTS
    assert finished(pile, case) == undisturbed
    assert [path.name for path in case.parent.iterdir()] == [case.name]


@posix
@pytest.mark.parametrize(
    ("module", "function"),
    [
        ("opening", "migrate"),  # while the file is made
        ("file", "write_reports"),  # while reports are saved
        ("file", "write_links"),  # after the old links are gone, before the new are there
        ("intake", "replace_refusals"),
    ],
)
def test_a_kill_in_the_middle_of_a_write_undoes_it(
    module: str, function: str, small: Path, small_export: str, case: Path
) -> None:
    under = f"""
import os, signal
from stemmata.casefile import {module}
{module}.{function} = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
"""
    ran = spawned("build", small, "--case", case, under=under)
    assert ran.status == -signal.SIGKILL
    if case.exists():
        assert stemmata("show", case).status == 0
    assert finished(small, case) == small_export


@posix
def test_a_kill_while_links_are_written_leaves_the_old_ones(small: Path, built: Path) -> None:
    before = stemmata("export", built).json
    late = built.parent / "late.txt"
    late.write_text("Outlet: Lamp Post\n\nThe mayor slept all day.\n", "utf-8")
    under = """
import os, signal
from stemmata.casefile import file
file.write_links = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
"""
    assert spawned("build", late, "--case", built, under=under).status == -signal.SIGKILL
    after = stemmata("export", built).json
    assert len(after["reports"]) == len(before["reports"]) + 1
    assert [claim["id"] for claim in after["claims"]] == [claim["id"] for claim in before["claims"]]


@posix
def test_control_c_says_what_is_kept_and_the_next_build_goes_on(pile: Path, undisturbed: str, case: Path) -> None:
    with process("build", pile, "--case", case, "--workers", 1) as build:
        assert build.stderr is not None
        build.stderr.readline()
        time.sleep(0.3)
        build.send_signal(signal.SIGINT)
        said = build.stderr.read().decode()
    assert build.returncode == 130
    assert said.splitlines()[-1].startswith("stemmata: interrupted. What was read is kept;")
    assert "Traceback" not in said
    assert finished(pile, case) == undisturbed


def test_a_second_writer_is_turned_away_and_readers_are_not(small: Path, built: Path) -> None:
    with CaseFile.open_for_writing(built):
        for words in (("build", small, "--case", built), ("decide", built, "agree", edge(built))):
            ran = stemmata(*words)
            assert (ran.status, ran.out) == (3, "")
            assert f"Another process is writing {built}. Wait until it has finished, or stop it" in ran.err
        assert stemmata("show", built, "claims").status == 0
        assert stemmata("export", built).status == 0
    assert stemmata("build", small, "--case", built, "--quiet").status == 0


def edge(case: Path) -> str:
    return str(stemmata("show", case, "stemma", "--json").json[0]["id"])


def all_commands(case: Path, pile: Path) -> list[tuple[object, ...]]:
    return [
        ("build", pile, "--case", case),
        ("show", case),
        ("export", case),
        ("dossier", case, "--output", case.parent / "dossier"),
        ("decide", case, "merge", "a", "b"),
    ]


@pytest.mark.parametrize("kind", ["text", "picture", "database", "short"])
def test_a_file_that_is_no_case_is_left_alone_by_every_command(kind: str, small: Path, case: Path) -> None:
    if kind == "database":
        with sqlite3.connect(case) as other:
            other.execute("CREATE TABLE boats (name TEXT)")
        other.close()
    else:
        content = {"text": b"My notes on Quarra. " * 20, "picture": b"\x89PNG\r\n" + bytes(500), "short": b"SQLite"}
        case.write_bytes(content[kind])
    before = case.read_bytes()
    for words in all_commands(case, small):
        ran = stemmata(*words)
        assert (ran.status, ran.out) == (3, ""), words
        assert f"{case} is not a case file. Name another file" in ran.err
    assert case.read_bytes() == before
    assert [path.name for path in case.parent.iterdir()] == [case.name]


def test_a_folder_is_no_case(small: Path, case: Path) -> None:
    case.mkdir()
    for words in all_commands(case, small):
        ran = stemmata(*words)
        assert (ran.status, ran.out) == (3, "")
        assert "is a folder, not a case file." in ran.err


def test_a_case_of_a_newer_stemmata_is_left_alone_by_every_command(small: Path, built: Path) -> None:
    with sqlite3.connect(built) as direct:
        direct.execute("PRAGMA user_version = 99")
    direct.close()
    before = built.read_bytes()
    for words in all_commands(built, small):
        ran = stemmata(*words)
        assert (ran.status, ran.out) == (3, ""), words
        assert "was written by a newer Stemmata (its schema is 99" in ran.err
        assert "Update Stemmata, then open it again." in ran.err
    assert built.read_bytes() == before


def test_a_case_that_was_cut_short_is_said_to_be_damaged(small: Path, built: Path) -> None:
    built.write_bytes(built.read_bytes()[: built.stat().st_size // 2])
    for words in all_commands(built, small)[:4]:
        ran = stemmata(*words)
        assert (ran.status, ran.out) == (3, ""), words
        assert "is damaged, or something else changed it" in ran.err
        assert "Restore it from a copy, or build the case anew" in ran.err


def test_a_folder_that_is_not_there_is_said(small: Path, case: Path) -> None:
    ran = stemmata("build", small, "--case", case.parent / "none" / "quarra.stemma")
    assert ran.status == 2
    assert f"There is no folder {case.parent / 'none'}. Make it first, or name another place." in ran.err


@posix
def test_a_disk_that_fills_up_stops_the_build_and_the_next_one_goes_on(
    pile: Path, undisturbed: str, case: Path
) -> None:
    """A limit on the size of files stands for the disk: SQLite calls it an error of the disk."""
    under = """
import resource
from stemmata.ingest.language import language_of
language_of("The language of a text is found by a table that is unpacked first.")
resource.setrlimit(resource.RLIMIT_FSIZE, (450_000, 450_000))
"""
    ran = spawned("build", pile, "--case", case, "--workers", 1, under=under)
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.splitlines()[-1].startswith(f"stemmata: {case} or its folder cannot be used")
    assert "See that the disk is there" in ran.err
    assert stemmata("show", case).status == 0
    assert finished(pile, case) == undisturbed


def test_a_disk_that_is_full_is_said_to_be_full(pile: Path, undisturbed: str, case: Path) -> None:
    under = """
from stemmata.casefile import file
connect = file.connect_writing
def small(path):
    connection = connect(path)
    connection.execute("PRAGMA max_page_count = 150")
    return connection
file.connect_writing = small
"""
    ran = spawned("build", pile, "--case", case, "--workers", 1, under=under)
    assert (ran.status, ran.out) == (1, "")
    last = ran.err.splitlines()[-1]
    assert last.startswith(f"stemmata: The disk that holds {case} is full; what was saved before is kept.")
    assert last.endswith("Make room and run the same command again: it goes on where it stopped.")
    assert finished(pile, case) == undisturbed
