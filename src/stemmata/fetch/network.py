"""Hosts' names to addresses that may be asked: those of the public internet and no others.

A page that a stranger wrote can point anywhere: at a router, at a printer, at the service that hands out keys inside a
data centre (169.254.169.254). So a name is looked up once, every address that it has must be public, and the connection
goes to that very address; no second look-up can lead elsewhere (DNS rebinding). Redirects go the same way.
"""

import ipaddress
import queue
import socket
import ssl
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from stemmata.fetch.refused import Refused

_ADDRESS = ipaddress.IPv4Address | ipaddress.IPv6Address
# Networks that are not the internet and that ``is_global`` of some Python versions lets through.
_NOT_PUBLIC = tuple(
    map(
        ipaddress.ip_network,
        (
            "0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15",
            "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4", "::/96", "64:ff9b:1::/48", "100::/64", "2001::/23",
            "2001:db8::/32", "3fff::/20", "5f00::/16", "fec0::/10",
        ),
    )
)  # fmt: skip
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """How hosts are found, and which may be asked. Tests bring their own; nothing outside the code can change it."""

    addresses: Callable[[str, int], Sequence[str]]  # of a host and a port, the best first; raises OSError
    forbidden: Callable[[str], str]  # why an address must not be asked; "" where it may be
    connect: Callable[[str, int, float], socket.socket]  # to an address and port, within seconds; raises OSError
    tls: Callable[[], ssl.SSLContext]


def not_public(address: str) -> str:
    """Why this address is none of the public internet, in a word or two; "" where it is.

    >>> not_public("127.0.0.1"), not_public("::ffff:10.0.0.8"), not_public("198.51.100.9"), not_public("9.9.9.9")
    ('loopback', 'private', 'reserved', '')
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    inner = _inside(found)
    if inner is not None:
        return not_public(str(inner))
    for kind, is_so in (
        ("unspecified", found.is_unspecified),
        ("loopback", found.is_loopback),
        ("link-local", found.is_link_local),
        ("multicast", found.is_multicast),
    ):
        if is_so:
            return kind
    if any(found in one for one in _NOT_PUBLIC if one.version == found.version) or found.is_reserved:
        return "reserved"
    return "" if found.is_global else "private"


def _inside(found: _ADDRESS) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for: mapped, 6to4 or NAT64. Teredo is never asked at all."""
    if isinstance(found, ipaddress.IPv4Address):
        return None
    if found.ipv4_mapped is not None:
        return found.ipv4_mapped
    if found.sixtofour is not None:
        return found.sixtofour
    return ipaddress.IPv4Address(int(found) & 0xFFFFFFFF) if found in _NAT64 else None


def allowed(network: Network, host: str, port: int, seconds: float) -> tuple[str, ...]:
    """The addresses of a host, each once, the best first. Raises Refused where one of them must not be asked."""
    found = tuple(dict.fromkeys(_looked_up(network, host, port, seconds)))
    if not found:
        raise Refused(f"The host {host!r} has no address.")
    for address in found:
        why = network.forbidden(address)
        if why:
            named = address if address == host else f"{host} has the address {address}, which"
            raise Refused(f"{named} is {why}, not of the public internet. Such addresses are never asked.")
    return found


def _looked_up(network: Network, host: str, port: int, seconds: float) -> Sequence[str]:
    """The system's look-up knows no time limit: it runs in a thread that is left alone when its time is up."""
    try:
        return (str(ipaddress.ip_address(host)),)
    except ValueError:
        pass
    answer: queue.SimpleQueue[Sequence[str] | OSError] = queue.SimpleQueue()

    def look_up() -> None:
        try:
            answer.put(network.addresses(host, port))
        except (OSError, UnicodeError) as error:
            answer.put(OSError(*error.args))

    threading.Thread(target=look_up, daemon=True).start()
    try:
        found = answer.get(timeout=seconds)
    except queue.Empty:
        raise Refused(f"The host {host!r} was not found within {seconds:.0f} seconds. Try again later.") from None
    if isinstance(found, OSError):
        raise Refused(f"The host {host!r} was not found. Check the spelling, and the connection.") from found
    return found


def _of_the_system(host: str, port: int) -> tuple[str, ...]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(str(one[4][0]) for one in found)


def _to(address: str, port: int, seconds: float) -> socket.socket:
    return socket.create_connection((address, port), timeout=seconds)


def _checked_tls() -> ssl.SSLContext:
    """Certificates and names are checked against what the system trusts; where it names nothing, Mozilla's list."""
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if not (paths.cafile or paths.capath) and sys.platform != "win32":
        import certifi

        context.load_verify_locations(certifi.where())
    return context


INTERNET = Network(addresses=_of_the_system, forbidden=not_public, connect=_to, tls=_checked_tls)
