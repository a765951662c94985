"""150 names that may be places: as the product reads them, after a preposition, and inside the names of bodies.

A name may come twice at most, so that the set is not Aleppo and Syria; half of those after a preposition are names that
one report alone has.
"""

import calendar
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bench.pairs.drawing import Stratum, drawn
from bench.pairs.sets import Item, Part
from bench.pairs.texts import distinct, reports, row_of, sha256
from stemmata.model.case import Annotated
from stemmata.text.shingles import fold
from stemmata.text.span import Span

MOST_OF_NAME = 2
MOST_OF_REPORT = 3
OFTEN = 3  # reports: a name that so many have as a place is known enough to be looked for in other names
_WORD = r"(?:(?:[Aa]l|[Aa]s|[Aa]r|[Aa]n|[Aa]z|[Ee]l|[Ee]z|[Aa]d|[Aa]sh|[Aa]t)-)?[A-Z][\w-]+"
_RUN = rf"{_WORD}(?: (?:al |el |ez )?{_WORD}){{0,2}}"
_AFTER = re.compile(rf"\b(?:in|near|at|from|around|outside|towards?|(?:town|village|city|district) of) ({_RUN})")
_CAPITALS = re.compile(rf"{_WORD}(?: (?:for |of |al )?{_WORD}){{1,4}}")


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name where it stands."""

    row: int
    span: Span

    @property
    def words(self) -> str:
        """The name, folded."""
        return " ".join(fold(word) for word in self.span.of(reports()[self.row].text).split())


def toponyms(case_reports: Sequence[Annotated]) -> tuple[Item, ...]:
    """The set, without labels; by id."""
    after = sorted({name for one in _matches(_AFTER, 1) if (name := _cut(one))})
    homes = defaultdict[str, set[int]](set)
    for one in after:
        homes[one.words].add(one.row)
    rare = [one for one in after if len(homes[one.words]) == 1]
    places = sorted(set(_places(case_reports)))
    known = defaultdict[str, set[int]](set)
    for one in places:
        known[one.words].add(one.row)
    often = {name for name, rows in known.items() if len(rows) >= OFTEN and " " not in name}
    strata = [
        Stratum(name="a place to the product", wanted=45, candidates=places),
        Stratum(name="inside a longer name", wanted=30, candidates=sorted(set(_inside(often)))),
        Stratum(name="after a preposition, of one report", wanted=35, candidates=rare),
        Stratum(name="after a preposition", wanted=40, candidates=after),
    ]
    found = drawn(strata, lambda one: ((one.words, MOST_OF_NAME), (one.row, MOST_OF_REPORT)))
    return tuple(_item(f"t{number:03}", stratum, one) for number, (stratum, one) in enumerate(found, start=1))


def _item(name: str, stratum: str, one: Name) -> Item:
    part = Part(row=one.row, sha256=sha256(reports()[one.row].text), spans=(one.span,))
    return Item(id=name, parts=(part,), drawn=stratum)


def _matches(pattern: re.Pattern[str], group: int) -> Iterator[Name]:
    for row in distinct():
        for match in pattern.finditer(reports()[row].text):
            yield Name(row, Span(*match.span(group)))


def _cut(name: Name) -> Name | None:
    """The words before the first that is no name's: one that is also written small, one of the calendar; None: none."""
    text, end = name.span.of(reports()[name.row].text), 0
    for match in re.finditer(r"[\w-]+", text):
        if fold(match.group()) in _no_names():
            break
        end = match.end()
    return Name(name.row, Span(name.span.start, name.span.start + end)) if end else None


@cache
def _no_names() -> frozenset[str]:
    """Folded words that the articles write small, often enough to be no slip, and those of the calendar."""
    counts = Counter(word for row in distinct() for word in re.findall(r"\b[a-z][\w-]+", reports()[row].text))
    dates = [fold(word) for word in (*calendar.month_name, *calendar.month_abbr, *calendar.day_name) if word]
    return frozenset(word for word, count in counts.items() if count >= OFTEN and not word.startswith("al-")) | set(
        dates
    )


def _places(case_reports: Iterable[Annotated]) -> Iterator[Name]:
    kept = set(distinct())
    for one in case_reports:
        row = row_of(one.report)
        for mention in one.annotations.mentions:
            if row in kept and mention.kind == "place" and mention.form == "name":
                yield Name(row, mention.span)


def _inside(names: set[str]) -> Iterator[Name]:
    """Words of longer names in capitals that elsewhere are places by themselves."""
    for one in _matches(_CAPITALS, 0):
        text = reports()[one.row].text
        for match in re.finditer(r"[\w-]+", one.span.of(text)):
            if fold(match.group()) in names:
                yield Name(one.row, Span(one.span.start + match.start(), one.span.start + match.end()))
