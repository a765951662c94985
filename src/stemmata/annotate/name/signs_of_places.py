"""What around a name says that it is a place's."""

import re

from stemmata.annotate.lexicon.nouns import PLACE_FOLLOWERS, PLACE_NOUNS
from stemmata.annotate.lexicon.peoples import PLACES
from stemmata.annotate.lexicon.word_tables import word_set
from stemmata.annotate.name.name_types import DIRECTIONS
from stemmata.annotate.name.occurrences import Occurrence, Sign, Weighed

_NOUNS_BEHIND = PLACE_FOLLOWERS | PLACE_NOUNS
_LOCATIVE = word_set("in near around outside across throughout inside within toward towards off")
_REACHING = word_set("left leaving reached reaching visited visiting entered entering fled leave reach visit enter")
_HEADS_OF_PLACES = word_set(
    "mayor governor residents people outskirts capital port streets north south east west centre center battle siege"
    " capture fall control countryside part parts villagers inhabitants suburbs edge heart government parliament"
    " coast coasts shores harbour prince princess king queen sultan emir republic men women farmers fishermen"
)
_OF_A_PLACE = re.compile(
    r"['’]s? (?:\w+ )?(?:airport|port|harbour|harbor|streets?|suburbs|outskirts|mayor|governor|parliament|president"
    r"|prime minister|foreign minister|capital|coast|coastline|border|borders|economy|residents|population|museum"
    r"|cathedral|market|main square|central|old town|largest|biggest|second|northern|southern|eastern|western)\b"
)
_LIES = re.compile(r" (?:lies|lay|is home to|is situated|is located|fell to|was shelled|was besieged|was captured)\b")
_FAR = re.compile(r"\b(?:km|kilomet(?:re|er)s|miles|hours?|minutes) (?:away )?(?:from|off|outside|\w+ of) (?:the )?$")
_LINE_OF_DATE = re.compile(
    r"(?:,? [A-Z][\w.]+(?: \d{1,2})?(?:,? \d{4})?)?(?: \([^()\n]{2,30}\))? ?(?:—|–|--| -|:(?= [A-Z]))(?=\s|[A-Z“\"])"
)


def _known_kind(seen: Occurrence) -> Weighed | None:
    """ "the town of X", "X province"."""
    if seen.before(1) == "of" and seen.before(2) in PLACE_NOUNS:
        return "place", 6.0
    after = seen.after()
    if seen.before(1) in {"town", "city", "village", "province", "island"}:
        return "place", 5.0
    if not seen.run.unsure and after is not None and after.lower in _NOUNS_BEHIND and not after.capital:
        return "place", 4.0
    return None


def _preposition(seen: Occurrence) -> Weighed | None:
    """ "in X", "northern X", "from X"; "in X's house" says little."""
    before = seen.before(1)
    if before in _LOCATIVE:
        return "place", 0.5 if seen.inside[-1].possessive else 2.5
    if before in DIRECTIONS:
        return "place", 3.0
    if before in _REACHING and len(seen.inside) < 3:
        return "place", 1.0
    if before in {"to", "from", "at"} and len(seen.inside) == 1:
        return "place", 0.8
    return None


def _direction(seen: Occurrence) -> Weighed | None:
    """ "north of X", "ten miles from X"."""
    if seen.before(1) == "of" and seen.before(2) in DIRECTIONS:
        return "place", 3.0
    start = seen.inside[0].start
    return ("place", 3.0) if _FAR.search(seen.text[max(0, start - 40) : start]) else None


def _address(seen: Occurrence) -> Weighed | None:
    """ "X, Velia": a known place follows the comma; or "where" does."""
    rest = seen.rest
    if re.match(r", where\b", rest):
        return "place", 4.0
    following = re.match(r", ((?:[A-Z][\w'’-]+ ?){1,3})", rest)
    alone = following and following[1].strip() in PLACES and seen.before(1) in _LOCATIVE | {"of", "to", "from", ""}
    return ("place", 2.5) if alone else None


def _dateline(seen: Occurrence) -> Weighed | None:
    """ "X, March 11 (Agency) — ": what opens a paragraph before a dash is where it was written."""
    first = seen.inside[0]
    if first.start and seen.text[first.start - 1] != "\n":
        return None
    shouted = all(word.all_caps for word in seen.inside)
    return ("place", 8.0) if shouted and _LINE_OF_DATE.match(seen.rest) else None


def _people_and_rulers(seen: Occurrence) -> Weighed | None:
    """ "residents of X", "on the banks of the X"."""
    if seen.before(1) == "the":
        shore = seen.before(2) == "of" and seen.before(3) in DIRECTIONS | {"banks", "bank", "shore", "shores"}
        return ("place", 3.0) if shore else None
    if seen.before(1) != "of":
        return None
    if seen.before(2) in _HEADS_OF_PLACES:
        return "place", 2.5
    return ("place", 0.6) if len(seen.inside) == 1 else None


def _owned(seen: Occurrence) -> Weighed | None:
    """ "X's harbour", "X lies"."""
    rest = seen.rest
    if seen.inside[-1].possessive and _OF_A_PLACE.match(rest):
        return "place", 2.0
    return ("place", 2.5) if _LIES.match(rest) else None


def _office_behind(seen: Occurrence) -> Weighed | None:
    """ "Portside Governor Y": what is governed is a place or a body, no person."""
    return ("place", 1.0) if seen.run.heads_role else None


SIGNS_OF_PLACES: tuple[Sign, ...] = (
    _known_kind,
    _preposition,
    _direction,
    _address,
    _dateline,
    _people_and_rulers,
    _owned,
    _office_behind,
)
