"""What a query finds in an index, and how it divides by outlet, month, kind of voice and language."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Final

from stemmata.text.tokens import stem
from stemmata.web.edition import NamedOrigin, Said
from stemmata.web.labels import DATE_NOT_KNOWN, edtf_words
from stemmata.web.search.index import Index, folded_words, in_blanks, plain
from stemmata.web.search.query import Query, Term, claim_number, range_of

MOST_VALUES: Final = 12  # of a facet; how many more there are is said
VOICE_WORDS: Final = {
    "own": "the outlet’s own words",
    "person": "a person",
    "organisation": "an organisation",
    "document": "a document",
    "outlet": "another outlet",
    "group": "a group",
    "unnamed": "an unnamed source",
    "unknown": "a voice of unknown kind",
}
FACETS: Final = (("outlet", "Outlet"), ("month", "Month"), ("voice", "Who says so"), ("lang", "Language"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    words: str
    number: int
    term: Term | None  # what to add to the query; None where it cannot be asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    field: str
    title: str
    values: tuple[FacetValue, ...]  # the most first; months in order of time
    further: int  # values that are not among them
    chosen: bool  # the query has a term of this field


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    query: Query
    said: tuple[Said, ...]  # in order of publication, then of text
    notes: tuple[str, ...]  # sentences: what was not understood or not met
    elsewhere: tuple[str, ...] = ()  # reports that have the words, though in no statement; in order of publication


class NotMet(Exception):
    """Nothing in the case can meet a term; its sentence says so."""


def found(index: Index, query: Query) -> Found:
    """What meets every term. Nothing for a query without terms, or with troubles, whose sentences are then among
    the notes."""
    if query.troubles or not query.terms:
        return Found(query=query, said=(), notes=query.troubles + query.notes)
    everything = range(len(index.said))
    meets: set[int] | None = None
    notes = list(query.notes)
    for term in sorted(query.terms, key=lambda one: not one.wanted):
        try:
            numbers = _OF_FIELD[term.field](index, term)
        except NotMet as sentence:
            notes.append(str(sentence))
            numbers = ()
        here = set(everything) if meets is None else meets
        meets = here & set(numbers) if term.wanted else here - set(numbers)
    said = tuple(index.said[n] for n in sorted(meets or ()))
    return Found(query=query, said=said, notes=tuple(notes), elsewhere=() if said else _elsewhere(index, query))


def _elsewhere(index: Index, query: Query) -> tuple[str, ...]:
    """The reports whose whole text has the query's words, where the query is of words alone."""
    if any(term.field or not term.wanted for term in query.terms):
        return ()
    wanted = [in_blanks(folded_words(term.value)) for term in query.terms]
    return tuple(name for name, text in index.reports.items() if all(words in text for words in wanted))


def _words(index: Index, term: Term) -> Iterable[int]:
    if not term.phrase and term.value.endswith("*"):
        return index.with_beginning(plain(term.value))
    words = tuple(folded_words(term.value))
    lists = [set(index.by_stem.get(stem(word), ())) for word in words]
    both: set[int] = reduce(set.intersection, lists) if lists else set()
    if not term.phrase:
        return both
    exact = in_blanks(words)
    return [n for n in both if exact in index.words[n]]


def _named(names: Mapping[str, frozenset[int]], term: Term, noun: str) -> Iterable[int]:
    """Of the very name where there is one, else of all names with these words in them."""
    wanted = plain(term.value)
    if wanted in names:
        return names[wanted]
    fitting = [numbers for name, numbers in names.items() if wanted and f" {wanted}" in f" {name}"]
    if not fitting:
        raise NotMet(f"No {noun} of this case is called “{term.value}”.")
    return frozenset[int]().union(*fitting)


def _outlet(index: Index, term: Term) -> Iterable[int]:
    return _named(index.by_outlet, term, "outlet")


def _voice_named(index: Index, term: Term) -> Iterable[int]:
    return _named(index.by_voice, term, "voice that says something")


