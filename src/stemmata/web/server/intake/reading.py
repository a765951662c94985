"""Builds in a process of their own, so that the pages stay answerable: one at a time, told of, and stopped."""

import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from multiprocessing.context import SpawnProcess
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Final, Literal

from stemmata.errors import BuildStopped, CaseFileBusy, StemmataError
from stemmata.model.report import Refusal
from stemmata.pipeline import Built, Settings, build

State = Literal["running", "stopping", "done", "stopped", "failed"]
UNDER_WAY: Final = frozenset({"running", "stopping"})
LATELY: Final = 30  # marks
SHOWN: Final = 200  # reports and refusals that are listed; all are counted
Told = tuple[object, ...]  # what happened, and with what


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How far a build is, or how it ended."""

    folder: str  # what is read
    state: State = "running"
    stage: str = "Beginning"
    done: int = 0  # of this stage: files read, or reports linked
    total: int | None = None  # None where it is not known
    marks: tuple[tuple[float, int], ...] = ()  # (monotonic clock, ``done`` then), of this stage, the latest last
    kept: int = 0
    last: tuple[str, ...] = ()  # paths of the reports that were saved last, the last first
    refused: int = 0
    refusals: tuple[Refusal, ...] = ()  # the last first
    trouble: str = ""  # why it failed, and what to do
    built: Built | None = None  # where it is done

    @property
    def under_way(self) -> bool:
        return self.state in UNDER_WAY

    def rate(self, now: float) -> float | None:
        """Files a second lately; None where nothing can be said yet."""
        if not self.marks:
            return None
        since, then = self.marks[0]
        return (self.done - then) / (now - since) if self.done > then and now - since > 1 else None

    def seconds_left(self, now: float) -> float | None:
        """Of this stage, at the rate so far; None where nothing can be said."""
        rate = self.rate(now)
        return (self.total - self.done) / rate if rate and self.total else None


def after(reading: Reading, told: Told, now: float) -> Reading:
    """The reading when this, too, was told."""
    match told:
        case ("stage", str(name), total):
            return replace(
                reading, stage=name, total=total if isinstance(total, int) else None, done=0, marks=((now, 0),)
            )
        case ("advance", int(count)):
            done = reading.done + count
            return replace(reading, done=done, marks=_marked(reading.marks, now, done))
        case ("kept", *paths):
            last = (*map(str, reversed(paths)), *reading.last)[:SHOWN]
            return replace(reading, kept=reading.kept + len(paths), last=last)
        case ("refused", str(path), str(reason)):
            last_refused = (Refusal(path=path, reason=reason), *reading.refusals)[:SHOWN]
            return replace(reading, refused=reading.refused + 1, refusals=last_refused)
        case ("built", Built() as built):
            return replace(reading, state="done", built=built)
        case ("stopped",):
            return replace(reading, state="stopped")
        case ("failed", str(trouble)):
            return replace(reading, state="failed", trouble=trouble)
    raise AssertionError(told)


def _marked(marks: tuple[tuple[float, int], ...], now: float, done: int) -> tuple[tuple[float, int], ...]:
    """One mark a second at most, the last :data:`LATELY`: what a case holds is passed over fast, and tells nothing."""
    return (*marks, (now, done))[-LATELY:] if not marks or now - marks[-1][0] >= 1 else marks


class Builder:
    """Runs the builds of one case. Any thread may ask."""

    def __init__(self, case: Path) -> None:
        self._case = case
        self._lock = threading.Lock()
        self._reading: Reading | None = None
        self._process: SpawnProcess | None = None
        self._stop: Event | None = None

    @property
    def reading(self) -> Reading | None:
        """The build that is under way, or else the last one since the server began; None where there was none."""
        with self._lock:
            return self._reading

    @property
    def under_way(self) -> bool:
        reading = self.reading
        return reading is not None and reading.under_way

    def start(self, folder: Path) -> None:
        """Begins to read a folder into the case. Raises CaseFileBusy where a build is under way."""
        context = multiprocessing.get_context("spawn")
        with self._lock:
            if self._reading is not None and self._reading.under_way:
                raise busy()
            come, go = context.Pipe(duplex=False)
            self._stop = context.Event()
            self._process = context.Process(target=_build, args=(str(folder), str(self._case), go, self._stop))
            self._process.start()
            go.close()
            self._reading = Reading(folder=str(folder))
            threading.Thread(target=self._listen, args=(come, self._process), daemon=True).start()

    def stop(self) -> None:
        """Lets no further report be begun; a build that is asked a second time, or that links, ends at once.

        What was saved stays whenever that is.
        """
        with self._lock:
            if self._reading is None or not self._reading.under_way or not self._stop or not self._process:
                return
            self._stop.set()
            if self._reading.state == "stopping" or not self._reading.stage.startswith("Reading"):
                self._process.terminate()
            self._reading = replace(self._reading, state="stopping")

    def close(self) -> None:
        """Ends what is under way."""
        with self._lock:
            process = self._process
        if process is not None and process.is_alive():
            process.terminate()
            process.join()

    def _listen(self, come: "multiprocessing.connection.Connection", process: SpawnProcess) -> None:
        try:
            while True:
                told = come.recv()
                with self._lock:
                    assert self._reading is not None
                    if told[0] in {"built", "stopped", "failed"}:
                        break
                    self._reading = after(self._reading, told, time.monotonic())
        except (EOFError, OSError):
            told = ("ended",)
        come.close()
        process.join()
        with self._lock:
            assert self._reading is not None
            if told == ("ended",):
                stopped = self._reading.state == "stopping"
                told = ("stopped",) if stopped else ("failed", f"It ended by itself (status {process.exitcode}).")
            self._reading = after(self._reading, told, time.monotonic())


def busy() -> CaseFileBusy:
    return CaseFileBusy(
        "Reports are being read into this case; nothing else can be written meanwhile.",
        hint="Wait until that is done, or stop it on the page that adds reports; then do this again.",
    )


class _Teller:
    """Sends what a build says of itself to the process that serves."""

    def __init__(self, to: "multiprocessing.connection.Connection", stop: Event) -> None:
        self._to = to
        self._stop = stop

    def stage(self, name: str, total: int | None = None) -> None:
        self._to.send(("stage", name, total))

    def advance(self, count: int = 1) -> None:
        self._to.send(("advance", count))

    def kept(self, paths: Sequence[str]) -> None:
        self._to.send(("kept", *paths))

    def refused(self, path: str, reason: str) -> None:
        self._to.send(("refused", path, reason))

    def going(self) -> bool:
        return not self._stop.is_set()


def _build(folder: str, case: str, to: "multiprocessing.connection.Connection", stop: Event) -> None:
    """What the process does; it ends with the one that serves."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's, which ends this
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        to.send(("built", build([folder], Path(case), Settings(), _Teller(to, stop))))
    except BuildStopped:
        to.send(("stopped",))
    except StemmataError as error:
        to.send(("failed", str(error)))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)
