"""What pure functions of the linking last returned, and exactly what they were given: so that nothing is done twice.

A whole link asks for the same things in the same order each time. After one ruling nearly all of them are given what
they were given before, and then the answer is the one of before (as build systems do it: A. Mokhov, N. Mitchell and
S. Peyton Jones, "Build Systems à la Carte", ICFP 2018: verifying traces, with early cutoff). Nothing is ever guessed:
what was given is compared whole, so that links made with a memory are those made without one.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final, Protocol, TypeVar, cast

T = TypeVar("T")


class Memory(Protocol):
    """What remembers, or does not."""

    @property
    def remembers(self) -> bool: ...

    def phase(self, key: Hashable, given: object, make: "Callable[[Memory], T]") -> T:
        """What ``make`` returns, and for equal results the very object of last time; made again only where ``given``
        is not what it was. ``make`` gets a memory of its own, for what it is made of.
        """

    def each(self, key: Hashable, given: object, make: Callable[[], T]) -> T:
        """The same for one of many."""

    def known(self, key: Hashable, given: object) -> Any:
        """What a phase last returned, where it was given this; else None."""

    def kept(self, key: Hashable, make: Callable[[], T]) -> T | None:
        """A table that remembers by itself, empty when it is made; None where nothing is remembered."""

    def same(self, key: Hashable, value: T) -> T:
        """The object of last time where it is equal to the value, else the value: what is the same is told at once."""


class Forgetful:
    """Remembers nothing: for a link that is made once."""

    remembers = False

    def phase(self, key: Hashable, given: object, make: Callable[[Memory], T]) -> T:  # noqa: ARG002  # as Memory has it
        return make(self)

    def each(self, key: Hashable, given: object, make: Callable[[], T]) -> T:  # noqa: ARG002
        return make()

    def known(self, key: Hashable, given: object) -> Any:  # noqa: ARG002
        return None

    def kept(self, key: Hashable, make: Callable[[], T]) -> T | None:  # noqa: ARG002
        return None

    def same(self, key: Hashable, value: T) -> T:  # noqa: ARG002
        return value


@dataclass(frozen=True, slots=True)
class Itself:
    """A value that is compared by being the very object: for what a memory has made, and what is asked for often."""

    value: object

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Itself) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


FORGETFUL: Final = Forgetful()


@dataclass(slots=True)
class _Held:
    given: object
    result: Any
    below: "Remembering | None" = None


def _equal(one: object, other: object) -> bool:
    """Whether two values are; arrays, which tell only entry by entry, are so only where they are one object."""
    try:
        return bool(one == other)
    except ValueError:
        return False


@dataclass(slots=True)
class Remembering:
    """Remembers what the last run asked for, and no more: it holds about one link's worth, however many were made."""

    remembers: ClassVar[bool] = True
    _held: dict[Hashable, _Held] = field(default_factory=dict)
    _used: dict[Hashable, _Held] = field(default_factory=dict)  # in the run that goes on

    def phase(self, key: Hashable, given: object, make: Callable[[Memory], T]) -> T:
        held = self._held.get(key)
        if held is not None and _equal(held.given, given):
            self._used[key] = held
            return cast(T, held.result)
        below = held.below if held is not None and held.below is not None else Remembering()
        made = make(below)
        below.forget()
        if held is not None and _equal(held.result, made):
            made = held.result
        self._used[key] = self._held[key] = _Held(given, made, below)
        return made

    def each(self, key: Hashable, given: object, make: Callable[[], T]) -> T:
        held = self._held.get(key)
        if held is None or not _equal(held.given, given):
            made = make()
            if held is not None and _equal(held.result, made):
                made = held.result
            held = self._held[key] = _Held(given, made)
        self._used[key] = held
        return cast(T, held.result)

    def known(self, key: Hashable, given: object) -> Any:
        held = self._held.get(key)
        return held.result if held is not None and _equal(held.given, given) else None

    def kept(self, key: Hashable, make: Callable[[], T]) -> T | None:
        return self.each(key, None, make)

    def same(self, key: Hashable, value: T) -> T:
        return self.each(key, value, lambda: value)

    def forget(self) -> None:
        """Ends a run: what it did not ask for is forgotten."""
        self._held, self._used = self._used, {}
