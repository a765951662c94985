"""Runs ``stemmata`` as a user does: in this process where that is enough, in a process of its own where it is not."""

import contextlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from stemmata.cli.app import main

EPOCH = "1622548800"  # 2021-06-01T12:00:00Z: the time of every build in the tests


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a command did."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output, which is one JSON value and nothing else."""
        return json.loads(self.out)


class _Stream(io.TextIOWrapper):
    """A standard stream that is no terminal."""

    def __init__(self) -> None:
        super().__init__(io.BytesIO(), encoding="utf-8", newline="", write_through=True)

    def text(self) -> str:
        self.flush()
        raw = self.buffer
        assert isinstance(raw, io.BytesIO)
        return raw.getvalue().decode()


def stemmata(*words: object) -> Ran:
    """Runs the command in this process, through the real entry point."""
    status, out, err = 0, _Stream(), _Stream()
    with _surroundings(words), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main()
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else int(end.code is not None)
    return Ran(status=status, out=out.text(), err=err.text())


@contextlib.contextmanager
def _surroundings(words: tuple[object, ...]) -> Iterator[None]:
    argv = ["stemmata", *map(str, words)]
    with (
        mock.patch.object(sys, "argv", argv),
        mock.patch.dict(os.environ, {"SOURCE_DATE_EPOCH": EPOCH, "COLUMNS": "200"}),
    ):
        yield


def process(*words: object, under: str = "", env: Mapping[str, str] | None = None) -> "subprocess.Popen[bytes]":
    """Starts the command in a process of its own; ``under`` is Python that runs before it."""
    code = f"{under}\nfrom stemmata.cli.app import main\nmain()"
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_environment(env or {}),
    )


def spawned(*words: object, under: str = "", env: Mapping[str, str] | None = None) -> Ran:
    """Runs the command in a process of its own to its end."""
    with process(*words, under=under, env=env) as ran:
        out, err = ran.communicate()
    return Ran(status=ran.returncode, out=out.decode(), err=err.decode())


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    """Fixed time and width; compiled modules are kept beside the tests' own, so that each process starts fast."""
    kept = {
        name: value for name, value in os.environ.items() if name not in {"PYTHONDONTWRITEBYTECODE", "PYTHONHASHSEED"}
    }
    return {**kept, "SOURCE_DATE_EPOCH": EPOCH, "COLUMNS": "200", "PYTHONPYCACHEPREFIX": _compiled(), **more}


def _compiled() -> str:
    """Where processes of the tests keep compiled modules."""
    return str(Path(__file__).parents[2] / ".pytest_cache" / "compiled")
