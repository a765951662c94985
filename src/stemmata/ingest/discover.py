"""Which files the user means by the paths that were named."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from stemmata.errors import UsageError
from stemmata.ingest.sidecar import is_sidecar, sidecar_names
from stemmata.model.report import Refusal

CASE_SUFFIXES = (".stemma", ".stemma-wal", ".stemma-shm", ".stemma-journal")
_SQLITE = b"SQLite format 3\x00"
_VERSION_CONTROL = {"CVS", "_darcs", "RCS", "SCCS", "{arch}"}  # those whose folder is not hidden


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Found:
    """A file to read."""

    path: str  # as it can be opened: the path that the user named, and what lies below it


def shown(path: str | os.PathLike[str]) -> str:
    """The path for people: POSIX separators, undecodable bytes of a name as U+FFFD."""
    return os.fsencode(Path(path).as_posix()).decode("utf-8", "replace")


def discover(paths: Sequence[str]) -> Iterator[Found | Refusal]:
    """The files under these paths, sorted by path, each once, and a Refusal for each that cannot be looked at.

    Folders are read recursively, a folder that is reached twice (by a link) only once. In folders these are passed
    over: names that begin with a dot, version control, case files and other SQLite databases, and sidecars, which are
    read with their reports. A sidecar without a report is refused. Raises UsageError before anything is yielded where a
    path is not there.
    """
    for path in paths:
        if not os.path.lexists(path):
            raise UsageError(f"There is no {shown(path)!r}.", hint="Check the spelling, or quote a name with spaces.")
    found: dict[str, Found | Refusal] = {}
    for path in sorted(set(paths)):
        for item in _named(Path(path)):
            found.setdefault(item.path, item)
    return iter([found[path] for path in sorted(found)])


def _named(path: Path) -> Iterator[Found | Refusal]:
    """What a path stands for that the user named: taken at its word even where its name is hidden."""
    if path.is_dir():
        yield from _below(path)
    elif is_sidecar(path.name) and path.is_file():
        yield from _orphan(path, set(_names_in(path.parent)))
    elif path.name.lower().endswith(CASE_SUFFIXES):
        yield Refusal(path=shown(path), reason="It is a case file, not a report. Name it with --case.")
    else:
        yield _file(path)


def _below(top: Path) -> Iterator[Found | Refusal]:
    """The files below a folder. Linked folders wait until all real ones are read, so that links rename nothing."""
    seen: set[tuple[int, int]] = set()
    folders, linked = [top], list[Path]()
    while folders or linked:
        folder = folders.pop() if folders else linked.pop(0)
        try:
            status = folder.stat()
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            names = sorted(_names_in(folder))
        except OSError as error:
            yield _unreadable(folder, error)
            continue
        for name in names:
            path = folder / name
            if name.startswith(".") or name in _VERSION_CONTROL:
                continue
            if path.is_dir():
                (linked if path.is_symlink() else folders).append(path)
            else:
                yield from _in_folder(path, set(names))


def _in_folder(path: Path, beside: set[str]) -> Iterator[Found | Refusal]:
    if path.name.lower().endswith(CASE_SUFFIXES):
        return
    if is_sidecar(path.name):
        yield from _orphan(path, beside)
        return
    item = _file(path)
    if isinstance(item, Refusal) or not _is_sqlite(path):
        yield item


def _file(path: Path) -> Found | Refusal:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return _unreadable(path, error)
    if not stat.S_ISREG(mode):
        return Refusal(
            path=shown(path), reason="It is not a regular file. Copy what it delivers into one and name that."
        )
    return Found(path=str(path))


def _orphan(path: Path, beside: set[str]) -> Iterator[Refusal]:
    """A Refusal for a sidecar that has no report beside it; nothing for one that has."""
    if not any(path.name in sidecar_names(name) for name in beside if not is_sidecar(name)):
        reason = "It is a sidecar with no report beside it. Name it like the report, with .meta.yaml or .meta.json."
        yield Refusal(path=shown(path), reason=reason)


def _is_sqlite(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False  # reading it will say why


def _names_in(folder: Path) -> list[str]:
    return os.listdir(folder or ".")


def _unreadable(path: Path, error: OSError) -> Refusal:
    if path.is_symlink() and not path.exists():
        return Refusal(path=shown(path), reason="It is a link to nothing. Mend the link or name the file itself.")
    why = error.strerror or type(error).__name__
    return Refusal(path=shown(path), reason=f"It cannot be opened: {why}. Check its permissions.")
