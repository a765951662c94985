"""Names that stand side by side without a comma, parted again by what the report names alone.

Texts that have passed through many hands lose their commas and apostrophes: "the province of Osmer Salt Front members".
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from stemmata.annotate.lexicon.common_words import NOT_PERSONAL
from stemmata.annotate.lexicon.peoples import GROUPS, PLACES
from stemmata.annotate.lexicon.word_tables import word_set
from stemmata.annotate.name.name_cuts import NameRun
from stemmata.annotate.name.name_keys import name_key
from stemmata.annotate.name.name_types import PARTICLES, is_organisation, is_place
from stemmata.annotate.name.occurrences import Occurrence

_SEATS = word_set("governor mayor province city town village district governorate island port county")


def parted(occurrences: Sequence[Occurrence]) -> list[Occurrence]:
    """The occurrences in text order, those that hold several names cut into them."""
    alone = {one.surface for one in occurrences if len(one.inside) == 1} | PLACES
    often = Counter(name_key(one.surface) for one in occurrences)
    earlier: set[str] = set()
    found: list[Occurrence] = []
    for one in occurrences:
        cuts = _list_of_names(one, alone) or _echo(one) or _led_by_its_seat(one, often) or _known(one, often, earlier)
        parts = _at(one, cuts)
        earlier.update(name_key(part.surface) for part in parts)
        found.extend(parts)
    return found


def _at(one: Occurrence, cuts: Sequence[int]) -> list[Occurrence]:
    if not cuts:
        return [one]
    first = one.run.first
    edges = [first, *(first + cut for cut in cuts), one.run.last]
    return [replace(one, run=NameRun(start, end)) for start, end in pairwise(edges)]


def _typed(one: Occurrence) -> bool:
    return is_organisation(one.inside) or is_place(one.inside) or one.surface in GROUPS or one.run.titled


def _list_of_names(one: Occurrence, alone: set[str]) -> tuple[int, ...]:
    """Three or more words that all stand alone elsewhere as well."""
    inside = one.inside
    if len(inside) < 3 or _typed(one) or not all(word.text in alone for word in inside):
        return ()
    return tuple(range(1, len(inside)))


def _echo(one: Occurrence) -> tuple[int, ...]:
    """ "Karim Zaid Salim Zaid": two of one family, or one name twice."""
    lowers = [word.lower for word in one.inside]
    if len(lowers) != 4 or not PARTICLES.isdisjoint(lowers) or is_organisation(one.inside):
        return ()
    return (2,) if lowers[1] == lowers[3] else ()


def _led_by_its_seat(one: Occurrence, often: Counter[str]) -> tuple[int, ...]:
    """ "The governor of Osmer Karim Zaid": a town, then somebody, one of whom the report also names alone."""
    inside = one.inside
    led = one.before(1) == "of" and one.before(2) in _SEATS
    if not led or len(inside) < 3 or is_place(inside):
        return ()
    if not often[name_key(inside[0].text)] and not often[name_key(_surface(one, 1, len(inside)))]:
        return ()
    return () if inside[1].lower in PARTICLES else (1,)


def _known(one: Occurrence, often: Counter[str], earlier: set[str]) -> tuple[int, ...]:
    """A name of two words or more that the report has given before, behind a place or another whole name."""
    inside = one.inside
    if one.run.titled or often[name_key(one.surface)] > 1:
        return ()
    for at in range(1, len(inside) - 1):
        lead, rest = _surface(one, 0, at), _surface(one, at, len(inside))
        if name_key(rest) not in earlier or rest.split()[0].lower() in NOT_PERSONAL:
            continue
        whole_names = at > 1 and name_key(lead) in earlier and not is_organisation(inside)
        last = inside[at - 1].lower
        owner = last.endswith("s") and not last.endswith("ss") and last not in NOT_PERSONAL  # "al Mirats Salt Front"
        if whole_names or ((lead in PLACES or owner) and is_organisation(inside[at:])):
            return (at,)
    return ()


def _surface(one: Occurrence, first: int, last: int) -> str:
    return one.text[one.inside[first].start : one.inside[last - 1].end]
