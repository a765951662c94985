"""Which happenings a page shows: those of a month, a claim or a name, or the ones that most reports tell."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from stemmata.web.edition import Edition
from stemmata.web.timeline.clocks import Happening

PER_PAGE: Final = 24  # happenings of one picture: their labels then fit a screen
NEWS_DAYS: Final = 31  # "since March 2011" stands in 61 reports of one case, and tells nothing of who told it late


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a reader asked for; everything where all three are None."""

    month: str | None = None  # "2018-10"
    claim: str | None = None  # claim id
    name: str | None = None  # words of a name

    @property
    def everything(self) -> bool:
        return self.month is None and self.claim is None and self.name is None


def chosen(edition: Edition, found: Iterable[Happening], wanted: Wanted) -> tuple[Happening, ...]:
    """Those that fit all that is asked for, in the order given."""
    named = _named(edition, wanted.name) if wanted.name is not None else frozenset()
    return tuple(
        one
        for one in found
        if (wanted.month is None or one.month == wanted.month)
        and (wanted.claim is None or (one.claim is not None and one.claim.id == wanted.claim))
        and (wanted.name is None or not named.isdisjoint((one.id, *one.where, *one.who)))
    )


def _named(edition: Edition, words: str) -> frozenset[str]:
    """The entities of which a spelling holds these words, or whose id they are."""
    sought = " ".join(words.casefold().split())
    return frozenset(
        entity.id
        for entity in edition.entities.values()
        if entity.id == words or any(sought in spelling.casefold() for spelling in (entity.name, *entity.names))
    )


def main_ones(found: Sequence[Happening], most: int = PER_PAGE) -> tuple[Happening, ...]:
    """The happenings that most reports tell within a month, in the order given; all where there are no more."""
    if len(found) <= most:
        return tuple(found)
    ranked = sorted(range(len(found)), key=lambda n: (-_fresh(found[n]), -len(found[n].told), n))
    return tuple(found[n] for n in sorted(ranked[:most]))


def _fresh(one: Happening) -> int:
    return sum(telling.late is not None and telling.late <= NEWS_DAYS for telling in one.told)


def months(found: Iterable[Happening]) -> tuple[tuple[str, int], ...]:
    """Each month in which something begins, with how much does, in order of time."""
    return tuple(sorted(Counter(one.month for one in found if one.month is not None).items()))
