"""Risky readers run in a process of their own: a file that hangs, dies or devours is refused, and the next is read."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from stemmata.errors import UnreadableReport
from stemmata.ingest import Apart, Found, ReadReport, read_file
from stemmata.ingest.apart import Job, Limits
from stemmata.model.report import Refusal
from stemmata.plugins import RawRecord, ReadOptions
from tests.ingest.hostile import Hostile, HostileContainer, Slow
from tests.ingest.reading import READERS, written

MEBIBYTE = 1 << 20
TIGHT = Limits(memory=768 * MEBIBYTE, computing=1, waiting=5, output=4 * MEBIBYTE, records=2 * MEBIBYTE)
POSIX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to limits of memory and computing")


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    with Apart(TIGHT) as opened:
        yield opened


def read(apart: Apart, word: str) -> str:
    """The text of the one record of a file with this word; its refusal where it is refused."""
    try:
        records = list(apart.done(Job(plugin=Hostile(), path="a.hostile", data=word.encode())))
    except UnreadableReport as error:
        return str(error)
    return "".join(one.text for one in records if isinstance(one, RawRecord))


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("sleep", "Reading it took longer than 5 seconds; it was stopped, and all else was read. Check that"),
        pytest.param("allocate", "It needs more memory than a file may take; it was stopped", marks=POSIX),
        ("exit", "Reading it ended the process that did so (status 7); it was stopped"),
        pytest.param("crash", "Reading it ended the process that did so (SIGSEGV); it was stopped", marks=POSIX),
        ("recurse", "The hostile reader failed (it is nested too deep). Check that it is whole"),
        ("raise", "The hostile reader failed (ValueError: the third byte is odd)."),
        ("refuse", "It is locked. Unlock it."),
        ("endless", "It gives more text than any file of reports; it was stopped"),
        ("huge", "It gives more than any report holds; it was stopped"),
    ],
)
def test_a_file_that_does_so_is_refused_and_the_next_is_read(apart: Apart, word: str, reason: str) -> None:
    began = time.monotonic()
    assert read(apart, word).startswith(reason)
    assert time.monotonic() - began < 30
    assert read(apart, "quiet").startswith("quiet in process ")


@POSIX
def test_a_file_that_computes_without_end_is_stopped_by_the_processor_s_clock() -> None:
    with Apart(replace(TIGHT, waiting=120)) as patient:
        assert read(patient, "compute").startswith("Reading it took more than 1 seconds of computing; it was stopped")


def test_one_process_reads_file_after_file(apart: Apart) -> None:
    assert read(apart, "quiet") == read(apart, "quiet")
    assert read(apart, "refuse")
    first = read(apart, "quiet")
    read(apart, "exit")
    assert read(apart, "quiet") != first


def test_what_a_library_prints_does_not_reach_our_output(apart: Apart, capfd: pytest.CaptureFixture[str]) -> None:
    assert read(apart, "print").startswith("print in process")
    assert "noise" not in capfd.readouterr().out


def test_a_reader_that_cannot_be_sent_over_is_refused_with_its_fault(apart: Apart) -> None:
    class Local(Hostile):
        pass

    with pytest.raises((UnreadableReport, AttributeError, TypeError), match=r"Local"):
        list(apart.done(Job(plugin=Local(), path="a", data=b"quiet")))


def test_readers_that_are_not_risky_run_here() -> None:
    class Calm(Hostile):
        risky = False

    with Apart(TIGHT) as fresh:
        assert str(__import__("os").getpid()) in "".join(
            one.text for one in fresh.done(Job(plugin=Calm(), path="a", data=b"quiet")) if isinstance(one, RawRecord)
        )


def test_a_pile_goes_on_after_a_file_that_hangs_or_dies(tmp_path: Path, apart: Apart) -> None:
    readers = (*READERS, Hostile(), HostileContainer())
    names = {"a.hostile": "sleep", "b.hostile": "exit", "c.hanging": "x", "d.txt": "The mayor said so."}
    intakes = []
    for name, words in names.items():
        found = Found(path=str(written(tmp_path, name, words)))
        intakes += list(read_file(found, readers, ReadOptions(), frozenset(), apart))
    told = [(Path(one.path).name, one.reason[:24]) for one in intakes if isinstance(one, Refusal)]
    assert told == [
        ("a.hostile", "Reading it took longer t"),
        ("b.hostile", "Reading it ended the pro"),
        ("c.hanging", "Reading it took longer t"),
    ]
    reports = [one.report.path.rpartition("/")[2] for one in intakes if isinstance(one, ReadReport)]
    assert reports == ["a.txt", "b.txt", "d.txt"]


def test_ending_takes_the_processes_along() -> None:
    with Apart(TIGHT) as fresh:
        read(fresh, "quiet")
        (worker,) = fresh._idle
        process = worker._process
        assert process.is_alive()
    with pytest.raises(ValueError, match="closed"):
        process.is_alive()


def test_a_reader_may_take_as_long_as_it_says(apart: Apart) -> None:
    (record,) = apart.done(Job(plugin=Slow(), path="a.hostile", data=b"slow"))
    assert isinstance(record, RawRecord)
    assert record.text == "read at last"


@POSIX
def test_programs_that_a_reader_started_end_with_it(apart: Apart) -> None:
    seconds = f"61.{os.getpid()}"
    assert "longer than 5 seconds" in read(apart, f"start={seconds}")
    until = time.monotonic() + 5
    while _runs(seconds) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _runs(seconds)


def _runs(word: str) -> bool:
    """Whether any process has this word in its command."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if word.encode() in path.read_bytes().split(b"\0"):
                return True
    return False
