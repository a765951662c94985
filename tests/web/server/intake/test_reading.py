"""What a build says of itself adds up; the process is told of, stopped, and its end noticed, however it ends."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from stemmata.errors import CaseFileBusy
from stemmata.pipeline import Settings, build, opened
from stemmata.web.server.intake.reading import Builder, Reading, after

PATIENCE = 120  # seconds
MANY = 200  # more than a build has under way when the first are saved
TEXT = "According to Harbour Ledger, {n} barrels lie under the quay.\n\n“Nobody counted them,” Orrin Vask said.\n"


def test_what_is_told_adds_up() -> None:
    reading = Reading(folder="in")
    for told in (("stage", "Reading", 40), ("advance", 10), ("kept", "a", "b"), ("refused", "c", "It is empty.")):
        reading = after(reading, told, now=100.0)
    assert (reading.stage, reading.done, reading.total) == ("Reading", 10, 40)
    assert (reading.kept, reading.last, reading.refused) == (2, ("b", "a"), 1)
    assert reading.rate(105.0) == 2.0
    assert reading.seconds_left(105.0) == 15.0
    assert reading.rate(100.5) is None
    assert after(reading, ("stopped",), now=1.0).state == "stopped"


def test_the_rate_is_that_of_the_last_half_minute() -> None:
    reading = after(Reading(folder="in"), ("stage", "Reading", 10_000), now=0.0)
    reading = after(reading, ("advance", 5_000), now=1.0)  # passed over: the case holds them
    for second in range(2, 60):
        reading = after(reading, ("advance", 2), now=float(second))
    assert reading.rate(60.0) == pytest.approx(2.0, rel=0.1)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "quay.stemma"
    build([], path, Settings())
    return path


@pytest.fixture
def builder(case: Path) -> Iterator[Builder]:
    made = Builder(case)
    yield made
    made.close()


def until(builder: Builder, *states: str) -> Reading:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        reading = builder.reading
        if reading is not None and reading.state in states:
            return reading
        time.sleep(0.02)
    raise AssertionError(builder.reading)


def folder_of(tmp_path: Path, number: int) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(number):
        (folder / f"{n:04}.txt").write_text(TEXT.format(n=n), encoding="utf-8")
    return folder


def test_reports_are_read_by_another_process_one_build_at_a_time(builder: Builder, case: Path, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, 3)
    (folder / "scan.pdf").write_bytes(b"%PDF-1.7")
    builder.start(folder)
    assert builder.under_way
    with pytest.raises(CaseFileBusy):
        builder.start(folder)
    reading = until(builder, "done", "failed")
    assert reading.state == "done", reading.trouble
    assert (reading.kept, reading.refused) == (3, 1)
    assert "scan.pdf" in reading.refusals[0].path
    assert len(opened(case).reports) == 3


def test_a_build_that_is_stopped_keeps_what_was_saved_and_another_goes_on(
    builder: Builder, case: Path, tmp_path: Path
) -> None:
    folder = folder_of(tmp_path, MANY)
    builder.start(folder)
    while not (builder.reading and builder.reading.kept):
        time.sleep(0.02)
    builder.stop()
    reading = until(builder, "stopped", "done", "failed")
    assert reading.state == "stopped", reading.trouble
    saved = len(opened(case).reports)
    assert saved == reading.kept
    assert 0 < saved < MANY
    builder.start(folder)
    finished = until(builder, "done", "failed")
    assert finished.kept == MANY - saved
    assert len(opened(case).reports) == MANY


def test_a_process_that_is_killed_is_noticed(builder: Builder, tmp_path: Path) -> None:
    builder.start(folder_of(tmp_path, 3))
    assert builder._process is not None
    builder._process.kill()
    reading = until(builder, "failed")
    assert "ended by itself" in reading.trouble


def test_what_cannot_be_read_into_fails_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "no.stemma").write_text("no case", encoding="utf-8")
    builder = Builder(tmp_path / "no.stemma")
    builder.start(folder_of(tmp_path, 1))
    assert "is not a case file" in until(builder, "failed").trouble
