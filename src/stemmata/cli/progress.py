"""Progress on standard error: a bar with rate and time left on a terminal, plain lines elsewhere."""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Task as RichTask
from rich.text import Text

LINE_EVERY = 5.0  # seconds between plain lines


class _Rate(TextColumn):
    def __init__(self) -> None:
        super().__init__("")

    def render(self, task: RichTask) -> Text:
        return Text(f"{task.speed:.1f}/s" if task.speed else "", style="dim")


class Reporter:
    """Tells how far a build is. ``quiet`` tells nothing but what was refused."""

    def __init__(self, *, quiet: bool) -> None:
        self._console = Console(stderr=True)
        self._quiet = quiet
        self._live: Progress | None = None
        self._task: TaskID | None = None
        self._stage, self._done, self._told = "", 0, 0.0
        self._total: int | None = None
        self._noted = time.monotonic()

    def __enter__(self) -> Self:
        if not self._quiet and self._console.is_terminal:
            self._live = Progress(
                SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(),
                TimeRemainingColumn(), console=self._console, transient=True,
            )  # fmt: skip
            self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._live:
            self._live.stop()

    def stage(self, name: str, total: int | None = None) -> None:
        """A new stage begins; ``total`` is None where it is not known how much there is."""
        self._stage, self._total, self._done, self._told = name, total, 0, time.monotonic()
        if self._live:
            if self._task is not None:
                self._live.remove_task(self._task)
            self._task = self._live.add_task(name, total=total)
        elif not self._quiet:
            self._console.print(f"{name} …" if total is None else f"{name} {total} …", highlight=False)

    def advance(self, count: int = 1) -> None:
        """So many more are done."""
        self._done += count
        if self._live and self._task is not None:
            self._live.advance(self._task, count)
        elif not self._quiet and time.monotonic() - self._told > LINE_EVERY:
            self._told = time.monotonic()
            self._console.print(f"{self._stage}: {self._done} of {self._total or '?'}", highlight=False)

    def says(self, words: str, *, always: bool = False) -> None:
        """A sentence that stays to be read; also when quiet, where it must be."""
        if always or not self._quiet:
            self._console.print(Text(words), highlight=False, soft_wrap=True)

    def tells(self, words: str) -> None:
        """More of how far the stage is than a number: beside the bar, or now and then a line."""
        if self._live and self._task is not None:
            self._live.update(self._task, description=words)
        elif not self._quiet and time.monotonic() - self._noted > LINE_EVERY:
            self._noted = time.monotonic()
            self.says(words)

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Leaves the terminal to a question."""
        if self._live:
            self._live.stop()
        try:
            yield
        finally:
            if self._live:
                self._live.start()

    def kept(self, paths: Sequence[str]) -> None:
        """Nothing is said of what goes well but how much of it there is."""

    def going(self) -> bool:
        """A command is stopped by Ctrl-C, which needs no asking."""
        return True

    def refused(self, path: str, reason: str) -> None:
        """A file was refused; said at once, also when quiet."""
        self._console.print(Text(f"refused: {path}: {reason}"), highlight=False, soft_wrap=True)


@contextmanager
def reporter(*, quiet: bool) -> Iterator[Reporter]:
    """A reporter that cleans the terminal up whatever happens."""
    sys.stderr.flush()
    with Reporter(quiet=quiet) as one:
        yield one
