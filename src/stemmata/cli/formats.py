"""Which format a case is written in: the one that is named, or the one that the name of the output tells."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from stemmata import plugins
from stemmata.cli.output import write_json
from stemmata.errors import UsageError
from stemmata.plugins import Exporter

HELP: Final = frozenset({"?", "help"})
CONTRACT: Final = "json"  # what standard output gets where no format is named


def installed() -> Mapping[str, Exporter]:
    """The exporters by name, sorted."""
    return {one.name: one for one in plugins.exporters()}


def tell(*, machine: bool) -> None:
    """Prints the formats, with a line that says what one gets."""
    formats = installed()
    if machine:
        write_json(
            [{"format": name, "media_type": one.media_type, "summary": one.summary} for name, one in formats.items()]
        )
    else:
        wide = max(map(len, formats))
        sys.stdout.write("".join(f"{name:{wide}}  {one.summary}\n" for name, one in formats.items()))


def chosen(to: str, output: str) -> Exporter:
    """The exporter that is named, or that the suffix of the output tells. Raises UsageError where there is none."""
    formats = installed()
    if to:
        if to not in formats:
            raise UsageError(f"There is no format {to!r}.", hint=f"Formats are: {', '.join(formats)}.")
        return formats[to]
    if output == "-":
        return formats[CONTRACT]
    told = {name for name, one in formats.items() if Path(output).name.lower().endswith(_suffixes(one))}
    if len(told) != 1:
        raise UsageError(
            f"The name {output} does not tell the format.",
            hint="Say it with --to; stemmata export --to help lists the formats.",
        )
    return formats[told.pop()]


def _suffixes(exporter: Exporter) -> tuple[str, ...]:
    """How names of files in this format end: as the exporter says, or else with its name."""
    told: tuple[str, ...] = getattr(exporter, "suffixes", (f".{exporter.name}",))
    return told
