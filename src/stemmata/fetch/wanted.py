"""A URL taken apart before anything is asked: only plain pages of the web, and only hosts that are named plainly."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from stemmata.fetch.refused import Refused
from stemmata.fetch.rules import WEB_PORTS

LONGEST = 4096  # characters; servers take 8,000 at most
_DEFAULT = {"http": 80, "https": 443}
_CONTROL = re.compile(r"[\x00-\x1f\x7f\\\ud800-\udfff]")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
# What inet_aton reads as an address: 2130706433, 0x7f.1, 0177.0.0.1. No name of a host ends in such a part (WHATWG
# URL Standard, 3.5: "ends in a number").
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
_KEPT = "%/:=&?~+!$,;'@()*[]-._"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A page that may be asked for, as far as its URL tells."""

    scheme: str  # "http" or "https"
    host: str  # a name in lower case and ASCII, or an address without brackets
    port: int
    path: str  # with the query, as it is sent

    @property
    def host_header(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        return f"{self.scheme}://{self.host_header}"

    @property
    def url(self) -> str:
        """The one spelling of this URL: without a fragment, the port left out where it is the scheme's own."""
        return self.origin + self.path


def wanted(url: str, ports: frozenset[int] = WEB_PORTS) -> Wanted:
    """Raises Refused, with the reason, for what is no plain page of the web."""
    url = url.strip()
    if len(url) > LONGEST:
        raise Refused(f"Its URL is longer than {LONGEST:,} characters.")
    if _CONTROL.search(url):
        raise Refused("Its URL holds a backslash or a control character. Copy it anew from the browser.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise Refused(f"Its URL cannot be read ({error}). Copy it anew from the browser.") from error
    if parts.scheme not in _DEFAULT:
        raise Refused(f"Only http and https are fetched, not {parts.scheme or 'a URL without them'!r}.")
    if parts.username is not None or parts.password is not None:
        raise Refused("Its URL holds a user name or password. Stemmata fetches only what anybody may read.")
    host = plain_host(parts.hostname or "")
    port = _DEFAULT[parts.scheme] if port is None else port
    if port not in ports:
        raise Refused(f"It asks for port {port}; only 80 and 443 are asked. Name it with --port {port} if it is meant.")
    path = quote(parts.path or "/", safe=_KEPT) + (f"?{quote(parts.query, safe=_KEPT)}" if parts.query else "")
    return Wanted(scheme=parts.scheme, host=host, port=port, path=path)


def redirected(page: Wanted, location: str, ports: frozenset[int]) -> Wanted:
    """Where an answer sends to. Raises Refused as :func:`wanted` does, naming the URL; and where it names none."""
    if not location:
        raise Refused("It redirects and does not say where.")
    try:
        target = urljoin(page.url, location.strip())
        return wanted(target, ports)
    except ValueError as error:
        raise Refused(f"It redirects to {location[:200]!r}, which cannot be read ({error}).") from error
    except Refused as error:
        raise Refused(f"It redirects to {location[:200]!r}: {error}") from error


def plain_host(host: str) -> str:
    """The host in lower case and ASCII. Raises Refused for none, and for an address in an odd notation.

    >>> plain_host("Ledger.Example."), plain_host("héraut.example"), plain_host("203.0.113.7")
    ('ledger.example', 'xn--hraut-bsa.example', '203.0.113.7')
    """
    host = host.rstrip(".").lower()
    if ":" in host:
        return _address(host)
    try:
        ascii_host = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise Refused(f"{host!r} is no name of a host.") from error
    labels = ascii_host.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        return _address(ascii_host)
    if len(ascii_host) > 253 or not all(map(_LABEL.fullmatch, labels)):
        raise Refused(f"{host[:80]!r} is no name of a host.")
    return ascii_host


def _address(host: str) -> str:
    """An address in its plain notation; ``ipaddress`` takes no other."""
    try:
        return str(ipaddress.ip_address(host))
    except ValueError as error:
        raise Refused(f"{host[:80]!r} is an address in an odd notation. Name the host, or write it plainly.") from error
