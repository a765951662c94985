"""Items drawn at random from strata, the same on every machine, no report more often than it may be."""

import random
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

SEED: Final = 20260711
T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stratum(Generic[T]):
    """Candidates of one sort, and how many of them are wanted."""

    name: str
    wanted: int
    candidates: Sequence[T]  # in an order that depends on the texts alone


def drawn(
    strata: Iterable[Stratum[T]], limits: Callable[[T], Iterable[tuple[Hashable, int]]]
) -> tuple[tuple[str, T], ...]:
    """(stratum, item) in a random order: of each stratum as many as are wanted, or all that there are.

    ``limits``: what an item uses up (a report, a name), each with how many items may use it. No item is taken twice.
    """
    used: Counter[Hashable] = Counter()
    taken: dict[T, str] = {}
    for stratum in strata:
        every = list(stratum.candidates)
        random.Random(f"{SEED} {stratum.name}").shuffle(every)
        left = stratum.wanted
        for one in every:
            if not left:
                break
            uses = list(limits(one))
            if one in taken or any(used[key] >= most for key, most in uses):
                continue
            used.update(key for key, _ in uses)
            taken[one] = stratum.name
            left -= 1
    found = [(name, one) for one, name in taken.items()]
    random.Random(f"{SEED} order").shuffle(found)
    return tuple(found)


def tossed(pair: tuple[T, T], key: str) -> tuple[T, T]:
    """The pair in an order that tells nothing: which one is A is a toss."""
    one, other = pair
    return (one, other) if random.Random(f"{SEED} {key}").random() < 0.5 else (other, one)
