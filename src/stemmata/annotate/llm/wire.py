"""The one module that sends anything to a language model. It is imported when a question is to be sent, and not before.

One request, one connection: no redirect is followed, no proxy asked, no cookie kept, no address in an answer opened.
"""

import contextlib
import http.client
import socket
import ssl
import threading
from dataclasses import dataclass, field
from typing import Final

from stemmata.annotate.llm.endpoint import Endpoint

LONGEST: Final = 1 << 20  # bytes of an answer: ten times what a passage can need
_CONNECT: Final = 15.0  # seconds to wait for a server to take the call


class Unreachable(Exception):
    """Nothing listens there, its name is not known, or its certificate does not hold; what happened, in a few words."""


class Broken(Exception):
    """The server took the call, and did not give a whole answer; what happened, in a few words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a server sent back."""

    status: int
    wait: str | None  # its Retry-After
    body: bytes


@dataclass(slots=True)
class _Watch:
    """Hangs up when the time is over, whatever the server still sends: an answer may drip for ever."""

    seconds: float
    late: bool = False
    _timer: threading.Timer | None = field(default=None, repr=False)

    def over(self, line: socket.socket) -> None:
        self._timer = threading.Timer(self.seconds, self._hang_up, [line])
        self._timer.daemon = True
        self._timer.start()

    def _hang_up(self, line: socket.socket) -> None:
        self.late = True
        with contextlib.suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)

    def end(self) -> None:
        if self._timer is not None:
            self._timer.cancel()


def post(endpoint: Endpoint, body: bytes, *, key: str | None, seconds: float) -> Reply:
    """Sends one question and waits for its answer, ``seconds`` at most for the whole of it.

    Raises Unreachable, or Broken.
    """
    line = _connected(endpoint, seconds)
    watch = _Watch(seconds)
    try:
        if line.sock is not None:
            line.sock.settimeout(seconds)
            watch.over(line.sock)
        line.request("POST", _target(endpoint), body=body, headers=_headers(key))
        with line.getresponse() as response:
            held = response.read(LONGEST + 1)
            reply = Reply(status=response.status, wait=response.headers.get("Retry-After"), body=held)
    except (OSError, http.client.HTTPException, ValueError) as error:
        late = watch.late or isinstance(error, TimeoutError)
        raise Broken(f"no whole answer in {seconds:g} seconds" if late else _words(error)) from error
    finally:
        watch.end()
        line.close()
    if watch.late:
        raise Broken(f"no whole answer in {seconds:g} seconds")
    if len(reply.body) > LONGEST:
        raise Broken(f"an answer of more than {LONGEST:,} bytes")
    return reply


def _connected(endpoint: Endpoint, seconds: float) -> http.client.HTTPConnection:
    wait = min(_CONNECT, seconds)
    if endpoint.scheme == "https":
        secure = ssl.create_default_context()
        line: http.client.HTTPConnection = http.client.HTTPSConnection(
            endpoint.host, endpoint.port, timeout=wait, context=secure
        )
    else:
        line = http.client.HTTPConnection(endpoint.host, endpoint.port, timeout=wait)
    try:
        line.connect()
    except (OSError, ValueError) as error:
        line.close()
        raise Unreachable(_words(error)) from error
    return line


def _target(endpoint: Endpoint) -> str:
    return f"{endpoint.path}?{endpoint.query}" if endpoint.query else endpoint.path


def _headers(key: str | None) -> dict[str, str]:
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
    return headers if key is None else {**headers, "Authorization": f"Bearer {key}"}


def _words(error: Exception) -> str:
    """What a system says of an error, without our own call around it."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
