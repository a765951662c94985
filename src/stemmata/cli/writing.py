"""``stemmata export`` and ``stemmata dossier``: bytes to a place, whole or not at all."""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from stemmata import plugins
from stemmata.cli import formats
from stemmata.cli.output import write_bytes, write_json
from stemmata.cli.redacting import NOTHING, Asked, handed
from stemmata.errors import CaseWriteError, UsageError
from stemmata.text.counted import count

LINE_EVERY: Final = 5.0  # seconds between two lines that say that a long export is still at work


def export(case: Path | None, to: str, output: str, *, redact: Asked = NOTHING, machine: bool) -> None:
    """Writes the case in the format ``to``, or in the one that ``output`` tells; ``help`` lists the formats.

    Raises UsageError where that is not clear, or no case is named; TraceFound where a redacted name would be left.
    """
    if to in formats.HELP:
        formats.tell(machine=machine)
        return
    if case is None:
        raise UsageError("No case file is named.", hint="stemmata export FILE --to FORMAT --output PATH")
    _apart(case, Path(output))
    exporter = formats.chosen(to, output)
    name = Path(output).name
    if output == "-":
        chunks = handed(case, redact).chunks(name, exporter.export)
        write_bytes(_for_standard_output(Watch(output).of(chunks), exporter.name))
        return
    if output.endswith(("/", os.sep)) or Path(output).is_dir():
        size = _into_folder(exporter, case, Path(output), redact)
    else:
        size = written(Path(output), Watch(output).of(handed(case, redact).chunks(name, exporter.export)))
    _tell(machine, {"output": output, "format": exporter.name, "bytes": size}, f"Wrote {output} ({size:,} bytes).")


def json_schema() -> None:
    """Prints the JSON Schema of the format ``json``."""
    from stemmata.export.json_schema import json_schema as schema

    write_json(schema(), indent=1)


def _into_folder(exporter: plugins.Exporter, case: Path, folder: Path, redact: Asked) -> int:
    if not isinstance(exporter, plugins.FolderExporter):
        raise UsageError(
            f"{folder} is a folder, and {exporter.name} is one file.",
            hint=f"Name the file: --output {folder / case.stem}.{exporter.name}",
        )
    watch = Watch(str(folder))
    pairs = handed(case, redact).pairs(exporter.files)
    return written_folder(folder, ((name, watch.of(chunks)) for name, chunks in pairs))


def _for_standard_output(chunks: Iterable[bytes], name: str) -> Iterator[bytes]:
    """The chunks; raises UsageError before the first that would fill a terminal with what nobody can read."""
    terminal = sys.stdout.isatty()
    for chunk in chunks:
        if terminal and b"\0" in chunk:
            raise UsageError(f"{name} is no text for a terminal.", hint="Name a file with --output, or pipe it.")
        yield chunk


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


class Watch:
    """Says on standard error that a long export is still at work; nothing about a short one."""

    def __init__(self, output: str) -> None:
        self._output = output
        self._begun = self._told = time.monotonic()
        self._size = 0

    def of(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        """The same chunks."""
        for chunk in chunks:
            self._size += len(chunk)
            now = time.monotonic()
            if now - self._told > LINE_EVERY:
                self._told = now
                sofar = f", {self._size:,} bytes so far" if self._size else ""
                sys.stderr.write(f"writing {self._output}: {now - self._begun:.0f} s{sofar}\n")
            yield chunk


def written(path: Path, chunks: Iterable[bytes]) -> int:
    """Writes a file beside its place and moves it there when it is whole; returns its size in bytes.

    Raises CaseWriteError where the folder cannot be written or the disk is full; what was there stays.
    """
    with _spoken(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                size = _poured(chunks, file)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    return size


def written_folder(folder: Path, files: Iterable[tuple[str, Iterable[bytes]]]) -> int:
    """Writes files beside the folder, and moves them into it when all are whole; returns their size in bytes.

    Other files of the folder stay. Raises CaseWriteError as :func:`written` does.
    """
    folder = Path(os.path.abspath(folder))  # "." and "data/" have no name to be made beside
    with _spoken(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
        try:
            size = 0
            for name, chunks in files:
                with (made / name).open("wb") as file:
                    size += _poured(chunks, file)
            folder.mkdir(exist_ok=True)
            for file_ in sorted(made.iterdir()):
                file_.replace(folder / file_.name)
        finally:
            shutil.rmtree(made, ignore_errors=True)
    return size


def _poured(chunks: Iterable[bytes], file: BinaryIO) -> int:
    return sum(file.write(chunk) for chunk in chunks)


@contextmanager
def _spoken(path: Path) -> Iterator[None]:
    """An error of the disk becomes a sentence."""
    try:
        yield
    except OSError as error:
        raise CaseWriteError(
            f"{path} cannot be written: {error.strerror or error}.",
            hint="Name another place with --output, or make room there.",
        ) from error
