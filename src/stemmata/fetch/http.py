"""One request and its answer, over a connection to an address that was checked. The only module that speaks HTTP.

No proxies, no cookies, no redirects, nothing sent twice. What comes is bounded in time and size as it comes, and kept
as it came over the wire, so that the archive holds what the server sent.
"""

import io
import re
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPException, HTTPResponse, IncompleteRead
from typing import Final

from stemmata.fetch.network import Network, allowed
from stemmata.fetch.refused import Refused
from stemmata.fetch.rules import MEBIBYTE, Limits
from stemmata.fetch.wanted import Wanted
from stemmata.text.moments import in_utc

ACCEPTED: Final = "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.9,*/*;q=0.1"
_PIECE: Final = 1 << 16  # bytes
_MOST_INTERIM: Final = 10  # "go on" and early hints before one answer; servers send one
_INTERIM: Final = re.compile(rb"HTTP/1\.\d 1\d\d[^\n]*\n(?:[^\r\n][^\n]*\n)*\r?\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A request and its answer."""

    url: str
    address: str  # that was asked
    time: str  # UTC, ISO 8601, when it was asked
    request: bytes  # as it was sent
    answer: bytes  # as it was received: head and body, still chunked and packed where they were
    head: int  # bytes of the answer that are its head
    status: int
    headers: tuple[tuple[str, str], ...]  # as they were sent, in their order
    body: bytes  # without chunks, still packed

    def header(self, name: str) -> str:
        """The first value of a header, trimmed; "" where it was not sent."""
        return next((value.strip() for key, value in self.headers if key.lower() == name), "")

    def all_of(self, name: str) -> str:
        """All values of a header, joined by commas."""
        return ", ".join(value.strip() for key, value in self.headers if key.lower() == name)


def exchanged(
    page: Wanted, user_agent: str, limits: Limits, network: Network, taken: Callable[[int, str], None]
) -> Exchange:
    """Asks for a page once. Raises Refused where no whole answer came.

    ``taken`` is shown the status and the content type before the body is read, and raises Refused where that is not
    worth reading. Nor is the body of an answer that says that it is larger than the limit.
    """
    addresses = allowed(network, page.host, page.port, limits.connect)
    deadline = time.monotonic() + limits.whole
    now = in_utc(datetime.now(UTC))
    request = _request(page, user_agent)
    try:
        connection, address = _connected(page, addresses, limits, network, deadline)
        with connection:
            wire = _Wire(connection, limits, deadline)
            connection.sendall(request)
            return _answered(page, wire, taken, _Asked(address=address, time=now, request=request))
    except Refused:
        raise
    except ssl.SSLCertVerificationError as error:
        raise Refused(f"Its certificate does not hold: {error.verify_message}.") from error
    except TimeoutError as error:
        raise Refused(f"It sent nothing for {limits.silence:.0f} seconds.") from error
    except IncompleteRead as error:
        raise Refused("Its answer broke off in the middle. Try again later.") from error
    except HTTPException as error:
        raise Refused(f"It does not answer as web servers do ({type(error).__name__}).") from error
    except (OSError, ValueError) as error:
        why = getattr(error, "reason", None) or getattr(error, "strerror", None) or error
        raise Refused(f"The connection failed: {why}. Try again later.") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    address: str
    time: str
    request: bytes


def _request(page: Wanted, user_agent: str) -> bytes:
    lines = (
        f"GET {page.path} HTTP/1.1",
        f"Host: {page.host_header}",
        f"User-Agent: {user_agent}",
        f"Accept: {ACCEPTED}",
        "Accept-Encoding: gzip, deflate",
        "Connection: close",
    )
    return "\r\n".join((*lines, "", "")).encode("ascii")


def _connected(
    page: Wanted, addresses: tuple[str, ...], limits: Limits, network: Network, deadline: float
) -> tuple[socket.socket, str]:
    """A connection to the first address that takes one; of TLS where the scheme is https, its certificate checked."""
    last: OSError = OSError("no address answered")
    for address in addresses:
        seconds = min(limits.connect, deadline - time.monotonic())
        if seconds <= 0:
            break
        try:
            plain = network.connect(address, page.port, seconds)
        except OSError as error:
            last = error
            continue
        if page.scheme == "http":
            return plain, address
        try:
            return network.tls().wrap_socket(plain, server_hostname=page.host), address
        except BaseException:
            plain.close()
            raise
    if isinstance(last, TimeoutError):
        raise Refused(f"It could not be reached within {limits.connect:.0f} seconds. Try again later.")
    raise last


class _Wire(io.RawIOBase):
    """What comes in over a connection: each byte kept, none after the deadline, none beyond the limit."""

    def __init__(self, connection: socket.socket, limits: Limits, deadline: float) -> None:
        self._connection, self._limits, self._deadline = connection, limits, deadline
        self.kept = bytearray()
        self.limit = limits.received
        self._reader: io.BufferedIOBase = io.BufferedReader(self)

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return len(self.kept)

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what BufferedReader gives
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise Refused(f"It was not done within {self._limits.whole:.0f} seconds.")
        self._connection.settimeout(min(left, self._limits.silence))
        try:
            count = self._connection.recv_into(buffer)
        except TimeoutError:
            if self._deadline - time.monotonic() <= 0:
                raise Refused(f"It was not done within {self._limits.whole:.0f} seconds.") from None
            raise
        self.kept += buffer[:count]
        if len(self.kept) > self.limit:
            raise too_large(self.limit)
        return count

    def makefile(self, _mode: str) -> io.BufferedIOBase:
        """What :class:`http.client.HTTPResponse` reads from: always the same, so that nothing is lost between two."""
        return self._reader


def _answered(page: Wanted, wire: _Wire, taken: Callable[[int, str], None], asked: _Asked) -> Exchange:
    heads = [_head(wire)]
    while 100 <= heads[-1].status < 200 and len(heads) <= _MOST_INTERIM:
        heads.append(_head(wire))  # the earlier ones are held: each closes the connection when it goes
    response = heads[-1]
    assert response.fp is not None
    head_ends = response.fp.tell()
    begins = _after_interim(wire.kept)
    announced = response.length
    taken(response.status, response.headers.get("Content-Type", ""))
    if announced is not None and announced > wire.limit:
        raise too_large(wire.limit)
    # In pieces: one read of a chunk that says that it is 8 GiB long would ask for as much memory.
    body = b"".join(iter(lambda: response.read(_PIECE), b""))
    if announced is not None and len(body) < announced:
        raise IncompleteRead(body)
    ends = len(wire.kept) if announced is None else head_ends + announced
    return Exchange(
        url=page.url,
        address=asked.address,
        time=asked.time,
        request=asked.request,
        answer=bytes(wire.kept[begins:ends]),
        head=head_ends - begins,
        status=response.status,
        headers=tuple(response.headers.items()),
        body=body,
    )


def _head(wire: _Wire) -> HTTPResponse:
    response = HTTPResponse(wire, method="GET")  # type: ignore[arg-type]  # it needs no more than makefile
    response.begin()
    return response


def _after_interim(kept: bytearray) -> int:
    """Where the answer begins that is no mere "go on" (RFC 9110, 15.2), which servers may send before it."""
    at = 0
    while match := _INTERIM.match(kept, at):
        at = match.end()
    return at


def too_large(limit: int) -> Refused:
    size = f"{limit // MEBIBYTE} MiB" if limit >= MEBIBYTE else f"{limit:,} bytes"
    return Refused(f"It is larger than {size}, more than any single report.")
