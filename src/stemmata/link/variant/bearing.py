"""How two tellings of one claim bear on each other, number by number and as a whole.

A contradiction is told of one event only: two numbers of the same things, to which the same happened, in one place,
on one day, told at one time, of which neither is a share of the other. A later and higher count is an update; a count
of one day stands to that of the days around it as a part. Where it is open whether both tell one event, that is said.
"""

from collections.abc import Iterable, Sequence
from itertools import product
from typing import Final, Literal

from stemmata.link.claim.counting import ANY_PEOPLE, SOME_PEOPLE, Count, counts, fit
from stemmata.link.claim.days import OF_A_DAY, TOLL_OF_A_WAR
from stemmata.link.claim.denial import denied
from stemmata.link.claim.shares import of_a_stretch
from stemmata.link.claim.values import Interval, agreement, date_interval, days_apart
from stemmata.link.claim.wordclasses import happenings, same_word
from stemmata.link.context import LinkContext
from stemmata.link.variant.told import Told
from stemmata.model.claim import Bearing
from stemmata.text.tokens import content_stems

# The first that holds of any two of their slots is that of the whole.
STRONGEST: Final[Sequence[Bearing]] = ("contradicts", "update", "part of", "maybe another", "refines", "differs")
GROWS: Final = frozenset({"kill", "injure", "detain", "flee", "capture", "miss", "rescu", "evacu"})
DAY_WIDEST: Final = 3  # days: a date no wider than this tells a day
# Tellings that share so much of the shorter's words are one sentence with a change, and of one event.
ONE_SENTENCE: Final = 0.7
# Of one event are tellings that share so much: "shelling near the port killed 19" / "raids on the valley kill 22".
ONE_EVENT: Final = 0.4
# "six were killed in the shelling" / "shelling has killed 1,102": one of them counts over more than the event.
FARTHEST: Final = 5.0
# Where less than this of the shorter's words is shared, nothing but other wordings of the claim ties the two.
HARDLY: Final = 0.2
# Tolls of one happening are told for so long; later ones are of another.
TOLL_DAYS: Final = 10

Setting = Literal["one", "open", "another"]


def bearing(one: Told, other: Told, context: LinkContext) -> Bearing | None:
    """How two tellings of one claim bear on each other; None where they say the same. The same either way about."""
    if _hardly_alike(one, other) or setting(one, other, context) == "another":
        return "maybe another"
    found = [*_of_numbers(one, other, context), *_of_days(one, other, context), *_of_sides(one, other)]
    if not found and _more_exact(one, other, context):
        return "refines"
    return min(found, key=STRONGEST.index, default=None)


def of_counts(one: Count[Told], other: Count[Told], context: LinkContext) -> Bearing | None:
    """How two counts of the same bear on each other; None for the same number and bound."""
    if one.value == other.value:
        return None
    if one.interval is None or other.interval is None:
        return "refines"
    first, second = one.told, other.told
    how = agreement(one.interval, other.interval)
    if how == "equal":
        return None
    if _stretches(first) != _stretches(second):
        return _within_stretch(one, other)
    where = setting(first, second, context)
    if where != "another" and _risen(one, other):
        return "update"
    if how != "disjoint":
        return "differs" if how == "overlaps" else "refines"
    if where == "another":
        return "maybe another"
    if where == "one" and _same_referent(one, other) and _comparable(one, other):
        if one_moment(first, second):
            return "contradicts"
        if _hours_apart(one, other):
            return "update"
    return "differs"


def one_moment(one: Told, other: Told) -> bool:
    """Both tell what a document says, or one sentence in reports of one day: no toll that grew meanwhile."""
    if all(any(voice.kind == "document" for voice in side.located.voices) for side in (one, other)):
        return True
    return days_apart(one.located.published, other.located.published) == 0 and _one_sentence(one, other)


