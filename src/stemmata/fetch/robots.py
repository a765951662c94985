"""What a host asks of programs: its robots.txt, as RFC 9309 has it, read by protego.

No file (a status of 400 to 499) means that all may be asked for; a file that could not be had (500 and above, or no
answer) means that nothing may.
"""

from dataclasses import dataclass
from functools import lru_cache

from protego import Protego

from stemmata.fetch.refused import Refused
from stemmata.fetch.rules import AGENT

_LONGEST_NAMED = 200  # characters of a rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """The rules of one origin."""

    text: str = ""  # the file; empty where there is none
    unread: str = ""  # why the file could not be had

    def refusal(self, url: str) -> str:
        """Why this page must not be asked for, naming the rule; "" where it may be."""
        if self.unread:
            return f"its robots.txt could not be had, so that nothing may be asked for (RFC 9309): {self.unread}"
        if _parsed(self.text).can_fetch(url, AGENT):
            return ""
        return f"its robots.txt forbids it to programs like this one: “{ruling_line(self.text, url)}”."

    def delay(self) -> float:
        """The seconds that the host wishes between two requests; 0 where it wishes none."""
        rules = _parsed(self.text)
        wished = rules.crawl_delay(AGENT) or 0.0
        rate = rules.request_rate(AGENT)
        return max(0.0, float(wished), rate.seconds / rate.requests if rate and rate.requests else 0.0)


@lru_cache(maxsize=64)
def _parsed(text: str) -> Protego:
    """Hosts are asked for one page after the other, and some of these files have thousands of lines."""
    return Protego.parse(text)


def ruling_line(text: str, url: str) -> str:
    """The line that forbids this URL: alone among the lines that forbid, it still does; the longest of several.

    "Disallow" in one word where no line does so alone.
    """
    lines = text.splitlines()
    forbids = [at for at, line in enumerate(lines) if _forbids(line)]
    bare = list(lines)
    for at in forbids:
        bare[at] = "Disallow:"
    ruling = []
    for at in forbids:
        if not Protego.parse(f"User-agent: *\n{lines[at]}").can_fetch(url, AGENT):  # cheap, and most lines end here
            alone = [*bare[:at], lines[at], *bare[at + 1 :]]
            if not Protego.parse("\n".join(alone)).can_fetch(url, AGENT):
                ruling.append(" ".join(lines[at].split()))
    return max(ruling, key=lambda line: (len(line), line), default="Disallow")[:_LONGEST_NAMED]


def _forbids(line: str) -> bool:
    name, _, value = line.partition(":")
    return name.strip().lower() == "disallow" and bool(value.partition("#")[0].strip())


def robots_of(status: int, body: bytes) -> Robots:
    """What an answer to the question for a robots.txt says."""
    if 200 <= status < 300:
        return Robots(text=body.decode("utf-8-sig", "replace"))
    if 400 <= status < 500:
        return Robots()
    return Robots(unread=f"it was answered with status {status}.")


def without_robots(error: Refused) -> Robots:
    """No answer at all."""
    return Robots(unread=str(error))
