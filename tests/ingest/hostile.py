"""Readers and containers that do what a hostile file makes a library do. They run in another process, so live here."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from typing import BinaryIO

from stemmata.errors import UnreadableReport
from stemmata.plugins import Member, RawRecord, ReadOptions


class Hostile:
    """Does what the file's first word says; reads anything else as a report."""

    name: str = "hostile"
    suffixes: tuple[str, ...] = (".hostile",)
    risky: bool = True

    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:
        word = data.split()[0].decode()
        if word == "sleep":
            time.sleep(3600)
        if word.startswith("start="):
            subprocess.run(["sleep", word.removeprefix("start=")], check=False)
        if word == "compute":
            while True:
                pass
        if word == "allocate":
            held = []
            while True:
                held.append(bytearray(32 << 20))
        if word == "exit":
            os._exit(7)
        if word == "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        if word == "recurse":
            _recurse()
        if word == "raise":
            raise ValueError("the third byte is odd")
        if word == "refuse":
            raise UnreadableReport("It is locked.", hint="Unlock it.")
        if word == "print":
            os.write(1, b"noise of a library\n")
        while word == "endless":
            yield RawRecord(locator="row=1", text="words " * 20_000)
        if word == "huge":
            yield RawRecord(text="x" * (8 << 20))
            return
        yield RawRecord(text=f"{data.decode()} in process {os.getpid()}")


class Slow(Hostile):
    """Needs longer than other readers, and says so."""

    seconds: int = 8

    def read(self, data: bytes, path: str, options: ReadOptions) -> Iterator[RawRecord]:
        time.sleep(6)
        yield RawRecord(text="read at last")


class HostileContainer:
    """Yields two members and hangs."""

    name: str = "hanging"
    suffixes: tuple[str, ...] = (".hanging",)
    risky: bool = True

    def members(self, file: BinaryIO, path: str) -> Iterator[Member]:
        yield Member(locator="/a.txt", name="a.txt", data=b"The mayor said so.")
        yield Member(locator="/b.txt", name="b.txt", data=b"The mayor said no.")
        time.sleep(3600)


def _recurse() -> None:
    _recurse()
