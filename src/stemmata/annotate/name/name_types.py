"""Which words of a name say what kind of thing it names: "Ministry of …", "… Province", a country."""

from collections.abc import Sequence

from stemmata.annotate.lexicon.nouns import ORGANISATION_WORDS, OUTLET_WORDS, PLACE_WORDS
from stemmata.annotate.lexicon.peoples import PLACES
from stemmata.annotate.lexicon.word_tables import word_set
from stemmata.annotate.name.words import Word

PARTICLES = word_set("al el bin ibn bint abu abd de da di del della dos du van von der den la le ul ud")
# "Ministry of Trade and Industry": what may follow "and" inside an organisation's name
FIELDS = word_set(
    "affairs agriculture analysis arts commerce communications cooperation co-operation culture customs defence defense"
    " democracy development economy education energy environment equality finance fisheries forestry freedoms guidance"
    " health housing immigration industry information investigation investigations investment irrigation justice labour"
    " labor liberation liberties lands planning policy protection reconciliation reform refugees relief religion"
    " research rescue resources rights science sciences security services shipping solidarity sports statistics"
    " studies technology tourism trade training transport treasury vice water welfare works youth"
)
DIRECTIONS = word_set(
    "northern southern eastern western central rural downtown north south east west northwest northeast southwest"
    " southeast northwestern northeastern southwestern southeastern upper lower greater coastal nearby besieged"
)
_BODY_OPENERS = frozenset({"radio", "tv", "channel", "télé", "tele"})
_PLACE_LEADS = DIRECTIONS | word_set("mount lake cape port fort wadi jabal tel")
BODIES = ORGANISATION_WORDS | OUTLET_WORDS
# an Arabic noun for a body of people, in front of its name
BODY_LEADS = word_set(
    "jaish jaysh jeish jabhat jabhet liwa harakat hizb ahrar faylaq kataib katibat saraya ansar tanzim majlis"
)


def is_organisation(words: Sequence[Word]) -> bool:
    """True if the words end (or begin, and go on with "of") as an organisation's name does."""
    return is_body_name([word.lower for word in words])


def is_body_name(lowers: Sequence[str]) -> bool:
    """The same of words in lower case."""
    of = next((at for at, lower in enumerate(lowers) if lower in {"of", "for", "on", "against"}), len(lowers))
    if of < len(lowers):
        return of > 0 and lowers[of - 1] in BODIES
    if len(lowers) > 1 and lowers[0] in BODY_LEADS:
        return True
    if len(lowers) > 1 and lowers[-1].isdigit():  # "Division 30"
        return lowers[-2] in BODIES
    return len(lowers) > 1 and (lowers[-1] in BODIES or lowers[0] in _BODY_OPENERS)


def is_known_place(name: str) -> bool:
    """True for a country, capital or region, in capitals too ("OSLO" in a dateline)."""
    return name in PLACES or (name.isupper() and len(name) > 3 and name.title() in PLACES)


def is_place(words: Sequence[Word]) -> bool:
    """True if the words are a known place, or end (or begin) as a place's name does."""
    lowers = [word.lower for word in words]
    if is_known_place(" ".join(word.text for word in words)):
        return True
    if len(lowers) < 2:
        return False
    return lowers[-1] in PLACE_WORDS or lowers[0] in _PLACE_LEADS
