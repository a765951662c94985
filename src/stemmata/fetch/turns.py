"""When a host may be asked again: one request at a time, and a pause after each."""

import heapq
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What time it is, in seconds since any moment, and how one waits. Tests bring one that needs no waiting."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class Turns:
    """The pauses of all hosts. Hosts are told apart by their names alone, whatever port or scheme they are asked by."""

    def __init__(self, clock: Clock, delay: float) -> None:
        self._clock, self._delay = clock, delay
        self._free: dict[str, float] = {}  # host → when it may be asked again
        self._delays: dict[str, float] = {}

    def wishes(self, host: str, delay: float) -> None:
        """The host wishes so many seconds between two requests; the longest of its wishes and ours counts."""
        self._delays[host] = max(delay, self._delays.get(host, 0.0))

    def delay(self, host: str) -> float:
        return max(self._delay, self._delays.get(host, 0.0))

    def free_at(self, host: str) -> float:
        """When it may be asked, by the clock; the past where it may be now."""
        return self._free.get(host, 0.0)

    def wait(self, host: str) -> None:
        """Waits until the host may be asked."""
        left = self.free_at(host) - self._clock.now()
        if left > 0:
            self._clock.sleep(left)

    def asked(self, host: str, pause: float | None = None) -> None:
        """It was asked just now; ``pause``: the seconds that it wishes until the next time, its delay if not given."""
        self._free[host] = self._clock.now() + (self.delay(host) if pause is None else pause)

    def in_turn(self, pages: Iterable[tuple[str, str]]) -> Iterator[str]:
        """(URL, host) pairs as URLs, those of a host in their order, always of the host that may be asked soonest."""
        waiting: dict[str, deque[str]] = {}
        for url, host in pages:
            waiting.setdefault(host, deque()).append(url)
        heap = [(0.0, number, host) for number, host in enumerate(waiting)]
        while heap:
            _, number, host = heapq.heappop(heap)
            yield waiting[host].popleft()
            if waiting[host]:
                heapq.heappush(heap, (self.free_at(host), number, host))
