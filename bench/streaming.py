"""How long a large mailbox and a large web archive take to read, and how much memory: never more than a gibibyte.

    python -m bench.streaming [--mbox MIB] [--warc MIB] [--most MIB]

Makes both in a temporary folder, of invented texts, reads them as a build does up to annotation, prints seconds,
MB a second and the peak of memory of the process that reads and of the largest that works for it, and takes them away.
Ends with 1 where the peaks together are above ``--most``.
"""

import argparse
import base64
import io
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from stemmata import plugins
from stemmata.ingest import Apart, Found, ReadArchive, ReadReport, read_file
from stemmata.model.report import Refusal

MEBIBYTE = 1 << 20
WORDS = (
    "the harbour gates were shut at nine when Colonel Brandt asked for forty barrels of oil that nobody had seen since "
    "Friday and Mayor Lind said in a letter to the Ledger that ships had come from Selm with men papers and drums"
).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What reading one file took."""

    what: str
    size: int  # bytes
    seconds: float  # by the clock
    computing: float  # seconds of the processor, of all processes
    reports: int
    refusals: int
    notes: tuple[str, ...]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mbox", type=int, default=2048, help="MiB of the mailbox")
    parser.add_argument("--warc", type=int, default=500, help="MiB of the web archive")
    parser.add_argument("--most", type=int, default=1024, help="MiB of memory that both processes may take together")
    wanted = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="stemmata-streaming-") as folder:
        for name, size, write in (("box.mbox", wanted.mbox, write_mbox), ("pages.warc.gz", wanted.warc, write_warc)):
            path = Path(folder) / name
            made(path, size * MEBIBYTE, write)
            print(told(measured(path)), flush=True)
            path.unlink()
    own, theirs = peaks()
    print(f"peak memory: {own:,.0f} MiB reading, {theirs:,.0f} MiB in the process apart, {own + theirs:,.0f} together")
    return int(own + theirs > wanted.most)


def measured(path: Path) -> Measured:
    """Reads one file to its reports."""
    readers = (*plugins.readers(), *plugins.containers())
    reports = refusals = 0
    notes: tuple[str, ...] = ()
    began, before = time.perf_counter(), computed()
    with Apart() as apart:
        for intake in read_file(Found(path=str(path)), readers, plugins.ReadOptions(), frozenset(), apart):
            reports += isinstance(intake, ReadReport)
            refusals += isinstance(intake, Refusal)
            if isinstance(intake, ReadArchive):
                notes = intake.notes
    return Measured(
        what=path.name,
        size=path.stat().st_size,
        seconds=time.perf_counter() - began,
        computing=computed() - before,
        reports=reports,
        refusals=refusals,
        notes=notes,
    )


def told(one: Measured) -> str:
    size = one.size / 1e6
    head = (
        f"{one.what}: {size:,.0f} MB, {one.reports:,} reports, {one.refusals:,} refusals, {one.seconds:,.1f} s, "
        f"{size / one.seconds:,.1f} MB/s; {one.computing:,.1f} s of the processor, {size / one.computing:,.1f} MB/s"
    )
    return "\n  ".join((head, *one.notes))


def computed() -> float:
    """Seconds that this process computed, and those that it started and that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def peaks() -> tuple[float, float]:
    """MiB of memory at the peak: of this process, and of the largest that it started and that has ended."""
    unit = MEBIBYTE if sys.platform == "darwin" else 1024
    return tuple(resource.getrusage(who).ru_maxrss / unit for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))  # type: ignore[return-value]


def made(path: Path, size: int, write: Callable[[BinaryIO, random.Random, int], None]) -> None:
    """Writes parts into the file until it is so large; the same every time."""
    drawn = random.Random(f"streaming {path.name}")
    number = 0
    with path.open("wb") as file:
        while file.tell() < size:
            number += 1
            write(file, drawn, number)


def write_mbox(file: BinaryIO, drawn: random.Random, number: int) -> None:
    """One mail: a text of some kilobytes, and with most of them a picture, as in the mailboxes that people export."""
    text = paragraphs(drawn, number)
    picture = base64.encodebytes(drawn.randbytes(drawn.choice((0, 200_000, 600_000, 2_000_000))))
    file.write(
        b"From desk%d@ledger.example Fri May 14 21:30:00 2021\n"
        b"From: Desk %d <desk%d@ledger.example>\nTo: all@ledger.example\nDate: Fri, 14 May 2021 21:30:00 +0200\n"
        b"Subject: The gates, %d\nMessage-ID: <%d@ledger.example>\nMIME-Version: 1.0\n"
        b"Content-Type: multipart/mixed; boundary=part\n\n--part\nContent-Type: text/plain; charset=utf-8\n\n"
        b"%b\n--part\nContent-Type: image/jpeg; name=a.jpg\nContent-Transfer-Encoding: base64\n\n%b\n--part--\n\n"
        % (number, number, number, number, number, text.encode(), picture)
    )


def write_warc(file: BinaryIO, drawn: random.Random, number: int) -> None:
    """One page and the picture beside it; pictures are most of a web archive."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    class Writer(WARCWriter):  # type: ignore[misc]
        """warcio's, without the temporary files that it leaves open."""

        @classmethod
        def _create_temp_file(cls) -> io.BytesIO:
            return io.BytesIO()

    writer = Writer(file, gzip=True)
    body = "".join(f"<p>{one}</p>" for one in paragraphs(drawn, number).split("\n\n"))
    title = f"Gates {number}"
    article = f"<article><h1>{title}</h1>{body}</article>"
    page = f"<html><head><title>{title}</title></head><body>{article}</body></html>"
    picture = drawn.randbytes(drawn.choice((100_000, 300_000, 900_000)))
    for address, kind, payload in (("", "text/html; charset=utf-8", page.encode()), (".jpg", "image/jpeg", picture)):
        answer = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                f"https://ledger.example/{number}{address}",
                "response",
                payload=io.BytesIO(payload),
                http_headers=answer,
                warc_headers_dict={"WARC-Date": "2021-05-20T10:00:00Z"},
            )
        )


def paragraphs(drawn: random.Random, number: int) -> str:
    return "\n\n".join(f"{number}: {' '.join(drawn.choices(WORDS, k=60))}." for _ in range(8))


if __name__ == "__main__":
    sys.exit(main())
