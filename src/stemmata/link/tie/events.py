"""Events: what is alleged to have happened, with when, where and who. The statements of one claim tell one event."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final, Literal

from stemmata.link.claim.claims import Alignment
from stemmata.link.claim.values import date_interval
from stemmata.link.context import LinkContext
from stemmata.link.memory import FORGETFUL, Memory
from stemmata.link.variant.told import Told, told
from stemmata.model.annotations import WANTED, DateExpression
from stemmata.model.relation import Event
from stemmata.text.ids import content_id

# What is asked for, hoped or held as an opinion is not alleged to have happened.
NOT_HAPPENED: Final = WANTED | {"supposes", "opines"}
PARTICIPANTS: Final = ("person", "organisation", "group")


def events(alignments: Iterable[Alignment], context: LinkContext, memory: Memory = FORGETFUL) -> tuple[Event, ...]:
    """One event for each claim that tells of a happening and says when or where, sorted by id."""
    found = (
        memory.each(
            alignment.id, (alignment, context.told_in(alignment.reports)), partial(_event_of, alignment, context)
        )
        for alignment in alignments
        if alignment.happened
    )
    return tuple(sorted((event for event in found if event is not None), key=lambda event: event.id))


def _event_of(alignment: Alignment, context: LinkContext) -> Event | None:
    members = [one for one in told(alignment, context) if _alleged(one)]
    if not any(one.statement in alignment.happened for one in members):
        return None
    event = _event(alignment, members, context)
    return event if event.edtf is not None or event.where else None


def _alleged(one: Told) -> bool:
    return not any(step.modality in NOT_HAPPENED for step in one.located.statement.chain)


def _event(alignment: Alignment, members: Sequence[Told], context: LinkContext) -> Event:
    date = _date(members)
    return Event(
        id=content_id("event", alignment.id),
        label=alignment.label,
        edtf=date[0] if date else None,
        basis=date[1] if date else None,
        where=_gathered(members, context, ("place",)),
        participants=_gathered(members, context, PARTICIPANTS),
        statements=tuple(sorted(one.statement for one in members)),
    )


def _date(members: Sequence[Told]) -> tuple[str, Literal["stated", "resolved"]] | None:
    """The date that most statements give; of those the most precise, then one as written, then the earliest."""
    given = Counter((d.edtf, d.basis) for one in members for d in _dates(one) if d.edtf is not None)
    if not given:
        return None
    said = Counter[str]()
    for (edtf, _), count in given.items():
        said[edtf or ""] += count
    found = min(given, key=lambda key: (-said[key[0] or ""], _width(key[0]), key[1] != "stated", key[0] or ""))
    return (found[0] or "", found[1])


def _dates(one: Told) -> Iterable[DateExpression]:
    return (date for date in one.dates if date_interval(date.edtf) is not None)


def _width(edtf: str | None) -> float:
    interval = date_interval(edtf)
    return interval.days.high - interval.days.low if interval else float("inf")


def _gathered(members: Sequence[Told], context: LinkContext, kinds: Sequence[str]) -> tuple[str, ...]:
    found = {entity for one in members for kind in kinds for entity in one.entities(context, kind)}
    return tuple(sorted(found))
