"""What around a name says that it is a body's, an outlet's or a ship's."""

import re

from stemmata.annotate.lexicon.common_words import NOT_PERSONAL
from stemmata.annotate.lexicon.function_words import IRREGULAR_VERBS, PHRASE_BREAKERS, SPEECH_VERBS
from stemmata.annotate.lexicon.nouns import BODY_HEADS, BODY_NOUNS, OUTLET_NOUNS, PLACE_NOUNS, SHIPS, VEHICLES
from stemmata.annotate.lexicon.ranks import TITLE_HEADS
from stemmata.annotate.lexicon.word_tables import word_set
from stemmata.annotate.name.occurrences import Occurrence, Sign, Weighed

_PLACE_TAILS = word_set("based born held controlled bound area run")
_BODY_TAILS = word_set("led backed affiliated linked allied aligned held controlled run funded sponsored supported")
_HEADS_OF_BODIES = word_set(
    "member members leader leaders head chief director chairman spokesman spokeswoman spokesperson editor correspondent"
    " representative representatives commander founder wing branch affiliate offshoot ranks statement supporters"
    " headquarters offices newsroom secretary-general co-founder board employees readers website journalists fighters"
)
_FOUGHT = word_set("against defeat defeating fight fighting combat counter destroy join joined")
_HOLDS = word_set("held controlled claimed besieged occupied seized captured overrun")
_MADE_PUBLIC = word_set("published reported released broadcast aired carried")
_CREDIT = re.compile(r"\b(?:source|via|credit): ?$", re.IGNORECASE)
_MODEL = re.compile(r"[A-Z][A-Za-z]*-\d{2,3}[A-Zs]?")
_SHIP_PREFIXES = frozenset({"USS", "HMS", "MV", "MT", "FS", "INS", "HMAS", "RV", "SS"})
_SAILS = re.compile(
    r" (?:(?:has|had|was|is|have|later|then|also|never|finally) )*(?:sails?|sailed|sank|docked|berthed|capsized"
    r"|ran aground|listed|sunk|torpedoed|impounded|moored|anchored|towed|boarded by|set sail|steamed|dropped anchor"
    r"|went down|was lost at sea|put to sea)\b"
)
_ON_BOARD = word_set("aboard boarded boarding")
_OF_A_SHIP = re.compile(
    r"['’]s? (?:captain|skipper|crew|cargo|hull|deck|hold|manifest|log|logbook|owners?|passengers)\b"
)
_BODIES = BODY_HEADS | OUTLET_NOUNS
_BODIES_BEFORE = (BODY_HEADS | {"affiliated"}) - {"government", "opposition", "police"}
_GRAMMAR = PHRASE_BREAKERS | SPEECH_VERBS | IRREGULAR_VERBS
_COMMON = NOT_PERSONAL - _GRAMMAR
_ITS = re.compile(r"[^.,;:“”\"()\n]{0,40}\bits\b")
_ON_ITS_PAGE = re.compile(
    r"[^.;“”\"\n]{0,40}\b(?:in|on|through|via) its (?:\w+ )?(?:website|site|page|account|channel)\b"
)
_FOUNDED = re.compile(
    r" (?:(?:was|is|were|has|had|have|been|also) )*(?:founded|formed|dissolved|disbanded|banned|outlawed|set up"
    r"|launched"
    r"|claimed responsibility|issued a|holds? \w+ seats|won \w+ seats|merged|split|publishes|published|broadcasts)\b"
)
_CALLED = re.compile(r", (?:(?:the|a|an|its|his|their|former|then|who is the) )?((?:[\w-]+ ){0,3}?[\w-]+)\b")


def _body_noun(seen: Occurrence) -> Weighed | None:
    """ "the X fighters", "X-led"."""
    after = seen.after()
    if after is not None and after.lower in {"regime", "family", "clan", "government", "loyalists"}:
        return ("person", 1.5) if seen.before(1) == "the" else None
    if not seen.run.unsure and after is not None and after.lower in BODY_NOUNS and not after.capital:
        return "organisation", 2.5
    tail = seen.inside[-1].tail
    if tail in _PLACE_TAILS - _BODY_TAILS:
        return "place", 4.0
    return ("organisation", 2.0) if tail in _BODY_TAILS else None


def _members(seen: Occurrence) -> Weighed | None:
    """ "members of X", "joined the X"."""
    article = seen.before(1) == "the"
    if article and seen.before(2) in {"joined", "by"}:
        return "organisation", 1.0
    of = 2 if article else 1
    if seen.before(of) in {"of", "for"} and seen.before(of + 1) in _HEADS_OF_BODIES:
        return "organisation", 2.5
    return None


