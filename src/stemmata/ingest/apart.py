"""Readers of risky formats run apart: in a process of their own, with limits of memory and time.

One process is used over and over; where it hangs or dies it is ended, the file that did it is refused with a sentence,
and the next file gets a new one. This is a guard against files that exhaust a machine, not against a program that
somebody hides in a file: the process has the rights of the user.

Memory and computing time are limited by ``resource.setrlimit``, which Windows lacks; macOS takes the limit of memory
and does not keep to it. The limit by the clock on the wall holds everywhere.
"""

import contextlib
import multiprocessing
import multiprocessing.connection
import os
import pickle
import signal
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from io import BytesIO
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Any, BinaryIO, Final, Self

from stemmata.errors import UnreadableReport
from stemmata.plugins import Container, Member, Plugin, RawRecord, ReadOptions

Item = RawRecord | Member
GIBIBYTE: Final = 1 << 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a file may cost until it gives its next record or member."""

    memory: int = 2 * GIBIBYTE  # bytes of addresses: a mail of 50 MiB takes 0.5 GiB of them, the libraries another 0.4
    computing: int = 60  # seconds of the processor: a page at the edge of what trafilatura takes needs 2, a PDF page 1
    waiting: int = 180  # seconds by the clock: three times that, since other programs use the machine too
    output: int = GIBIBYTE // 4  # bytes that one record or member may have: five members of the largest size
    records: int = GIBIBYTE // 2  # bytes of all records of one file together


LIMITS: Final = Limits()
LONGEST: Final = 3600  # seconds by the clock that any plugin may ask for
STARTING: Final = 120  # seconds until a process has loaded its libraries, which no file is to blame for


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A file, or a member of one, and what is to read it."""

    plugin: Plugin
    path: str  # for people
    data: bytes = b""
    file: str | None = None  # where it can be opened; None: ``data`` is all of it
    options: ReadOptions = field(default_factory=ReadOptions)


def done(job: Job) -> Iterator[Item]:
    """Does the job in this process."""
    if isinstance(job.plugin, Container):
        with _opened(job) as file:
            yield from job.plugin.members(file, job.path)
    else:
        yield from job.plugin.read(job.data, job.path, job.options)


def is_risky(plugin: Plugin) -> bool:
    return bool(getattr(plugin, "risky", False))


