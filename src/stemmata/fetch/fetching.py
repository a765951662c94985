"""One page after the other: robots.txt first, pauses kept, redirects followed and each of them checked."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from stemmata.fetch.content import in_utf8, page_suffix, refuse_what_is_no_page, unpacked
from stemmata.fetch.http import Exchange, exchanged
from stemmata.fetch.network import INTERNET, Network
from stemmata.fetch.refused import Refused
from stemmata.fetch.robots import Robots, robots_of, without_robots
from stemmata.fetch.rules import Rules
from stemmata.fetch.turns import Clock, Turns
from stemmata.fetch.wanted import Wanted, redirected, wanted
from stemmata.text.media import media_type

_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_BUSY: Final = frozenset({429, 503})
_STATUSES: Final = {
    401: "asks for a password", 402: "asks for money", 403: "does not let it be read", 404: "has no such page",
    410: "has taken it away", 429: "has been asked too often", 451: "may not show it, for reasons of law",
    500: "failed over it", 502: "failed over it", 503: "is too busy", 504: "failed over it",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page that came."""

    asked: str  # the URL that was asked for
    url: str  # the URL that answered, after redirects
    time: str  # UTC, ISO 8601
    address: str  # that answered
    media_type: str
    body: bytes  # unpacked
    suffix: str  # of a file that holds it: ".html"
    file: bytes  # what that file holds: the body, or the body in UTF-8 where only the answer's head told its encoding
    passed_over: str  # the rule of a robots.txt that forbids it, where the user had it passed over; "" for none
    exchanges: tuple[Exchange, ...] = field(repr=False)  # redirects first


class Fetcher:
    """Fetches pages; knows when each host was asked last, and what its robots.txt says.

    ``kept`` is given each exchange as soon as it is whole, robots.txt and redirects among them, and whether a rule of a
    robots.txt was passed over for it.
    """

    def __init__(
        self,
        rules: Rules,
        kept: Callable[[Exchange, str], None],
        network: Network = INTERNET,
        clock: Clock | None = None,
    ) -> None:
        self._rules, self._kept, self._network = rules, kept, network
        self._robots: dict[str, Robots] = {}  # by origin
        self.turns = Turns(clock or Clock(), rules.delay)

    def fetched(self, url: str) -> Fetched:
        """Raises Refused where the page did not come, with the reason."""
        page = wanted(url, self._rules.ports)
        asked, passed_over = page.url, ""
        exchanges: list[Exchange] = []
        while True:
            passed_over = self._may_ask(page) or passed_over
            exchange = self._patiently(page, passed_over)
            exchanges.append(exchange)
            if exchange.status not in _MOVED:
                break
            if len(exchanges) > self._rules.limits.redirects:
                raise Refused(f"It redirects more than {self._rules.limits.redirects} times.")
            page = redirected(page, exchange.header("location"), self._rules.ports)
        if exchange.status != 200:
            raise Refused(_said(exchange.status))
        body = unpacked(exchange, self._rules.limits.unpacked)
        kind = exchange.header("content-type")
        return Fetched(
            asked=asked,
            url=page.url,
            time=exchange.time,
            address=exchange.address,
            media_type=media_type(kind),
            body=body,
            suffix=page_suffix(kind, body),
            file=in_utf8(kind, body),
            passed_over=passed_over,
            exchanges=tuple(exchanges),
        )

    def _may_ask(self, page: Wanted) -> str:
        """The rule that is passed over as the user wishes; "" where none forbids it. Raises Refused where one does."""
        if page.origin not in self._robots:
            self._robots[page.origin] = self._asked_for_robots(page)
            self.turns.wishes(page.host, self._robots[page.origin].delay())
        delay = self.turns.delay(page.host)
        if delay > self._rules.limits.wait and self.turns.free_at(page.host) > 0:
            raise Refused(
                f"Its host wishes {delay:.0f} seconds between two requests, and one was just made. "
                "Run the same command again later."
            )
        robots = self._robots[page.origin]
        why = robots.refusal(page.url)
        if why and not self._rules.ignore_robots:
            hint = "Try again later." if robots.unread else "If you may lawfully read it, --ignore-robots fetches it."
            raise Refused(f"{why[0].upper()}{why[1:]} {hint}")
        return why

    def _asked_for_robots(self, page: Wanted) -> Robots:
        limits = replace(self._rules.limits, received=self._rules.limits.robots)
        place = replace(page, path="/robots.txt")
        try:
            for _ in range(limits.redirects + 1):
                exchange = exchanged(place, self._rules.user_agent, limits, self._network, _anything)
                self._kept(exchange, "")
                if exchange.status not in _MOVED:
                    return robots_of(exchange.status, unpacked(exchange, limits.robots))
                place = redirected(place, exchange.header("location"), self._rules.ports)
        except Refused as error:
            return without_robots(error)
        return Robots()  # RFC 9309, 2.3.1.2: more redirects than five are as no file

    def _patiently(self, page: Wanted, passed_over: str) -> Exchange:
        """Asks when the host may be asked, and again where it is busy and says when, or not for how long."""
        limits = self._rules.limits
        for number in range(1, limits.tries + 1):
            self.turns.wait(page.host)
            self.turns.asked(page.host)
            exchange = exchanged(page, self._rules.user_agent, limits, self._network, refuse_what_is_no_page)
            self.turns.asked(page.host)
            self._kept(exchange, passed_over)
            if exchange.status not in _BUSY or number == limits.tries:
                break
            pause = retry_after(exchange.header("retry-after"), datetime.now(UTC))
            pause = self.turns.delay(page.host) * 2**number if pause is None else pause
            if pause > limits.wait:
                raise Refused(f"{_said(exchange.status)} It wishes to be asked again in {pause:.0f} seconds.")
            self.turns.asked(page.host, max(pause, self.turns.delay(page.host)))
        return exchange


def retry_after(header: str, now: datetime) -> float | None:
    """The seconds that a Retry-After asks to wait (RFC 9110, 10.2.3); None where it is absent or cannot be read."""
    if header.isascii() and header.isdigit():
        return float(header[:9])
    try:
        then = parsedate_to_datetime(header)
    except ValueError:
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max(0.0, (then - now).total_seconds())


def _said(status: int) -> str:
    return f"Its host {_STATUSES.get(status, 'gives no page')} (status {status})."


def _anything(_status: int, _content_type: str) -> None:
    """An answer to the question for a robots.txt is taken whatever it says that it is."""
