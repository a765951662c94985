"""What of a mention's words is looked up: "northern Velia", "US-led" and "Orange, Texas" hold a name and more.

Nothing is left out that may be part of the name: "West Quarra", "Port Quarra" and "Quarra City" are not Quarra.
"""

import re
from collections.abc import Iterator

from stemmata.link.place.said import AREA_WORDS, TYPE_WORDS
from stemmata.model.place import Candidate, Gazetteer

# what says which part of the place is meant; with a capital only the forms that are no names by themselves
_PART = re.compile(
    r"(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)(?:[- ]?(?:east|west))?ern[ -]"
    r"|(?:(?:north|south|east|west)(?:[- ]?(?:east|west))?|central|upper|lower|downtown|greater|inner|outer|mid|rural"
    r"|mainland|metropolitan|old|occupied)[ -]"
)
_BEFORE_HYPHEN = re.compile(r"(.*?)-[a-z][a-z-]*$")  # "US-led", "London-based"
_BEHIND_HYPHEN = re.compile(r"[a-z]+-([^\W\d_a-z].*)")  # "anti-American", "non-US"


def candidates_of(words: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    """The candidates of the first form of these words that somebody bears; none where nobody does.

    Where a type word was left out ("Orange County"), only candidates of its kinds.
    """
    for name, type_word in _forms(_plain(words)):
        found = tuple(gazetteer.candidates(name))
        kinds = TYPE_WORDS.get(type_word)
        if kinds:
            found = tuple(one for one in found if one.place.kind in kinds)
        if found:
            return found
    return ()


def _plain(words: str) -> str:
    """Without an article, a genitive, and what follows a comma ("Portland, Maine")."""
    name = " ".join(words.partition(",")[0].split()).strip("-")
    name = name[4:] if name.lower().startswith("the ") else name
    return name[:-2] if name.endswith(("'s", "’s")) else name.rstrip("'’")


def _forms(name: str) -> Iterator[tuple[str, str]]:
    """Forms to look up, the fullest first, each with the type word that it leaves out."""
    yield name, ""
    for form in (_BEFORE_HYPHEN, _BEHIND_HYPHEN):
        if met := form.fullmatch(name):
            yield met[1], ""
    if met := _PART.match(name):
        yield name[met.end() :], ""
    words = name.split()
    if len(words) < 2:
        return
    last, first = words[-1], words[0]
    if last in TYPE_WORDS or last.lower() in AREA_WORDS:
        yield " ".join(words[:-1]), last.lower()
    if first.lower() in TYPE_WORDS and len(words) > 2 and words[1].lower() == "of":
        yield " ".join(words[2:]), first.lower()
    elif first in TYPE_WORDS:
        yield " ".join(words[1:]), first
