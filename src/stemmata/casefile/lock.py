"""One writer at a time: a lock that the operating system frees when its holder dies, however it dies."""

import os
import sys
import time
from pathlib import Path

from stemmata.errors import CaseFileBusy, CaseWriteError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_PAUSE = 0.05  # seconds between two tries


def lock_path(path: Path) -> Path:
    """The empty file beside the case that a writer holds; gone when nobody writes."""
    return path.with_name(path.name + ".writing")


class WriterLock:
    """Held from the moment it is made until :meth:`release`. A lock file that a killed writer left locks nothing."""

    def __init__(self, path: Path, *, wait: float) -> None:
        """Takes the lock of the case at ``path``; raises CaseFileBusy when another holds it for ``wait`` seconds."""
        self._path = lock_path(path)
        self._descriptor = _taken(self._path, path, time.monotonic() + wait)

    def release(self) -> None:
        """Frees the lock and takes its file away. Releasing twice does nothing."""
        if self._descriptor < 0:
            return
        descriptor, self._descriptor = self._descriptor, -1
        if sys.platform == "win32":  # an open file cannot be deleted there
            os.close(descriptor)
        else:
            self._path.unlink(missing_ok=True)
            os.close(descriptor)


def held(path: Path) -> bool:
    """Whether a process is writing the case at ``path`` now. A lock file that nobody holds is left as it is."""
    try:
        descriptor = os.open(lock_path(path), os.O_RDWR)
    except FileNotFoundError:
        return False
    except OSError:  # another user's
        return True
    try:
        return not _locked(descriptor)
    finally:
        os.close(descriptor)


def _taken(lock: Path, path: Path, until: float) -> int:
    while True:
        descriptor = _opened(lock, path)
        locked = _locked(descriptor)
        if locked and _still_there(descriptor, lock):
            return descriptor
        os.close(descriptor)
        if not locked and time.monotonic() >= until:
            raise CaseFileBusy(
                f"Another process is writing {path}.",
                hint="Wait until it has finished, or stop it; what it has saved is kept.",
            )
        time.sleep(0 if locked else _PAUSE)


def _opened(lock: Path, path: Path) -> int:
    try:
        return os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o666)
    except OSError as error:
        raise CaseWriteError(
            f"The folder of {path} cannot be written ({error.strerror}).",
            hint="Choose another folder with --case, or allow writing in this one.",
        ) from error


def _locked(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _still_there(descriptor: int, lock: Path) -> bool:
    """False where the holder before took the file away between our opening and our locking it."""
    try:
        return os.path.samestat(os.fstat(descriptor), lock.stat())
    except FileNotFoundError:
        return False
