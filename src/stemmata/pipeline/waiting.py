"""The bytes of reports that are read and not yet saved: some in memory, the rest in a file without a name."""

import tempfile
from typing import IO, Final

IN_MEMORY: Final = 64 << 20  # bytes; with two cores some 130 reports are under way, and a mail may have 50 MiB


class WaitingBytes:
    """Keeps the bytes of each report until they are taken. Reports of one file share them."""

    def __init__(self, in_memory: int = IN_MEMORY) -> None:
        self._most = in_memory
        self._held: dict[str, bytes] = {}  # by SHA-256
        self._spilled: dict[str, tuple[int, int]] = {}  # SHA-256 → where they begin in the file, and how many
        self._waiting: dict[str, int] = {}  # SHA-256 → reports that wait
        self._of: dict[str, str] = {}  # report id → SHA-256
        self._size = 0
        self._file: IO[bytes] | None = None

    def __del__(self) -> None:
        if self._file is not None:
            self._file.close()

    def hold(self, report: str, sha256: str, data: bytes) -> None:
        """Keeps the bytes for this report. What does not fit into memory goes to a temporary file."""
        self._of[report] = sha256
        self._waiting[sha256] = self._waiting.get(sha256, 0) + 1
        if self._waiting[sha256] > 1:
            return
        if self._size + len(data) <= self._most:
            self._held[sha256] = data
            self._size += len(data)
            return
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="stemmata-")  # noqa: SIM115 - it lives as long as this
        start = self._file.seek(0, 2)
        self._file.write(data)
        self._spilled[sha256] = (start, len(data))

    def pop(self, report: str) -> bytes:
        """The bytes of this report, which are let go when the last that shares them has taken them. Raises KeyError."""
        sha256 = self._of.pop(report)
        data = self._held[sha256] if sha256 in self._held else self._read(*self._spilled[sha256])
        self._waiting[sha256] -= 1
        if not self._waiting[sha256]:
            del self._waiting[sha256]
            if sha256 in self._held:
                self._size -= len(self._held.pop(sha256))
            else:
                del self._spilled[sha256]
                self._shrink()
        return data

    def _read(self, start: int, size: int) -> bytes:
        assert self._file is not None
        self._file.seek(start)
        return self._file.read(size)

    def _shrink(self) -> None:
        """The file is emptied whenever nothing in it is waited for."""
        if self._file is not None and not self._spilled:
            self._file.seek(0)
            self._file.truncate()
