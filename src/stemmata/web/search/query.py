"""What a person types into the search box, read: words, "phrases", fields, and a minus before what is not wanted."""

import re
from dataclasses import dataclass
from typing import Final

# Field → what it takes, as the page says it.
FIELDS: Final = {
    "outlet": "an outlet's name or a part of it",
    "month": "a month or a year of publication: 2021-05, 2021",
    "voice": "the kind of the deepest voice: own, person, organisation, document, outlet, group, unnamed, unknown",
    "claim": "a claim's number: C2",
    "origin": "an origin's letter or name: β",
    "number": "a number or a range: 1200, 1200.., ..50, 400..1200",
    "lang": "a language's code: ar",
    "asserted-by": "a voice that says so: a name or a part of it, under any of its spellings",
}
MOST_CHARACTERS: Final = 1000
MOST_TERMS: Final = 40
_QUOTES: Final = '"“”„«»'
_PART: Final = re.compile(
    rf"(?P<minus>-?)(?:(?P<field>[A-Za-z][A-Za-z-]*):)?"
    rf"(?:[{_QUOTES}](?P<quoted>[^{_QUOTES}]*)(?:[{_QUOTES}]|$)|(?P<bare>[^\s{_QUOTES}]+))"
)
_NUMBER: Final = r"\d[\d,]*(?:\.\d+)?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One condition. All terms of a query must hold."""

    field: str | None  # None: words of the statement
    value: str
    phrase: bool = False  # the very words, one after the other
    wanted: bool = True  # False: after a minus

    @property
    def written(self) -> str:
        """As it may be typed again."""
        plain = not self.phrase and re.fullmatch(rf"[^\s{_QUOTES}]+", self.value)
        return f"{'' if self.wanted else '-'}{self.field + ':' if self.field else ''}" + (
            self.value if plain else f'"{self.value}"'
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    terms: tuple[Term, ...]
    troubles: tuple[str, ...] = ()  # sentences: what cannot be searched, and what to type instead
    notes: tuple[str, ...] = ()  # sentences: how something odd was understood

    @property
    def written(self) -> str:
        return " ".join(term.written for term in self.terms)

    def with_term(self, term: Term) -> "Query":
        return Query(terms=(*self.terms, term))

    def without_field(self, field: str) -> "Query":
        return Query(terms=tuple(term for term in self.terms if term.field != field))


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Both ends belong to it; None is open."""

    low: float | None
    high: float | None

    def meets(self, low: float | None, high: float | None) -> bool:
        """True where a number between these two can lie in the range."""
        below = self.high is not None and low is not None and low > self.high
        above = self.low is not None and high is not None and high < self.low
        return not below and not above


def parsed(words: str) -> Query:
    """The query. Never raises: what cannot be searched is told in ``troubles``."""
    if len(words) > MOST_CHARACTERS:
        return Query(terms=(), troubles=(f"A search has {MOST_CHARACTERS:,} characters at most.",))
    terms: list[Term] = []
    notes: list[str] = []
    troubles: list[str] = []
    for match in _PART.finditer(words):
        term, note = _term(match)
        if note:
            notes.append(note)
        trouble = _trouble(term)
        if trouble:
            troubles.append(trouble)
        elif re.search(r"\w", term.value) or term.field:
            terms.append(term)
    if len(terms) > MOST_TERMS:
        troubles.append(f"A search has {MOST_TERMS} terms at most.")
    if terms and not any(term.wanted for term in terms):
        notes.append("Everything but what stands after a minus is searched for.")
    return Query(terms=tuple(dict.fromkeys(terms)), troubles=tuple(troubles), notes=tuple(dict.fromkeys(notes)))


def _term(match: re.Match[str]) -> tuple[Term, str | None]:
    field, quoted = match["field"], match["quoted"]
    value = " ".join((match["bare"] if quoted is None else quoted).split())
    wanted = not match["minus"]
    if field is None and quoted is None and value.endswith(":") and value[:-1].lower() in FIELDS:
        field, value = value[:-1], ""
    if field is None:
        return Term(field=None, value=value, phrase=quoted is not None, wanted=wanted), None
    if field.lower() in FIELDS:
        return Term(field=field.lower(), value=value, phrase=False, wanted=wanted), None
    note = f"“{field}:” is no field, so its words are searched. Fields: {', '.join(name + ':' for name in FIELDS)}."
    return Term(field=None, value=f"{field} {value}".rstrip(), phrase=True, wanted=wanted), note


def _trouble(term: Term) -> str | None:
    if term.field is None:
        return None
    if not term.value:
        return f"After “{term.field}:” stands nothing. It takes {FIELDS[term.field]}."
    fits = {
        "number": lambda value: range_of(value) is not None,
        "claim": lambda value: claim_number(value) is not None,
        "month": lambda value: re.fullmatch(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?", value) is not None,
        "voice": lambda value: value.casefold() in VOICES,
    }.get(term.field)
    if fits is None or fits(term.value):
        return None
    return f"“{term.field}:{term.value}” cannot be searched. {term.field}: takes {FIELDS[term.field]}."


VOICES: Final = ("own", "person", "organisation", "document", "outlet", "group", "unnamed", "unknown")


def range_of(value: str) -> Range | None:
    """ "1200..", "..50", "400..1,200", "1200"; None for anything else, or where the first is above the last."""
    one = re.fullmatch(_NUMBER, value)
    if one:
        return Range(low=_number(value), high=_number(value))
    two = re.fullmatch(rf"({_NUMBER})?\.\.({_NUMBER})?", value)
    if two is None or not (two[1] or two[2]):
        return None
    found = Range(low=_number(two[1]) if two[1] else None, high=_number(two[2]) if two[2] else None)
    return None if found.low is not None and found.high is not None and found.low > found.high else found


def _number(written: str) -> float:
    return float(written.replace(",", ""))


def claim_number(value: str) -> int | None:
    """ "C2" or "2" → 2; None for anything else."""
    found = re.fullmatch(r"[Cc]?([0-9]{1,9})", value)
    return int(found[1]) if found else None
