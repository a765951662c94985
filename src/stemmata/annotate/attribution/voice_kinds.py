"""What kind of voice a noun phrase is by its words alone: "a clerk", "the harbour office", "Ostra News Agency"."""

import re
from typing import Final

from stemmata.annotate.attribution.units import is_capital
from stemmata.annotate.lexicon.nouns import (
    BODY_HEADS,
    DOCUMENT_NOUNS,
    ORGANISATION_WORDS,
    OUTLET_NOUNS,
    OUTLET_WORDS,
    PEOPLE_NOUNS,
    PERSONAL_PAPERS,
)
from stemmata.model.annotations import VoiceKind

_WORD = re.compile(r"[^\W_]+(?:[’'\-.][^\W_]+)*")
_INDEFINITE = re.compile(
    r"(?:an?|one|another|some|two|three|four|five|six|several|many|a second|a third)\s", re.IGNORECASE
)
_EDITIONS: Final = frozenset(
    {
        "world",
        "today",
        "report",
        "reports",
        "record",
        "independent",
        "mirror",
        "monitor",
        "agency",
        "network",
        "site",
        "observer",
        "reporter",
        "reviewer",
    }
)  # nouns first, titles of outlets second
# people whom a text does not want to name
_UNNAMED: Final = frozenset(
    """source sources official officials resident residents activist activists witness witnesses eyewitness
    eyewitnesses diplomat diplomats analyst analysts expert experts observer observers critic critics
    people many some others several villagers locals insider insiders medics medic doctors doctor
    refugees refugee survivors survivor most few statement civilians defector defectors deserter deserters
    everyone nobody someone neighbours neighbors relatives relative
    """.split()
)
_PERSONS: Final = frozenset(
    """spokesman spokeswoman spokesperson minister president colonel general captain major commander chief
    director head governor mayor ambassador secretary editor reporter correspondent lawyer judge
    professor officer soldier author journalist chairman chairwoman chairperson envoy senator deputy
    leader member boss owner man woman boy girl mother father son daughter brother sister wife husband
    lieutenant sergeant admiral pilot clerk docker king queen prince prosecutor inspector historian
    scholar economist adviser advisor aide
    """.split()
)
_BODIES: Final = frozenset(
    "team teams corps crew crews staff military center centre ministry office side unit battery".split()
)
_COLLECTIVES: Final = frozenset(  # many at once, or a whole land
    """countries states powers nations peoples personnel townspeople lawmakers units outlets institutions firms
    companies councils schools banks agencies rescuers airlines charities cities families youths pupils""".split()
)
_LANDS: Final = frozenset("country nation community kingdom republic empire bloc mission embassy desk website".split())
# what is told about, with nobody who tells it: "media reports", "word", "accounts"
_HEARSAY: Final = frozenset("reports report news rumours rumors accounts information word sources".split())
_PEOPLE_ENDINGS: Final = ("er", "or", "ist", "ian", "man", "woman", "ee")
_QUANTIFIERS: Final = frozenset("one another some others many both several few most those two three".split())
_TEXTS: Final = frozenset(  # nouns for what is written, beside those of the table
    "indictment verdict ruling judgment judgement text communique affidavit diary annex page list table transcript"
    " images photographs photos pictures figures data records statistics findings study survey poll polls statement"
    " statements inquiry investigation analysis bulletin claim"
    " entry resolution draft bill declaration passage paragraph clause".split()
)
_SPEAKERS: Final = frozenset("spokesman spokeswoman spokesperson".split())  # "a spokesman" is whom he speaks for
# single persons by an office that one alone holds: known though not named
_OFFICES: Final = frozenset(
    """spokesman spokeswoman spokesperson minister president colonel general captain commander chief director governor
    mayor ambassador chairman chairwoman chairperson prosecutor king queen prince admiral premier chancellor head
    vice-president
    """.split()
)


def kind_of_words(words: str) -> VoiceKind:
    """The kind that the head of a phrase, cut before "of" or "who", tells; "unknown" where it tells nothing."""
    found = _WORD.findall(words)
    if not found:
        return "unknown"
    if says_outlet(words):
        return "outlet"
    last = found[-1]
    lower = last.lower()
    if _is_document(found):
        return "document"
    if lower in _HEARSAY and not (lower == "report" or (is_capital(last) and len(found) > 1)):
        return "unnamed"
    if lower in _UNNAMED or (len(found) == 1 and lower in _QUANTIFIERS):
        return "unnamed"
    if lower in _PERSONS:
        known = lower in _SPEAKERS or (lower in _OFFICES and not is_indefinite(words)) or is_capital(last)
        return "person" if known else "unnamed"
    if lower in {"media", "agencies", "newspapers", "channels", "websites"}:
        return "outlet"
    if lower in BODY_HEADS or lower in _BODIES:
        return "organisation"
    if lower in PEOPLE_NOUNS or (lower in _COLLECTIVES and not is_capital(last)):
        return "group"
    if lower in _LANDS and not is_capital(last):
        return "organisation"
    first = found[0]
    named = any(w[0].isupper() for w in found[1:]) or (len(found) == 1 and first[0].isupper())
    if is_capital(last) and named:
        organisation = any(w.lower() in ORGANISATION_WORDS for w in found) or first.lower() == "the"
        return "organisation" if organisation else "person"
    return _kind_by_ending(lower, words)


def _is_document(found: list[str]) -> bool:
    plain = len(found) == 1 or not is_capital(found[-1])
    lower = found[-1].lower()
    return (
        (lower in DOCUMENT_NOUNS or lower in _TEXTS) and plain and not any(w.lower() in PERSONAL_PAPERS for w in found)
    )


def is_indefinite(words: str) -> bool:
    """``a clerk``, ``one docker``, ``two men``: somebody whom the text introduces without a name."""
    return _INDEFINITE.match(words) is not None


def is_office(words: str) -> bool:
    """``the harbour mayor``, ``a spokesman``: the office tells who it is."""
    found = _WORD.findall(words)
    return bool(found) and found[-1].lower() in _OFFICES


def is_other_body(words: str) -> bool:
    """``the Council of Ostra``, ``Harbour Ministry``: a name with a word for a body that does not publish news."""
    found = {w.lower() for w in _WORD.findall(words)}
    return bool(found & (ORGANISATION_WORDS - OUTLET_WORDS)) and not says_outlet(words)


def _kind_by_ending(lower: str, words: str) -> VoiceKind:
    """``a photographer``, ``the neurologists``: nouns for people by their ending."""
    if len(lower) > 5 and lower.endswith(_PEOPLE_ENDINGS):
        return "person" if is_capital(words.rsplit(maxsplit=1)[-1]) else "unnamed"
    return "group" if len(lower) > 6 and lower.endswith(tuple(f"{e}s" for e in _PEOPLE_ENDINGS)) else "unknown"


def says_outlet(words: str) -> bool:
    """``the newspaper Tarn``, ``Varro News Agency``, ``Harbour Daily``: a name with a word for what publishes."""
    found = _WORD.findall(words)
    if len(found) > 1 and found[-1][0].isupper() and any(w == "News" for w in found):
        return True
    if any(w in OUTLET_NOUNS for w in found[:-1]) and found[-1][0].isupper():
        return True
    if found and found[-1] in OUTLET_NOUNS - {"agency", "station", "site", "monitor", "platform", "programme"}:
        return True
    return len(found) > 1 and found[-1][0].isupper() and found[-1].lower() in OUTLET_WORDS - _EDITIONS
