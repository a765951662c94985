"""A build from Python: in a process of its own, so that any script, notebook and prompt can ask for it.

The reports are annotated in processes that begin anew, and such processes run the main module again. A script without
``if __name__ == "__main__"`` would then build within each of them. So the build has a main module of its own.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from stemmata import errors
from stemmata.api.case import OpenCase
from stemmata.errors import StemmataError
from stemmata.model.report import Refusal

if TYPE_CHECKING:
    from stemmata.pipeline import Built

_EVERY: Final = 0.1  # seconds between two tellings of the same stage
_BEGIN: Final = "import sys; sys.path[:] = {path!r}; from stemmata.api.apart import main; main()"
_READING: Final = "Reading"  # how the stage begins that can stop between two reports
Paths = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a build is. ``str()`` of it is a line to print."""

    stage: str  # "Reading and annotating", "Linking" …
    done: int  # files read, or reports linked
    total: int | None  # None where it is not known
    rate: float | None  # a second, since the stage began; None before anything is done
    refusal: Refusal | None = None  # the file that was refused just now

    def __str__(self) -> str:
        if self.refusal:
            return f"refused: {self.refusal.path}: {self.refusal.reason}"
        of = f" of {self.total:,}" if self.total is not None else ""
        rate = f", {self.rate:.1f} a second" if self.rate else ""
        return f"{self.stage}: {self.done:,}{of}{rate}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltCase:
    """A case that was built, open, and what the build did."""

    case: OpenCase
    summary: "Built"  # counts of the case; ``added`` by this build

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """Files that this build could not read, and why; sorted by path."""
        return self.summary.refusals

    @property
    def notes(self) -> tuple[tuple[str, str], ...]:
        """(path, what the reader had to guess), in reading order."""
        return self.summary.notes


def build(
    paths: Paths,
    case: str | os.PathLike[str],
    *,
    progress: Callable[[Progress], object] | None = None,
    columns: Mapping[str, str] | None = None,
    workers: int | None = None,
) -> BuiltCase:
    """Reads files and folders into a case file, or brings it up to date, and opens it.

    ``progress`` is called, in this thread, with each :class:`Progress`; ``progress=print`` prints lines.
    ``columns``: our names to those of a table, ``{"text": "body"}``. ``workers``: processes; None for one a core.

    Files that cannot be read are refusals of the result, and no error. Ctrl-C, and an error of ``progress``, stop the
    build between two reports: what was read is kept, and the next build goes on from there. Raises UsageError for a
    path that is not there, CaseFileError for a file that is no case, CaseFileBusy where another process writes it.
    """
    wanted = {
        "paths": [os.fspath(one) for one in ([paths] if isinstance(paths, str | os.PathLike) else paths)],
        "case": os.fspath(case),
        "columns": dict(columns or {}),
        "workers": workers,
    }
    told = _Teller(progress)
    with _begun(wanted) as process:
        try:
            summary = _followed(process, told)
        except BaseException:
            _stopped(process, told.stage)
            raise
    return BuiltCase(case=OpenCase(Path(case)), summary=summary)


def _begun(wanted: Mapping[str, object]) -> "subprocess.Popen[str]":
    # Ctrl-C is this process's, which then stops the other
    group = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)  # of Windows alone
    process = subprocess.Popen(  # noqa: S603 # our own module
        [sys.executable, "-c", _BEGIN.format(path=sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="ascii",
        start_new_session=True,
        creationflags=group,
    )
    assert process.stdin is not None
    process.stdin.write(json.dumps(wanted) + "\n")
    process.stdin.flush()
    return process


def _followed(process: "subprocess.Popen[str]", told: "_Teller") -> "Built":
    """Passes on what the build tells until it has ended. Raises what it raised."""
    for event, *words in _events(process):
        match event, words:
            case "stage", [str(name), total]:
                told.begin(name, total)
            case "advance", [int(count)]:
                told.advance(count)
            case "refused", [str(path), str(reason)]:
                told.refused(Refusal(path=path, reason=reason))
            case "built", [dict(summary)]:
                told.end()
                return _summary(summary)
            case "failed", [str(kind), str(message), str(hint)]:
                raise _error(kind, message, hint)
    raise StemmataError(
        f"The build ended by itself (status {process.wait()}).", hint="What was read is kept; run it again to go on."
    )


def _events(process: "subprocess.Popen[str]") -> Iterator[list[Any]]:
    assert process.stdout is not None
    for line in process.stdout:
        yield json.loads(line)


def _summary(told: Mapping[str, Any]) -> "Built":
    from stemmata.pipeline import Built

    refusals = tuple(Refusal(**one) for one in told["refusals"])
    notes = tuple((path, note) for path, note in told["notes"])
    return Built(**{**told, "refusals": refusals, "notes": notes})


def _error(kind: str, message: str, hint: str) -> StemmataError:
    known = getattr(errors, kind, StemmataError)
    made: StemmataError = known(message, hint=hint)
    return made


def _stopped(process: "subprocess.Popen[str]", stage: str) -> None:
    """Lets no further report be begun, and waits for those that were; links that are being drawn are left undrawn."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.close()
        process.stdout.close()
        if not stage.startswith(_READING):
            process.terminate()
        process.wait()
    except BaseException:  # stopped once more: not one report longer
        process.kill()
        raise


class _Teller:
    """Calls back now and then, and always at the end of a stage and for what is refused."""

    def __init__(self, progress: Callable[[Progress], object] | None) -> None:
        self._call = progress or (lambda _: None)
        self.stage = _READING
        self._total: int | None = None
        self._done = self._said = 0
        self._began = self._last = time.monotonic()

    def begin(self, stage: str, total: int | None) -> None:
        self.end()
        self.stage, self._total, self._done = stage, total, 0
        self._began = time.monotonic()
        self._tell()

    def advance(self, count: int) -> None:
        self._done += count
        if time.monotonic() - self._last >= _EVERY:
            self._tell()

    def refused(self, refusal: Refusal) -> None:
        self._tell(refusal)

    def end(self) -> None:
        """What was done since it was last told."""
        if self._said != self._done:
            self._tell()

    def _tell(self, refusal: Refusal | None = None) -> None:
        self._last = now = time.monotonic()
        self._said = self._done
        rate = self._done / (now - self._began) if self._done and now > self._began else None
        self._call(Progress(stage=self.stage, done=self._done, total=self._total, rate=rate, refusal=refusal))
