"""What was found of two wordings, remembered from one link to the next.

A case has hundreds of thousands of such findings, too many for a memory that holds each with all it was given. So each
wording has a number, which stands for it and for all that a comparison asks of it, and is another as soon as any of
that changes; and a finding is held by two numbers.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar, cast

T = TypeVar("T")
_NOT_YET: Final = object()


@dataclass(slots=True)
class Verdicts:
    """Findings of the last link, and of the one that goes on."""

    last: int = 0  # number given
    for_all: Hashable = None  # what every comparison of the case asks
    _held: dict[int, Any] = field(default_factory=dict)
    _used: dict[int, Any] = field(default_factory=dict)

    def begin(self, for_all: Hashable) -> None:
        """Forgets what the last link did not ask for; and all, where what every comparison asks has changed."""
        self._held = self._used if for_all == self.for_all else {}
        self._used, self.for_all = {}, for_all

    def number(self) -> int:
        """One that was never given."""
        self.last += 1
        return self.last

    def say_the_same(self, one: int, other: int, find: Callable[[], T]) -> T:
        """Whether the wordings with these numbers say the same."""
        return self._once((one << 32 | other) << 1, find)

    def compared(self, one: int, other: int, find: Callable[[], T]) -> T:
        """The wordings with these numbers, compared in full."""
        return self._once((one << 32 | other) << 1 | 1, find)

    def _once(self, key: int, find: Callable[[], T]) -> T:
        held = self._held.get(key, _NOT_YET)
        if held is _NOT_YET:
            held = find()
        self._used[key] = held
        return cast(T, held)
