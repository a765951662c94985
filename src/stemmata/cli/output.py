"""Standard output: data as UTF-8 whatever the terminal's code page, and a sentence where it cannot be written."""

import contextlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from stemmata.errors import CaseWriteError

if TYPE_CHECKING:
    from rich.console import RenderableType


def write_json(value: Any, *, indent: int | None = None) -> None:
    """Writes one JSON value and a line end. Raises CaseWriteError."""
    # What is not Unicode in the name of a file becomes an escape, which JSON has, too.
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    write_bytes([f"{text}\n".encode("utf-8", "backslashreplace")])


def write_bytes(chunks: Iterable[bytes]) -> None:
    """Writes the bytes as they are. Raises CaseWriteError."""
    with _whole():
        for chunk in chunks:
            sys.stdout.buffer.write(chunk)


def write_parts(parts: "Iterable[RenderableType]") -> None:
    """Prints for people, in colour on a terminal; what its code page lacks becomes "?". Raises CaseWriteError."""
    from rich.console import Console

    console = Console(highlight=False)
    encoding = sys.stdout.encoding or "utf-8"
    with _whole():
        with console.capture() as printed:
            for part in parts:
                console.print(part)
        sys.stdout.write(printed.get().encode(encoding, "replace").decode(encoding))


@contextlib.contextmanager
def _whole() -> Iterator[None]:
    """All that is written inside reaches its reader; one who has gone away (``| head``) is no error."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        _silence()
    except OSError as error:
        _silence()
        raise CaseWriteError(
            f"Standard output cannot be written: {error.strerror or error}.",
            hint="Make room where it goes, or send it to another place.",
        ) from error


def _silence() -> None:
    """What is still held back goes nowhere, so that the end of the process does not fail over it again."""
    with contextlib.suppress(OSError):  # a stream that is no file holds nothing back
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