def _origin(index: Index, term: Term) -> Iterable[int]:
    known = index.edition.origins
    wanted = plain(term.value)
    tests: tuple[Callable[[NamedOrigin], bool], ...] = (
        lambda one: one.letter == term.value.casefold() or one.origin.id == term.value,
        lambda one: plain(one.origin.name) == wanted,
        lambda one: bool(wanted) and f" {wanted}" in f" {plain(one.origin.name)}",
    )
    for test in tests:
        fitting = [one.origin.id for one in known if test(one)]
        if fitting:
            return frozenset[int]().union(*(index.by_origin.get(name, frozenset()) for name in fitting))
    raise NotMet(f"No origin of this case has the letter or the name “{term.value}”.")


def _claim(index: Index, term: Term) -> Iterable[int]:
    number, claims = claim_number(term.value), index.edition.claims
    if number is None or not 1 <= number <= len(claims):
        raise NotMet(f"This case has no claim “{term.value}”: its claims run from C1 to C{len(claims)}.")
    statements = set(claims[number - 1].statements)
    return [n for n, item in enumerate(index.said) if item.statement.id in statements]


def _number(index: Index, term: Term) -> Iterable[int]:
    wanted = range_of(term.value)
    for n, item in enumerate(index.said):
        given = item.source.annotations.quantities
        for quantity in (given[at] for at in item.statement.quantities if at < len(given)):
            low = quantity.low if quantity.value is None else quantity.value
            high = quantity.high if quantity.value is None else quantity.value
            if wanted and (low is not None or high is not None) and wanted.meets(low, high):
                yield n


def _of(key: Callable[[Said], str]) -> Callable[[Index, Term], Iterable[int]]:
    def numbers(index: Index, term: Term) -> Iterable[int]:
        value = term.value.casefold()
        return [n for n, item in enumerate(index.said) if key(item).casefold() == value]

    return numbers


def _in_month(index: Index, term: Term) -> Iterable[int]:
    return [n for n, item in enumerate(index.said) if month(item)[: len(term.value)] == term.value]


def month(item: Said) -> str:
    """ "2021-05", or as much as is known; "" for nothing."""
    published = item.source.report.published
    return published.value[:7] if published else ""


def voice(item: Said) -> str:
    """The kind of the deepest voice, as the field ``voice:`` has it."""
    return item.statement.chain[-1].kind if len(item.statement.chain) > 1 else "own"


def language(item: Said) -> str:
    return item.source.report.language or "unknown"


_OF_FIELD: Final[Mapping[str | None, Callable[[Index, Term], Iterable[int]]]] = {
    None: _words,
    "outlet": _outlet,
    "month": _in_month,
    "voice": _of(voice),
    "claim": _claim,
    "origin": _origin,
    "number": _number,
    "lang": _of(language),
    "asserted-by": _voice_named,
}


def facets(index: Index, result: Found) -> tuple[Facet, ...]:
    """How the result divides. A facet with a single value is left out unless the query asked for it."""
    chosen = {term.field for term in result.query.terms if term.wanted}
    made = (_facet(index, result, field, title) for field, title in FACETS)
    return tuple(
        Facet(field=one.field, title=one.title, values=one.values, further=one.further, chosen=one.field in chosen)
        for one in made
        if len(one.values) > 1 or (one.values and one.field in chosen)
    )


def _facet(index: Index, result: Found, field: str, title: str) -> Facet:
    keys: Mapping[str, Callable[[Said], str]] = {
        "outlet": lambda item: index.edition.outlet(item.source.report.id),
        "month": month,
        "voice": voice,
        "lang": language,
    }
    words: Mapping[str, Callable[[str], str]] = {"month": _month_words, "voice": lambda key: VOICE_WORDS[key]}
    number = Counter(map(keys[field], result.said))
    most = sorted(number, key=lambda key: (-number[key], key))[:MOST_VALUES]
    shown = sorted(most, key=lambda key: (not key, key)) if field == "month" else most
    values = tuple(
        FacetValue(
            words=words[field](key) if field in words else key,
            number=number[key],
            term=Term(field=field, value=plain(key) if field == "outlet" else key) if key else None,
        )
        for key in shown
    )
    return Facet(field=field, title=title, values=values, further=len(number) - len(most), chosen=False)


def _month_words(key: str) -> str:
    return edtf_words(key) if key else DATE_NOT_KNOWN
