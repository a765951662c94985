"""How politely pages are asked for, and how much of them is taken."""

from dataclasses import dataclass, field

from stemmata import __version__

MEBIBYTE = 1 << 20
AGENT = "Stemmata"  # the name by which a robots.txt may speak to it
USER_AGENT = f"{AGENT}/{__version__} (fetches single pages that its user names)"
WEB_PORTS = frozenset({80, 443})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Times in seconds, sizes in bytes."""

    connect: float = 10  # to find the host, and again to reach it
    silence: float = 20  # without a byte
    whole: float = 90  # for one answer, from the first byte sent to the last received
    received: int = 20 * MEBIBYTE  # of one answer, with its head
    unpacked: int = 50 * MEBIBYTE  # of one page; what readers take of a report
    robots: int = MEBIBYTE  # of a robots.txt; RFC 9309 asks for half of it at least
    redirects: int = 5  # as RFC 9309 has for robots.txt
    wait: float = 120  # the longest that a host may have us wait before it is asked again
    tries: int = 3  # of a page whose host is busy (429, 503)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the user says about fetching."""

    delay: float = 2.0  # seconds between two requests to one host; a robots.txt may ask for more
    ports: frozenset[int] = WEB_PORTS  # that may be asked
    ignore_robots: bool = False
    user_agent: str = USER_AGENT
    limits: Limits = field(default_factory=Limits)
