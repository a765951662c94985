"""Bytes that are handed on as they are made: several files as one ZIP, and a sink for what wants a file to write to."""

import zipfile
from collections.abc import Iterable, Iterator
from typing import Final

CHUNK: Final = 1 << 16  # bytes, about, that are handed on at once
NO_TIME: Final = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP knows: the same case gives the same bytes
_FILE: Final = 0o100644 << 16  # a plain file that its owner writes and all read


class Sink:
    """A file that is only written: ``taken`` gives what has come since."""

    def __init__(self) -> None:
        self._held: list[bytes] = []
        self._at = 0
        self.waiting = 0  # bytes that nobody has taken
        self.closed = False

    def write(self, data: bytes | bytearray | memoryview) -> int:
        piece = bytes(data)
        self._held.append(piece)
        self._at += len(piece)
        self.waiting += len(piece)
        return len(piece)

    def tell(self) -> int:
        return self._at

    def flush(self) -> None:
        """Nothing is held back."""

    def seekable(self) -> bool:
        return False

    def readable(self) -> bool:
        return False

    def writable(self) -> bool:
        return True

    def close(self) -> None:
        self.closed = True

    def taken(self) -> bytes:
        """What was written since the last time."""
        held, self._held, self.waiting = self._held, [], 0
        return b"".join(held)


def poured(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of about 64 KiB."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= CHUNK:
            yield b"".join(held)
            held, size = [], 0
    if held:
        yield b"".join(held)


def zipped(files: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    """One ZIP of these files, in their order, without times: the same files give the same bytes."""
    sink = Sink()
    with zipfile.ZipFile(sink, "w") as archive:
        for name, chunks in files:
            entry = zipfile.ZipInfo(name, NO_TIME)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _FILE, 3
            with archive.open(entry, "w", force_zip64=True) as inside:
                for chunk in chunks:
                    inside.write(chunk)
                    if sink.waiting >= CHUNK:
                        yield sink.taken()
    yield sink.taken()
