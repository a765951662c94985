"""What a view prints, as plain text."""

import io
from collections.abc import Iterable

from rich.console import Console, RenderableType


def plain(parts: Iterable[RenderableType], *, width: int = 200) -> str:
    """The text that a terminal of this width would show, without trailing spaces."""
    console = Console(file=io.StringIO(), width=width, highlight=False, color_system=None)
    for part in parts:
        console.print(part)
    stream = console.file
    assert isinstance(stream, io.StringIO)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines())
