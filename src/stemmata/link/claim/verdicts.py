"""What was found of two wordings, remembered from one link to the next.

A case has hundreds of thousands of such findings, too many for a memory that holds each with all it was given. So each
wording has a number, which stands for it and for all that a comparison asks of it, and is another as soon as any of
that changes; and a finding is held by two numbers.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar, cast

from stemmata.link.claim.comparison import Comparison

T = TypeVar("T")
_NOT_YET: Final = object()


@dataclass(slots=True)
class Findings(Generic[T]):
    """Those of one question: of the last link, and of the one that goes on."""

    _for_all: Hashable = None  # what the question asks of the whole case
    _held: dict[int, Any] = field(default_factory=dict)
    _used: dict[int, Any] = field(default_factory=dict)

    def begin(self, for_all: Hashable) -> None:
        """Forgets what the last link did not ask for; and all, where what is asked of the whole case has changed."""
        self._held = self._used if for_all == self._for_all else {}
        self._used, self._for_all = {}, for_all

    def once(self, one: int, other: int, find: Callable[[], T]) -> T:
        """What is found of the wordings with these numbers."""
        key = one << 32 | other
        held = self._held.get(key, _NOT_YET)
        if held is _NOT_YET:
            held = find()
        self._used[key] = held
        return cast(T, held)


@dataclass(slots=True)
class Verdicts:
    """All findings of a case."""

    worth_comparing: Findings[bool] = field(default_factory=Findings)
    compared: Findings[Comparison] = field(default_factory=Findings)
    _last: int = 0

    def number(self) -> int:
        """One that was never given."""
        self._last += 1
        return self._last
