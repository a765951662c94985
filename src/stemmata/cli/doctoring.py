"""``stemmata doctor``: says in a table what is there, what is not, and what to do."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stemmata.cli.completing import cases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.table import Table

    from stemmata.cli.checkup import Finding

STYLES = {"well": "green", "absent": "dim", "mend": "bold red"}


def doctor(
    case: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE", help="A case file to look through, too.", show_default=False, autocompletion=cases
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Machine output on standard output.")] = False,
) -> None:
    """Say what is installed, what is not, what to do; and whether a case file is sound. Asks no other machine.

    Exit status: 0 all well; 1 something is to be mended.

    Example: stemmata doctor my.stemma
    """
    raise typer.Exit(run(case, machine=json))


def run(case: Path | None, *, machine: bool) -> int:
    """Looks, and prints; returns the exit status. Raises UsageError where the case is not there."""
    from dataclasses import asdict

    from stemmata.cli.checkup import findings
    from stemmata.cli.output import write_json, write_parts
    from stemmata.text.counted import count

    found = tuple(findings(case))
    ill = sum(one.state == "mend" for one in found)
    if machine:
        write_json({"well": not ill, "findings": [asdict(one) for one in found]}, indent=1)
    else:
        write_parts([_table(found), f"{count(ill, 'thing')} to mend." if ill else "All is well."])
    return 1 if ill else 0


def _table(found: "Sequence[Finding]") -> "Table":
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("", "what", "is", "to do"):
        table.add_column(heading, overflow="fold")
    about = ""
    for one in found:
        if one.about != about:
            about = one.about
            table.add_row(Text(about, style="bold"))
        table.add_row(Text(one.state, style=STYLES[one.state]), Text(one.name), Text(one.said), Text(one.mend))
    return table