def _for(limits: Limits, plugin: Plugin) -> Limits:
    """The limits, with the time that a plugin says it takes where that is more: scanned pages take a minute each."""
    seconds = min(int(getattr(plugin, "seconds", 0)), LONGEST)
    computing, waiting = max(limits.computing, seconds // 3), max(limits.waiting, seconds)
    return replace(limits, computing=computing, waiting=waiting)


class Apart:
    """The processes in which risky plugins run. Use it in a ``with``; one thread at a time may."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits
        self._idle: list[_Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        while self._idle:
            self._idle.pop().end()

    def done(self, job: Job) -> Iterator[Item]:
        """Does the job, in a process of its own where its plugin is risky.

        Raises UnreadableReport where the plugin does, and where it hangs, dies or takes more than the limits.
        """
        if not is_risky(job.plugin):
            yield from done(job)
            return
        worker = self._idle.pop() if self._idle else _Worker(self._limits)
        try:
            yield from worker.done(job)
        except UnreadableReport:
            if worker.sound:
                self._idle.append(worker)
            raise
        except BaseException:  # nobody waits for the rest
            worker.end()
            raise
        self._idle.append(worker)


class _Worker:
    """One process. ``sound``: it waits for the next job."""

    def __init__(self, limits: Limits) -> None:
        context = multiprocessing.get_context("spawn")
        self._limits = self._now = limits  # now: for the job at hand
        self._pipe, theirs = context.Pipe()
        self._process: SpawnProcess = context.Process(target=_serve, args=(theirs, limits), daemon=True)
        self._process.start()
        theirs.close()
        self.sound = True
        with contextlib.suppress(EOFError):  # the first job says that it is dead
            if self._pipe.poll(STARTING):
                self._pipe.recv_bytes()

    def done(self, job: Job) -> Iterator[Item]:
        self.sound = False
        self._now = _for(self._limits, job.plugin)
        total = 0
        try:
            self._pipe.send_bytes(pickle.dumps(job))
        except (BrokenPipeError, ConnectionError) as error:
            raise self._dead() from error
        while True:
            size, told = self._told()
            match told:
                case ("item", item):
                    total += size
                    if isinstance(item, RawRecord) and total > self._limits.records:
                        raise self._ended("It gives more text than any file of reports", "Split it.")
                    yield item
                case ("end",):
                    self.sound = True
                    return
                case ("refused", UnreadableReport() as refused):
                    self.sound = True
                    raise refused
                case ("failed", str(name), str(problem)):
                    self.sound = True
                    raise UnreadableReport(f"The {name} reader failed ({problem}).", hint=_OTHERWISE)
                case _:
                    raise self._ended("It needs more memory than a file may take", _OTHERWISE)

    def end(self) -> None:
        """Ends the process, whatever it does."""
        self.sound = False
        self._end_group()
        self._process.kill()
        self._process.join()
        self._process.close()
        self._pipe.close()

    def _told(self) -> tuple[int, Any]:
        try:
            if not self._pipe.poll(self._now.waiting):
                raise self._ended(f"Reading it took longer than {self._now.waiting} seconds", _OTHERWISE)
            data = self._pipe.recv_bytes(self._limits.output)
        except EOFError as error:
            raise self._dead() from error
        except OSError as error:
            raise self._ended("It gives more than any report holds", "Split it.") from error
        return len(data), pickle.loads(data)  # noqa: S301 - our own process wrote it

    def _end_group(self) -> None:
        """Ends the programs that the process started: tesseract would go on for a minute."""
        if sys.platform != "win32" and self._process.pid:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def _dead(self) -> UnreadableReport:
        self._end_group()
        self._process.join(5)
        status = self._process.exitcode
        if sys.platform != "win32" and status == -signal.SIGXCPU:
            what = f"Reading it took more than {self._now.computing} seconds of computing"
        else:
            what = f"Reading it ended the process that did so ({_named(status)})"
        return self._ended(what, _OTHERWISE)

    def _ended(self, what: str, hint: str) -> UnreadableReport:
        self.end()
        return UnreadableReport(f"{what}; it was stopped, and all else was read.", hint=hint)


_OTHERWISE: Final = "Check that it is whole; if it is, save its text in a .txt file."


def _named(status: int | None) -> str:
    if status is not None and status < 0:
        with contextlib.suppress(ValueError):
            return signal.Signals(-status).name
    return f"status {status}"


def _opened(job: Job) -> BinaryIO:
    if job.file is None:
        return BytesIO(job.data)
    try:
        return open(job.file, "rb")
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise UnreadableReport(f"The file cannot be opened: {why}.", hint="Check its permissions.") from error


# -- in the other process --------------------------------------------------------------------------------


def _serve(pipe: "multiprocessing.connection.Connection", limits: Limits) -> None:
    if sys.platform != "win32":
        os.setpgid(0, 0)  # what it starts ends with it
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's, which ends this
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _silence()
    _bound_memory(limits.memory)
    pipe.send_bytes(b"ready")
    while True:
        try:
            job = pickle.loads(pipe.recv_bytes())  # noqa: S301 - our own parent wrote it
        except (EOFError, OSError):
            return
        except Exception as error:  # a plugin that does not pickle
            pipe.send_bytes(pickle.dumps(("failed", "risky", f"{type(error).__name__}: {error}"[:200])))
            continue
        with contextlib.suppress(BrokenPipeError):
            pipe.send_bytes(pickle.dumps(_last(pipe, job, limits)))


def _last(pipe: "multiprocessing.connection.Connection", job: Job, limits: Limits) -> tuple[object, ...]:
    """Sends each item as it comes; returns how it ended."""
    try:
        seconds = _for(limits, job.plugin).computing
        _bound_computing(seconds)
        for item in done(job):
            pipe.send_bytes(pickle.dumps(("item", item)))
            _bound_computing(seconds)
    except UnreadableReport as error:
        return ("refused", error)
    except MemoryError:
        return ("memory",)
    except RecursionError:
        return ("failed", job.plugin.name, "it is nested too deep")
    except Exception as error:  # a reader, or the library behind it, may fail in any way
        return ("failed", job.plugin.name, f"{type(error).__name__}: {error}"[:200])
    return ("end",)


def _silence() -> None:
    """What libraries print is not for our standard output, which other programs read."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _bound_memory(most: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    with contextlib.suppress(ValueError, OSError):  # a lower limit holds already
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _bound_computing(seconds: int) -> None:
    """From now on, this process may compute so many seconds."""
    if sys.platform == "win32":
        return
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    with contextlib.suppress(ValueError, OSError):
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 1 + seconds, hard))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        if sys.platform != "win32":
            os.killpg(0, signal.SIGKILL)
        os._exit(1)