def setting(one: Told, other: Told, context: LinkContext) -> Setting:
    """Whether both tell of one day and place, of two, or whether that is open."""
    if _stretches(one) and _stretches(other):
        return "one"
    places = [set(side.entities_around(context, "place")) for side in (one, other)]
    apart = _elsewhere(one, other, context) and _elsewhere(other, one, context)
    days = [_days(side) for side in (one, other)]
    told_apart = bool(days[0]) and bool(days[1]) and all(_gap(a, b) > 0 for a, b in product(*days))
    if _one_sentence(one, other):
        return "one"
    if told_apart or apart:
        return "another"
    published = days_apart(one.located.published, other.located.published)
    if published is not None and published > TOLL_DAYS and not (days[0] and days[1]):
        return "another"
    together = bool(places[0] & places[1]) or bool(days[0] and days[1])
    return "one" if together or (published is not None and published <= 1) else "open"


def _elsewhere(one: Told, other: Told, context: LinkContext) -> bool:
    """``one`` names places, and the report of ``other`` none of them."""
    named = one.entities(context, "place")
    mentioned = {context.entity_id(other.report, local.id) for local in other.located.where.annotations.entities}
    return bool(named) and not set(named) & mentioned


def _of_numbers(one: Told, other: Told, context: LinkContext) -> Iterable[Bearing]:
    mine, its = counts(one), counts(other)
    pairs = sorted(
        (-fit(a, b), -_low(a) - _low(b), a.quantity.span, b.quantity.span, i, j)
        for (i, a), (j, b) in product(enumerate(mine), enumerate(its))
        if fit(a, b)
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    for *_, i, j in pairs:
        if i in taken[0] or j in taken[1]:
            continue
        taken[0].add(i)
        taken[1].add(j)
        if (found := of_counts(mine[i], its[j], context)) is not None:
            yield found
    near = days_apart(one.located.published, other.located.published) in (0, 1)
    if not pairs and near and any(_share(a, b) or _share(b, a) for a, b in product(mine, its)):
        yield "part of"


def _share(one: Count[Told], other: Count[Told]) -> bool:
    """``one`` counts some of those that ``other`` counts: by its noun, or since only one thing befell them."""
    if one.interval is None or other.interval is None or one.interval.low > other.interval.high:
        return False
    if one.head in SOME_PEOPLE and other.head in ANY_PEOPLE and (one.fates == other.fates or one.some):
        return True
    return bool(one.fates) and set(one.fates) < set(other.fates) and (one.head == other.head or one.head is None)


def _within_stretch(one: Count[Told], other: Count[Told]) -> Bearing:
    """Of a stretch of time and of one happening: the lower may be a part of the higher if that is the stretch's."""
    stretch, single = (one, other) if _stretches(one.told) else (other, one)
    return "part of" if _low(single) < _low(stretch) else "maybe another"


def _stretches(one: Told) -> bool:
    """It counts over weeks or years, and not what one happening brought."""
    text = one.located.where.report.text
    if any((quantity.value or quantity.low or 0) >= TOLL_OF_A_WAR for quantity in one.quantities):
        return True
    return of_a_stretch(text, one.spans)


def _risen(one: Count[Told], other: Count[Told]) -> bool:
    """The later report, of another day, counts more of those to whom something happened."""
    if not set(one.fates or other.fates) & GROWS:
        return False
    first, second = (date_interval(side.told.located.published) for side in (one, other))
    if first is None or second is None or first.days.low == second.days.low:
        return False
    later, earlier = (one, other) if first.days.low > second.days.low else (other, one)
    return _low(later) > _low(earlier) and not _about_one(later, earlier)


def _hours_apart(one: Count[Told], other: Count[Told]) -> bool:
    """Tolls of one day or the next: they grow by the hour, outlets lag, and a date says nothing of hours."""
    days = days_apart(one.told.located.published, other.told.located.published)
    return bool(set(one.fates) & GROWS) and days in (0, 1)


def _comparable(one: Count[Told], other: Count[Told]) -> bool:
    """The wordings share enough for one event, and the numbers lie no farther apart than counts of one do."""
    low, high = sorted((_low(one), _low(other)))
    return high <= FARTHEST * max(low, 1.0) and _share_of_words(one.told, other.told) >= ONE_EVENT


def _about_one(one: Count[Told], other: Count[Told]) -> bool:
    """One is rounded, and both may be one number."""
    if "about" not in (one.quantity.kind, other.quantity.kind) or one.interval is None or other.interval is None:
        return False
    return agreement(one.interval, other.interval) != "disjoint"


def _low(one: Count[Told]) -> float:
    interval = one.interval or Interval(0.0, 0.0)
    return interval.low if interval.low > 0 else interval.high


def _same_referent(one: Count[Told], other: Count[Told]) -> bool:
    """The same things are counted, and neither is a share or beside others."""
    alike = one.head == other.head or None in (one.head, other.head)
    return alike and one.fates == other.fates and not (one.more or other.more) and one.some == other.some


def _of_days(one: Told, other: Told, context: LinkContext) -> Iterable[Bearing]:
    """One day each, in the words themselves, and not the same."""
    mine, its = ({date.edtf for date in side.dates if date_interval(date.edtf)} for side in (one, other))
    if len(mine) != 1 or len(its) != 1 or mine == its:
        return
    first, second = date_interval(next(iter(mine))), date_interval(next(iter(its)))
    if first is None or second is None:
        return
    how = agreement(first.days, second.days)
    if how == "disjoint":
        days = first.single_day and second.single_day
        yield "contradicts" if days and one_but_for_the_day(one, other, context) else "maybe another"
    elif how != "equal":
        yield "refines"


def _of_sides(one: Told, other: Told) -> Iterable[Bearing]:
    if denied(one.located, one.spans) != denied(other.located, other.spans):
        yield "contradicts" if _one_sentence(one, other) else "differs"


def _more_exact(one: Told, other: Told, context: LinkContext) -> bool:
    """One gives a number or a place where the other has none. A day more is often that of the report."""
    slots = zip(_slots(one, context), _slots(other, context), strict=True)
    return any(bool(first) != bool(second) for first, second in slots)


def _slots(one: Told, context: LinkContext) -> tuple[object, ...]:
    return (one.quantities, one.entities(context, "place"))


def one_but_for_the_day(one: Told, other: Told, context: LinkContext) -> bool:
    """Both tell one thing in one place, whatever day they give it.

    Shelling and raids come back on other days in the same words: of such, the numbers must be the same too.
    """
    if _elsewhere(one, other, context) or _elsewhere(other, one, context):
        return False
    mine, its = ({kind for key in _stems(side) for kind in happenings(key)} for side in (one, other))
    if not (mine | its) & OF_A_DAY:
        return True
    numbers = [{quantity.value for quantity in side.quantities if quantity.value} for side in (one, other)]
    return _one_sentence(one, other) and bool(numbers[0]) and numbers[0] == numbers[1]


def _hardly_alike(one: Told, other: Told) -> bool:
    """They share hardly a word, and no number or count of one day: only the wordings of others tie them together."""
    if {q.value for q in one.quantities if q.value} & {q.value for q in other.quantities if q.value}:
        return False
    near = days_apart(one.located.published, other.located.published) in (0, 1)
    if near and any(a.fates and a.fates == b.fates and fit(a, b) for a, b in product(counts(one), counts(other))):
        return False
    return _share_of_words(one, other) < HARDLY


def _one_sentence(one: Told, other: Told) -> bool:
    return _share_of_words(one, other) >= ONE_SENTENCE


def _share_of_words(one: Told, other: Told) -> float:
    """Of the shorter telling's words of content, without numbers."""
    mine, its = _stems(one), _stems(other)
    return len(mine & its) / max(1, min(len(mine), len(its)))


def _stems(one: Told) -> set[str]:
    text = one.located.where.report.text
    return {same_word(key) for span in one.spans for key in content_stems(span.of(text)) if not key[0].isdigit()}


def _days(one: Told) -> list[Interval]:
    """The days that its own words tell. Those of its sentence may be of the saying: "a monitor said on Sunday"."""
    return _narrow(date.edtf for date in one.dates)


def _narrow(written: Iterable[str | None]) -> list[Interval]:
    found = {known.days for edtf in written if (known := date_interval(edtf)) is not None and known.closed}
    return sorted(days for days in found if days.high - days.low <= DAY_WIDEST)


def _gap(one: Interval, other: Interval) -> float:
    return max(one.low - other.high, other.low - one.high, 0.0)
