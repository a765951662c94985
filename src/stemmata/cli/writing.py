"""``stemmata export`` and ``stemmata dossier``: bytes to a place, whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from stemmata import plugins
from stemmata.cli.output import write_bytes, write_json
from stemmata.cli.redacting import NOTHING, Asked, handed
from stemmata.errors import CaseWriteError, UsageError
from stemmata.text.counted import count


def export(case: Path, to: str, output: str, *, redact: Asked = NOTHING, machine: bool) -> None:
    """Writes the case in the format ``to``. Raises UsageError where no installed exporter has that name."""
    exporters = {one.name: one for one in plugins.exporters()}
    if to not in exporters:
        raise UsageError(f"There is no format {to!r}.", hint=f"Formats are: {', '.join(sorted(exporters))}.")
    _apart(case, Path(output))
    chunks = handed(case, redact).chunks(Path(output).name, exporters[to].export)
    if output == "-":
        write_bytes(chunks)
        return
    size = written(Path(output), chunks)
    _tell(machine, {"output": output, "format": to, "bytes": size}, f"Wrote {output} ({size:,} bytes).")


def dossier(case: Path, output: str, *, pdf: bool = False, redact: Asked = NOTHING, machine: bool) -> None:
    """Writes the dossier: one file if ``output`` ends in .html, .htm or .pdf or ``pdf`` is wished, else a folder."""
    from stemmata.web import dossier as pages
    from stemmata.web.paper.document import paper
    from stemmata.web.paper.pdf import as_pdf

    target = Path(output)
    _apart(case, target)
    value = handed(case, redact)
    on_paper = pdf or target.suffix.lower() == ".pdf"
    if on_paper:
        size, first, number = written(target, value.printed(target.name, paper, as_pdf)), target, 1
    elif target.suffix.lower() in {".html", ".htm"}:
        size, first, number = (
            written(target, value.chunks(target.name, lambda held: [pages.single_page(held)])),
            target,
            1,
        )
    else:
        files = value.files(pages.dossier)
        size = sum(written(target / name, [data]) for name, data in sorted(files.items()))
        first, number = target / "index.html", len(files)
    where = f"Open {first}" if on_paper else f"Open {first} in a browser"
    _tell(
        machine,
        {"output": output, "files": number, "bytes": size, "open": str(first)},
        f"Wrote {count(number, 'file')} ({size:,} bytes). {where}; it needs no network.",
    )


def _apart(case: Path, target: Path) -> None:
    """Raises UsageError where what is to be written would take the case file's place."""
    if target.exists() and case.exists() and target.samefile(case):
        raise UsageError(f"{target} is the case itself.", hint="Name another place with --output.")


def _tell(machine: bool, values: dict[str, object], sentence: str) -> None:
    if machine:
        write_json(values)
    else:
        sys.stderr.write(sentence + "\n")


def written(path: Path, chunks: Iterable[bytes]) -> int:
    """Writes a file beside its place and moves it there when it is whole; returns its size in bytes.

    Raises CaseWriteError where the folder cannot be written or the disk is full; what was there stays.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            size = 0
            with os.fdopen(handle, "wb") as file:
                for chunk in chunks:
                    size += file.write(chunk)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CaseWriteError(
            f"{path} cannot be written: {error.strerror or error}.",
            hint="Name another place with --output, or make room there.",
        ) from error
    return size
