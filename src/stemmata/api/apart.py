"""The process that builds for Python: takes what is wanted as a line of JSON, and tells how it goes in lines of JSON.

It stops between two reports when nobody listens any more, or its standard input is closed.
"""

import json
import os
import sys
import threading
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from stemmata.errors import StemmataError
from stemmata.pipeline import Settings, build


class Lines:
    """Tells of a build in lines."""

    def __init__(self, to: int) -> None:
        """``to``: a file descriptor."""
        self._to = to
        self._lock = threading.Lock()
        self.wanted = threading.Event()
        self.wanted.set()

    def tell(self, *words: object) -> None:
        """Where nobody listens any more, no further report is begun."""
        try:
            with self._lock:
                os.write(self._to, (json.dumps(words) + "\n").encode("ascii"))
        except OSError:
            self.wanted.clear()

    def stage(self, name: str, total: int | None = None) -> None:
        self.tell("stage", name, total)

    def advance(self, count: int = 1) -> None:
        self.tell("advance", count)

    def kept(self, paths: Sequence[str]) -> None:
        """Nothing is said of what goes well but how much of it there is."""

    def refused(self, path: str, reason: str) -> None:
        self.tell("refused", path, reason)

    def going(self) -> bool:
        return self.wanted.is_set()


def main() -> None:
    """Builds what standard input asks for. Standard output is for the lines alone: what others write goes to the error
    output."""
    told = Lines(os.dup(sys.stdout.fileno()))
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    asked: dict[str, Any] = json.loads(sys.stdin.readline())
    threading.Thread(target=_stop_at_the_end, args=(told,), daemon=True).start()
    settings = Settings(columns=asked["columns"], workers=asked["workers"])
    try:
        told.tell("built", asdict(build(asked["paths"], Path(asked["case"]), settings, told)))
    except StemmataError as error:
        told.tell("failed", type(error).__name__, str(error.args[0]), error.hint)


def _stop_at_the_end(told: Lines) -> None:
    sys.stdin.read()
    told.wanted.clear()
