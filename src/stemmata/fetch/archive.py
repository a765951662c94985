"""What came over the wire, as a WARC file: request and response records, digests, the address that was asked.

The only module that speaks to warcio. Format: ISO 28500, WARC 1.1. Each record is a member of its own in a gzip file,
so that one that breaks off, when a machine dies, costs that record alone.
"""

import base64
import hashlib
import itertools
import json
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from stemmata.fetch.http import Exchange
from stemmata.fetch.rules import Rules

_VERSION = "WARC/1.1"
_LONGEST_HEAD = 1 << 16  # bytes
_STATUS = re.compile(rb"^HTTP/\S+ (\d{3})")
_MEDIA_TYPE = re.compile(rb"^content-type:[ \t]*([^\s;]+)", re.IGNORECASE | re.MULTILINE)


class Archive:
    """A WARC file that grows. It is made with the first exchange."""

    def __init__(self, path: Path, rules: Rules) -> None:
        self.path = path
        self._rules = rules
        self._file: BinaryIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file:
            self._file.close()

    def keep(self, exchange: Exchange, passed_over: str) -> None:
        """Adds a response and its request; and where a rule of a robots.txt was passed over, a record that says so."""
        writer = self._writer()
        stated = {"WARC-Date": exchange.time, "WARC-IP-Address": exchange.address}
        response = _response(exchange, stated)
        request = writer.create_warc_record(
            exchange.url,
            "request",
            payload=BytesIO(exchange.request),
            length=len(exchange.request),
            warc_headers_dict=dict(stated),
        )
        writer.write_request_response_pair(request, response)
        if passed_over:
            writer.write_record(_passed_over(writer, exchange, response, passed_over))
        assert self._file is not None
        self._file.flush()

    def _writer(self) -> Any:
        if self._file is not None:
            return WARCWriter(self._file, gzip=True, warc_version=_VERSION)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self.path.open("xb")
        writer = WARCWriter(self._file, gzip=True, warc_version=_VERSION)
        said = {
            "software": self._rules.user_agent.partition(" ")[0],
            "format": "WARC File Format 1.1",
            "http-header-user-agent": self._rules.user_agent,
            "robots": "ignore" if self._rules.ignore_robots else "obey",
        }
        writer.write_record(writer.create_warcinfo_record(self.path.name, said))
        return writer


def _response(exchange: Exchange, stated: dict[str, str]) -> ArcWarcRecord:
    """The answer byte for byte: built by hand, since the writer would take its head apart and may stumble over it."""
    payload = base64.b32encode(hashlib.sha1(exchange.answer[exchange.head :], usedforsecurity=False).digest()).decode()
    headers = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid4()}>",
        "WARC-Target-URI": exchange.url,
        **stated,
        "WARC-Payload-Digest": f"sha1:{payload}",
    }
    head = StatusAndHeaders("", list(headers.items()), protocol=_VERSION)
    size, kind = len(exchange.answer), "application/http; msgtype=response"
    return ArcWarcRecord("warc", "response", head, BytesIO(exchange.answer), None, kind, size)


def _passed_over(writer: Any, exchange: Exchange, response: Any, rule: str) -> Any:
    words = f"robots: ignored, as the user asked\r\nrobots-rule: {' '.join(rule.split())}\r\n".encode()
    about = response.rec_headers.get_header("WARC-Record-ID")
    return writer.create_warc_record(
        exchange.url,
        "metadata",
        payload=BytesIO(words),
        length=len(words),
        warc_headers_dict={"WARC-Date": exchange.time, "WARC-Concurrent-To": about},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """Where a response stands in a WARC file."""

    url: str
    time: str  # as the record has it
    status: str
    media_type: str
    digest: str  # of the payload
    offset: int  # bytes, of the record in the file
    length: int  # bytes, packed

    def as_json(self, filename: str) -> str:
        """The JSON of one line of a CDXJ index."""
        return json.dumps(
            {
                "url": self.url,
                "mime": self.media_type,
                "status": self.status,
                "digest": self.digest,
                "length": str(self.length),
                "offset": str(self.offset),
                "filename": filename,
            },
            ensure_ascii=True,
        )


def indexed(path: Path) -> Iterator[Indexed]:
    """The responses of a WARC file, in its order."""
    with path.open("rb") as file:
        records = ArchiveIterator(file, no_record_parse=True)
        for record in records:
            if record.rec_type != "response":
                continue
            head = record.raw_stream.read(_LONGEST_HEAD)
            length = records.get_record_length()
            yield Indexed(
                url=record.rec_headers.get_header("WARC-Target-URI"),
                time=record.rec_headers.get_header("WARC-Date"),
                status=_told(_STATUS, head),
                media_type=_told(_MEDIA_TYPE, re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]),
                digest=record.rec_headers.get_header("WARC-Payload-Digest"),
                offset=records.get_record_offset(),
                length=length,
            )


def _told(pattern: re.Pattern[bytes], head: bytes) -> str:
    match = pattern.search(head)
    return match[1].decode("latin-1") if match else ""


def unused_stamp(folder: Path, now: datetime) -> str:
    """A moment as the name of a folder and of an archive in ``folder``; with a number where one began in that second.

    >>> unused_stamp(Path("nowhere"), datetime(2021, 5, 14, 9, 30, tzinfo=UTC))
    '2021-05-14-093000'
    """
    stamp = now.astimezone(UTC).strftime("%Y-%m-%d-%H%M%S")
    names = (stamp if number == 1 else f"{stamp}-{number}" for number in itertools.count(1))
    return next(name for name in names if not (folder / f"{name}.warc.gz").exists())
