"""What around a name says that it is a person's."""

import re

from stemmata.annotate.lexicon.function_words import SPEECH_VERBS
from stemmata.annotate.lexicon.ranks import RANK_WORDS, TITLE_HEADS
from stemmata.annotate.lexicon.word_tables import word_set
from stemmata.annotate.name.occurrences import Occurrence, Sign, Weighed

_KIN = word_set("son daughter brother sister father mother wife husband cousin nephew uncle widow family")
_TITLES = TITLE_HEADS | RANK_WORDS
_SPEAKING = re.compile(r"\s*,? (?:who|aged|himself|herself)\b|, \d\d,")
_OF_A_PERSON = re.compile(
    r"['’]s? (?:\w+ )?(?:mother|father|wife|husband|son|daughter|brother|sister|cousin|family|lawyers?|house|home"
    r"|arrest|trial|killing|death|body|signature|voice|biography|childhood|career|deputy|handwriting|predecessor|successor"
    r"|bodyguards?|driver|face|letter|remarks|testimony)\b"
)
_HIS = re.compile(r"[^.,;:“”\"()\n]{0,40}\b(?:his|her|him)\b")
_LIFE = re.compile(
    r" (?:was |is |has been )?(?:born|married|arrested|jailed|imprisoned|detained|appointed|buried|dismissed|promoted"
    r"|re-elected|elected|resigned|died|smiled|shrugged|nodded|laughed|recalled|grew up|retired)\b"
)


def _title_before(seen: Occurrence) -> Weighed | None:
    """ "colonel X", "the activist X"."""
    before = seen.before(1)
    lone_capitals = seen.inside[0].all_caps and len(seen.inside) == 1
    return ("person", 7.0) if before in (RANK_WORDS if lone_capitals else _TITLES) else None


def _speaks(seen: Occurrence) -> Weighed | None:
    """ "X said", "X, who"."""
    after = seen.after()
    if _SPEAKING.match(seen.rest):
        return "person", 4.0
    if after is None or after.lower not in SPEECH_VERBS:
        return ("organisation", 1.5) if seen.before(1) == "told" and len(seen.inside) == 1 else None
    if seen.run.unsure and not (after.lower.endswith("ed") or after.lower in {"said", "says", "told", "wrote"}):
        return None
    body = after.lower in {"reported", "reports", "quoted"} or seen.before(1) == "the"
    return ("organisation", 2.0) if body else ("person", 2.0)


def _life(seen: Occurrence) -> Weighed | None:
    """ "X was born", "X's brother", "son of X", "X kept his word"."""
    rest = seen.rest
    if _LIFE.match(rest) or (seen.inside[-1].possessive and _OF_A_PERSON.match(rest)):
        return "person", 2.5
    if seen.before(1) in {"of", "for"} and seen.before(2) in _KIN:
        return "person", 2.5
    subject = seen.inside[0].opens and not seen.inside[-1].possessive
    return ("person", 1.0) if subject and _HIS.match(rest) else None


SIGNS_OF_PERSONS: tuple[Sign, ...] = (_title_before, _speaks, _life)