def _adversary(seen: Occurrence) -> Weighed | None:
    """ "against X", "to defeat X", "held by X": what is fought, or holds, is a body more often than a person."""
    before = seen.before(1)
    if len(seen.inside) > 1:
        return None
    if before in _FOUGHT:
        return "organisation", 1.5
    return ("organisation", 1.5) if before == "by" and seen.before(2) in _HOLDS else None


def _article(seen: Occurrence) -> Weighed | None:
    """ "the X": no person, and seldom a town."""
    if seen.before(1) != "the" or seen.inside[-1].possessive:
        return None
    after = seen.after()
    plural = seen.inside[-1].lower.endswith("s")  # "the Guilds want", but "the Osmer agreement"
    if after is not None and not plural and not after.capital and after.lower not in _GRAMMAR:
        return None
    if after is not None and plural and after.lower in _COMMON:
        return None
    return "organisation", 1.2 if len(seen.inside) == 1 else 1.8


def _body_before(seen: Occurrence) -> Weighed | None:
    """ "the militia X", "told The X"."""
    if seen.before(1) in _BODIES_BEFORE:
        lead = seen.words[seen.run.first - 1]
        named = lead.capital and not lead.opens  # "the Observatory X": a body called by its noun, then somebody
        return None if named and len(seen.inside) > 1 else ("organisation", 4.0)
    article = seen.words[seen.run.first - 1] if seen.before(1) == "the" else None
    if article is not None and article.text == "The" and not article.opens:
        return "organisation", 3.0
    return None


def _model(seen: Occurrence) -> Weighed | None:
    """ "K-47": letters, a hyphen and a number are a make of weapon, or of vehicle where one is named after it."""
    if len(seen.inside) > 1 and seen.inside[0].text in _SHIP_PREFIXES:
        return "vehicle", 9.0
    if len(seen.inside) > 1 or not _MODEL.fullmatch(seen.surface):
        return None
    after = seen.after()
    return ("vehicle" if after is not None and after.lower in VEHICLES else "weapon"), 7.0


def _ship(seen: Occurrence) -> Weighed | None:
    """ "the ferry X", "aboard the X", "X sank", "X's captain"."""
    before = seen.before(2) if seen.before(1) == "the" else seen.before(1)
    if seen.before(1) in SHIPS:
        return "vehicle", 7.0
    if before in _ON_BOARD:
        return "vehicle", 3.0
    rest = seen.rest
    if _SAILS.match(rest):
        return "vehicle", 4.0
    return ("vehicle", 2.5) if seen.inside[-1].possessive and _OF_A_SHIP.match(rest) else None


def _outlet(seen: Occurrence) -> Weighed | None:
    """ "the newspaper X", "X television", "published by X", "Source: X"."""
    after = seen.after()
    if seen.before(1) == "by" and seen.before(2) in _MADE_PUBLIC:
        return "organisation", 3.0
    start = seen.inside[0].start
    if _CREDIT.search(seen.text[max(0, start - 10) : start]):
        return "organisation", 4.0
    if seen.before(1) in OUTLET_NOUNS or (after is not None and after.lower in OUTLET_NOUNS and not after.capital):
        return "organisation", 4.0
    return None


def _acts_as_body(seen: Occurrence) -> Weighed | None:
    """ "X said on its website", "X was founded", "X denied its part"."""
    rest = seen.rest
    if _ON_ITS_PAGE.match(rest):
        return "organisation", 4.0
    if seen.inside[-1].possessive:
        return None
    if _FOUNDED.match(rest):
        return "organisation", 2.0
    return ("organisation", 0.8) if seen.inside[0].opens and _ITS.match(rest) else None


def _apposition(seen: Occurrence) -> Weighed | None:
    """ "X, head of …", "X, a town in …", "X, an armed group"."""
    match = _CALLED.match(seen.rest)
    if not match or seen.before(1) == "and":
        return None
    for word in match[1].split():
        lower = word.lower()
        if lower in TITLE_HEADS:
            return "person", 5.0
        if lower in PLACE_NOUNS:
            return "place", 4.0
        if lower in SHIPS:
            return "vehicle", 4.0
        if lower in _BODIES:
            return "organisation", 4.0
        if word[0].isupper() or lower in {"and", "said", "told", "in", "on", "at"}:
            return None
    return None


SIGNS_OF_BODIES: tuple[Sign, ...] = (
    _body_noun,
    _members,
    _adversary,
    _article,
    _body_before,
    _model,
    _ship,
    _outlet,
    _acts_as_body,
    _apposition,
)
