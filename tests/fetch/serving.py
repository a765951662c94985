"""Web servers on this machine that answer as a test says, byte for byte, and a network that leads only to them.

The network has the real rules for addresses: hosts of the tests have addresses of the public internet, and the
connection to such an address is led to the server. A host that is not named is not found.
"""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Any

from stemmata.fetch.fetching import Fetcher
from stemmata.fetch.http import Exchange
from stemmata.fetch.network import Network, not_public
from stemmata.fetch.rules import Limits, Rules
from stemmata.fetch.turns import Clock

PUBLIC = "9.9.9.9"
LEDGER = "ledger.example"
PROSE = "The gates of the upper basin were shut at nine on Friday, the harbour office said. Nobody was hurt. "
PAGE = (
    "<!doctype html><html><head><title>Gates shut at Quarra</title></head><body><article><h1>Gates shut at Quarra</h1>"
    f"<p>{PROSE * 3}</p><p>{PROSE * 2}</p></article></body></html>"
)
NO_ROBOTS = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
Answer = bytes | Callable[[socket.socket], None]
QUICK = Limits(connect=1, silence=0.6, whole=1.2, received=1 << 20, unpacked=1 << 21)


def answer(body: str | bytes = PAGE, *, status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer; names of headers with "_" for "-"."""
    data = body.encode() if isinstance(body, str) else body
    said = {"Content_Type": "text/html; charset=utf-8", "Content_Length": str(len(data)), **headers}
    lines = [f"HTTP/1.1 {status}", *(f"{name.replace('_', '-')}: {value}" for name, value in said.items() if value)]
    return "\r\n".join((*lines, "", "")).encode() + data


def moved(to: str, status: str = "302 Found") -> bytes:
    return answer("", status=status, Location=to)


@dataclass(slots=True)
class Site:
    """What a server answers, and what it was asked."""

    pages: dict[str, Answer | list[Answer]]  # path → answer; of a list, one after the other
    asked: list[tuple[str, str]] = field(default_factory=list)  # (host, path)
    heads: list[bytes] = field(default_factory=list)
    port: int = 0

    def serve(self, connection: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            piece = connection.recv(4096)
            if not piece:
                return
            head += piece
        self.heads.append(head)
        path = head.split(b" ")[1].decode()
        host = next(line for line in head.decode().split("\r\n") if line.startswith("Host: "))[6:]
        self.asked.append((host, path))
        said = self.pages.get(path, NO_ROBOTS)
        if isinstance(said, list):
            said = said.pop(0) if len(said) > 1 else said[0]
        if callable(said):
            said(connection)
        else:
            connection.sendall(said)


@contextmanager
def served(pages: Mapping[str, Any], tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A server that answers until the block ends."""
    site = Site(pages=dict(pages))
    with socket.create_server(("127.0.0.1", 0)) as server:
        site.port = server.getsockname()[1]
        threading.Thread(target=_accept, args=(server, site, tls), daemon=True).start()
        try:
            yield site
        finally:
            with suppress(OSError):  # some systems know no shutdown of a socket that listens
                server.shutdown(socket.SHUT_RDWR)


def _accept(server: socket.socket, site: Site, tls: ssl.SSLContext | None) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        threading.Thread(target=_answer, args=(connection, site, tls), daemon=True).start()


def _answer(connection: socket.socket, site: Site, tls: ssl.SSLContext | None) -> None:
    try:
        with closing(tls.wrap_socket(connection, server_side=True) if tls else connection) as one:
            site.serve(one)
    except OSError:  # the other side went away, as it should where it refuses
        connection.close()


@dataclass(slots=True)
class Road:
    """A network that leads to one site, and notes which addresses were connected to."""

    site: Site
    hosts: dict[str, tuple[str, ...]] = field(default_factory=lambda: {LEDGER: (PUBLIC,)})
    taken: list[tuple[str, int]] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)
    tls: ssl.SSLContext | None = None

    def network(self) -> Network:
        return Network(
            addresses=self._addresses,
            forbidden=not_public,
            connect=self._connect,
            tls=lambda: self.tls or ssl.create_default_context(),
        )

    def _addresses(self, host: str, port: int) -> tuple[str, ...]:
        self.looked_up.append(host)
        if host not in self.hosts:
            raise OSError("no such host")
        return self.hosts[host]

    def _connect(self, address: str, port: int, seconds: float) -> socket.socket:
        self.taken.append((address, port))
        return socket.create_connection(("127.0.0.1", self.site.port), timeout=seconds)


@dataclass(slots=True)
class Watch:
    """A clock that needs no waiting, and remembers for how long it was waited."""

    time: float = 1000.0
    waits: list[float] = field(default_factory=list)

    def clock(self) -> Clock:
        return Clock(now=lambda: self.time, sleep=self._sleep)

    def _sleep(self, seconds: float) -> None:
        self.waits.append(round(seconds, 3))
        self.time += seconds


@dataclass(slots=True)
class Tried:
    """A fetcher and everything round it."""

    fetcher: Fetcher
    road: Road
    watch: Watch
    kept: list[tuple[Exchange, str]]


def fetcher(site: Site, rules: Rules | None = None, **hosts: tuple[str, ...]) -> Tried:
    """Hosts by name with "_" for "."; the ledger's is always there."""
    named = {LEDGER: (PUBLIC,)} | {host.replace("_", "."): found for host, found in hosts.items()}
    road, watch = Road(site=site, hosts=named), Watch()
    kept: list[tuple[Exchange, str]] = []
    made = Fetcher(
        replace(rules or Rules(), limits=QUICK),
        lambda exchange, rule: kept.append((exchange, rule)),
        road.network(),
        watch.clock(),
    )
    return Tried(fetcher=made, road=road, watch=watch, kept=kept)
